import { useSay, useWords } from '../words/use-words.ts'
import type { ControlProps } from './control.tsx'
import { inputMarks } from './input-marks.ts'

/** One term of a vocabulary, by its words; the record keeps the code. */
export function TermChoice({ kind, value, change, marks }: ControlProps) {
  const { form } = useWords()
  const say = useSay()
  return (
    <select
      {...inputMarks(marks)}
      value={typeof value === 'string' ? value : ''}
      onChange={({ target }) => change(target.value === '' ? null : target.value)}
    >
      <option value="">{form.choose}</option>
      {kind.vocabulary?.terms.map((term) => (
        <option key={term.code} value={term.code}>
          {say(term)}
        </option>
      ))}
    </select>
  )
}

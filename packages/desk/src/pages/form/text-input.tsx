import { useWords } from '../words/use-words.ts'
import type { ControlProps } from './control.tsx'
import { inputMarks } from './input-marks.ts'

/** Words, codes, addresses. The keyboard's suggestions stay off: they learn what is typed. */
export function TextInput({ kind, value, change, marks }: ControlProps) {
  const { form } = useWords()
  const text = typeof value === 'string' ? value : ''
  const typed = (said: string): void => change(said === '' ? null : said)
  if (kind.control === 'text') {
    return (
      <textarea
        {...inputMarks(marks)}
        dir="auto"
        value={text}
        maxLength={kind.limits?.max}
        onChange={({ target }) => typed(target.value)}
      />
    )
  }
  const hints: Readonly<Record<string, string>> = { duration: form.duration, member: form.member }
  return (
    <input
      {...inputMarks(marks)}
      dir="auto"
      value={text}
      maxLength={kind.limits?.max}
      placeholder={hints[kind.control]}
      onChange={({ target }) => typed(target.value)}
    />
  )
}

/** What forms of cases have in common: a moment that is typed, a term of a list, a list that is ticked. */
import type { CodeOf, Vocabulary } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { wholeDay, wholeMoment } from '../form/read-day.ts'
import { Choice, TextField } from '../line/field.tsx'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'

type MomentProps = {
  readonly label: string
  readonly help?: string
  readonly text: string
  readonly change: (text: string) => void
}

/** As everywhere on the desk: `2021-08-05 21:30`, in UTC. */
export function MomentField({ label, help, text, change }: MomentProps) {
  const { fields: said } = useWords().cases
  return <TextField label={label} help={help ?? said.moment} text={text} change={change} read={wholeMoment} />
}

export function DayField({ label, help, text, change }: MomentProps) {
  const { fields: said } = useWords().cases
  return <TextField label={label} help={help ?? said.day} text={text} change={change} read={wholeDay} />
}

type TermProps<V extends Vocabulary> = {
  readonly label: string
  readonly of: V
  readonly only?: readonly string[]
  readonly value: CodeOf<V> | ''
  readonly choose: (code: CodeOf<V>) => void
}

export function TermField<V extends Vocabulary>({ label, of: list, only, value, choose }: TermProps<V>) {
  const language = useLanguage()
  const { fields: said } = useWords().cases
  const terms = list.terms.filter(({ code }) => only === undefined || only.includes(code))
  return (
    <Choice
      label={label}
      value={value}
      of={[
        ...(value === '' ? [['', said.choose] as const] : []),
        ...terms.map(({ code }) => [code, termWords(list, code, language)] as const),
      ]}
      choose={(code) => code !== '' && choose(code)}
    />
  )
}

type TicksProps<C extends string> = {
  readonly label: string
  readonly of: readonly (readonly [code: C, shown: string])[]
  readonly ticked: readonly C[]
  readonly change: (ticked: readonly C[]) => void
}

export function Ticks<C extends string>({ label, of: all, ticked, change }: TicksProps<C>) {
  return (
    <fieldset className={parts['group']}>
      <legend>{label}</legend>
      <div>
        {all.map(([code, shown]) => (
          <label key={code} className={parts['tick']}>
            <input
              type="checkbox"
              checked={ticked.includes(code)}
              onChange={({ target }) =>
                change(target.checked ? [...ticked, code] : ticked.filter((one) => one !== code))
              }
            />
            {shown}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

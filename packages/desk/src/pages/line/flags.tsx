import { callerFlag } from '@safeconduct/core/records/choices/line.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { call } from '../calls/client.ts'
import { instantWords } from '../records/dates.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Choice, TextField } from './field.tsx'
import css from './line.module.css'
import type { OfThread } from './thread.tsx'

const spans = ['7', '30', '90'] as const
const day = 24 * 60 * 60_000

/** Marks that end by themselves: a caller is not to be branded for good. */
export function Flags({ thread: { id, flags }, now, acting }: OfThread) {
  const { flags: said } = useWords().line
  const language = useLanguage()
  const kinds = callerFlag.terms.map(({ code }) => code)
  const [kind, setKind] = useState<string>(kinds[0] ?? '')
  const [days, setDays] = useState<(typeof spans)[number]>('30')
  const [text, setText] = useState('')
  const add = async (): Promise<void> => {
    const until = Temporal.Instant.fromEpochMilliseconds(Date.parse(now) + Number(days) * day).toString()
    const about = text.trim() === '' ? {} : { text }
    if ((await acting.run(call('line.flag', { id, kind, until, ...about }))) !== undefined) setText('')
  }
  return (
    <>
      <p className={parts['facts']}>{said.help}</p>
      <ul className={css['notes']}>
        {flags.map((flag) => (
          <li key={flag.id}>
            {said.line(termWords(callerFlag, flag.kind, language), instantWords(flag.until, language))}
            {flag.text !== undefined && (
              <p>
                <bdi>{flag.text}</bdi>
              </p>
            )}
            <button
              type="button"
              data-plain
              disabled={acting.busy}
              onClick={() => void acting.run(call('line.unflag', { id, flag: flag.id }))}
            >
              {said.drop}
            </button>
          </li>
        ))}
      </ul>
      <Choice
        label={said.kind}
        value={kind}
        of={kinds.map((one) => [one, termWords(callerFlag, one, language)] as const)}
        choose={setKind}
      />
      <Choice
        label={said.until}
        value={days}
        of={spans.map((one) => [one, said.days(Number(one))] as const)}
        choose={setDays}
      />
      <TextField label={said.text} text={text} change={setText} />
      <p>
        <button type="button" disabled={acting.busy} onClick={() => void add()}>
          {said.add}
        </button>
      </p>
    </>
  )
}

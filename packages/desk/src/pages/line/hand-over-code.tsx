import { type Language, languages } from '@safeconduct/core/base/language.ts'
import { useState } from 'react'
import type { Answer } from '../../calls/calls.ts'
import type { NewCode } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { languageName } from '../records/language-names.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Choice } from './field.tsx'
import css from './line.module.css'
import { LineRefused } from './line-refused.tsx'
import type { OfThread } from './thread.tsx'

type Props = OfThread & {
  /** The code on the page. It is kept by whoever outlives a new look at the thread, which has a code from then on. */
  readonly given: NewCode | undefined
  readonly give: (code: NewCode | undefined) => void
}

/**
 * A code for somebody who called or wrote another way. It is shown, and shown again on this desk when the page died,
 * until somebody says that it has been handed over; then it is nowhere.
 */
export function HandOverCode({ thread, acting, given, give }: Props) {
  const { line: said } = useWords()
  const mine = useLanguage()
  const [language, setLanguage] = useState<Language>(languages.find((one) => one === thread.lang) ?? mine)
  const making = useAct<Answer<'line.code'>>()
  const make = async (): Promise<void> => {
    const made = await making.run(call('line.code', { id: thread.id, language }))
    if (made === undefined) return
    give(made.code)
    await acting.run(Promise.resolve({ ok: true, value: made.thread }))
  }
  const done = async (): Promise<void> => {
    await acting.run(call('line.codeGiven', { id: thread.id }))
    give(undefined)
  }
  if (given !== undefined) {
    return (
      <section className={parts['code']} aria-labelledby="code-title">
        <h3 id="code-title">{said.code.title}</h3>
        <p>{said.code.once}</p>
        <h4>{said.code.words}</h4>
        <ol className={css['code-words']} lang={given.language} translate="no">
          {given.words.map((word, at) => (
            <li key={`${at} ${word}`}>{word}</li>
          ))}
        </ol>
        <h4>{said.code.digits}</h4>
        <p className={css['code-digits']} dir="ltr" translate="no">
          {given.digits.join(' · ')}
        </p>
        <button type="button" data-main disabled={acting.busy} onClick={() => void done()}>
          {said.code.done}
        </button>
      </section>
    )
  }
  return (
    <div className={parts['act-on']}>
      <h3>{said.acts.code}</h3>
      <p className={thread.codeWaits ? parts['due'] : parts['facts']}>
        {thread.codeWaits ? said.code.waits : said.acts.codeHelp}
      </p>
      <Choice
        label={said.code.language}
        value={language}
        of={languages.map((one) => [one, languageName(one, mine)] as const)}
        choose={setLanguage}
      />
      <button type="button" data-main disabled={making.busy} onClick={() => void make()}>
        {thread.codeWaits ? said.code.again : said.code.make}
      </button>
      {thread.codeWaits && (
        <button type="button" disabled={acting.busy} onClick={() => void done()}>
          {said.code.done}
        </button>
      )}
      <LineRefused refusal={making.refusal} />
    </div>
  )
}

/** Ready-made replies: written by one, read by a second, and marked when a stranger may read them too. */
import { languages } from '@safeconduct/core/base/language.ts'
import { cannedUse } from '@safeconduct/core/records/choices/line.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { Answer } from '../../calls/calls.ts'
import { type CannedUse, type CannedView, cannedUses } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { type Acting, useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { languageName } from '../records/language-names.ts'
import { useNews } from '../session/copies.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Choice, TextField } from './field.tsx'
import css from './line.module.css'
import { LineRefused } from './line-refused.tsx'
import { MarkedText } from './marked-text.tsx'
import { LineTabs } from './tabs.tsx'
import { useKept } from './use-line.ts'

type Listed = Answer<'line.canned'>

export function Replies() {
  const words = useWords()
  const { replies: said } = words.line
  const [acts, setActs] = useState(0)
  const acting = useAct<Listed>()
  const asked = useKept(useCall('line.canned', {}, useNews() * 1_000 + acts))
  const run: Acting<Listed>['run'] = async (work) => {
    const done = await acting.run(work)
    setActs((before) => before + 1)
    return done
  }
  const shown = { ...acting, run }
  return (
    <>
      <LineTabs tab="replies" />
      <div className={parts['narrow']}>
        <h1>{said.title}</h1>
        <p className={parts['facts']}>{said.help}</p>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <LineRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && asked.value.replies.length === 0 && <p>{said.none}</p>}
        {asked.state === 'answered' && (
          <ul className={css['notes']}>
            {asked.value.replies.map((reply) => (
              <OneReply key={reply.id} reply={reply} acting={shown} />
            ))}
          </ul>
        )}
        <LineRefused refusal={acting.refusal} />
        <WriteReply acting={shown} />
      </div>
    </>
  )
}

function OneReply({ reply, acting }: { readonly reply: CannedView; readonly acting: Acting<Listed> }) {
  const { replies: said } = useWords().line
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  const { id, title, lang, use, text, safeToBeSeen, reviewedBy } = reply
  if (editing)
    return (
      <li>
        <WriteReply acting={acting} of={reply} done={() => setEditing(false)} />
      </li>
    )
  return (
    <li>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <MarkedText text={text} />
      <p className={parts['facts']}>
        {languageName(lang, language)} · {termWords(cannedUse, use, language)}
        {safeToBeSeen && ` · ${said.seen}`} ·{' '}
        {reviewedBy.length === 0 ? said.unreviewed : said.reviewed(reviewedBy.join(', '))}
      </p>
      <div className={parts['row']}>
        {reviewedBy.length === 0 && (
          <button
            type="button"
            disabled={acting.busy}
            onClick={() => void acting.run(call('line.reviewCanned', { id }))}
          >
            {said.review}
          </button>
        )}
        <button type="button" data-plain onClick={() => setEditing(true)}>
          {said.edit}
        </button>
      </div>
    </li>
  )
}

type WriteProps = {
  readonly acting: Acting<Listed>
  readonly of?: CannedView
  readonly done?: () => void
}

function WriteReply({ acting, of, done }: WriteProps) {
  const { replies: said } = useWords().line
  const mine = useLanguage()
  const [title, setTitle] = useState(of?.title ?? '')
  const [use, setUse] = useState<CannedUse>(of?.use ?? 'answer')
  const [lang, setLang] = useState<string>(of?.lang ?? mine)
  const [text, setText] = useState(of?.text ?? '')
  const [safeToBeSeen, setSafe] = useState(of?.safeToBeSeen ?? false)
  const keep = async (): Promise<void> => {
    const which = of === undefined ? {} : { id: of.id }
    const kept = await acting.run(call('line.saveCanned', { ...which, title, lang, use, text, safeToBeSeen }))
    if (kept === undefined) return
    if (of === undefined) {
      setText('')
      setTitle('')
    }
    done?.()
  }
  return (
    <div className={parts['act-on']}>
      <TextField label={said.name} text={title} change={setTitle} />
      <Choice
        label={said.use}
        value={use}
        of={cannedUses.map((one) => [one, termWords(cannedUse, one, mine)] as const)}
        choose={setUse}
      />
      <Choice
        label={said.lang}
        value={lang}
        of={languages.map((one) => [one, languageName(one, mine)] as const)}
        choose={setLang}
      />
      <TextField label={said.text} text={text} change={setText} rows={3} />
      <label className={parts['tick']}>
        <input type="checkbox" checked={safeToBeSeen} onChange={({ target }) => setSafe(target.checked)} />
        {said.seen}
      </label>
      <div className={parts['row']}>
        <button
          type="button"
          disabled={acting.busy || text.trim() === '' || title.trim() === ''}
          onClick={() => void keep()}
        >
          {said.add}
        </button>
        {done !== undefined && (
          <button type="button" data-plain onClick={done}>
            {said.stop}
          </button>
        )}
      </div>
    </div>
  )
}

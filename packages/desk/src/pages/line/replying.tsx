/** The reply: only whoever holds the person may write it, and the rules speak before it leaves. */
import { languages } from '@safeconduct/core/base/language.ts'
import { useEffect, useRef, useState } from 'react'
import type { Answer, CallRefusal } from '../../calls/calls.ts'
import type { CannedView, NewCode, ThreadView } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { useKeys } from '../frame/use-keys.ts'
import { instantWords } from '../records/dates.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Field, TextField } from './field.tsx'
import { HandOverCode } from './hand-over-code.tsx'
import { ReplyRefused } from './reply-refused.tsx'
import { SafeNowLine } from './safe-now.tsx'
import type { OfThread } from './thread.tsx'

type Sent = Answer<'line.reply'>

export function Replying(props: OfThread) {
  const { line: said } = useWords()
  const { thread } = props
  const isMine = thread.lease?.mine === true
  // Whoever just took the person on wants to write; whoever only came back to the page wants to read first.
  const wasOthers = useRef(false)
  useEffect(() => {
    if (!isMine) wasOthers.current = true
  }, [isMine])
  const [given, give] = useState<NewCode>()
  if (!thread.answerable || thread.codeWaits || given !== undefined) {
    return (
      <section className={parts['part']}>
        <h2>{said.reply.title}</h2>
        {!thread.answerable && given === undefined && <p className={parts['due']}>{said.reply.noCode}</p>}
        <HandOverCode {...props} given={given} give={give} />
      </section>
    )
  }
  if (thread.burntAt !== undefined) {
    return (
      <section className={parts['part']}>
        <h2>{said.reply.title}</h2>
        <p className={parts['note']}>{said.reply.burnt}</p>
      </section>
    )
  }
  if (!isMine) return null
  // Another person's thread must never inherit what was typed for this one.
  return <Writing key={thread.id} {...props} begins={wasOthers.current} />
}

function Writing({ thread, acting, begins }: OfThread & { readonly begins: boolean }) {
  const { line: said } = useWords()
  const part = useRef<HTMLElement>(null)
  const toBox = (): void => part.current?.querySelector('textarea')?.focus()
  useEffect(() => {
    if (begins) toBox()
  }, [begins])
  const [text, setText] = useState('')
  const [canned, setCanned] = useState<CannedView>()
  const sending = useAct<Sent>()
  const isOutside = thread.safe.state === 'outside'
  const send = async (): Promise<void> => {
    const by = canned !== undefined && canned.text === text ? { canned: canned.id } : {}
    const sent = await sending.run(call('line.reply', { id: thread.id, text, ...by }))
    if (sent === undefined) return
    setText('')
    setCanned(undefined)
    toBox()
    await acting.run(Promise.resolve({ ok: true, value: sent.thread }))
  }
  useKeys('form', {
    // From this box alone: the keys that keep a note beside it must not send a half-written reply.
    save: ({ target }) => {
      if (target instanceof Node && part.current?.contains(target) === true) void send()
    },
  })
  return (
    <section ref={part} className={parts['part']} aria-labelledby="reply-title">
      <h2 id="reply-title">{said.reply.title}</h2>
      <SafeNowLine safe={thread.safe} />
      {thread.safeContact?.screen === 'others-may-see' && (
        <p className={parts['due']}>{said.reply.othersSee}</p>
      )}
      <ReadyMade
        thread={thread}
        put={(chosen, words) => {
          setCanned(chosen)
          setText(words)
          toBox()
        }}
      />
      <TextField label={said.reply.label} help={said.reply.help} text={text} change={setText} rows={5} />
      <div className={parts['row']}>
        <button
          type="button"
          data-main
          disabled={sending.busy || text.trim() === ''}
          onClick={() => void send()}
        >
          {isOutside ? said.reply.sendLater : said.reply.send}
        </button>
      </div>
      <ReplyRefused refusal={sending.refusal} />
      <Became sent={sending.done} refusal={sending.refusal} />
    </section>
  )
}

function Became({
  sent,
  refusal,
}: {
  readonly sent: Sent | undefined
  readonly refusal: CallRefusal | undefined
}) {
  const { line: said } = useWords()
  const language = useLanguage()
  const shown = refusal === undefined ? sent : undefined
  return (
    <p role="status" className={parts['became']}>
      {shown?.state === 'sent' && said.reply.sent}
      {shown?.state === 'waiting' && said.reply.waiting}
      {shown?.state === 'held' && said.reply.held(instantWords(shown.goesAt ?? '', language))}
    </p>
  )
}

type ReadyProps = {
  readonly thread: ThreadView
  readonly put: (canned: CannedView | undefined, text: string) => void
}

function ReadyMade({ thread, put }: ReadyProps) {
  const { line: said } = useWords()
  const language = useLanguage()
  const asked = useCall('line.canned', {})
  const { neutral } = thread
  if (neutral !== undefined) {
    const theirs = languages.find((one) => one === thread.lang) ?? language
    return (
      <p>
        <button type="button" onClick={() => put(undefined, neutral[theirs])}>
          {said.reply.neutral}
        </button>
      </p>
    )
  }
  const all = asked.state === 'answered' ? asked.value.replies : []
  const fitting = all.filter(({ lang, reviewedBy }) => lang === thread.lang && reviewedBy.length > 0)
  if (fitting.length === 0) return null
  return (
    <Field label={said.reply.ready}>
      {(given) => (
        <select
          {...given}
          value=""
          onChange={({ target }) => {
            const chosen = fitting.find(({ id }) => id === target.value)
            if (chosen !== undefined) put(chosen, chosen.text)
          }}
        >
          <option value="">{said.reply.choose}</option>
          {fitting.map(({ id, title, safeToBeSeen }) => (
            <option key={id} value={id}>
              {safeToBeSeen ? `${title} (${said.reply.seen})` : title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

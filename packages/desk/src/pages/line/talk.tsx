/** What was said, in the order in which it came; both ways look different without their colour. */
import type { MessageView } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { instantWords } from '../records/dates.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { FileFrom, VoiceFrom } from './from-stranger.tsx'
import css from './line.module.css'
import { MarkedText } from './marked-text.tsx'
import type { OfThread } from './thread.tsx'
import { awayWords } from './when.ts'

export function Talk({ thread, now, acting }: OfThread) {
  const { line: said } = useWords()
  const language = useLanguage()
  return (
    <section className={css['talk']} aria-label={said.thread.title}>
      <ol className={css['messages']}>
        <li className={css['message']} data-way="in">
          <p className={parts['facts']}>
            <strong>{said.thread.person}</strong> · {said.thread.first} ·{' '}
            {instantWords(thread.receivedAt, language)}
          </p>
          <MarkedText text={thread.body} />
        </li>
        {thread.messages.map((message) => (
          <Message key={message.id} message={message} thread={thread} now={now} acting={acting} />
        ))}
      </ol>
      <p className={parts['facts']}>
        {thread.lastOpenedAt === undefined
          ? said.thread.neverOpened
          : said.thread.opened(awayWords(thread.lastOpenedAt, now, language))}
      </p>
    </section>
  )
}

function Message({ message, thread, acting }: OfThread & { readonly message: MessageView }) {
  const { line: said } = useWords()
  const language = useLanguage()
  const { way, kind, at, text, underSecondCode, unread, voice, files } = message
  if (kind === 'opened' || kind === 'file') return null
  if (kind === 'duress' || kind === 'burnt') {
    const when = instantWords(at, language)
    const burnt = underSecondCode ? said.thread.coverBurntWas(when) : said.thread.burntWas(when)
    return (
      <li className={css['message']} data-way={way} data-second={underSecondCode}>
        <p className={parts['facts']}>
          <strong>{kind === 'duress' ? said.thread.duressWas(when) : burnt}</strong>
        </p>
      </li>
    )
  }
  const who = way === 'in' ? said.thread.person : said.thread.us(message.by ?? '')
  const facts = [
    instantWords(at, language),
    ...(unread ? [said.thread.newMark] : []),
    ...(underSecondCode ? [said.thread.underSecond] : []),
    ...(way === 'out' ? [stateWords(message)] : []),
    ...(message.receiptOnly ? [said.thread.receiptOnly] : []),
  ]
  return (
    <li
      className={css['message']}
      data-way={way}
      data-second={underSecondCode}
      data-held={message.state === 'held'}
    >
      <p className={parts['facts']}>
        <strong>{who}</strong> · {facts.join(' · ')}
      </p>
      {text !== '' && <MarkedText text={text} />}
      {voice !== undefined && <VoiceFrom request={thread.id} file={message.id} voice={voice} />}
      {files.map((file) => (
        <FileFrom key={file.id} request={thread.id} file={file} />
      ))}
      {way === 'out' && (message.state === 'held' || message.state === 'waiting') && (
        <p>
          <button
            type="button"
            data-plain
            disabled={acting.busy}
            onClick={() => void acting.run(call('line.unsay', { id: thread.id, message: message.id }))}
          >
            {said.thread.unsay}
          </button>
        </p>
      )}
    </li>
  )

  function stateWords({ state, goesAt }: MessageView): string {
    if (state === 'held' && goesAt !== undefined) return said.thread.held(instantWords(goesAt, language))
    if (state === 'waiting') return said.thread.waiting
    if (state === 'withdrawn') return said.thread.withdrawn
    return said.thread.sent
  }
}

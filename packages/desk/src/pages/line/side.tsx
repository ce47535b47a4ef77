/** What is known of this contact and what was decided: folded parts, the dangerous ones first and open. */
import { signWords } from '@safeconduct/core/line/signs.ts'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { paths } from '../frame/places.ts'
import parts from '../style/parts.module.css'
import { useSay, useWords } from '../words/use-words.ts'
import { AskedAgain } from './asked-again.tsx'
import { Deciding } from './deciding.tsx'
import { Flags } from './flags.tsx'
import css from './line.module.css'
import { MarkedText } from './marked-text.tsx'
import { Notes } from './notes.tsx'
import { SafeContact } from './safe-contact.tsx'
import type { OfThread } from './thread.tsx'
import { Trust } from './trust.tsx'

export function Side(props: OfThread) {
  const { line: said } = useWords()
  const { thread } = props
  return (
    <aside className={parts['side']}>
      <Fold title={said.safe.title} open>
        <SafeContact thread={thread} />
        <AskedAgain {...props} />
      </Fold>
      {thread.signs.length > 0 && (
        <Fold title={said.signs.title} open>
          <Signs thread={thread} />
        </Fold>
      )}
      <Fold title={said.notes.title} open count={thread.notes.length}>
        <Notes {...props} />
      </Fold>
      <Fold title={said.acts.title} open>
        <Deciding {...props} />
      </Fold>
      <Fold title={said.trust.title} mark={thread.trust}>
        <Trust {...props} />
      </Fold>
      <Fold title={said.flags.title} count={thread.flags.length}>
        <Flags {...props} />
      </Fold>
    </aside>
  )
}

type FoldProps = {
  readonly title: string
  readonly open?: boolean
  readonly count?: number
  readonly mark?: string
  readonly children: ReactNode
}

function Fold({ title, open = false, count = 0, mark, children }: FoldProps) {
  return (
    <details className={parts['fold']} open={open}>
      <summary>
        <h2>{title}</h2>
        {count > 0 && <span className={parts['facts']}>{count}</span>}
        {mark !== undefined && <span className={parts['facts']}>{mark}</span>}
      </summary>
      <div className={parts['inside']}>{children}</div>
    </details>
  )
}

function Signs({ thread }: Pick<OfThread, 'thread'>) {
  const { signs: said } = useWords().line
  const say = useSay()
  const textOf = (message: string | undefined): string =>
    thread.messages.find(({ id }) => id === message)?.text ?? thread.body
  return (
    <>
      <ul className={css['notes']}>
        {thread.signs.map(({ kind, message, start, end, like }) => (
          <li key={`${kind} ${message ?? ''} ${start}`}>
            {say(signWords[kind])}
            {kind !== 'same-text' && (
              <blockquote className={parts['facts']}>
                <MarkedText text={textOf(message).slice(start, end)} />
              </blockquote>
            )}
            {like !== undefined && <Link href={paths.thread(like)}>{said.like}</Link>}
          </li>
        ))}
      </ul>
      <p className={parts['facts']}>{said.help}</p>
    </>
  )
}

/** Of each file one sentence: how far it is, what it is, or why it was not taken in. */
import { printable } from '@safeconduct/core/base/printable.ts'
import { Link } from 'wouter'
import { paths } from '../../frame/places.ts'
import { refusalSentence } from '../../words/refusal.ts'
import { useWords } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import type { Sent } from './send-file.ts'
import css from './taking.module.css'

export type Arriving =
  | Sent
  | {
      readonly name: string
      readonly state: 'waiting' | 'sending'
      readonly size: number
      readonly got: number
    }

export function Outcomes({ arriving }: { readonly arriving: readonly Arriving[] }) {
  return (
    <div role="status">
      <ul className={css['files']}>
        {arriving.map((one, at) => (
          // Two chosen files may have one name.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${at} ${one.name}`}>
            <bdi>{printable(one.name)}</bdi> <Outcome one={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Outcome({ one }: { readonly one: Arriving }) {
  const words = useWords()
  const { taking: said } = useEvidenceWords()
  switch (one.state) {
    case 'waiting':
      return <span className={css['quiet']}>{said.waiting}</span>
    case 'sending':
      return <progress aria-label={printable(one.name)} value={one.got} max={Math.max(1, one.size)} />
    case 'stopped':
      return <span>{words.organisation.stopped}</span>
    case 'refused':
      return (
        <span>
          <strong>{said.refused}</strong>. {refusalSentence(words, one.refusal)}
        </span>
      )
    case 'taken-in':
    case 'already-here':
      return (
        <span>
          {one.state === 'taken-in' ? said.taken : said.already}: <bdi>{one.type}</bdi>.{' '}
          {one.warnings.map((warning) => (
            <span key={warning} className={css['warned']}>
              {said.warnings[warning]}{' '}
            </span>
          ))}
          <Link href={paths.record('EvidenceItem', one.id)}>{said.openItem}</Link>
        </span>
      )
  }
}

import { Link } from 'wouter'
import { type ChangeState, changeStates, type SyncView } from '../../calls/sync.ts'
import { useSaving } from '../calls/saving.ts'
import { useCopies } from '../session/copies.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { useWords } from '../words/use-words.ts'
import css from './frame.module.css'
import { useOpenSession } from './open-session.tsx'
import { paths } from './places.ts'

/** In words: how far the change is that is least safe. It leads to the page that says why. */
export function CopiesState() {
  const words = useWords()
  const saving = useSaving()
  const copies = useCopies()
  const { demonstration } = useOpenSession()
  const state = least(copies)
  const said = saving ? words.bar.saving : barWords(copies, state, words)
  return (
    <span role="status" className={css['state']} data-saving={saving} data-state={state}>
      {demonstration ? <span>{said}</span> : <Link href={paths.organisation('copies')}>{said}</Link>}
    </span>
  )
}

function least(copies: SyncView | undefined): ChangeState {
  if (copies === undefined || copies.relay.state === 'none') return 'saved-here'
  return changeStates.find((state) => copies.counts[state] > 0) ?? 'saved-here'
}

function barWords(copies: SyncView | undefined, state: ChangeState, words: Catalogue): string {
  const said = words.people.sync
  if (copies === undefined) return words.bar.saved
  const waiting = copies.counts['saved-here']
  const parts = [
    said.bar[state],
    ...(copies.relay.state === 'silent' ? [said.silent] : []),
    ...(copies.relay.state !== 'none' && state === 'saved-here' && waiting > 0
      ? [said.waiting(waiting)]
      : []),
  ]
  return parts.join(' · ')
}

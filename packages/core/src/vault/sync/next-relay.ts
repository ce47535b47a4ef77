/**
 * The way from a relay that is lost to the next one. docs/formats/control.md, R8; docs/formats/sync.md, Y14.
 *
 * A seized relay marks nothing any more, not even the event that names its successor. So the desk that has proposed one,
 * with every signature that it takes, offers it the directory's chain and that event, and its mark counts. A relay that
 * still answers is asked itself: two that marked would be a fork.
 */
import { equalBytes } from '../../base/bytes.ts'
import { deviceKey } from '../control/names.ts'
import { sureKey } from '../replica/keys.ts'
import { epochOf } from '../replica/log-book.ts'
import { isOnTop } from '../replica/organisation-proposals.ts'
import { storedProposals } from '../replica/organisation-shelf.ts'
import type { Replica } from '../replica/replica.ts'
import { accessHash, accessToken, reopened } from './access.ts'
import { controlEntries } from './in-order.ts'
import type { RelayLink } from './link.ts'
import { batches } from './push.ts'
import { soundReceipts } from './receipts.ts'
import { spaceOf } from './relay-address.ts'
import { type KnownRelay, relayOf } from './relay-of.ts'
import { RelayView } from './relay-view.ts'
import type { RoundEnd } from './round-state.ts'
import { isLongSilent } from './troubles.ts'

/** The relay that people have agreed on, where the present one is gone: silent for half a day, or another in its place. */
export function nextRelay(replica: Replica, end: RoundEnd): KnownRelay | undefined {
  const { store, world } = replica
  const isGone = end === 'other-key' || (end === 'silent' && isLongSilent(store.shelf, world.clock.millis()))
  return isGone ? proposed(replica)?.next : undefined
}

function proposed({ store, book: { directory } }: Replica) {
  // Where two chains were committed, a new relay that was given one of them would take nothing from those who have the other.
  if (directory.frozen) return undefined
  for (const proposal of storedProposals(store.shelf, directory.hex)) {
    const { event } = proposal.draft
    const { entry, state } = proposal
    if (event.kind !== 'relay-set' || state !== 'mine' || entry === undefined) continue
    if (isOnTop(directory, proposal)) return { next: { url: event.url, key: deviceKey(event.key) }, entry }
  }
  return undefined
}

/** True when the roster names it. Nothing is lost where it broke off: the same again is no error there. */
export async function markedByNext(replica: Replica, link: RelayLink): Promise<boolean> {
  const { directory } = replica.book
  const wanted = proposed(replica)
  const key = sureKey(directory, epochOf(directory))?.key
  if (wanted === undefined || key === undefined) return false
  const { next, entry } = wanted
  const about = await link.about()
  if (!about.ok || !equalBytes(about.value.key, next.key)) return false
  const token = accessToken(key)
  const founded = await link.found(directory.id, accessHash(token), spaceOf(next.url))
  // It was ours once, and knows tokens of keys of that time.
  if (!founded.ok && (await reopened(link, directory)) === undefined) return false
  const tree = new RelayView(replica.store.shelf, next.key).tree(directory.id)
  for (const batch of batches([...controlEntries(replica.store, directory, 0), entry])) {
    const pushed = await link.push(directory.id, token, batch)
    const sound = pushed.ok && (await soundReceipts(next.key, tree, [], batch, pushed.value))
    if (sound === false || !sound.ok) return false
    const mark = sound.value.at(-1)
    if (batch.at(-1) === entry) await replica.receiveControl(directory.id, [{ entry, mark }])
  }
  return equalBytes(relayOf(replica)?.key ?? new Uint8Array(), next.key)
}

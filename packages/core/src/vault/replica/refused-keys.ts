/**
 * Keys that were tried or refused leave this device again, with what they opened. docs/formats/control.md, R62.
 *
 * A key that waits lies in memory and opens its log at the relay. If a second person joins in that minute, it would be
 * the other half of names and shelters: on this desk until the program ends, and on its disk what was read with it.
 */
import type { Bytes } from '../../base/bytes.ts'
import { compartmentText } from '../compartment.ts'
import { deviceKey } from '../control/names.ts'
import { committerOf } from '../control/roster.ts'
import { controlChain } from '../sync/authentic.ts'
import { RelayView } from '../sync/relay-view.ts'
import { type Context, commit } from './context.ts'
import { controlHead } from './control-chain.ts'
import { forgetLogs } from './forgetting.ts'
import type { LogState } from './log-book.ts'
import { dropWaitingGrant, type WaitingGrant } from './organisation-shelf.ts'

export function keptKeys(
  { store }: Pick<Context, 'store'>,
  { row }: LogState,
): ReadonlyMap<number, Bytes> | undefined {
  return store.logs.all().find((one) => one.row === row)?.keys
}

/** Keys that were only tried leave the memory again. */
export function forgetUnkept(context: Context, log: LogState): void {
  const kept = keptKeys(context, log)
  for (const epoch of log.keys.keys()) if (kept?.has(epoch) !== true) log.keys.delete(epoch)
}

/**
 * The relay has given its mark for what is committed here and has never shown it: it may have marked a colleague's event
 * of that number too, and only the key of that one opens what proves it.
 */
export function isUnshown({ book: { roster }, store }: Context, log: LogState): boolean {
  const committer = roster && committerOf(roster)
  if (committer?.kind !== 'relay') return false
  const view = new RelayView(store.shelf, deviceKey(committer.key))
  return view.headAtRelay(log.id, controlChain).seq < controlHead(log).seq
}

export function refuseKey(context: Context, grant: WaitingGrant): 'dropped' {
  const { log: hex, scope, part } = grant.key
  const log = context.book.byHex(hex)
  // A letter that calls somebody else's log by this name says nothing of what lies here.
  const isOfLog = log !== undefined && compartmentText(log.name) === `${scope}/${part}`
  if (isOfLog) {
    log.offered.delete(grant.key.key)
    forgetUnkept(context, log)
    // Without a key that was kept all that is here was opened by one that is refused now. The rows of its letters go with it:
    // a desk that dies in between, or has no room, finds them and refuses them again.
    const wasRead = log.control !== undefined || log.controlQueue.size > 0 || log.feeds.size > 0
    if (wasRead && log.keys.size === 0) {
      forgetLogs(context, [log.id])
      return 'dropped'
    }
  }
  commit(context, () => dropWaitingGrant(context.store.shelf, grant))
  return 'dropped'
}

/**
 * Logs that none of our tokens opens any more, or that are here and cannot be read on: the others have a key whose
 * letter is lost (a laptop whose disk forgot it, a relay that did). A colleague is asked; whoever may not have it is
 * not answered.
 */
import { canonicalBytes, parseJson } from '../../base/json.ts'
import type { LogState } from '../replica/log-book.ts'
import type { Round } from './round-state.ts'
import { keepNow } from './turns.ts'

const shelfName = 'asked-shut'
/** An answer takes a round of two devices; asking every round would be noise that an observer counts. */
const askAgainAfter = 86_400_000

export async function askWhereShut({ replica, troubles }: Round): Promise<void> {
  const { book, store, world } = replica
  const now = world.clock.millis()
  const shut = [...troubles.values()].flatMap(({ kind, log }) => {
    const state = kind === 'not-allowed' && log !== undefined ? book.byHex(log) : undefined
    return state === undefined ? [] : [state]
  })
  const unread = replica.acts.keyWanted().flatMap((hex) => book.byHex(hex) ?? [])
  const fresh = [...new Set([...shut, ...unread])].filter(
    (log) => Math.abs(now - askedAt(store.shelf.get(shelfName, keyOf(log)))) >= askAgainAfter,
  )
  if (fresh.length === 0 || !(await replica.acts.askBack()).ok) return
  await keepNow(replica, () => {
    for (const log of fresh) store.shelf.put(shelfName, keyOf(log), canonicalBytes(now))
  })
}

/** A newer key that opens nothing either is a reason to ask anew. */
function keyOf(log: LogState): string {
  return `${log.hex}/${Math.max(0, ...log.keys.keys())}`
}

function askedAt(row: Uint8Array<ArrayBuffer> | undefined): number {
  const json = row === undefined ? undefined : parseJson(row)
  return json?.ok === true && typeof json.value === 'number' ? json.value : Number.NEGATIVE_INFINITY
}

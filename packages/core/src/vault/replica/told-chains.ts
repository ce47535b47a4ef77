/**
 * How far a colleague had read in a chain, as their letters say it. docs/formats/control.md, R70, R73.
 *
 * Where another entry stands here, somebody is shown two chains. That proves nothing, for a letter bears no mark; but
 * nothing else of it may ever come, and the proof least of all. What is still to be read is remembered, and compared then.
 */

import { toHex } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import { type DeviceId, deviceId } from '../control/names.ts'
import { activeMemberOf, rosterAt } from '../control/roster.ts'
import { entryHash } from '../entry.ts'
import { type Context, commit } from './context.ts'
import { controlHead } from './control-chain.ts'
import type { LogState } from './log-book.ts'
import { storedControl } from './stored-control.ts'

/** Number and hash, in hex, of a committed entry. */
export type Told = readonly [seq: number, hash: string]

const shelfName = 'told'

/** Only a device that is active here is believed: a laptop that was locked may say anything. */
export function noteTold(context: Context, log: LogState, from: DeviceId, told: readonly Told[]): void {
  if (log.frozen || !isColleague(context, from)) return
  if (told.some((one) => isOther(context, log, one))) raiseForked(context, log)
  const { seq } = controlHead(log)
  const [ahead] = told.filter(([at]) => at > seq).toSorted(([a], [b]) => b - a)
  const { shelf } = context.store
  const key = `${log.hex}/${from}`
  const before = toldIn(shelf.get(shelfName, key))
  // The newest: whoever had come to that entry had passed the others.
  if (ahead === undefined || (before !== undefined && before[0] >= ahead[0])) return
  commit(context, () => shelf.put(shelfName, key, canonicalBytes(ahead)))
}

/** What was remembered, of chains that have come so far by now. */
export function compareTold(context: Context): void {
  const { shelf } = context.store
  for (const { key, value } of shelf.list(shelfName, '')) {
    const [hex = '', name] = key.split('/')
    const log = context.book.byHex(hex)
    const told = toldIn(value)
    const from = deviceId(name, '')
    if (log === undefined || told === undefined || !from.ok) continue
    if (!log.frozen && told[0] > controlHead(log).seq && isColleague(context, from.value)) continue
    noteTold(context, log, from.value, [told])
    commit(context, () => shelf.drop(shelfName, key))
  }
}

function isColleague({ book }: Context, device: DeviceId): boolean {
  return book.roster !== undefined && activeMemberOf(rosterAt(book.roster), device) !== undefined
}

function isOther(context: Context, log: LogState, [seq, hash]: Told): boolean {
  const head = log.control?.state.head
  if (head?.[0] === seq) return head[1] !== hash
  const entry = head === undefined || seq > head[0] ? undefined : storedControl(context, log, seq)
  return entry !== undefined && toHex(entryHash(entry)) !== hash
}

/** Once: a key that waits is looked at in every round. */
function raiseForked(context: Context, { hex }: LogState): void {
  const isKnown = context.alarms.list().some(({ kind, log }) => kind === 'relay-forked' && log === hex)
  if (!isKnown) commit(context, () => context.alarms.raise('relay-forked', { log: hex }))
}

function toldIn(row: Uint8Array | undefined): Told | undefined {
  const json = row === undefined ? undefined : parseJson(new Uint8Array(row))
  const [seq, hash] = json?.ok === true && Array.isArray(json.value) ? json.value : []
  return typeof seq === 'number' && typeof hash === 'string' ? [seq, hash] : undefined
}

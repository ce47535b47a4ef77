/**
 * What keeps a device's work from reaching the others, and since when: shown until it is over, never swallowed.
 *
 * A relay that stops taking entries without anybody noticing is the worst it can do while everybody believes
 * that the others read along (docs/formats/sync.md, rule Y20). So a refusal lies on the disk until an answer ends it.
 */
import { canonicalBytes, parseJson } from '../../base/json.ts'
import { isObject } from '../../base/parse.ts'
import type { Shelf } from '../replica/store.ts'
import type { LinkRefusal } from './link.ts'

export type TroubleKind =
  | Exclude<LinkRefusal['kind'], 'conflict'>
  /** This device has no room for what came. */
  | 'disk-full'
  /** Somebody else's entry stands where ours should: it is being written again, or waits for a person. */
  | 'conflict'

export const troubleKinds: readonly TroubleKind[] = [
  'silent',
  'not-allowed',
  'unknown-log',
  'too-large',
  'slow-down',
  'relay-full',
  'quota',
  'other-version',
  'unreadable',
  'disk-full',
  'conflict',
]

/** `log` is the hex id of the log it concerns; absent: the relay as a whole, or this device. */
export type Trouble = { readonly kind: TroubleKind; readonly log?: string }
export type LastingTrouble = Trouble & {
  /** First and last time, milliseconds since 1970. */
  readonly since: number
  readonly last: number
}

const shelfName = 'sync-trouble'
const heardKey = 'heard'

/** Oldest first. */
export function lastingTroubles(shelf: Shelf): readonly LastingTrouble[] {
  const found = shelf.list(shelfName, 'at/').flatMap(({ key, value }) => {
    const json = parseJson(value)
    const raw = json.ok ? json.value : undefined
    const [, kindName, log] = key.split('/')
    const kind = troubleKinds.find((one) => one === kindName)
    if (kind === undefined || !isObject(raw)) return []
    const times = { since: Number(raw['since']), last: Number(raw['last']) }
    return [log === undefined || log === '' ? { kind, ...times } : { kind, log, ...times }]
  })
  return found.sort((a, b) => a.since - b.since)
}

/** Keeps what troubled a round; what no longer does, is over. Call inside a transaction. */
export function keepTroubles(
  shelf: Shelf,
  troubles: readonly Trouble[],
  { now, concerns }: { readonly now: number; readonly concerns: (trouble: Trouble) => boolean },
): void {
  const before = new Map(lastingTroubles(shelf).map((trouble) => [keyOf(trouble), trouble]))
  const present = new Set(troubles.map(keyOf))
  for (const key of present) {
    const since = before.get(key)?.since ?? now
    shelf.put(shelfName, key, canonicalBytes({ since, last: now }))
  }
  for (const [key, trouble] of before) {
    if (!present.has(key) && concerns(trouble)) shelf.drop(shelfName, key)
  }
}

/** When the relay last answered; undefined: never. */
export function lastHeard(shelf: Shelf): number | undefined {
  const row = shelf.get(shelfName, heardKey)
  const json = row === undefined ? undefined : parseJson(row)
  return json?.ok === true && typeof json.value === 'number' ? json.value : undefined
}

/** A relay that has not answered for so long is an alarm; before that it is a state. */
const longSilence = 12 * 3_600_000

export function isLongSilent(shelf: Shelf, now: number): boolean {
  const first = lastingTroubles(shelf).find(({ kind }) => kind === 'silent')?.since
  return first !== undefined && now - Math.min(first, lastHeard(shelf) ?? first) > longSilence
}

/** Call inside a transaction. */
export function keepHeard(shelf: Shelf, now: number): void {
  shelf.put(shelfName, heardKey, canonicalBytes(now))
}

function keyOf({ kind, log }: Trouble): string {
  return `at/${kind}/${log ?? ''}`
}

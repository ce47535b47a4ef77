/**
 * Alarms: what a person must know about the relay, a colleague or this device.
 *
 * One of a kind, a log and a culprit is one alarm with a count: a hostile relay must not fill the disk, nor bury
 * the one alarm that matters under ten thousand of another kind. What happened and what to do is said by the pages.
 */
import { canonicalBytes, type Json, parseJson } from '../../base/json.ts'
import { isObject } from '../../base/parse.ts'
import type { Shelf } from './store.ts'

export const alarmKinds = [
  /** The relay has less than it had, or another history. */
  'relay-rolled-back',
  'relay-forked',
  'relay-withheld',
  'relay-reordered',
  'relay-tampered',
  'relay-injected',
  'relay-false-receipt',
  'relay-other-key',
  'relay-silent',
  'clock-differs',
  'control-forked',
  'member-equivocated',
  'false-key',
  'unauthorised-control',
  'own-feed-behind',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

export type Alarm = {
  readonly id: string
  readonly kind: AlarmKind
  /** Hex id of the log. */
  readonly log?: string
  /** The member's code, or the hex key of a feed or device nobody knows yet. */
  readonly who?: string
  /** First and last time, milliseconds since 1970. */
  readonly at: number
  readonly last: number
  readonly times: number
  readonly state: 'open' | 'seen'
}

export type AlarmAbout = { readonly log?: string; readonly who?: string }

/** More than this of one kind are told as one that names nobody. */
const mostOfAKind = 32

export class Alarms {
  readonly #shelf: Shelf
  readonly #now: () => number
  readonly #byId = new Map<string, Alarm>()

  constructor(shelf: Shelf, now: () => number) {
    this.#shelf = shelf
    this.#now = now
    this.reload()
  }

  /** Newest first. */
  list(): readonly Alarm[] {
    return [...this.#byId.values()].sort((a, b) => b.last - a.last || (a.id < b.id ? -1 : 1))
  }

  /** Call inside a transaction. True when there was none like it. */
  raise(kind: AlarmKind, about: AlarmAbout = {}): boolean {
    const id = this.#idOf(kind, about)
    const known = this.#byId.get(id)
    const at = this.#now()
    this.#keep({
      id,
      kind,
      ...(id === kind ? {} : about),
      at: known?.at ?? at,
      last: at,
      times: (known?.times ?? 0) + 1,
      state: known?.state ?? 'open',
    })
    return known === undefined
  }

  /** Call inside a transaction. */
  markSeen(id: string): void {
    const known = this.#byId.get(id)
    if (known !== undefined) this.#keep({ ...known, state: 'seen' })
  }

  /** Call inside a transaction: what a state says ends with the state (`relay-silent`). */
  clear(kind: AlarmKind): void {
    for (const { id, kind: its } of this.list()) {
      if (its !== kind) continue
      this.#byId.delete(id)
      this.#shelf.drop('alarm', id)
    }
  }

  /**
   * Call inside a transaction: these logs leave this device, and the rows that bear their names with them. What was noticed
   * there stays, and says no longer in which of them.
   */
  unname(logs: ReadonlySet<string>): void {
    for (const { id, kind, log, who, at, last, times, state } of this.list()) {
      if (log === undefined || !logs.has(log)) continue
      this.#byId.delete(id)
      this.#shelf.drop('alarm', id)
      const about = who === undefined ? {} : { who }
      const merged = this.#idOf(kind, about)
      const known = this.#byId.get(merged)
      this.#keep({
        id: merged,
        kind,
        ...(merged === kind ? {} : about),
        at: Math.min(at, known?.at ?? at),
        last: Math.max(last, known?.last ?? last),
        times: times + (known?.times ?? 0),
        state: known?.state === 'open' ? 'open' : state,
      })
    }
  }

  /** After a transaction that was undone. */
  reload(): void {
    this.#byId.clear()
    for (const { key, value } of this.#shelf.list('alarm', '')) {
      const alarm = parseAlarm(key, value)
      if (alarm !== undefined) this.#byId.set(key, alarm)
    }
  }

  #idOf(kind: AlarmKind, { log, who }: AlarmAbout): string {
    const id = [log, kind, who].filter((part) => part !== undefined).join('/')
    if (this.#byId.has(id)) return id
    const ofKind = [...this.#byId.values()].filter((alarm) => alarm.kind === kind)
    return ofKind.length < mostOfAKind ? id : kind
  }

  #keep(alarm: Alarm): void {
    const { id, ...said } = alarm
    const json: Record<string, Json> = {}
    for (const [key, value] of Object.entries(said)) if (value !== undefined) json[key] = value
    this.#shelf.put('alarm', id, canonicalBytes(json))
    this.#byId.set(id, alarm)
  }
}

function parseAlarm(id: string, bytes: Uint8Array): Alarm | undefined {
  const json = parseJson(new Uint8Array(bytes))
  const raw = json.ok ? json.value : undefined
  if (!isObject(raw)) return undefined
  const kind = alarmKinds.find((one) => one === raw['kind'])
  const [at, last, times] = [raw['at'], raw['last'], raw['times']].map(Number)
  if (kind === undefined || at === undefined || last === undefined || times === undefined) return undefined
  const { log, who } = { log: raw['log'], who: raw['who'] }
  return {
    id,
    kind,
    ...(typeof log === 'string' ? { log } : {}),
    ...(typeof who === 'string' ? { who } : {}),
    at,
    last,
    times,
    state: raw['state'] === 'seen' ? 'seen' : 'open',
  }
}

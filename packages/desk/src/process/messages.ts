/**
 * What the desk's HTTP process and the vault's process say to each other: the heads of `frames.ts`. The ask of
 * a call and the value of an answer are bodies, which the HTTP process passes on without reading them.
 */
import { parseJson } from '@safeconduct/core/base/json.ts'
import {
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  whole,
  yesOrNo,
} from '@safeconduct/core/base/parse.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import { type CallRefusal, type LockedBy, lockedBy, type Session } from '../calls/calls.ts'
import { deviceStates, roles } from '../calls/organisation.ts'

/** Which vault a child is for. Sent, not given as an argument: arguments stand in the list of processes. */
export type VaultPlace = {
  readonly home: string
  /** A desk that only ever shows the demonstration. */
  readonly demonstration: boolean
  /** The clock stands still, for tests and pictures. */
  readonly frozen: boolean
  /** A home that is made now costs the least that is ever opened, for tests: no argument of a program says so. */
  readonly cheap?: boolean
}

/** Inside the home: the demonstration's own, which is removed when it ends and again before the next start. */
export const demonstrationFolder = 'demonstration'

/** What a page is told of a vault that is open, or of a home that has asked to be let in. */
export type Opened = OpenedVault | { readonly state: 'joining' }
export type OpenedVault = {
  readonly state: 'open'
  readonly organisation: string
  readonly fingerprint: string
  readonly me: Extract<Session, { state: 'open' }>['me']
  readonly demonstration: boolean
  readonly clock: { readonly now: string; readonly frozen: boolean }
  readonly erased?: number
}

export type ToVault =
  | { readonly kind: 'start'; readonly place: VaultPlace }
  /** The body is the ask. */
  | { readonly kind: 'ask'; readonly ticket: number; readonly name: string }
  /** Finish what is being written, say `still`, and wait for the end. */
  | { readonly kind: 'stop' }
  /** The body is the unlock share that was wanted; empty: there is none. */
  | { readonly kind: 'share'; readonly id: string }

export type FromVault =
  | { readonly kind: 'ready'; readonly organisation: boolean }
  | { readonly kind: 'refused'; readonly refusal: CallRefusal }
  /** The body is the value. */
  | { readonly kind: 'answer'; readonly ticket: number }
  | { readonly kind: 'no'; readonly ticket: number; readonly refusal: CallRefusal }
  | { readonly kind: 'still' }
  /** The organisation has locked this device out: the desk must close at once. */
  | { readonly kind: 'told'; readonly why: LockedBy }
  /** An unlock share that the relay gave (the body), did not give, or did not answer about. sealed.md, U14. */
  | { readonly kind: 'share-kept' | 'share-gone' | 'share-wanted'; readonly id: string }

const ticket = whole(0, Number.MAX_SAFE_INTEGER)
const line = text({ max: 10_000, allowEmpty: true })

const place = object({ home: line, demonstration: yesOrNo, frozen: yesOrNo, cheap: optional(yesOrNo) })
const start = object({ kind: oneOf(['start']), place })
const ask = object({ kind: oneOf(['ask']), ticket, name: line })
const stop = object({ kind: oneOf(['stop']) })
const share = object({ kind: oneOf(['share']), id: line })

export function parseToVault(message: unknown): ToVault | undefined {
  return firstOf<ToVault>(message, [start, ask, stop, share])
}

const fact: Parser<string | number> = (value, field) =>
  typeof value === 'number' && Number.isFinite(value) ? ok(value) : line(value, field)

const facts: Parser<Readonly<Record<string, string | number>>> = (value, field) => {
  const members: [string, string | number][] = []
  for (const [name, raw] of Object.entries(typeof value === 'object' && value !== null ? value : {})) {
    const member = fact(raw, field)
    if (!member.ok) return member
    members.push([name, member.value])
  }
  return ok(Object.fromEntries(members))
}

export const callRefusal: Parser<CallRefusal> = object({
  kind: line,
  field: optional(line),
  reason: optional(line),
  facts: optional(facts),
  breaks: optional(
    listOf(
      object({
        rule: line,
        because: line,
        allow: line,
        record: optional(object({ id: line, type: line, title: line })),
        field: optional(line),
        names: facts,
      }),
      { max: 1_000 },
    ),
  ),
})

const ready = object({ kind: oneOf(['ready']), organisation: yesOrNo })
const refused = object({ kind: oneOf(['refused']), refusal: callRefusal })
const answer = object({ kind: oneOf(['answer']), ticket })
const no = object({ kind: oneOf(['no']), ticket, refusal: callRefusal })
const still = object({ kind: oneOf(['still']) })
const told = object({ kind: oneOf(['told']), why: oneOf(lockedBy) })
const shareSaid = object({ kind: oneOf(['share-kept', 'share-gone', 'share-wanted']), id: line })

export function parseFromVault(message: unknown): FromVault | undefined {
  return firstOf<FromVault>(message, [ready, refused, answer, no, still, told, shareSaid])
}

const joining = object({ state: oneOf(['joining']) })
const opened: Parser<OpenedVault> = object({
  state: oneOf(['open']),
  organisation: line,
  fingerprint: line,
  me: object({ code: line, role: oneOf(roles), state: oneOf([...deviceStates, 'removed']) }),
  demonstration: yesOrNo,
  clock: object({ now: line, frozen: yesOrNo }),
  erased: optional(ticket),
})

export function parseOpened(body: Uint8Array): Opened | undefined {
  const value = parseJson(body)
  return value.ok ? firstOf<Opened>(value.value, [opened, joining]) : undefined
}

function firstOf<T>(value: unknown, parsers: readonly Parser<T>[]): T | undefined {
  for (const parser of parsers) {
    const parsed = parser(value, '')
    if (parsed.ok) return parsed.value
  }
  return undefined
}

/**
 * The ledger of support: how many people, what it cost, and who asked and who approved.
 *
 * People are counted, not codes and not payments, as of a day, and a request is not support. Costs leave with months and
 * no days: a day and an amount are enough to find a person in a bank's books.
 */

import { instantOf } from '../base/date.ts'
import { isObject } from '../base/parse.ts'
import type { supportState } from '../records/choices/moves.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import {
  byCode,
  careful,
  day,
  earliestIn,
  endOf,
  type Held,
  textIn,
  textsIn,
  valuesIn,
  type World,
} from '../rules/world.ts'
import { type Pair, samePersons } from './same-person.ts'

export type SupportState = CodeOf<typeof supportState>
export type Money = { readonly value: number; readonly unit: string }

export type Support = {
  readonly id: string
  readonly person: string
  readonly type: string
  readonly at: number
  readonly amount?: Money
  /** A record that says nothing is of support that was given. */
  readonly state: SupportState
  readonly requestedBy?: string
  readonly approvedBy: readonly string[]
  readonly fund?: string
  readonly provider?: string
  readonly receipt: boolean
}

const furthest: readonly SupportState[] = ['accounted', 'paid', 'approved', 'requested']

export function supportOf(record: Held): Support | undefined {
  const at = earliestIn(record, 'at')
  const person = textIn(record, 'personId')
  if (at === undefined || person === undefined) return undefined
  const [requestedBy, fund, provider] = ['requestedBy', 'fund', 'providerCode'].map((field) =>
    textIn(record, field),
  )
  const amount = dearest(record)
  return {
    id: record.id,
    person,
    type: textIn(record, 'type') ?? '',
    at,
    ...(amount === undefined ? {} : { amount }),
    state: careful(record, 'state', furthest) ?? 'paid',
    ...(requestedBy === undefined ? {} : { requestedBy }),
    approvedBy: [...new Set(textsIn(record, 'approvedBy'))].toSorted(byCode),
    ...(fund === undefined ? {} : { fund }),
    ...(provider === undefined ? {} : { provider }),
    receipt: textsIn(record, 'receipt').length > 0,
  }
}

/** Of two amounts written apart the larger: a fund is sooner thought empty than overdrawn. */
function dearest(record: Held): Money | undefined {
  return valuesIn(record, 'amount')
    .filter(isObject)
    .flatMap(({ value, unit }): readonly Money[] =>
      typeof value === 'number' && typeof unit === 'string' ? [{ value, unit }] : [],
    )
    .toSorted((a, b) => b.value - a.value || byCode(a.unit, b.unit))[0]
}

export function supportNow(world: World): readonly Support[] {
  return world
    .ofType('Assistance')
    .flatMap((record) => supportOf(record) ?? [])
    .toSorted((a, b) => a.at - b.at || byCode(a.id, b.id))
}

/** Asked for and approved is not yet help. */
export function wasGiven({ state }: Support): boolean {
  return state === 'paid' || state === 'accounted'
}

export type Supported = {
  readonly asOf: string
  readonly definition: 'distinct persons with at least one Assistance record'
  /** People, after merging. */
  readonly persons: number
  /** Codes, before. */
  readonly codes: number
}

/** How many people were supported by the end of that day. `pairs`: codes that are one person, beyond recorded merges. */
export function supportedAsOf(world: World, asOf: string, pairs: readonly Pair[] = []): Supported {
  const until = endOf(asOf) ?? 0
  const same = samePersons(world, pairs)
  const given = supportNow(world).filter((one) => wasGiven(one) && one.at <= until)
  return {
    asOf,
    definition: 'distinct persons with at least one Assistance record',
    persons: new Set(given.map(({ person }) => same(person))).size,
    codes: new Set(given.map(({ person }) => person)).size,
  }
}

export type Cap = { readonly fund: string; readonly unit: string; readonly perPerson: number }

/** The caps that two funders of relocation print in their rules: EU-funded grants, and protection grants. */
export const knownCaps: readonly Cap[] = [
  { fund: 'EU', unit: 'EUR', perPerson: 10_000 },
  { fund: 'PG', unit: 'EUR', perPerson: 7_500 },
]

export type SupportFault =
  | 'requester-approved'
  | 'requester-unknown'
  | 'paid-unapproved'
  | 'no-receipt'
  | 'over-cap'
  | 'same-corridor'
  | 'twice-funded'

const receiptDays = 30
const corridorDays = 90

/** Whether this member may approve it: somebody must have asked, and somebody else approves. */
export function mayApprove(support: Support, member: string): readonly SupportFault[] {
  if (support.requestedBy === undefined) return ['requester-unknown']
  return support.requestedBy === member ? ['requester-approved'] : []
}

/** What somebody should look at, for each record that has something. */
export function supportFaults(
  world: World,
  caps: readonly Cap[] = knownCaps,
): ReadonlyMap<string, readonly SupportFault[]> {
  const all = supportNow(world)
  const same = samePersons(world)
  const found = all.map((one): readonly [string, readonly SupportFault[]] => [
    one.id,
    faultsOf(one, { all, now: world.now, caps, same }),
  ])
  return new Map(found.filter(([, faults]) => faults.length > 0))
}

type Looking = {
  readonly all: readonly Support[]
  readonly now: number
  readonly caps: readonly Cap[]
  readonly same: (person: string) => string
}

function faultsOf(one: Support, { all, now, caps, same }: Looking): readonly SupportFault[] {
  const person = same(one.person)
  const faults: SupportFault[] = []
  // Older records name neither; what says who asked must also say who approved.
  const tracked = one.requestedBy !== undefined || one.approvedBy.length > 0
  if (one.requestedBy !== undefined && one.approvedBy.includes(one.requestedBy))
    faults.push('requester-approved')
  if (tracked && wasGiven(one) && one.approvedBy.length === 0) faults.push('paid-unapproved')
  if (tracked && one.state === 'paid' && !one.receipt && now - one.at > receiptDays * day)
    faults.push('no-receipt')
  const cap = caps.find(({ fund, unit }) => fund === one.fund && unit === one.amount?.unit)
  const ofFund = all.filter((other) => other.fund === one.fund && same(other.person) === person)
  if (cap !== undefined && sum(ofFund, cap.unit) > cap.perPerson) faults.push('over-cap')
  const near = (other: Support) => Math.abs(other.at - one.at) <= corridorDays * day
  // One courier or account for several people: whoever watches it finds them all.
  if (
    one.provider !== undefined &&
    all.some((o) => o.provider === one.provider && same(o.person) !== person && near(o))
  ) {
    faults.push('same-corridor')
  }
  const twice = (o: Support) =>
    o.id !== one.id && same(o.person) === person && o.type === one.type && o.at === one.at
  if (one.fund !== undefined && all.some((o) => twice(o) && o.fund !== undefined && o.fund !== one.fund)) {
    faults.push('twice-funded')
  }
  return faults
}

function sum(some: readonly Support[], unit: string): number {
  return some.reduce((total, { amount }) => total + (amount?.unit === unit ? amount.value : 0), 0)
}

export type CostRow = {
  /** `2021-07`: a day beside an amount would find the person in a bank's books. */
  readonly month: string
  readonly type: string
  readonly unit: string
  readonly value: number
  /** How many payments. */
  readonly n: number
}

/** What was spent, by month, kind and currency. No person, no code, no day. */
export function costs(world: World): readonly CostRow[] {
  const rows = new Map<string, CostRow>()
  for (const { at, type, amount } of supportNow(world).filter(wasGiven)) {
    if (amount === undefined) continue
    const month = instantOf(at).slice(0, 7)
    const key = `${month} ${type} ${amount.unit}`
    const known = rows.get(key) ?? { month, type, unit: amount.unit, value: 0, n: 0 }
    rows.set(key, { ...known, value: known.value + amount.value, n: known.n + 1 })
  }
  return [...rows.values()].toSorted(
    (a, b) => byCode(a.month, b.month) || byCode(a.type, b.type) || byCode(a.unit, b.unit),
  )
}

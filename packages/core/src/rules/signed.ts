/**
 * What an approval stands under: a hash of exactly what was approved. docs/formats/cases.md, CA20 to CA24.
 *
 * A approves on a train while B changes the items at another desk. Merged, the record holds A's code beside B's
 * items, and nothing in it is forged. So a code alone counts for nothing: the approval names what it was given to,
 * and its bearer's own device wrote it.
 */
import { toHex, utf8 } from '../base/bytes.ts'
import { canonicalJson, type Json } from '../base/json.ts'
import { isObject } from '../base/parse.ts'
import { sha256 } from '../sealed/hash.ts'
import { distinctMembers } from './two-members.ts'
import type { Break } from './verdict.ts'
import {
  byCode,
  type Held,
  isWithheld,
  type Shape,
  shapesIn,
  textListOf,
  textOf,
  textsIn,
  valuesIn,
  type World,
} from './world.ts'
import { isBelieved, ownItems, plain, standing, writersOf } from './written.ts'

/** What leaves, to whom, for what, how recognisable. */
export const releaseContent = [
  'to',
  'purpose',
  'items',
  'identifiability',
  'figures',
  'paper',
  'page',
] as const
const wherePresent: readonly string[] = ['paper', 'page']

/** Which paper, and the headline of a page, count where there is one: what is neither is approved as it always was. */
function contentOf(release: Held): readonly string[] {
  return releaseContent.filter(
    (field) => !wherePresent.includes(field) || valuesIn(release, field).length > 0,
  )
}
/** Where from and to, when, by which means. */
export const legContent = [
  'kind',
  'fromArea',
  'toArea',
  'toCountry',
  'planned',
  'plannedArrival',
  'means',
] as const

function digestOf(what: Json): string {
  return toHex(sha256(utf8(canonicalJson(what))))
}

const known = new WeakMap<Held, string>()

/** The fields of a record that were agreed to, as one hash. */
export function contentDigest(held: Held, fields: readonly string[]): string {
  const before = known.get(held)
  if (before !== undefined) return before
  const said = fields.map((field) => [field, standing(held, field)] as const)
  const made = digestOf({ id: held.id, type: held.type, fields: Object.fromEntries(said) })
  known.set(held, made)
  return made
}

export function releaseDigest(release: Held): string {
  return contentDigest(release, contentOf(release))
}

/** What this member could read of what leaves, item by item: words that are changed afterwards were not approved. */
export function itemsSeen(
  release: Held,
  world: World,
): readonly { readonly ref: string; readonly of: string }[] {
  return shapesIn(release, 'items').flatMap((item) => {
    const of = itemDigest(item, world)
    const ref = textOf(item, 'ref')
    return of === undefined || ref === undefined ? [] : [{ ref, of }]
  })
}

function itemDigest(item: Shape, world: World): string | undefined {
  const leaves = textOf(item, 'derivative') ?? textOf(item, 'ref')
  const held = leaves === undefined ? undefined : world.byId(leaves)
  const named = textListOf(item, 'fields')
  const fields = named.length === 0 ? ['sha256', 'kind'] : named.toSorted(byCode)
  if (held === undefined || fields.some((field) => isWithheld(held, field))) return undefined
  return digestOf({ id: held.id, fields: fields.map((field) => [field, standing(held, field)]) })
}

/** As it was when it was approved, as far as this device can read it: who cannot read an item cannot send it either. */
function isAsSeen(release: Held, stamp: Shape, world: World): boolean {
  const now = new Map(itemsSeen(release, world).map(({ ref, of }) => [ref, of]))
  const { saw } = stamp
  return (Array.isArray(saw) ? saw : []).filter(isObject).every((one) => {
    const of = now.get(textOf(one, 'ref') ?? '')
    return of === undefined || of === one['of']
  })
}

export function legDigest(journey: string, leg: Shape): string {
  const said = legContent.map((part) => [part, plain(leg[part])] as const)
  return digestOf({ id: journey, n: plain(leg['n']), type: 'leg', fields: Object.fromEntries(said) })
}

/** Members whose approval is of what stands there now. */
export function approvalsOf(release: Held, world: World): readonly string[] {
  const now = releaseDigest(release)
  const stamps = shapesIn(release, 'approvedAt')
  return approversNamed(release).filter((code) => {
    const signed = stamps.filter((one) => textOf(one, 'by') === code && textOf(one, 'of') !== undefined)
    if (signed.length > 0)
      return ownItems(release, 'approvedAt', signed).some(
        (one) => textOf(one, 'of') === now && isAsSeen(release, one, world),
      )
    // From before approvals named what they approve: only where nobody else can have changed it since.
    return (
      writersOf(release, 'approvals', code) === undefined &&
      contentOf(release).every((field) => isBelieved(release, field))
    )
  })
}

function approversNamed(release: Held): readonly string[] {
  const stamped = shapesIn(release, 'approvedAt').flatMap((one) => textOf(one, 'by') ?? [])
  return [...new Set([...textsIn(release, 'approvals'), ...stamped])]
}

/**
 * The house at the end of a leg, for whoever may know it: a bed that is moved to another house afterwards was not
 * approved. Undefined where none is chosen, or this device cannot read it.
 */
export function houseDigest(journey: Held, n: unknown): string | undefined {
  if (typeof n !== 'number' || isWithheld(journey, 'stays')) return undefined
  const houses = shapesIn(journey, 'stays').filter((one) => one['n'] === n || one['n'] === n + 1)
  if (houses.length === 0) return undefined
  const named = houses.map((one) => textOf(one, 'shelter') ?? '').toSorted(byCode)
  return digestOf({ id: journey.id, n, type: 'house', houses: named })
}

/** Members whose approval of a leg is of the leg as it stands. */
export function legApprovals(journey: Held, leg: Shape): readonly string[] {
  const stamps = shapesIn(journey, 'approvedLegs').filter((one) => one['n'] === leg['n'])
  const named = textListOf(leg, 'approvals')
  // A hash costs more than all else here, and a board reads the legs of everybody.
  if (stamps.length === 0)
    return named.length === 0 || writersOf(journey, 'legs', leg) !== undefined ? [] : [...new Set(named)]
  const now = legDigest(journey.id, leg)
  const signers = stamps.flatMap((one) => textOf(one, 'by') ?? [])
  return [...new Set([...named, ...signers])].filter((code) => {
    const signed = stamps.filter((one) => textOf(one, 'by') === code)
    return signed.length > 0
      ? ownItems(journey, 'approvedLegs', signed).some(
          (one) => textOf(one, 'of') === now && isSameHouse(journey, one),
        )
      : writersOf(journey, 'legs', leg) === undefined
  })
}

function isSameHouse(journey: Held, stamp: Shape): boolean {
  const [then, now] = [textOf(stamp, 'house'), houseDigest(journey, stamp['n'])]
  return then === undefined || isWithheld(journey, 'stays') || then === now
}

/** Two members must have approved this very content; whoever approved another is told to look again. */
export function approvalBreaks(release: Held, world: World): readonly Break[] {
  const counted = distinctMembers(approvalsOf(release, world), world)
  if (counted.length >= 2) return []
  const others = distinctMembers(approversNamed(release), world).filter((code) => !counted.includes(code))
  const where = { rule: 'R09', record: release.id, field: 'approvals' } as const
  return others.length === 0
    ? [{ ...where, because: 'one-approval', allow: 'second-approver' }]
    : [{ ...where, because: 'approved-otherwise', allow: 'approve-again', names: { members: others } }]
}

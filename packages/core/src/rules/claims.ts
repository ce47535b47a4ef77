/**
 * R16 and R17: how many independent origins a claim has, counted strictly and leniently. Both figures are always shown.
 *
 * An origin is whoever first knew it, never who printed it: ten reports of one man's words are one origin. Merged
 * persons are one. An origin nobody is sure of, one known only by relays, and one who lived with another origin before
 * telling count in the lenient figure alone.
 */
import type { Wish } from './action.ts'
import { canonical } from './persons.ts'
import { metBefore } from './stays.ts'
import type { Break } from './verdict.ts'
import { byCode, type Held, textIn, textsIn, timeOf, valuesIn, type World } from './world.ts'

export type Asserted = {
  readonly about: string
  readonly slot: string
  readonly value: string
  /** Whom the slot is about, where it belongs to one person. */
  readonly subject?: string
}
export type Origins = {
  readonly strict: readonly string[]
  readonly lenientExtra: readonly string[]
  readonly claims: readonly Held[]
}

/** What somebody read, a rumour and a guess show that words travel, not that anybody knew. */
const relays: readonly string[] = ['read', 'rumour', 'inferred', 'unknown']

export function originsOf(asserted: Asserted, world: World): Origins {
  const claims = claimsFor(asserted, world)
  const byOrigin = new Map<string, Held[]>()
  for (const claim of claims)
    for (const origin of new Set(textsIn(claim, 'origin').map((id) => canonical(id, world))))
      byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), claim])
  const strict: string[] = []
  const inOrder = [...byOrigin].toSorted(
    ([a, one], [b, other]) => firstTold(one, world) - firstTold(other, world) || byCode(a, b),
  )
  for (const [origin, own] of inOrder) {
    if (own.some(isSure) && !hasMet(origin, own, strict, world)) strict.push(origin)
  }
  const lenientExtra = [...byOrigin.keys()].filter((origin) => !strict.includes(origin))
  return { strict: strict.toSorted(byCode), lenientExtra: lenientExtra.toSorted(byCode), claims }
}

/** A withdrawn account carries nothing any more. */
function claimsFor({ about, slot, value, subject }: Asserted, world: World): readonly Held[] {
  return world.ofType('Claim').filter((claim) => {
    const sources = textsIn(claim, 'source').flatMap((id) => world.byId(id) ?? [])
    const isGone = sources.some(
      (source) =>
        textsIn(source, 'state').includes('tombstoned') ||
        (source.type === 'Testimony' && textsIn(source, 'state').includes('withdrawn')),
    )
    return (
      !isGone &&
      textsIn(claim, 'about').includes(about) &&
      textsIn(claim, 'slot').includes(slot) &&
      valuesIn(claim, 'value').some((each) => String(each) === value) &&
      (subject === undefined ||
        textsIn(claim, 'subject').some((id) => canonical(id, world) === canonical(subject, world)))
    )
  })
}

function isSure(claim: Held): boolean {
  const certainty = textsIn(claim, 'originCertainty')
  const how = textsIn(claim, 'evidentiality')
  return (
    certainty.length > 0 &&
    !certainty.includes('maybe') &&
    how.length > 0 &&
    !how.some((one) => relays.includes(one))
  )
}

/** The account of an origin who had lived with an origin that is counted already. What the same person told before they met stands. */
function hasMet(origin: string, own: readonly Held[], counted: readonly string[], world: World): boolean {
  const sure = own.filter(isSure)
  return sure.every((claim) => {
    const account = ownAccount(claim, origin, world)
    return account !== undefined && metBefore(account, world).some((id) => counted.includes(id))
  })
}

function ownAccount(claim: Held, origin: string, world: World): Held | undefined {
  const source = world.byId(textIn(claim, 'source') ?? '')
  const told = source === undefined ? undefined : textIn(source, 'sourceId')
  return source?.type === 'Testimony' && told !== undefined && canonical(told, world) === origin
    ? source
    : undefined
}

function firstTold(claims: readonly Held[], world: World): number {
  const times = claims.flatMap((claim) => {
    const source = world.byId(textIn(claim, 'source') ?? '')
    if (source === undefined) return []
    return timeOf(textIn(source, 'takenAt')) ?? timeOf(valuesIn(source, 'publishedAt')[0]) ?? []
  })
  return times.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...times)
}

export function gradeBreaks(wish: Wish<'grade'>, world: World): readonly Break[] {
  if (wish.credibility !== '1') return []
  const { strict } = originsOf(wish, world)
  return strict.length >= 2
    ? []
    : [
        {
          rule: 'R16',
          record: wish.about,
          because: 'too-few-origins',
          allow: 'lower-grade',
          names: { strict },
        },
      ]
}

/**
 * Claims as the press desk compares them: who says what about whom, how they know, and as of when.
 *
 * A withdrawn account and an erased item say nothing any more.
 */
import { isText } from '../base/parse.ts'
import { canonical, mustAgree } from '../rules/persons.ts'
import { type Held, perRecords, textIn, textsIn, timeOf, valuesIn, type World } from '../rules/world.ts'
import { type Bounds, boundsOf } from './bounds.ts'

export type Stance = {
  readonly claim: string
  /** The account, report, statement or item it stands in. */
  readonly source: string
  readonly about: string
  readonly slot: string
  /** Whom the slot belongs to, under one code; empty where it belongs to nobody. */
  readonly subject: string
  readonly value: string
  /** Undefined where the value counts nothing. */
  readonly bounds: Bounds | undefined
  readonly asOf: string | undefined
  readonly anchor: string
  /** Somebody's own knowledge, not what travelled. */
  readonly isFirstHand: boolean
  readonly isRelay: boolean
  /** `evidentiality`, as it was noted. */
  readonly how: string
  readonly certainty: string
  readonly origin: string
}

const firstHand: readonly string[] = ['suffered', 'saw', 'heard_event']
const relays: readonly string[] = ['read', 'rumour', 'inferred', 'unknown']

export const stancesOf: (world: World) => readonly Stance[] = perRecords((world) =>
  world.ofType('Claim').flatMap((claim) => stanceOf(claim, world) ?? []),
)

function stanceOf(claim: Held, world: World): Stance | undefined {
  const [source, slot, about] = [textIn(claim, 'source'), textIn(claim, 'slot'), textIn(claim, 'about')]
  const written = valuesIn(claim, 'value')[0]
  if (source === undefined || slot === undefined || about === undefined || written === undefined)
    return undefined
  if (isGone(world.byId(source))) return undefined
  const value = isText(written) ? written.trim() : (JSON.stringify(written) ?? '')
  const how = textsIn(claim, 'evidentiality')
  const subject = textIn(claim, 'subject')
  return {
    claim: claim.id,
    source,
    about,
    slot,
    subject: subject === undefined ? '' : canonical(subject, world),
    value,
    bounds: boundsOf(value, textIn(claim, 'qualifier')),
    asOf: textIn(claim, 'asOf'),
    anchor: textIn(claim, 'anchor') ?? '',
    isFirstHand: how.length > 0 && how.every((one) => firstHand.includes(one)),
    isRelay: how.length === 0 || how.some((one) => relays.includes(one)),
    how: how[0] ?? 'unknown',
    certainty: textIn(claim, 'originCertainty') ?? 'maybe',
    origin: canonical(textIn(claim, 'origin') ?? '', world),
  }
}

/** Somebody whose name no report prints. */
export function isUnnamed(origin: string, world: World): boolean {
  const kinds = world.byId(origin)?.fields['kind'] ?? []
  return kinds.includes('unknown_source') || (kinds.includes('individual') && mustAgree(origin, world))
}

function isGone(source: Held | undefined): boolean {
  if (source === undefined) return false
  const states = textsIn(source, 'state')
  return states.includes('tombstoned') || (source.type === 'Testimony' && states.includes('withdrawn'))
}

/** The day something was said or printed, as milliseconds. */
export function saidAt(source: Held | undefined): number | undefined {
  if (source === undefined) return undefined
  return (
    timeOf(textIn(source, 'takenAt')) ??
    timeOf(valuesIn(source, 'publishedAt')[0]) ??
    timeOf(valuesIn(source, 'saidAt')[0])
  )
}

export function sameValue(a: string, b: string): boolean {
  return folded(a) === folded(b)
}

function folded(value: string): string {
  return value.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

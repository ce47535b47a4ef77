/**
 * The world as it stood at an earlier moment, as far as the records themselves say so.
 *
 * For one question: was a release right when it was sent? What a person took back later does not make it wrong then.
 */
import { isObject } from '../base/parse.ts'
import { levels, type ReleaseWish } from './action.ts'
import { figuresOf } from './figures.ts'
import { parseAction } from './parse-action.ts'
import { releaseBreaks } from './release.ts'
import {
  careful,
  type Held,
  latestIn,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  type World,
  worldOf,
} from './world.ts'

/** Records as they stood: later withdrawals, outcomes and deaths are not known yet. */
export function worldThen(world: World, records: Iterable<Held>, then: number): World {
  return worldOf(
    Array.from(records, (record) => asOf(record, then)),
    { ...world, now: then },
  )
}

function asOf(record: Held, then: number): Held {
  const { type } = record
  if (type === 'Consent') return consentThen(record, then)
  if (type === 'Check') {
    const done = latestIn(record, 'doneAt')
    return done !== undefined && done > then ? without(record, 'outcome', 'doneAt') : record
  }
  if (type === 'Person') {
    const died = shapesIn(record, 'deceased').flatMap((one) => timeOf(one) ?? [])
    return died.length > 0 && Math.min(...died) > then ? without(record, 'deceased') : record
  }
  if (type === 'EvidenceItem') {
    const sealed = latestIn(record, 'sealedAt')
    return sealed !== undefined && sealed > then ? without(record, 'sealedAt') : record
  }
  // Where a case stood that day is not written; the checks of that day say who could be reached.
  return type === 'Case' ? without(record, 'state') : record
}

/** Taken back on a day is taken back from its first minute. */
function consentThen(consent: Held, then: number): Held {
  const times = shapesIn(consent, 'withdrawn').flatMap((one) => timeOf(one['at']) ?? [])
  const isLater = times.length > 0 && Math.min(...times) > then
  const status = textsIn(consent, 'status')
  if (isLater || status.every((one) => one === 'expired' || one === 'suspended'))
    return {
      ...without(consent, 'withdrawn'),
      fields: { ...without(consent, 'withdrawn').fields, status: ['given'] },
    }
  return consent
}

function without(record: Held, ...fields: readonly string[]): Held {
  const kept = Object.entries(record.fields).filter(([field]) => !fields.includes(field))
  return { ...record, fields: Object.fromEntries(kept) }
}

/** What a release record says is to leave, as the wish the rules judge; `undefined` where it says too little. */
export function wishOf(release: Held): ReleaseWish | undefined {
  const [to] = shapesIn(release, 'to')
  const level = careful(release, 'identifiability', levels.toReversed())
  const parsed = parseAction({
    do: 'release',
    with: {
      to: to === undefined ? undefined : { kind: textOf(to, 'kind'), name: textOf(to, 'name') },
      purpose: textIn(release, 'purpose'),
      items: shapesIn(release, 'items'),
      identifiability: level,
      approvals: textsIn(release, 'approvals'),
      figures: shapesIn(release, 'figures').map(figureOf),
      releaseId: release.id,
    },
  })
  return parsed.ok && parsed.value.do === 'release' ? parsed.value.with : undefined
}

function figureOf(shape: Shape): Shape {
  return isObject(shape['cells']) ? shape : figuresOf(shape)
}

/** Whether nothing spoke against it at the moment it left. */
export function wasRight(release: Held, world: World, records: Iterable<Held>): boolean {
  const wish = wishOf(release)
  const sent = latestIn(release, 'sentAt')
  if (wish === undefined || sent === undefined) return false
  return releaseBreaks(wish, worldThen(world, records, sent)).length === 0
}

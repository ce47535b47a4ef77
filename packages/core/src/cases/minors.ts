/**
 * Minors: who is one, whether two members have decided what is best, and what waits for that decision.
 *
 * Parents are not told by default (R06): a relative is told only when the person named that relative as trusted
 * contact, and nobody of the never-tell list ever.
 */
import { isMinorBand } from '../rules/age.ts'
import { decidedBy } from '../rules/best-interest.ts'
import { canonical } from '../rules/persons.ts'
import { byCode, type Held, shapesIn, textIn, textOf, textsIn, timeOf, type World } from '../rules/world.ts'
import type { CaseFile } from './case-files.ts'
import { isOpen, legRef } from './legs.ts'

/** Anything that says so makes a minor: either code of one person, either of two desks. */
export function isMinorPerson(world: World, person: string): boolean {
  return [person, canonical(person, world)].some((id) => {
    const held = world.byId(id)
    return held !== undefined && isMinorBand(held)
  })
}

export type BestInterest = {
  /** Two different members decided, and the day is not to come. */
  readonly decided: boolean
  readonly by: readonly string[]
  readonly at?: number
}

/** The decision of a case; of two that were written apart the one that fewer signed. */
export function bestInterestOf(held: Held, now: number): BestInterest {
  const decisions = shapesIn(held, 'bestInterest').map((one): BestInterest => {
    const by = decidedBy(held, one)
    const at = timeOf(one['at'])
    const said = (textOf(one, 'decision') ?? '').trim() !== ''
    const decided = by.length >= 2 && said && at !== undefined && at <= now
    return { decided, by, ...(at === undefined ? {} : { at }) }
  })
  const inOrder = decisions.toSorted(
    (a, b) => Number(a.decided) - Number(b.decided) || a.by.length - b.by.length || (a.at ?? 0) - (b.at ?? 0),
  )
  return inOrder[0] ?? { decided: false, by: [] }
}

export type MinorsCase = {
  readonly caseId: string
  readonly person: string
  readonly bestInterest: BestInterest
  /** Legs, applications and consents that may not go on before two members have decided. */
  readonly waiting: readonly string[]
  /** Consents for what no minor may agree to: the press, a name, a letter to the State. */
  readonly impossible: readonly string[]
  /** Without it no relative is told anything. */
  readonly trustedContact?: string
}

/** Purposes that no minor agrees to (R06). */
const neverForMinors: ReadonlySet<string> = new Set(['P08', 'P09', 'P11', 'P12', 'P13'])
/** Being helped and being called back waits for nobody. */
const onlyHelp: ReadonlySet<string> = new Set(['P01', 'P14'])
const live: ReadonlySet<string> = new Set(['asked', 'given', 'suspended'])
const visaOver: ReadonlySet<string> = new Set(['withdrawn', 'used', 'expired', 'refused'])

/** Every open case of a minor, those without a decision first. */
export function minorsCases(files: readonly CaseFile[], now: number): readonly MinorsCase[] {
  return files
    .filter(({ minor, open }) => minor && open)
    .map((file) => minorsCase(file, now))
    .toSorted(
      (a, b) =>
        Number(a.bestInterest.decided) - Number(b.bestInterest.decided) ||
        b.waiting.length - a.waiting.length ||
        byCode(a.caseId, b.caseId),
    )
}

function minorsCase(file: CaseFile, now: number): MinorsCase {
  const bestInterest = bestInterestOf(file.held, now)
  const trustedContact = textIn(file.held, 'trustedContact')
  const consents = file
    .of('Consent')
    .filter((one) => textsIn(one, 'status').some((status) => live.has(status)))
  const impossible = consents.filter((one) =>
    textsIn(one, 'purpose').some((purpose) => neverForMinors.has(purpose)),
  )
  const legs = file.legs.filter((leg) => leg.kind === 'move' && isOpen(leg) && leg.state !== 'underway')
  const visas = file
    .of('VisaApplication')
    .filter((one) => !textsIn(one, 'state').every((state) => visaOver.has(state)))
  const uses = consents.filter((one) => !textsIn(one, 'purpose').every((purpose) => onlyHelp.has(purpose)))
  const waiting = [...legs.map(legRef), ...visas.map(({ id }) => id), ...uses.map(({ id }) => id)]
  return {
    caseId: file.id,
    person: file.person,
    bestInterest,
    waiting: bestInterest.decided ? [] : waiting.toSorted(byCode),
    impossible: impossible.map(({ id }) => id).toSorted(byCode),
    ...(trustedContact === undefined ? {} : { trustedContact }),
  }
}

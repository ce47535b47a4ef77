/**
 * R01, R02, R03, R05, R06, R13 on what leaves: has everybody shown agreed, to this, now?
 *
 * A refusal names every reason that stands between the item and the door, so that nobody mends one and meets the next.
 */
import type { RuleId } from '../records/rules.ts'
import { levels, type ReleaseItem, type ReleaseWish } from './action.ts'
import {
  type Asked,
  advanceWords,
  consentsOf,
  covering,
  coversItem,
  coversLevel,
  coversRecipient,
  type Flaw,
  flawsOf,
} from './consent.ts'
import { isImage } from './images.ts'
import { minorBreaks } from './minors.ts'
import { nameLeaves } from './name-and-place.ts'
import { canonical, casesOf, mustAgree, shownIn } from './persons.ts'
import type { Allow, Because } from './reasons.ts'
import { distinctMembers } from './two-members.ts'
import type { Break } from './verdict.ts'
import { byCode, type Held, hour, isWithheld, saysYes, textsIn, timesIn, type World } from './world.ts'

/** The item, its redacted copy, and what they were made from: a consent that names one of them is meant. */
export function madeFrom(item: ReleaseItem, world: World): readonly string[] {
  const chain = new Set<string>()
  const open = [item.ref, ...(item.derivative === undefined ? [] : [item.derivative])]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (chain.has(id)) continue
    chain.add(id)
    const held = world.byId(id)
    if (held === undefined) continue
    // What says that it is an original was made from nothing, whatever a colleague hangs it on afterwards.
    if (held.type === 'EvidenceItem' && !saysYes(held, 'original')) open.push(...textsIn(held, 'derivedFrom'))
    if (held.type === 'Claim') open.push(...textsIn(held, 'source'))
    if (held.type === 'LineMessage') open.push(...textsIn(held, 'request'))
  }
  return [...chain]
}

/** Everybody the item and its copy show who must agree, each human being once. `undefined`: somebody nobody can ask. */
export function shownBy(item: ReleaseItem, world: World): readonly string[] | undefined {
  const people = peopleIn(item, world)
  if (people === undefined) return undefined
  return eachOnce(
    people.filter((id) => mustAgree(id, world)),
    world,
  )
}

function peopleIn(item: ReleaseItem, world: World): readonly string[] | undefined {
  const records = [item.ref, item.derivative ?? item.ref].flatMap((id) => world.byId(id) ?? [])
  const shown = records.map((record) => shownIn(record, world))
  return shown.includes(undefined) ? undefined : shown.flatMap((one) => one ?? [])
}

function eachOnce(people: readonly string[], world: World): readonly string[] {
  return [...new Map(people.map((id) => [canonical(id, world), id])).keys()].toSorted(byCode)
}

export function agreedBreaks(wish: ReleaseWish, world: World): readonly Break[] {
  return wish.items.flatMap((item) => {
    if (world.byId(item.ref) === undefined) return []
    // Who is shown lies under another key than the item: a desk that cannot see it must not say that all agreed.
    if (hidesWho(item, world)) return [broken('R01', item.ref, 'record-withheld', 'open-with-key')]
    const persons = shownBy(item, world)
    if (persons === undefined) return [broken('R01', item.ref, 'nobody-to-ask', 'leave-out')]
    return persons.flatMap((person) => [
      ...consentBreaks(person, item, wish, world),
      ...minorBreaks(person, wish.purpose, world),
    ])
  })
}

const namesWho = [
  'depicts',
  'receivedFrom',
  'personId',
  'personIds',
  'sourceId',
  'victimId',
  'subject',
  'mentions',
] as const

function hidesWho(item: ReleaseItem, world: World): boolean {
  return madeFrom(item, world).some((id) => {
    const held = world.byId(id)
    return held !== undefined && namesWho.some((field) => isWithheld(held, field))
  })
}

export type Agreed = { readonly person: string; readonly consent: Held }

/** Of everybody whom the item or its copy shows, the consents that cover it, or will once they can be used. */
export function agreedTo(item: ReleaseItem, wish: ReleaseWish, world: World): readonly Agreed[] {
  const asked = askedOf(item, wish, world)
  return eachOnce(peopleIn(item, world) ?? [], world).flatMap((person) =>
    covering(person, asked, world).map((consent) => ({ person, consent })),
  )
}

/** The consents a release rests on: it names them in `consentIds`, so that whoever withdraws one finds it (R04). */
export function consentsFor(wish: ReleaseWish, world: World): readonly string[] {
  const found = wish.items.flatMap((item) => agreedTo(item, wish, world).map(({ consent }) => consent.id))
  return [...new Set(found)].toSorted(byCode)
}

function askedOf(item: ReleaseItem, wish: ReleaseWish, world: World): Asked {
  return {
    purpose: wish.purpose,
    items: madeFrom(item, world),
    to: wish.to,
    level: levelOf(item, wish, world),
  }
}

/** An identity is the whole name: a release that calls it less recognisable shows it all the same. */
function levelOf(item: ReleaseItem, { identifiability }: ReleaseWish, world: World): Asked['level'] {
  const isNamed = nameLeaves({ items: [item], identifiability: 'I0' }, world)
  return isNamed && levels.indexOf(identifiability) < levels.indexOf('I4') ? 'I4' : identifiability
}

function consentBreaks(person: string, item: ReleaseItem, wish: ReleaseWish, world: World): readonly Break[] {
  const asked = askedOf(item, wish, world)
  const names = { person, purpose: wish.purpose }
  const say = (rule: RuleId, because: Because, allow: Allow, record = item.ref): Break => ({
    ...broken(rule, record, because, allow),
    names,
  })
  // Words were agreed to, never a picture: P12 asks for each image by itself.
  if (wish.purpose === 'P11' && [item.ref, item.derivative ?? item.ref].some((id) => isImage(id, world)))
    return [say('R01', 'no-consent', 'name-image'), say('R02', 'image-under-words', 'name-image')]
  const whole = covering(person, asked, world)
  if (whole.some((consent) => mayUse(consent, wish, world))) return []
  const near = nearly(person, asked, world)
  const flawed = near.flatMap((consent) => flawsOf(consent, world).map((flaw) => ({ consent, flaw })))
  if (near.length === 0) return uncovered(person, item, asked, world).map((each) => ({ ...each, names }))
  const nameless = near.some((consent) => flawsOf(consent, world).length === 0)
  return [
    nameless ? say('R01', 'recipient-not-named', 'name-recipient') : say('R01', 'no-consent', 'ask-consent'),
    ...flawed.map(({ consent, flaw }) => say(ruleOf[flaw], becauseOf[flaw], allowOf[flaw], consent.id)),
  ]
}

/** Advance words for the case of being taken survive the freeze: to whom, after how long, and with two approvers. */
function mayUse(consent: Held, wish: ReleaseWish, world: World): boolean {
  const flaws = flawsOf(consent, world)
  if (flaws.length === 0) return true
  const isFrozen = flaws.every((flaw) => flaw === 'lost' || flaw === 'suspended')
  const said = isFrozen ? advanceWords(consent) : undefined
  const [person] = textsIn(consent, 'personId')
  if (said === undefined || person === undefined) return false
  const since = takenSince(person, world)
  return (
    since !== undefined &&
    since + said.after * hour <= world.now &&
    said.to.some(({ kind, name }) => kind === wish.to.kind && name === wish.to.name) &&
    distinctMembers(wish.approvals, world).length >= 2
  )
}

/** Since when the person is held, as far as it is written; without a written time nobody can count the hours. */
export function takenSince(person: string, world: World): number | undefined {
  const cases = casesOf(person, world).filter((one) => textsIn(one, 'state').includes('taken'))
  const times = cases.flatMap(({ id }) =>
    world
      .ofType('Occurrence')
      .filter((one) => textsIn(one, 'caseId').includes(id) && textsIn(one, 'what').includes('taken'))
      .flatMap((one) => timesIn(one, 'at')),
  )
  return times.length === 0 ? undefined : Math.max(...times)
}

/** Consents that were meant for this, whatever stands against them: what the member should read about. */
function nearly(person: string, asked: Asked, world: World): readonly Held[] {
  return consentsOf(person, world).filter(
    (consent) =>
      textsIn(consent, 'purpose').includes(asked.purpose) &&
      coversItem(consent, asked.items) &&
      coversRecipient(consent, asked.to, true) &&
      coversLevel(consent, asked.level),
  )
}

function uncovered(person: string, item: ReleaseItem, asked: Asked, world: World): readonly Break[] {
  const same = consentsOf(person, world).filter((consent) =>
    textsIn(consent, 'purpose').includes(asked.purpose),
  )
  if (same.length === 0) return [broken('R01', item.ref, 'no-consent', 'ask-consent')]
  const inScope = same.filter((consent) => coversItem(consent, asked.items))
  const toWhom = inScope.filter((consent) => coversRecipient(consent, asked.to, true))
  if (inScope.length === 0)
    return [
      broken('R01', item.ref, 'item-not-covered', 'ask-consent'),
      ...(asked.purpose === 'P12' ? [broken('R02', item.ref, 'image-not-named', 'name-image')] : []),
    ]
  return toWhom.length === 0
    ? [broken('R01', item.ref, 'recipient-not-covered', 'ask-consent')]
    : [broken('R01', item.ref, 'level-higher', 'lower-level')]
}

function broken(rule: RuleId, record: string, because: Because, allow: Allow): Break {
  return { rule, record, because, allow }
}

const ruleOf: { readonly [F in Flaw]: RuleId } = {
  asked: 'R03',
  refused: 'R03',
  withdrawn: 'R03',
  expired: 'R03',
  suspended: 'R13',
  'not-yet': 'R03',
  'not-heard': 'R03',
  'not-as-heard': 'R03',
  'not-explained': 'R03',
  died: 'R03',
  'given-by-another': 'R05',
  'giver-must-not-know': 'R05',
  lost: 'R13',
}

const becauseOf: { readonly [F in Flaw]: Because } = {
  asked: 'consent-asked',
  refused: 'consent-refused',
  withdrawn: 'consent-withdrawn',
  expired: 'consent-expired',
  suspended: 'consent-suspended',
  'not-yet': 'consent-not-yet',
  'not-heard': 'consent-not-heard',
  'not-as-heard': 'consent-not-as-heard',
  'not-explained': 'consent-not-explained',
  died: 'person-died',
  'given-by-another': 'given-by-another',
  'giver-must-not-know': 'giver-must-not-know',
  lost: 'contact-lost',
}

const allowOf: { readonly [F in Flaw]: Allow } = {
  asked: 'ask-consent',
  refused: 'respect-no',
  withdrawn: 'respect-no',
  expired: 'ask-consent',
  suspended: 'wait-for-contact',
  'not-yet': 'ask-consent',
  'not-heard': 'ask-consent',
  'not-as-heard': 'ask-consent',
  'not-explained': 'ask-consent',
  died: 'trusted-decides',
  'given-by-another': 'ask-themselves',
  'giver-must-not-know': 'ask-themselves',
  lost: 'wait-for-contact',
}

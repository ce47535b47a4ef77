/**
 * Consents (R01 to R03, R05, R13): which of them covers what is about to leave, and which can be used at this moment.
 *
 * No silence, no family, no bundle with help, no blanket. What two desks wrote apart reads as the stricter of the two.
 */
import { explainedPoint } from '../records/choices/consent.ts'
import type { consentStatus } from '../records/vocabulary/consent-status.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { type Identifiability, levels, type Recipient } from './action.ts'
import { isAsHeard } from './heard.ts'
import { byPersonOf, canonical, casesOf, codesOf, identitiesOf, isDead, isSamePerson } from './persons.ts'
import { isLost } from './signs-of-life.ts'
import {
  byCode,
  careful,
  endOf,
  type Held,
  perRecords,
  roleOf,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timesIn,
  valuesIn,
  type World,
} from './world.ts'

/** Why a consent cannot be used now. */
export type Flaw =
  | 'asked'
  | 'refused'
  | 'withdrawn'
  | 'expired'
  | 'suspended'
  | 'not-yet'
  | 'not-heard'
  | 'not-as-heard'
  | 'not-explained'
  | 'died'
  | 'given-by-another'
  | 'giver-must-not-know'
  | 'lost'

type Status = CodeOf<typeof consentStatus>
const strictest: readonly Status[] = ['withdrawn', 'refused', 'suspended', 'expired', 'asked', 'given']
const explainedFor: readonly string[] = ['P06', 'P07', 'P08', 'P09', 'P10', 'P11', 'P12', 'P13']
const namedFor: readonly string[] = ['P05', 'P06', 'P08', 'P10']
export const points: readonly string[] = explainedPoint.terms.map(({ code }) => code)

/** Everything that stands against using this consent now; empty means it can be used. */
export function flawsOf(consent: Held, world: World): readonly Flaw[] {
  const flaws: Flaw[] = []
  const status = statusOf(consent)
  if (status !== 'given') flaws.push(status)
  else if (hasEnded(consent, world.now)) flaws.push('expired')
  if (!timesIn(consent, 'givenAt').every((at) => at <= world.now)) flaws.push('not-yet')
  if (!textsIn(consent, 'heardBy').some((member) => roleOf(world, member) !== undefined))
    flaws.push('not-heard')
  if (!isAsHeard(consent)) flaws.push('not-as-heard')
  if (!isExplained(consent)) flaws.push('not-explained')
  return [...flaws, ...giverFlaws(consent, world), ...lifeFlaws(consent, world)]
}

export function isUsable(consent: Held, world: World): boolean {
  return flawsOf(consent, world).length === 0
}

/** Taken back somewhere is taken back, even where another desk still has it as given. */
export function statusOf(consent: Held): Status {
  if (shapesIn(consent, 'withdrawn').length > 0) return 'withdrawn'
  return careful(consent, 'status', strictest) ?? 'asked'
}

/** It holds through the day on which it ends; of two ends the earlier counts. One without an end is none. */
function hasEnded(consent: Held, now: number): boolean {
  const ends = valuesIn(consent, 'expiresAt').flatMap((value) => endOf(value) ?? [])
  return ends.length === 0 || Math.min(...ends) < now
}

function isExplained(consent: Held): boolean {
  if (!textsIn(consent, 'purpose').some((purpose) => explainedFor.includes(purpose))) return true
  const said = valuesIn(consent, 'explained').filter(Array.isArray)
  return said.length > 0 && said.every((list) => points.every((point) => list.includes(point)))
}

/** R05: nobody speaks for a living adult but the contact the person chose. The dead are spoken for in the same way. */
function giverFlaws(consent: Held, world: World): readonly Flaw[] {
  const given = textsIn(consent, 'givenBy').filter((text) => text.trim() !== '')
  if (given.length === 0) return []
  const person = textIn(consent, 'personId') ?? ''
  const trusted = casesOf(person, world).flatMap((one) => textsIn(one, 'trustedContact'))
  if (given.every((text) => isCodeOf(text, person, world))) return []
  const contact = trusted.find((id) =>
    given.every((text) => isCodeOf(text, id, world) || isContactWord(text)),
  )
  if (contact === undefined) return ['given-by-another']
  return mayNotKnow(contact, person, world) ? ['giver-must-not-know'] : []
}

/** The code itself, or the code with a word beside it: `P-11`, `P-11 (aunt)`, `aunt (P-11)`. `father of P-11` is somebody else. */
function isCodeOf(text: string, personId: string, world: World): boolean {
  const said = text.trim()
  return codeNames(personId, world).some(
    (code) =>
      said === code ||
      (/^\s*[(,:]/u.test(said.slice(code.length)) && said.startsWith(code)) ||
      said.endsWith(`(${code})`),
  )
}

/** Whether these words speak of this person by code. Wide, because it decides who must not learn. */
function speaksOf(text: string, personId: string, world: World): boolean {
  const tokens = text.split(/[^\p{L}\p{N}#-]+/u)
  return codeNames(personId, world).some((code) => tokens.includes(code))
}

function codeNames(personId: string, world: World): readonly string[] {
  return [...codesOf(personId, world)].flatMap((id) => {
    const held = world.byId(id)
    return [id, ...(held === undefined ? [] : textsIn(held, 'code'))]
  })
}

const contactWords: readonly string[] = ['trusted contact', 'доверенное лицо', 'contact de confiance']

function isContactWord(text: string): boolean {
  return contactWords.includes(text.trim().toLowerCase())
}

/** On the person's never-tell list, or marked as a threat. */
export function mayNotKnow(other: string, personId: string, world: World): boolean {
  const never = casesOf(personId, world).flatMap((one) => textsIn(one, 'neverTell'))
  return (
    never.some((text) => speaksOf(text, other, world)) ||
    threatsTo(personId, world).some((threat) => isSamePerson(threat, other, world))
  )
}

/** Relatives marked as a threat: the only link between two persons that is ever written. */
export function threatsTo(personId: string, world: World): readonly string[] {
  return identitiesOf(personId, world)
    .flatMap((identity) => shapesIn(identity, 'relatives'))
    .filter((relative) => relative['threat'] === true)
    .flatMap((relative) => textOf(relative, 'personId') ?? [])
}

/** What a lost contact and a death do, as the person decided beforehand. */
function lifeFlaws(consent: Held, world: World): readonly Flaw[] {
  const person = textIn(consent, 'personId') ?? ''
  if (isDead(person, world)) {
    const decides =
      careful(consent, 'onDeath', ['freeze', 'erase', 'decided_by_trusted']) === 'decided_by_trusted'
    return decides && textsIn(consent, 'givenBy').length > 0 ? [] : ['died']
  }
  const keeps = careful(consent, 'onLost', ['freeze', 'keep']) === 'keep'
  return !keeps && isLost(person, world) ? ['lost'] : []
}

/** What would leave about one person. */
export type Asked = {
  readonly purpose: string
  /** The item and what it was made from: consent to a picture covers its redacted copy. */
  readonly items: readonly string[]
  readonly to: Recipient
  readonly level: Identifiability
}

export function consentsOf(personId: string, world: World): readonly Held[] {
  return consentsByPerson(world).get(canonical(personId, world)) ?? []
}

const consentsByPerson = perRecords(
  (world) =>
    new Map(
      [...byPersonOf('Consent', world)].map(([person, all]) => [
        person,
        all.toSorted((a, b) => byCode(a.id, b.id)),
      ]),
    ),
)

export function coversItem(consent: Held, items: readonly string[]): boolean {
  const scopes = valuesIn(consent, 'scope')
  const isImage = textsIn(consent, 'purpose').includes('P12')
  return (
    scopes.length > 0 &&
    scopes.every((scope) =>
      Array.isArray(scope) ? items.some((item) => scope.includes(item)) : scope === 'all' && !isImage,
    )
  )
}

/** `*` stands for the whole kind, unless the purpose needs a name. */
export function coversRecipient(consent: Held, to: Recipient, mayBeClass: boolean): boolean {
  return shapesIn(consent, 'recipients').some((recipient) => {
    const name = textOf(recipient, 'name') ?? ''
    if (textOf(recipient, 'kind') !== to.kind) return false
    return name === '*' ? mayBeClass : sameName(name, to.name)
  })
}

function sameName(a: string, b: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
  return plain(a) === plain(b)
}

export function needsName(purpose: string): boolean {
  return namedFor.includes(purpose)
}

export function coversLevel(consent: Held, level: Identifiability): boolean {
  const agreed = careful(consent, 'identifiability', levels)
  return agreed !== undefined && levels.indexOf(level) <= levels.indexOf(agreed)
}

/** The consents that would cover this if they can be used: what a release names in its `consentIds`. */
export function covering(personId: string, asked: Asked, world: World): readonly Held[] {
  return consentsOf(personId, world).filter(
    (consent) =>
      textsIn(consent, 'purpose').includes(asked.purpose) &&
      coversItem(consent, asked.items) &&
      coversRecipient(consent, asked.to, !needsName(asked.purpose)) &&
      coversLevel(consent, asked.level),
  )
}

/** What the person said beforehand to send if taken: to whom, and after how many hours. The longest wait counts. */
export function advanceWords(
  consent: Held,
): { readonly after: number; readonly to: readonly Recipient[] } | undefined {
  const [said] = shapesIn(consent, 'ifTaken').toSorted((a, b) => hoursOf(b) - hoursOf(a))
  if (said === undefined) return undefined
  const listed = said['recipients']
  const to = (Array.isArray(listed) ? listed : [])
    .map((each: unknown) => (typeof each === 'object' && each !== null ? { ...each } : {}))
    .flatMap((each: Readonly<Record<string, unknown>>) => {
      const [kind, name] = [textOf(each, 'kind'), textOf(each, 'name')]
      return kind === undefined || name === undefined ? [] : [{ kind, name }]
    })
  return { after: hoursOf(said), to }
}

function hoursOf(said: Readonly<Record<string, unknown>>): number {
  const hours = said['afterHours']
  return typeof hours === 'number' ? hours : Number.POSITIVE_INFINITY
}

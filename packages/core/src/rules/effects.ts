/**
 * What happens by itself: withdrawal (R04), a check without an answer (R13), the duress word (R14), closure (R31).
 *
 * An effect is never refused. A person who takes a consent back, or does not answer, needs nobody's leave.
 */
import type { RuleId } from '../records/rules.ts'
import type { Wish } from './action.ts'
import { consentsOf, isUsable } from './consent.ts'
import { isHeldForCourt } from './legal-hold.ts'
import { casesOf, codesOf } from './persons.ts'
import { missedChecks, underDuress, watchedBy } from './signs-of-life.ts'
import type { Effect, Verdict } from './verdict.ts'
import { byCode, careful, day, type Held, saysYes, shapesIn, textIn, textsIn, type World } from './world.ts'
import { ownItems } from './written.ts'

const erasureWaits: number = 30 * day
/** A closed case is looked at once more before its contents go. */
const retentionWaits: number = 730 * day
const sentStates: readonly string[] = ['sent', 'recall_asked', 'recalled']
const releaseOrder = ['recalled', 'recall_asked', 'sent', 'draft', 'approved'] as const

/** Every copy that went out under a consent: the recall list. */
export function sentUnder(consentId: string, world: World): readonly Held[] {
  return releasesUnder(consentId, world).filter(isSent)
}

function releasesUnder(consentId: string, world: World): readonly Held[] {
  return world
    .ofType('Release')
    .filter((release) => textsIn(release, 'consentIds').includes(consentId))
    .toSorted((a, b) => byCode(a.id, b.id))
}

function isSent(release: Held): boolean {
  const state = careful(release, 'state', releaseOrder)
  return state !== undefined && sentStates.includes(state)
}

export function withdrawal({ consentId, wish }: Wish<'withdraw'>, world: World): Verdict {
  const consent = world.byId(consentId)
  if (consent?.type !== 'Consent') return missing('R04', consentId)
  const releases = releasesUnder(consentId, world)
  const sent = releases.filter(isSent)
  const asksBack = wish !== 'stop'
  const person = textIn(consent, 'personId') ?? ''
  return effect('R04', [
    { kind: 'consent-withdrawn', consent: consentId },
    ...releases
      .filter((release) => !isSent(release) && shapesIn(release, 'cancelled').length === 0)
      .map(({ id }): Effect => ({ kind: 'cancel-release', release: id })),
    ...sent.map(({ id }): Effect => ({ kind: 'list-sent', release: id })),
    ...(asksBack
      ? sent.flatMap(({ id }): readonly Effect[] => [
          { kind: 'ask-back', release: id },
          { kind: 'check-answer-due', release: id },
        ])
      : []),
    ...(wish === 'erase' ? erasure(consent, person, world) : []),
  ])
}

/** Thirty days and a word from a safe channel; never while somebody may be standing behind the person. */
function erasure(consent: Held, person: string, world: World): readonly Effect[] {
  const at = world.now + erasureWaits
  if (isHeldForCourt(consent, world)) return [{ kind: 'seal-unreadable', record: consent.id }]
  if (underDuress(person, world)) return [{ kind: 'erasure-waits', person, because: 'duress' }]
  if (missedChecks(person, world).length > 0)
    return [{ kind: 'erasure-waits', person, because: 'check-missed' }]
  return [{ kind: 'erase-after', record: consent.id, at }]
}

/** The wish was repeated to a member who wrote it down; a colleague's word in the field is nobody's. */
export function isConfirmedSafe(consent: Held): boolean {
  return ownItems(consent, 'confirmedSafe', shapesIn(consent, 'confirmedSafe')).length > 0
}

export function checkAnswered({ checkId, word }: Wish<'checkAnswer'>, world: World): Verdict {
  const check = world.byId(checkId)
  if (check?.type !== 'Check') return missing('R13', checkId)
  const to = textsIn(check, 'escalation')
  if (word === 'safe') return { result: 'allow' }
  if (word === 'duress') return effect('R14', [{ kind: 'silent-alarm', check: checkId, to }])
  return effect('R13', [
    { kind: 'alarm', check: checkId, to },
    ...watchedBy(check, world).flatMap((person) => lostEffects(person, world)),
  ])
}

/** What rests while a person cannot be reached. */
export function lostEffects(person: string, world: World): readonly Effect[] {
  const freezes = consentsOf(person, world).filter(
    (consent) =>
      textsIn(consent, 'status').includes('given') &&
      careful(consent, 'onLost', ['freeze', 'keep']) !== 'keep',
  )
  const frozen = new Set(freezes.map(({ id }) => id))
  const waiting = world
    .ofType('Release')
    .filter((release) => !isSent(release) && textsIn(release, 'consentIds').some((id) => frozen.has(id)))
  return [
    ...casesOf(person, world).map(({ id }): Effect => ({ kind: 'propose-lost', case: id })),
    ...freezes.map(({ id }): Effect => ({ kind: 'suspend-consent', consent: id })),
    ...waiting.map(({ id }): Effect => ({ kind: 'freeze-release', release: id })),
  ]
}

export function closure({ caseId }: Wish<'closeCase'>, world: World): Verdict {
  const held = world.byId(caseId)
  const person = held === undefined ? undefined : textIn(held, 'personId')
  if (held?.type !== 'Case' || person === undefined) return missing('R31', caseId)
  const kept = consentsOf(person, world).find(
    (consent) => textsIn(consent, 'purpose').includes('P15') && isUsable(consent, world),
  )
  const isHeld = [...codesOf(person, world)].some((code) =>
    consentsOf(code, world).some((consent) => isHeldForCourt(consent, world)),
  )
  const after: Effect =
    kept !== undefined
      ? { kind: 'keep', case: caseId, consent: kept.id }
      : isHeld
        ? { kind: 'seal-unreadable', record: caseId }
        : { kind: 'erase-to-tombstones', case: caseId }
  return effect('R31', [{ kind: 'retention-check', case: caseId, at: world.now + retentionWaits }, after])
}

/** R15: about another person one text leaves, whatever is asked and whoever is asked about. */
export function answerVerdict(
  { helpRequestId, template, text }: Wish<'answer'>,
  world: World,
  isNeutral?: (text: string) => boolean,
): Verdict {
  const request = world.byId(helpRequestId)
  if (request?.type !== 'HelpRequest') return missing('R15', helpRequestId)
  const saysNeutral = template === 'neutral' && (text === undefined || (isNeutral?.(text) ?? false))
  if (!saysYes(request, 'aboutOther') || saysNeutral) return { result: 'allow' }
  return {
    result: 'block',
    breaks: [{ rule: 'R15', record: helpRequestId, because: 'about-another', allow: 'neutral-text' }],
  }
}

function effect(rule: RuleId, effects: readonly Effect[]): Verdict {
  return { result: 'effect', rules: [rule], effects }
}

function missing(rule: RuleId, record: string): Verdict {
  return { result: 'block', breaks: [{ rule, record, because: 'no-such-record', allow: 'look-again' }] }
}

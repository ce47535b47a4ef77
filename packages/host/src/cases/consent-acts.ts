/**
 * Permissions: asked, given by the person and nobody else, taken back at once.
 *
 * A withdrawal is one save: the permission is dead, what was not sent is cancelled, what was sent is asked back, and
 * a check is set for each answer. Erasing waits thirty days and for the person's own word from a safe place, for
 * whoever holds somebody's phone would ask for exactly that.
 */

import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import { consentExpiry, type Purpose } from '@safeconduct/core/records/consent-expiry.ts'
import { type Flaw, flawsOf } from '@safeconduct/core/rules/consent.ts'
import { consentDigest, hearersOf } from '@safeconduct/core/rules/heard.ts'
import { isHeldForCourt, liftedBy } from '@safeconduct/core/rules/legal-hold.ts'
import type { Effect } from '@safeconduct/core/rules/verdict.ts'
import { type Held, shapesIn, textIn, textOf, textsIn } from '@safeconduct/core/rules/world.ts'
import type { BatchWish } from '../work/save-record.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, judged, recordIn, worldNow, write } from './cases-world.ts'
import { jsonList } from './visa-acts.ts'

type Recipient = { readonly kind: string; readonly name: string }
export type ConsentWish = {
  readonly caseId: string
  readonly purpose: string
  readonly scope: 'all' | readonly string[]
  readonly recipients: readonly Recipient[]
  readonly identifiability: string
  readonly method: string
  readonly lang: string
  readonly interpreterUsed: boolean
  readonly explained: readonly string[]
  readonly expiresAt?: string
  readonly conditions?: string
  readonly givenBy?: string
  readonly onLost?: string
  readonly onDeath?: string
  readonly ifTaken?: {
    readonly recipients: readonly Recipient[]
    readonly words: string
    readonly afterHours: number
  }
}

export async function askConsent(cases: CasesWorld, wish: ConsentWish): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const { caseId, scope, recipients, explained, expiresAt, onLost, onDeath, ifTaken, ...plain } = wish
  const now = cases.vault.clock.now()
  const newId = newRecordId(cases.vault.random)
  const fields: { readonly [field: string]: Json } = {
    ...plain,
    personId: textIn(file.value, 'personId') ?? '',
    scope: scope === 'all' ? 'all' : [...scope],
    recipients: recipients.map((one) => ({ ...one })),
    explained: [...explained],
    expiresAt: expiresAt ?? usualEnd(wish.purpose, cases.vault.clock.millis()),
    givenAt: now,
    heardBy: cases.by,
    status: 'asked',
    onLost: onLost ?? 'freeze',
    onDeath: onDeath ?? 'freeze',
    ...(ifTaken === undefined
      ? {}
      : { ifTaken: { ...ifTaken, recipients: ifTaken.recipients.map((one) => ({ ...one })) } }),
  }
  const saved = await write(cases, [{ newId, type: 'Consent', caseId, fields }])
  return saved.ok ? ok(newId) : saved
}

const dayMillis = 86_400_000

/** When the person says nothing of an end. */
function usualEnd(purpose: string, now: number): string {
  const expiry = purpose in consentExpiry ? consentExpiry[termOf(purpose)] : undefined
  const days =
    expiry === undefined
      ? 90
      : expiry.kind === 'days'
        ? expiry.days
        : expiry.kind === 'one-meeting'
          ? 30
          : 'months' in expiry
            ? expiry.months * 30
            : (expiry.reviewMonths ?? 12) * 30
  return instantOf(now + days * dayMillis).slice(0, 10)
}

function termOf(purpose: string): Purpose {
  const known = Object.keys(consentExpiry).find((one): one is Purpose => one === purpose)
  return certain(known, 'the purpose was looked for in the same table')
}

/** Refused where the rules would not let it be used: from a relative (R05), for a minor (R06), half explained (R03). */
export async function giveConsent(
  cases: CasesWorld,
  { id, explained }: { readonly id: string; readonly explained?: readonly string[] },
): Promise<Done> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  const fields: { readonly [field: string]: Json } = {
    status: 'given',
    givenAt: cases.vault.clock.now(),
    heardBy: cases.by,
    ...(explained === undefined ? {} : { explained: [...explained] }),
  }
  const asGiven = withFields(consent.value, fields)
  const [flaw] = flawsOf(asGiven, worldNow(cases)).filter((one) => stopsGiving.has(one))
  if (flaw !== undefined) return refuse({ kind: 'consent-not-usable', field: 'status', reason: flaw })
  // To these words: whoever widens them afterwards, on whatever desk, has a consent that nobody heard.
  const heard = { by: cases.by, at: cases.vault.clock.now(), of: consentDigest(asGiven) }
  return change(cases, consent.value, { ...fields, heard: [...jsonList(consent.value, 'heard'), heard] })
}

/** A second member has heard the person, too: from then on it is not one member's word. */
export async function hearConsent(cases: CasesWorld, id: string): Promise<Done> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  const { value } = consent
  if (!textsIn(value, 'status').includes('given')) return refuse({ kind: 'not-now', field: 'status' })
  if (hearersOf(value).includes(cases.by)) return refuse({ kind: 'already-signed' })
  const heard = { by: cases.by, at: cases.vault.clock.now(), of: consentDigest(value) }
  return change(cases, value, { heard: [...jsonList(value, 'heard'), heard] })
}

/** A lost contact suspends what was given before; it does not stop somebody who is here from saying yes. */
const stopsGiving: ReadonlySet<Flaw> = new Set([
  'expired',
  'not-explained',
  'died',
  'given-by-another',
  'giver-must-not-know',
])

function withFields(record: CaseRecord, fields: { readonly [field: string]: Json }): Held {
  const said = Object.entries(fields).map(([field, value]) => [field, [value]] as const)
  return { ...record, fields: { ...record.fields, ...Object.fromEntries(said) } }
}

export async function refuseConsent(cases: CasesWorld, id: string): Promise<Done> {
  const consent = recordIn(cases, 'Consent', id)
  return consent.ok ? change(cases, consent.value, { status: 'refused' }) : consent
}

/** A court or a complaint needs it: it is not erased but sealed, and nobody reads it. */
export async function holdConsent(
  cases: CasesWorld,
  { id, why }: { readonly id: string; readonly why: string },
): Promise<Done> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  // The first hold is written once, so that no desk takes it away; ended by two, it is made again in the list beside it.
  if (shapesIn(consent.value, 'legalHold').length > 0) {
    return isHeldForCourt(consent.value, worldNow(cases))
      ? refuse({ kind: 'not-now', field: 'legalHold' })
      : holdStep(cases, consent.value, { what: 'hold', why })
  }
  return change(cases, consent.value, { legalHold: { at: cases.vault.clock.now(), by: cases.by, why } })
}

/** One member's word that the court needs it no more. The second one ends the hold. */
export async function unholdConsent(
  cases: CasesWorld,
  { id, why }: { readonly id: string; readonly why?: string },
): Promise<Done> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  const world = worldNow(cases)
  if (!isHeldForCourt(consent.value, world)) return refuse({ kind: 'not-now', field: 'legalHold' })
  if (liftedBy(consent.value, world).includes(cases.by)) return refuse({ kind: 'already-signed' })
  return holdStep(cases, consent.value, { what: 'lift', ...(why === undefined ? {} : { why }) })
}

function holdStep(
  cases: CasesWorld,
  consent: CaseRecord,
  said: { readonly what: 'lift' | 'hold'; readonly why?: string },
): Promise<Done> {
  const step = { at: cases.vault.clock.now(), by: cases.by, ...said }
  return change(cases, consent, { holdSteps: [...jsonList(consent, 'holdSteps'), step] })
}

/** The person said it again, from a safe place, to a member who knows the voice. */
export async function confirmErase(cases: CasesWorld, id: string): Promise<Done> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  if (consent.value.fields['eraseAfter'] === undefined) return refuse({ kind: 'not-now' })
  return change(cases, consent.value, { confirmedSafe: { at: cases.vault.clock.now(), by: cases.by } })
}

export type Withdrawal = {
  readonly id: string
  readonly wish: 'stop' | 'stop_and_recall' | 'erase'
  readonly via: string
}
export type Withdrawn = {
  readonly cancelled: readonly string[]
  readonly recall: readonly string[]
  readonly erasesAfter?: number
}

const wishes: readonly string[] = ['stop', 'stop_and_recall', 'erase']

function strongestWish(consent: CaseRecord): number {
  const said = [...shapesIn(consent, 'withdrawn'), ...shapesIn(consent, 'laterWishes')]
  return Math.max(-1, ...said.map((one) => wishes.indexOf(textOf(one, 'wish') ?? '')))
}

function takenBack(
  cases: CasesWorld,
  consent: CaseRecord,
  { via, wish }: Withdrawal,
): { readonly [field: string]: Json } {
  const said = { at: cases.vault.clock.now().slice(0, 10), via, wish }
  return shapesIn(consent, 'withdrawn').length === 0
    ? { status: 'withdrawn', withdrawn: said }
    : { laterWishes: [...jsonList(consent, 'laterWishes'), said] }
}

export async function withdraw(cases: CasesWorld, wish: Withdrawal): Promise<Done<Withdrawn>> {
  const consent = recordIn(cases, 'Consent', wish.id)
  if (!consent.ok) return consent
  // Said again it can only say more: nobody makes "erase" into "stop" by saying it later.
  if (strongestWish(consent.value) >= wishes.indexOf(wish.wish))
    return refuse({ kind: 'not-now', field: 'withdrawn' })
  const effects = judged(cases, { do: 'withdraw', with: { consentId: wish.id, wish: wish.wish } })
  if (!effects.ok) return effects
  const erasesAfter = eraseAfter(cases, effects.value)
  const saved = await write(cases, [
    {
      id: idOf(consent.value),
      type: 'Consent',
      fields: {
        ...takenBack(cases, consent.value, wish),
        ...(erasesAfter === undefined ? {} : { eraseAfter: instantOf(erasesAfter).slice(0, 10) }),
      },
    },
    ...effects.value.flatMap((effect) => wishesOf(cases, effect)),
  ])
  if (!saved.ok) return saved
  const named = (kind: 'cancel-release' | 'list-sent'): readonly string[] =>
    effects.value.flatMap((one) => (one.kind === kind ? [one.release] : []))
  return ok({
    cancelled: named('cancel-release'),
    recall: named('list-sent'),
    ...(erasesAfter === undefined ? {} : { erasesAfter }),
  })
}

const erasureWaits = 30 * dayMillis

/** While somebody may be standing behind the person the days are counted all the same, and nothing goes before both are over. */
function eraseAfter({ vault }: CasesWorld, effects: readonly Effect[]): number | undefined {
  const said = effects.find((one) => one.kind === 'erase-after')
  if (said !== undefined) return said.at
  // Under a hold it is sealed away at once; the days count for when the hold ends.
  return effects.some((one) => one.kind === 'erasure-waits' || one.kind === 'seal-unreadable')
    ? vault.clock.millis() + erasureWaits
    : undefined
}

const recallAnswerDays = 7

/** What happens by itself, as changes of the same save. */
export function wishesOf(cases: CasesWorld, effect: Effect): readonly BatchWish[] {
  const { vault, by, index } = cases
  const now = vault.clock.now()
  switch (effect.kind) {
    case 'cancel-release':
      return changed(cases, effect.release, (release) => ({
        ...(textIn(release, 'state') === 'approved' ? { state: 'draft' } : {}),
        cancelled: { at: now, by, why: 'withdrawn' },
      }))
    case 'ask-back':
      return changed(cases, effect.release, (release) =>
        textIn(release, 'state') === 'sent'
          ? { state: 'recall_asked', recall: { askedAt: now.slice(0, 10) } }
          : {},
      )
    case 'check-answer-due': {
      const caseId = index.caseOf(effect.release)
      return [
        {
          type: 'Check',
          ...(caseId === undefined ? {} : { caseId }),
          fields: {
            kind: 'reply',
            subject: effect.release,
            dueAt: instantOf(vault.clock.millis() + recallAnswerDays * dayMillis),
            graceHours: 24,
            escalation: [by],
          },
        },
      ]
    }
    case 'suspend-consent':
      return changed(cases, effect.consent, (consent) =>
        textIn(consent, 'status') === 'given' ? { status: 'suspended' } : {},
      )
    default:
      return []
  }
}

function changed(
  { index }: CasesWorld,
  id: string,
  fieldsOf: (record: CaseRecord) => { readonly [field: string]: Json },
): readonly BatchWish[] {
  const record = index.get(id)
  if (record === undefined) return []
  const fields = fieldsOf(record)
  return Object.keys(fields).length === 0 ? [] : [{ id: idOf(record), type: record.type, fields }]
}

async function change(
  cases: CasesWorld,
  record: CaseRecord,
  fields: { readonly [field: string]: Json },
): Promise<Done> {
  const saved = await write(cases, [{ id: idOf(record), type: record.type, fields }])
  return saved.ok ? ok(true) : saved
}

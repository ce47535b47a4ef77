/** The sheet of each item, from its record, its consents and its chain of custody. */
import type { Language } from '@safeconduct/core/base/language.ts'
import type { CustodyChain } from '@safeconduct/core/evidence/custody/chain.ts'
import type { CustodyType } from '@safeconduct/core/evidence/custody/event.ts'
import { type Gap, gapsOf } from '@safeconduct/core/evidence/custody/gaps.ts'
import { premisOf } from '@safeconduct/core/evidence/custody/premis.ts'
import type { DossierPartsContent, ItemSheet } from '@safeconduct/core/evidence/parts/parts.ts'
import { reportLines } from '@safeconduct/core/evidence/parts/report-lines.ts'
import { custodyEventType } from '@safeconduct/core/records/choices/custody.ts'
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import { reliability } from '@safeconduct/core/records/vocabulary/reliability.ts'
import { sourceMaterial } from '@safeconduct/core/records/vocabulary/source-material.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import type { ReleaseWish } from '@safeconduct/core/rules/action.ts'
import { agreedTo } from '@safeconduct/core/rules/agreed.ts'
import { saysYes, shapesIn, textIn, textOf, textsIn, type World } from '@safeconduct/core/rules/world.ts'
import type { SayCase } from './case-words.ts'
import { type Chosen, momentOf } from './chosen.ts'
import { codeIn } from './codes.ts'

export type SheetFacts = {
  readonly wish: ReleaseWish
  readonly world: World
  readonly language: Language
  readonly say: SayCase
  readonly chain: CustodyChain
  readonly isSealed: boolean
  /** What the file said of itself when it was taken in, where that was sealed with it. */
  readonly report: Uint8Array | undefined
  /** Whether the copy carries the proof that it is the sealed original but for what is covered. */
  readonly proves: boolean
  /** Numbers of the contrary entries that touch this item. */
  readonly contrary: readonly number[]
}

export function sheetOf(chosen: Chosen, facts: SheetFacts): ItemSheet {
  const { asked, leaves, number } = chosen
  const { world, language, say, chain, isSealed } = facts
  // Also under codes, which is an item: it was told, by somebody, in a language.
  const isAccount = asked.type === 'Testimony'
  const kind =
    leaves.type === 'Testimony'
      ? say('account')
      : termWords(sourceMaterial, textIn(leaves, 'kind') ?? '', language)
  const source = textIn(asked, isAccount ? 'sourceId' : 'receivedFrom')
  const lang = textIn(asked, 'lang')
  const grade = textIn(asked, 'reliability')
  const moment = momentOf(leaves)
  const isCopy = leaves.id !== asked.id || textIn(leaves, 'derivedFrom') !== undefined
  return {
    item: number,
    record: codeIn(world, leaves.id),
    // Titles begin as names of files, and people put names of people into names of files.
    what: kind === '' ? say('account') : kind,
    kind: kind === '' ? say('account') : kind,
    graphic: saysYes(leaves, 'graphic'),
    original: !isCopy,
    ...(source === undefined ? {} : { source: codeIn(world, source) }),
    obtained: {
      how: say(isAccount ? 'told' : shapesIn(leaves, 'capture').length > 0 ? 'captured' : 'byHand'),
      ...(moment === undefined ? {} : { when: moment }),
      ...byOf(chain),
    },
    ...(lang === undefined ? {} : { language: lang }),
    tests: [
      say('hashed'),
      ...(isSealed ? [say('inLedger')] : []),
      ...(saysYes(asked, 'readBack') ? [say('readBack')] : []),
    ],
    ...(grade === undefined ? {} : { reliability: termWords(reliability, grade, language) }),
    limits: limitsOf(facts),
    consent: { uses: usesOf(chosen, facts), withdrawal: say('withdrawal') },
    contrary: facts.contrary,
    custody: custodyRows(chain, language),
    ...(facts.report === undefined ? {} : reportLines(facts.report, language)),
    ...(isCopy ? { redacted: { of: codeIn(world, originalOf(chosen)), proof: facts.proves } } : {}),
  }
}

/** Asked for by itself, a copy is still one of something. */
function originalOf({ asked, leaves }: Chosen): string {
  return leaves.id === asked.id ? (textIn(leaves, 'derivedFrom') ?? asked.id) : asked.id
}

function byOf({ events }: CustodyChain): { readonly by?: string } {
  const arrival = events.find(({ event }) => event.type === 'received' || event.type === 'collected')
  return arrival === undefined ? {} : { by: arrival.event.actor }
}

function limitsOf({ wish, language, say }: SheetFacts): readonly string[] {
  return [
    say('onlyFor', { purpose: termWords(consentPurpose, wish.purpose, language) }),
    say('level', { level: termWords(identifiability, wish.identifiability, language) }),
  ]
}

function usesOf({ asked, leaves }: Chosen, { wish, world, language, say }: SheetFacts): readonly string[] {
  const given = agreedTo({ ref: asked.id, derivative: leaves.id }, wish, world).map(
    ({ person, consent }) =>
      `${codeIn(world, person)}: ${textsIn(consent, 'purpose')
        .map((code) => termWords(consentPurpose, code, language))
        .join(', ')} (${codeIn(world, consent.id)})`,
  )
  return given.length === 0 ? [say('noConsentNeeded')] : [...new Set(given)].slice(0, 50)
}

function custodyRows({ events }: CustodyChain, language: Language): ItemSheet['custody'] {
  return events.map(({ event }) => ({
    at: event.start,
    what: handlingWords(event.type, language),
    by: event.actor,
    ...(event.purpose === undefined ? {} : { note: event.purpose }),
  }))
}

/** Ours, and in brackets the word that archives and courts know it by (CU3). */
function handlingWords(type: CustodyType, language: Language): string {
  const premis = premisOf(type)
  const ours = termWords(custodyEventType, type, language)
  return premis === undefined ? ours : `${ours} (PREMIS: ${premis})`
}

type Gaps = DossierPartsContent['gaps']

export function gapRows(chosen: Chosen, facts: SheetFacts): Gaps {
  const { say, chain, isSealed, language, world } = facts
  const made = shapesIn(chosen.asked, 'capturedAt').map((one) => textOf(one, 'date'))[0]
  const source = textIn(chosen.asked, 'receivedFrom') ?? textIn(chosen.asked, 'sourceId')
  const known = {
    ...(made === undefined ? {} : { made }),
    ...(source === undefined ? {} : { source: codeIn(world, source) }),
  }
  const gaps = gapsOf(chain, known).map((gap) => gapWords(gap, say, language))
  return [...gaps, ...(isSealed ? [] : [say('noSeal')])].map((what) => ({ item: chosen.number, what }))
}

function gapWords(gap: Gap, say: SayCase, language: Language): string {
  switch (gap.kind) {
    case 'before-reception':
    case 'unsealed':
    case 'in-transit':
      return say(gap.kind, { from: gap.from ?? say('unknownTime'), to: gap.to ?? say('unknownTime') })
    case 'alone':
      return say('alone', { what: termWords(custodyEventType, gap.what, language), by: gap.by, at: gap.at })
    case 'missing-event':
    case 'erased-event':
      return say(gap.kind, { digest: gap.digest.slice(0, 12) })
    case 'unsure-clock':
      return say('unsure-clock', { at: gap.at })
  }
}

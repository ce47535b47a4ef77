/**
 * One record as everybody may read it on a public page.
 *
 * Codes never stand here, hedges always do: "more than", "about", "told by somebody else" are half of what is known.
 */
import type { Language } from '../base/language.ts'
import { corroboration } from '../records/vocabulary/corroboration.ts'
import { denialType } from '../records/vocabulary/denial-type.ts'
import { evidentiality } from '../records/vocabulary/evidentiality.ts'
import { investigationStage } from '../records/vocabulary/investigation-stage.ts'
import { numberQualifier } from '../records/vocabulary/number-qualifier.ts'
import { sourceMaterial } from '../records/vocabulary/source-material.ts'
import { statementKind } from '../records/vocabulary/statement-kind.ts'
import { termWords, type Vocabulary } from '../records/vocabulary/vocabulary.ts'
import { datedWords, dayWords, isPrecision } from '../records/words/dates.ts'
import { type Held, shapesIn, textIn, textOf, textsIn, type World } from '../rules/world.ts'
import { compareClaims } from './conflicts.ts'
import { denialsOf } from './denials.ts'
import { independenceOf } from './origins.ts'
import { pageWords } from './page-words.ts'
import { documentedStage, stagesOf } from './stages.ts'
import { type Stance, stancesOf } from './stances.ts'
import { smallestCell } from './tables.ts'

export type Entry = {
  readonly words: string
  /** Of the words, where somebody said them in it. */
  readonly lang?: string
  readonly details: readonly string[]
  readonly link?: string
}
export type At = { readonly world: World; readonly language: Language; readonly fields: readonly string[] }

type Shown = {
  readonly name: 'statements' | 'claims' | 'events' | 'filings' | 'publications' | 'items'
  readonly type: Held['type']
}
export const shownTypes: readonly Shown[] = [
  { name: 'statements', type: 'Statement' },
  { name: 'claims', type: 'Claim' },
  { name: 'events', type: 'Event' },
  { name: 'filings', type: 'Intervention' },
  { name: 'publications', type: 'Publication' },
  { name: 'items', type: 'EvidenceItem' },
]

export function entryOf(held: Held, at: At): Entry | undefined {
  const entry = plainEntry(held, at)
  if (entry === undefined) return undefined
  const clean = (text: string): string => withoutCodes(text, at)
  return {
    ...entry,
    // What an official said is not ours to change: with a code in it, it does not leave (R01).
    words: held.type === 'Statement' ? entry.words : clean(entry.words),
    details: entry.details.map(clean).filter((line) => line !== ''),
  }
}

function plainEntry(held: Held, at: At): Entry | undefined {
  switch (held.type) {
    case 'Statement':
      return statementEntry(held, at)
    case 'Claim':
      return claimEntry(held, at)
    case 'Event':
      return eventEntry(held, at)
    case 'Intervention':
      return filingEntry(held, at)
    case 'Publication':
      return publicationEntry(held, at)
    case 'EvidenceItem':
      return itemEntry(held, at)
    default:
      return undefined
  }
}

/** Staff write "as told by P-33" where a place is asked for: an official stands there by name, anybody else by none. */
function withoutCodes(text: string, { world, language }: At): string {
  return text.replaceAll(/(?<![\p{L}\p{N}-])[A-Z]{1,3}-\d{1,4}(?![\p{L}\p{N}])/gu, (code) => {
    const person = world
      .ofType('Person')
      .find((one) => one.id === code || textsIn(one, 'code').includes(code))
    return person === undefined ? code : (nameOf(person) ?? pageWords.somebody[language])
  })
}

function nameOf(person: Held | undefined): string | undefined {
  return person === undefined ? undefined : textsIn(person, 'publicName')[0]
}

function term(list: Vocabulary, code: string | undefined, { language }: At): readonly string[] {
  return code === undefined || code === '' ? [] : [termWords(list, code, language)]
}

/** With how sure it is: "about 29 May" printed as the 29th is a day that nobody knows. */
function dateOf(held: Held, field: string, { language }: At): readonly string[] {
  return shapesIn(held, field)
    .slice(0, 1)
    .flatMap((one) => {
      const [date, precision] = [textOf(one, 'date'), textOf(one, 'precision') ?? '']
      if (date === undefined) return []
      return isPrecision(precision) ? [datedWords({ date, precision }, language)] : [dayWords(date, language)]
    })
}

/** Whose words, in which office, when, where; the original first, and against a denial a count and no more (R20). */
function statementEntry(held: Held, at: At): Entry {
  const { world, language } = at
  const name = nameOf(world.byId(textIn(held, 'speakerId') ?? ''))
  const teller = textIn(held, 'relayedBy')
  const denial = denialsOf(world).find(({ statement }) => statement === held.id)
  const [promise] = shapesIn(held, 'commitment')
  const others = denial === undefined ? [] : denial.languages.filter((lang) => lang !== denial.lang)
  const lang = textIn(held, 'lang')
  return {
    // Marks say that these are the speaker's words; what somebody else tells of them stands without.
    words: teller === undefined ? `“${textIn(held, 'wording') ?? ''}”` : (textIn(held, 'wording') ?? ''),
    ...(lang === undefined ? {} : { lang }),
    details: [
      [...(name === undefined ? [] : [name]), ...textsIn(held, 'officeThen')].join(', '),
      teller === undefined
        ? ''
        : `${pageWords.relayed[language]}: ${nameOf(world.byId(teller)) ?? pageWords.somebody[language]}`,
      [
        ...term(statementKind, textIn(held, 'kind'), at),
        ...term(denialType, textIn(held, 'denialType'), at),
      ].join(': '),
      [...dateOf(held, 'saidAt', at), ...textsIn(held, 'forum')].join(', '),
      others.length === 0 ? '' : `${pageWords.translated[language]}: ${languagesIn(others, language)}`,
      denial === undefined || denial.sealedItems === 0
        ? ''
        : `${pageWords.sealed[language]}: ${denial.sealedItems}`,
      promise?.['intervalAssumed'] === true ? pageWords.assumed[language] : '',
    ],
  }
}

function languagesIn(codes: readonly string[], language: Language): string {
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return codes.map((code) => names.of(code) ?? code).join(', ')
}

/** A claim stands with its bound, where it stands, how it is known, and with a label that its origins allow (R16). */
function claimEntry(held: Held, at: At): Entry | undefined {
  const { world, language } = at
  const stances = stancesOf(world)
  const own = stances.find(({ claim }) => claim === held.id)
  // A claim whose account was withdrawn says nothing any more, here least of all.
  if (own === undefined) return undefined
  const { slot, value, asOf } = own
  const about = textIn(held, 'about')
  const { label } = independenceOf(
    { slot, value, ...(about === undefined ? {} : { about }) },
    { stances, conflicts: compareClaims(world).conflicts },
    world,
  )
  const bound = term(numberQualifier, textIn(held, 'qualifier'), at).join('')
  const stage = investigationStage.terms.some(({ code }) => code === value)
  const source = world.byId(own.source)
  return {
    words: [
      slot.replaceAll('_', ' ').replace(/ n$/u, ''),
      [bound, ...(stage ? term(investigationStage, value, at) : [value])]
        .filter((part) => part !== '')
        .join(' '),
    ].join(': '),
    details: [
      asOf === undefined ? '' : `${pageWords.asOf[language]} ${dayWords(asOf, language)}`,
      source?.type === 'Publication'
        ? `${pageWords.standsIn[language]}: ${[...textsIn(source, 'outlet'), ...dateOf(source, 'publishedAt', at)].join(', ')}`
        : '',
      `${pageWords.told[language]}: ${term(evidentiality, textIn(held, 'evidentiality'), at).join('')}`,
      ...term(corroboration, label, at),
      isOverclaimed(own, stances, world) ? pageWords.undocumented[language] : '',
    ],
  }
}

/** "Opened an investigation" is printed of a preliminary check; a page says that no document shows it (R23). */
function isOverclaimed(own: Stance, stances: readonly Stance[], world: World): boolean {
  return stagesOf(world, stances).some(
    ({ intervention, claimed }) =>
      intervention === own.about &&
      claimed.some(
        ({ stage, source, isOverclaim }) => isOverclaim && stage === own.value && source === own.source,
      ),
  )
}

function eventEntry(held: Held, at: At): Entry {
  const [affected] = shapesIn(held, 'affected')
  const n = affected?.['n']
  const bound = affected === undefined ? [] : term(numberQualifier, textOf(affected, 'qualifier'), at)
  // One person or four at a place and on a day can be told: the same least number as in a table (R28).
  const isShown = typeof n === 'number' && n >= smallestCell
  return {
    words: textIn(held, 'title') ?? '',
    details: [
      [...textsIn(held, 'region'), ...dateOf(held, 'start', at)].join(', '),
      isShown ? `${pageWords.affected[at.language]}: ${[...bound, String(n)].join(' ')}` : '',
    ],
  }
}

/** Only what a document shows of its stage (R23). Talks with a State have no place here at all. */
function filingEntry(held: Held, at: At): Entry | undefined {
  if (shapesIn(held, 'dialogue').length > 0) return undefined
  const stage = term(investigationStage, documentedStage(held), at).join('')
  return {
    words: textIn(held, 'body') ?? '',
    details: [
      ...textsIn(held, 'filedAt').map((day) => dayWords(day, at.language)),
      stage === '' ? '' : `${stage} (${pageWords.stage[at.language]})`,
    ],
  }
}

function publicationEntry(held: Held, at: At): Entry {
  const [url, lang] = [textIn(held, 'url'), textIn(held, 'lang')]
  return {
    words: textIn(held, 'title') ?? '',
    ...(lang === undefined ? {} : { lang }),
    details: [[...textsIn(held, 'outlet'), ...dateOf(held, 'publishedAt', at)].join(', ')],
    ...(url === undefined ? {} : { link: url }),
  }
}

/** A title only if the release names it; the hash always, so that the file itself can be told. */
function itemEntry(held: Held, at: At): Entry {
  const credit = shapesIn(held, 'credit').flatMap((one) => textOf(one, 'creditLine') ?? [])
  const title = at.fields.includes('title') ? textIn(held, 'title') : undefined
  return {
    words: title ?? term(sourceMaterial, textIn(held, 'kind'), at).join(''),
    details: [...credit, `SHA-256 ${textIn(held, 'sha256') ?? '—'}`],
  }
}

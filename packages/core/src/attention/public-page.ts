/**
 * What a public page or press kit shows of the records of one release, and nothing of any other.
 *
 * It is made only for a release, which is judged as a whole when it is sent; here every record is cut down to what
 * may be read by everybody. Codes never stand here, hedges always do: "more than", "told by somebody involved",
 * "relayed" are half of what is known.
 */
import type { Language } from '../base/language.ts'
import { corroboration } from '../records/vocabulary/corroboration.ts'
import { denialType } from '../records/vocabulary/denial-type.ts'
import { evidentiality } from '../records/vocabulary/evidentiality.ts'
import { investigationStage } from '../records/vocabulary/investigation-stage.ts'
import { numberQualifier } from '../records/vocabulary/number-qualifier.ts'
import { statementKind } from '../records/vocabulary/statement-kind.ts'
import { termWords, type Vocabulary } from '../records/vocabulary/vocabulary.ts'
import {
  type Held,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  valuesIn,
  type World,
} from '../rules/world.ts'
import { compareClaims } from './conflicts.ts'
import { denialsOf } from './denials.ts'
import { independenceOf } from './origins.ts'
import { pageWords } from './page-words.ts'
import { documentedStage } from './stages.ts'
import { stancesOf } from './stances.ts'
import { type Table, tablesIn } from './tables.ts'

export type Entry = { readonly words: string; readonly details: readonly string[]; readonly link?: string }
export type Section = { readonly name: keyof typeof pageWords; readonly entries: readonly Entry[] }

export type PublicPage = {
  readonly language: Language
  readonly title: string
  readonly lead: string
  readonly organisation: string
  readonly date: string
  readonly sections: readonly Section[]
  readonly tables: readonly Table[]
}

export type PageWish = Pick<PublicPage, 'language' | 'title' | 'lead' | 'organisation' | 'date'>

export function publicPage(release: Held, wish: PageWish, world: World): PublicPage {
  const records = shapesIn(release, 'items').flatMap((item) => {
    const held = world.byId(textOf(item, 'derivative') ?? textOf(item, 'ref') ?? '')
    return held === undefined ? [] : [{ held, fields: textListOf(item, 'fields') }]
  })
  const at = { world, language: wish.language }
  const sections = order
    .map(({ name, type, entry }) => ({
      name,
      entries: records
        .filter(({ held }) => held.type === type)
        .flatMap(({ held, fields }) => entry(held, { ...at, fields }) ?? []),
    }))
    .filter(({ entries }) => entries.length > 0)
  return { ...wish, sections, tables: tablesIn(release) }
}

type At = { readonly world: World; readonly language: Language; readonly fields: readonly string[] }
type Making = (held: Held, at: At) => Entry | undefined

const order: readonly {
  readonly name: keyof typeof pageWords
  readonly type: Held['type']
  readonly entry: Making
}[] = [
  { name: 'statements', type: 'Statement', entry: statementEntry },
  { name: 'claims', type: 'Claim', entry: claimEntry },
  { name: 'events', type: 'Event', entry: eventEntry },
  { name: 'filings', type: 'Intervention', entry: filingEntry },
  { name: 'publications', type: 'Publication', entry: publicationEntry },
  { name: 'items', type: 'EvidenceItem', entry: itemEntry },
]

function term(list: Vocabulary, code: string | undefined, { language }: At): readonly string[] {
  return code === undefined || code === '' ? [] : [termWords(list, code, language)]
}

function dateOf(held: Held, field: string): readonly string[] {
  return valuesIn(held, field).flatMap((value) => {
    const date = shapesIn({ ...held, fields: { value: [value] } }, 'value').flatMap(
      (one) => textOf(one, 'date') ?? [],
    )
    return date.slice(0, 1)
  })
}

/** Whose words, in which office, when, where; the original first, and against a denial a count and no more (R20). */
function statementEntry(held: Held, at: At): Entry {
  const speaker = at.world.byId(textIn(held, 'speakerId') ?? '')
  const name = speaker === undefined ? [] : textsIn(speaker, 'publicName').slice(0, 1)
  const denial = denialsOf(at.world).find(({ statement }) => statement === held.id)
  const [promise] = shapesIn(held, 'commitment')
  const others = denial === undefined ? [] : denial.languages.filter((lang) => lang !== denial.lang)
  return {
    words: `“${textIn(held, 'wording') ?? ''}”`,
    details: [
      [...name, ...textsIn(held, 'officeThen')].join(', '),
      [
        ...term(statementKind, textIn(held, 'kind'), at),
        ...term(denialType, textIn(held, 'denialType'), at),
      ].join(': '),
      [...dateOf(held, 'saidAt'), ...textsIn(held, 'forum')].join(', '),
      others.length === 0 ? '' : `${pageWords.translated[at.language]} ${others.join(', ')}`,
      denial === undefined || denial.sealedItems === 0
        ? ''
        : `${denial.sealedItems} ${pageWords.sealed[at.language]}`,
      promise?.['intervalAssumed'] === true ? pageWords.assumed[at.language] : '',
    ].filter((line) => line !== ''),
  }
}

/** A claim stands with its bound, with how it is known, and with a label that its origins allow (R16). */
function claimEntry(held: Held, at: At): Entry | undefined {
  const stances = stancesOf(at.world)
  const own = stances.find(({ claim }) => claim === held.id)
  // A claim whose account was withdrawn says nothing any more, here least of all.
  if (own === undefined) return undefined
  const { slot, value } = own
  const about = textIn(held, 'about')
  const { label } = independenceOf(
    { slot, value, ...(about === undefined ? {} : { about }) },
    { stances, conflicts: compareClaims(at.world).conflicts },
    at.world,
  )
  const bound = term(numberQualifier, textIn(held, 'qualifier'), at).join('')
  const asOf = textIn(held, 'asOf')
  return {
    words: [
      slot.replaceAll('_', ' ').replace(/ n$/u, ''),
      [bound, value].filter((part) => part !== '').join(' '),
    ].join(': '),
    details: [
      ...(asOf === undefined ? [] : [`${pageWords.asOf[at.language]} ${asOf}`]),
      `${pageWords.told[at.language]}: ${term(evidentiality, textIn(held, 'evidentiality'), at).join('')}`,
      ...term(corroboration, label, at),
    ],
  }
}

function eventEntry(held: Held, at: At): Entry {
  const [affected] = shapesIn(held, 'affected')
  const n = affected?.['n']
  const bound = affected === undefined ? [] : term(numberQualifier, textOf(affected, 'qualifier'), at)
  return {
    words: textIn(held, 'title') ?? '',
    details: [
      [...textsIn(held, 'region'), ...dateOf(held, 'start')].join(', '),
      typeof n === 'number' ? [...bound, String(n)].join(' ') : '',
    ].filter((line) => line !== ''),
  }
}

/** Only what a document shows of its stage (R23). Talks with a State have no place here at all. */
function filingEntry(held: Held, at: At): Entry | undefined {
  if (shapesIn(held, 'dialogue').length > 0) return undefined
  const stage = term(investigationStage, documentedStage(held), at).join('')
  return {
    words: textIn(held, 'body') ?? '',
    details: [
      ...textsIn(held, 'filedAt'),
      ...(stage === '' ? [] : [`${stage} (${pageWords.stage[at.language]})`]),
    ],
  }
}

function publicationEntry(held: Held): Entry {
  const url = textIn(held, 'url')
  return {
    words: textIn(held, 'title') ?? '',
    details: [[...textsIn(held, 'outlet'), ...dateOf(held, 'publishedAt')].join(', ')],
    ...(url === undefined ? {} : { link: url }),
  }
}

/** A title only if the release names it; the hash always, so that the file itself can be told. */
function itemEntry(held: Held, { fields }: At): Entry {
  const credit = shapesIn(held, 'credit').flatMap((one) => textOf(one, 'creditLine') ?? [])
  return {
    words: fields.includes('title') ? (textIn(held, 'title') ?? '') : (textIn(held, 'sha256') ?? '—'),
    details: [...credit, ...(fields.includes('title') ? textsIn(held, 'sha256') : [])],
  }
}

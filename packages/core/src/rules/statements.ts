/**
 * R19 to R22: what officials said. A speaker, the exact words, and where they stand; denials and promises need more.
 *
 * A denial against which nothing can be held, and a promise without a date, are what those who make them hope for.
 */
import type { StatementAnchor, StatementWish } from './action.ts'
import type { Allow, Because } from './reasons.ts'
import type { Break } from './verdict.ts'
import {
  type Held,
  type Shape,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from './world.ts'

export function statementBreaks(wish: StatementWish, world: World, record?: string): readonly Break[] {
  const broken = [
    ...sourceBreaks(wish, world),
    ...(wish.kind === 'denial' ? denialBreaks(wish, world) : []),
    ...(wish.kind === 'commitment' ? promiseBreaks(wish, world) : []),
  ]
  return record === undefined ? broken : broken.map((each) => ({ ...each, record }))
}

/** A statement that is already written is asked the same before it is published. */
export function publishBreaks(statementId: string, world: World): readonly Break[] {
  const held = world.byId(statementId)
  if (held?.type !== 'Statement')
    return [{ rule: 'R19', record: statementId, because: 'no-such-record', allow: 'look-again' }]
  return statementBreaks(statementOf(held), world, statementId)
}

export function statementOf(held: Held): StatementWish {
  const speakerId = textIn(held, 'speakerId')
  const [commitment] = shapesIn(held, 'commitment')
  const optional = Object.fromEntries(
    ['officeThen', 'lang', 'translationOf', 'denialType'].flatMap((field) => {
      const text = textIn(held, field)
      return text === undefined ? [] : [[field, text]]
    }),
  )
  return {
    kind: textIn(held, 'kind') ?? '',
    wording: textIn(held, 'wording') ?? '',
    ...(speakerId === undefined ? {} : { speakerId }),
    ...optional,
    saidAt: valuesIn(held, 'saidAt')[0],
    anchors: shapesIn(held, 'anchors').map(anchorOf),
    denies: textsIn(held, 'denies'),
    ...(commitment === undefined ? {} : { commitment: commitmentOf(commitment) }),
  }
}

export function anchorOf(shape: Shape): StatementAnchor {
  const sources = Object.fromEntries(
    ['publicationId', 'itemId', 'testimonyId'].flatMap((part) => {
      const id = textOf(shape, part)
      return id === undefined ? [] : [[part, id]]
    }),
  )
  return { ...sources, quote: textOf(shape, 'quote') ?? '' }
}

export function commitmentOf(shape: Shape): NonNullable<StatementWish['commitment']> {
  const texts = Object.fromEntries(
    ['what', 'due', 'every'].flatMap((part) => {
      const text = textOf(shape, part)
      return text === undefined ? [] : [[part, text]]
    }),
  )
  return {
    promisors: textListOf(shape, 'promisors'),
    ...texts,
    intervalAssumed: shape['intervalAssumed'] === true,
  }
}

function sourceBreaks(wish: StatementWish, world: World): readonly Break[] {
  const broken: Break[] = []
  const speaker = wish.speakerId === undefined ? undefined : world.byId(wish.speakerId)
  if (speaker?.type !== 'Person') broken.push(say('R19', 'speakerId', 'no-speaker', 'keep-with-publication'))
  const found = wish.anchors.map((anchor) => lookUp(anchor, world))
  if (found.length === 0 || wish.wording.trim() === '')
    broken.push(say('R19', 'anchors', 'no-anchor', 'capture-source'))
  // One false source spoils the statement; one that nobody captured only does not carry it.
  else if (found.includes('not-found'))
    broken.push(say('R19', 'anchors', 'anchor-not-found', 'capture-source'))
  else if (!found.includes('found'))
    broken.push(say('R19', 'anchors', 'source-not-captured', 'capture-source'))
  return broken
}

type Found = 'found' | 'not-found' | 'not-captured'

function lookUp({ publicationId, itemId, testimonyId, quote }: StatementAnchor, world: World): Found {
  const id = publicationId ?? itemId ?? testimonyId
  const source = id === undefined ? undefined : world.byId(id)
  if (source === undefined || quote.trim() === '') return 'not-found'
  // The words of a document are in its file: whoever holds the item can check them, the rule cannot.
  if (source.type === 'EvidenceItem') return 'found'
  // A world without the words of its reports cannot look: that was done when the statement was saved.
  const isLeftOut = source.type === 'Publication' && valuesIn(source, 'text').length === 0
  const texts = ['text', 'title', 'highlights', 'original'].flatMap((field) => textsIn(source, field))
  const translated = shapesIn(source, 'translation').flatMap((one) => textOf(one, 'text') ?? [])
  const isThere = [...texts, ...translated].some((text) => text.includes(quote))
  if (source.type === 'Testimony') return isThere ? 'found' : 'not-found'
  if (source.type !== 'Publication') return 'not-found'
  const isCaptured = textsIn(source, 'capture').some(
    (capture) => world.byId(capture)?.type === 'EvidenceItem',
  )
  if (!isCaptured) return 'not-captured'
  return isThere || isLeftOut ? 'found' : 'not-found'
}

function denialBreaks(wish: StatementWish, world: World): readonly Break[] {
  const broken: Break[] = []
  const need = (field: string, because: Because): void => {
    broken.push(say('R20', field, because, 'fill-denial'))
  }
  if ((wish.officeThen ?? '').trim() === '') need('officeThen', 'denial-no-office')
  if (timeOf(wish.saidAt) === undefined) need('saidAt', 'denial-no-date')
  if (!holdsExactWords(wish, world)) need('wording', 'denial-no-words')
  if ((wish.denialType ?? '').trim() === '') need('denialType', 'denial-no-type')
  if (!wish.denies.some((id) => world.byId(id)?.type === 'Claim')) need('denies', 'denial-no-claims')
  return broken
}

/** The wording is what stands at one of its sources, or in the statement it translates: not somebody's summary. */
function holdsExactWords(wish: StatementWish, world: World): boolean {
  const original = wish.translationOf === undefined ? undefined : world.byId(wish.translationOf)
  if (original !== undefined && textsIn(original, 'wording').length > 0) return true
  const wording = plain(wish.wording)
  return (
    wording !== '' &&
    wish.anchors.some(({ quote }) => {
      const words = plain(quote)
      return words !== '' && (words.includes(wording) || wording.includes(words))
    })
  )
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function promiseBreaks({ wording, commitment }: StatementWish, world: World): readonly Break[] {
  const broken: Break[] = []
  const need = (field: string, because: Because, allow: Allow = 'fill-promise'): void => {
    broken.push(say('R21', field, because, allow))
  }
  const promisors = commitment?.promisors ?? []
  if (!promisors.some((id) => world.byId(id)?.type === 'Person'))
    need('commitment.promisors', 'promise-no-promisor')
  if (wording.trim() === '') need('wording', 'promise-no-words')
  if ((commitment?.what ?? '').trim() === '') need('commitment.what', 'promise-no-content')
  const isTimed = commitment?.due !== undefined || commitment?.every !== undefined
  if (!isTimed && commitment?.intervalAssumed !== true)
    need('commitment.due', 'promise-no-date', 'assume-interval')
  return broken
}

function say(rule: 'R19' | 'R20' | 'R21', field: string, because: Because, allow: Allow): Break {
  return { rule, field, because, allow }
}

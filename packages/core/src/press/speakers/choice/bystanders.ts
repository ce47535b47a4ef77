/**
 * Everybody in a paragraph who might speak: named or not, one or several, a body too, and whom "he" and "she" mean.
 *
 * Nothing is chosen here. Who stands nearest and does what is weighed afterwards.
 */

import { roleStart } from '../../names/descriptions.ts'
import { isPluralPerson } from '../../names/groups.ts'
import { nominative, placeAt } from '../../names/places.ts'
import { firstIn } from '../../token-search.ts'
import type { Token } from '../../tokens.ts'
import {
  adverbs,
  auxiliaries,
  determiners,
  joiners,
  prepositions,
  singularPronouns,
  subordinators,
  times,
  tying,
  weekdays,
} from '../../words/grammar-words.ts'
import { bodies, neverNames } from '../../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere, withoutArticle } from '../../words/person-nouns.ts'
import { speechVerbs } from '../../words/speech-words.ts'
import { endOfName } from '../clause-places.ts'
import { subjectAt } from '../phrase-after.ts'
import { isPronoun, type Range, type Subject, stopsPhrase } from '../phrase-edges.ts'
import { endOfPhrase } from '../phrase-end.ts'
import type { Scene } from '../scene.ts'
import { speakerOf } from '../speakers.ts'
import { type Deed, deedOf, type Part, partOf } from './deeds.ts'

export type Kind = 'person' | 'perhaps' | 'thing' | 'role' | 'group' | 'body' | 'pronoun'

export type Bystander = Named & { readonly part: Part; readonly deed: Deed }

type Named = Range & {
  readonly name: string
  readonly kind: Kind
  readonly isPlural: boolean
  /** "another man", « un voisin »: met here for the first time. */
  readonly isNew: boolean
}

/** A paragraph may hold a hundred thousand words: who stands so far from the quotation is not asked. */
export const farthest = 120

export function bystandersIn(scene: Scene, near: number): readonly Bystander[] {
  const { tokens } = scene
  const from = Math.max(0, near - farthest)
  const to = Math.min(tokens.length, near + farthest)
  const named = namedOnes(scene, from, to)
  const taken = new Set(named.flatMap(({ from: first, to: last }) => range(first, last)))
  const rest: Named[] = []
  for (let i = from; i < to; i++) {
    const one = taken.has(i) ? undefined : unnamedOne(scene, i)
    if (one === undefined) continue
    rest.push(one)
    for (const at of range(one.from, one.to)) taken.add(at)
  }
  return [...named, ...rest]
    .map((one) => ({ ...one, part: partOf(tokens, one), deed: deedOf(tokens, one) }))
    .sort((a, b) => a.from - b.from)
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

function namedOnes(scene: Scene, from: number, to: number): readonly Named[] {
  const { tokens, names } = scene
  return names.within(tokens.slice(from, to)).flatMap(({ at, text: given, kind }) => {
    const first = from + at
    const end = endOfName(tokens, first)
    const before = tokens[first - 1]?.low ?? ''
    const text = kind === 'body' && /^(?:в|во)$/u.test(before) ? nominative(given) : given
    if (text.length < 2 || isPluralPerson(text.toLowerCase())) return []
    const isPerson = names.isPerson(text)
    const start = kind === 'person' ? roleStart(tokens, first) : first
    return [
      {
        from: start,
        to: end,
        name: text,
        kind:
          kind === 'body'
            ? ('body' as const)
            : isPerson
              ? ('person' as const)
              : names.mayBePerson(text)
                ? ('perhaps' as const)
                : ('thing' as const),
        isPlural: false,
        isNew: false,
      },
    ]
  })
}

function unnamedOne(scene: Scene, i: number): Named | undefined {
  const { tokens } = scene
  const token = tokens[i]
  if (token === undefined || token.kind !== 'word') return undefined
  const pronoun = pronounOf(token)
  if (pronoun !== undefined) return meantBy(scene, i, pronoun)
  const part = oneOfThem(scene, i)
  if (part !== undefined) return part
  const isOpening = tokens[i - 1]?.sentence !== token.sentence
  if (token.capital && !isOpening) return undefined
  const name = isOpening ? openingName(scene, i) : undefined
  if (name !== undefined) return name
  const isPlural = isPluralPerson(token.low)
  if (!isPlural && !isPersonNounAnywhere(token.low)) return bodyAt(scene, i)
  const isBare =
    !/\p{Script=Cyrillic}/u.test(token.low) && !isPlural && !isOpening && tokens[i - 1]?.text !== ','
  if (isBare && startOf(tokens, i) === i && !/^(?:l|d)'/u.test(token.low)) return undefined
  const from = startOf(tokens, i)
  const to = endOfRole(tokens, i)
  const isFirstCase = isPlural || isPersonNoun(token.low)
  return one(
    scene,
    { kind: 'phrase', head: { from, to }, ...(isFirstCase ? {} : { declined: true }) },
    from,
    to,
    {
      kind: isPlural ? 'group' : 'role',
      isPlural,
      isNew: isIndefinite(tokens[from]),
    },
  )
}

/** "a clerk at the court", « une voisine du couple »: what a preposition ties to the noun, and no verb that is not known. */
function endOfRole(tokens: readonly Token[], i: number): number {
  if (/\p{Script=Cyrillic}/u.test(tokens[i]?.low ?? '')) return Math.max(i + 1, endOfPhrase(tokens, i))
  let to = i + 1
  while (isPersonNounAnywhere(tokens[to]?.low ?? '') && tokens[to]?.capital === false) to++
  const next = tokens[to]
  if (next?.kind !== 'word' || next.sentence !== tokens[i]?.sentence) return to
  return tying.has(next.low) || next.capital ? Math.max(to, endOfPhrase(tokens, i)) : to
}

function isSmall(low: string): boolean {
  const isOblique =
    /^(?:ему|ей|им|его|её|ее|их|мне|нам|нас|вам|вас|тебе|себе|кому|tout|toute|rien|chacun|chacune|everything|anything|something|all)$/u
  return (
    subordinators.has(low) ||
    adverbs.has(low) ||
    auxiliaries.has(low) ||
    weekdays.has(low) ||
    times.has(low) ||
    speechVerbs.has(low) ||
    isOblique.test(low)
  )
}

/** « Gisèle travaille ici »: a first name that the text gives nowhere else, with its verb. */
function openingName(scene: Scene, i: number): Named | undefined {
  const { tokens } = scene
  const token = tokens[i]
  const next = tokens[i + 1]
  if (
    token === undefined ||
    next === undefined ||
    !token.capital ||
    neverNames.has(token.low) ||
    isPersonNoun(token.low)
  )
    return undefined
  if (
    !/^\p{Lu}\p{Ll}{2,}(?:['’-]\p{Lu}\p{Ll}+)?$/u.test(token.text) ||
    bodies.has(token.low) ||
    scene.names.isLowered(token.low)
  )
    return undefined
  if (isPronoun(token.low) || isSmall(token.low)) return undefined
  const isActing =
    next.kind === 'word' &&
    !next.capital &&
    !prepositions.has(next.low) &&
    !determiners.has(next.low) &&
    !joiners.has(next.low)
  const isAged = next.text === ',' && /^\d\d$/u.test(tokens[i + 2]?.low ?? '')
  return isActing || isAged
    ? { from: i, to: i + 1, name: token.text, kind: 'perhaps', isPlural: false, isNew: false }
    : undefined
}

function isIndefinite(token: Token | undefined): boolean {
  return /^(?:an?|another|one|some|une?|autre|certains?|один|одна|другой|другая|некий|некая|какой-то)$/u.test(
    token?.low ?? '',
  )
}

function pronounOf({ low }: Token): string | undefined {
  if (singularPronouns.has(low)) return low
  return /-(?:t-)?(il|elle)$/u.exec(low)?.[1]
}

function meantBy(scene: Scene, i: number, low: string): Named | undefined {
  const name = scene.mentions.antecedent(scene.passage, i, low, scene.tokens)
  return name === undefined
    ? undefined
    : { from: i, to: i + 1, name, kind: 'pronoun', isPlural: false, isNew: false }
}

/** "one of the guards", « l'une des habitantes », «одна из соседок» */
function oneOfThem(scene: Scene, i: number): Named | undefined {
  const { tokens } = scene
  const isOne = /^(?:one|une?|l'une?|deux|two|один|одна|двое)$/u.test(tokens[i]?.low ?? '')
  if (!isOne || !/^(?:of|des|d'entre|из)$/u.test(tokens[i + 1]?.low ?? '')) return undefined
  const subject = subjectAt(tokens, i)
  if (
    subject?.kind !== 'phrase' ||
    !tokens.slice(i, subject.head.to).some(({ low }) => isPersonNounAnywhere(low) || isPluralPerson(low))
  )
    return undefined
  return one(scene, subject, i, subject.head.to, { kind: 'role', isPlural: false, isNew: true })
}

/** "the council", « la préfecture », «в штабе» */
function bodyAt(scene: Scene, i: number): Named | undefined {
  const { tokens } = scene
  const token = tokens[i]
  if (token === undefined) return undefined
  const before = tokens[i - 1]?.low ?? ''
  const placed = /^(?:в|во)$/u.test(before) ? placeAt(tokens, i, before) : undefined
  if (placed?.kind === 'phrase')
    return one(scene, placed, i, placed.head.to, { kind: 'body', isPlural: false, isNew: false })
  if (!bodies.has(withoutArticle(token.low))) return undefined
  const from = startOf(tokens, i)
  const to = Math.max(i + 1, endOfPhrase(tokens, i))
  return one(scene, { kind: 'phrase', head: { from, to } }, from, to, {
    kind: 'body',
    isPlural: false,
    isNew: isIndefinite(tokens[from]),
  })
}

function one(
  scene: Scene,
  subject: Subject,
  from: number,
  to: number,
  rest: Pick<Named, 'kind' | 'isPlural' | 'isNew'>,
): Named | undefined {
  const { name } = speakerOf(scene, subject)
  return name === null || name === '' ? undefined : { from, to, name, ...rest }
}

const noPart =
  /^(?:and|or|et|ou|и|или|c'\p{L}+|s'\p{L}+|n'\p{L}+|qu'\p{L}+|j'\p{L}+|[ylmt]'\p{L}*|ne|se|y|lui|leur|не)$/u

/** To the article or the adjective that opens the phrase. */
function startOf(tokens: readonly Token[], at: number): number {
  let from = at
  for (let steps = 0; steps < 5; steps++) {
    const before = tokens[from - 1]
    const first = tokens[from]
    if (before?.kind !== 'word' || before.sentence !== first?.sentence || isPronoun(before.low)) return from
    if (determiners.has(first.low)) return from
    if (!determiners.has(before.low) && (stopsPhrase(before) || noPart.test(before.low))) return from
    from--
  }
  const article = firstIn(tokens, from, at, ({ low }) => determiners.has(low))
  return article < 0 ? at : article
}

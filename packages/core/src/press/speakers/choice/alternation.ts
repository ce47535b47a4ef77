/**
 * Two who talk in turn, a paragraph each: the text names them where the talk begins, and what stands between is the one's and
 * the other's.
 *
 * Dashes show whose turn ends where, marks do not: in marks only a question and what answers it are taken for two people.
 * A third voice, a paragraph of the reporter's and a turn that does not fit end it, and what is found here counts as chosen.
 */
import type { Draft } from '../../quotations/draft.ts'
import type { Token } from '../../tokens.ts'
import { isPersonNoun } from '../../words/person-nouns.ts'
import type { Story } from '../story.ts'
import type { Drafts } from './around.ts'

type Turn = {
  readonly passage: number
  readonly drafts: readonly Draft[]
  readonly dashed: boolean
  /** Who is named in it, by words of the reporter's or as going on. */
  readonly name: string | null
  /** The reporter says something of who speaks, be it "he". */
  readonly told: boolean
  readonly asks: boolean
}

/** So many turns in a row may stand without a name. */
const longestUnnamed = 10

export function alternated(story: Story, found: Drafts): Drafts {
  const turns = turnsOf(story, found)
  const given = new Map<Draft['quoted'], string>()
  let before: Pair | undefined
  for (const talk of talksOf(turns)) {
    const names = talk[0]?.dashed === true ? byParity(story, talk, before) : byQuestions(story, talk)
    talk.forEach(({ drafts, name, told }, i) => {
      const own = names[i]
      if (own === undefined || own === name || told) return
      for (const { quoted } of drafts) given.set(quoted, own)
    })
    before = pairOf(talk, names) ?? before
  }
  if (given.size === 0) return found
  const drafts = found.drafts.map((draft) => {
    const name = given.get(draft.quoted)
    return name === undefined ? draft : { ...draft, speaker: { name, basis: 'chosen' as const } }
  })
  return { ...found, drafts }
}

/** With dashes nobody has two turns one right below the other. */
export function isOwnTurn({ drafts, passageOf }: Drafts, index: number, name: string): boolean {
  const own = drafts[index]?.quoted
  const at = own?.family === 'dash' ? passageOf.get(own) : undefined
  if (at === undefined) return false
  return drafts.slice(Math.max(0, index - 3), index + 4).some(({ quoted, speaker }) => {
    const away = quoted.family === 'dash' ? Math.abs((passageOf.get(quoted) ?? -9) - at) : 0
    return away === 1 && speaker.name !== null && isOneName(speaker.name, name)
  })
}

/** «Рогожина» and «Тамара Игнатьевна Рогожина». */
export function isOneName(one: string, other: string): boolean {
  const [short, long] = [one.split(' '), other.split(' ')].sort((a, b) => a.length - b.length)
  return short?.every((word) => long?.includes(word)) === true
}

/** The paragraphs that open with quoted words, in order. */
function turnsOf({ text, passages, paragraphs }: Story, { drafts, passageOf }: Drafts): readonly Turn[] {
  const own = new Map<number, Draft[]>()
  for (const draft of drafts) {
    const passage = passageOf.get(draft.quoted)
    if (passage === undefined || draft.inside !== undefined) continue
    const those = own.get(passage)
    if (those === undefined) own.set(passage, [draft])
    else those.push(draft)
  }
  return [...own].flatMap(([passage, those]): Turn[] => {
    const tokens = passages[passage]?.tokens ?? []
    const kind = paragraphs[passage]?.kind
    const last = those.at(-1)
    if (kind !== 'body' || last === undefined || tokens[0]?.kind !== 'quote') return []
    if (!those.every(({ listed, quoted }) => listed && quoted.family !== 'turn')) return []
    const names = new Set(those.flatMap(({ speaker }) => (speaker.name === null ? [] : [speaker.name])))
    const [name] = names
    return [
      {
        passage,
        drafts: those,
        dashed: last.quoted.family === 'dash',
        name: names.size === 1 ? (name ?? null) : null,
        told: names.size > 1 || tokens.some((token) => token.kind === 'word'),
        asks: text[last.quoted.end - 1] === '?',
      },
    ]
  })
}

/** Turns one right below the other, all with dashes or all in marks. */
function talksOf(turns: readonly Turn[]): readonly (readonly Turn[])[] {
  const talks: Turn[][] = []
  for (const turn of turns) {
    const last = talks.at(-1)?.at(-1)
    if (last !== undefined && last.passage === turn.passage - 1 && last.dashed === turn.dashed)
      talks.at(-1)?.push(turn)
    else talks.push([turn])
  }
  return talks
}

/** Who had the first, the third … turn of a talk, and who the others. */
type Pair = { readonly names: readonly [string, string]; readonly end: number }

function pairOf(talk: readonly Turn[], names: readonly (string | undefined)[]): Pair | undefined {
  const all = new Set(talk.flatMap(({ name }, i) => name ?? names[i] ?? []))
  const [one, other, ...more] = all
  const end = talk.at(-1)?.passage
  return one === undefined || other === undefined || more.length > 0 || end === undefined
    ? undefined
    : { names: [one, other], end }
}

/** With dashes the first, third and fifth are the one's; a name that does not fit ends it. */
function byParity(
  story: Story,
  talk: readonly Turn[],
  before: Pair | undefined,
): readonly (string | undefined)[] {
  const sides: [string | undefined, string | undefined] = [undefined, undefined]
  let fits = 0
  let to = talk.length
  for (const [i, { name, told }] of talk.entries()) {
    if (name === null && !told) continue
    const side = i % 2 === 0 ? 0 : 1
    const other = sides[1 - side]
    // Somebody is told of who is not known, or who breaks the turn: a third.
    if (name === null || (sides[side] ?? name) !== name || other === name) {
      to = fits
      break
    }
    sides[side] = name
    fits = i + 1
  }
  to = Math.min(to, fits + longestUnnamed)
  const known = sides[0] ?? sides[1]
  // Voices from a market stand one below the other too, and none asks.
  if (known === undefined || !talk.slice(0, fits).some(({ asks }) => asks)) return []
  const missing = sides[0] === undefined ? 0 : 1
  sides[missing] ??= partner(story, talk, missing, known, before)
  if (sides[missing] === undefined) return []
  return talk.slice(0, to).map((_, i) => sides[i % 2])
}

/** Who is not named in the talk: whoever takes the floor right above it, or with whom the other talked just before. */
function partner(
  story: Story,
  talk: readonly Turn[],
  side: number,
  known: string,
  before: Pair | undefined,
): string | undefined {
  const first = talk[0]
  if (first === undefined) return undefined
  const above =
    side === 0 && first.asks && talk.length > 1 ? takesTheFloor(story, first.passage - 1) : undefined
  if (above !== undefined) return above === known ? undefined : above
  if (before === undefined || first.passage - before.end > 2 || !before.names.includes(known))
    return undefined
  // «Вошёл отец. ¶ — О чём вы?»: somebody has come in between.
  if (!first.told && isSomebodyBetween(story, before.end + 1, first.passage)) return undefined
  return before.names.find((name) => name !== known)
}

function isSomebodyBetween({ passages }: Story, from: number, to: number): boolean {
  return passages
    .slice(from, to)
    .some(({ tokens }) => tokens.some(({ low, capital }, i) => isPersonNoun(low) || (capital && i > 0)))
}

/** The one person whom the last sentence of a paragraph is about. */
function takesTheFloor({ passages, mentions, paragraphs }: Story, passage: number): string | undefined {
  const tokens = passages[passage]?.tokens ?? []
  const last = tokens.at(-1)
  if (last === undefined || paragraphs[passage]?.kind !== 'body' || isQuoted(tokens, last.sentence))
    return undefined
  const next: Token = { ...last, kind: 'quote', sentence: last.sentence + 1 }
  return mentions.only(passage, tokens.length, [...tokens, next])
}

function isQuoted(tokens: readonly Token[], sentence: number): boolean {
  return tokens.some((token) => token.kind === 'quote' && token.sentence === sentence)
}

/** In marks: behind the answer to a question the next question is the first's, and its answer the second's. */
function byQuestions(story: Story, talk: readonly Turn[]): readonly (string | undefined)[] {
  const names: (string | undefined)[] = talk.map(({ name }) => name ?? undefined)
  let pair: readonly [asker: string, replier: string] | undefined
  for (const [i, turn] of talk.entries()) {
    const last = talk[i - 1]
    const { passage, name } = turn
    const tokens = story.passages[passage]?.tokens ?? []
    const isBack =
      !turn.told && turn.asks && last?.asks === false && pair?.[1] === name && names[i - 1] === name
    if (name !== null && !isBack) {
      const asker = last === undefined ? askedAbove(story, passage - 1) : last.asks ? names[i - 1] : undefined
      const isOfPair = pair?.includes(name) === true && (last === undefined || names[i - 1] !== undefined)
      if (isOfPair) continue
      pair =
        asker !== undefined && asker !== name && (last?.asks === true || replies(tokens))
          ? [asker, name]
          : undefined
      continue
    }
    if (turn.told || pair === undefined || last === undefined || names[i - 1] === undefined) {
      pair = undefined
      continue
    }
    const isTurned = last.asks !== turn.asks
    if (!isTurned || turn.drafts.some(({ quoted }) => quoted.goesOn)) pair = undefined
    else names[i] = turn.asks ? pair[0] : pair[1]
  }
  return names
}

function replies(tokens: readonly Token[]): boolean {
  return tokens.some(({ low }) => replying.test(low))
}

const replying =
  /^(?:repl(?:ied|ies)|answer(?:ed|s)|répond(?:it|u|ait)?|répliqu\p{L}+|rétorqu\p{L}+|ответил[аи]?|отвеча(?:л[аи]?|ет))$/u
const asked =
  /^(?:asked|asks|wanted|demand(?:e|ait|a)|interroge|interrogea|спросил[аи]?|спрашивает|поинтересовал(?:ся|ась))$/u

/** "Orvel asked the witness why …": the paragraph above is a question in the reporter's words. */
function askedAbove({ passages, mentions, paragraphs }: Story, passage: number): string | undefined {
  const tokens = passages[passage]?.tokens ?? []
  const last = tokens.at(-1)
  if (last === undefined || paragraphs[passage]?.kind !== 'body' || isQuoted(tokens, last.sentence))
    return undefined
  const verb = tokens.findLastIndex(({ low, sentence }) => sentence === last.sentence && asked.test(low))
  if (verb < 0) return undefined
  const next: Token = { ...last, kind: 'quote', sentence: last.sentence + 1 }
  return mentions.acting(passage, tokens.length, [...tokens, next])
}

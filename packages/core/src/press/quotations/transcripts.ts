/**
 * Interviews and transcripts, whose words stand in no marks: each paragraph opens with the label of who speaks.
 *
 * Lists, recipes, tables and corrections have labels too. A transcript is found only where labels come again, two at least
 * in three turns at least, where one of them surely is a person's or they are "Q" and "A", and where whole sentences follow.
 */
import { trimmed } from '../page/lines.ts'
import type { Span } from '../report.ts'
import { type Quoted, readMarks } from './marks.ts'
import { isInitials, lettersOf, type TurnLabel, turnLabelOf } from './turn-labels.ts'

export type Turn = {
  readonly label: TurnLabel
  /** What is said in this paragraph; undefined where a label stands alone, or asks and names nobody. */
  readonly quoted: Quoted | undefined
}

/** A line of the page or a paragraph of the article. */
type Piece = Span & { readonly kind?: string }

const fewestTurns = 3
/** More speakers than these has no transcript. */
const mostLabels = 40
/** So many paragraphs without a label may stand between two turns of one transcript. */
const longestTurn = 8

/** For every paragraph the turn to which it belongs. */
export function readTurns(text: string, pieces: readonly Piece[]): readonly (Turn | undefined)[] {
  const labels = labelsOf(text, pieces)
  if (!labels.some((one) => one !== undefined)) return labels.map(() => undefined)
  const names = lastNames(labels)
  const found: (Turn | undefined)[] = pieces.map(() => undefined)
  let turn: TurnLabel | undefined
  let last = -1
  labels.forEach((label, i) => {
    const piece = pieces[i]
    if (piece === undefined) return
    if (label !== undefined) {
      turn = label
      last = i
      found[i] = { label, quoted: label.voice === 'asks' ? undefined : spoken(text, piece, label.words) }
      return
    }
    if (turn === undefined) return
    const isLast = !labels.slice(i + 1, last + 2 + longestTurn).some((one) => one !== undefined)
    const isAlone = last === i - 1 && turn.words.end <= turn.words.start
    if (!isAlone && (isLast || isReporters(text, piece, names))) turn = undefined
    else if (turn.voice !== 'asks') found[i] = { label: turn, quoted: spoken(text, piece, piece) }
  })
  return found
}

/** Which pieces open with a label of a transcript: what is certain before the page is understood. */
export function labelsOf(text: string, pieces: readonly Span[]): readonly (TurnLabel | undefined)[] {
  const all = spelledOut(
    text,
    pieces.map((piece) => unmarked(text, piece, turnLabelOf(text, piece))),
  )
  // A headline may open with the name of who is interviewed.
  if (all[1] === undefined) all[0] = undefined
  const times = new Map<string, number>()
  for (const label of all) if (label !== undefined) times.set(label.key, (times.get(label.key) ?? 0) + 1)
  if (times.size < 2 || [...times.values()].every((one) => one < 2)) return pieces.map(() => undefined)
  const kept = withoutDoubtful(text, pieces, all, times)
  const found: (TurnLabel | undefined)[] = pieces.map(() => undefined)
  for (const { from, to } of blocksOf(kept))
    if (isTranscript(text, kept.slice(from, to))) for (let i = from; i < to; i++) found[i] = kept[i]
  return found
}

/** "N.W." counts as "Nils Winter", where one label only has those letters. */
function spelledOut(text: string, all: readonly (TurnLabel | undefined)[]): (TurnLabel | undefined)[] {
  const nameOf = ({ who }: TurnLabel): string => text.slice(who.start, who.end)
  const full = new Map<string, Set<string>>()
  for (const label of all) {
    if (label === undefined || label.voice !== 'named' || isInitials(nameOf(label))) continue
    const letters = lettersOf(nameOf(label))
    full.set(letters, (full.get(letters) ?? new Set()).add(label.key))
  }
  return all.map((label) => {
    const keys =
      label !== undefined && isInitials(nameOf(label)) ? full.get(lettersOf(nameOf(label))) : undefined
    const [key, ...others] = keys ?? []
    return label === undefined || key === undefined || others.length > 0 ? label : { ...label, key }
  })
}

/** 'Roe: “I was there.”': words in marks are read as such. */
function unmarked(text: string, { end }: Span, label: TurnLabel | undefined): TurnLabel | undefined {
  if (label === undefined) return undefined
  const { start } = label.words
  return /^[«“„"‘']/u.test(text.slice(start, start + 1)) && /[»”“"’'][.,]?$/u.test(text.slice(end - 2, end))
    ? undefined
    : label
}

/** Of the labels that only look like names those stay that ask, that come again, or that the text names elsewhere. */
function withoutDoubtful(
  text: string,
  pieces: readonly Span[],
  all: readonly (TurnLabel | undefined)[],
  times: ReadonlyMap<string, number>,
): readonly (TurnLabel | undefined)[] {
  const known = new Map<string, TurnLabel | undefined>()
  return all.map((label) => {
    if (label === undefined || label.isPerson || label.voice !== 'named') return label
    if (!known.has(label.key))
      known.set(label.key, known.size < mostLabels ? weighed(text, pieces, all, label, times) : undefined)
    const own = known.get(label.key)
    return own === undefined ? undefined : { ...label, isPerson: own.isPerson }
  })
}

function weighed(
  text: string,
  pieces: readonly Span[],
  all: readonly (TurnLabel | undefined)[],
  label: TurnLabel,
  times: ReadonlyMap<string, number>,
): TurnLabel | undefined {
  if (isNamedElsewhere(text, pieces, all, label)) return { ...label, isPerson: true }
  const own = all.flatMap((one) => (one?.key === label.key ? [one] : []))
  const asks = own.filter(({ words }) => text[words.end - 1] === '?').length
  const name = text.slice(label.who.start, label.who.end)
  const isShort = !/\s/u.test(name) && !/^\p{Lu}+\.?(?:\s?\p{Lu}\.)*$/u.test(name)
  if ((times.get(label.key) ?? 0) < 2) return undefined
  return isShort && asks * 2 < own.length ? undefined : label
}

/** A surname behind another word in capitals, or the whole name, in a paragraph that is no turn of theirs. */
function isNamedElsewhere(
  text: string,
  pieces: readonly Span[],
  all: readonly (TurnLabel | undefined)[],
  { who, key }: TurnLabel,
): boolean {
  const name = text.slice(who.start, who.end)
  if (isInitials(name)) return pieces.some((piece, i) => all[i]?.key !== key && spellsOut(text, piece, name))
  const isWhole = /\s/u.test(name)
  const last = (name.split(/\s+/u).at(-1) ?? '').toLowerCase()
  if (last.length < 3) return false
  const stem =
    /\p{Script=Cyrillic}/u.test(last) && last.length > 4 ? last.replace(/[аяыийоеь]{1,2}$/u, '') : last
  return pieces.some((piece, i) => {
    if (all[i]?.key === key) return false
    const own = text.slice(piece.start, Math.min(piece.end, piece.start + 3000))
    const at = own.toLowerCase().indexOf(stem)
    if (at < 0 || /\p{L}/u.test(own[at - 1] ?? '')) return false
    const before = /(\p{Lu}[\p{L}.'’-]*)\s+(?:\p{Ll}{2,3}\s+){0,2}$/u.exec(
      own.slice(Math.max(0, at - 40), at),
    )?.[1]
    const after = /^\p{L}{0,4}(?!\p{L})/u.test(own.slice(at + stem.length))
    if (!after || before === undefined) return false
    return !isWhole || keyOfFirst(before) === keyOfFirst(name)
  })
}

/** "Nils Winter" for "N.W." */
function spellsOut(text: string, { start, end }: Span, initials: string): boolean {
  const names = text
    .slice(start, Math.min(end, start + 3000))
    .matchAll(/\p{Lu}\p{L}+(?:[ -](?:\p{Ll}{2,3} )?\p{Lu}\p{L}+){1,2}/gu)
  const letters = lettersOf(initials)
  return letters.length > 1 && [...names].some(([name]) => lettersOf(name) === letters)
}

function keyOfFirst(name: string): string {
  return name
    .replace(/^(?:the|le|la)\s/iu, '')
    .slice(0, 3)
    .toLowerCase()
}

/** From one label to the last that is no farther from the next than a long turn. */
function blocksOf(labels: readonly (TurnLabel | undefined)[]): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  labels.forEach((label, i) => {
    if (label === undefined) return
    const last = found.at(-1)
    if (last !== undefined && i - last.to <= longestTurn) last.to = i + 1
    else found.push({ from: i, to: i + 1 })
  })
  return found
}

function isTranscript(text: string, block: readonly (TurnLabel | undefined)[]): boolean {
  const turns = block.flatMap((label) => (label === undefined ? [] : [label]))
  const keys = new Set(turns.map(({ key }) => key))
  const voices = new Set(turns.map(({ voice }) => voice))
  if (turns.length < fewestTurns || keys.size < 2 || keys.size === turns.length) return false
  const isAsked = voices.has('asks') && voices.size > 1
  // "A:" alone is a point of a list.
  if (voices.has('answers') && !isAsked) return false
  if (!isAsked && !turns.some(({ isPerson }) => isPerson)) return false
  const whole = turns.filter(({ words }) => isSentence(text, words)).length
  const changes = turns.filter(({ key }, i) => i > 0 && turns[i - 1]?.key !== key).length
  return whole * 3 >= turns.length * 2 && changes * 2 >= turns.length - 1
}

/** "I was there.", and neither "a clerk since May." nor "Anna Roe." */
function isSentence(text: string, { start, end }: Span): boolean {
  if (end === start) return true
  const words = text.slice(start, Math.min(end, start + 80))
  return (
    /[.!?…»”"’)—–-]$/u.test(text.slice(end - 1, end)) &&
    /\p{L}{2}/u.test(words) &&
    !/^\p{Ll}/u.test(words) &&
    !/^(?:\p{Lu}[\p{L}'’-]*\s?){2,4}\.$/u.test(words)
  )
}

const inBrackets = /^[([*].*[)\]*]$/u
const ownVoice =
  /(?<!\p{L})(?:I|me|my|we|our|us|you|your|je|j['’]\p{L}+|m['’]\p{L}+|mon|ma|mes|moi|nous|notre|nos|vous|votre|vos|tu|toi|я|меня|мне|мной|мой|моя|мои|мы|нас|нам|наш\p{L}*|вы|вам|вас|ваш\p{L}*|ты|тебя|тебе)(?!\p{L})/iu

/** Between turns a heading, a stage direction, and what tells of one of the speakers by name, or says neither "I" nor "you", is the reporter's. */
function isReporters(text: string, piece: Piece, names: readonly string[]): boolean {
  const words = text.slice(piece.start, Math.min(piece.end, piece.start + 2000))
  if (piece.kind !== undefined && piece.kind !== 'body') return true
  if (inBrackets.test(words)) return true
  // In a hearing a paragraph that says neither "I" nor "you" is the reporter's as often as a witness's.
  if (!ownVoice.test(words)) return true
  const low = ` ${words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  return names.some((name) => low.includes(` ${name}`))
}

/** As far as no case changes them. */
function lastNames(labels: readonly (TurnLabel | undefined)[]): readonly string[] {
  const all = labels.flatMap((one) => (one?.voice === 'named' ? [one.key.split(' ').at(-1) ?? ''] : []))
  return [...new Set(all)]
    .map((name) => (name.length > 4 ? name.replace(/[аяыийоеь]{1,2}$/u, '') : name))
    .filter((name) => name.length > 2)
    .slice(0, mostLabels)
}

function spoken(text: string, piece: Span, words: Span): Quoted | undefined {
  const span = trimmed(text, words.start, words.end)
  if (span.end <= span.start) return undefined
  const inner = readMarks(text, piece.start, piece.end).quotes.filter(
    (one) => one.outer.start >= span.start && one.outer.end <= span.end,
  )
  return { ...span, outer: span, family: 'turn', inner, goesOn: false }
}

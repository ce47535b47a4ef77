/**
 * Where a label comes from, and who has made it their own since: the earliest report here that has it, whether in
 * somebody's mouth, held at a distance ("so-called") or as the paper's own word.
 *
 * A network that adopts a word adopts what it says. So a style list names what we write instead, and our own sentences
 * are held against it. Words of others stay as they were said.
 */
import { byCode, perRecords, textIn, timeOf, valuesIn, type World } from '../rules/world.ts'
import { type Note, notesOf, precisionIn } from './notes.ts'
import { type PressItem, pressItems, type Quoted, type Word, wordsOf } from './press-texts.ts'

/** In marks; kept at a distance; as the writer's own word. */
export type TermStance = 'quoted' | 'distanced' | 'own'

export type TermUse = {
  /** A report, or a statement of somebody with an office. */
  readonly record: string
  /** Milliseconds; undefined where it has no day. */
  readonly at: number | undefined
  readonly precision: string
  readonly stance: TermStance
  /** As printed, inside quoted words; undefined where the text names nobody. */
  readonly speaker: string | undefined
  readonly words: string
  /** In the text; undefined in a headline. */
  readonly start: number | undefined
}

export type TermHistory = {
  readonly note: Note
  /** One for each report, the earliest first. */
  readonly uses: readonly TermUse[]
  readonly own: number
}

export const termHistories: (world: World) => readonly TermHistory[] = perRecords((world) =>
  notesOf(world, 'term').map((note) => {
    const uses = [...usesInReports(note.what, world), ...usesInStatements(note.what, world)].toSorted(
      (a, b) => (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE) || byCode(a.record, b.record),
    )
    return { note, uses, own: uses.filter(({ stance }) => stance === 'own').length }
  }),
)

export type TermWarning = {
  readonly note: string
  readonly words: string
  readonly start: number
  readonly instead: readonly string[]
}

/** What of the style list stands in words of ours, outside of quotation marks. */
export function termsIn(text: string, world: World): readonly TermWarning[] {
  const words = wordsOf(text)
  return notesOf(world, 'term')
    .flatMap(({ id, what, instead }) =>
      placesOf(what, words)
        .filter(({ start }) => !isInMarks(text, start))
        .map(({ start, end }) => ({ note: id, words: text.slice(start, end), start, instead })),
    )
    .toSorted((a, b) => a.start - b.start)
}

function usesInReports(term: string, world: World): readonly TermUse[] {
  return pressItems(world).flatMap((item) => {
    const use = useIn(term, item)
    if (use === undefined) return []
    const at = Number.isFinite(item.at) ? item.at : undefined
    return [{ record: item.id, at, precision: item.precision, speaker: undefined, ...use }]
  })
}

type Use = Pick<TermUse, 'stance' | 'words' | 'start'> & { readonly speaker?: string }

/** The use that says most of the report: its own word before what it holds at a distance, that before a quotation. */
function useIn(term: string, item: PressItem): Use | undefined {
  const [first = ''] = wordsOf(term).map(({ low }) => low.slice(0, 4))
  const has = (text: string): boolean => text.toLowerCase().includes(first)
  const inText: readonly Use[] = has(item.text)
    ? placesOf(term, wordsOf(item.text)).map((place) => useAt(place, item))
    : []
  const inHead = item.highlights.filter(has).flatMap((line): readonly Use[] =>
    placesOf(term, wordsOf(line)).map(({ start }) => ({
      stance: stanceAt(line, start, isInMarks(line, start)),
      words: line,
      start: undefined,
    })),
  )
  const all = [...inText, ...inHead]
  return stances.flatMap((wanted) => all.find(({ stance }) => stance === wanted) ?? [])[0]
}

const stances: readonly TermStance[] = ['own', 'distanced', 'quoted']

function useAt({ start, end }: Place, { text, quotes }: PressItem): Use {
  const quote: Quoted | undefined = quotes.find((one) => one.start <= start && end <= one.end)
  const speaker = quote?.speaker
  return {
    stance: stanceAt(text, start, quote !== undefined || isInMarks(text, start)),
    words: around(text, start, end),
    start,
    ...(speaker === undefined ? {} : { speaker }),
  }
}

function usesInStatements(term: string, world: World): readonly TermUse[] {
  return world.ofType('Statement').flatMap((statement): readonly TermUse[] => {
    const wording = textIn(statement, 'wording') ?? ''
    const [place] = placesOf(term, wordsOf(wording))
    if (place === undefined) return []
    return [
      {
        record: statement.id,
        at: timeOf(valuesIn(statement, 'saidAt')[0]),
        precision: precisionIn(statement, 'saidAt'),
        stance: stanceAt(wording, place.start, isInMarks(wording, place.start)),
        speaker: undefined,
        words: around(wording, place.start, place.end),
        start: undefined,
      },
    ]
  })
}

type Place = { readonly start: number; readonly end: number }

/** Every place where its words stand in this order, inflected or not. */
function placesOf(term: string, words: readonly Word[]): readonly Place[] {
  const parts = wordsOf(term).map(({ low }) => low)
  if (parts.length === 0) return []
  return words.flatMap((word, from) => {
    const last = words[from + parts.length - 1]
    const isHere = parts.every((part, i) => isForm(words[from + i]?.low ?? '', part))
    return isHere && last !== undefined ? [{ start: word.start, end: last.end }] : []
  })
}

/** One word in another case or number: what differs is an ending of up to three letters. */
function isForm(word: string, of: string): boolean {
  if (word === of) return true
  const most = Math.min(word.length, of.length)
  let same = 0
  while (same < most && word[same] === of[same]) same++
  const isCyrillic = /[а-яё]/u.test(of)
  if (!isCyrillic) return same === of.length && /^(?:s|es|'s)$/u.test(word.slice(same))
  return same >= 3 && same >= of.length - 2 && word.length - same <= 3
}

/** Grammar of a distance: what is called so, by whoever calls it. */
const distance =
  /(?:so-called|what (?:\w+ ){0,3}(?:call|calls|called|dubbed)|(?:known|referred to) as|(?:call|calls|called|dubbed|labelled|labeled)(?: it| them| this)?|soi-disant|dite?s?|appel\p{L}+|qualifi\p{L}+(?: de)?|surnomm\p{L}+|так называем\p{L}+|назва\p{L}+|называ\p{L}+|прозва\p{L}+)(?: the| a| an| la| le| les| l’| l'| un| une)?\s*["“”«„'‘’]?\s*$/iu

function stanceAt(text: string, start: number, isQuoted: boolean): TermStance {
  if (distance.test(text.slice(Math.max(0, start - 60), start))) return 'distanced'
  return isQuoted ? 'quoted' : 'own'
}

/** Between marks that were opened in the same paragraph and not closed. */
function isInMarks(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  const count = (marks: RegExp): number => before.match(marks)?.length ?? 0
  return count(/[“„«]/gu) > count(/[”»]/gu) || count(/"/gu) % 2 === 1 || /(?:^|\s)[‘'][^’']*$/u.test(before)
}

const beside = 60

function around(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf('\n', start) + 1, start - beside)
  const line = text.indexOf('\n', end)
  const to = Math.min(line < 0 ? text.length : line, end + beside)
  // A word is not cut in two.
  const head = from > 0 && /\p{L}/u.test(text[from - 1] ?? '') ? text.slice(from).search(/\s/u) + 1 : 0
  const tail = to < text.length && /\p{L}/u.test(text[to] ?? '') ? text.lastIndexOf(' ', to) : to
  const [first, last] = [Math.min(from + head, start), Math.max(tail, end)]
  return `${first > 0 && text[first - 1] !== '\n' ? '…' : ''}${text.slice(first, last).trim()}${last < text.length && text[last] !== '\n' ? '…' : ''}`
}

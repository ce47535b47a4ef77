/**
 * The fictional republic among other people, on other days, in other words: with the answers that follow from how it
 * was made.
 *
 * Nothing here asks the program what is right. Names, ids, days and numbers are changed in records and answers by the
 * same table; texts come from packs that say what they share; deeds say what they change.
 */
import { demonstrationSource } from '../records/demonstration/source.ts'
import { demonstrationClock, demonstrationMembers } from '../records/demonstration/world.ts'
import type { RecordTypeName } from '../records/record-types.ts'
import { heldOf } from '../rules/republic.ts'
import { type Held, worldOf } from '../rules/world.ts'
import type { Given } from './answers.ts'
import { byHand } from './by-hand.fixture.ts'
import { asRow, asRows, type Draft, deeds, type Row } from './deeds.fixture.ts'
import { type Dice, diceOf, english, otherMonths, otherWords, renamings } from './names.fixture.ts'
import { inFrench } from './pack-french.fixture.ts'
import { inRussian } from './pack-russian.fixture.ts'
import { speakersFirst } from './pack-speakers-first.fixture.ts'
import type { Pack } from './packs.fixture.ts'

export type Variant = {
  readonly name: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly given: Given
}

const packs: readonly (Pack | undefined)[] = [undefined, speakersFirst, inFrench, inRussian]
const lists = {
  lists: ['A Lantern Network', 'B Vesper Leaf list', 'C Open Ledger Watch'],
  patterns: { '100': 18, '101': 7, '110': 11, '111': 5, '010': 15, '001': 10, '011': 5 },
}

export function variantOf(seed: number): Variant {
  const dice = diceOf(seed)
  const pack = packs[seed % packs.length]
  const draft = draftOf()
  if (pack !== undefined) rewrite(draft, pack)
  const chosen = seed === 0 ? [] : chosenDeeds(dice, pack)
  for (const { change } of chosen) change(draft)
  // A text that a deed wrote anew says what it says in this order only.
  const isFree = chosen.every(({ needs }) => needs === undefined)
  if (seed % 5 === 2 && isFree) for (const { row } of draft.rows.values()) reorder(row, dice)
  const captured = seed === 0 ? { value: lists, answers: byHand['estimate'] } : capturedBy(dice)
  draft.answers['estimate'] = captured.answers
  // Notes that people made of faults must not be needed: the words show them.
  if (seed % 2 === 1) for (const { row } of draft.rows.values()) forgetNotes(row)
  const years = seed === 0 ? 0 : dice.below(9) - 4
  const days = seed % 3 === 0 ? 0 : dice.below(300) - 150
  const table = seed === 0 ? [] : [...renamings(dice), ...otherWords(dice), ...otherMonths(days)]
  const ids = seed === 0 ? new Map<string, string>() : idsFor(draft, dice)
  return {
    name: `${seed}: ${pack?.name ?? 'as written'}${chosen.map(({ name }) => `, ${name}`).join('')}`,
    answers: asRow(changed(draft.answers, { table, ids, years, days })),
    given: givenOf(draft, captured.value, { dice, change: { table, ids, years, days } }),
  }
}

function draftOf(): Draft {
  const rows = new Map<string, { type: RecordTypeName; row: Row }>()
  for (const { type, rows: all } of demonstrationSource)
    for (const row of all) rows.set(row.id, { type, row: asRow(structuredClone(row)) })
  return { rows, answers: asRow(structuredClone(byHand)) }
}

function rewrite({ rows, answers }: Draft, pack: Pack): void {
  for (const [id, words] of Object.entries(pack.publications)) {
    const row = rows.get(id)?.row
    if (row !== undefined) Object.assign(row, { highlights: [], creditsText: '', ...structuredClone(words) })
  }
  for (const [id, anchor] of Object.entries(pack.anchors)) {
    const claim = rows.get(id)?.row
    const text = String(rows.get(String(claim?.['source']))?.row['text'])
    if (claim === undefined || !text.includes(anchor))
      throw new Error(`${pack.name}: ${id} is not there: ${anchor}`)
    claim['anchor'] = anchor
  }
  for (const [id, words] of Object.entries(pack.statements))
    Object.assign(rows.get(id)?.row ?? {}, structuredClone(words))
  for (const { row } of [...rows.values()].filter(({ type }) => type === 'Statement'))
    if (pack.statements[String(row['id'])] === undefined) requote(row, pack)
  const press = asRow(answers['press'])
  press['sharedQuotes'] = structuredClone(pack.shared)
  Object.assign(asRow(asRow(press['denials'])['Q-1']), { languages: pack.languages })
}

/** Statements that a pack says nothing of have the words in which its reports quote them. */
function requote(row: Row, pack: Pack): void {
  const anchors = asRows(row['anchors'])
  if (!anchors.some(({ publicationId }) => publicationId !== null)) return
  const said = Object.entries(pack.publications).flatMap(([publicationId, { quotes, lang }]) =>
    quotes
      .filter(({ statementId }) => statementId === row['id'])
      .map(({ anchor }) => ({ publicationId, lang, quote: anchor })),
  )
  row['anchors'] = said.map(({ publicationId, quote }) => ({ publicationId, quote }))
  const [first] = said
  if (first !== undefined) Object.assign(row, { lang: first.lang, wording: first.quote })
}

function chosenDeeds(dice: Dice, pack: Pack | undefined): readonly (typeof deeds)[number][] {
  const open = deeds.filter(({ needs }) => needs === undefined || pack === undefined)
  const chosen = dice.shuffled(open).slice(0, dice.below(5))
  // In the order they stand: what one changes, a later one may look at.
  return deeds.filter((deed) => chosen.includes(deed))
}

/** How many are on which lists, and what follows by the formulas as a textbook has them. */
function capturedBy(dice: Dice): { readonly value: unknown; readonly answers: unknown } {
  const patterns = Object.fromEntries(
    ['100', '010', '001', '110', '101', '011', '111'].map((pattern) => [pattern, 3 + dice.below(30)]),
  )
  const on = (...at: readonly number[]): number =>
    Object.entries(patterns).reduce(
      (sum, [pattern, n]) => (at.every((i) => pattern[i] === '1') ? sum + n : sum),
      0,
    )
  const [a, b, c] = [on(0), on(1), on(2)]
  const observed = on()
  const chapman = (x: number, y: number, both: number): number =>
    Math.round((((x + 1) * (y + 1)) / (both + 1) - 1) * 10) / 10
  // By steps that get smaller, from below.
  let total = observed
  for (const step of [10, 1, 0.1, 0.01, 0.001, 0.0001, 0.00001])
    while (seen(total + step, [a, b, c]) < observed) total += step
  return {
    value: { lists: lists.lists, patterns },
    answers: {
      observed,
      listTotals: { A: a, B: b, C: c },
      chapman: { AB: chapman(a, b, on(0, 1)), AC: chapman(a, c, on(0, 2)), BC: chapman(b, c, on(1, 2)) },
      independentLists3: Math.round(total * 10) / 10,
    },
  }
}

function seen(total: number, sizes: readonly number[]): number {
  return total * (1 - sizes.reduce((none, size) => none * (1 - size / total), 1))
}

function forgetNotes(row: Row): void {
  const { quotes } = row
  if (!Array.isArray(quotes)) return
  row['quotes'] = asRows(quotes).map((one) =>
    Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'faults')),
  )
}

/** The sentences of a report in another order; what stands in marks stays together. */
function reorder(row: Row, dice: Dice): void {
  const { text, outlet } = row
  if (typeof text !== 'string' || outlet === undefined) return
  const sentences: string[] = []
  let open = ''
  for (const piece of text.split(/(?<=[.!?]["»]?) (?=[\p{Lu}"«])/u)) {
    open = open === '' ? piece : `${open} ${piece}`
    const isWhole =
      (open.match(/"/gu) ?? []).length % 2 === 0 && (open.match(/[«»]/gu) ?? []).length % 2 === 0
    if (isWhole) sentences.push(open)
    if (isWhole) open = ''
  }
  row['text'] = [...dice.shuffled(sentences), ...(open === '' ? [] : [open])].join(' ')
}

type Change = {
  readonly table: readonly (readonly [string, string])[]
  readonly ids: ReadonlyMap<string, string>
  readonly years: number
  readonly days: number
}

function idsFor({ rows }: Draft, dice: Dice): ReadonlyMap<string, string> {
  const style = dice.below(3)
  const numbers = dice.shuffled([...rows.keys()].map((_, i) => i + 100))
  return new Map(
    [...rows.keys()].map((id, i) => [
      id,
      style === 0 ? id : style === 1 ? `${id[0]}x${numbers[i]}` : `rec${numbers[i]}`,
    ]),
  )
}

const isTime = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/

function changed(value: unknown, change: Change): unknown {
  if (typeof value === 'string') return changedText(value, change)
  if (Array.isArray(value)) return value.map((one) => changed(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      keyOf(name, change),
      // Two forms of one birthday must stay two forms of one birthday.
      changed(part, name === 'birth' ? { ...change, days: 0 } : change),
    ]),
  )
}

/** Ids and days are keys of answers too, and so is `asOf20May`. */
function keyOf(name: string, change: Change): string {
  const [, day = '', month = ''] = /^asOf(\d+)(May)$/.exec(name) ?? []
  if (month !== '') {
    const at = Temporal.PlainDate.from(inYears(`2021-05-${day}`, change))
    return `asOf${at.day}${english[at.month - 1]}`
  }
  return isTime.test(name) || change.ids.has(name) ? changedText(name, change) : name
}

function changedText(text: string, change: Change): string {
  const { table, ids } = change
  if (isTime.test(text)) return inYears(text, change)
  const whole = ids.get(text)
  if (whole !== undefined) return whole
  const words = table.reduce((changing, [from, to]) => changing.replaceAll(from, to), text)
  return words.replaceAll(
    /(?<![\p{L}\p{N}-])[A-Z]{1,3}-\d+[a-zR]?(?![\p{L}\p{N}])/gu,
    (id) => ids.get(id) ?? id,
  )
}

function inYears(text: string, { years, days }: Pick<Change, 'years' | 'days'>): string {
  const day = Temporal.PlainDate.from(text.slice(0, 10)).add({ years }).add({ days })
  return `${day.toString()}${text.slice(10)}`
}

function givenOf(
  { rows }: Draft,
  captured: unknown,
  { dice, change }: { readonly dice: Dice; readonly change: Change },
): Given {
  const held: Held[] = [...rows].map(([id, { type, row }]) => {
    const { id: _, ...fields } = asRow(changed(row, change))
    return heldOf(change.ids.get(id) ?? id, type, fields)
  })
  const records = dice.shuffled(held)
  const now = Date.parse(inYears(demonstrationClock, change))
  const members = demonstrationMembers.map(({ id, role }) => ({ code: id, role }))
  return { world: worldOf(records, { now, terms: [], members }), records, lists: changed(captured, change) }
}

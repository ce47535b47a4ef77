/**
 * The answers of the press desk for a republic that somebody wrote down, beside the ones that somebody worked out.
 *
 * What is asked is read from the answers (which claims, which promises); what is answered never is. A reason in words
 * is the same reason if it names the same records: nobody writes one sentence twice.
 */
import { isObject, isText } from '../base/parse.ts'
import { type Answered, checkAnswers } from '../cases/answers.ts'
import { byCode, type Held, type Shape, textOf, type World, worldOf } from '../rules/world.ts'
import { compareClaims } from './conflicts.ts'
import { reasonsForCompatible, reasonsForConflict } from './help-words.ts'
import { likenessWords } from './likeness-words.ts'
import { estimate, parseLists } from './lists.ts'
import { independenceOf } from './origins.ts'
import { findPersons, type Likeness } from './persons.ts'
import { pressAnswers } from './press-answers.ts'
import { wordsOf } from './press-texts.ts'
import { stancesOf } from './stances.ts'

export type Given = {
  readonly world: World
  readonly records: readonly Held[]
  /** `captureLists` as it stands in the file. */
  readonly lists: unknown
}

export type Checked = { readonly answered: readonly Answered[]; readonly left: readonly string[] }

type At = Given & {
  /** With every likeness of two files as if it had been confirmed. */
  readonly joined: World
  readonly asked: unknown
}
type Answering = (at: At) => unknown

const prose: ReadonlySet<string> = new Set(['why', 'help', 'where', 'claim'])

export function checkAttention(answers: Shape, given: Given): Checked {
  const { duplicates } = findPersons(given.world)
  const joined = worldOf(withMerges(given.records, duplicates), given.world)
  const own: Answered[] = []
  const others: Record<string, unknown> = {}
  for (const [name, asked] of Object.entries(answers)) {
    const answer = Object.hasOwn(answering, name) ? answering[name] : undefined
    // A remark on the file is no answer.
    if (name === 'notice') continue
    if (answer === undefined) others[name] = asked
    else compare(name, asked, answer({ ...given, joined, asked }), { into: own, world: given.world })
  }
  const rest = checkAnswers({ ...others, persons: { duplicates } }, given)
  return { answered: [...own, ...rest.answered], left: rest.left.filter((name) => name !== 'persons') }
}

function withMerges(records: readonly Held[], duplicates: readonly Likeness[]): readonly Held[] {
  const into = new Map(duplicates.map(({ a, b }) => [b, a]))
  return records.map((record) => {
    const stands = record.type === 'Person' ? into.get(record.id) : undefined
    return stands === undefined ? record : { ...record, fields: { ...record.fields, mergedInto: [stands] } }
  })
}

const answering: { readonly [name: string]: Answering } = {
  persons: ({ world }) => {
    const found = findPersons(world)
    const inWords = (pairs: readonly Likeness[]): readonly Shape[] =>
      pairs.map(({ a, b, reasons }) => ({ a, b, why: likenessWords(reasons) }))
    return { ...found, duplicates: inWords(found.duplicates), notDuplicates: inWords(found.notDuplicates) }
  },
  independence: ({ joined, asked }) => {
    const stances = stancesOf(joined)
    const known = { stances, conflicts: compareClaims(joined).conflicts }
    return rowsOf(asked).map((row) => {
      const { slot, value, items, strict, lenientExtra, label, material } = independenceOf(
        { slot: textOf(row, 'slot') ?? '', value: String(row['value']) },
        known,
        joined,
      )
      return {
        slot,
        value,
        items,
        strict,
        lenientExtra,
        label,
        ...(material.length === 0 ? {} : { material }),
      }
    })
  },
  contradictions: ({ joined }) =>
    compareClaims(joined).conflicts.map((conflict) => ({
      slot: conflict.slot,
      subject: conflict.subject,
      values: conflict.values,
      sides: conflict.sides,
      verdict: conflict.verdict,
      help: reasonsForConflict(conflict, joined),
    })),
  notContradictions: ({ joined }) => reasonsForCompatible(joined),
  press: ({ world }) => pressAnswers(world),
  estimate: ({ lists }) => {
    const parsed = parseLists(lists)
    if (!parsed.ok) return { refused: parsed.refusal.kind }
    const found = estimate(parsed.value)
    if (!found.ok) return { refused: found.refusal.kind, ...found.refusal }
    const { independent, ...rest } = found.value
    return { ...rest, [`independentLists${parsed.value.names.length}`]: independent }
  },
}

function rowsOf(asked: unknown): readonly Shape[] {
  return Array.isArray(asked) ? asked.filter(isObject) : []
}

type Into = { readonly into: Answered[]; readonly world: World }

/** Lists of rows are laid beside each other by what each row is about; everything else value by value. */
function compare(path: string, expected: unknown, got: unknown, at: Into): void {
  if (isRows(expected) && isRows(got)) compareRows(path, expected, got, at)
  else if (isObject(expected) && isObject(got))
    for (const [name, value] of Object.entries(expected))
      compareField(`${path}.${name}`, name, value, got[name], at)
  else at.into.push({ path, expected, got, same: isSame(expected, got) })
}

function compareField(path: string, name: string, expected: unknown, got: unknown, at: Into): void {
  if (prose.has(name) && isText(expected)) {
    if (isText(got)) at.into.push({ path, expected, got, same: namesSame(expected, got, at.world) })
  } else if (name === 'text') at.into.push({ path, expected, got, same: isPartOf(expected, got) })
  else if (name !== 'id') compare(path, expected, got, at)
}

function isRows(value: unknown): value is readonly Shape[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject)
}

function compareRows(path: string, expected: readonly Shape[], got: readonly Shape[], at: Into): void {
  const left = [...got]
  expected.forEach((row, i) => {
    const best = left
      .map((one, place) => ({ place, one, alike: alikeness(row, one) }))
      .toSorted((a, b) => b.alike - a.alike)[0]
    if (best === undefined || best.alike === 0)
      at.into.push({ path: `${path}.${i}`, expected: row, got: null, same: false })
    else {
      left.splice(best.place, 1)
      compare(`${path}.${i}`, row, best.one, at)
    }
  })
  if (!isListedByHand(path))
    for (const more of left) at.into.push({ path: `${path}.more`, expected: null, got: more, same: false })
}

/** Shared words are listed by hand as far as somebody saw them: more of them are no mistake. */
function isListedByHand(path: string): boolean {
  return path.endsWith('sharedQuotes')
}

function alikeness(expected: Shape, got: Shape): number {
  return Object.keys(expected).filter((name) =>
    name === 'text'
      ? isPartOf(expected[name], got[name])
      : !prose.has(name) && isSame(expected[name], got[name]),
  ).length
}

/** The words of a quotation, as many of them as somebody wrote down; the first may have lost its capital. */
function isPartOf(expected: unknown, got: unknown): boolean {
  const [wanted, found] = [expected, got].map((text) =>
    isText(text)
      ? wordsOf(text)
          .map(({ low }) => low)
          .join(' ')
      : '',
  )
  return wanted !== undefined && wanted !== '' && found !== undefined && found.includes(wanted)
}

/** Every record that this reason names, the other names too. */
function namesSame(expected: string, got: string, world: World): boolean {
  const named = idsIn(expected, world)
  const also = idsIn(got, world)
  return [...named].every((id) => also.has(id))
}

function idsIn(text: string, world: World): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/[\p{L}\p{N}_-]+/gu)]
      .map(([word]) => word)
      .filter((word) => world.byId(word) !== undefined),
  )
}

function isSame(a: unknown, b: unknown): boolean {
  return plainText(a) === plainText(b)
}

/** Lists are compared as sets: in what order somebody wrote them down says nothing. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainText).toSorted(byCode).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value ?? null)
  const parts = Object.entries(value).toSorted(([a], [b]) => byCode(a, b))
  return `{${parts.map(([name, part]) => `${name}:${plainText(part)}`).join(',')}}`
}

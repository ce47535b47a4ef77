/** The same story among other people: codes, days, words and neighbours changed, and nothing that a rule looks at. */
import { isObject, isText } from '../base/parse.ts'
import type { Attempt } from './republic.ts'
import { type Held, type Member, type World, worldOf } from './world.ts'

export type Change = 'rename' | 'later' | 'earlier' | 'permute' | 'terms' | 'more'
export type Written = {
  readonly records: readonly Held[]
  readonly attempts: readonly Attempt[]
  readonly now: number
  readonly terms: readonly string[]
  readonly members: readonly Member[]
}

export function changedRepublic(
  written: Written,
  changes: readonly Change[],
): { readonly at: World; readonly attempts: readonly Attempt[] } {
  const { records, attempts, ...facts } = changes.reduce((before, change) => by[change](before), written)
  return { at: worldOf(records, facts), attempts }
}

const days = (count: number): number => count * 86_400_000

const by: { readonly [C in Change]: (written: Written) => Written } = {
  rename,
  later: (written) => shifted(written, days(1096)),
  earlier: (written) => shifted(written, days(-6940)),
  permute: (written) => ({
    ...written,
    records: written.records.toSorted((a, b) => scrambled(a.id) - scrambled(b.id)),
    members: written.members.toReversed(),
  }),
  terms: (written) => ({
    ...mapped(written, (text) => text.replaceAll(/lampers?/gi, 'zindlers')),
    terms: ['zindler', 'dawn walker', 'зиндлер'],
  }),
  more,
}

/** Codes wherever they stand as words, in texts too: `P-17 (uncle)`. */
function rename(written: Written): Written {
  const codes = [...written.records.map(({ id }) => id), ...written.members.map(({ code }) => code)]
  const other = new Map(codes.map((code, index) => [code, `Z${scrambled(code) % 9973}x${index}`]))
  const renamed = mapped(written, (text) =>
    text.replaceAll(/[A-Z]{1,2}-\d+[a-zR]?\b/g, (code) => other.get(code) ?? code),
  )
  return {
    ...renamed,
    members: written.members.map(({ code, role }) => ({ code: other.get(code) ?? code, role })),
  }
}

function shifted(written: Written, by: number): Written {
  const moved = (text: string): string => {
    const at = Date.parse(text) + by
    const instant = Temporal.Instant.fromEpochMilliseconds(at).toString()
    return text.length === 10 ? instant.slice(0, 10) : instant
  }
  const isTime = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/
  return { ...mapped(written, (text) => (isTime.test(text) ? moved(text) : text)), now: written.now + by }
}

/** Everybody a second time under other codes, in a part of the country that nobody here has heard of. */
function more(written: Written): Written {
  const twins = rename(written)
  return {
    ...written,
    records: [...written.records, ...twins.records],
    members: [...written.members, ...twins.members],
  }
}

function mapped(written: Written, change: (text: string) => string): Written {
  const through = (value: unknown): unknown => {
    if (isText(value)) return change(value)
    if (Array.isArray(value)) return value.map(through)
    // Keys as well: a table of figures has States for keys, and no code looks like one.
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, through(v)]))
      : value
  }
  return {
    ...written,
    records: written.records.map(({ id, type, fields }) => ({
      id: change(id),
      type,
      fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.map(through)])),
    })),
    attempts: written.attempts.map(({ id, asked, expect }) => ({
      id,
      asked: through(asked),
      expect: recallChanged(expect, through),
    })),
  }
}

/** Rules keep their numbers; the copies that are asked back have codes. */
function recallChanged(expect: Attempt['expect'], through: (value: unknown) => unknown): Attempt['expect'] {
  return expect['recall'] === undefined ? expect : { ...expect, recall: through(expect['recall']) }
}

function scrambled(text: string): number {
  let mixed = 7
  for (const letter of text) mixed = (mixed * 31 + letter.charCodeAt(0) * 131) % 1_000_003
  return mixed
}

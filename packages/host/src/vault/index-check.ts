/**
 * Do the word indexes say what the parts say? Rows are compared one by one, words by a sum over all of
 * them: a page of the file that was put back to an older state still looks sound to SQLite.
 */
import type { Database } from '../store/database.ts'
import { newestEntry } from './feed-walk.ts'
import { type IndexName, indexNames, type WordIndex } from './word-index.ts'

/** Parts compared in one go, between which a page may be answered. */
const together = 1000

/** The indexes that differ from the parts. Words that change while this runs are left to the next check. */
export async function differingIndexes(
  database: Database,
  words: WordIndex,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<IndexName>> {
  const statements = prepare(database)
  const differ = new Set<IndexName>()
  const sums = new Map<IndexName, number>()
  const before = newestEntry(database)
  let from = 0
  while (from >= 0 && signal?.aborted !== true) {
    words.catchUp()
    const rows = statements.partsFrom.all(from)
    for (const row of rows) {
      const texts = words.textsAt(row)
      for (const name of indexNames) {
        const isThere = statements[name].isThere.get(row) === 1
        if (isThere !== (texts[name] !== '')) differ.add(name)
        sums.set(name, ((sums.get(name) ?? 0) + sumOf(texts[name])) >>> 0)
      }
    }
    from = rows.length < together ? -1 : (rows.at(-1) ?? 0) + 1
    await new Promise((next) => setImmediate(next))
  }
  words.catchUp()
  for (const name of indexNames) {
    if (statements[name].strays.get() !== 0) differ.add(name)
    const sum = await sumOfTerms(statements[name].terms, signal)
    const isStill = signal?.aborted !== true && newestEntry(database) === before
    if (isStill && sum !== (sums.get(name) ?? 0)) differ.add(name)
  }
  return differ
}

/** All words of an index with how many parts hold each, a few at a time: counting them is slow. */
async function sumOfTerms(terms: Terms, signal: AbortSignal | undefined): Promise<number> {
  let sum = 0
  let last = ''
  for (;;) {
    const some = terms.all(last)
    for (const { term, doc } of some) sum = (sum + Math.imul(doc, hashOf(term))) >>> 0
    last = some.at(-1)?.term ?? ''
    if (some.length < together || signal?.aborted === true) return sum
    await new Promise((next) => setImmediate(next))
  }
}

type Terms = { readonly all: (after: string) => readonly { readonly term: string; readonly doc: number }[] }

/** Each different word of a part counts once, as the index counts it. */
function sumOf(folded: string): number {
  let sum = 0
  for (const word of new Set(folded.split(/[^a-z0-9\u0080-\uffff]+/))) {
    if (word !== '') sum = (sum + hashOf(word)) >>> 0
  }
  return sum
}

/** FNV-1a: this is against damage; whoever can forge an index has the key of the file. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function prepare(database: Database) {
  const index = (name: IndexName) => {
    database.exec(
      `create virtual table if not exists temp.${name}_terms using fts5vocab (main, ${name}, row)`,
    )
    return {
      isThere: database.prepare<[number], number>(`select 1 from ${name}_docsize where id = ?`).pluck(),
      strays: database
        .prepare<[], number>(`select count(*) from ${name}_docsize where id not in (select key from part)`)
        .pluck(),
      terms: database.prepare<[string], { term: string; doc: number }>(
        `select term, doc from temp.${name}_terms where term > ? order by term limit ${together}`,
      ),
    }
  }
  return {
    partsFrom: database
      .prepare<[number], number>(`select key from part where key >= ? order by key limit ${together}`)
      .pluck(),
    words: index('words'),
    columns: index('columns'),
    guarded: index('guarded'),
  }
}

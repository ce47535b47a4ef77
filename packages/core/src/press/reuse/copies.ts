/**
 * Edited copies and re-issues: passages that two reports share but for words changed, put in or left out.
 *
 * Four words on end are the seeds; seeds that stand in the same order in both reports are one passage, and the words of
 * the passage are aligned as Smith and Waterman do, so that what was edited is counted and not guessed.
 */
import { isArticle } from '../page/layout.ts'
import type { ReadReport } from '../report.ts'
import type { Aligned, Copy } from './reuse-form.ts'
import { spanOf } from './runs.ts'
import { reportsOf, SequenceTable, type WordRow, wordRow } from './word-index.ts'

const seedLength = 4
/** A sequence that stands in more places than this is a way of speaking, not a copy. */
const mostPlaces = 12
/** Between two seeds of one passage no more words than this were changed. */
const widestGap = 12
const fewestSeeds = 4
const fewestSame = 12
const leastLikeness = 0.55
/** Nearly all of both reports: one was issued again. */
const reissued = 0.8
const longestAligned = 600

type Seed = { readonly i: number; readonly j: number }
type Window = { i: number; j: number; endI: number; endJ: number; seeds: number }

export function copiesOf(texts: readonly string[], readings: readonly ReadReport[]): readonly Copy[] {
  const row = wordRow(
    readings.map((reading, i) => ({ text: texts[i] ?? '', article: reading.paragraphs.filter(isArticle) })),
  )
  const docs = reportsOf(row)
  const table = new SequenceTable(row, seedLength)
  const copies: Copy[] = []
  readings.forEach((_, b) => {
    for (const [a, seeds] of seedsByReport(row, docs, table, b)) {
      const copy = copyOf(row, a, b, seeds)
      if (copy !== undefined) copies.push(copy)
    }
    table.fill(b)
  })
  return copies.sort((x, y) => x.docs[0] - y.docs[0] || x.docs[1] - y.docs[1])
}

function seedsByReport(row: WordRow, docs: Int32Array, table: SequenceTable, b: number): Map<number, Seed[]> {
  const found = new Map<number, Seed[]>()
  const end = (row.from[b + 1] ?? 0) - seedLength
  for (let j = row.from[b] ?? 0; j <= end; j++) {
    let places = 0
    for (const i of table.find(j)) {
      if (++places > mostPlaces) break
      const doc = docs[i] ?? 0
      const seeds = found.get(doc)
      if (seeds === undefined) found.set(doc, [{ i, j }])
      else seeds.push({ i, j })
    }
  }
  return found
}

function copyOf(row: WordRow, a: number, b: number, seeds: readonly Seed[]): Copy | undefined {
  if (seeds.length < fewestSeeds) return undefined
  const windows = windowsOf(seeds).filter((one) => one.seeds >= fewestSeeds)
  const passages = windows.map((one) => ({ ...one, same: commonWords(row.ids, one) }))
  const alike = passages.filter(
    ({ same, i, endI, j, endJ }) =>
      same >= fewestSame && same >= Math.max(endI - i, endJ - j) * leastLikeness,
  )
  const [wordsA, wordsB] = [a, b].map((doc) => (row.from[doc + 1] ?? 0) - (row.from[doc] ?? 0))
  const same = alike.reduce((sum, one) => sum + one.same, 0)
  if (same === 0 || !wordsA || !wordsB) return undefined
  const share = [Math.min(1, same / wordsA), Math.min(1, same / wordsB)] as const
  const kind =
    share[0] === 1 && share[1] === 1 ? 'same' : Math.min(...share) >= reissued ? 'reissue' : 'edited'
  const edited = alike.filter((one) => kind !== 'edited' || isEdited(one))
  return edited.length === 0
    ? undefined
    : { docs: [a, b], kind, share, passages: edited.map((one) => alignedOf(row, one)) }
}

/** A passage without a change is a run, and told as one. */
function isEdited({ i, endI, j, endJ, same }: Window & { readonly same: number }): boolean {
  return same < Math.max(endI - i, endJ - j)
}

/** Seeds in the order of the later report, joined where both go on a little further. */
function windowsOf(seeds: readonly Seed[]): readonly Window[] {
  const open: Window[] = []
  const done: Window[] = []
  for (const { i, j } of seeds) {
    const goesOn = open.find(
      (one) =>
        i >= one.i && i <= one.endI + widestGap && j <= one.endJ + widestGap && i + seedLength > one.endI - 2,
    )
    if (goesOn !== undefined) {
      goesOn.endI = Math.max(goesOn.endI, i + seedLength)
      goesOn.endJ = Math.max(goesOn.endJ, j + seedLength)
      goesOn.seeds++
      continue
    }
    for (let k = open.length - 1; k >= 0; k--) {
      const one = open[k]
      if (one !== undefined && one.endJ + widestGap < j) done.push(...open.splice(k, 1))
    }
    if (open.length < 8) open.push({ i, j, endI: i + seedLength, endJ: j + seedLength, seeds: 1 })
  }
  return [...done, ...open].sort((x, y) => x.j - y.j)
}

/** How many words of the two passages are the same in the same order. */
function commonWords(ids: Int32Array, { i, endI, j, endJ }: Window): number {
  const width = Math.min(endJ - j, longestAligned)
  let above = new Int32Array(width + 1)
  for (let x = i; x < Math.min(endI, i + longestAligned); x++) {
    const row = new Int32Array(width + 1)
    for (let y = 0; y < width; y++) {
      const isSame = (ids[x] ?? 0) >> 1 === (ids[j + y] ?? 0) >> 1
      row[y + 1] = isSame ? (above[y] ?? 0) + 1 : Math.max(above[y + 1] ?? 0, row[y] ?? 0)
    }
    above = row
  }
  const aligned = above[width] ?? 0
  // Of a passage longer than the table the rest counts as its beginning does.
  return endJ - j > width ? Math.round((aligned * (endJ - j)) / width) : aligned
}

function alignedOf(row: WordRow, { i, endI, j, endJ, same }: Window & { readonly same: number }): Aligned {
  return {
    at: [spanOf(row, i, endI - i), spanOf(row, j, endJ - j)],
    same,
    words: Math.max(endI - i, endJ - j),
  }
}

/** The reports: brought in, read one by one, compared, and found again by a word. */

import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import { expectAccessible, goTo, rowOf, type Walk } from './walk.ts'

export async function importReports(walk: Walk): Promise<void> {
  const { page, reports } = walk
  await goTo(walk, 'Press')
  await page.getByText('No report yet.').waitFor()
  await expectAccessible(walk, 'an empty table')
  const empty = join(walk.work, 'empty.txt')
  await writeFile(empty, '')
  await choose(walk, [...reports.map(({ path }) => path), empty])
  await page.getByText('The file is empty.').waitFor({ timeout: 60_000 })
  const outcomes = await page.getByRole('status').getByRole('listitem').allInnerTexts()
  expect(outcomes.map((outcome) => outcome.endsWith(' imported · Read'))).toEqual([
    ...reports.map(() => true),
    false,
  ])
  await expectAccessible(walk, 'what became of each file')
  await choose(walk, [reports[0]?.path ?? ''])
  await page.getByText('is here already').waitFor()
  await page.getByRole('button', { name: 'Close this list' }).click()
  await page.getByRole('status').getByText(`${reports.length} records`).waitFor()
  expect(await page.getByRole('row').count()).toBe(reports.length + 1)
  await expectAccessible(walk, 'the table of reports')
}

async function choose({ page }: Walk, paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import reports' }).click()
  await (await chooser).setFiles([...paths])
}

/** The text of the report that is being read. */
export function sheetOf(page: Walk['page']) {
  return page.getByRole('document', { name: 'The report' })
}

/** Opens a report from the table by its row, its record and the way to its text. */
export async function openReport(walk: Walk, report: number): Promise<void> {
  const { page } = walk
  await goTo(walk, 'Press')
  await rowOf(walk, report).click()
  await page.getByRole('link', { name: 'Read the report' }).click()
  await sheetOf(page).waitFor()
}

/** What a reader sees is what the terminal says of the same file. */
export async function readReport(walk: Walk, report: number): Promise<void> {
  const { page, reports, reading } = walk
  await openReport(walk, report)
  const { text } = reports[report] ?? { text: '' }
  const { quotes, boilerplate } = reading.docs[report] ?? { quotes: [], boilerplate: [] }
  const seen = await sheetOf(page).evaluate((sheet) => {
    const colour = (found: Element | null): string => (found === null ? '' : getComputedStyle(found).color)
    return {
      paragraphs: [...sheet.querySelectorAll('p')].map((p) => p.textContent),
      folded: [...sheet.querySelectorAll('summary')].map((summary) => summary.textContent),
      open: sheet.querySelectorAll('details[open]').length,
      dimmed: colour(sheet.querySelector('details')) !== colour(sheet.querySelector('p')),
      speakers: [
        ...new Set([...sheet.querySelectorAll('li:not([data-note])')].map((item) => item.textContent)),
      ],
      shared: sheet.querySelectorAll('a').length,
    }
  })
  const furniture = linesOf(text).filter(({ start, end }) =>
    boilerplate.some(([from, to]) => from <= start && end <= to),
  )
  expect(seen.paragraphs).toHaveLength(linesOf(text).length - furniture.length)
  expect(seen.folded.reduce((sum, line) => sum + Number.parseInt(line, 10), 0)).toBe(furniture.length)
  expect({ open: seen.open, dimmed: seen.dimmed }).toEqual({ open: 0, dimmed: true })
  const speakers = new Set(quotes.map(({ speaker }) => speaker ?? 'The text names no speaker'))
  expect(new Set(seen.speakers)).toEqual(speakers)
  expect(seen.shared > 0).toBe(reading.runs.some(({ docs }) => docs.includes(report)))
  await expectAccessible(walk, `the reading of ${basename(reports[report]?.path ?? '')}`)
}

type Line = { readonly start: number; readonly end: number }

/** Lines that hold something, with their offsets. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

/** From words in one report to the same words in the other. */
export async function followSharedWords(walk: Walk): Promise<void> {
  const { page, reading } = walk
  const run = reading.runs[0]
  if (run === undefined) throw new Error('the reports share nothing')
  const [from, to] = run.docs
  await openReport(walk, from)
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const start = lettersOf(run.text).slice(0, 30)
  const links = sheetOf(page).getByRole('link')
  const texts = (await links.allInnerTexts()).map(lettersOf)
  await links.nth(texts.findIndex((text) => start.startsWith(text.slice(0, 30)))).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: title }).waitFor()
  const focused = sheetOf(page).locator('a:focus')
  await focused.waitFor()
  expect(lettersOf(await focused.innerText()).slice(0, 20)).toBe(start.slice(0, 20))
  const other = await sheetOf(page).locator('p').allInnerTexts()
  expect(lettersOf(walk.reports[to]?.text ?? '')).toContain(lettersOf(other[0] ?? '-'))
}

/** Both files spell the same words with their own quotation marks and capitals. */
function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Who shares what with whom: as many lines in the picture and rows in its table as pairs. */
export async function lookAtShares(walk: Walk): Promise<void> {
  const { page, reading } = walk
  await goTo(walk, 'Press')
  await page.getByRole('link', { name: 'Who shares words with whom' }).click()
  const picture = page.getByRole('group', { name: 'Who shares words with whom' })
  await picture.waitFor()
  const pairs = Map.groupBy(reading.runs, ({ docs }) => docs.join(' '))
  expect(await picture.locator('line').count()).toBe(pairs.size)
  await expectAccessible(walk, 'the picture of who shares what')
  await page.keyboard.press('t')
  await page.getByRole('table').waitFor()
  const runs = await page.locator('tbody tr td:nth-child(3)').allInnerTexts()
  const expected = [...pairs.values()].map(({ length }) => String(length))
  expect(runs.toSorted()).toEqual(expected.toSorted())
  await expectAccessible(walk, 'its table')
}

/** A word of each alphabet that is quoted in the reports leads to a report that holds it. */
export async function searchInBothAlphabets(walk: Walk): Promise<void> {
  const quoted = walk.reading.docs.flatMap(({ quotes }) => quotes.map(({ text }) => text)).join(' ')
  for (const letters of [/\p{Script=Latin}{9,}/u, /\p{Script=Cyrillic}{6,}/u]) {
    const word = letters.exec(quoted)?.[0]
    if (word !== undefined) await searchFor(walk, word)
  }
}

async function searchFor({ page, reports }: Walk, word: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Words or a code' }).fill(word.toLowerCase())
  const hits = page.locator('#search-hits').getByRole('option')
  await hits.first().waitFor()
  expect(await hits.count()).toBeGreaterThanOrEqual(1)
  expect(await hits.count()).toBeLessThanOrEqual(reports.length)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Read the report' }).click()
  // Search does not mind accents: “president” finds « président » too.
  expect(lettersOf(await sheetOf(page).innerText())).toContain(lettersOf(word))
}

/** What one walk along the path has in its hands: reports, the page in front of it, and the folders on the disk. */
import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { listShared, readShared } from '../../shared.ts'
import { axeFaults, type Watched } from '../../support/browser.ts'

const program = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url))
const ownFolder = fileURLToPath(new URL('../../reports', import.meta.url))

export type Report = { readonly path: string; readonly text: string }

/** What `safeconduct press read --json` says of the same files, in a process that knows nothing of the desk. */
export type Reading = {
  readonly docs: readonly {
    readonly quotes: readonly { readonly text: string; readonly speaker: string | null }[]
    readonly boilerplate: readonly (readonly [number, number])[]
  }[]
  readonly runs: readonly { readonly docs: readonly [number, number]; readonly text: string }[]
}

export type Walk = {
  readonly watched: Watched
  readonly page: Page
  readonly address: string
  readonly reports: readonly Report[]
  readonly reading: Reading
  /** A folder for what is made on the way, outside the home. */
  readonly work: string
  readonly organisation: string
}

export async function ownReports(): Promise<readonly Report[]> {
  const names = (await readdir(ownFolder)).toSorted()
  return Promise.all(names.map((name) => reportAt(join(ownFolder, name))))
}

/** The real ones keep their names and lie in `folder` for the walk only. */
export async function realReports(folder: string): Promise<readonly Report[]> {
  const names = (await listShared('press')).filter((name) => name.endsWith('.txt'))
  for (const name of names) await writeFile(join(folder, name), (await readShared(`press/${name}`)) ?? '')
  return Promise.all(names.map((name) => reportAt(join(folder, name))))
}

async function reportAt(path: string): Promise<Report> {
  return { path, text: await readFile(path, 'utf8') }
}

export async function readInTerminal(reports: readonly Report[]): Promise<Reading> {
  const words = [program, 'press', 'read', '--json', ...reports.map(({ path }) => path)]
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 2 ** 26 })
  return JSON.parse(stdout) as Reading
}

export async function expectAccessible({ page }: Walk, where: string): Promise<void> {
  expect(await axeFaults(page), where).toEqual([])
}

export async function goTo({ page }: Walk, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByText(place, { exact: true }).click()
}

/** The table shows the newest first, so the last file that came in is its first row. */
export function rowOf({ page, reports }: Walk, report: number) {
  return page.getByRole('row').nth(reports.length - report)
}

/** A part of the organisation's room. */
export async function goToOrganisation(walk: Walk, part: string): Promise<void> {
  await goTo(walk, 'Organisation')
  await walk.page
    .getByRole('navigation', { name: 'Parts of the organisation' })
    .getByText(part, { exact: true })
    .click()
}

/**
 * The path: an organisation is made, five reports come in, are read, leave as a dossier, and a stranger checks it.
 *
 * One desk, one browser with a profile on the disk, one person. Afterwards the browser is killed, not closed, and
 * nothing that was typed or read may stand in what it or the desk has left behind.
 */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright'
import { describe, expect, it } from 'vitest'
import { sharedHas } from '../shared.ts'
import {
  expectQuiet,
  killBrowser,
  launchWithProfile,
  startDesk,
  temporaryFolder,
  watch,
} from '../support/browser.ts'
import { formsOf, sightingsBelow } from '../support/canary.ts'
import { makeOrganisation } from './steps/begin.ts'
import { checkAsStranger, makeDossier, noticeChangedByte } from './steps/dossier.ts'
import { lockAndUnlock } from './steps/lock.ts'
import {
  followSharedWords,
  importReports,
  lookAtShares,
  readReport,
  searchInBothAlphabets,
} from './steps/press.ts'
import { correctedOutlet, correctOutlet } from './steps/record.ts'
import {
  ownReports,
  type Reading,
  type Report,
  readInTerminal,
  realReports,
  type Walk,
} from './steps/walk.ts'

const organisation = 'Quiet herons of the estuary'
const realOnesAreHere = await sharedHas('press')

/** Walks the whole path; gives back what must not be found anywhere. */
async function walkThePath(walk: Walk): Promise<readonly string[]> {
  const made = await makeOrganisation(walk)
  await importReports(walk)
  for (const report of walk.reports.keys()) await readReport(walk, report)
  await followSharedWords(walk)
  await lookAtShares(walk)
  await searchInBothAlphabets(walk)
  await correctOutlet(walk)
  const dossier = await makeDossier(walk, made)
  await checkAsStranger(walk, dossier, made)
  await noticeChangedByte(walk, dossier)
  await lockAndUnlock(walk, made)
  return [organisation, made.passphrase, correctedOutlet]
}

async function walkWith(folder: string, reports: readonly Report[]): Promise<void> {
  const [home, profile, work] = ['home', 'profile', 'work'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await mkdir(work)
  await using desk = await startDesk(['desk', '--home', home])
  const context = await launchWithProfile(profile)
  await using closing = closed(context)
  const watched = watch(context.pages()[0] ?? (await context.newPage()))
  const reading = await readInTerminal(reports)
  const { page } = watched
  const typed = await walkThePath({
    watched,
    page,
    address: desk.address,
    reports,
    reading,
    work,
    organisation,
  })
  expectQuiet(watched)
  await killBrowser(profile)
  await closing.seen
  desk.process.kill('SIGKILL')
  await desk.stop()
  expectNothingLeft([home, profile], [...typed, readWords(reading)])
  expect(desk.written().trim().split('\n')).toHaveLength(2)
}

/** No browser outlives its test when a step fails; one that was killed has nothing left to close. */
function closed(context: BrowserContext): { readonly seen: Promise<void> } & AsyncDisposable {
  const seen = new Promise<void>((done) => context.once('close', () => done()))
  return { seen, [Symbol.asyncDispose]: () => context.close().catch(() => undefined) }
}

/** Words that stood on the page: the beginning of a long quotation. */
function readWords({ docs }: Reading): string {
  const quoted = docs
    .flatMap(({ quotes }) => quotes.map(({ text }) => text))
    .find(({ length }) => length > 60)
  return quoted?.slice(0, 40) ?? ''
}

/** In no form in which a program leaves text behind. */
function expectNothingLeft(folders: readonly string[], canaries: readonly string[]): void {
  for (const canary of canaries) {
    expect(canary.length).toBeGreaterThan(20)
    for (const folder of folders) {
      expect(sightingsBelow(folder, formsOf(canary)).map(({ where, form }) => `${form} in ${where}`)).toEqual(
        [],
      )
    }
  }
}

describe('from a new organisation to the check of a stranger, in a browser', () => {
  it('holds on five fictional reports', async () => {
    await using folder = await temporaryFolder()
    const reports = await ownReports()
    expect(reports).toHaveLength(5)
    await walkWith(folder.path, reports)
  })

  it.skipIf(!realOnesAreHere)('holds on the five real reports', async () => {
    await using folder = await temporaryFolder()
    const reports = await realReports(folder.path)
    expect(reports).toHaveLength(5)
    await walkWith(folder.path, reports)
  })
})

/** The demonstration in a real browser: one desk for all tests of a file, open before the first of them and gone behind the last. */
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import {
  type Look,
  launchBrowser,
  openPage,
  type RunningDesk,
  startDesk,
  temporaryFolder,
  type Watched,
} from '../../support/browser.ts'

export type Shown = {
  readonly desk: () => RunningDesk
  /** A folder for what the tests write; the home of the desk lies in it. */
  readonly folder: () => string
  /** A page of an empty profile, at the address that the desk printed. */
  readonly open: (look?: Look) => Promise<Watched>
}

export function shownDemonstration(): Shown {
  let browser: Browser
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let desk: RunningDesk
  beforeAll(async () => {
    browser = await launchBrowser()
    folder = await temporaryFolder()
    desk = await startDesk(['demo', '--home', join(folder.path, 'home'), '--frozen'])
  })
  afterAll(async () => {
    await browser.close()
    await desk[Symbol.asyncDispose]()
    await folder[Symbol.asyncDispose]()
  })
  return {
    desk: () => desk,
    folder: () => folder.path,
    open: async (look) => {
      const watched = await openPage(browser, look)
      await watched.page.goto(desk.address)
      return watched
    },
  }
}

/** The press desk in a real browser: who copied whom, a claim and its origins, what conflicts, who promised what. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  axeFaults,
  expectQuiet,
  launchBrowser,
  openPage,
  type RunningDesk,
  startDesk,
  temporaryFolder,
} from '../support/browser.ts'

describe('somebody at the press desk', () => {
  let browser: Browser
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let desk: RunningDesk

  beforeAll(async () => {
    browser = await launchBrowser()
    folder = await temporaryFolder()
    desk = await startDesk(['demo', '--home', folder.path, '--frozen'])
  })

  afterAll(async () => {
    await browser.close()
    await desk[Symbol.asyncDispose]()
    await folder[Symbol.asyncDispose]()
  })

  async function goTo(page: Page, part: string): Promise<void> {
    await page
      .getByRole('navigation', { name: 'Parts of the press desk' })
      .getByRole('link', { name: part })
      .click()
    await page.getByRole('heading', { level: 1, name: part }).waitFor()
    await page.getByText('One moment').waitFor({ state: 'detached' })
  }

  it('sees who copied whom, takes the picture along, and follows a claim, a conflict and a promise', async () => {
    const watched = await openPage(browser)
    const { page } = watched
    await page.goto(desk.address)
    await page.locator('#content h1').waitFor()
    await page.getByRole('navigation').getByText('Press', { exact: true }).click()

    await goTo(page, 'Who copied whom')
    const picture = page.getByRole('group', { name: 'Who copied whom' })
    await picture.getByText('does not name it').first().waitFor()
    expect(await axeFaults(page), 'the picture').toEqual([])
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save picture (SVG)' }).click()
    expect((await saving).suggestedFilename()).toBe('who-copied-whom.svg')
    await page.keyboard.press('t')
    await page.getByRole('cell', { name: 'does not name it' }).first().waitFor()
    expect(await axeFaults(page), 'its table').toEqual([])

    await goTo(page, 'Claims')
    await page.getByRole('link', { name: 'gate colour: blue' }).click()
    await page.getByRole('cell', { name: 'knows it first-hand' }).first().waitFor()
    await page.getByRole('cell', { name: 'a contradiction' }).waitFor()
    expect(await axeFaults(page), 'a claim').toEqual([])
    await page.keyboard.press('Escape')

    await goTo(page, 'Conflicts')
    await page.getByRole('heading', { name: 'Different, and no conflict' }).waitFor()
    expect(await axeFaults(page), 'conflicts').toEqual([])
    await goTo(page, 'Register')
    await page.getByText('7 sealed items stand against it').waitFor()
    await page.getByRole('button', { name: 'Promises' }).click()
    await page.getByText('6 days overdue').first().waitFor()
    expect(await axeFaults(page), 'the register').toEqual([])
    await goTo(page, 'Promises')
    await page.getByRole('cell', { name: 'nobody checked' }).first().waitFor()
    await goTo(page, 'Who copied whom')
    await picture.getByRole('link', { name: /^Spinwheel24/ }).click()
    await page.getByRole('heading', { name: 'To be looked at' }).waitFor()
    const sheet = page.getByRole('document', { name: 'The report' })
    await sheet.getByText('Words given to another speaker').waitFor()
    expect(await axeFaults(page), 'a report').toEqual([])
    expectQuiet(watched)
  })
})

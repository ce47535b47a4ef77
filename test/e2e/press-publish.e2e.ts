/** The press desk makes things public in a real browser: a page from chosen records, days, figures, all to take away. */
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, expectQuiet, type Watched } from '../support/browser.ts'
import { goToPressPart } from './steps/press-desk.ts'
import { shownDemonstration } from './steps/shown.ts'

describe('somebody who makes a public page', () => {
  const shown = shownDemonstration()
  let watched: Watched

  beforeAll(async () => {
    watched = await shown.open()
    const { page } = watched
    await page.locator('#content h1').waitFor()
    await page.getByRole('navigation').getByText('Press', { exact: true }).click()
  })

  async function saved(page: Page, button: string): Promise<string> {
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: button }).first().click()
    return (await saving).suggestedFilename()
  }

  it('sees what may not stand on it and why, which numbers are left out, and how it would be read', async () => {
    const { page } = watched
    await goToPressPart(page, 'Timeline')
    const days = page.getByRole('group', { name: 'Timeline' })
    await days.getByRole('link', { name: /not later than 24 Mar 2021/ }).waitFor()
    expect(await axeFaults(page), 'the timeline').toEqual([])
    expect(await saved(page, 'Save picture (SVG)')).toBe('timeline.svg')
    await page.keyboard.press('t')
    await page.getByRole('cell', { name: 'Stage, as documented' }).first().waitFor()
    expect(await saved(page, 'Save table (CSV)')).toBe('timeline.csv')

    await goToPressPart(page, 'Figures')
    await page
      .getByRole('img', { name: /^The same thing/ })
      .getByText('at least 80')
      .first()
      .waitFor()
    expect(await axeFaults(page), 'the figures').toEqual([])
    await page.keyboard.press('t')
    await page.getByText('no document of that day shows it').waitFor()

    await goToPressPart(page, 'Public pages')
    await page.getByText('No page has been prepared.').waitFor()
    await page.getByRole('link', { name: 'Prepare a page' }).click()
    await page.getByLabel('Headline').fill('What was said')
    await page.getByLabel('First sentences').fill('Two promises, and the day of each.')
    await page.getByRole('checkbox', { name: /P-33 · Commitment/ }).check()
    await page.getByText('1 may not, with the reason').first().click()
    await page.getByText('No source with the exact words is given.').waitFor()
    await page.getByLabel('What is counted').fill('people supported so far')
    await page.getByLabel('As of').fill('2021-08-01')
    await page.getByLabel('Numbers').fill('Sarn 20\nEllan 3\nAksel 9\nall 32')
    await page.getByRole('button', { name: 'See what may be shown' }).click()
    await page.getByText('2 numbers are left out.').waitFor()
    await page.getByRole('button', { name: 'Put it on the page' }).click()
    expect(await axeFaults(page), 'preparing').toEqual([])
    await page.getByRole('button', { name: 'Prepare the draft' }).click()

    await page.getByRole('heading', { name: 'As it would be read' }).waitFor()
    await page.getByText('Ilene Farquor, President of Sollande').waitFor()
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('It waits for a second person').waitFor()
    await page.getByText('It can be written when two people have approved it.').waitFor()
    expect(await axeFaults(page), 'the page').toEqual([])
    expectQuiet(watched)
  })

  it('goes by keyboard from shared words to the other report at these words, and back', async () => {
    const { page } = watched
    await goToPressPart(page, 'Who copied whom')
    await page
      .getByRole('group', { name: 'Who copied whom' })
      .getByRole('link', { name: /^Spinwheel24/ })
      .press('Enter')
    const sheet = page.getByRole('document', { name: 'The report' })
    await sheet.waitFor()
    const here = await page.locator('#content h1').textContent()
    const link = sheet.getByRole('link').first()
    const words = (await link.textContent()) ?? ''
    await link.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (before) => document.querySelector('#content h1')?.textContent !== before,
      here,
    )
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-start') === true)
    const found = await page.evaluate(() => document.activeElement?.textContent ?? '')
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
    expect(plain(found)).toContain(plain(words).split(' ').slice(0, 4).join(' '))
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (before) => document.querySelector('#content h1')?.textContent === before,
      here,
    )
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-start') === true)
    expectQuiet(watched)
  })
})

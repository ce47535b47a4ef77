/** The same rooms for somebody who has no mouse, or whose hands shake too much for one. */
import type { Locator, Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { expectQuiet } from '../support/browser.ts'
import { shownDemonstration } from './steps/shown.ts'

/** Tab by Tab, as far as a person would go before giving up. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let steps = 0; steps < 40; steps++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the Tab key does not lead there')
}

describe('somebody without a mouse', () => {
  const shown = shownDemonstration()

  it('reads a report, follows its words, finds a record, is told what a form needs, and locks', async () => {
    const watched = await shown.open()
    const { page } = watched
    await page.locator('#content h1').waitFor()
    await page.keyboard.press('Alt+4')
    const reports = page.getByRole('grid', { name: 'Publications' })
    await reports.getByText('Meridian Broadcast', { exact: true }).waitFor()
    await tabTo(page, reports)
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    const active = (await reports.getAttribute('aria-activedescendant')) ?? ''
    expect(await page.locator(`[id="${active}"]`).innerText()).toContain('Meridian Broadcast')
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('link', { name: 'Read the report' }))
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('document', { name: 'The report' })
    await tabTo(page, sheet.getByRole('link').first())
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: title }).waitFor()
    await sheet.locator('a:focus').waitFor()
    await page.keyboard.press('Escape')
    await reports.waitFor()
    await findAndLeave(page)
    await tryToWrite(page)
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('grid').waitFor({ state: 'detached' })
    expectQuiet(watched)
  })

  async function findAndLeave(page: Page): Promise<void> {
    await page.keyboard.press('/')
    await page.keyboard.type('cannery')
    await page.locator('#search-hits').getByRole('option').nth(1).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Edit', exact: true }).waitFor()
  }

  async function tryToWrite(page: Page): Promise<void> {
    await page.keyboard.press('Alt+4')
    await page.getByRole('grid').waitFor()
    await tabTo(page, page.getByRole('link', { name: 'Statements' }))
    await page.keyboard.press('Enter')
    await page.getByRole('grid', { name: 'Statements' }).waitFor()
    await page.keyboard.press('Alt+n')
    await page.getByRole('heading', { name: /^New: / }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/fields need attention/).waitFor()
    const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))
    expect(first, 'the first field that needs attention has the focus').toBe('true')
  }
})

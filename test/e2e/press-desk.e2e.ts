/** The press desk in a real browser: who copied whom, a claim and its origins, what conflicts, who promised what. */
import { describe, expect, it } from 'vitest'
import { axeFaults, expectQuiet } from '../support/browser.ts'
import { goToPressPart } from './steps/press-desk.ts'
import { shownDemonstration } from './steps/shown.ts'

describe('somebody at the press desk', () => {
  const shown = shownDemonstration()

  it('sees who copied whom, takes the picture along, and follows a claim, a conflict and a promise', async () => {
    const watched = await shown.open()
    const { page } = watched
    await page.locator('#content h1').waitFor()
    await page.getByRole('navigation').getByText('Press', { exact: true }).click()

    await goToPressPart(page, 'Who copied whom')
    const picture = page.getByRole('group', { name: 'Who copied whom' })
    await picture.getByText('does not name it').first().waitFor()
    expect(await axeFaults(page), 'the picture').toEqual([])
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save picture (SVG)' }).click()
    expect((await saving).suggestedFilename()).toBe('who-copied-whom.svg')
    await page.keyboard.press('t')
    await page.getByRole('cell', { name: 'does not name it' }).first().waitFor()
    expect(await axeFaults(page), 'its table').toEqual([])

    await goToPressPart(page, 'Claims')
    await page.getByRole('link', { name: 'gate colour: blue' }).click()
    await page.getByRole('cell', { name: 'knows it first-hand' }).first().waitFor()
    await page.getByRole('cell', { name: 'a contradiction' }).waitFor()
    expect(await axeFaults(page), 'a claim').toEqual([])
    await page.keyboard.press('Escape')

    await goToPressPart(page, 'Conflicts')
    await page.getByRole('heading', { name: 'Different, and no conflict' }).waitFor()
    expect(await axeFaults(page), 'conflicts').toEqual([])
    await goToPressPart(page, 'Register')
    await page.getByText('7 sealed items stand against it').waitFor()
    await page.getByRole('button', { name: 'Promises' }).click()
    await page.getByText('6 days overdue').first().waitFor()
    expect(await axeFaults(page), 'the register').toEqual([])
    await goToPressPart(page, 'Promises')
    await page.getByRole('cell', { name: 'nobody checked' }).first().waitFor()
    await goToPressPart(page, 'Who copied whom')
    await picture.getByRole('link', { name: /^Spinwheel24/ }).click()
    await page.getByRole('heading', { name: 'To be looked at' }).waitFor()
    const sheet = page.getByRole('document', { name: 'The report' })
    await sheet.getByText('Words given to another speaker').waitFor()
    expect(await axeFaults(page), 'a report').toEqual([])
    expectQuiet(watched)
  })
})

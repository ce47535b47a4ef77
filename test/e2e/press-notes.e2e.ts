/** The notes of the press desk in a real browser: a meeting with its brief, terms, a law, the log, and a warning of style. */
import { describe, expect, it } from 'vitest'
import { axeFaults, expectQuiet } from '../support/browser.ts'
import { goToPressPart } from './steps/press-desk.ts'
import { shownDemonstration } from './steps/shown.ts'

describe('somebody who prepares for what is to come', () => {
  const shown = shownDemonstration()

  it('notes a meeting, has a brief put together, writes it, and is warned of a word that is not ours', async () => {
    const watched = await shown.open()
    const { page } = watched
    await page.locator('#content h1').waitFor()
    await page.getByRole('navigation').getByText('Press', { exact: true }).click()

    await goToPressPart(page, 'Meetings')
    await page.getByRole('cell', { name: 'M-10 has it' }).waitFor()
    await page.getByRole('button', { name: 'Note a meeting' }).click()
    await page.getByLabel('Which meeting').fill('Council of ministers')
    await page.getByLabel('Day', { exact: true }).fill('2021-08-07')
    await page.getByLabel('Bodies and offices, one on each line').fill('Head of Velmar Territory')
    expect(await axeFaults(page), 'noting a meeting').toEqual([])
    await page.getByRole('button', { name: 'Note it' }).click()

    await page.getByRole('heading', { level: 1, name: 'Council of ministers' }).waitFor()
    await page.getByText('late: less than three days').waitFor()
    await page.getByText('nobody has it').waitFor()
    await page.getByText('Нельзя держать людей в здании, которого нет').waitFor()
    await page.getByRole('button', { name: 'I write it' }).click()
    await page.getByText(/M-\d\d has it/).waitFor()
    await page.getByLabel('Brief in our words').fill('Ask for the list of those who were held.')
    expect(await axeFaults(page), 'a meeting').toEqual([])
    await page.getByRole('button', { name: 'Keep the brief' }).click()
    await page.getByText('written', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('cell', { name: 'written', exact: true }).waitFor()

    await goToPressPart(page, 'Terms')
    await page.getByText('1 report or statement has it, 1 as its own word').waitFor()
    await page.getByRole('link', { name: 'Territory Law 14 on public quiet' }).waitFor()
    expect(await axeFaults(page), 'terms').toEqual([])

    await goToPressPart(page, 'Log')
    await page.getByText('No risk file can be read here').waitFor()
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('cell', { name: /Silent vigil/ }).waitFor()
    expect(await axeFaults(page), 'the log').toEqual([])

    await goToPressPart(page, 'Register')
    await page.getByRole('button', { name: 'Threats' }).click()
    await page.getByRole('link', { name: /P-07/ }).waitFor()

    await goToPressPart(page, 'Who copied whom')
    await page
      .getByRole('group', { name: 'Who copied whom' })
      .getByRole('link', { name: /^Meridian/ })
      .click()
    await page.getByRole('heading', { name: 'Into the registers' }).click()
    await page.getByRole('button', { name: 'Not one complaint has reached this office' }).click()
    await page.getByRole('heading', { level: 1, name: 'New: Statement' }).waitFor()
    expect(await page.getByLabel(/^Words/).inputValue()).toBe('Not one complaint has reached this office.')
    await page.getByRole('button', { name: 'Discard what was typed' }).click()

    await page.getByRole('navigation').getByText('Press', { exact: true }).click()
    await goToPressPart(page, 'Public pages')
    await page.getByRole('link', { name: 'Prepare a page' }).click()
    await page.getByLabel('Headline').fill('What we know of the fish prison')
    await page.getByText('We write: the detentions at the old cannery').waitFor()
    expectQuiet(watched)
  })
})

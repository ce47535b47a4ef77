/** Who may read little: the operator of the line, and the press officer. Not a row, not a count, not a suggestion of the rest. */
import { describe, expect, it } from 'vitest'
import { casesTabs } from '../../../packages/desk/src/pages/frame/places.ts'
import { casesEn } from '../../../packages/desk/src/pages/words/cases/en.ts'
import { axeFaults } from '../../support/browser.ts'
import { callFrom, type Seat, titlesAt } from '../steps/people.ts'
import { choose, openCases, play, textOf, tonight, within } from './cases-play.ts'

/** The codes of people that the page shows. */
async function codesAt(seat: Seat): Promise<readonly string[]> {
  return [...new Set((await textOf(seat)).match(/\bP-\d+/g))].toSorted()
}

/** What the search of the desk says to a word, from everywhere. */
async function searched({ page }: Seat, typed: string): Promise<string> {
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('combobox', { name: 'Words or a code' }).fill(typed)
  const said = page.getByRole('dialog').getByText(/^(Nothing found|\d+ records?)/)
  await said.first().waitFor()
  const text = await said.first().innerText()
  await page.keyboard.press('Escape')
  return text
}

describe('an operator of the line', () => {
  it('sees tonight who waits there, opens it with Enter, and sees nothing else', async () => {
    const { operator } = play.republic
    const { page } = operator
    await openCases(operator, 'Tonight')
    await expect.poll(() => tonight(page).count(), within).toBeGreaterThan(0)
    for (const line of await tonight(page).all()) expect(await line.innerText()).toContain('Line')
    expect(await codesAt(operator)).toEqual([])
    expect(await axeFaults(page)).toEqual([])
    await tonight(page).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Conversation' }).waitFor()
  })

  it('finds every other part of the room empty, and told what it is for', async () => {
    const { operator } = play.republic
    for (const tab of casesTabs.filter((one) => one !== 'tonight')) {
      await openCases(operator, casesEn.tabs[tab])
      // Whoever wrote on the line and was asked there is theirs; nobody else.
      expect((await codesAt(operator)).filter((code) => code !== 'P-16')).toEqual([])
      expect(await textOf(operator)).not.toMatch(/Heron|Egret|Halvory|Harbour/)
      expect(await operator.page.getByRole('main').getByRole('table').count()).toBe(0)
    }
    await openCases(operator, 'Board')
    await operator.page.getByRole('button', { name: 'Open 0' }).waitFor()
    await operator.page.getByRole('button', { name: 'In danger 0' }).waitFor()
  })

  it('is suggested nobody where a case is asked for, and finds nobody', async () => {
    const { operator } = play.republic
    const { page } = operator
    await openCases(operator, 'Support')
    await page.getByLabel('Whose case').fill('P-0')
    await page.getByText('Nothing found.').waitFor()
    for (const word of ['P-03', 'Heron', 'Rowan'])
      expect(await searched(operator, word)).toContain('Nothing found')
    for (const type of ['Case', 'Identity', 'Shelter', 'Journey', 'Occurrence', 'Task', 'VisaApplication'])
      expect(await titlesAt(operator, type)).toEqual([])
  })
})

describe('the press officer', () => {
  it('sees the three cases whose pictures left, and of them no name, no place and no stay', async () => {
    const { press } = play.republic
    const { page } = press
    await openCases(press, 'Board')
    await expect.poll(() => codesAt(press), within).toEqual(['P-01', 'P-02', 'P-03'])
    await page.getByRole('link', { name: /P-03/ }).click()
    await page.getByRole('heading', { level: 1, name: /P-03/ }).waitFor()
    const story = await page.getByRole('article').innerText()
    expect(story).not.toMatch(/Heron|Egret|Stays|Journeys/)
    for (const word of ['P-04', 'Heron']) expect(await searched(press, word)).toContain('Nothing found')
    expect(await titlesAt(press, 'Identity')).toEqual([])
  })

  it('asks before a meeting, and is told that the coordinator chooses the place', async () => {
    const { press } = play.republic
    const { page } = press
    await page.getByText('A meeting with a journalist', { exact: true }).click()
    await page.getByLabel('Where').fill('the café by the station')
    await page.getByRole('button', { name: 'May they meet there?' }).click()
    const said = page.getByRole('status').filter({ hasText: 'The rules do not allow it' })
    await said.getByText(/R34/).first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    const story = JSON.stringify(await callFrom(play.republic.caseworker, 'cases.tonight', {}))
    expect(story).not.toContain('the café')
  })

  it('prepares a picture for a paper that the person did not name, and reads what would make it possible', async () => {
    const { press } = play.republic
    const { page } = press
    await openCases(press, 'What leaves')
    await page.getByText('Prepare a release').click()
    const form = page.getByRole('complementary')
    await choose(press, 'Whose case', 'P-01')
    await form.getByLabel('Purpose').selectOption({ label: 'This image to the press or our publications' })
    await form.getByLabel('Recipient', { exact: true }).selectOption({ label: 'Press' })
    await form.getByLabel('Name of the recipient').fill('Harbour Post')
    await choose(press, 'Add an item', 'E-01')
    await form.getByRole('button', { name: 'Prepare it' }).click()
    await page.getByRole('heading', { level: 1, name: /Harbour Post/ }).waitFor()
    await page.getByText('The rules do not allow it:').waitFor()
    expect(await textOf(press)).toMatch(/R0\d/)
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0)
    expect(await axeFaults(page)).toEqual([])
  })
})

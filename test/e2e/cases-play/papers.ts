/** Whoever keeps the names makes a paper: two members sign it, it is printed, and nothing that was typed stays. */
import { describe, expect, it } from 'vitest'
import { axeFaults } from '../../support/browser.ts'
import { callFrom, type Seat, titlesAt } from '../steps/people.ts'
import { choose, openCases, play, textOf, within } from './cases-play.ts'

const typed = 'a word of hers that leaves on paper alone'

describe('whoever keeps the names', () => {
  it('asks a person for consent to a copy of what is kept about them', async () => {
    const { caseworker } = play.republic
    const { page } = caseworker
    expect(await titlesAt(caseworker, 'Identity')).not.toEqual([])
    await openCases(caseworker, 'Consents')
    await page.getByText('Ask for consent').click()
    const form = page.getByRole('complementary')
    await choose(caseworker, 'Whose case', 'P-02')
    await form.getByLabel('Purpose', { exact: true }).selectOption({ label: 'Receive help and be contacted' })
    await form.getByLabel('Recipient', { exact: true }).selectOption({ label: 'The person' })
    await form.getByLabel('Name of the recipient').fill('*')
    await form.getByLabel('What it covers').selectOption({ label: 'Everything the person gave' })
    await form.getByLabel('Recognisable at most as').selectOption({ index: 4 })
    await form.getByRole('button', { name: 'Write down that the person was asked' }).click()
    const line = page.getByRole('listitem').filter({ hasText: 'P-02' }).filter({ hasText: 'The person' })
    await line.locator('summary').first().click()
    await line.getByText('asked, not answered yet').waitFor()
    await line.getByRole('button', { name: 'The person says yes' }).click()
    await line.getByText('Usable now').first().waitFor()
  })

  it('prepares it with an account, and nothing leaves on one signature', async () => {
    const { caseworker, safety } = play.republic
    const { page } = caseworker
    await openCases(caseworker, 'What leaves')
    await page.getByText('Prepare a release').click()
    const form = page.getByRole('complementary')
    await choose(caseworker, 'Whose case', 'P-02')
    await form.getByLabel('Purpose', { exact: true }).selectOption({ label: 'Receive help and be contacted' })
    await form.getByLabel('Recipient', { exact: true }).selectOption({ label: 'The person' })
    await form.getByLabel('Name of the recipient').fill('P-02')
    await form
      .getByRole('group', { name: 'From this case' })
      .getByLabel(/account of/)
      .check()
    await form.getByRole('button', { name: 'Prepare it' }).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Approved by M-01.').waitFor()
    await openCases(safety, 'What leaves')
    await safety.page
      .getByRole('row')
      .filter({ hasText: 'P-02' })
      .filter({ hasText: 'Receive help' })
      .getByRole('link')
      .click()
    await safety.page.getByRole('button', { name: 'Approve' }).click()
    await safety.page.getByText(/Approved by M-01, M-03/).waitFor()
    await page.getByText(/Approved by M-01, M-03/).waitFor()
  })
})

describe('a copy for the person it is about', () => {
  it('is made only when somebody ticked that the account was read; it is printed, and is nowhere afterwards', async () => {
    const { caseworker } = play.republic
    const { page } = caseworker
    await page.getByText('Make the paper').click()
    await page.getByLabel('How to reach us').fill(typed)
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByRole('group', { name: 'Accounts that go with it' }).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Make it' }).click()
    const paper = page.locator('article[data-printed]')
    await paper.waitFor()
    expect(await axeFaults(page)).toEqual([])
    // On paper: the paper alone, in dark ink, also at a desk that is dark for the night.
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.getByRole('navigation', { name: 'Places' }).isVisible()).toBe(false)
    expect(await page.getByText('To what leaves').isVisible()).toBe(false)
    expect(await paper.isVisible()).toBe(true)
    expect(await paper.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(26, 30, 32)')
    await page.emulateMedia({ media: null, colorScheme: null })
    await openCases(caseworker, 'Board')
    expect(await textOf(caseworker)).not.toContain(typed)
    const kept = await callFrom(caseworker, 'cases.releases', {})
    expect(JSON.stringify(kept.value)).not.toContain(typed)
  })
})

describe('two codes that are one person', () => {
  it('are one when a member of each team said so on the page of the code, and two again by one word', async () => {
    const { caseworker, safety } = play.republic
    const open = async (seat: Seat): Promise<void> => {
      await openCases(seat, 'Board')
      await seat.page.getByRole('link', { name: /P-09/ }).click()
      await seat.page.getByText('The same person under another code').click()
      await choose(seat, 'The other code', 'P-10')
    }
    const says = async ({ page }: Seat, what: string, answer: string): Promise<void> => {
      await page.getByRole('button', { name: what }).click()
      await page.getByText(answer).waitFor()
    }
    await open(caseworker)
    await says(caseworker, 'It is the same person', 'It counts when a member of the other team says so')
    await says(caseworker, 'It is the same person', 'You have signed this already')
    await open(safety)
    await expect
      .poll(async () => {
        const same = safety.page.getByRole('button', { name: 'It is the same person' })
        await same.click()
        // Until it is answered nothing is said of it.
        await same.and(safety.page.locator(':enabled')).waitFor()
        return textOf(safety)
      }, within)
      .toContain('counted as one person')
    await says(safety, 'They are two people', 'They are two again')
  })
})

/** The nights that the Cases room is for: tonight, a case taken over, a burnt shelter, a raid, a picture that is taken back. */
import { describe, expect, it } from 'vitest'
import { instantOf } from '../../../packages/core/src/base/date.ts'
import { machineClock } from '../../../packages/host/src/home/machine-clock.ts'
import { axeFaults } from '../../support/browser.ts'
import { callFrom, titlesAt } from '../steps/people.ts'
import { openCases, play, textOf, tonight, waitFor, within } from './cases-play.ts'

describe('tonight', () => {
  it('shows a coordinator who is missing, first, and no name of anybody', async () => {
    const { coordinator, caseworker } = play.republic
    await waitFor(coordinator, 'Case', 14)
    await waitFor(coordinator, 'Shelter', 3)
    await openCases(coordinator, 'Tonight')
    const { page } = coordinator
    await expect.poll(() => tonight(page).count(), within).toBeGreaterThan(5)
    await tonight(page).first().filter({ hasText: 'P-14' }).waitFor()
    await page
      .getByText(/days over the longest stay in Heron/)
      .first()
      .waitFor()
    expect(await axeFaults(page)).toEqual([])
    const names = await callFrom(caseworker, 'records.table', {
      types: ['Identity'],
      filter: '',
      offset: 0,
      limit: 50,
    })
    expect((names.value as { total: number }).total).toBeGreaterThan(5)
    expect(await titlesAt(coordinator, 'Identity')).toEqual([])
  })

  it('opens with Enter what its line is about, and a colleague understands it', async () => {
    const { page } = play.republic.coordinator
    await tonight(page).first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /P-14/ }).waitFor()
    await page.getByText('Contact is lost: consents are frozen, and nothing new leaves.').waitFor()
    await page.getByRole('heading', { name: 'Over time' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
  })
})

describe('a case as a story', () => {
  it('is taken over by a caseworker: the danger is asked about, and a next step is promised', async () => {
    const { caseworker } = play.republic
    const { page } = caseworker
    await openCases(caseworker, 'Board')
    await page.getByRole('link', { name: /P-08/ }).click()
    await page.getByRole('button', { name: 'Assess the danger' }).click()
    const found = page.getByRole('radiogroup', { name: 'A search is under way: address or phone is known' })
    await found.getByLabel('Yes').check()
    await page.getByRole('status').filter({ hasText: 'Red' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByLabel('Plan, agreed with the person').fill('leaves tonight by the usual way')
    await page.getByRole('button', { name: 'Save the assessment' }).click()
    await page.getByText('leaves tonight by the usual way').waitFor()
    await page.getByLabel('What was promised').fill('a call when the driver is there')
    await page.getByRole('complementary').getByLabel('Until').fill(tomorrow())
    await page.getByRole('button', { name: 'Promise', exact: true }).click()
    await openCases(caseworker, 'Board')
    const row = page.getByRole('link', { name: /P-08/ })
    await row.filter({ hasText: 'a call when the driver is there' }).waitFor()
    await row.filter({ hasText: 'Emergency' }).waitFor()
    // A colleague's desk has it without being asked.
    await openCases(play.republic.safety, 'Board')
    await play.republic.safety.page
      .getByRole('link', { name: /P-08/ })
      .filter({ hasText: 'a call when the driver is there' })
      .waitFor()
  })

  it('is not lowered by one person alone', async () => {
    const { caseworker, safety } = play.republic
    const { page } = caseworker
    await openCases(caseworker, 'Board')
    await page.getByRole('link', { name: /P-08/ }).click()
    await page.getByRole('button', { name: 'Assess the danger' }).click()
    for (const group of await page.getByRole('radiogroup').all())
      await group.getByLabel('No', { exact: true }).check()
    await page.getByLabel('Your judgement').selectOption({ label: 'Normal' })
    await page.getByLabel('Plan, agreed with the person').fill('all is calm again')
    await page.getByRole('button', { name: 'Save the assessment' }).click()
    await page.getByText('does not count until a second member signs it').waitFor()
    await openCases(safety, 'Board')
    await safety.page.getByRole('link', { name: /P-08/ }).filter({ hasText: 'Emergency' }).click()
    await safety.page.getByRole('button', { name: 'I agree: sign' }).click()
    await safety.page
      .getByText('does not count until a second member signs it')
      .waitFor({ state: 'detached' })
    await openCases(safety, 'Board')
    await safety.page.getByRole('link', { name: /P-08/ }).filter({ hasText: 'Normal' }).waitFor()
  })
})

describe('a shelter that is known to them', () => {
  it('is closed to everybody at once, and the coordinator sees who must move', async () => {
    const { coordinator } = play.republic
    const { page } = coordinator
    await openCases(coordinator, 'Shelters')
    await page.getByRole('link', { name: 'Heron' }).click()
    await page.getByRole('heading', { name: 'Who is there' }).waitFor()
    await page.getByText('This place is known to them').click()
    await page.getByLabel('How it became known').fill('two men asked for the landlord')
    await page.getByRole('button', { name: 'Compromised: who must move' }).click()
    await page.getByRole('heading', { level: 1, name: 'What is no longer safe' }).waitFor()
    await page.getByText('Move the person out').first().waitFor()
    const text = await textOf(coordinator)
    for (const code of ['P-03', 'P-04', 'P-05']) expect(text).toContain(code)
    expect(await axeFaults(page)).toEqual([])
    await openCases(coordinator, 'Shelters')
    await page.getByRole('row').filter({ hasText: 'Heron' }).getByText('Compromised').waitFor()
    await openCases(coordinator, 'Tonight')
    await page.getByText('A task').first().waitFor()
  })

  it('does not exist for a caseworker, not as a row and not as a word', async () => {
    const { caseworker } = play.republic
    await openCases(caseworker, 'Shelters')
    await caseworker.page.getByText('No shelter is known to this device.').waitFor()
    await openCases(caseworker, 'Tonight')
    await expect.poll(() => tonight(caseworker.page).count(), within).toBeGreaterThan(0)
    expect(await textOf(caseworker)).not.toContain('Heron')
  })
})

describe('somebody is taken', () => {
  it('in one step: the record, the lawyer’s task, the drafts and the clock', async () => {
    const { caseworker } = play.republic
    const { page } = caseworker
    await openCases(caseworker, 'Board')
    await page.getByRole('link', { name: /P-03/ }).click()
    await page.getByText('This person was taken', { exact: true }).click()
    await page.getByRole('button', { name: 'Taken: begin now' }).click()
    await page.getByRole('heading', { level: 1, name: 'P-03 was taken' }).waitFor()
    await page.getByLabel('How it is known').fill('one call from inside the car')
    await page.getByRole('button', { name: 'Begin now' }).click()
    await page.getByRole('heading', { name: 'The clock' }).waitFor()
    await page.getByText('Send the duty lawyer').first().waitFor()
    const text = await textOf(caseworker)
    expect(text).toContain('A lawyer is on the way')
    expect(text).toMatch(/draft, not filed/)
    expect(await axeFaults(page)).toEqual([])
    await openCases(play.republic.coordinator, 'Board')
    await play.republic.coordinator.page
      .getByRole('link', { name: /P-03/ })
      .filter({ hasText: 'Taken' })
      .waitFor()
  })
})

describe('a raid, told in one call from inside', () => {
  it('is one step for everybody who was there, and each is led from a page of their own', async () => {
    const { coordinator, caseworker } = play.republic
    const { page } = coordinator
    await openCases(coordinator, 'Shelters')
    await page.getByRole('link', { name: 'Heron' }).click()
    await page.getByText('They are inside now').click()
    await page.getByLabel('How it is known').fill('one call: they are on the stairs')
    await page.getByRole('button', { name: 'Raid: begin now' }).click()
    await page.getByRole('heading', { level: 1, name: 'What is no longer safe' }).waitFor()
    const there = page.getByRole('heading', { name: 'Taken there' }).locator('..')
    for (const code of ['P-03', 'P-04', 'P-05']) await there.getByRole('link', { name: code }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await there.getByRole('link', { name: 'P-04' }).click()
    await page.getByRole('heading', { level: 1, name: 'P-04 was taken' }).waitFor()
    await page.getByRole('heading', { name: 'The clock' }).waitFor()
    await page.getByText('one call: they are on the stairs').first().waitFor()
    await page.getByText('Send the duty lawyer').first().waitFor()
    // Whoever answers for the case hears of it on another desk, and leads it without beginning anything again.
    await openCases(caseworker, 'Board')
    await caseworker.page.getByRole('link', { name: /P-05/ }).filter({ hasText: 'Taken' }).click()
    await caseworker.page.getByText('This person was taken', { exact: true }).click()
    await caseworker.page.getByRole('button', { name: 'Taken: begin now' }).click()
    await caseworker.page.getByRole('heading', { name: 'The clock' }).waitFor()
    expect(await caseworker.page.getByRole('button', { name: 'Begin now' }).count()).toBe(0)
    expect(await textOf(caseworker)).not.toContain('Heron')
  })
})

describe('a picture that a person takes back', () => {
  it('stops at once, and the safety officer sees who has a copy', async () => {
    const { safety } = play.republic
    const { page } = safety
    await openCases(safety, 'Consents')
    const line = page
      .getByRole('listitem')
      .filter({ hasText: 'P-01' })
      .filter({ hasText: 'This image' })
      .first()
    await line.locator('summary').first().click()
    expect(await line.innerText()).toContain('Usable now')
    await line.getByText('Withdraw', { exact: true }).click()
    await line.getByLabel('How it reached us').fill('a message on the line')
    await line.getByRole('button', { name: 'Withdraw now' }).click()
    await line.getByText('Ask these back').waitFor()
    expect(await line.innerText()).toContain('Meridian Broadcast')
    expect(await axeFaults(page)).toEqual([])
    await openCases(play.republic.caseworker, 'Consents')
    const theirs = play.republic.caseworker.page
      .getByRole('listitem')
      .filter({ hasText: 'P-01' })
      .filter({ hasText: 'This image' })
    await theirs.first().filter({ hasText: 'Not usable now' }).waitFor()
  })
})

function tomorrow(): string {
  const clock = machineClock()
  return instantOf(clock.millis() + 86_400_000)
    .slice(0, 16)
    .replace('T', ' ')
}

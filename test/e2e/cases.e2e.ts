/**
 * The nights that the Cases room is for, each played through by somebody with the keys of a role and no other:
 * tonight, a case taken over, a burnt shelter, a person taken, a picture that is taken back.
 */
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../../packages/core/src/base/date.ts'
import { machineClock } from '../../packages/host/src/home/machine-clock.ts'
import { axeFaults, expectQuiet } from '../support/browser.ts'
import { callFrom, type Seat, titlesAt } from './steps/people.ts'
import { gatherRepublic, type Republic } from './steps/republic.ts'

let republic: Republic
const within = { timeout: 40_000 }

beforeAll(async () => {
  republic = await gatherRepublic()
}, 240_000)

afterAll(() => republic.group.end())

/** A part of the Cases room. */
async function openCases({ page }: Seat, part: string): Promise<void> {
  await page.keyboard.press('Alt+2')
  await page.getByRole('navigation', { name: 'Parts of the cases' }).getByRole('link', { name: part }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

function tonight(page: Page): Locator {
  return page.getByRole('list', { name: 'What to do, by time to harm' }).getByRole('link')
}

async function textOf({ page }: Seat): Promise<string> {
  return page.getByRole('main').innerText()
}

/** Every record of these kinds is on this desk, as the colleagues' desks have it. */
async function waitFor(seat: Seat, type: string, count: number): Promise<void> {
  await expect.poll(async () => (await titlesAt(seat, type)).length, within).toBe(count)
}

describe('tonight', () => {
  it('shows a coordinator who is missing, first, and no name of anybody', async () => {
    const { coordinator, caseworker } = republic
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
    const { page } = republic.coordinator
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
    const { caseworker } = republic
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
    await openCases(republic.safety, 'Board')
    await republic.safety.page
      .getByRole('link', { name: /P-08/ })
      .filter({ hasText: 'a call when the driver is there' })
      .waitFor()
  })

  it('is not lowered by one person alone', async () => {
    const { caseworker, safety } = republic
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
    const { coordinator } = republic
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
    const { caseworker } = republic
    await openCases(caseworker, 'Shelters')
    await caseworker.page.getByText('No shelter is known to this device.').waitFor()
    await openCases(caseworker, 'Tonight')
    await expect.poll(() => tonight(caseworker.page).count(), within).toBeGreaterThan(0)
    expect(await textOf(caseworker)).not.toContain('Heron')
  })
})

describe('somebody is taken', () => {
  it('in one step: the record, the lawyer’s task, the drafts and the clock', async () => {
    const { caseworker } = republic
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
    await openCases(republic.coordinator, 'Board')
    await republic.coordinator.page.getByRole('link', { name: /P-03/ }).filter({ hasText: 'Taken' }).waitFor()
  })
})

describe('a picture that a person takes back', () => {
  it('stops at once, and the safety officer sees who has a copy', async () => {
    const { safety } = republic
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
    await openCases(republic.caseworker, 'Consents')
    const theirs = republic.caseworker.page
      .getByRole('listitem')
      .filter({ hasText: 'P-01' })
      .filter({ hasText: 'This image' })
    await theirs.first().filter({ hasText: 'Not usable now' }).waitFor()
  })
})

it('reports nothing, logs nothing and asks nobody else, on any of the desks', () => {
  for (const { watched } of [republic.caseworker, republic.coordinator, republic.safety]) expectQuiet(watched)
})

function tomorrow(): string {
  const clock = machineClock()
  return instantOf(clock.millis() + 86_400_000)
    .slice(0, 16)
    .replace('T', ' ')
}

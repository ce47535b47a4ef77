/** What the parts of the play share: five desks, and how somebody moves in the Cases room. */
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { type Seat, titlesAt } from '../steps/people.ts'
import { gatherRepublic, type Republic } from '../steps/republic.ts'

export const within = { timeout: 40_000 }

class CasesPlay {
  republic!: Republic

  async begin(): Promise<void> {
    this.republic = await gatherRepublic()
  }

  get seats(): readonly Seat[] {
    const { caseworker, coordinator, safety, operator, press } = this.republic
    return [caseworker, coordinator, safety, operator, press]
  }
}

/** The one that all parts play in: each is a file, taken up in the order of `cases.e2e.ts`. */
export const play = new CasesPlay()

/** A part of the Cases room, with what it shows. */
export async function openCases({ page }: Seat, part: string): Promise<void> {
  // Before the places are drawn no desk listens, and the key would be lost.
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  await page.keyboard.press('Alt+2')
  const tab = page.getByRole('navigation', { name: 'Parts of the cases' }).getByRole('link', { name: part })
  await tab.click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('main').getByText('One moment').waitFor({ state: 'detached' })
}

export function tonight(page: Page): Locator {
  return page.getByRole('list', { name: 'What to do, by time to harm' }).getByRole('link')
}

export async function textOf({ page }: Seat): Promise<string> {
  return page.getByRole('main').innerText()
}

/** Every record of these kinds is on this desk, as the colleagues' desks have it. */
export async function waitFor(seat: Seat, type: string, count: number): Promise<void> {
  await expect.poll(async () => (await titlesAt(seat, type)).length, within).toBe(count)
}

/** A record that is found by typing, taken with Enter. */
export async function choose({ page }: Seat, label: string, typed: string): Promise<void> {
  const field = page.getByRole('complementary').getByLabel(label)
  await field.fill(typed)
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await field.press('Enter')
}

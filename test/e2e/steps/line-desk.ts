/** What operators do in the Line room. */
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { callFrom, type Seat } from './people.ts'

/** The relay is asked now; by itself a desk asks every ten seconds. */
export async function lookNow(seat: Seat): Promise<void> {
  await callFrom(seat, 'line.now', {})
}

export async function openLine({ page }: Seat, tab = 'Who waits'): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByText('Line', { exact: true }).click()
  await page.getByRole('navigation', { name: 'Parts of the line' }).getByRole('link', { name: tab }).click()
  await page.getByRole('heading', { level: 1, name: tab }).waitFor()
}

/** Those who wait, as rows that can be opened. */
export function waiting({ page }: Seat): Locator {
  return page.getByRole('list', { name: 'Who waits' }).getByRole('link')
}

export async function expectWaiting(seat: Seat, count: number): Promise<void> {
  await openLine(seat)
  await expect
    .poll(
      async () => {
        await lookNow(seat)
        return waiting(seat).count()
      },
      { timeout: 40_000, interval: 300 },
    )
    .toBe(count)
}

/** Opens the first in the queue who writes about themselves, or about somebody else; by keyboard alone. */
export async function openPerson(seat: Seat, about: 'self' | 'other' = 'self'): Promise<void> {
  await openLine(seat)
  const note = { hasText: 'about another person' }
  const row = waiting(seat).filter(about === 'other' ? note : { hasNotText: note.hasText })
  await row.first().waitFor()
  const rows = await waiting(seat).evaluateAll((all) => all.map((one) => one.textContent))
  const at = rows.findIndex((text) => (text ?? '').includes(note.hasText) === (about === 'other'))
  await waiting(seat).first().focus()
  for (let step = 0; step < at; step++) await seat.page.keyboard.press('ArrowDown')
  await seat.page.keyboard.press('Enter')
  await conversation(seat).waitFor()
}

export function conversation({ page }: Seat): Locator {
  return page.getByRole('region', { name: 'Conversation' })
}

/** The one message with these words in it. */
export function message(seat: Seat, text: string): Locator {
  return conversation(seat).getByRole('listitem').filter({ hasText: text })
}

/** Takes the person on; the reply box has the focus then. */
export async function answerThem({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Answer this person' }).click()
  await replyBox(page).waitFor()
  await expect.poll(() => replyBox(page).evaluate((box) => box === document.activeElement)).toBe(true)
}

export function replyBox(page: Page): Locator {
  return page.getByLabel('What the person will read').first()
}

/** Writes into the reply box and sends by keyboard. */
export async function reply({ page }: Seat, text: string): Promise<void> {
  await replyBox(page).fill(text)
  await page.keyboard.press('Control+Enter')
}

/** What stands under the reply box after sending. */
export async function expectReplied({ page }: Seat, words: RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).waitFor()
  // Ready for the next sentence: the hands stay on the keyboard.
  expect(await replyBox(page).inputValue()).toBe('')
  expect(await replyBox(page).evaluate((box) => box === document.activeElement)).toBe(true)
}

/** What people do on the page of the line. */
import type { Page } from 'playwright'
import { expect } from 'vitest'

type Wishes = {
  readonly second?: boolean
  readonly speak?: boolean
  /** About somebody else. */
  readonly other?: boolean
  readonly hours?: { readonly from: string; readonly to: string }
}

/** Writes a first message and stands before the code; the words of both codes if a second one was asked for. */
export async function writeFirst(
  page: Page,
  text: string,
  { second = false, speak = false, other = false, hours }: Wishes = {},
): Promise<{ readonly words: readonly string[]; readonly secondWords: readonly string[] }> {
  await page.locator('[data-at=to-write]').click()
  if (other) await page.locator('[data-choice=about][value=other]').check()
  await page.locator('[data-at=text]').fill(text)
  if (hours !== undefined) {
    await page.locator('details:has([data-at=way]) summary').click()
    await page.locator('[data-choice=when][value=hours]').check()
    await page.locator('[data-at=from]').fill(hours.from)
    await page.locator('[data-at=to]').fill(hours.to)
  }
  if (speak) await page.locator('[data-at=speak]').check()
  if (second) {
    await page.locator('details:has([data-at=second]) summary').click()
    await page.locator('[data-at=second]').check()
  }
  await page.locator('[data-at=write-form] button[type=submit]').click()
  // On a slow line what makes the code is still on its way.
  await page.locator('[data-at=words-main] li').first().waitFor()
  return {
    words: await page.locator('[data-at=words-main] li').allTextContents(),
    secondWords: second ? await page.locator('[data-at=words-second] li').allTextContents() : [],
  }
}

/** Types the last word again and sends. */
export async function confirmAndSend(page: Page, words: readonly string[]): Promise<void> {
  await page.locator('[data-at=confirm]').fill(words.at(-1) ?? '')
  await page.locator('[data-at=send]').click()
}

export async function sent(page: Page): Promise<void> {
  await page.locator('[data-at=sent]').waitFor({ timeout: 30_000 })
}

export async function comeBack(page: Page, code: string): Promise<void> {
  await page.locator('[data-at=to-back]').click()
  await page.locator('[data-at=typed]').fill(code)
  await page.locator('[data-at=back-form] button[type=submit]').click()
}

export async function opened(page: Page): Promise<void> {
  await page.locator('[data-at=thread]').waitFor({ timeout: 30_000 })
}

export async function said(page: Page, place: string): Promise<string> {
  return (await page.locator(`[data-at=${place}]`).textContent()) ?? ''
}

/** Waits until a place of the page says this. */
export async function says(page: Page, place: string, words: RegExp): Promise<void> {
  await expect.poll(() => said(page, place), { timeout: 30_000 }).toMatch(words)
}

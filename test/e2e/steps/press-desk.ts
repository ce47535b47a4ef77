/** The press desk: from one of its parts to another. */
import type { Page } from 'playwright'

export async function goToPressPart(page: Page, part: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Parts of the press desk' })
    .getByRole('link', { name: part })
    .click()
  await page.getByRole('heading', { level: 1, name: part }).waitFor()
  await page.getByText('One moment').waitFor({ state: 'detached' })
}

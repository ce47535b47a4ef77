/** Ways through the rooms of the desk by keyboard and tabs, as somebody goes who knows them. */
import type { Page } from 'playwright'
import { type casesTabs, paths } from '../../../packages/desk/src/pages/frame/places.ts'

/** A place of the rail, by its number on the keyboard; a key that comes before the page listens is pressed again. */
export async function goTo(page: Page, place: 1 | 2 | 3 | 4 | 5): Promise<void> {
  const here = page.locator(`nav li:nth-child(${place}) > a[aria-current="page"]`).first()
  await page.keyboard.press(`Alt+Digit${place}`)
  await here
    .waitFor({ state: 'attached', timeout: 2_000 })
    .catch(() => page.keyboard.press(`Alt+Digit${place}`))
}

/** A part of the organisation's room. */
export async function openPart(page: Page, part: string): Promise<void> {
  await goTo(page, 5)
  await page.locator(`main nav a[href="/organisation/${part}"]`).click()
  await page.locator('#content h1').waitFor()
}

/** A part of the Cases room. */
export async function openCases(page: Page, part: (typeof casesTabs)[number]): Promise<void> {
  await goTo(page, 2)
  await page.locator(`main nav a[href="${paths.cases(part)}"]`).click()
  await page.locator('#content h1').waitFor()
  await page.locator('main [role="status"]').getByText('One moment').waitFor({ state: 'detached' })
}

export async function openStory(page: Page): Promise<void> {
  await openCases(page, 'board')
  await page.locator('main ol a').first().click()
  await page.locator('main article h1').waitFor()
}

export async function openType(page: Page, place: 1 | 2 | 3 | 4, type: string): Promise<void> {
  await goTo(page, place)
  // The Cases room begins with the work; its tables of records come behind their own tab.
  if (place === 2) await page.locator('main nav a[href="/cases/Case"]').first().click()
  await page.locator(`main nav a[href$="/${type}"]`).last().click()
  await page.getByRole('row').nth(1).waitFor()
}

/** Opens the row that is at this place in the table, counted from 1, by keyboard alone. */
export async function openRow(page: Page, row: number): Promise<void> {
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  for (let at = 1; at < row; at++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

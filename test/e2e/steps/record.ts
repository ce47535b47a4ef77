/** A field is corrected by form, and the record remembers who, when, and what stood there before. */
import { expect } from 'vitest'
import { expectAccessible, goTo, rowOf, type Walk } from './walk.ts'

export const correctedOutlet = 'Outlet as corrected by hand'

export async function correctOutlet(walk: Walk): Promise<void> {
  const { page } = walk
  await goTo(walk, 'Press')
  await rowOf(walk, 0).click()
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  const outlet = page.getByLabel(/^Outlet/)
  const before = await outlet.inputValue()
  await expectAccessible(walk, 'the form of a report')
  await outlet.fill(correctedOutlet)
  await page.keyboard.press('Control+Enter')
  const step = page.getByRole('complementary', { name: 'History' }).getByRole('listitem').first()
  await step.getByText(correctedOutlet).waitFor()
  const text = await step.innerText()
  expect(text).toContain('M-01')
  expect(text).toContain(before)
  expect(Number.isNaN(Date.parse((await step.getByRole('time').getAttribute('datetime')) ?? ''))).toBe(false)
  await expectAccessible(walk, 'a record and its history')
}

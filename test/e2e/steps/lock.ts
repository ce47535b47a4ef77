/** Locked in a second, from any page: nothing is left to read, and nothing answers. */
import { expect } from 'vitest'
import { callHeader, callPath } from '../../../packages/desk/src/calls/calls.ts'
import type { Made } from './begin.ts'
import { openReport, sheetOf } from './press.ts'
import { expectAccessible, goTo, rowOf, type Walk } from './walk.ts'

export async function lockAndUnlock(walk: Walk, { passphrase }: Made): Promise<void> {
  const { page, reports } = walk
  await typeHalf(walk)
  await openReport(walk, 0)
  const sentence = (await sheetOf(page).locator('p').allInnerTexts()).at(-1) ?? ''
  const cookie = await page.context().cookies()
  await page.keyboard.press('Control+Shift+L')
  await sheetOf(page).waitFor({ state: 'detached' })
  const left = await page.evaluate(() => document.documentElement.outerHTML + location.href + document.title)
  for (const content of [walk.organisation, passphrase, sentence]) expect(left).not.toContain(content)
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  await page.getByLabel('Passphrase').waitFor()
  expect(await askForReports(page)).toBe('locked')
  expect(await askAs(walk, cookie.map(({ name, value }) => `${name}=${value}`).join('; '))).not.toContain(
    'rows',
  )
  await expectAccessible(walk, 'a locked desk')
  await page.getByLabel('Passphrase').fill('seven wrong words that open nothing here')
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByText('The vault does not open with these words.').waitFor({ timeout: 60_000 })
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 })
  await goTo(walk, 'Press')
  await page.getByRole('status').getByText(`${reports.length} records`).waitFor()
  await findHalfAgain(walk)
}

const half = 'An outlet typed when the telephone ran'

async function openForm(walk: Walk): Promise<ReturnType<Walk['page']['getByLabel']>> {
  const { page } = walk
  await goTo(walk, 'Press')
  await rowOf(walk, 1).click()
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  return page.getByLabel(/^Outlet/)
}

/** A form is left in the middle of a word, without saving. */
async function typeHalf(walk: Walk): Promise<void> {
  const kept = walk.page.waitForResponse((answer) => answer.url().endsWith('draft.keep'))
  await (await openForm(walk)).fill(half)
  expect((await kept).ok()).toBe(true)
}

/** After the lock and the passphrase the form opens as it was left; leaving it without saving forgets it. */
async function findHalfAgain(walk: Walk): Promise<void> {
  const { page } = walk
  const outlet = await openForm(walk)
  await expect.poll(() => outlet.inputValue()).toBe(half)
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await expect.poll(async () => (await openForm(walk)).inputValue()).not.toBe(half)
  await page.getByRole('button', { name: 'Leave without saving' }).click()
}

const tables = `${callPath}records.table`
const table = { types: ['Publication'], filter: '', offset: 0, limit: 10 }
const headers = { 'content-type': 'application/json', [callHeader.name]: callHeader.value }

async function askForReports(page: Walk['page']): Promise<string> {
  return page.evaluate(
    async ({ path, body, sent }) => {
      const answer = await fetch(path, { method: 'POST', headers: sent, body })
      return ((await answer.json()) as { refusal?: { kind: string } }).refusal?.kind ?? ''
    },
    { path: tables, body: JSON.stringify(table), sent: headers },
  )
}

/** A cookie that was copied while the vault was open opens nothing after the lock. */
async function askAs({ address }: Walk, cookie: string): Promise<string> {
  const { origin } = new URL(address)
  const answer = await fetch(origin + tables, {
    method: 'POST',
    headers: { ...headers, cookie, origin },
    body: JSON.stringify(table),
  })
  return answer.text()
}

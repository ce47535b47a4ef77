/** From a release to a dossier at one desk: what is missing is read first, what was typed survives a lock, and the folder stands. */
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  axeFaults,
  expectQuiet,
  launchBrowser,
  openPage,
  startDesk,
  temporaryFolder,
  type Watched,
} from '../support/browser.ts'

let browser: Browser
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let desk: Awaited<ReturnType<typeof startDesk>>
let watched: Watched

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await temporaryFolder()
  desk = await startDesk(['demo', '--home', join(folder.path, 'home'), '--frozen'])
  watched = await openPage(browser, { locale: 'en' })
  await watched.page.goto(desk.address)
  await watched.page.getByRole('heading', { level: 1 }).waitFor()
}, 60_000)

afterAll(async () => {
  await browser.close()
  await desk[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const title = 'Of the cold room'

async function openBuilder(): Promise<void> {
  const { page } = watched
  // A key that is pressed before the desk listens is lost; a link is waited for.
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Cases' }).click()
  await page
    .getByRole('navigation', { name: 'Parts of the cases' })
    .getByRole('link', { name: 'What leaves' })
    .click()
  await page
    .getByRole('row')
    .filter({ hasText: 'UN Special Procedures' })
    .first()
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('link', { name: 'Make a dossier' }).click()
  await page.getByRole('heading', { name: 'Dossier for UN Special Procedures' }).waitFor()
}

it('says what is missing and keeps what was typed before anything is made', async () => {
  const { page } = watched
  await openBuilder()
  const make = page.getByRole('button', { name: 'Make the dossier' })
  await page.getByText('No summary.').waitFor()
  expect(await make.isDisabled()).toBe(true)
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('Summary').fill('Men were held.\n\nTen of them in one room.')
  await page.getByText('No summary.').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Add a law' }).click()
  await page.getByLabel('What it says here').fill('Nobody may be held so.')
  await page.getByText('A law needs both').waitFor()
  await page.getByLabel('Law or treaty').fill('ICCPR, article 9')
  await page.getByLabel('Leave it out').first().check()
  await page.getByText(/is left out without a reason/).waitFor()
  await page.getByLabel(/^Why .* is left out$/).fill('It stands in another dossier.')
  await page.getByText('Nothing stops it.').waitFor()
  expect(await axeFaults(page)).toEqual([])
})

it('makes it from what was typed when somebody comes back, and the same desk finds it unchanged', async () => {
  const { page } = watched
  const out = join(folder.path, 'dossier')
  // The page lets a word rest a moment before it is kept.
  await page.waitForTimeout(800)
  await page.keyboard.press('Alt+4')
  await openBuilder()
  await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe(title)
  await page.getByLabel('Folder').fill(out)
  await page.getByRole('button', { name: 'Make the dossier' }).click()
  await page.getByText('The dossier is written.').waitFor({ timeout: 20_000 })
  await page.getByText(/SHA256:/).waitFor()
  await page.keyboard.press('Alt+5')
  await page.getByRole('link', { name: 'Exports and settings' }).click()
  const check = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Check a dossier', exact: true }) })
  await check.getByLabel('Folder').fill(out)
  await check.getByRole('button', { name: 'Start' }).click()
  await check.getByText(/Unchanged since signed by/).waitFor({ timeout: 20_000 })
  expect(await check.innerText()).toContain(title)
})

it('takes files into a case piece by piece and says of each what it is, whatever its name says', async () => {
  const { page } = watched
  // A key that is pressed before the desk listens is lost; a link is waited for.
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Cases' }).click()
  await page
    .getByRole('navigation', { name: 'Parts of the cases' })
    .getByRole('link', { name: 'Board' })
    .click()
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Take files in' }).click()
  await page.getByLabel('Choose files').setInputFiles([
    // Three pieces.
    { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(`%PDF-1.7\n${'a'.repeat(900_000)}\n`) },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
  ])
  const [letter, empty] = [
    page.getByRole('listitem').filter({ hasText: 'letter.jpg' }),
    page.getByRole('listitem').filter({ hasText: 'empty.txt' }),
  ]
  await letter.getByText('Taken in and sealed: application/pdf.').waitFor()
  await letter.getByText('Its name says it is something else.').waitFor()
  await empty.getByText('The file is empty.').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await letter.getByRole('link', { name: 'Open the item' }).click()
  await page.getByRole('heading', { name: 'Chain of custody', level: 2 }).waitFor()
  await page.getByText('waits for the next step of the ledger').waitFor()
})

it('asks nobody else, logs nothing, and keeps no word of it in the address', () => {
  expectQuiet(watched)
  expect(watched.page.url()).not.toContain('dossier')
})

/**
 * Evidence at one desk: a dossier of a release, files that come in, the wall of items, covering parts of one, an account set
 * anew, and a page that is not taken.
 */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { axeFaults, expectQuiet, type Watched } from '../support/browser.ts'
import { shownDemonstration } from './steps/shown.ts'

const shown = shownDemonstration()
let watched: Watched

beforeAll(async () => {
  watched = await shown.open({ locale: 'en' })
  await watched.page.getByRole('heading', { level: 1 }).waitFor()
}, 60_000)

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
  const out = join(shown.folder(), 'dossier')
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

const place = (name: string) =>
  watched.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name }).click()

it('opens with a wall on which nothing graphic is seen unasked, and writes down what was', async () => {
  const { page } = watched
  await place('Evidence')
  const items = page.getByRole('list', { name: 'Items' })
  const card = items.getByRole('listitem').filter({ hasText: 'Photograph, both hands' }).first()
  // Blurred pictures come when a card comes near the window.
  await card.scrollIntoViewIfNeeded()
  await card.locator('img').waitFor()
  expect(await card.locator('img').getAttribute('data-clear')).toBe('false')
  expect(await axeFaults(page)).toEqual([])
  await card.getByRole('button', { name: /^Show it:/ }).click()
  await card.locator('img[data-clear="true"]').waitFor()
  await page.getByText('Graphic items shown to you today: 1').waitFor()
  await card.getByRole('link').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Chain of custody', level: 2 }).waitFor()
  await page.getByText('Opened', { exact: true }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  // The chain over time, and the same as a table.
  await page
    .getByRole('group', { name: 'The chain over time' })
    .locator('text')
    .filter({ hasText: /^Opened by M-01/ })
    .waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save picture (SVG)' }).click()
  expect(await readFile(await (await saved).path(), 'utf8')).toMatch(/^<svg[^]*Stands in the ledger/)
  await page.keyboard.press('t')
  await page.getByRole('cell', { name: 'anybody, without us' }).first().waitFor()
  await page.getByText('No authority has put a time to it yet').waitFor()
  await page.keyboard.press('t')
})

it('covers a mark with the keyboard alone, beside the original, and keeps the copy with its proof', async () => {
  const { page } = watched
  await page.getByRole('link', { name: 'Cover parts' }).click()
  const make = page.getByRole('button', { name: 'Make the copy' })
  await page.getByText('Draw a box first.').waitFor()
  await page.getByRole('button', { name: 'Add a box' }).click()
  await page.getByRole('button', { name: 'Box 1', exact: true }).focus()
  const side = page.getByLabel('From the side')
  const before = Number(await side.inputValue())
  await page.keyboard.press('ArrowRight')
  expect(Number(await side.inputValue())).toBeGreaterThan(before)
  await page.getByLabel('What is under it').fill('face')
  for (const mark of await page.getByRole('checkbox').all()) {
    expect(await make.isDisabled()).toBe(true)
    await mark.check()
  }
  expect(await axeFaults(page)).toEqual([])
  await make.click()
  await page.getByText('The copy is kept and sealed.').waitFor({ timeout: 20_000 })
  await page.getByText(/^Root of the proof: [0-9a-f]{64}$/).waitFor()
  await page.getByRole('link', { name: 'Open the copy' }).click()
  await page.getByRole('term').filter({ hasText: 'Covered copy of' }).waitFor()
})

it('shows what was told before, and to whom, before a second account is begun', async () => {
  const { page } = watched
  await place('Evidence')
  await page.getByRole('link', { name: 'Records' }).click()
  await page.getByRole('link', { name: 'Testimonies', exact: true }).click()
  await page.getByRole('button', { name: 'New record' }).click()
  await page.getByText('Choose whose account it is.').waitFor()
  expect(await page.getByLabel('Read back').count()).toBe(0)
  const source = page.getByRole('combobox', { name: 'Source' })
  await source.fill('P-02')
  await page.getByRole('option', { name: /^P-02/ }).click()
  await page.getByText(/^A full account exists/).waitFor()
  await page.getByText(/^Vesper Leaf/).waitFor()
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Begin a new one all the same' }).click()
  await page.getByText('Read back').waitFor()
  await page.getByRole('button', { name: 'Discard what was typed' }).click()
})

it('sets an account anew with codes and keeps it with the proof of what stands as it was given', async () => {
  const { page } = watched
  await place('Evidence')
  await page.getByRole('link', { name: 'Records' }).click()
  await page.getByRole('link', { name: 'Testimonies', exact: true }).click()
  await page.getByRole('row').filter({ hasText: 'P-01' }).first().click()
  await page.getByRole('link', { name: 'Set anew with codes' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel('Every form in which it stands').fill('Major Keld\nThe Major')
  await page.getByText('[PERSON-A]').first().waitFor()
  await page.getByRole('button', { name: /^We drove about twenty minutes/ }).click()
  await page.getByText('[left out]').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Make and keep it' }).click()
  // It is an item: nothing of it was put on the disk, and it names the account that it was made of.
  await page.getByText(/^Made and sealed/).waitFor()
  await page.getByRole('link', { name: 'Open it' }).click()
  await page.getByRole('term').filter({ hasText: 'Covered copy of' }).waitFor()
  await page.getByRole('button', { name: 'Show it' }).click()
  await page.getByText('[PERSON-A]').first().waitFor()
  const text = await page.locator('main').innerText()
  expect(text).toContain('BEGIN SAFECONDUCT PASSAGES')
  expect(text).not.toMatch(/Keld|twenty minutes/)
  expect(await axeFaults(page)).toEqual([])
})

it('takes a page by a way out and says in words that it does not hold what one came for', async () => {
  const { page } = watched
  await using site = await startSite('<title>Notice</title><p>The men were released, says the ministry.</p>')
  await place('Evidence')
  await page.getByRole('link', { name: 'Take a page' }).click()
  await page.getByLabel('Address').fill('http://ministry.example/notice')
  await page.getByLabel('Words that you came for').fill('the men were released\nand their families')
  await page.getByLabel('Way out (optional)').fill(`http://127.0.0.1:${site.port}`)
  await page.getByRole('button', { name: 'Take the page' }).click()
  await page.getByText(/^Hollow: it was taken and sealed/).waitFor({ timeout: 25_000 })
  await page.getByText('Not in it: «and their families»').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Open the item' }).click()
  await page.getByRole('button', { name: 'Show it' }).click()
  await page.locator('img[data-clear="true"]').waitFor()
})

/** A site that is reached through it alone, as through a way out that a person chose. */
async function startSite(html: string): Promise<{ readonly port: number } & AsyncDisposable> {
  const site = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(html))
  site.on('connect', (_, from) => {
    const up = connect(portOf(site), '127.0.0.1', () => {
      from.write('HTTP/1.1 200 OK\r\n\r\n')
      up.pipe(from).pipe(up)
    })
    up.on('error', () => from.destroy())
    from.on('error', () => up.destroy())
  })
  await new Promise<void>((listens) => site.listen(0, '127.0.0.1', listens))
  return {
    port: portOf(site),
    [Symbol.asyncDispose]: async () => {
      site.closeAllConnections()
      await new Promise((closed) => site.close(closed))
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

it('asks nobody else, logs nothing, and keeps no word of it in the address', () => {
  expectQuiet(watched)
  expect(watched.page.url()).not.toContain('dossier')
})

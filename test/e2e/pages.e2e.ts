/** The desk's pages as people meet them: at night, on a narrow screen, without a mouse, in their language. */
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { casesTabs, organisationTabs } from '../../packages/desk/src/pages/frame/places.ts'
import { axeFaults, expectQuiet, type Watched } from '../support/browser.ts'
import { goTo, openCases, openPart, openRow, openStory, openType } from './steps/rooms.ts'
import { shownDemonstration } from './steps/shown.ts'

const shown = shownDemonstration()
let watched: Watched
let page: Page

beforeAll(async () => {
  watched = await shown.open()
  page = watched.page
  page.setDefaultTimeout(8000)
  await page.locator('#content h1').waitFor()
})

async function speak(tongue: string): Promise<void> {
  await page.goto(`${new URL(shown.desk().address).origin}/#lang=${tongue}`)
  await page.reload()
  await page.locator('#content h1').waitFor()
}

/** How far the page is wider than the window: a reader must not have to scroll sideways. */
async function sideways(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

describe('every screen', () => {
  const screens: readonly (readonly [string, () => Promise<void>])[] = [
    ['a table', () => openType(page, 2, 'Case')],
    ...casesTabs.map((part) => [`cases: ${part}`, () => openCases(page, part)] as const),
    ['a case as a story', () => openStory(page)],
    ['a record', async () => openType(page, 2, 'Case').then(() => openRow(page, 2))],
    ['a journey', async () => openType(page, 2, 'Journey').then(() => openRow(page, 1))],
    [
      'a form',
      async () => {
        await openType(page, 2, 'Consent')
        await openRow(page, 1)
        await page.locator('a[href$="/edit"]').click()
        await page.locator('form').waitFor()
      },
    ],
    [
      'a report',
      async () => {
        await openType(page, 4, 'Publication')
        await openRow(page, 2)
        await page.locator('main a[href^="/read/"]').first().click()
        await page.getByRole('document', { name: /./ }).waitFor()
      },
    ],
    [
      'who shares words',
      async () => {
        await goTo(page, 4)
        await page.locator('main a[href="/shares"]').click()
        await page.locator('#content h1').waitFor()
      },
    ],
    ...organisationTabs.map((part) => [`the organisation: ${part}`, () => openPart(page, part)] as const),
  ]
  const looks = [
    { tongue: 'en', dir: 'ltr', width: 1280, colorScheme: 'light' },
    { tongue: 'ru', dir: 'ltr', width: 390, colorScheme: 'dark' },
    { tongue: 'fr', dir: 'ltr', width: 390, colorScheme: 'light' },
    { tongue: 'en-XB', dir: 'rtl', width: 1280, colorScheme: 'dark' },
    { tongue: 'en-XB', dir: 'rtl', width: 390, colorScheme: 'light' },
  ] as const

  it.each(looks)('can be read by everybody: $tongue, $width wide, $colorScheme', async (look) => {
    await page.setViewportSize({ width: look.width, height: 844 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await speak(look.tongue)
    const root = page.locator('html')
    expect(await root.getAttribute('lang')).toBe(look.tongue === 'en-XB' ? 'en' : look.tongue)
    expect(await root.getAttribute('dir')).toBe(look.dir)
    for (const [name, show] of screens) {
      await show()
      expect(await axeFaults(page), name).toEqual([])
      expect(await sideways(), `${name} is wider than the window`).toBeLessThanOrEqual(0)
    }
    expectQuiet(watched)
  })

  it('is in English again, in the day', async () => {
    await page.setViewportSize({ width: 1280, height: 860 })
    await page.emulateMedia({ colorScheme: 'light' })
    await speak('en')
    expect(await page.getByRole('navigation', { name: 'Places' }).innerText()).toContain('Organisation')
  })
})

describe('names and places', () => {
  it('are never on one screen, whichever way somebody goes through a case', async () => {
    await openType(page, 2, 'Case')
    await openRow(page, 2)
    for (const [view, own, other] of [
      ['Record', '', ''],
      ['Names', '/Identity/', '/Journey/'],
      ['Places', '/Journey/', '/Identity/'],
    ] as const) {
      await page.getByRole('button', { name: view, exact: true }).click()
      const hrefs = await page
        .locator('main a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      for (const kind of ['/Identity/', '/Journey/', '/Shelter/'].filter((one) => one !== own)) {
        if (view === 'Places' && kind === '/Shelter/') continue
        expect(
          hrefs.filter((href) => href.includes(kind)),
          `${view} leads to ${kind}`,
        ).toEqual([])
      }
      expect(hrefs.some((href) => other !== '' && href.includes(other))).toBe(false)
    }
  })

  it('a name is read in its own room, and no place stands beside it', async () => {
    await openType(page, 2, 'Identity')
    await openRow(page, 1)
    const text = await page.getByRole('main').innerText()
    const hrefs = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(text).toContain('Names')
    expect(hrefs.filter((href) => /Journey|Shelter/.test(href))).toEqual([])
  })
})

describe('without a mouse', () => {
  it('the list of keys opens, tells every key and closes', async () => {
    await openType(page, 2, 'Case')
    await page.getByRole('grid').focus()
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keys' })
    expect(await sheet.locator('dt').count()).toBeGreaterThan(10)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
  })

  it('the focus stays near what was done, and comes with the page that is opened', async () => {
    await openCases(page, 'checks')
    const check = page.locator('main li').filter({ hasText: 'Check of an official commitment' })
    await check.getByRole('button', { name: 'I have seen it and act' }).focus()
    await page.keyboard.press('Enter')
    // Its button is gone; another one of the list must not be what the next Enter presses.
    await page.locator('main li:focus').filter({ hasText: 'Check of an official commitment' }).waitFor()
    await openType(page, 2, 'Person')
    await openRow(page, 1)
    await page.locator('main:focus').waitFor()
    await openType(page, 2, 'Case')
  })

  it('a slash in a field is a slash, elsewhere it opens the search', async () => {
    const filter = page.getByRole('searchbox', { name: 'Filter' })
    await filter.focus()
    await page.keyboard.type('/?t')
    expect(await filter.inputValue()).toBe('/?t')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await filter.fill('')
    await page.getByRole('grid').focus()
    await page.keyboard.press('/')
    await page.keyboard.type('P-03')
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'P-03' }).waitFor()
  })

  it('single keys can be turned off, and then do nothing anywhere', async () => {
    await openPart(page, 'exports')
    await page.getByRole('checkbox', { name: /Single keys/ }).uncheck()
    await page.getByRole('main').focus()
    await page.keyboard.press('/')
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+KeyK')
    await page.getByRole('dialog', { name: 'Search' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: /Single keys/ }).check()
  })

  it('a filter narrows the table as it is typed, and says when nothing fits', async () => {
    await openType(page, 2, 'Person')
    const filter = page.getByRole('searchbox', { name: 'Filter' })
    await filter.fill('P-0')
    await page
      .getByRole('status')
      .filter({ hasText: /^[1-9] records$/ })
      .waitFor()
    await filter.fill('zzzz')
    await page.getByText('No record has words that begin so.').waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await page.getByRole('row').nth(1).waitFor()
  })

  it('nobody is looked up by the ground they are persecuted for', async () => {
    await page.keyboard.press('Control+KeyK')
    await page.keyboard.type('lampers')
    await page.getByText('Nobody is looked up by the ground').waitFor()
    expect(await page.getByRole('listbox').getByRole('option').count()).toBe(0)
    await page.keyboard.press('Escape')
  })
})

describe('a form', () => {
  it('tells a refusal at its field, and saves once it is mended', async () => {
    await openType(page, 2, 'Person')
    await page.keyboard.press('Alt+KeyN')
    const code = page.getByRole('textbox', { name: 'Code · required' })
    await code.fill('no code!')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Write a code such as P-07.').waitFor()
    expect(await code.getAttribute('aria-invalid')).toBe('true')
    expect(await code.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await axeFaults(page)).toEqual([])
    await code.fill('P-90')
    await page.getByRole('combobox', { name: 'Kind · required' }).selectOption('individual')
    await page.getByRole('combobox', { name: 'Age · required' }).selectOption('25_34')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'P-90' }).waitFor()
  })

  it('that was left opens again as it was, and history tells what stood there before', async () => {
    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Word in use' }).fill('Plover')
    await goTo(page, 3)
    await openType(page, 2, 'Person')
    await page.getByRole('searchbox', { name: 'Filter' }).fill('P-90')
    await page.getByRole('status').filter({ hasText: '1 record' }).waitFor()
    await openRow(page, 1)
    await page.getByRole('link', { name: 'Edit' }).click()
    expect(await page.getByRole('textbox', { name: 'Word in use' }).inputValue()).toBe('Plover')
    await page.getByRole('combobox', { name: 'Age · required' }).selectOption('35_49')
    await page.getByRole('button', { name: 'Save' }).click()
    const history = page.getByRole('complementary', { name: 'History' })
    // Who said it stands there as well.
    await history.getByText('35 to 49').last().waitFor()
    expect(await history.innerText()).toMatch(/before:\s*25 to 34/)
  })
})

describe('a field for a number', () => {
  it('says at once that it cannot be read, and nothing is asked for without it', async () => {
    await openCases(page, 'support')
    await page.getByRole('combobox', { name: 'Whose case' }).fill('P-06')
    await page.locator('main').getByRole('listbox').getByRole('option', { name: /^P-06/ }).click()
    await page.getByRole('combobox', { name: 'What' }).selectOption({ index: 1 })
    const amount = page.getByRole('textbox', { name: 'Amount, a whole number' })
    const currency = page.getByRole('textbox', { name: 'Currency, three letters' })
    const ask = page.getByRole('button', { name: 'Ask', exact: true })
    await amount.fill('12,50')
    await currency.fill('eur')
    await page.getByRole('textbox', { name: 'Fund' }).focus()
    expect(await amount.getAttribute('aria-invalid')).toBe('true')
    expect(await currency.inputValue()).toBe('EUR')
    expect(await ask.isDisabled()).toBe(true)
    await amount.fill('1 200')
    await amount.blur()
    expect(await amount.inputValue()).toBe('1200')
    expect(await amount.getAttribute('aria-invalid')).toBeNull()
    expect(await ask.isEnabled()).toBe(true)
  })
})

describe('a field that finds records', () => {
  it('offers none to a person who only passes through it, and the first one to whoever asks', async () => {
    await openType(page, 2, 'Case')
    await page.keyboard.press('Alt+KeyN')
    const person = page.getByRole('combobox', { name: 'Person · required' })
    await person.focus()
    expect(await person.getAttribute('aria-expanded')).toBe('false')
    // What is said of the field is not covered by a list that nobody asked for.
    await page.keyboard.press('Control+Enter')
    await page.getByText('This is needed.').first().click({ trial: true })
    await person.fill('P-02')
    const found = page.getByRole('option', { name: /^P-02/ })
    await found.waitFor()
    expect(await found.getAttribute('aria-selected')).toBe('true')
    await person.press('Enter')
    await person.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Discard what was typed' }).click()
  })
})

describe('a case', () => {
  it('shows what is known of its person, and starts a consent for that person', async () => {
    await openType(page, 2, 'Case')
    await page.getByRole('searchbox', { name: 'Filter' }).fill('p-12')
    await page.getByRole('status').filter({ hasText: '1 record' }).waitFor()
    await openRow(page, 1)
    // Until its title is there, a record is called by its kind.
    await page.getByRole('heading', { level: 1, name: /^P-12 · / }).waitFor()
    await page.getByRole('button', { name: 'New record about this' }).click()
    await page.getByRole('link', { name: 'Consent', exact: true }).click()
    await page.getByRole('heading', { name: 'New: Consent' }).waitFor()
    const chosen = page.getByRole('main').getByText(/^P-12 · /)
    await expect.poll(() => chosen.count(), { message: 'the case and the person' }).toBe(2)
  })
})

describe('the organisation', () => {
  it('shows the words nobody is looked up by when asked, and a word added there finds nobody', async () => {
    await openPart(page, 'exports')
    await page.getByRole('button', { name: 'Show the list' }).click()
    const list = page.getByRole('textbox', { name: 'One word or phrase a line' })
    expect(await list.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await axeFaults(page)).toEqual([])
    await list.fill(`${await list.inputValue()}\nploverfolk`)
    await page.getByRole('button', { name: 'Save the list' }).click()
    await page.locator('form').getByText('Saved here').waitFor()
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('combobox', { name: 'Words or a code' }).fill('Ploverfolks')
    await page.getByText('Nobody is looked up by the ground').waitFor()
    await page.keyboard.press('Escape')
  })

  it('writes no dossier of the demonstration where it would go with it', async () => {
    const make = page.locator('section').filter({ hasText: 'Make a dossier of the reports' })
    await make.getByLabel('Folder').fill('dossier-1')
    await make.getByRole('button', { name: 'Start' }).click()
    await make.getByRole('alert').filter({ hasText: 'Give a whole path' }).waitFor()
  })
})

describe('locking', () => {
  it('empties the page at once and leaves no id in the address or the way back', async () => {
    await openType(page, 2, 'Case')
    await openRow(page, 1)
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    expect(new URL(page.url()).pathname, 'no id in the address').toBe('/')
    await page.keyboard.press('Control+Shift+KeyL')
    await page.getByRole('navigation', { name: 'Places' }).waitFor({ state: 'detached' })
    expect(await page.locator('body').innerText()).not.toContain(title.split(' · ')[0])
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    expect(page.url()).not.toMatch(/[0-9a-f]{32}/)
    expect(await axeFaults(page)).toEqual([])
    expectQuiet(watched)
  })

  it('asks for a passphrase in dots, in a field that no password manager knows', async () => {
    await page.getByRole('button', { name: 'Create an organisation' }).click()
    const field = page.getByRole('textbox', { name: 'Passphrase', exact: true })
    expect(
      await field.evaluate((input) => getComputedStyle(input).getPropertyValue('-webkit-text-security')),
    ).toBe('disc')
    expect(await page.locator('input[type="password"]').count()).toBe(0)
    expect(await axeFaults(page)).toEqual([])
  })
})

/**
 * Leaving the page of the line at once, the page without scripts, on an old telephone and from a file, and what is
 * left on the phone afterwards. The scenarios of leaving follow those of GOV.UK's "Exit this page".
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformRandom } from '../../packages/core/src/base/random.ts'
import {
  axeFaults,
  expectQuiet,
  killBrowser,
  launchBrowser,
  launchWithProfile,
  openPage,
  temporaryFolder,
  type Watched,
  watch,
} from '../support/browser.ts'
import { formsOf, newStem, sightingsBelow } from '../support/canary.ts'
import { type LineStage, lineStage, sameThread } from '../support/line-stage.ts'
import { comeBack, confirmAndSend, opened, said, sent, writeFirst } from './steps/line-steps.ts'

let browser: Browser
let line: LineStage

beforeAll(async () => {
  browser = await launchBrowser()
  line = await lineStage({
    otherWays: { en: 'Ask for Ruth at the bakery', ru: 'Спросите Руфь', fr: 'Demandez Ruth' },
  })
})
afterAll(async () => {
  await browser.close()
  await line[Symbol.asyncDispose]()
})

async function phone(): Promise<Watched> {
  const watched = await openPage(browser, { width: 390, height: 844 })
  await watched.page.goto(line.url)
  return watched
}

describe('leaving', () => {
  it('blanks the page before the next one has even begun to come, and leaves nothing to go back to', async () => {
    const { page } = await phone()
    await page.goto(`${line.url}/fr.html`)
    await page.goto(line.url)
    await writeFirst(page, 'Nobody else should read this.')
    // In the very task of the touch: the next page may hang for seconds on a slow line.
    const [elements, title] = await page.evaluate(() => {
      document.querySelector<HTMLElement>('[data-at=exit]')?.click()
      return [document.body.childElementCount, document.title] as const
    })
    expect([elements, title]).toEqual([0, 'Form'])
    await page.waitForURL(line.elsewhere)
    await page.goBack()
    expect(page.url()).toBe(`${line.url}/fr.html`)
    expect(
      await page
        .locator('textarea')
        .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value)),
    ).toEqual(['', '', ''])
    await page.context().close()
  })

  it('works with Shift three times, says each press to whoever hears the page, and not with capital letters', async () => {
    const { page } = await phone()
    await page.locator('[data-at=to-write]').click()
    const box = page.locator('[data-at=text]')
    await box.pressSequentially('ABC DEF')
    await page.keyboard.press('Shift+KeyA')
    await page.keyboard.press('Shift+KeyB')
    await page.keyboard.press('Shift+KeyC')
    expect(await said(page, 'presses')).toBe('')
    await page.keyboard.press('Shift')
    expect(await said(page, 'presses')).toMatch(/once/)
    await page.keyboard.press('Shift')
    expect(await said(page, 'presses')).toMatch(/twice/)
    await page.keyboard.press('Shift', { delay: 10 })
    await page.waitForURL(line.elsewhere)
    await page.context().close()
  })

  it('gives a fresh page to whoever comes back to it, never the one with the text and the code', async () => {
    const { page } = await phone()
    const { words } = await writeFirst(page, 'Nobody else should read this.')
    await page.goto(line.elsewhere)
    await page.goBack()
    await page.locator('[data-at=to-write]').waitFor()
    const html = await page.evaluate(() => document.body.innerText)
    expect(html).not.toContain(words.join(' '))
    expect(await page.locator('[data-at=words-main] li').count()).toBe(0)
    expect(await page.locator('[data-at=text]').inputValue()).toBe('')
    // Out of the browser's memory of pages too, where it keeps them as they were.
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    expect(await page.evaluate(() => document.body.childElementCount)).toBe(0)
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await page.locator('[data-at=to-write]').waitFor()
    await page.context().close()
  })

  it('is the first thing that a keyboard reaches, and Enter does it', async () => {
    const { page } = await phone()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['at'])).toBe('exit')
    await page.keyboard.press('Enter')
    await page.waitForURL(line.elsewhere)
    await page.context().close()
  })
})

describe('a browser that runs no scripts', () => {
  it('shows what is stored, other ways and the way out; and no field in which words could be lost', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    })
    const page = await context.newPage()
    await page.goto(`${line.url}/ru.html`)
    const text = await page.locator('main').innerText()
    for (const part of [
      'Что хранится',
      'Чего мы не можем обещать',
      'за что вас преследуют',
      'Спросите Руфь',
      'скрипты',
    ])
      expect(text).toContain(part)
    expect(
      await page.locator('input:visible, textarea:visible, button:visible, select:visible').count(),
    ).toBe(0)
    await page.locator('nav a', { hasText: 'Français' }).click()
    expect(page.url()).toBe(`${line.url}/fr.html`)
    await page.locator('[data-at=exit]').click()
    await page.waitForURL(line.elsewhere)
    await context.close()
  })
})

/** A telephone of 2016: neither curve, and none of what came to browsers after 2022. */
function makeOld(): void {
  const importKey = Reflect.get(SubtleCrypto.prototype, 'importKey')
  const withoutCurves = function (this: SubtleCrypto, ...given: never[]): Promise<CryptoKey> {
    if (given[2] === 'X25519' || given[2] === 'Ed25519')
      return Promise.reject(new DOMException('Algorithm: Unrecognized name', 'NotSupportedError'))
    return Reflect.apply(importKey, this, given)
  }
  Reflect.set(SubtleCrypto.prototype, 'importKey', withoutCurves)
  for (const name of ['toHex', 'toBase64', 'setFromHex']) Reflect.deleteProperty(Uint8Array.prototype, name)
  for (const name of ['fromHex', 'fromBase64']) Reflect.deleteProperty(Uint8Array, name)
  for (const name of ['isWellFormed', 'toWellFormed']) Reflect.deleteProperty(String.prototype, name)
  for (const name of ['toSorted', 'findLast', 'with']) Reflect.deleteProperty(Array.prototype, name)
}

describe('an old telephone', () => {
  it('fetches the curves it lacks, sends, and comes back', async () => {
    const watched = await openPage(browser, { width: 320, height: 568 })
    await watched.page.addInitScript(makeOld)
    await watched.page.goto(`${line.url}/ru.html`)
    const { words } = await writeFirst(watched.page, 'Со старого телефона.')
    await confirmAndSend(watched.page, words)
    await sent(watched.page)
    const message = await line.newest()
    expect(message.text).toBe('Со старого телефона.')
    await line.answer(message, { real: 'Мы здесь.', cover: 'Чайник.' })
    await watched.page.goto(`${line.url}/ru.html`)
    await comeBack(watched.page, words.join(' '))
    await opened(watched.page)
    expect(await watched.page.locator('.answer').allTextContents()).toEqual(['Мы здесь.'])
    expectQuiet(watched)
    await watched.page.context().close()
  })
})

describe('the page as one file', () => {
  it('works from a disk, past a relay that is gone, in three languages, and asks nobody else', async () => {
    await using folder = await temporaryFolder()
    const built = line.pageIn(folder.path, { relayUrls: ['http://127.0.0.1:1', line.url], first: 'ru' })
    expect(built.files.map(({ name }) => name)).toContain('line.html')
    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    const asked = new Set<string>()
    const troubles: string[] = []
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
    page.on('pageerror', ({ message }) => troubles.push(message))
    page.on('console', (message) => {
      if (/policy|trusted/i.test(message.text())) troubles.push(message.text())
    })
    await page.goto(pathToFileURL(join(folder.path, 'line.html')).href)
    await page.getByRole('heading', { name: 'Напишите нам' }).waitFor()
    const before = await page.evaluate(() => history.length)
    await page.getByRole('link', { name: 'Français' }).click()
    await page.getByRole('heading', { name: 'Écrivez-nous' }).waitFor()
    expect(await page.evaluate(() => history.length)).toBe(before)
    expect(await axeFaults(page)).toEqual([])
    const shown = page.locator('#fr')
    await shown.locator('[data-at=to-write]').click()
    await shown.locator('[data-at=text]').fill('D’un fichier.')
    await shown.locator('[data-at=write-form] button[type=submit]').click()
    const words = await shown.locator('[data-at=words-main] li').allTextContents()
    await shown.locator('[data-at=confirm]').fill(words.at(-1) ?? '')
    await shown.locator('[data-at=send]').click()
    await shown.locator('[data-at=sent]').waitFor({ timeout: 30_000 })
    const message = await line.newest()
    expect(message).toMatchObject({ lang: 'fr', text: 'D’un fichier.' })
    expect([...asked].toSorted()).toEqual(['null', 'http://127.0.0.1:1', new URL(line.url).origin].toSorted())
    expect(troubles).toEqual([])
    expect(sameThread(message.cover, (await line.all('cover')).at(-1)!)).toBe(true)
    await page.context().close()
  })
})

describe('what is left on the phone', () => {
  it('is nothing that was written or shown: no storage, no cache, no worker, and no word in the whole profile', async () => {
    await using profile = await temporaryFolder()
    const stem = newStem(platformRandom)
    const context = await launchWithProfile(profile.path)
    const watched = watch(context.pages()[0] ?? (await context.newPage()))
    const { page } = watched
    await page.goto(line.url)
    const { words } = await writeFirst(page, `I am ${stem} and they look for me.`, { second: true })
    await page.locator('details:has([data-at=way])').evaluate((all) => all.setAttribute('open', ''))
    await page.locator('[data-at=digits]').click()
    const digits = (await said(page, 'digits-main')).replaceAll(' · ', '')
    await confirmAndSend(page, words)
    await sent(page)
    const message = await line.newest()
    await line.answer(message, { real: `Dear ${stem}42, wait.`, cover: 'The bill.' })
    await page.goto(line.url)
    await comeBack(page, words.join(' '))
    await opened(page)
    await page.locator('[data-at=follow]').fill(`${stem}77 again`)
    await page.locator('[data-at=follow-send]').click()
    await expect.poll(() => said(page, 'thread-state'), { timeout: 30_000 }).toMatch(/come in/)
    await page.locator('[data-at=follow]').fill(`${stem}99 not sent`)
    expect(await leftIn(page)).toEqual({
      local: 0,
      session: 0,
      databases: 0,
      caches: 0,
      workers: 0,
      cookies: '',
    })
    expect(await context.cookies()).toEqual([])
    // A text in the middle, a code on the screen: and the phone is taken.
    await page.waitForTimeout(500)
    await killBrowser(profile.path)
    await context.close().catch(() => undefined)
    for (const secret of [stem, words.join(' '), digits])
      expect(sightingsBelow(profile.path, formsOf(secret))).toEqual([])
    expectQuiet(watched)
  })

  async function leftIn(page: Page): Promise<unknown> {
    return page.evaluate(async () => ({
      local: window.localStorage.length,
      session: window.sessionStorage.length,
      databases: (await window.indexedDB.databases()).length,
      caches: (await window.caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }))
  }
})

describe('a first visit', () => {
  it('takes four asks before the message: the page, the two parts of its script, and who is there', async () => {
    const watched = await openPage(browser, { width: 390 })
    const asks: string[] = []
    watched.page.on('request', (request) =>
      asks.push(`${request.method()} ${new URL(request.url()).pathname}`),
    )
    await watched.page.goto(line.url)
    const { words } = await writeFirst(watched.page, 'Short.')
    await confirmAndSend(watched.page, words)
    await sent(watched.page)
    expect(asks.map((ask) => ask.replace(/-.*/, '-'))).toEqual([
      'GET /',
      'GET /page-',
      'GET /sealing-',
      'POST /line/v1',
      'POST /line/v1',
    ])
    expectQuiet(watched)
    await watched.page.context().close()
  })
})

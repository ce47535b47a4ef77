/**
 * The page of the line as a frightened person has it: a real browser, the real relay, and a desk that answers.
 * docs/formats/line.md says what travels; here is what somebody sees, and what is left on the phone afterwards.
 */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedHas, sharedIsHere, sharedText } from '../shared.ts'
import {
  axeFaults,
  expectQuiet,
  type Look,
  launchBrowser,
  openPage,
  type Watched,
} from '../support/browser.ts'
import { type LineStage, lineStage, sameThread } from '../support/line-stage.ts'
import { comeBack, confirmAndSend, opened, said, says, sent, writeFirst } from './steps/line-steps.ts'

let browser: Browser
let line: LineStage

beforeAll(async () => {
  browser = await launchBrowser()
  line = await lineStage({ organisationName: 'Harbour Help' })
})
afterAll(async () => {
  await browser.close()
  await line[Symbol.asyncDispose]()
})

/** A phone of somebody: a browser profile with nothing in it. */
async function phone(path = '/', look: Look = { width: 390, height: 844 }): Promise<Watched> {
  const watched = await openPage(browser, look)
  await watched.page.goto(`${line.url}${path}`)
  return watched
}

describe('somebody writes for the first time', () => {
  it('is answered, comes back with words from another phone and with digits from a third, and writes more', async () => {
    const first = await phone()
    const { words } = await writeFirst(first.page, 'They asked at work where I live. I need to go.')
    expect(words).toHaveLength(9)
    await first.page.locator('[data-at=digits]').click()
    const digits = await said(first.page, 'digits-main')
    expect(digits).toMatch(/^\d{3}(?: · \d{3}){8}$/)
    await first.page.locator('[data-at=digits]').click()
    await confirmAndSend(first.page, words)
    await sent(first.page)
    // The code is still there to be written down, and the text is not.
    expect(await first.page.locator('[data-at=words-main]').isVisible()).toBe(true)
    expect(await first.page.locator('[data-at=text]').inputValue()).toBe('')
    expectQuiet(first)
    await first.page.context().close()

    const message = await line.waitFor('first')
    expect(message).toMatchObject({
      lang: 'en',
      aboutOther: false,
      text: 'They asked at work where I live. I need to go.',
    })
    expect(sameThread(message.cover, await line.waitFor('cover'))).toBe(true)
    await line.answer(message, {
      real: 'Stay where you are tonight.\nWe write at nine.',
      cover: 'About the kettle: keep the receipt.',
    })

    const second = await phone()
    await comeBack(second.page, `  ${words.join(' ').toUpperCase()}`)
    await opened(second.page)
    expect(await second.page.locator('.answer').allTextContents()).toEqual([
      'Stay where you are tonight.\nWe write at nine.',
    ])
    expect(sameThread(await line.waitFor('opened'), message)).toBe(true)
    await second.page.locator('[data-at=follow]').fill('I have until Friday.')
    await second.page.locator('[data-at=follow-send]').click()
    await says(second.page, 'thread-state', /come in/)
    expect(await line.waitFor('follow-up')).toMatchObject({
      text: 'I have until Friday.',
      thread: message.thread,
    })
    expectQuiet(second)
    await second.page.context().close()

    const third = await phone('/fr.html')
    await comeBack(third.page, digits.replaceAll(' · ', ''))
    await opened(third.page)
    expect(await third.page.locator('.answer').count()).toBe(1)
    expectQuiet(third)
    await third.page.context().close()
  })

  it('says for whom, when and how an answer is safe, and the desk gets it word for word', async () => {
    const { page } = await phone('/ru.html')
    await page.locator('[data-at=to-write]').click()
    await page.locator('[data-choice=about][value=other]').check()
    await expect.poll(() => page.locator('[data-at=other-note]').isVisible()).toBe(true)
    await page.locator('[data-at=text]').fill('Я боюсь за сестру.')
    await page.locator('details:has([data-at=way]) summary').click()
    await page.locator('[data-choice=when][value=hours]').check()
    await page.locator('[data-at=from]').fill('22:30')
    await page.locator('[data-at=to]').fill('06:00')
    await page.locator('[data-choice=screen][value=others-may-see]').check()
    await page.locator('[data-at=way]').fill('записка в библиотеке')
    await page.locator('[data-at=cannot-talk]').fill('варенье')
    await page.locator('[data-at=write-form] button[type=submit]').click()
    const words = await page.locator('[data-at=words-main] li').allTextContents()
    await confirmAndSend(page, words)
    await sent(page)
    const message = await line.waitFor('first', 2)
    const offset = await page.evaluate(() => 0 - new Date().getTimezoneOffset())
    expect(message).toMatchObject({
      lang: 'ru',
      aboutOther: true,
      safe: {
        hours: [{ from: 22 * 60 + 30, to: 6 * 60, offset }],
        screen: 'others-may-see',
        way: 'записка в библиотеке',
        cannotTalk: 'варенье',
      },
    })
    await page.context().close()
  })

  it('cannot send before the code was looked at, nor a text that holds it', async () => {
    const { page } = await phone()
    const { words } = await writeFirst(page, 'Hello')
    const send = page.locator('[data-at=send]')
    expect(await send.isDisabled()).toBe(true)
    await page.locator('[data-at=confirm]').fill(words[0] ?? '')
    await page.locator('[data-at=confirm]').fill('somethingelse')
    expect(await said(page, 'confirm-state')).toMatch(/not the last word/)
    expect(await send.isDisabled()).toBe(true)
    await page.locator('[data-at=code-change]').click()
    await page.locator('[data-at=text]').fill(`my words are ${words.join(', ')}`)
    await page.locator('[data-at=write-form] button[type=submit]').click()
    // The same code as before: it may be on paper by now.
    expect(await page.locator('[data-at=words-main] li').allTextContents()).toEqual(words)
    expect(await said(page, 'code-trouble')).toMatch(/contains your code/)
    const before = (await line.arrived()).length
    await confirmAndSend(page, words)
    expect(await said(page, 'code-trouble')).toMatch(/contains your code/)
    expect(await line.arrived()).toHaveLength(before)
    await page.context().close()
  })

  it('loses nothing when every machine answers with an error: the text stays, and goes when one is back', async () => {
    const { page } = await phone()
    const { words } = await writeFirst(page, 'A text that must not be lost.')
    const silent = (route: Parameters<Parameters<Page['route']>[1]>[0]): Promise<void> =>
      route.fulfill({ status: 500 })
    await page.route('**/line/v1', silent)
    await confirmAndSend(page, words)
    await says(page, 'send-state', /does not answer/)
    expect(await said(page, 'send-text')).toBe('A text that must not be lost.')
    const before = (await line.arrived()).length
    await page.unroute('**/line/v1', silent)
    await page.locator('[data-at=send-now]').click()
    await sent(page)
    expect(await line.arrived()).toHaveLength(before + 2)
    await page.context().close()
  })

  it('is kept once although the answer was lost on the way', async () => {
    const { page } = await phone()
    const { words } = await writeFirst(page, 'Sent twice, kept once.')
    const before = (await line.arrived()).length
    let lost = 0
    await page.route('**/line/v1', async (route) => {
      const isSend = (route.request().postDataBuffer()?.[5] ?? 0) === 1
      if (!isSend || lost++ > 0) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await confirmAndSend(page, words)
    await says(page, 'send-state', /does not answer/)
    await page.locator('[data-at=send-now]').click()
    await sent(page)
    expect(lost).toBe(2)
    expect(await line.arrived()).toHaveLength(before + 2)
    await page.context().close()
  })

  it('brings every string of the list of naughty ones through, as it was typed', async ({ skip }) => {
    if (!sharedIsHere || !(await sharedHas('vectors/strings/blns.json')))
      skip('the strings of others are absent')
    const strings = JSON.parse(await sharedText('vectors/strings/blns.json')) as readonly string[]
    const text = strings.join('\n§\n').trim()
    const watched = await phone()
    const { words } = await writeFirst(watched.page, text)
    // What the box itself makes of it is what the person sees before sending.
    const typed = (await watched.page.locator('[data-at=text]').inputValue()).trim()
    await confirmAndSend(watched.page, words)
    await sent(watched.page)
    const message = await line.newest()
    expect(message.text).toBe(typed.toWellFormed())
    // And comes back as text: nothing of it becomes an element, a link or a turned line.
    const hostile = strings.filter((one) => one !== '' && one.length < 200).slice(0, 120)
    for (let at = 0; at < hostile.length; at += 15)
      await line.answer(message, {
        real: hostile
          .slice(at, at + 15)
          .join('\n')
          .slice(0, 1_200),
        cover: 'About the bill.',
      })
    const back = await phone()
    await comeBack(back.page, words.join(' '))
    await opened(back.page)
    const elements = await back.page
      .locator('.answer *')
      .evaluateAll((all) => [...new Set(all.map(({ tagName }) => tagName))])
    expect(elements.filter((name) => name !== 'BDI' && name !== 'MARK')).toEqual([])
    expectQuiet(back)
    expectQuiet(watched)
    for (const one of [watched, back]) await one.page.context().close()
  })
})

describe('every step of the page', () => {
  for (const [path, scheme] of [
    ['/ru.html', 'light'],
    ['/mirrored.html', 'dark'],
  ] as const) {
    it(`has no fault that axe finds, and fits a small screen (${path}, ${scheme})`, async () => {
      const watched = await phone(path, { width: 320, height: 640, colorScheme: scheme })
      const { page } = watched
      const check = async (): Promise<void> => {
        expect(await axeFaults(page)).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0)
      }
      await check()
      await page.locator('[data-at=to-write]').click()
      for (const summary of await page.locator('[data-at=write] summary').all()) await summary.click()
      await page.locator('[data-choice=when][value=hours]').check()
      await page.locator('[data-at=second]').check()
      await check()
      await page.locator('[data-at=text]').fill('Hello')
      await page.locator('[data-at=write-form] button[type=submit]').click()
      await check()
      const words = await page.locator('[data-at=words-main] li').allTextContents()
      await confirmAndSend(page, words)
      await sent(page)
      await check()
      const back = await phone(path, { width: 320, height: 640, colorScheme: scheme })
      await comeBack(back.page, words.join(' '))
      await opened(back.page)
      expect(await axeFaults(back.page)).toEqual([])
      expectQuiet(watched)
      for (const one of [watched, back]) await one.page.context().close()
    })
  }
})

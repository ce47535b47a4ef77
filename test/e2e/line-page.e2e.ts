/**
 * The page of the line as a frightened person has it: a real browser, the real relay, and a desk that answers.
 * docs/formats/line.md says what travels; here is what somebody sees, and what is left on the phone afterwards.
 */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformRandom } from '../../packages/core/src/base/random.ts'
import { newSealKey } from '../../packages/core/src/sealed/seal.ts'
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

describe('somebody who is forced to open it', () => {
  type Exchange = { readonly asked: number; readonly answered: number; readonly what: number }

  /** Opens a code and writes down every ask of the page: which, how large, how large the answer. */
  async function open(
    code: string,
  ): Promise<{ readonly page: Page; readonly talk: readonly Exchange[]; readonly screen: string }> {
    const watched = await phone()
    const { page } = watched
    const talk: Exchange[] = []
    page.on('requestfinished', (request) => {
      if (!request.url().endsWith('/line/v1')) return
      const body = request.postDataBuffer()
      void request.response().then(async (response) => {
        const answer = await response?.body()
        talk.push({ what: body?.[5] ?? -1, asked: body?.length ?? 0, answered: answer?.length ?? 0 })
      })
    })
    await comeBack(page, code)
    await opened(page)
    await expect.poll(() => talk.filter(({ what }) => what === 1).length, { timeout: 30_000 }).toBe(1)
    const screen = await page.locator('body').innerText()
    expectQuiet(watched)
    return { page, talk: talk.toSorted((a, b) => a.what - b.what), screen }
  }

  it('shows an everyday thread, which talks to the relay exactly like the real one; the case holder learns of it', async () => {
    const { page } = await phone()
    const { words, secondWords } = await writeFirst(page, 'The real one.', { second: true })
    await confirmAndSend(page, words)
    await sent(page)
    const message = await line.newest()
    // Before anybody has answered, a used code, a second one and one that never was look alike.
    const never = await open(await unusedCode())
    const unanswered = await open(words.join(' '))
    expect(unanswered.screen).toBe(never.screen)
    expect(unanswered.talk).toEqual(never.talk)
    await line.answer(message, {
      real: 'Real words.',
      cover: 'About the deposit: ask for photographs of the wall.',
    })
    const real = await open(words.join(' '))
    const forced = await open(secondWords.join(' '))
    expect(forced.talk).toEqual(real.talk)
    expect(forced.screen.replace('About the deposit: ask for photographs of the wall.', 'Real words.')).toBe(
      real.screen,
    )
    expect(forced.screen).not.toMatch(/alarm|forced/i)
    const notes = await line.all('opened')
    expect(notes.filter((note) => sameThread(note, message.cover))).toHaveLength(1)
    expect(notes.filter((note) => sameThread(note, message))).toHaveLength(2)
    // It takes a follow-up like any other.
    await forced.page.locator('[data-at=follow]').fill('Thank you about the wall.')
    await forced.page.locator('[data-at=follow-send]').click()
    await says(forced.page, 'thread-state', /come in/)
    for (const one of [page, never.page, unanswered.page, real.page, forced.page]) await one.context().close()
  })

  async function unusedCode(): Promise<string> {
    const { page } = await phone()
    const { words } = await writeFirst(page, 'Never sent.')
    await page.context().close()
    return words.join(' ')
  }
})

describe('a code that was written down wrong', () => {
  it('is told what is missing, which word is meant, and which part is wrong', async () => {
    const { page } = await phone()
    const { words } = await writeFirst(page, 'x')
    await page.locator('[data-at=digits]').click()
    const digits = (await said(page, 'digits-main')).split(' · ')
    await page.context().close()
    const back = await phone()
    await comeBack(back.page, '')
    const trouble = async (code: string): Promise<string> => {
      await back.page.locator('[data-at=typed]').fill(code)
      await back.page.locator('[data-at=back-form] button[type=submit]').click()
      await expect.poll(() => back.page.locator('[data-at=back-trouble]').isVisible()).toBe(true)
      await back.page.waitForTimeout(150)
      return said(back.page, 'back-trouble')
    }
    expect(await said(back.page, 'back-trouble')).toMatch(/Type your code/)
    expect(await trouble(words.slice(0, 5).join(' '))).toMatch(/5 of 9/)
    expect(await trouble([...words, words[0]].join(' '))).toMatch(/more than 9/)
    const mistyped = words.with(2, `${words[2]}${words[2]?.at(-1)}`)
    expect(
      await trouble(mistyped.join(' ').replace(words[2] ?? '', `q${(words[2] ?? '').slice(1)}q`)),
    ).toMatch(/Word 3/)
    const changed = String(
      (Number(digits[4]) + 1) % 10 === 0 ? Number(digits[4]) - 1 : Number(digits[4]) + 1,
    ).padStart(3, '0')
    expect(await trouble(digits.with(4, changed).join(''))).toMatch(/parts is not right: .*5|not right/)
    await back.page.context().close()
  })

  it('opens from words of another language than the page', async () => {
    const { page } = await phone('/ru.html')
    const { words } = await writeFirst(page, 'Привет')
    await confirmAndSend(page, words)
    await sent(page)
    await page.context().close()
    const back = await phone('/fr.html')
    await comeBack(back.page, words.join(' '))
    await opened(back.page)
    await back.page.context().close()
  })
})

describe('a relay that lies or is full', () => {
  it('is not believed when what it says is not signed: nobody can begin to write', async () => {
    const { page } = await openPage(browser, { width: 390 })
    await page.route('**/line/v1', async (route) => {
      const response = await route.fetch()
      const body = Buffer.from(await response.body())
      // One bit of the statement that the organisation signed.
      const at = body.indexOf('"state"')
      if (at > 0) body[at - 3] = (body[at - 3] ?? 0) ^ 1
      await route.fulfill({ response, body })
    })
    await page.goto(line.url)
    await says(page, 'trouble', /not signed by us/)
    expect(await page.locator('[data-at=to-write]').isVisible()).toBe(false)
    await page.context().close()
  })

  it('names other ways when nobody takes messages', async () => {
    await line.publish('closed')
    const { page } = await phone('/fr.html')
    await says(page, 'trouble', /Personne ne prend/)
    expect(await said(page, 'trouble-ways')).toBe('Lettres à la boîte 7')
    await line.publish('open')
    await page.context().close()
  })
})

describe('a file, when an operator opened a place for one', () => {
  it('is sent in pieces; five gigabytes are refused before a byte is read', async () => {
    const { page } = await phone()
    const { words } = await writeFirst(page, 'I have a photograph.')
    await confirmAndSend(page, words)
    await sent(page)
    await page.context().close()
    const attach = { slot: platformRandom.bytes(16), key: newSealKey(platformRandom), room: 8 }
    expect(
      (await line.ask({ what: 'open-slot', ...line.mine, slot: attach.slot, room: attach.room })).what,
    ).toBe('done')
    await line.answer(await line.newest(), { real: 'Send it here.', cover: 'Send nothing.' }, attach)
    const back = await phone()
    await comeBack(back.page, words.join(' '))
    await opened(back.page)
    await expect.poll(() => back.page.locator('[data-at=attach]').isVisible()).toBe(true)
    const content = Buffer.from(platformRandom.bytes(60_000 * 1)).subarray(0, 60_000)
    const whole = Buffer.concat([content, content, content])
    // A file of five gigabytes on a phone: its name and its size, and nothing that could be read.
    await back.page.locator('[data-at=file]').evaluate((field: HTMLInputElement) => {
      Object.defineProperty(field, 'files', { value: [{ size: 5 * 1024 ** 3 }], configurable: true })
      field.dispatchEvent(new Event('change'))
    })
    await says(back.page, 'file-state', /too large/)
    await back.page.locator('[data-at=file]').evaluate((field) => void Reflect.deleteProperty(field, 'files'))
    await back.page
      .locator('[data-at=file]')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: whole })
    await says(back.page, 'file-state', /whole file/)
    const pieces = await line.ask({ what: 'pieces', ...line.mine, slot: attach.slot, from: 0 })
    const { assemble } = await import('../../packages/core/src/line/voice.ts')
    const sealed = new Map(
      pieces.what === 'pieces' ? pieces.pieces.map((piece) => [piece.index, piece.sealed]) : [],
    )
    const got = await assemble(attach.key, { slot: attach.slot, kind: 'file' }, sealed)
    expect(got).toMatchObject({ whole: true, pieces: 3 })
    expect(Buffer.from(got.content).equals(whole)).toBe(true)
    expectQuiet(back)
    await back.page.context().close()
  })
})

describe('the end of it', () => {
  it('is deleted at the relay when the person says so twice', async () => {
    const { page } = await phone()
    const { words } = await writeFirst(page, 'To be deleted.')
    await confirmAndSend(page, words)
    await sent(page)
    await page.context().close()
    await line.answer(await line.newest(), { real: 'Gone soon.', cover: 'Dull.' })
    const back = await phone()
    await comeBack(back.page, words.join(' '))
    await opened(back.page)
    expect(await back.page.locator('.answer').count()).toBe(1)
    await back.page.locator('[data-at=burn] summary').click()
    await back.page.locator('[data-at=burn-sure]').click()
    await says(back.page, 'thread-state', /Deleted/)
    expect(await back.page.locator('.answer').count()).toBe(0)
    await back.page.context().close()
    const again = await phone()
    await comeBack(again.page, words.join(' '))
    await opened(again.page)
    expect(await again.page.locator('[data-at=none]').isVisible()).toBe(true)
    await again.page.context().close()
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

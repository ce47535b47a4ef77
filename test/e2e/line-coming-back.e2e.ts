/**
 * Coming back to the page of the line: with the code, with the second one, with one that was written down wrong; to a
 * relay that lies or is full; to send a file, and to destroy the thread.
 */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformRandom } from '../../packages/core/src/base/random.ts'
import { expectQuiet, type Look, launchBrowser, openPage, type Watched } from '../support/browser.ts'
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
    // What the last try was told stands there until this one is judged.
    const isTold = async (code: string, sentence: RegExp): Promise<void> => {
      await back.page.locator('[data-at=typed]').fill(code)
      await back.page.locator('[data-at=back-form] button[type=submit]').click()
      await expect.poll(() => said(back.page, 'back-trouble')).toMatch(sentence)
    }
    expect(await said(back.page, 'back-trouble')).toMatch(/Type your code/)
    await isTold(words.slice(0, 5).join(' '), /5 of 9/)
    await isTold([...words, words[0]].join(' '), /more than 9/)
    // In the row, not in the text: one word may stand within another.
    const mistyped = words.with(2, `q${words[2]?.slice(1)}q`)
    await isTold(mistyped.join(' '), /Word 3/)
    const changed = String(
      (Number(digits[4]) + 1) % 10 === 0 ? Number(digits[4]) - 1 : Number(digits[4]) + 1,
    ).padStart(3, '0')
    await isTold(digits.with(4, changed).join(''), /parts is not right: .*5|not right/)
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
    const attach = { slot: platformRandom.bytes(16), room: 8 }
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
    const file = (await line.all('follow-up')).findLast((one) => one.file !== undefined)?.file
    const got = await assemble(
      file === undefined ? [] : [file.key],
      { slot: attach.slot, kind: 'file' },
      sealed,
    )
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
    const message = await line.newest()
    await line.answer(message, { real: 'Gone soon.', cover: 'Dull.' })
    const back = await phone()
    await comeBack(back.page, words.join(' '))
    await opened(back.page)
    expect(await back.page.locator('.answer').count()).toBe(1)
    await back.page.locator('[data-at=burn] summary').click()
    await back.page.locator('[data-at=burn-sure]').click()
    await says(back.page, 'thread-state', /Deleted/)
    expect(await back.page.locator('.answer').count()).toBe(0)
    // The desks are told, so that nobody there writes on into nothing.
    expect(sameThread(await line.waitFor('burnt'), message)).toBe(true)
    await back.page.context().close()
    const again = await phone()
    await comeBack(again.page, words.join(' '))
    await opened(again.page)
    expect(await again.page.locator('[data-at=none]').isVisible()).toBe(true)
    await again.page.context().close()
  })
})

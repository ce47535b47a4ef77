/**
 * The line from end to end: two people at two desks, a relay that serves the page, and people on telephones. One
 * writes at 50 kbit/s; the operator who answers dies in the middle of a sentence, and the other goes on; a reply waits
 * for the safe hours; the person comes back with the code, is forced to give the second one, and leaves at once.
 * Afterwards the relay's disk and the telephones are searched for what was said.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformRandom } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { threadKeysOf } from '../../packages/core/src/line/code-keys.ts'
import { english } from '../../packages/core/src/line/code-words/en.ts'
import { parseReturnCode } from '../../packages/core/src/line/return-code.ts'
import { sealKeyBytes } from '../../packages/core/src/sealed/seal.ts'
import { sharedHas, sharedIsHere, sharedText } from '../shared.ts'
import { axeFaults, expectQuiet } from '../support/browser.ts'
import { formsOf, newStem, sightingsBelow } from '../support/canary.ts'
import {
  answerThem,
  conversation,
  expectReplied,
  expectWaiting,
  lookNow,
  message,
  openLine,
  openPerson,
  reply,
  replyBox,
} from './steps/line-desk.ts'
import { LineGroup, type Phone } from './steps/line-group.ts'
import { comeBack, confirmAndSend, opened, said, says, sent, writeFirst } from './steps/line-steps.ts'
import { beginOrganisation, bringIn, giveRight, type Seat, unlock, useRelay } from './steps/people.ts'

let group: LineGroup
let first: Seat
let second: Seat
let slow: Phone
let asker: Phone
let fresh: Phone
/** What the phone of the real thread shows, but for the answers. */
let real: readonly string[] = []

const within = { timeout: 40_000, interval: 200 }
const minute = 60_000
const stem = newStem(platformRandom)
const texts = {
  first: `They took my brother at work. ${stem}1`,
  about: `Is my sister with you? ${stem}2`,
  half: `We have read your ${stem}3`,
  note: `Ask about the brother's papers. ${stem}c`,
  held: `We are here. Read this alone. ${stem}4`,
  prompt: `Do you have your passport? ${stem}5`,
  follow: `Yes, and until Friday. ${stem}6`,
  patient: `Nobody must lose this. ${stem}8`,
  called: `She called from a neighbour's phone. ${stem}9`,
  toCaller: `We heard you, and write at nine. ${stem}a`,
  handOver: `Nobody waits. ${stem}b`,
  forced: `Thank you about the bill. ${stem}7`,
}
type Words = readonly string[]
const codes: { words: Words; second: Words; other: Words; called: Words; digits: string } = {
  words: [],
  second: [],
  other: [],
  called: [],
  digits: '',
}
const passphrase = { first: '' }

beforeAll(async () => {
  group = await LineGroup.gather()
  first = await group.sitDown('one')
  second = await group.sitDown('two')
  passphrase.first = await beginOrganisation(first, 'Quiet herons')
  await useRelay(first, group.relay)
  await bringIn(first, second)
  await giveRight(first, 'M-02: Line', 'writes')
})

afterAll(() => group.end())

/** An hour of the day where the person is, so many hours from now. */
function inHours(hours: number): string {
  return new Date(group.time.clock.millis() + hours * 60 * minute).toISOString().slice(11, 16)
}

describe('the line', () => {
  it('is opened by an admin at the desk, published, and built into a page that the relay serves', async () => {
    const { page } = first
    await openLine(first, 'The public page')
    await page.getByLabel('Addresses of the page').fill(group.url)
    await page.getByLabel('Where “Leave now” leads').fill(group.elsewhere)
    await page.getByLabel('In English').fill('Ask for Ruth at the bakery')
    await page.getByRole('button', { name: 'Open the line' }).click()
    const folder = page.getByLabel('Folder')
    await folder.waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText(/Published/).waitFor()
    await folder.fill(group.path('page'))
    await page.getByRole('button', { name: 'Build the page' }).click()
    await page.getByText('The page is written.').waitFor()
    await group.servePage(group.path('page'))
    await expect
      .poll(async () => {
        await lookNow(second)
        await openLine(second)
        return second.page.getByText('This device does not hold the key of the week yet').count()
      }, within)
      .toBe(0)
  })
})

describe('somebody on a phone at 50 kbit/s, and somebody who asks about another', () => {
  it('writes, says when an answer is safe, looks at the code to its end, and is sent', async () => {
    const phone = await group.phone('slow')
    const { page } = phone
    const wire = await phone.context.newCDPSession(page)
    const line = (latency: number, speed: number): Promise<unknown> =>
      wire.send('Network.emulateNetworkConditions', {
        offline: false,
        latency,
        downloadThroughput: speed,
        uploadThroughput: speed,
      })
    await wire.send('Network.enable')
    await line(500, (50 * 1_000) / 8)
    await page.reload()
    const hours = { from: inHours(3), to: inHours(9) }
    const { words, secondWords } = await writeFirst(page, texts.first, { second: true, hours })
    codes.words = words
    codes.second = secondWords
    await page.locator('[data-at=digits]').click()
    codes.digits = (await said(page, 'digits-main')).replaceAll(' · ', '')
    await page.locator('[data-at=digits]').click()
    expect(await page.locator('[data-at=send]').isDisabled()).toBe(true)
    await confirmAndSend(page, words)
    await sent(page)
    // Somewhere with a better line by the time of the answer.
    await line(0, -1)
    expectQuiet(phone)
    slow = phone
  })

  it('asks about another person, in words that would like to be more than text', async () => {
    asker = await group.phone('asker')
    const { words } = await writeFirst(asker.page, `${texts.about}\n${(await nasty()).join('\n')}`, {
      other: true,
    })
    codes.other = words
    await confirmAndSend(asker.page, words)
    await sent(asker.page)
    expectQuiet(asker)
  })

  it('waits in the queue of both desks, and what was written is text and nothing else', async () => {
    await expectWaiting(first, 2)
    await expectWaiting(second, 2)
    expect(await axeFaults(second.page)).toEqual([])
    await openPerson(second, 'other')
    const text = message(second, texts.about)
    await text.waitFor()
    const shown = await text.innerText()
    for (const line of (await nasty()).filter((one) => /^[\x20-\x7e]+$/.test(one)))
      expect(shown).toContain(line.trim())
    const elements = await text
      .locator('*')
      .evaluateAll((all) => [...new Set(all.map(({ tagName }) => tagName))])
    expect(elements.toSorted()).toEqual(['DIV', 'P', 'SPAN', 'STRONG'])
    expect(await axeFaults(second.page)).toEqual([])
  })
})

describe('an operator who dies in the middle of a sentence', () => {
  it('holds the person, so that the colleague sees it and cannot answer', async () => {
    await openPerson(first)
    await message(first, texts.first).waitFor()
    await answerThem(first)
    await replyBox(first.page).fill(texts.half)
    // The keys that send a reply keep a note where a note is written, and send nothing.
    await first.page.getByLabel('New note').fill(texts.note)
    await first.page.keyboard.press('Control+Enter')
    await first.page.getByRole('listitem').getByText(texts.note).waitFor()
    expect(await replyBox(first.page).inputValue()).toBe(texts.half)
    await openPerson(second)
    await lookNow(second)
    await second.page.getByText(/M-01 is answering until/).waitFor()
    expect(await second.page.getByRole('button', { name: 'Answer this person' }).count()).toBe(0)
  })

  it('is followed by the colleague when the lease has ended, and not before', async () => {
    first.desk.process.kill('SIGKILL')
    await lookNow(second)
    expect(await second.page.getByText(/M-01 is answering until/).count()).toBe(1)
    await group.time.forward(10 * minute + 1_000)
    await expect
      .poll(async () => {
        await lookNow(second)
        return second.page.getByRole('button', { name: 'Answer this person' }).count()
      }, within)
      .toBe(1)
    await answerThem(second)
  })
})

describe('a reply', () => {
  it('that says where somebody is, is refused in words, and stays as it was typed', async () => {
    const { page } = second
    const where = 'Come to 12 Dock Road tomorrow.'
    await reply(second, where)
    await page.getByRole('alert').filter({ hasText: 'A reply never says where.' }).waitFor()
    expect(await replyBox(page).inputValue()).toBe(where)
    expect(await axeFaults(page)).toEqual([])
  })

  it('outside the safe hours waits, and goes out by itself when they begin', async () => {
    expect(await second.page.getByRole('button', { name: 'Send when it is safe' }).isVisible()).toBe(true)
    await reply(second, texts.held)
    await expectReplied(second, /Kept\. It goes out by itself/)
    await message(second, texts.held).getByText('waits until').waitFor()
    await group.time.forward(3 * 60 * minute)
    await expect
      .poll(async () => {
        await lookNow(second)
        return message(second, texts.held).innerText()
      }, within)
      .toMatch(/ · sent/)
  })

  it('inside them goes out at once', async () => {
    await answerThem(second)
    await reply(second, texts.prompt)
    await expectReplied(second, /Sent\./)
    await second.page.getByRole('button', { name: 'Let go' }).click()
    await second.page.getByRole('button', { name: 'Answer this person' }).waitFor()
  })

  it('to whoever asks about another person is the neutral text and no other', async () => {
    const { page } = second
    await openPerson(second, 'other')
    await answerThem(second)
    await reply(second, 'Yes, she is with us.')
    await page.getByRole('alert').filter({ hasText: 'Only the neutral text may be sent' }).waitFor()
    await page.getByRole('button', { name: 'Put in the neutral text' }).click()
    const neutral = await replyBox(page).inputValue()
    await page.keyboard.press('Control+Enter')
    await expectReplied(second, /Sent\./)
    await asker.page.goto(group.url)
    await comeBack(asker.page, codes.other.join(' '))
    await opened(asker.page)
    expect(await answersAt(asker)).toEqual([neutral])
    expectQuiet(asker)
  })
})

describe('the person', () => {
  it('comes back with the words, and with the digits on another phone, and writes more', async () => {
    await slow.page.goto(group.url)
    await comeBack(slow.page, codes.words.join(' '))
    await opened(slow.page)
    expect(await answersAt(slow)).toEqual([texts.held, texts.prompt])
    fresh = await group.phone('fresh')
    await comeBack(fresh.page, codes.digits)
    await opened(fresh.page)
    expect(await answersAt(fresh)).toEqual([texts.held, texts.prompt])
    real = await screenOf(fresh)
    await fresh.page.locator('[data-at=follow]').fill(texts.follow)
    await fresh.page.locator('[data-at=follow-send]').click()
    await says(fresh.page, 'thread-state', /come in/)
    await openPerson(second)
    await expect
      .poll(async () => {
        await lookNow(second)
        return message(second, texts.follow).count()
      }, within)
      .toBe(1)
    await second.page.getByText(/The person last looked here/).waitFor()
  })

  it('is forced to give the second code: the phone shows an everyday thread, the desks ring', async () => {
    await fresh.page.goto(group.url)
    await comeBack(fresh.page, codes.second.join(' '))
    await opened(fresh.page)
    const innocent = await answersAt(fresh)
    expect(innocent).toHaveLength(2)
    expect(innocent.join(' ')).not.toContain(stem)
    expect(await screenOf(fresh)).toEqual(real)
    await fresh.page.locator('[data-at=follow]').fill(texts.forced)
    await fresh.page.locator('[data-at=follow-send]').click()
    await says(fresh.page, 'thread-state', /come in/)
    expectQuiet(fresh)
    first = await group.sitDown('one')
    await unlock(first, passphrase.first)
    for (const seat of [second, first]) {
      const bar = seat.page.getByRole('alert').filter({ hasText: 'A second code was used.' })
      await expect
        .poll(async () => {
          await lookNow(seat)
          return bar.count()
        }, within)
        .toBe(1)
      await bar.getByRole('link', { name: 'Open the conversation' }).click()
      await message(seat, texts.forced).getByText('written under the second code').waitFor()
    }
    expect(await axeFaults(first.page)).toEqual([])
    // What the dead desk had half written was never kept, and was said to nobody.
    expect(await conversation(first).innerText()).not.toContain(texts.half)
    await first.page.getByRole('button', { name: 'I have seen this' }).click()
    for (const { page } of [first, second])
      await page.getByRole('alert').filter({ hasText: 'second code' }).first().waitFor({ state: 'detached' })
  })

  it('keeps the text on the screen while the relay answers with errors for an hour, and it is sent then', async () => {
    const { page } = asker
    await page.clock.install()
    await page.goto(group.url)
    const { words } = await writeFirst(page, texts.patient)
    const broken = (route: Parameters<Parameters<typeof page.route>[1]>[0]): Promise<void> =>
      route.fulfill({ status: 500 })
    await page.route('**/line/v1', broken)
    await confirmAndSend(page, words)
    await says(page, 'send-state', /does not answer/)
    await page.clock.runFor('01:00:00')
    expect(await said(page, 'send-text')).toBe(texts.patient)
    await page.unroute('**/line/v1', broken)
    await page.clock.runFor('00:01:05')
    await sent(page)
    await expectWaiting(second, 3)
  })

  it('leaves at once', async () => {
    const { page } = slow
    await page.locator('[data-at=exit]').click()
    await page.waitForURL(group.elsewhere)
    // What stood there is not in the list of pages to go back to.
    await page.goBack()
    expect(await page.locator('.answer').count()).toBe(0)
    expect(await page.locator('body').innerText()).not.toContain(stem)
    expectQuiet(slow)
  })
})

describe('somebody who called', () => {
  it('is written down by hand, is given a code, and reads the answer with it', async () => {
    const { page } = second
    await openLine(second)
    await page.getByRole('link', { name: 'Write down a call or letter' }).click()
    await page.getByLabel('What was said, in their words').fill(texts.called)
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.getByRole('button', { name: 'Make the code' }).click()
    // The thread has a code from now on, and the words stay until they were handed over.
    await page.getByRole('heading', { name: 'The code to hand over' }).waitFor()
    codes.called = await page.getByRole('listitem').locator('xpath=self::li[not(*)]').allInnerTexts()
    expect(codes.called).toHaveLength(9)
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'It has been handed over' }).click()
    await answerThem(second)
    await reply(second, texts.toCaller)
    await expectReplied(second, /Sent\./)
    await asker.page.goto(group.url)
    await comeBack(asker.page, codes.called.join(' '))
    await opened(asker.page)
    expect(await answersAt(asker)).toEqual([texts.toCaller])
  })

  it('may send a file when the operator opened a place for one, told in words that name no place', async () => {
    const { page } = second
    const words = page.getByLabel('What the person will read').nth(1)
    await words.fill('Send it from 12 Dock Road.')
    await page.getByRole('button', { name: 'Allow and tell them' }).click()
    await page.getByRole('alert').filter({ hasText: 'A reply never says where.' }).waitFor()
    await words.fill('You can send it here.')
    await page.getByRole('button', { name: 'Allow and tell them' }).click()
    await page.getByText('5 MB · waiting for a file').waitFor()
    await asker.page.locator('[data-at=again]').click()
    await asker.page.locator('[data-at=attach]').waitFor()
    await asker.page
      .locator('[data-at=file]')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(70_000, 7) })
    await says(asker.page, 'file-state', /whole file/)
    await expect
      .poll(async () => {
        await lookNow(second)
        return page.getByRole('button', { name: 'Save this file' }).count()
      }, within)
      .toBe(1)
  })
})

describe('a voice', () => {
  it('that was recorded on the phone is heard at the desk, in a player', async () => {
    const { page } = await group.phone('speaker')
    await comeBack(page, codes.called.join(' '))
    await opened(page)
    await page.locator('[data-at=follow-speak]').click()
    await page.locator('[data-at=voice-pick]').waitFor()
    await page
      .locator('[data-at=voice-file]')
      .setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer: secondOfSound() })
    await says(page, 'voice-state', /All of it/)
    const listen = second.page.getByRole('button', { name: 'Listen' })
    await expect
      .poll(async () => {
        await lookNow(second)
        return listen.count()
      }, within)
      .toBe(1)
    // A voice is one message: nothing stands beside it where words would be.
    expect(await conversation(second).getByText('…', { exact: true }).count()).toBe(0)
    await listen.click()
    const player = second.page.locator('audio')
    await expect.poll(() => player.evaluate((sound: HTMLAudioElement) => sound.duration), within).toBe(1)
  })

  /** One second, as a WAV file of 8,000 samples. */
  function secondOfSound(): Buffer {
    const head = Buffer.alloc(44)
    for (const [at, text] of [
      [0, 'RIFF'],
      [8, 'WAVEfmt '],
      [36, 'data'],
    ] as const)
      head.write(text, at, 'latin1')
    head.writeUInt32LE(36 + 8_000, 4)
    head.writeUInt32LE(16, 16)
    head.writeUInt16LE(1, 20)
    head.writeUInt16LE(1, 22)
    head.writeUInt32LE(8_000, 24)
    head.writeUInt32LE(8_000, 28)
    head.writeUInt16LE(1, 32)
    head.writeUInt16LE(8, 34)
    head.writeUInt32LE(8_000, 40)
    return Buffer.concat([head, Buffer.from(Array.from({ length: 8_000 }, (_, at) => (at % 20) * 6 + 68))])
  }
})

describe('a shift', () => {
  it('is planned, begun, and ends with a note for those who come after, never without', async () => {
    const { page } = second
    const at = (hours: number): string =>
      new Date(group.time.clock.millis() + hours * 60 * minute).toISOString().slice(0, 16).replace('T', ' ')
    await openLine(second, 'Duty')
    await page.getByLabel('From (UTC)').fill(at(-1))
    await page.getByLabel('Until (UTC)').fill(at(5))
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.getByRole('button', { name: 'Start this shift' }).click()
    const end = page.getByRole('button', { name: 'Hand over and end' })
    expect(await end.isDisabled()).toBe(true)
    await page.getByLabel('Note for those who come after').fill(texts.handOver)
    expect(await axeFaults(page)).toEqual([])
    await end.click()
    await page.getByText('Nobody is on duty.').waitFor()
    await openLine(first, 'Duty')
    await first.page.getByText(texts.handOver).waitFor()
  })
})

describe('what is left', () => {
  it('at the relay and on the phones is no word, no code and no key', async () => {
    await group.takePhones()
    const places = [
      group.relayFolder,
      ...['slow', 'asker', 'fresh', 'speaker'].map((name) => group.path(name)),
    ]
    for (const secret of await secretsToFind())
      for (const place of places) expect(sightingsBelow(place, secret)).toEqual([])
    for (const seat of [second, first]) expect(seat.desk.written()).not.toContain(stem)
    expectQuiet(second.watched)
    expectQuiet(first.watched)
  })

  /** Words, codes as they are written and as they are typed, and the keys that come of them. */
  async function secretsToFind(): Promise<readonly ReturnType<typeof formsOf>[]> {
    const written = [codes.words, codes.second, codes.other, codes.called].map((words) => words.join(' '))
    const keys = await Promise.all(
      written.map(async (code) => {
        const parsed = parseReturnCode(code, [english])
        return threadKeysOf(certain(parsed.ok ? parsed.value : undefined, 'it was shown'))
      }),
    )
    const raw = keys.flatMap(({ thread, replyKey, burn }) => [thread, sealKeyBytes(replyKey), burn.reveal()])
    return [
      ...[stem, ...written, codes.digits, codes.digits.match(/.../g)?.join(' · ') ?? ''].map(formsOf),
      raw.flatMap((key) => [
        { name: 'a key', bytes: Buffer.from(key) },
        { name: 'a key as hex', bytes: Buffer.from(key.toHex()) },
      ]),
    ]
  }
})

async function answersAt({ page }: Phone): Promise<readonly string[]> {
  return page.locator('.answer').allTextContents()
}

/** Everything on the phone but the words of the answers: each element, what it shows, and whether it is hidden. */
async function screenOf({ page }: Phone): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *:not(.answer, script)')].map((one) => {
      const own = [...one.childNodes]
        .filter((node) => node instanceof Text)
        .map(({ textContent }) => textContent)
      return `${one.localName} ${one.dataset['at'] ?? ''} ${one.hidden} ${own.join('').trim()}`
    }),
  )
}

/** The nastiest of other people's list where it is, and some of our own. */
async function nasty(): Promise<readonly string[]> {
  const own = ['<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '\u202egnp.exe', 'pаypal', '{{7*7}}']
  if (!sharedIsHere || !(await sharedHas('vectors/strings/blns.json'))) return own
  const strings = JSON.parse(await sharedText('vectors/strings/blns.json')) as readonly string[]
  const worst = strings.filter((one) => /[<>]|javascript:|[\u0000-\u0008\u200b-\u206f\ufeff]/.test(one))
  return [...own, ...worst.filter((one) => !/[\r\n]/.test(one)).filter((_, at) => at % 5 === 0)].slice(0, 50)
}

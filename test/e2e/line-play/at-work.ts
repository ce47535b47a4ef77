/** What else an operator does: a call by hand, a file, a voice, a shift. */
import { describe, expect, it } from 'vitest'
import { axeFaults } from '../../support/browser.ts'
import { answerThem, conversation, expectReplied, lookNow, openLine, reply } from '../steps/line-desk.ts'
import { type Phone } from '../steps/line-group.ts'
import { comeBack, opened, says } from '../steps/line-steps.ts'
import { minute, play, within } from './line-play.ts'

describe('somebody who called', () => {
  it('is written down by hand, is given a code, and reads the answer with it', async () => {
    const { page } = play.second
    await openLine(play.second)
    await page.getByRole('link', { name: 'Write down a call or letter' }).click()
    await page.getByLabel('What was said, in their words').fill(play.texts.called)
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.getByRole('button', { name: 'Make the code' }).click()
    // The thread has a code from now on, and the words stay until they were handed over.
    await page.getByRole('heading', { name: 'The code to hand over' }).waitFor()
    play.codes.called = await page.getByRole('listitem').locator('xpath=self::li[not(*)]').allInnerTexts()
    expect(play.codes.called).toHaveLength(9)
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'It has been handed over' }).click()
    await answerThem(play.second)
    await reply(play.second, play.texts.toCaller)
    await expectReplied(play.second, /Sent\./)
    await play.asker.page.goto(play.group.url)
    await comeBack(play.asker.page, play.codes.called.join(' '))
    await opened(play.asker.page)
    expect(await answersAt(play.asker)).toEqual([play.texts.toCaller])
  })

  it('may send a file when the operator opened a place for one, told in words that name no place', async () => {
    const { page } = play.second
    const words = page.getByLabel('What the person will read').nth(1)
    await words.fill('Send it from 12 Dock Road.')
    await page.getByRole('button', { name: 'Allow and tell them' }).click()
    await page.getByRole('alert').filter({ hasText: 'A reply never says where.' }).waitFor()
    await words.fill('You can send it here.')
    await page.getByRole('button', { name: 'Allow and tell them' }).click()
    await page.getByText('5 MB · waiting for a file').waitFor()
    await play.asker.page.locator('[data-at=again]').click()
    await play.asker.page.locator('[data-at=attach]').waitFor()
    await play.asker.page
      .locator('[data-at=file]')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(70_000, 7) })
    await says(play.asker.page, 'file-state', /whole file/)
    await expect
      .poll(async () => {
        await lookNow(play.second)
        return page.getByRole('button', { name: 'Save this file' }).count()
      }, within)
      .toBe(1)
  })
})

describe('a voice', () => {
  it('that was recorded on the phone is heard at the desk, in a player', async () => {
    const { page } = await play.group.phone('speaker')
    await comeBack(page, play.codes.called.join(' '))
    await opened(page)
    await page.locator('[data-at=follow-speak]').click()
    await page.locator('[data-at=voice-pick]').waitFor()
    await page
      .locator('[data-at=voice-file]')
      .setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer: secondOfSound() })
    await says(page, 'voice-state', /All of it/)
    const listen = play.second.page.getByRole('button', { name: 'Listen' })
    await expect
      .poll(async () => {
        await lookNow(play.second)
        return listen.count()
      }, within)
      .toBe(1)
    // A voice is one message: nothing stands beside it where words would be.
    expect(await conversation(play.second).getByText('…', { exact: true }).count()).toBe(0)
    await listen.click()
    const player = play.second.page.locator('audio')
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
    const { page } = play.second
    const at = (hours: number): string =>
      new Date(play.group.time.clock.millis() + hours * 60 * minute)
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ')
    await openLine(play.second, 'Duty')
    await page.getByLabel('From (UTC)').fill(at(-1))
    await page.getByLabel('Until (UTC)').fill(at(5))
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.getByRole('button', { name: 'Start this shift' }).click()
    const end = page.getByRole('button', { name: 'Hand over and end' })
    expect(await end.isDisabled()).toBe(true)
    await page.getByLabel('Note for those who come after').fill(play.texts.handOver)
    expect(await axeFaults(page)).toEqual([])
    await end.click()
    await page.getByText('Nobody is on duty.').waitFor()
    await openLine(play.first, 'Duty')
    await play.first.page.getByText(play.texts.handOver).waitFor()
  })
})

async function answersAt({ page }: Phone): Promise<readonly string[]> {
  return page.locator('.answer').allTextContents()
}

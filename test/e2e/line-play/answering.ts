/** An operator dies in the middle of a sentence and the colleague goes on; replies are refused, wait, or go out at once. */
import { describe, expect, it } from 'vitest'
import { axeFaults, expectQuiet } from '../../support/browser.ts'
import {
  answerThem,
  expectReplied,
  lookNow,
  message,
  openPerson,
  reply,
  replyBox,
} from '../steps/line-desk.ts'
import { type Phone } from '../steps/line-group.ts'
import { comeBack, opened } from '../steps/line-steps.ts'
import { minute, play, within } from './line-play.ts'

describe('an operator who dies in the middle of a sentence', () => {
  it('holds the person, so that the colleague sees it and cannot answer', async () => {
    await openPerson(play.first)
    await message(play.first, play.texts.first).waitFor()
    await answerThem(play.first)
    await replyBox(play.first.page).fill(play.texts.half)
    // The keys that send a reply keep a note where a note is written, and send nothing.
    await play.first.page.getByLabel('New note').fill(play.texts.note)
    await play.first.page.keyboard.press('Control+Enter')
    await play.first.page.getByRole('listitem').getByText(play.texts.note).waitFor()
    expect(await replyBox(play.first.page).inputValue()).toBe(play.texts.half)
    await openPerson(play.second)
    await lookNow(play.second)
    await play.second.page.getByText(/M-01 is answering until/).waitFor()
    expect(await play.second.page.getByRole('button', { name: 'Answer this person' }).count()).toBe(0)
  })

  it('is followed by the colleague when the lease has ended, and not before', async () => {
    play.first.desk.process.kill('SIGKILL')
    await lookNow(play.second)
    expect(await play.second.page.getByText(/M-01 is answering until/).count()).toBe(1)
    await play.group.time.forward(10 * minute + 1_000)
    await expect
      .poll(async () => {
        await lookNow(play.second)
        return play.second.page.getByRole('button', { name: 'Answer this person' }).count()
      }, within)
      .toBe(1)
    await answerThem(play.second)
  })
})

describe('a reply', () => {
  it('that says where somebody is, is refused in words, and stays as it was typed', async () => {
    const { page } = play.second
    const where = 'Come to 12 Dock Road tomorrow.'
    await reply(play.second, where)
    await page.getByRole('alert').filter({ hasText: 'A reply never says where.' }).waitFor()
    expect(await replyBox(page).inputValue()).toBe(where)
    expect(await axeFaults(page)).toEqual([])
  })

  it('outside the safe hours waits, and goes out by itself when they begin', async () => {
    expect(await play.second.page.getByRole('button', { name: 'Send when it is safe' }).isVisible()).toBe(
      true,
    )
    await reply(play.second, play.texts.held)
    await expectReplied(play.second, /Kept\. It goes out by itself/)
    await message(play.second, play.texts.held).getByText('waits until').waitFor()
    await play.group.time.forward(3 * 60 * minute)
    await expect
      .poll(async () => {
        await lookNow(play.second)
        return message(play.second, play.texts.held).innerText()
      }, within)
      .toMatch(/ · sent/)
  })

  it('inside them goes out at once', async () => {
    await answerThem(play.second)
    await reply(play.second, play.texts.prompt)
    await expectReplied(play.second, /Sent\./)
    await play.second.page.getByRole('button', { name: 'Let go' }).click()
    await play.second.page.getByRole('button', { name: 'Answer this person' }).waitFor()
  })

  it('to whoever asks about another person is the neutral text and no other', async () => {
    const { page } = play.second
    await openPerson(play.second, 'other')
    await answerThem(play.second)
    await reply(play.second, 'Yes, she is with us.')
    await page.getByRole('alert').filter({ hasText: 'Only the neutral text may be sent' }).waitFor()
    await page.getByRole('button', { name: 'Put in the neutral text' }).click()
    const neutral = await replyBox(page).inputValue()
    await page.keyboard.press('Control+Enter')
    await expectReplied(play.second, /Sent\./)
    await play.asker.page.goto(play.group.url)
    await comeBack(play.asker.page, play.codes.other.join(' '))
    await opened(play.asker.page)
    expect(await answersAt(play.asker)).toEqual([neutral])
    expectQuiet(play.asker)
  })
})

async function answersAt({ page }: Phone): Promise<readonly string[]> {
  return page.locator('.answer').allTextContents()
}

/** The person comes back, is forced to give the second code, waits for a broken relay, and leaves at once. */
import { describe, expect, it } from 'vitest'
import { axeFaults, expectQuiet } from '../../support/browser.ts'
import { conversation, expectWaiting, lookNow, message, openPerson } from '../steps/line-desk.ts'
import { type Phone } from '../steps/line-group.ts'
import { comeBack, confirmAndSend, opened, said, says, sent, writeFirst } from '../steps/line-steps.ts'
import { unlock } from '../steps/people.ts'
import { play, within } from './line-play.ts'

describe('the person', () => {
  it('comes back with the words, and with the digits on another phone, and writes more', async () => {
    await play.slow.page.goto(play.group.url)
    await comeBack(play.slow.page, play.codes.words.join(' '))
    await opened(play.slow.page)
    expect(await answersAt(play.slow)).toEqual([play.texts.held, play.texts.prompt])
    play.fresh = await play.group.phone('fresh')
    await comeBack(play.fresh.page, play.codes.digits)
    await opened(play.fresh.page)
    expect(await answersAt(play.fresh)).toEqual([play.texts.held, play.texts.prompt])
    play.real = await screenOf(play.fresh)
    await play.fresh.page.locator('[data-at=follow]').fill(play.texts.follow)
    await play.fresh.page.locator('[data-at=follow-send]').click()
    await says(play.fresh.page, 'thread-state', /come in/)
    await openPerson(play.second)
    await expect
      .poll(async () => {
        await lookNow(play.second)
        return message(play.second, play.texts.follow).count()
      }, within)
      .toBe(1)
    await play.second.page.getByText(/The person last looked here/).waitFor()
  })

  it('is forced to give the second code: the phone shows an everyday thread, the desks ring', async () => {
    await play.fresh.page.goto(play.group.url)
    await comeBack(play.fresh.page, play.codes.second.join(' '))
    await opened(play.fresh.page)
    const innocent = await answersAt(play.fresh)
    expect(innocent).toHaveLength(2)
    expect(innocent.join(' ')).not.toContain(play.stem)
    expect(await screenOf(play.fresh)).toEqual(play.real)
    await play.fresh.page.locator('[data-at=follow]').fill(play.texts.forced)
    await play.fresh.page.locator('[data-at=follow-send]').click()
    await says(play.fresh.page, 'thread-state', /come in/)
    expectQuiet(play.fresh)
    play.first = await play.group.sitDown('one')
    await unlock(play.first, play.passphrase.first)
    for (const seat of [play.second, play.first]) {
      const bar = seat.page.getByRole('alert').filter({ hasText: 'A second code was used.' })
      await expect
        .poll(async () => {
          await lookNow(seat)
          return bar.count()
        }, within)
        .toBe(1)
      await bar.getByRole('link', { name: 'Open the conversation' }).click()
      await message(seat, play.texts.forced).getByText('written under the second code').waitFor()
    }
    expect(await axeFaults(play.first.page)).toEqual([])
    // What the dead desk had half written was never kept, and was said to nobody.
    expect(await conversation(play.first).innerText()).not.toContain(play.texts.half)
    await play.first.page.getByRole('button', { name: 'I have seen this' }).click()
    for (const { page } of [play.first, play.second])
      await page.getByRole('alert').filter({ hasText: 'second code' }).first().waitFor({ state: 'detached' })
  })
})

describe('the person, whatever the relay does', () => {
  it('keeps the text on the screen while the relay answers with errors for an hour, and it is sent then', async () => {
    const { page } = play.asker
    await page.clock.install()
    await page.goto(play.group.url)
    const { words } = await writeFirst(page, play.texts.patient)
    const broken = (route: Parameters<Parameters<typeof page.route>[1]>[0]): Promise<void> =>
      route.fulfill({ status: 500 })
    await page.route('**/line/v1', broken)
    await confirmAndSend(page, words)
    await says(page, 'send-state', /does not answer/)
    await page.clock.runFor('01:00:00')
    expect(await said(page, 'send-text')).toBe(play.texts.patient)
    await page.unroute('**/line/v1', broken)
    await page.clock.runFor('00:01:05')
    await sent(page)
    await expectWaiting(play.second, 3)
  })

  it('leaves at once', async () => {
    const { page } = play.slow
    await page.locator('[data-at=exit]').click()
    await page.waitForURL(play.group.elsewhere)
    // What stood there is not in the list of pages to go back to.
    await page.goBack()
    expect(await page.locator('.answer').count()).toBe(0)
    expect(await page.locator('body').innerText()).not.toContain(play.stem)
    expectQuiet(play.slow)
  })
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

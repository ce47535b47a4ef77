/** The line is opened, and two people write to it: one at 50 kbit/s, and one who asks about another. */
import { describe, expect, it } from 'vitest'
import { sharedHas, sharedIsHere, sharedText } from '../../shared.ts'
import { axeFaults, expectQuiet } from '../../support/browser.ts'
import { expectWaiting, lookNow, message, openLine, openPerson } from '../steps/line-desk.ts'
import { confirmAndSend, said, sent, writeFirst } from '../steps/line-steps.ts'
import { play, within } from './line-play.ts'

describe('the line', () => {
  it('is opened by an admin at the desk, published, and built into a page that the relay serves', async () => {
    const { page } = play.first
    await openLine(play.first, 'The public page')
    await page.getByLabel('Addresses of the page').fill(play.group.url)
    await page.getByLabel('Where “Leave now” leads').fill(play.group.elsewhere)
    await page.getByLabel('In English').fill('Ask for Ruth at the bakery')
    await page.getByRole('button', { name: 'Open the line' }).click()
    const folder = page.getByLabel('Folder')
    await folder.waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText(/Published/).waitFor()
    await folder.fill(play.group.path('page'))
    await page.getByRole('button', { name: 'Build the page' }).click()
    await page.getByText('The page is written.').waitFor()
    await play.group.servePage(play.group.path('page'))
    await expect
      .poll(async () => {
        await lookNow(play.second)
        await openLine(play.second)
        return play.second.page.getByText('This device does not hold the key of the week yet').count()
      }, within)
      .toBe(0)
  })
})

describe('somebody on a phone at 50 kbit/s, and somebody who asks about another', () => {
  it('writes, says when an answer is safe, looks at the code to its end, and is sent', async () => {
    const phone = await play.group.phone('slow')
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
    const hours = { from: play.inHours(3), to: play.inHours(9) }
    const { words, secondWords } = await writeFirst(page, play.texts.first, { second: true, hours })
    play.codes.words = words
    play.codes.second = secondWords
    await page.locator('[data-at=digits]').click()
    play.codes.digits = (await said(page, 'digits-main')).replaceAll(' · ', '')
    await page.locator('[data-at=digits]').click()
    expect(await page.locator('[data-at=send]').isDisabled()).toBe(true)
    await confirmAndSend(page, words)
    await sent(page)
    // Somewhere with a better line by the time of the answer.
    await line(0, -1)
    expectQuiet(phone)
    play.slow = phone
  })

  it('asks about another person, in words that would like to be more than text', async () => {
    play.asker = await play.group.phone('asker')
    const { words } = await writeFirst(
      play.asker.page,
      `${play.texts.about}\n${(await nasty()).join('\n')}`,
      {
        other: true,
      },
    )
    play.codes.other = words
    await confirmAndSend(play.asker.page, words)
    await sent(play.asker.page)
    expectQuiet(play.asker)
  })

  it('waits in the queue of both desks, and what was written is text and nothing else', async () => {
    await expectWaiting(play.first, 2)
    await expectWaiting(play.second, 2)
    expect(await axeFaults(play.second.page)).toEqual([])
    await openPerson(play.second, 'other')
    const text = message(play.second, play.texts.about)
    await text.waitFor()
    const shown = await text.innerText()
    for (const line of (await nasty()).filter((one) => /^[\x20-\x7e]+$/.test(one)))
      expect(shown).toContain(line.trim())
    const elements = await text
      .locator('*')
      .evaluateAll((all) => [...new Set(all.map(({ tagName }) => tagName))])
    expect(elements.toSorted()).toEqual(['DIV', 'P', 'SPAN', 'STRONG'])
    expect(await axeFaults(play.second.page)).toEqual([])
  })
})

/** The nastiest of other people's list where it is, and some of our own. */
async function nasty(): Promise<readonly string[]> {
  const own = ['<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '\u202egnp.exe', 'pаypal', '{{7*7}}']
  if (!sharedIsHere || !(await sharedHas('vectors/strings/blns.json'))) return own
  const strings = JSON.parse(await sharedText('vectors/strings/blns.json')) as readonly string[]
  const worst = strings.filter((one) => /[<>]|javascript:|[\u0000-\u0008\u200b-\u206f\ufeff]/.test(one))
  return [...own, ...worst.filter((one) => !/[\r\n]/.test(one)).filter((_, at) => at % 5 === 0)].slice(0, 50)
}

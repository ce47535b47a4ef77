/** The end of a thread and of a line: the person destroys the one, an admin the other. */
import { describe, expect, it } from 'vitest'
import { axeFaults } from '../../support/browser.ts'
import { lookNow, openLine, openPerson } from '../steps/line-desk.ts'
import { comeBack, opened, says } from '../steps/line-steps.ts'
import { play, within } from './line-play.ts'

describe('a thread that its person destroys', () => {
  it('is said to be that at the desk, and nobody is let write into nothing', async () => {
    const phone = await play.group.phone('burner')
    const { page } = phone
    await comeBack(page, play.codes.words.join(' '))
    await opened(page)
    await page.locator('[data-at=burn] summary').click()
    await page.locator('[data-at=burn-sure]').click()
    await says(page, 'thread-state', /Deleted/)
    const desk = play.second.page
    await openPerson(play.second)
    await expect
      .poll(async () => {
        await lookNow(play.second)
        return desk.getByText('The person has destroyed this thread (').count()
      }, within)
      .toBe(1)
    await desk.getByText('A reply would be written into nothing.').waitFor()
    expect(await desk.getByLabel('What the person will read').count()).toBe(0)
    expect(await axeFaults(desk)).toEqual([])
  })
})

describe('a line that is begun anew', () => {
  it('says first what this ends and cannot bring back, and has a notice of its own afterwards', async () => {
    const { page } = play.first
    await openLine(play.first, 'The public page')
    await page.getByText('Begin the line anew').click()
    const act = page.getByRole('button', { name: 'End the old line and begin anew' })
    expect(await act.isDisabled()).toBe(true)
    expect(await axeFaults(page)).toEqual([])
    await page.getByLabel('I have read this.').check()
    await page.getByLabel('Where “Leave now” leads').fill(play.group.elsewhere)
    const before = await page.getByText(/Published/).innerText()
    await play.group.time.forward(60_000)
    await act.click()
    await page.getByText('The line was begun anew.').waitFor()
    await expect
      .poll(async () => {
        await lookNow(play.first)
        return page.getByText(/Published/).innerText()
      }, within)
      .not.toBe(before)
  })
})

/** Somebody who looks around in the demonstration for the first time, in a real browser. */

import { describe, expect, it } from 'vitest'
import { axeFaults, expectQuiet } from '../support/browser.ts'
import { shownDemonstration } from './steps/shown.ts'

describe('somebody who looks around', () => {
  const shown = shownDemonstration()

  it('finds every room filled, readable by everybody, and nothing asked of anybody else', async () => {
    const watched = await shown.open()
    const { page } = watched
    const waiting = page.getByRole('list', { name: 'Who waits' })
    await waiting.getByRole('link').first().waitFor()
    expect(await axeFaults(page), 'who waits').toEqual([])
    await waiting.getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Safe contact' }).waitFor()
    expect(await axeFaults(page), 'a person on the line').toEqual([])
    for (const part of ['Duty', 'Ready-made replies', 'The public page', 'All requests']) {
      await page.getByRole('link', { name: part, exact: true }).click()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.getByText('One moment').waitFor({ state: 'detached' })
      expect(await axeFaults(page), part).toEqual([])
    }
    await page.getByRole('navigation').getByText('Cases', { exact: true }).click()
    await page.getByRole('list', { name: 'What to do, by time to harm' }).getByRole('link').first().waitFor()
    expect(await axeFaults(page), 'tonight').toEqual([])
    for (const room of ['Evidence', 'Press']) {
      await page.getByRole('navigation').getByText(room, { exact: true }).click()
      // The Evidence room opens with its wall.
      await page
        .getByRole('main')
        .getByRole(room === 'Evidence' ? 'listitem' : 'row')
        .nth(1)
        .waitFor()
      expect(await axeFaults(page), room).toEqual([])
    }
    expect(new URL(page.url()).hash, 'the one-time token stays in no history').toBe('')
    expectQuiet(watched)
    await page.getByRole('button', { name: 'Lock' }).click()
    await page.getByRole('row').first().waitFor({ state: 'detached' })
    expect(await page.getByRole('row').count()).toBe(0)
    expectQuiet(watched)
  })

  it('cannot use the address a second time', async () => {
    const watched = await shown.open()
    await watched.page.getByRole('heading').first().waitFor()
    expect(await watched.page.getByRole('row').count()).toBe(0)
    expect(await watched.page.getByRole('textbox').count(), 'nothing to type a passphrase into').toBe(0)
  })

  it('leaves no line of content in what the desk wrote to the terminal', () => {
    expect(shown.desk().written().trim().split('\n').length).toBeLessThanOrEqual(3)
  })
})

/** What a person does at a desk of an organisation: begin, invite, join, give rights, look at where changes are. */

import type { Browser, Page } from 'playwright'
import { expect } from 'vitest'
import { axeFaults, openPage, type RunningDesk, startDesk, type Watched } from '../../support/browser.ts'

export type Seat = { readonly desk: RunningDesk; readonly watched: Watched; readonly page: Page }

export async function sitDown(browser: Browser, home: string): Promise<Seat> {
  const desk = await startDesk(['desk', '--home', home])
  const watched = await openPage(browser)
  const { page } = watched
  page.setDefaultTimeout(20_000)
  await page.goto(desk.address)
  return { desk, watched, page }
}

/** Takes the words that the desk offers, twice. */
async function takeOfferedWords(page: Page): Promise<string> {
  const offered = (await page.locator('output').first().innerText()).trim()
  await page.getByRole('button', { name: 'Use these words' }).click()
  await page.getByLabel('Passphrase once more', { exact: true }).fill(offered)
  return offered
}

export async function beginOrganisation({ page }: Seat, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Create an organisation' }).click()
  await page.getByLabel('Name of the organisation').fill(name)
  const passphrase = await takeOfferedWords(page)
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 })
  return passphrase
}

/** A part of the organisation's room, by keyboard and one click. */
export async function openPart({ page }: Seat, part: string): Promise<void> {
  await page.keyboard.press('Alt+5')
  await page
    .getByRole('navigation', { name: 'Parts of the organisation' })
    .getByRole('link', { name: part })
    .click()
  await page.getByRole('heading', { level: 1, name: part }).waitFor()
}

export async function useRelay(seat: Seat, relay: { readonly address: string; readonly key: string }) {
  const { page } = seat
  await openPart(seat, 'Sync')
  await page.getByLabel('Address').fill(relay.address)
  await page.getByLabel('Key of the relay').fill(relay.key)
  await page.getByRole('button', { name: 'Use this relay' }).click()
  await page.getByText('Done.').waitFor()
  await page.getByText('Heard to the end.').waitFor()
}

/** The invitation as it stands on the screen of whoever invites. */
export async function invite(seat: Seat, what = 'Invite a person'): Promise<string> {
  const { page } = seat
  await openPart(seat, 'Invite')
  await page.getByRole('button', { name: what }).click()
  const text = page.locator('output[aria-label="The invitation"]')
  await text.waitFor()
  await page.getByRole('img', { name: 'The invitation as a QR code' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  return (await text.innerText()).trim()
}

/** The invited person's side, up to the six words. */
export async function askToJoin(
  { page }: Seat,
  invitation: string,
): Promise<{ words: string; passphrase: string }> {
  await page.getByRole('button', { name: 'Join an organisation' }).click()
  await page.getByLabel('Invitation').fill(invitation)
  const passphrase = await takeOfferedWords(page)
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Ask to be let in' }).click()
  const six = page.locator('output[aria-label="Compare six words"]')
  await six.waitFor({ timeout: 60_000 })
  await page.getByText('The answer is at the relay.').waitFor()
  expect(await axeFaults(page)).toEqual([])
  return { words: wordsOf(await six.innerText()), passphrase }
}

/** The words on the inviter's own screen, once the answer is there. */
export async function comparedWords({ page }: Seat): Promise<string> {
  const six = page.locator('output[aria-label="Compare six words"]')
  await six.waitFor({ timeout: 60_000 })
  expect(await axeFaults(page)).toEqual([])
  return wordsOf(await six.innerText())
}

function wordsOf(text: string): string {
  return text.trim().split(/\s+/).join(' ')
}

/** Somebody is invited, compares six words, and is in. */
export async function bringIn(host: Seat, guest: Seat): Promise<string> {
  const invitation = await invite(host)
  const { words, passphrase } = await askToJoin(guest, invitation)
  expect(words.split(' ')).toHaveLength(6)
  expect(await comparedWords(host)).toBe(words)
  await host.page.getByRole('button', { name: 'The words are the same: let in' }).click()
  await host.page.getByText('Let in. The new device').waitFor()
  await guest.page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 })
  return passphrase
}

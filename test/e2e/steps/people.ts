/** What a person does at a desk of an organisation: begin, invite, join, give rights, look at where changes are. */

import type { Browser, Page } from 'playwright'
import { expect } from 'vitest'
import { callHeader, callPath } from '../../../packages/desk/src/calls/calls.ts'
import { axeFaults, openPage, type RunningDesk, startDesk, type Watched } from '../../support/browser.ts'

export type Seat = { readonly desk: RunningDesk; readonly watched: Watched; readonly page: Page }

export async function sitDown(browser: Browser, home: string, flags: readonly string[] = []): Promise<Seat> {
  const desk = await startDesk(['desk', '--home', home], flags)
  const watched = await openPage(browser)
  const { page } = watched
  page.setDefaultTimeout(40_000)
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
  // Before the places are drawn no desk listens, and the key would be lost.
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
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
  await page.getByText('Everything is fetched and sent.').waitFor()
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
  await six.waitFor({ timeout: 60_000 }).catch(async (problem: unknown) => {
    throw new Error(`the page says: ${await page.locator('body').innerText()}`, { cause: problem })
  })
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
export async function bringIn(host: Seat, guest: Seat, role: 'member' | 'admin' = 'member'): Promise<string> {
  const invitation = await invite(host)
  const { words, passphrase } = await askToJoin(guest, invitation)
  expect(words.split(' ')).toHaveLength(6)
  expect(await comparedWords(host)).toBe(words)
  await host.page.getByLabel('As', { exact: true }).selectOption(role)
  await host.page.getByRole('button', { name: 'The words are the same: let in' }).click()
  await host.page.getByText('Let in. The new device').waitFor()
  await guest.page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 })
  return passphrase
}

/** The passphrase at a locked desk. */
export async function unlock({ page }: Seat, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 })
}

/** Gives a right where it stands in the table, and waits until it counts. */
export async function giveRight(seat: Seat, cell: string, right: string): Promise<void> {
  const { page } = seat
  await openPart(seat, 'Who can read what')
  await page.getByLabel(cell, { exact: true }).selectOption({ label: right })
  await page.getByText('Done.').first().waitFor()
}

type Reply = { readonly ok: boolean; readonly value?: unknown; readonly refusal?: { readonly kind: string } }

/** A call as the pages make it, with the cookie of this window. */
export async function callFrom({ page }: Seat, name: string, ask: object): Promise<Reply> {
  return page.evaluate(
    async ({ path, body, header }) => {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [header.name]: header.value },
        body,
      })
      return (await answer.json()) as Reply
    },
    { path: `${callPath}${name}`, body: JSON.stringify(ask), header: callHeader },
  )
}

/** Saves a record and gives back its id. */
export async function saveFrom(seat: Seat, ask: object): Promise<string> {
  const saved = await callFrom(seat, 'records.save', ask)
  if (!saved.ok) throw new Error(`not saved: ${JSON.stringify(saved.refusal)}`)
  return (saved.value as { readonly id: string }).id
}

/** The titles of all records of one kind that this desk reads. */
export async function titlesAt(seat: Seat, type: string): Promise<readonly string[]> {
  const table = await callFrom(seat, 'records.table', { types: [type], filter: '', offset: 0, limit: 50 })
  return table.ok ? (table.value as { rows: { title: string }[] }).rows.map(({ title }) => title) : []
}

/** No desk has a single alarm. */
export async function expectNoAlarm(seats: readonly Seat[]): Promise<void> {
  for (const seat of seats) {
    const { value } = await callFrom(seat, 'alarms.read', {})
    expect((value as { alarms: unknown[] } | undefined)?.alarms).toEqual([])
    expect(await seat.page.getByRole('alert').count()).toBe(0)
  }
}

/** Fields of a case that has just been opened. */
export function openCase(personId: string): object {
  return {
    personId,
    state: 'intake',
    priority: 'urgent',
    owner: 'M-01',
    team: ['M-01'],
    openedAt: '2026-11-01',
    threatActors: ['family'],
    reviewAt: '2026-12-01',
  }
}

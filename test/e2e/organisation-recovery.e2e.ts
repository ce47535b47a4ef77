/** What was meant for one person and used by two, half of a key elsewhere, work that came too late, and coming back from pieces. */
import type { Route } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callPath } from '../../packages/desk/src/calls/calls.ts'
import { axeFaults, expectQuiet } from '../support/browser.ts'
import { Group } from './steps/group.ts'
import {
  askToJoin,
  beginOrganisation,
  callFrom,
  comparedWords,
  giveRight,
  invite,
  openPart,
  type Seat,
  saveFrom,
  titlesAt,
  unlock,
  useRelay,
} from './steps/people.ts'

let group: Group
let founder: Seat
let colleague: Seat
let founders = ''
const within = { timeout: 40_000 }
/** What stands on paper when every device is gone. */
const papers = { pieces: [''], fingerprint: '', relay: '', key: '' }

beforeAll(async () => {
  group = await Group.gather()
  founder = await group.sitDown('one')
  colleague = await group.sitDown('two')
})

afterAll(() => group.end())

describe('an invitation', () => {
  it('lets one person in, and tells whoever comes after that it was used', async () => {
    founders = await beginOrganisation(founder, 'Quiet herons')
    await useRelay(founder, group.relay)
    const invitation = await invite(founder)
    const { words } = await askToJoin(colleague, invitation)
    expect(await comparedWords(founder)).toBe(words)
    await founder.page.getByRole('button', { name: 'The words are the same: let in' }).click()
    await colleague.page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 })
    const late = await group.sitDown('late')
    await late.page.getByRole('button', { name: 'Join an organisation' }).click()
    await late.page.getByLabel('Invitation').fill(invitation)
    await late.page.getByRole('button', { name: 'Use these words' }).click()
    const offered = (await late.page.locator('output').first().innerText()).trim()
    await late.page.getByLabel('Passphrase once more', { exact: true }).fill(offered)
    await late.page.getByRole('button', { name: 'Ask to be let in' }).click()
    await late.page.getByRole('alert').getByText('Somebody else was let in with this invitation.').waitFor()
    expect(await axeFaults(late.page)).toEqual([])
    await late.page.getByRole('button', { name: 'Give up and empty this home' }).click()
    await late.page.getByRole('button', { name: 'Create an organisation' }).waitFor()
  })
})

describe('half of a home’s key at the relay', () => {
  it('is turned on with a kit and no other words, opens with the passphrase while the relay gives it, and is turned off again', async () => {
    await openPart(founder, 'Recovery')
    const { page } = founder
    await page.getByRole('button', { name: 'Make a kit' }).click()
    const list = page.getByRole('list', { name: 'The words' })
    await list.waitFor()
    const words = await list.getByRole('listitem').allInnerTexts()
    expect(words).toHaveLength(24)
    await page.getByRole('button', { name: 'It is printed: hide it' }).click()
    const half = page.locator('section').filter({ hasText: 'Half of the key at the relay' }).last()
    const turn = async (what: 'on' | 'off', kit: string): Promise<void> => {
      await half.getByLabel('Passphrase').fill(founders)
      await half.getByLabel('The 24 words of a printed kit').fill(kit)
      await half.getByRole('button', { name: `Turn it ${what}` }).click()
    }
    await turn('on', words.toReversed().join(' '))
    await half.getByRole('alert').waitFor()
    await turn('on', words.join(' '))
    await half.getByText('It is on.').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await lockAndOpen()
    await openPart(founder, 'Recovery')
    await turn('off', '')
    await half.getByText('It is off.').waitFor()
  })
})

describe('a right that is on its way', () => {
  it('is not called done because the one before it was', async () => {
    const { page } = founder
    await giveRight(founder, 'M-02: Line', 'reads')
    const held = Promise.withResolvers<void>()
    const hold = async (route: Route): Promise<void> => {
      await held.promise
      await route.continue()
    }
    await page.route(`**${callPath}access.change`, hold)
    await page.getByLabel('M-02: Line', { exact: true }).selectOption({ label: 'writes' })
    const done = page.getByText('Done.')
    expect(await done.count()).toBe(0)
    held.resolve()
    await done.waitFor()
    await page.unroute(`**${callPath}access.change`, hold)
  })
})

describe('work that was done while its writer lost the right to it', () => {
  it('comes home on a stick, changes nothing by itself, and is taken over by a lead', async () => {
    await giveRight(founder, 'M-02: Press', 'writes')
    await publish(founder, 'P-91', 'Harbour office')
    await expect.poll(() => titlesAt(colleague, 'Person'), within).toHaveLength(1)
    await group.relay.stop()
    await publish(colleague, 'P-92', 'Ferry board')
    await openPart(colleague, 'Sync')
    await colleague.page.getByLabel('File', { exact: true }).fill(group.path('stick'))
    await colleague.page.getByRole('button', { name: 'Write a bundle' }).click()
    await colleague.page.getByText('KB in').waitFor()
    expectQuiet(colleague.watched)
    await colleague.desk.stop()
    await group.restartRelay()
    await giveRight(founder, 'M-02: Press', 'nothing')
    await readStick()
    const { page } = founder
    const late = page.getByRole('listitem').filter({ hasText: /^M-02 .* Press · 1 record/ })
    await late.waitFor()
    expect(await titlesAt(founder, 'Person')).toHaveLength(1)
    expect(await axeFaults(page)).toEqual([])
    await late.getByRole('button', { name: 'Take it over' }).click()
    await page.getByText('Nothing lies here.').waitFor()
    await expect.poll(() => titlesAt(founder, 'Person'), within).toHaveLength(2)
  })

  it('is not taken from a stick of somebody who was removed, and the refusal says so', async () => {
    const { page } = founder
    await openPart(founder, 'Members and devices')
    await page.getByRole('link', { name: 'Remove M-02' }).click()
    await page.getByRole('button', { name: 'Remove M-02' }).click()
    await page.getByText('M-02 is removed.').waitFor(within)
    await readStick()
    await page.getByRole('alert').getByText('does not belong to the organisation, or no longer').waitFor()
  })
})

describe('when every device is gone', () => {
  it('two of three pieces and one sheet bring the organisation back', async () => {
    await openPart(founder, 'Recovery')
    const { page } = founder
    await page.getByLabel('Pieces', { exact: true }).fill('3')
    await page.getByLabel('Needed together').fill('2')
    await page.getByRole('button', { name: 'Make the pieces' }).click()
    await page.getByRole('heading', { name: 'Piece 3 of 3' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    papers.pieces = await page.getByText(/^SCS1-/).allInnerTexts()
    const sheet = page.getByRole('region', { name: 'Where to come back to' }).locator('dd')
    const [fingerprint = '', relay = '', key = ''] = await sheet.allInnerTexts()
    Object.assign(papers, { fingerprint, relay, key })
    const before = await titlesAt(founder, 'Person')
    await expect.poll(() => waiting(founder), within).toBe(0)
    expectQuiet(founder.watched)
    await founder.desk.stop()
    const again = await group.sitDown('again')
    await again.page.getByRole('button', { name: 'Come back from papers' }).click()
    const offered = again.page.locator('output').first()
    const fill = async (pieces: readonly string[]): Promise<void> => {
      await again.page.getByLabel('Words of the kit, or the pieces').fill(pieces.join('\n'))
      await again.page.getByRole('button', { name: 'Come back', exact: true }).click()
    }
    await again.page.getByLabel('The organisation in eleven words').fill(papers.fingerprint)
    await again.page.getByLabel('Relay', { exact: true }).fill(papers.relay)
    await again.page.getByLabel('Key of the relay').fill(papers.key)
    await again.page.getByRole('button', { name: 'Use these words' }).click()
    await again.page
      .getByLabel('Passphrase once more', { exact: true })
      .fill((await offered.innerText()).trim())
    await fill(papers.pieces.slice(0, 1))
    await again.page.getByRole('alert').waitFor()
    expect(await axeFaults(again.page)).toEqual([])
    await fill(papers.pieces.slice(1))
    await again.page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 })
    await expect.poll(() => titlesAt(again, 'Person'), within).toEqual(before)
    await openPart(again, 'Members and devices')
    const list = again.page.getByRole('list', { name: 'Members and devices' })
    await list.getByText('this device').waitFor()
    expect(await list.innerText()).toContain('you · admin')
    expectQuiet(again.watched)
  })
})

async function lockAndOpen(): Promise<void> {
  await founder.page.keyboard.press('Control+Shift+L')
  await founder.page.getByRole('heading', { name: 'Locked' }).waitFor()
  await unlock(founder, founders)
}

async function readStick(): Promise<void> {
  await openPart(founder, 'Sync')
  await founder.page.getByLabel('File', { exact: true }).fill(group.path('stick'))
  await founder.page.getByRole('button', { name: 'Read a bundle' }).click()
}

async function waiting(seat: Seat): Promise<number> {
  const { value } = await callFrom(seat, 'sync.read', {})
  return (value as { counts: Record<string, number> }).counts['saved-here'] ?? 0
}

/** A body that speaks in public: it lies with the press. */
async function publish(seat: Seat, code: string, publicName: string): Promise<void> {
  const fields = { code, kind: 'organisation', ageBand: 'unknown', publicName }
  await saveFrom(seat, { type: 'Person', fields })
}

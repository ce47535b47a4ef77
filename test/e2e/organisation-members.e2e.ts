/** What takes two people: a second signature, two things that never meet, a lock and its undoing, a journey and back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, expectQuiet } from '../support/browser.ts'
import { Group } from './steps/group.ts'
import {
  beginOrganisation,
  bringIn,
  expectNoAlarm,
  giveRight,
  openCase,
  openPart,
  type Seat,
  saveFrom,
  titlesAt,
  unlock,
  useRelay,
} from './steps/people.ts'

let group: Group
let founder: Seat
let second: Seat
let third: Seat
let thirds = ''
const within = { timeout: 40_000 }
const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

beforeAll(async () => {
  group = await Group.gather()
  founder = await group.sitDown('one')
  second = await group.sitDown('two')
  third = await group.sitDown('three')
})

afterAll(() => group.end())

/** What stands on the page of the members beside one of them. */
async function said({ page }: Seat, code: string): Promise<string> {
  const block = page.getByRole('list', { name: 'Members and devices' }).getByRole('listitem')
  return block
    .filter({ has: page.getByRole('heading', { name: code, exact: true }) })
    .first()
    .innerText()
}

describe('an organisation of three', () => {
  it('was one person’s, who held names and shelters both, and hands the shelters to a colleague', async () => {
    await beginOrganisation(founder, 'Quiet herons')
    await useRelay(founder, group.relay)
    const person = { code: 'P-07', kind: 'individual', ageBand: '25_34' }
    const personId = await saveFrom(founder, { type: 'Person', fields: person })
    await saveFrom(founder, { type: 'Case', fields: openCase(personId) })
    await openPart(founder, 'Members and devices')
    await founder.page.getByText('You are the only member.').waitFor()
    await bringIn(founder, second, 'admin')
    thirds = await bringIn(founder, third)
    await openPart(founder, 'Members and devices')
    const { page } = founder
    await page.getByText('One member holds names of people and addresses of shelters.').waitFor()
    expect(await said(founder, 'M-01')).toContain('holds names · holds shelters')
    expect(await axeFaults(page)).toEqual([])
    await page.getByLabel('The shelters go to', { exact: true }).selectOption({ label: 'M-03' })
    await page.getByRole('button', { name: 'Hand over: The shelters go to M-03' }).click()
    await expect.poll(() => said(founder, 'M-03'), within).toContain('holds shelters')
    await expect.poll(() => said(founder, 'M-01'), within).not.toContain('holds shelters')
    await page.getByText('One member holds names').waitFor({ state: 'detached' })
    expect(await said(founder, 'M-01')).toContain('holds names')
  })

  it('says since when each of them belongs, and on what day somebody came', async () => {
    const day = today.format(new Date())
    expect(await said(founder, 'M-03')).toContain(`member · since ${day}`)
    await openPart(second, 'Members and devices')
    await second.page.getByText(`M-03 was let in · by M-01 · ${day}`).waitFor()
  })

  it('gives the shelters to nobody who holds names, and the names to nobody who holds shelters', async () => {
    await openPart(third, 'Who can read what')
    const { page } = third
    const cell = page.getByLabel('M-01: Shelters: addresses and hosts', { exact: true })
    await cell.selectOption('reader')
    await page.getByText('Done.').waitFor()
    // Whoever gives it cannot know that a colleague holds names; the colleague's own device refuses the key.
    await openPart(founder, 'Members and devices')
    const refused = founder.page.getByText('this device has refused the key')
    await refused.waitFor()
    expect(await said(founder, 'M-01')).not.toContain('holds shelters')
    expect(await axeFaults(founder.page)).toEqual([])
    await openPart(founder, 'Who can read what')
    expect(await founder.page.getByText('Shelters: addresses and hosts').count()).toBe(0)
    await founder.page.getByLabel('M-03: Names', { exact: true }).selectOption('reader')
    await founder.page
      .getByRole('alert')
      .getByText('Nobody holds the names of people and the addresses of shelters both.')
      .waitFor()
    await cell.selectOption('none')
    await openPart(founder, 'Members and devices')
    await refused.waitFor({ state: 'detached' })
  })

  it('makes a third admin by two signatures, and says to each whose is missing and what is signed', async () => {
    await openPart(founder, 'Members and devices')
    await founder.page.getByRole('button', { name: 'Make an admin: M-03' }).click()
    await founder.page
      .getByText('Signed by 1 of 2. It counts once one of these has signed too: M-02.')
      .waitFor()
    await founder.page.getByText('Make M-03 an admin asked for by M-01').waitFor()
    await second.page.getByRole('link', { name: 'Organisation 1' }).click()
    const asked = second.page.getByRole('button', { name: 'Sign: Make M-03 an admin' })
    await asked.waitFor()
    expect(await axeFaults(second.page)).toEqual([])
    await asked.click()
    for (const seat of [founder, second]) {
      await expect.poll(() => said(seat, 'M-03'), within).toContain('admin')
      await seat.page.getByText('Waits for a signature').waitFor({ state: 'detached' })
    }
    await founder.page.getByText('Signed by 1 of 2').waitFor({ state: 'detached' })
    await openPart(third, 'Members and devices')
    await third.page.getByText('M-03 is an admin now · by M-01').waitFor()
  })

  it('locks a colleague’s laptop from afar, and unlocks it when the alarm was false', async () => {
    const { page } = second
    await page.getByRole('link', { name: 'Lost or taken: M-03 · 1' }).click()
    await page.getByRole('button', { name: 'Lock it for now' }).click()
    await page.getByText('locked by a colleague').waitFor(within)
    expect(await axeFaults(page)).toEqual([])
    const said = third.page.getByText('A colleague locked this device.')
    await said.waitFor(within)
    await third.page.getByLabel('Passphrase').fill(thirds)
    await third.page.getByRole('button', { name: 'Open' }).click()
    await expect.poll(() => third.page.getByLabel('Passphrase').inputValue(), within).toBe('')
    await said.waitFor()
    expect(await axeFaults(third.page)).toEqual([])
    await openPart(founder, 'Members and devices')
    await founder.page.getByText('Locked by a colleague: M-03 · 1 · by M-02').waitFor()
    await founder.page.getByRole('button', { name: 'Unlock again: M-03 · 1' }).click()
    await founder.page.getByText('Done.').waitFor()
    await unlock(third, thirds)
  })

  it('takes the keys of cases off a laptop before a journey, and a colleague gives them back', async () => {
    await giveRight(founder, 'M-02: Record', 'reads')
    await expect.poll(() => titlesAt(second, 'Case'), within).toHaveLength(1)
    await openPart(second, 'Members and devices')
    const { page } = second
    await page.getByRole('link', { name: 'Before a journey' }).click()
    await page.getByRole('button', { name: 'Take the case keys off this device' }).click()
    await page.getByText('This device travels: it holds no case keys.').first().waitFor(within)
    await expect.poll(() => titlesAt(second, 'Case'), within).toEqual([])
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Back from the journey: ask for the keys' }).click()
    await page.getByText('devices of colleagues were asked').waitFor()
    await openPart(founder, 'Members and devices')
    await founder.page.getByRole('button', { name: 'Give case keys back: M-02 · 1' }).click(within)
    await founder.page.getByText('Done.').waitFor()
    await expect.poll(() => titlesAt(second, 'Case'), within).toHaveLength(1)
    await page.getByText('This device travels').first().waitFor({ state: 'detached' })
  })

  it('was quiet all the while', async () => {
    await expectNoAlarm([founder, second, third])
    for (const { watched } of [founder, second, third]) expectQuiet(watched)
  })
})

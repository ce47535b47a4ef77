/** Three people, three desks and a relay: they come together, work, lose a laptop, and notice a relay that lies. */
import { cp } from 'node:fs/promises'
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
  useRelay,
} from './steps/people.ts'
import { putBack } from './steps/relay.ts'

let group: Group
let coordinator: Seat
let colleague: Seat
let volunteer: Seat

const passphrases = { colleague: '', volunteer: '' }
const within = { timeout: 40_000 }

beforeAll(async () => {
  group = await Group.gather()
  coordinator = await group.sitDown('one')
  colleague = await group.sitDown('two')
  volunteer = await group.sitDown('three')
})

afterAll(() => group.end())

describe('an organisation', () => {
  it('is begun by one, who is told what that means, and uses a relay', async () => {
    await beginOrganisation(coordinator, 'Quiet herons')
    await useRelay(coordinator, group.relay)
    expect(await coordinator.page.getByRole('main').innerText()).toContain('127.0.0.1')
  })

  it('lets in a colleague and a volunteer, by six words that stand on both screens', async () => {
    passphrases.colleague = await bringIn(coordinator, colleague)
    passphrases.volunteer = await bringIn(coordinator, volunteer)
    await openPart(coordinator, 'Members and devices')
    const members = coordinator.page.getByRole('list', { name: 'Members and devices' })
    await expect.poll(() => members.getByRole('heading').allInnerTexts()).toEqual(['M-01', 'M-02', 'M-03'])
    expect(await axeFaults(coordinator.page)).toEqual([])
  })

  it('shows nothing to somebody who was given nothing', async () => {
    await publish(coordinator, 'P-91', 'Harbour office')
    await openPart(colleague, 'Who can read what')
    expect(await namesAt(colleague)).toEqual([])
    expect(await colleague.page.getByRole('main').innerText()).not.toContain('Press')
  })

  it('carries a record from desk to desk, once its reader has the right', async () => {
    await giveRight(coordinator, 'M-02: Press', 'writes')
    await expect.poll(() => namesAt(colleague), within).toHaveLength(1)
    const began = performance.now()
    await publish(colleague, 'P-92', 'Ferry board')
    await expect.poll(() => namesAt(coordinator), { ...within, interval: 25 }).toHaveLength(2)
    // By the relay's word, and not at the next beat.
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('says of every change where it is: here, at the relay, on a second device', async () => {
    await openPart(coordinator, 'Sync')
    const { page } = coordinator
    await page.getByRole('link', { name: 'On a second device' }).waitFor()
    await page.getByText('Nothing waits.').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await group.relay.stop()
    await publish(coordinator, 'P-93', 'Signal station')
    await page.getByRole('link', { name: /Saved here · relay silent · 1 waiting/ }).waitFor()
    await page.getByText('The relay does not answer').first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await group.restartRelay()
    await page.getByRole('button', { name: 'Sync now' }).click()
    await page.getByRole('link', { name: 'On a second device' }).waitFor()
    await expectNoAlarm([coordinator, colleague, volunteer])
  })

  it('gives a case to a colleague, and names and shelters never to one person', async () => {
    const personId = await saveFrom(coordinator, {
      type: 'Person',
      fields: { code: 'P-07', kind: 'individual', ageBand: '25_34' },
    })
    await saveFrom(coordinator, { type: 'Case', fields: openCase(personId) })
    await giveRight(coordinator, 'M-02: Line', 'reads')
    await giveRight(coordinator, 'M-02: Record', 'leads')
    await expect.poll(() => titlesAt(colleague, 'Case'), within).toHaveLength(1)
    expect(await titlesAt(volunteer, 'Case')).toEqual([])
    await openPart(colleague, 'Who can read what')
    await colleague.page.getByRole('button', { name: 'Make a place for names' }).click()
    await colleague.page.getByLabel('M-02: Names', { exact: true }).waitFor()
    // The coordinator knows the shelters' addresses.
    await colleague.page.getByLabel('M-01: Names', { exact: true }).selectOption({ label: 'reads' })
    await colleague.page
      .getByRole('alert')
      .getByText('Nobody holds the names of people and the addresses of shelters both.')
      .waitFor()
    expect(await axeFaults(colleague.page)).toEqual([])
  })

  it('locks a stolen laptop and strikes it out in three steps, and its desk says so at once', async () => {
    await giveRight(coordinator, 'M-03: Press', 'reads')
    await expect.poll(() => namesAt(volunteer), within).toHaveLength(3)
    const { page } = coordinator
    const began = performance.now()
    const steps = [
      () => page.keyboard.press('Alt+5'),
      () => page.getByRole('link', { name: 'Lost or taken: M-03 · 1' }).click(),
      () => page.getByRole('button', { name: 'Strike it out' }).click(),
    ]
    for (const step of steps) await step()
    await page.getByText('Done.').waitFor()
    expect(steps.length).toBeLessThanOrEqual(3)
    expect(performance.now() - began).toBeLessThan(60_000)
    await volunteer.page.getByText('This device was struck out of the organisation').waitFor()
    await publish(coordinator, 'P-94', 'Lamp keepers')
    await volunteer.page.getByLabel('Passphrase').fill(passphrases.volunteer)
    await volunteer.page.getByRole('button', { name: 'Open' }).click()
    await volunteer.page
      .getByText('This device was struck out of the organisation. It gets no new keys.')
      .waitFor(within)
    expect(await namesAt(volunteer)).toHaveLength(3)
  })

  it('removes a member, after telling what they could read and what stays with them', async () => {
    const { page } = coordinator
    await openPart(coordinator, 'Members and devices')
    await page.getByRole('link', { name: 'Remove M-02' }).click()
    await page.getByRole('heading', { level: 1, name: 'Remove M-02' }).waitFor()
    const text = await page.getByRole('main').innerText()
    for (const part of ['Press', 'Record', 'What stays with them', 'cannot be undone'])
      expect(text).toContain(part)
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Remove M-02' }).click()
    await page.getByText('M-02 is removed.').waitFor(within)
    await colleague.page.getByText('you are no longer a member of the organisation').waitFor(within)
    await expectNoAlarm([coordinator])
  })

  it('names a relay that gives back less than it has signed for, in a sentence, and says what to do', async () => {
    await group.relay.stop()
    await cp(group.path('relay'), group.path('copy'), { recursive: true })
    await group.restartRelay()
    await publish(coordinator, 'P-95', 'Pilot house')
    await openPart(coordinator, 'Sync')
    const { page } = coordinator
    await page.getByRole('button', { name: 'Sync now' }).click()
    await page.getByRole('link', { name: 'At the relay' }).waitFor()
    await group.relay.stop()
    await putBack(group.path('relay'), group.path('copy'))
    await group.restartRelay()
    await page.getByRole('button', { name: 'Sync now' }).click()
    const bar = page.getByRole('alert')
    await bar
      .getByText(/The relay (?:has signed that it holds an entry|shows an older state)/)
      .waitFor(within)
    expect(await axeFaults(page)).toEqual([])
    const said = /Alarm: (.*) What to do/.exec(await bar.innerText())?.[1] ?? ''
    await bar.getByRole('link', { name: 'What to do' }).click()
    await page.getByRole('heading', { name: said }).waitFor()
    await page
      .getByText(/agree on another relay/)
      .first()
      .waitFor()
    const read = page.getByRole('button', { name: 'I have read this' })
    for (let open = await read.count(); open > 0; open--) {
      await read.first().click()
      await expect.poll(() => read.count()).toBe(open - 1)
    }
    await bar.waitFor({ state: 'detached' })
    expect(await axeFaults(page)).toEqual([])
  })

  it('was quiet all the while: nothing was reported, nothing asked of anybody else', () => {
    for (const { watched } of [coordinator, colleague, volunteer]) expectQuiet(watched)
  })
})

/** A body that speaks in public: it lies with the press. */
async function publish(seat: Seat, code: string, publicName: string): Promise<void> {
  await saveFrom(seat, {
    type: 'Person',
    fields: { code, kind: 'organisation', ageBand: 'unknown', publicName },
  })
}

async function namesAt(seat: Seat): Promise<readonly string[]> {
  return (await titlesAt(seat, 'Person')).filter((title) => /P-9/.test(title)).toSorted()
}

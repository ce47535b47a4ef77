/**
 * Coming in and being locked out, at the desk's own process: two desks and a relay, without a browser.
 *
 * Each desk is the real one, with the child that holds the keys; the relay listens on this machine.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { machineClock } from '@safeconduct/host/home/machine-clock.ts'
import { type StartedRelay, startRelay } from '@safeconduct/relay/start.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passphrase } from './support/desk.ts'
import { ask, newSeat, refusal, type Seat } from './support/seats.ts'

let relay: StartedRelay
let folder: string
const seats: Seat[] = []

async function sitDown(): Promise<Seat> {
  const seat = await newSeat()
  seats.push(seat)
  return seat
}

const within = { timeout: 20_000, interval: 100 }

type Invitation = {
  readonly id: string
  readonly text: string
  readonly state: string
  readonly words?: readonly string[]
}
type Joining = {
  readonly step: string
  readonly words: readonly string[]
  readonly organisation: readonly string[]
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safeconduct-relay-'))
  const started = await startRelay(
    { folder },
    { host: '127.0.0.1', port: 0, secured: { by: 'nothing' } },
    { clock: machineClock(), random: platformRandom, environment: {} },
    { newSpace: false },
  )
  if (!started.ok) throw new Error(started.refusal.kind)
  relay = started.value
})

afterAll(async () => {
  for (const { desk, home } of seats) {
    await desk.end()
    await home.remove()
  }
  await relay.close()
  await rm(folder, { recursive: true, force: true })
})

describe('somebody who is invited', () => {
  let founder: Seat
  let guest: Seat
  let invitation: Invitation

  it('is told at once of a text that is no invitation', async () => {
    founder = await sitDown()
    guest = await sitDown()
    await ask(founder, 'organisation.create', { name: 'Quiet herons', passphrase, language: 'en' })
    expect(await ask(founder, 'relay.set', { url: relay.address, key: relay.key })).toEqual({ state: 'done' })
    invitation = await ask<Invitation>(founder, 'member.invite')
    const join = { passphrase, language: 'en' }
    expect(await refusal(guest, 'organisation.join', { ...join, invitation: 'come in' })).toBe(
      'not-an-invitation',
    )
    const mistyped = invitation.text.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect(await refusal(guest, 'organisation.join', { ...join, invitation: mistyped })).toBe(
      'not-an-invitation',
    )
    expect(await ask(guest, 'session.read')).toEqual({ state: 'no-organisation' })
  })

  it('[C51] keeps the same six words over a lock, and is a member when the other side has compared them', async () => {
    const joined = await ask<{ state: string }>(guest, 'organisation.join', {
      invitation: invitation.text,
      passphrase,
      language: 'en',
    })
    expect(joined.state).toBe('joining')
    const before = await ask<Joining>(guest, 'joining.read')
    expect(before.words).toHaveLength(6)
    expect(before.organisation).toHaveLength(11)
    await ask(guest, 'vault.lock')
    expect(await refusal(guest, 'joining.read')).toBe('locked')
    expect(await ask(guest, 'vault.unlock', { passphrase })).toMatchObject({ state: 'joining' })
    expect(await ask<Joining>(guest, 'joining.read')).toMatchObject({ words: before.words, step: 'compare' })
    const seen = (): Promise<Invitation> => ask<Invitation>(founder, 'invitation.read', { id: invitation.id })
    await expect.poll(async () => (await seen()).words, within).toEqual(before.words)
    expect(await ask(founder, 'invitation.confirm', { id: invitation.id })).toMatchObject({
      outcome: { state: 'done' },
    })
    await expect
      .poll(
        async () => (await ask<Joining>(guest, 'joining.read').catch(() => ({ step: 'open' }))).step,
        within,
      )
      .toMatch(/joined|open/)
    const session = (): Promise<unknown> => ask(guest, 'session.read')
    await expect
      .poll(session, within)
      .toMatchObject({ state: 'open', organisation: 'Quiet herons', me: { code: 'M-02' } })
  })

  it('[R89] cannot use an invitation that was used, is told so at once, and again after a lock', async () => {
    const late = await sitDown()
    await ask(late, 'organisation.join', { invitation: invitation.text, passphrase, language: 'en' })
    const step = async (): Promise<string> => (await ask<Joining>(late, 'joining.read')).step
    await expect.poll(step, within).toBe('used')
    await ask(late, 'vault.lock')
    await ask(late, 'vault.unlock', { passphrase })
    await expect.poll(step, within).toBe('used')
    expect((await ask<Invitation>(founder, 'invitation.read', { id: invitation.id })).state).toBe('confirmed')
    expect(await ask(late, 'joining.drop')).toEqual({ state: 'no-organisation' })
  })

  it('[R89] is told that an invitation was withdrawn, whether or not anybody had asked for it', async () => {
    const late = await sitDown()
    const { id, text } = await ask<Invitation>(founder, 'member.invite')
    expect((await ask<Invitation>(founder, 'invitation.refuse', { id })).state).toBe('refused')
    await ask(founder, 'sync.now')
    await ask(late, 'organisation.join', { invitation: text, passphrase, language: 'en' })
    await expect.poll(async () => (await ask<Joining>(late, 'joining.read')).step, within).toBe('refused')
  })

  it('[R85] [R89] is told that somebody else answered too, and nobody comes in, whenever the second answer comes', async () => {
    const [first, second] = [await sitDown(), await sitDown()]
    const { id, text } = await ask<Invitation>(founder, 'member.invite')
    const answer = async (seat: Seat): Promise<void> => {
      await ask(seat, 'organisation.join', { invitation: text, passphrase, language: 'en' })
      await ask(seat, 'joining.read')
    }
    const state = async (): Promise<string> =>
      (await ask<Invitation>(founder, 'invitation.read', { id })).state
    await answer(first)
    await expect.poll(state, within).toBe('answered')
    await answer(second)
    await expect.poll(state, within).toBe('answered-twice')
    expect(await refusal(founder, 'invitation.confirm', { id })).toBe('answered-twice')
    for (const seat of [first, second])
      await expect
        .poll(async () => (await ask<Joining>(seat, 'joining.read')).step, within)
        .toBe('answered-twice')
  })

  it('[C52] sees members by their codes, and of what is not theirs not even a name', async () => {
    const access = await ask<{ rows: readonly unknown[] }>(guest, 'access.read')
    expect(access.rows).toEqual([])
    const { members } = await ask<{ members: readonly { code: string }[] }>(guest, 'organisation.read')
    expect(members.map(({ code }) => code)).toEqual(['M-01', 'M-02'])
  })

  it('[C55] is locked at once when a colleague locks the device, and let in again when they unlock it', async () => {
    const { members } = await ask<{ members: readonly { devices: readonly { id: string }[] }[] }>(
      founder,
      'organisation.read',
    )
    const device = members[1]?.devices[0]?.id ?? ''
    const holder = guest.desk.vaultPid
    expect(await ask(founder, 'device.suspend', { device })).toEqual({ state: 'done' })
    const session = (): Promise<unknown> => ask(guest, 'session.read')
    await expect.poll(session, within).toMatchObject({ state: 'locked', told: 'suspended' })
    expect(guest.desk.vaultPid).not.toBe(holder)
    expect(await refusal(guest, 'vault.unlock', { passphrase })).toBe('device-suspended')
    expect(await ask(founder, 'device.restore', { device })).toEqual({ state: 'done' })
    expect(await ask(guest, 'vault.unlock', { passphrase })).toMatchObject({
      state: 'open',
      me: { state: 'active' },
    })
  })

  it('adds a second device of their own by the same six words', async () => {
    const second = await sitDown()
    const { id, text } = await ask<Invitation>(guest, 'device.enrol')
    await ask(second, 'organisation.join', { invitation: text, passphrase, language: 'en' })
    const { words } = await ask<Joining>(second, 'joining.read')
    const seen = (): Promise<Invitation> => ask<Invitation>(guest, 'invitation.read', { id })
    await expect.poll(async () => (await seen()).words, within).toEqual(words)
    expect(await ask(guest, 'invitation.confirm', { id })).toMatchObject({ outcome: { state: 'done' } })
    const session = async (): Promise<unknown> => {
      await second.page.call('joining.read')
      return ask(second, 'session.read')
    }
    await expect.poll(session, within).toMatchObject({ state: 'open', me: { code: 'M-02' } })
  })

  it('[C58] comes back with the words of a kit when every device is gone, as the member they were', async () => {
    const kit = await ask<{
      readonly words: readonly string[]
      readonly fingerprint: readonly string[]
      readonly relay: { readonly url: string; readonly key: string }
    }>(founder, 'kit.make')
    const again = await sitDown()
    const ways = { relay: kit.relay, passphrase, language: 'en' }
    const papers = [kit.words.join(' ')]
    const wrong = [...kit.fingerprint].reverse().join(' ')
    expect(await refusal(again, 'organisation.recover', { ...ways, papers, fingerprint: wrong })).toBe(
      'other-organisation',
    )
    const fingerprint = kit.fingerprint.join(' ')
    expect(await ask(again, 'organisation.recover', { ...ways, papers, fingerprint })).toMatchObject({
      state: 'open',
    })
    const session = (): Promise<unknown> => ask(again, 'session.read')
    await expect.poll(session, within).toMatchObject({ organisation: 'Quiet herons', me: { code: 'M-01' } })
    // Not only as a name on the list: with every key that the member had.
    const readable = async (): Promise<readonly string[]> => {
      const { rows } = await ask<{ rows: readonly { name: { scope: string }; state: string }[] }>(
        again,
        'access.read',
      )
      return rows.filter(({ state }) => state === 'readable').map(({ name }) => name.scope)
    }
    await expect.poll(readable, within).toEqual(['line', 'press', 'events', 'claims', 'shelters'])
  })

  it('takes the keys of cases off a device before a journey, and gets them back from a colleague', async () => {
    expect(await ask(guest, 'device.travel')).toEqual({ state: 'done' })
    const session = (): Promise<unknown> => ask(guest, 'session.read')
    await expect.poll(session, within).toMatchObject({ state: 'open', me: { state: 'travelling' } })
    expect(await ask<{ asked: number }>(guest, 'device.askBack')).not.toEqual({ asked: 0 })
    const { members } = await ask<{
      members: readonly { devices: readonly { id: string; state: string }[] }[]
    }>(founder, 'organisation.read')
    const device = members[1]?.devices.find(({ state }) => state === 'travelling')?.id ?? ''
    // The directory has a new key since: it is on its way to the founder.
    await expect.poll(() => refusal(founder, 'device.return', { device }), within).toBe('answered')
    await expect.poll(session, within).toMatchObject({ state: 'open', me: { state: 'active' } })
  })

  it('gets the key that signs dossiers as an admin, and is told before that it is not here', async () => {
    const { members } = await ask<{ members: readonly { id: string; code: string }[] }>(
      founder,
      'organisation.read',
    )
    const member = members.find(({ code }) => code === 'M-02')?.id ?? ''
    const sign = async (folder: string): Promise<string> => {
      const { id } = await ask<{ id: string }>(guest, 'dossier.make', { folder, language: 'en' })
      const job = (): Promise<{ state: string; refusal?: { kind: string } }> => ask(guest, 'job.read', { id })
      await expect.poll(async () => (await job()).state, within).not.toBe('running')
      const { state, refusal: why } = await job()
      return why?.kind ?? state
    }
    expect(await sign('before')).toBe('no-dossier-key')
    expect(await ask(founder, 'member.role', { member, role: 'admin' })).toEqual({ state: 'done' })
    let tries = 0
    await expect.poll(() => sign(`after-${tries++}`), within).toBe('finished')
  })
})

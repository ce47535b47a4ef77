/**
 * The line at the desks' own processes: one dies in the middle of an answer, its lease ends, and the other takes over.
 *
 * Each desk is the real one, with the child that holds the keys; the relay listens on this machine, on a clock that
 * the test moves.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { readManifest } from '@safeconduct/core/line/manifest.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { testClock } from '@safeconduct/host/vault/vault.fixture.ts'
import { usualLimits } from '@safeconduct/relay/limits.ts'
import { easyStamps } from '@safeconduct/relay/line/line.fixture.ts'
import { type TestServer, testServer } from '@safeconduct/relay/relay-server.fixture.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QueueRow, ThreadView } from '../packages/desk/src/calls/line.ts'
import { openSocket } from '../packages/desk/src/process/socket.ts'
import { command } from './support/command.ts'
import { passphrase } from './support/desk.ts'
import { Caller } from './support/line-scene.ts'
import { ask, newSeat, refusal, type Seat } from './support/seats.ts'

const within = { timeout: 30_000, interval: 100 }
const clock = testClock(machineNow())
const ways = { en: 'Ring', ru: 'Звоните', fr: 'Appelez' }
const seats: Seat[] = []
let server: TestServer
let first: Seat
let second: Seat

async function sitDown(): Promise<Seat> {
  const seat = await newSeat()
  seats.push(seat)
  return seat
}

/** Comes in, and is given the line. */
async function letIn(guest: Seat): Promise<void> {
  const { id, text } = await ask<{ id: string; text: string }>(first, 'member.invite')
  await ask(guest, 'organisation.join', { invitation: text, passphrase, language: 'en' })
  await ask(guest, 'joining.read')
  const state = async () => (await ask<{ state: string }>(first, 'invitation.read', { id })).state
  await expect.poll(state, within).toBe('answered')
  await ask(first, 'invitation.confirm', { id })
  const session = async (): Promise<unknown> => {
    await guest.page.call('joining.read')
    return ask(guest, 'session.read')
  }
  await expect.poll(session, within).toMatchObject({ state: 'open', me: { code: 'M-02' } })
  type Access = {
    rows: { log: string; name: { scope: string } }[]
    members: { id: string; code: string }[]
  }
  const { rows, members } = await ask<Access>(first, 'access.read')
  const log = certain(
    rows.find(({ name }) => name.scope === 'line'),
    'an admin sees the line',
  ).log
  const member = certain(
    members.find(({ code }) => code === 'M-02'),
    'the guest',
  ).id
  await ask(first, 'access.change', { changes: [{ log, member, right: 'writer' }] })
}

async function queue(seat: Seat): Promise<readonly QueueRow[]> {
  await seat.page.call('line.now')
  const reply = await seat.page.call('line.queue', { offset: 0, limit: 10, which: 'open' })
  return reply.ok ? (reply.value as { rows: readonly QueueRow[] }).rows : []
}

beforeAll(async () => {
  server = await testServer({
    clock,
    limits: { line: { ...usualLimits.line, stamps: easyStamps } },
  })
  const { key } = await server.relay.about(random.bytes(32), random.bytes(32))
  first = await sitDown()
  second = await sitDown()
  await ask(first, 'organisation.create', { name: 'Quiet herons', passphrase, language: 'en' })
  const url = relayAddressText(server.url, server.space)
  await ask(first, 'relay.set', { url, key: key.toHex() })
}, 120_000)

afterAll(async () => {
  for (const { desk, home } of seats) {
    await desk.end()
    await home.remove()
  }
  await server.close()
})

describe('the line at two desks', () => {
  let caller: Caller
  let id = ''

  it('is read by a colleague who was let in and given it', async () => {
    await letIn(second)
    await expect
      .poll(() => ask(second, 'line.read'), within)
      .toMatchObject({ state: 'not-set-up', maySetUp: false })
  })

  it('[C80] is set up by an admin alone, and both desks hold its keys', async () => {
    const wish = { pages: ['https://line.example/'], exitTo: 'https://weather.example/', otherWays: ways }
    expect(await refusal(second, 'line.setUp', wish)).toBe('not-allowed')
    expect(await ask(first, 'line.setUp', wish)).toMatchObject({ state: 'ready', mayPublish: true })
    await expect
      .poll(() => ask(second, 'line.now'), within)
      .toMatchObject({ state: 'ready', key: 'here', mayPublish: false, published: { line: 'open' } })
  })

  it('shows a message that came, and who is answering it', async () => {
    caller = await callerOf()
    await caller.first('They took my brother. What do I do?')
    await expect.poll(async () => (await queue(first)).length, within).toBe(1)
    await expect.poll(async () => (await queue(second)).length, within).toBe(1)
    id = certain((await queue(first))[0], 'one').id
    expect(await ask<ThreadView>(first, 'line.lease', { id })).toMatchObject({
      body: 'They took my brother. What do I do?',
      lease: { mine: true, who: 'M-01' },
    })
    await expect
      .poll(async () => (await queue(second))[0]?.lease, within)
      .toMatchObject({ mine: false, who: 'M-01' })
    expect(await refusal(second, 'line.reply', { id, text: 'We are here.' })).toBe('lease-held')
  })

  it('goes on at the other desk when one dies: its lease ends, and nothing is said twice', async () => {
    process.kill(certain(first.desk.vaultPid, 'a vault is open'), 'SIGKILL')
    expect(await refusal(second, 'line.reply', { id, text: 'We are here.' })).toBe('lease-held')
    clock.set(clock.millis() + 601_000)
    expect(await ask(second, 'line.reply', { id, text: 'We are here. Write when you can.' })).toMatchObject({
      state: 'sent',
      thread: { state: 'answered', lease: { mine: true, who: 'M-02' } },
    })
    expect((await caller.replies()).map(({ text }) => text)).toEqual(['We are here. Write when you can.'])
  })

  it('is told silently when the second code is used, and shows what came under it', async () => {
    await caller.opened(caller.second)
    await caller.followUp('hello?', caller.second)
    await expect.poll(async () => (await queue(second))[0]?.duress, within).toMatchObject({ seen: false })
    expect(await ask(second, 'sync.read')).toMatchObject({ duress: { count: 1, request: id } })
    const thread = await ask<ThreadView>(second, 'line.thread', { id })
    expect(thread.messages.filter(({ underSecondCode }) => underSecondCode)).toHaveLength(2)
    await ask(second, 'line.duressSeen', { id })
    expect(await ask(second, 'sync.read')).not.toHaveProperty('duress')
  })

  it('[CL22] is asked for from a terminal, beside a desk that has the home open and without one', async () => {
    const file = join(second.home.path, 'words.txt')
    await writeFile(file, passphrase)
    const home = ['--home', second.home.path, '--passphrase-file', file]
    // Without a socket nobody can ask the desk, and its home is its own.
    expect(await command(['line', 'status', ...home])).toBe(1)
    const socket = await openSocket(second.home.path, second.desk, () => '')
    // A desk whose last ask was lost on a busy machine says so, and is asked again.
    await expect.poll(() => command(['line', 'status', ...home]), within).toBe(0)
    // Only an admin's home has the key that signs the page.
    expect(await command(['line', 'page', join(second.home.path, 'page'), ...home])).toBe(1)
    if (socket.ok) await socket.value.close()
    await second.desk.end()
    expect(await command(['line', 'status', ...home])).toBe(0)
    expect(await command(['line', 'status', '--nonsense'])).toBe(2)
  })

  /** Knows of the line what stands in its public page. */
  async function callerOf(): Promise<Caller> {
    const { folder, files } = await ask<{
      folder: string
      files: readonly { name: string; sha256: string }[]
    }>(first, 'line.page', { folder: 'page' })
    const page = await readFile(join(folder, 'index.html'))
    const said = (name: string): Bytes =>
      Uint8Array.fromHex(certain(new RegExp(`"${name}":"([0-9a-f]+)"`).exec(String(page))?.[1], name))
    const root = parsePublicKey(said('root'))
    const setup = { line: said('line'), root: certain(root.ok ? root.value : undefined, 'a key') }
    const hash = createHash('sha256').update(page).digest('hex')
    expect(files).toContainEqual({ name: 'index.html', sha256: hash })
    const manifest = await readManifest(await readFile(join(folder, 'manifest.json')), setup.root)
    expect(manifest.ok && manifest.value.files.length).toBe(files.length)
    return new Caller(server.url, setup, clock)
  }
})

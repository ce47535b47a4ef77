import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callAs, newHome, openDesk, passphrase as typed } from '../../../../test/support/desk.ts'
import type { Desk } from './desk.ts'
import { askDesk, isDeskThere, newAddressOf } from './desk-line.ts'
import { framesIn, sendFrame } from './frames.ts'
import { type DeskSocket, openSocket, socketPath } from './socket.ts'

const passphrase = new Secret(utf8(typed))
const wrong = new Secret(utf8('lantern orchard velvet harbour tin evening'))

let home: string
let desk: Desk
let socket: DeskSocket

const fromPage = async (name: string, ask: unknown = {}): Promise<unknown> => {
  const { reply } = await callAs(desk, 'knocking', name, ask)
  return reply.ok ? reply.value : reply.refusal
}

beforeAll(async () => {
  home = (await newHome()).path
  await writeFile(socketPath(home), 'left by a desk that was killed')
  desk = await openDesk(home)
  const opened = await openSocket(home, desk, () => `http://127.0.0.1:4321/#${desk.mint()}`)
  if (!opened.ok) throw new Error(opened.refusal.kind)
  socket = opened.value
  await fromPage('organisation.create', { name: 'Night Line', passphrase: typed, language: 'en' })
  await desk.lock()
})

afterAll(async () => {
  await socket.close()
  await desk.end()
  await rm(home, { recursive: true })
})

type Message = readonly [head: unknown, body?: unknown] | Uint8Array

/** Messages as they are, without the client; what came back, until the desk hung up. */
async function speak(...messages: readonly Message[]): Promise<readonly unknown[]> {
  const line = connect(socketPath(home))
  for (const message of messages) {
    if (message instanceof Uint8Array) line.write(message)
    else sendFrame(line, message[0], message[1] === undefined ? undefined : utf8(JSON.stringify(message[1])))
  }
  const heard: unknown[] = []
  for await (const { head } of framesIn(line)) {
    heard.push(head)
    if (heard.length === messages.length) break
  }
  line.destroy()
  return heard
}

const hello = [{ hello: 'command' }, { passphrase: typed }] as const

describe('a command in a terminal', () => {
  it('[C31] finds a socket that only its owner may open', async () => {
    expect((await stat(socketPath(home))).mode & 0o777).toBe(0o600)
    expect(await isDeskThere(home)).toBe(true)
  })

  it('[C32] without the right passphrase is refused, and the vault stays locked', async () => {
    const ask = { types: ['Case'], filter: '', offset: 0, limit: 5 }
    expect(await askDesk(home, { passphrase: wrong, call: 'records.table', ask })).toEqual({
      ok: false,
      refusal: { kind: 'wrong-passphrase' },
    })
    const needed = [{ ok: false, refusal: { kind: 'passphrase-needed' } }]
    expect(await speak([{ name: 'records.table' }, ask], [{ name: 'records.table' }, ask])).toEqual(needed)
    expect(await speak([{ hello: 'command' }])).toEqual(needed)
    expect(await speak([{ hello: 'command', passphrase: typed }])).toEqual(needed)
    expect(await speak([{ hello: 'command' }, { passphrase: 7 }])).toMatchObject([
      { refusal: { kind: 'unfit' } },
    ])
    expect(await speak([{ hello: 'command' }, 'no object'])).toMatchObject([{ refusal: { kind: 'unfit' } }])
    expect(await fromPage('session.read')).toMatchObject({ state: 'locked' })
  })

  it('[C33] with it works through the desk; a vault that it opened closes behind it', async () => {
    const holder = desk.vaultPid
    const done = await askDesk(home, { passphrase, call: 'job.read', ask: { id: '0'.repeat(32) } })
    expect(done).toEqual({ ok: false, refusal: { kind: 'no-such-job' } })
    await expect.poll(() => desk.vaultPid, { timeout: 10_000 }).not.toBe(holder)
    expect(await fromPage('session.read')).toMatchObject({ state: 'locked' })
  })

  it('[C33] leaves a vault open that a page has open, and does not end the session of the page', async () => {
    const opened = await callAs(desk, 'knocking', 'vault.unlock', { passphrase: typed })
    const done = await askDesk(home, { passphrase, call: 'job.read', ask: { id: '0'.repeat(32) } })
    expect(done).toEqual({ ok: false, refusal: { kind: 'no-such-job' } })
    expect(desk.standing(opened.cookie)).toBe('open')
    expect(desk.session).toBe(opened.reply.session)
    await desk.lock()
  })

  it('[C33] may not open, create, lock or ask for a session: those are for the person at the page', async () => {
    const names = [
      'vault.unlock',
      'vault.lock',
      'organisation.create',
      'session.read',
      'demonstration.open',
      'nothing',
    ]
    const asked = names.map(
      (name) => [{ name }, name === 'vault.unlock' ? { passphrase: typed } : {}] as const,
    )
    const [admitted, ...answers] = await speak(hello, ...asked)
    expect(admitted).toEqual({ ok: true })
    expect(answers).toEqual(names.map(() => ({ ok: false, refusal: { kind: 'unknown-call' } })))
  })

  it('[C30] that speaks nonsense, or says nothing, is hung up on', async () => {
    expect(await speak(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0))).toEqual([])
    expect(await speak(Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0, 0x7b, 0x7b))).toEqual([])
  })

  it('is cut off when the vault is locked under it', async () => {
    const line = connect(socketPath(home))
    const frames = framesIn(line)
    sendFrame(line, hello[0], utf8(JSON.stringify(hello[1])))
    expect((await frames.next()).value).toMatchObject({ head: { ok: true } })
    await desk.lock()
    sendFrame(line, { name: 'press.shares' }, utf8('{}'))
    expect((await frames.next()).value).toMatchObject({ head: { ok: false, refusal: { kind: 'locked' } } })
    line.destroy()
  })
})

it('[C41] a new address is given without the passphrase, and the page it opens may only knock', async () => {
  const address = await newAddressOf(home)
  expect(address).toEqual({
    ok: true,
    value: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4321\/#[\w-]{43}$/),
  })
  const token = address.ok ? address.value.slice(address.value.indexOf('#') + 1) : ''
  expect(desk.standing(desk.enter(token))).toBe('knocking')
  expect(desk.enter(token)).toBeUndefined()
})

it('a home without a desk says so', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'desk-none-'))
  await chmod(empty, 0o700)
  expect(await isDeskThere(empty)).toBe(false)
  expect(await newAddressOf(empty)).toEqual({ ok: false, refusal: { kind: 'no-desk' } })
  expect(await askDesk(empty, { passphrase, call: 'press.shares', ask: {} })).toEqual({
    ok: false,
    refusal: { kind: 'no-desk' },
  })
  await rm(empty, { recursive: true })
})

it('a home whose path no socket can hold is refused in words, not by a crash', async () => {
  const long = join(home, 'x'.repeat(120))
  expect(await openSocket(long, desk, () => '')).toEqual({
    ok: false,
    refusal: { kind: 'home-path-too-long' },
  })
})

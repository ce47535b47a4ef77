/** Half of a home's key at the relay, at the desk itself, by a clock that is moved: docs/formats/sealed.md U14. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { machineClock } from '@safeconduct/host/home/machine-clock.ts'
import { type StartedRelay, startRelay } from '@safeconduct/relay/start.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Desk } from '../packages/desk/src/process/desk.ts'
import {
  type Home,
  hour,
  newHome,
  openDesk,
  type Page,
  pageOf,
  passphrase,
  realClocks,
} from './support/desk.ts'

let folder: string
let relay: StartedRelay
let home: Home
let desk: Desk
let page: Page
/** What the clocks of the desk have been moved by, in milliseconds. */
let later = 0

async function relayAt(port: number): Promise<StartedRelay> {
  const started = await startRelay(
    { folder },
    { host: '127.0.0.1', port, secured: { by: 'nothing' } },
    { clock: machineClock(), random: platformRandom, environment: {} },
    { newSpace: false },
  )
  if (!started.ok) throw new Error(started.refusal.kind)
  return started.value
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safeconduct-relay-'))
  relay = await relayAt(0)
  home = await newHome()
  later = 0
  const clocks = { ...realClocks, monotonic: () => realClocks.monotonic() + later }
  desk = await openDesk(home.path, { clocks })
  page = pageOf(desk)
})

afterEach(async () => {
  await desk.end()
  await home.remove()
  await relay.close()
  await rm(folder, { recursive: true, force: true })
})

async function ask<T>(name: string, body: object = {}): Promise<T> {
  const reply = await page.call(name, body)
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.refusal)}`)
  return reply.value as T
}

async function opens(): Promise<string> {
  const reply = await page.call('vault.unlock', { passphrase })
  return reply.ok ? 'open' : reply.refusal.kind
}

it('[U14] while the relay is down a desk that was open today opens for twelve hours, then by the kit or the relay alone', async () => {
  await ask('organisation.create', { name: 'Quiet herons', passphrase, language: 'en' })
  expect(await ask('relay.set', { url: relay.address, key: relay.key })).toEqual({ state: 'done' })
  const { words } = await ask<{ words: readonly string[] }>('kit.make')
  await ask('share.on', { passphrase, kit: words.join(' ') })
  await ask('vault.lock')
  expect(await opens()).toBe('open')
  await ask('vault.lock')
  const { port } = new URL(relay.address)
  await relay.close()
  later = 11 * hour
  expect(await opens()).toBe('open')
  await ask('vault.lock')
  later = 12 * hour
  expect(await opens()).toBe('share-not-reached')
  relay = await relayAt(Number(port))
  expect(await opens()).toBe('open')
}, 60_000)

/** Desks that sync by themselves over a real line: at once, after a wall, through a lock, and with their files. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalBytes } from '@safeconduct/core/base/json.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { deviceIdOf, logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { directoryName } from '@safeconduct/core/vault/replica/log-book.ts'
import { type TestDevice, TestTeam } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { makeBundle, takeBundle } from '@safeconduct/core/vault/sync/bundle.ts'
import { syncState } from '@safeconduct/core/vault/sync/change-states.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { filesToSend } from '@safeconduct/host/sync/offering-files.ts'
import { SyncLoop, type SyncWishes } from '@safeconduct/host/sync/running.ts'
import { blobIsWhole, keepBlob } from '@safeconduct/host/vault/blobs.ts'
import { type TestServer, testServer } from '@safeconduct/relay/relay-server.fixture.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { failingLink } from './support/failing-link.ts'
import { seededRandom } from './support/seeded-random.ts'

const ends: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Short, so that a test need not wait; the shape is the usual one. */
const beat = { watched: 60_000, quiet: 60_000, first: 30, longest: 200 }

async function scene(members: number): Promise<{ readonly server: TestServer; readonly team: TestTeam }> {
  const team = await TestTeam.of(1)
  const server = await testServer({ clock: team.founder.clock })
  ends.push(() => server.close())
  const key = (await server.relay.about(random.bytes(32), random.bytes(32))).key
  const url = relayAddressText(server.url, server.space)
  await team.decide(directoryName, { kind: 'relay-set', url, key: deviceIdOf(key) })
  for (let at = 1; at < members; at++) await team.add()
  return { server, team }
}

function running(device: TestDevice, wishes: Partial<SyncWishes> = {}): SyncLoop {
  const loop = new SyncLoop(device.replica, { linkTo: (relay) => httpLink(relay), beat, ...wishes })
  loop.start()
  ends.push(() => loop.stop())
  return loop
}

async function until(isSo: () => boolean, millis = 5_000): Promise<number> {
  const began = performance.now()
  while (!isSo()) {
    if (performance.now() - began > millis) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return performance.now() - began
}

function works(device: TestDevice): number {
  return device.entries().filter(({ header }) => header.kind === 'changes').length
}

describe('desks sync by themselves while their vaults are open', () => {
  it('[Y46] what one saves is on the other desk at once, and confirmed', async () => {
    const { team } = await scene(2)
    const [a, b] = [team.at(0), team.at(1)]
    let news = 0
    const loops = [running(a), running(b, { onNews: () => news++ })]
    for (const loop of loops) expect((await loop.now()).end).toBe('done')
    await new Promise((resolve) => setTimeout(resolve, 200))
    for (let at = 1; at <= 3; at++) {
      const saved = await a.replica.save([
        {
          id: certain(`${at}`.padStart(32, '0') as never, 'an id'),
          type: 'Thing',
          home: { kind: 'press' },
          fields: { label: `${at}` },
        },
      ])
      if (!saved.ok) throw new Error('not saved')
      loops[0]?.saved(saved.value.touched.map(({ log }) => log))
      await until(() => works(b) === at)
    }
    expect(news).toBeGreaterThan(0)
    await until(
      () => syncState(a.replica).counts['at-relay'] + syncState(a.replica).counts['saved-here'] === 0,
    )
    expect([...a.alarms(), ...b.alarms()]).toEqual([])
    expect(loops[1]?.running.state).toBe('current')
  })

  it('[Y46] a secret that goes by letter alone leaves at once too', async () => {
    const { team } = await scene(2)
    const [a, b] = [team.at(0), team.at(1)]
    const loops = [running(b), running(a)]
    for (const loop of loops) expect((await loop.now()).end).toBe('done')
    await new Promise((resolve) => setTimeout(resolve, 200))
    const { secrets } = a.replica.acts
    const [log, id] = [logHexOf(a.log().id), '11'.repeat(16)]
    await secrets.keep(log, 'line-week', id, new Uint8Array(8))
    expect(secrets.areHanded(log, 'line-week', id)).toBe(false)
    loops[1]?.saved([])
    await until(() => secrets.areHanded(log, 'line-week', id))
    expect(a.replica.acts.letters()).toEqual([])
  })

  it('[Y47] a relay that is away for days is asked ever more seldom, and the work goes when it is back', async () => {
    const { team } = await scene(1)
    const [a] = [team.at(0)]
    let isAway = true
    let asked = 0
    const loop = running(a, {
      linkTo: (relay) => {
        const link = failingLink(httpLink(relay))
        link.faults.refuse = () => {
          asked++
          return isAway ? { kind: 'silent' } : undefined
        }
        return link
      },
    })
    await a.saved({ fields: { label: 'written while the network is shut' } })
    await until(() => asked >= 4)
    expect(loop.running.state).toBe('silent')
    expect(syncState(a.replica).counts['saved-here']).toBe(1)
    // Saving does not make it ask sooner.
    const before = asked
    for (let at = 0; at < 50; at++) loop.saved([a.log().id])
    expect(asked).toBeLessThanOrEqual(before + 1)
    isAway = false
    await until(() => syncState(a.replica).counts['saved-here'] === 0)
    await until(() => loop.running.state === 'current')
    expect(syncState(a.replica).troubles).toEqual([])
  })

  it('[Y48] ends within the grace when the vault is locked, whatever the relay does', async () => {
    const { team } = await scene(1)
    const hanging = new Promise<never>(() => undefined)
    const loop = running(team.at(0), {
      linkTo: (relay): RelayLink => ({ ...httpLink(relay), about: () => hanging }),
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const began = performance.now()
    await loop.stop()
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('[Y46] a fault that is no refusal ends it and is told', async () => {
    const { team } = await scene(1)
    const [a] = [team.at(0)]
    const told: unknown[] = []
    class Torn extends Error {}
    running(a, { onFault: (problem) => told.push(problem) })
    a.store.faults = {
      before: () => {
        throw new Torn()
      },
    }
    await until(() => told.length > 0)
    expect(told[0]).toBeInstanceOf(Torn)
  })

  it('[Y49] files go after the words, stop for them, and are fetched when somebody opens one', async () => {
    const { team } = await scene(2)
    const [a, b] = [team.at(0), team.at(1)]
    const homes = [a, b].map(() => mkdtempSync(join(tmpdir(), 'files-')))
    ends.push(() => {
      for (const home of homes) rmSync(home, { recursive: true, force: true })
    })
    const [here = '', there = ''] = homes
    const kept = await keepBlob(here, [seededRandom(5).bytes(3 * 1024 * 1024)], { random })
    const blob = certain(kept.ok ? kept.value.blob : undefined, 'kept')
    a.store.transaction(() =>
      a.store.shelf.put('file-out', `new/${blob.sealed}`, canonicalBytes({ ...blob })),
    )
    const sender = running(a, { home: here })
    const reader = running(b, { home: there })
    await Promise.all([sender.now(), reader.now()])
    expect(await reader.fetch({ ...blob, list: '0'.repeat(64) })).toMatchObject({ ok: false })
    await until(() => filesToSend(a.replica).length === 0)
    expect(await reader.fetch(blob)).toEqual({ ok: true, value: true })
    expect(await blobIsWhole(there, blob.sealed)).toBe(true)
    expect(sender.running.fileRefusal).toBeUndefined()
  })
})

describe('an organisation whose relay was taken away', () => {
  it('[R8] [Y14] goes on with the next one: its mark names it, and who has heard of that on a stick follows', async () => {
    const { server, team } = await scene(2)
    const [a, b] = [team.at(0), team.at(1)]
    const loops = [running(a), running(b)]
    await a.saved({ fields: { label: 'before' } })
    for (const loop of loops) expect((await loop.now()).end).toBe('done')
    await server.close()
    const next = await testServer({ clock: a.clock })
    ends.push(() => next.close())
    const { key } = await next.relay.about(random.bytes(32), random.bytes(32))
    const asked = await a.replica.acts.setRelay({ url: relayAddressText(next.url, next.space), key })
    expect(asked).toMatchObject({ value: { state: 'waits-for-approval' } })
    const [first] = [...a.replica.acts.letters()].slice(-1)
    await b.replica.acts.takeMail(first === undefined ? [] : [first.sealed])
    await b.replica.acts.approve(b.replica.acts.proposals()[0]?.id ?? '')
    await a.replica.acts.takeMail(b.replica.acts.letters().map(({ sealed }) => sealed))
    const named = () => relayOf(a.replica)?.key.toHex()
    // A relay that is silent for a moment is no reason: it may be back with other events.
    expect((await loops[0]?.now())?.end).toBe('silent')
    expect(named()).not.toBe(key.toHex())
    for (const { clock } of team.devices) clock.at += 13 * 3_600_000
    await loops[0]?.now()
    await until(() => named() === key.toHex())
    expect((await loops[0]?.now())?.end).toBe('done')
    const pieces: Uint8Array[] = []
    for await (const piece of makeBundle(a.replica, a.replica.deviceKey)) pieces.push(piece)
    expect((await takeBundle(b.replica, () => pieces)).ok).toBe(true)
    await b.saved({ fields: { label: 'after' } })
    for (const loop of loops.toReversed()) expect((await loop.now()).end).toBe('done')
    expect([works(a), works(b)]).toEqual([2, 2])
    expect([...a.alarms(), ...b.alarms()].filter((kind) => kind !== 'relay-silent')).toEqual([])
  })
})

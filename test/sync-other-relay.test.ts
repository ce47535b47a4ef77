/** An organisation that moves to another relay, or sets one up late: everything is offered to it, and nobody is accused. */

import { toBase64Url } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, refuse } from '@safeconduct/core/base/result.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { newSigningKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import { directoryName } from '@safeconduct/core/vault/replica/log-book.ts'
import { MemoryStore } from '@safeconduct/core/vault/replica/memory-store.ts'
import { chainOf } from '@safeconduct/core/vault/replica/organisation.fixture.ts'
import { type TestDevice, TestTeam } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { markedByNext, nextRelay } from '@safeconduct/core/vault/sync/next-relay.ts'
import { signReceipt } from '@safeconduct/core/vault/sync/receipt.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { describe, expect, it } from 'vitest'
import { hashOf, round, type SyncedTeam, settled, syncedTeam, TestRelayHost } from './support/synced-team.ts'

async function alike({ team }: SyncedTeam): Promise<boolean> {
  const [first, ...others] = await Promise.all(team.devices.map(hashOf))
  return others.every((hash) => hash.toHex() === first?.toHex())
}

function alarmsOf({ team }: SyncedTeam): readonly string[] {
  return team.devices.flatMap((device) => device.alarms())
}

async function kit() {
  const device = deviceIdOf(publicKeyOf(await newSigningKey(random)))
  const envelope = toBase64Url(newEnvelopeKey(random).publicKey)
  return { device, envelope, box: random.bytes(16).toHex(), kind: 'paper' } as const
}

/** Another relay is named with two signatures, which go by hand; both desks have read of it. */
async function movedOn({ link }: SyncedTeam, admin: TestDevice, other: TestDevice): Promise<TestRelayHost> {
  const next = new TestRelayHost(await newSigningKey(random))
  const { directory } = admin.replica.book
  const { url } = next.named()
  expect((await admin.replica.acts.setRelay({ url, key: publicKeyOf(next.key) })).ok).toBe(true)
  await other.replica.acts.takeMail(admin.replica.acts.letters().map(({ sealed }) => sealed))
  for (const { id, state } of other.replica.acts.proposals())
    if (state === 'asks-me') await other.replica.acts.approve(id)
  await admin.replica.acts.takeMail(other.replica.acts.letters().map(({ sealed }) => sealed))
  await round(admin, link, { logs: [directory.id] })
  await other.replica.receiveControl(directory.id, chainOf(admin, directory.hex))
  expect([admin, other].map(({ replica }) => relayOf(replica)?.url)).toEqual([url, url])
  return next
}

describe('an organisation that moves to another relay', () => {
  it('[Y14] goes on with one that it had before, which knows older tokens alone', async () => {
    const { team, relay: before, link } = await syncedTeam(1)
    const { replica, clock } = team.founder
    await team.founder.saved({ fields: { label: 'long ago' } })
    await round(team.founder, link)
    const between = new TestRelayHost(await newSigningKey(random))
    await team.decide(directoryName, between.named())
    await round(team.founder, between.link())
    expect((await replica.acts.rotateAll('suspicion')).ok).toBe(true)
    await round(team.founder, between.link())
    expect(replica.book.directory.control?.state.epoch).toBe(2)
    const gone: RelayLink = { ...link, about: async () => refuse({ kind: 'silent' }) }
    await round(team.founder, gone)
    const { url } = before.named()
    expect(await replica.acts.setRelay({ url, key: publicKeyOf(before.key) })).toMatchObject({ ok: true })
    clock.at += 13 * 3_600_000
    const { end } = await round(team.founder, gone)
    expect(nextRelay(replica, end)?.url).toBe(url)
    expect(await markedByNext(replica, link)).toBe(true)
    expect((await round(team.founder, link)).troubles).toEqual([])
    expect(relayOf(replica)?.url).toBe(url)
  })

  it('[R9] [Y14] is not led there by a desk that knows two rosters', async () => {
    const { team, relay, link } = await syncedTeam(1)
    const { replica, clock } = team.founder
    const { directory } = replica.book
    await round(team.founder, link)
    const { entry } = await team.marked(directoryName, { kind: 'suite-floor', min: 2 })
    const next = new TestRelayHost(await newSigningKey(random))
    const { url } = next.named()
    const key = publicKeyOf(next.key)
    const goes = async (): Promise<string | undefined> => {
      const { end } = await round(team.founder, {
        ...link,
        about: async () => refuse({ kind: 'silent' }),
      })
      return nextRelay(replica, end)?.url
    }
    expect((await replica.acts.enrol(await kit())).ok).toBe(true)
    await round(team.founder, link)
    expect((await replica.acts.setRelay({ url, key })).ok).toBe(true)
    clock.at += 13 * 3_600_000
    expect(await goes()).toBe(url)
    const position = entry.header.seq
    const mark = await signReceipt(relay.key, {
      log: directory.id,
      position,
      entry: entryHash(entry),
      day: 1,
    })
    await replica.receiveControl(directory.id, [{ entry, mark }])
    expect([directory.frozen, await goes()]).toEqual([true, undefined])
    expect(await markedByNext(replica, next.link())).toBe(false)
    expect(await next.store.log(directory.id)).toBeUndefined()
  })

  it('[Y14] [Y18] offers it everything, and what was cited of the old one is no alarm', async () => {
    const scene = await syncedTeam(2)
    const { team } = scene
    await team.at(0).saved({ fields: { label: 'a report' } })
    await settled(scene)
    await team.at(1).saved({ fields: { label: 'another, which cites the old relay' } })
    const next = new TestRelayHost(await newSigningKey(random))
    const { url } = next.named()
    expect(await team.at(0).replica.acts.setRelay({ url, key: publicKeyOf(next.key) })).toMatchObject({
      value: { state: 'waits-for-approval' },
    })
    // Whoever has read of the new relay goes there; the others still find that out at the old one.
    const links = new Map([scene.relay, next].map((relay) => [publicKeyOf(relay.key).toHex(), relay.link()]))
    const roundOf = async (device: TestDevice) => {
      const relay = certain(relayOf(device.replica), 'one is named')
      await round(device, certain(links.get(relay.key.toHex()), 'one of the two'))
      for (const { id, state } of device.replica.acts.proposals()) {
        if (state === 'asks-me') await device.replica.acts.approve(id)
      }
    }
    for (let turn = 0; turn < 8; turn++) for (const device of team.devices) await roundOf(device)
    const moved = { team, relay: next, link: next.link() }
    await settled(moved)
    expect(await alike(moved)).toBe(true)
    expect(alarmsOf(moved)).toEqual([])
    expect((await next.store.log(team.at(0).log().id))?.size).toBeGreaterThan(4)
  })
})

describe('a laptop that is to travel when its organisation has moved to another relay', () => {
  /** A colleague reads the same log, and has not read the last word, which the relay before had. */
  async function withLastWord() {
    const scene = await syncedTeam(1)
    const { team, link } = scene
    const [home, traveller] = [team.at(0), await team.add('lead')]
    await settled(scene)
    await traveller.saved({ fields: { label: 'what both have' } })
    await settled(scene)
    await traveller.saved({ fields: { label: 'what the relay alone was given' } })
    const { hex, head } = certain(traveller.log().writing, 'just saved')
    const { seq } = head
    await round(traveller, link)
    /** Read, or in the tray of what came late: a lead can adopt it. */
    const isThere = (): boolean => {
      const feed = home.log().feeds.get(hex)
      return feed !== undefined && (feed.head.seq >= seq || feed.tray.has(seq))
    }
    expect(isThere()).toBe(false)
    const moves = () => movedOn(scene, home, traveller)
    return { scene, home, traveller, isThere, moves }
  }

  it('[R23] [Y14] does not set out with what the relay before alone was given', async () => {
    const { scene, traveller, isThere, moves } = await withLastWord()
    const next = await moves()
    const { acts } = traveller.replica
    const refused = await acts.travel()
    expect(refused.ok ? undefined : refused.refusal).toEqual({ kind: 'not-copied' })
    await settled({ ...scene, relay: next, link: next.link() })
    expect((await acts.travel()).ok).toBe(true)
    await settled({ ...scene, relay: next, link: next.link() })
    expect([traveller.log().keys.size, isThere()]).toEqual([0, true])
  })

  it('[R23] [Y14] does not set out before the next one has what the relay before alone was given', async () => {
    const { scene, home, traveller, isThere, moves } = await withLastWord()
    expect((await traveller.replica.acts.travel()).ok).toBe(true)
    const next = await moves()
    // The others have told it who belongs, and the laptop has not asked it for this log yet.
    const { directory } = home.replica.book
    for (const desk of [home, traveller]) await round(desk, next.link(), { logs: [directory.id] })
    expect([traveller.replica.acts.proposals().length, traveller.log().keys.size]).toEqual([1, 1])
    for (let turn = 0; turn < 2; turn++) await round(traveller, next.link())
    await settled({ ...scene, relay: next, link: next.link() })
    expect([traveller.log().keys.size, isThere()]).toEqual([0, true])
  })
})

describe('a letter that lies at a relay which is the organisation’s no more', () => {
  it('[R33] [Y14] is written again for the next one: whoever it is for may not know of what is in it', async () => {
    const scene = await syncedTeam(2)
    const { team, link } = scene
    await settled(scene)
    const [admin, other] = [team.at(0), team.at(1)]
    const caseId = newRecordId(random)
    const scope = { kind: 'case', caseId } as const
    await admin.saved({ id: caseId, type: 'Case', home: scope, fields: { label: 'a case' } })
    const member = certain(team.members[1], 'a second member')
    expect((await admin.replica.acts.assign(caseId, member, { work: 'writer' })).ok).toBe(true)
    for (let turn = 0; turn < 2; turn++) await round(admin, link)
    expect(admin.replica.acts.letters()).toEqual([])
    const next = await movedOn(scene, admin, other)
    // Each opens its box there when it comes.
    for (let turn = 0; turn < 2; turn++) for (const desk of [other, admin]) await round(desk, next.link())
    await settled({ ...scene, relay: next, link: next.link() })
    expect(other.log({ scope, part: 'work' }).keys.size).toBe(1)
    expect(alarmsOf(scene)).toEqual([])
  })
})

describe('an organisation that sets up a relay late', () => {
  it('[Y3] a new device reads the chain from it, also what a keeper had marked before', async () => {
    const team = await TestTeam.of(1)
    const { founder } = team
    const member = certain(team.members[0], 'the founder')
    await team.decide(directoryName, { kind: 'device-enrolled', member, device: await kit() })
    const relay = new TestRelayHost(await newSigningKey(random))
    await team.decide(directoryName, relay.named())
    const link = relay.link()
    await round(founder, link)
    const chain = team.chain(directoryName)
    const device = await newSigningKey(random)
    const { directory } = founder.replica.book
    const joined = await Replica.join(new MemoryStore(), founder.world, {
      organisation: founder.replica.organisation.id,
      device,
      envelope: random.bytes(32),
      mailbox: random.bytes(16),
      directory: { log: directory.id, epoch: 1, key: certain(directory.keys.get(1), 'founded').key },
      roster: { seq: 3, hash: entryHash(certain(chain[2], 'the relay was named').entry) },
    })
    if (!joined.ok) throw new Error('not joined')
    const wishes = { relay: { key: publicKeyOf(relay.key), space: relay.space } }
    await syncRound(joined.value, link, wishes)
    const head = directory.control?.state.head
    expect(joined.value.book.directory.control?.state.head).toEqual(head)
    expect(head?.[0]).toBe(3)
    expect(joined.value.alarms.list()).toEqual([])
  })
})

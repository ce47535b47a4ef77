/** A relay that told one desk of a change which the others were never shown: who moves the access of a log then. */

import { equalBytes, toBase64Url } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { newSigningKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { deviceIdOf, logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import { directoryName } from '@safeconduct/core/vault/replica/log-book.ts'
import { chainOf } from '@safeconduct/core/vault/replica/organisation.fixture.ts'
import { pressLog, type TestDevice } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { accessHash, accessToken } from '@safeconduct/core/vault/sync/access.ts'
import { makeBundle, takeBundle } from '@safeconduct/core/vault/sync/bundle.ts'
import { controlLength } from '@safeconduct/core/vault/sync/in-order.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { signReceipt } from '@safeconduct/core/vault/sync/receipt.ts'
import { MemoryRelayStore } from '@safeconduct/relay/memory-store.ts'
import { describe, expect, it } from 'vitest'
import { round, type SyncedTeam, settled, syncedTeam } from './support/synced-team.ts'

/** Gives receipts for what is sent to this log, and throws it away. */
function lyingLink(
  { relay, link }: SyncedTeam,
  about: TestDevice['replica']['book']['directory'],
): RelayLink {
  return {
    ...link,
    push: async (log, token, entries) => {
      if (!equalBytes(log, about.id)) return link.push(log, token, entries)
      const size = (await relay.store.log(log))?.size ?? 0
      const said = entries.map((entry, at) => ({
        log,
        position: size + at + 1,
        entry: entryHash(entry),
        day: 1,
      }))
      return ok(await Promise.all(said.map((one) => signReceipt(relay.key, one))))
    },
  }
}

/** Something that an admin changes in the roster and that locks nobody: a kit of their own. */
async function enrolsKit({ replica }: TestDevice): Promise<void> {
  const device = deviceIdOf(publicKeyOf(await newSigningKey(random)))
  const envelope = toBase64Url(newEnvelopeKey(random).publicKey)
  const kit = { device, envelope, box: random.bytes(16).toHex(), kind: 'paper' } as const
  expect((await replica.acts.enrol(kit)).ok).toBe(true)
}

/** An admin, a lead to whom the relay lies, and whoever writes there too. */
async function threeDesks() {
  const scene = await syncedTeam(1)
  const { team, relay, link } = scene
  const [admin, lead, writer] = [team.at(0), await team.add('lead'), await team.add()]
  await settled(scene)
  const opensWith = async (epoch: number): Promise<boolean> => {
    const keys = [admin, lead].flatMap((desk) => desk.log().keys.get(epoch) ?? [])
    const access = certain((await relay.store.log(admin.log().id))?.access, 'founded')
    return keys.some(({ key }) => equalBytes(access, accessHash(accessToken(key))))
  }
  const member = certain(team.members[2], 'a third member')
  return { scene, link, admin, lead, writer, member, opensWith }
}

const suspended = (desk: TestDevice) => deviceIdOf(desk.replica.me.device)

describe('a desk that was shown a roster of its own', () => {
  it('[Y21] moves the access no more when it knows, and reads with what opens the log', async () => {
    const { scene, link, admin, lead, writer, opensWith } = await threeDesks()
    // The lead's desk alone believes that the writer is locked, and makes the key that is due.
    expect((await lead.replica.acts.suspend(suspended(writer))).ok).toBe(true)
    await round(lead, lyingLink(scene, lead.replica.book.directory))
    expect([lead.log().control?.state.epoch, await opensWith(2)]).toEqual([2, true])
    await enrolsKit(admin)
    await round(admin, link)
    await round(admin, link)
    expect([admin.log().control?.state.epoch, await opensWith(1)]).toEqual([1, true])
    for (let turn = 0; turn < 2; turn++) {
      expect((await round(lead, link)).troubles).toEqual([])
      expect(lead.replica.book.directory.frozen).toBe(true)
      expect((await round(writer, link)).troubles).toEqual([])
      await round(admin, link)
    }
    expect(await opensWith(1)).toBe(true)
    await writer.saved({ fields: { label: 'a report' } })
    await round(writer, link)
    expect((await round(lead, link)).read).toBeGreaterThan(0)
  })

  it('[R33] [Y21] had moved it before it knew: whoever is shut out asks for the key, and whoever it is handed to undoes it', async () => {
    for (const knows of [false, true]) {
      const { scene, link, admin, lead, writer, opensWith } = await threeDesks()
      const other = await scene.team.add()
      await settled(scene)
      const { directory } = lead.replica.book
      expect((await lead.replica.acts.suspend(suspended(writer))).ok).toBe(true)
      const lost = { post: () => Promise.resolve(ok(true as const)) }
      await round(lead, { ...lyingLink(scene, directory), ...lost })
      await enrolsKit(admin)
      const shut = await round(admin, link)
      expect(shut.troubles.map(({ kind, log }) => [kind, log])).toEqual([['not-allowed', admin.log().hex]])
      // Whoever knows both as well moves nothing, and reads with what they are handed.
      if (knows) await admin.replica.receiveControl(directory.id, chainOf(lead, directory.hex))
      for (let turn = 0; turn < 3; turn++)
        for (const desk of [lead, admin, other, writer]) await round(desk, link)
      expect([lead, admin, other].map(({ replica }) => replica.book.directory.frozen)).toEqual([
        true,
        knows,
        false,
      ])
      expect(await opensWith(1)).toBe(true)
      for (const desk of [lead, admin, other, writer]) expect((await round(desk, link)).troubles).toEqual([])
    }
  })

  it('[R31] [Y21] does not tell the relay of a key that it makes when it knows: nobody else has to have it', async () => {
    const { scene, link, admin, lead, writer, opensWith } = await threeDesks()
    expect((await lead.replica.acts.suspend(suspended(admin))).ok).toBe(true)
    const lying = lyingLink(scene, lead.replica.book.directory)
    const { id } = lead.log()
    await round(lead, {
      ...lying,
      push: async (log, ...given) =>
        equalBytes(log, id) ? refuse({ kind: 'silent' }) : lying.push(log, ...given),
    })
    await enrolsKit(admin)
    await round(admin, link)
    await round(lead, { ...link, post: () => Promise.resolve(ok(true)) })
    expect([lead.replica.book.directory.frozen, lead.log().control?.state.epoch]).toEqual([true, 2])
    for (const desk of [admin, writer, lead]) expect((await round(desk, link)).troubles).toEqual([])
    expect(await opensWith(1)).toBe(true)
  })

  it('[Y21] tells the relay of a key that was there before, and founds with it a log that the relay lost', async () => {
    const { scene, link, admin, lead, opensWith } = await threeDesks()
    const move = () => Promise.resolve(refuse({ kind: 'quota' } as const))
    expect((await lead.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    await round(lead, { ...link, move })
    await enrolsKit(lead)
    await round(lead, { ...lyingLink(scene, lead.replica.book.directory), move })
    expect([lead.log().control?.state.epoch, await opensWith(1)]).toEqual([2, true])
    await enrolsKit(admin)
    await round(admin, link, { logs: [admin.replica.book.directory.id] })
    await round(lead, link)
    expect(lead.replica.book.directory.frozen).toBe(true)
    expect(await opensWith(2)).toBe(true)
    scene.relay.restore(new MemoryRelayStore())
    await round(lead, link)
    expect(await opensWith(2)).toBe(true)
  })

  it('[Y21] does not move it back from a key that those who were shown the other one have made', async () => {
    const { scene, link, admin, lead, opensWith } = await threeDesks()
    await enrolsKit(lead)
    await round(lead, lyingLink(scene, lead.replica.book.directory))
    await enrolsKit(admin)
    await round(admin, link)
    expect((await admin.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    for (let turn = 0; turn < 2; turn++) {
      await round(admin, link)
      expect((await round(lead, link)).troubles).toEqual([])
      expect(await opensWith(2)).toBe(true)
    }
    expect([lead.replica.book.directory.frozen, lead.log().control?.state.epoch]).toEqual([true, 1])
  })

  it('[Y21] [R74] shuts nobody out for good who had thrown its key away, also where it learns of the other one late', async () => {
    const { scene, link, admin, lead, writer } = await threeDesks()
    const { directory } = lead.replica.book
    expect((await lead.replica.acts.suspend(suspended(writer))).ok).toBe(true)
    await round(lead, lyingLink(scene, directory))
    await enrolsKit(admin)
    for (let turn = 0; turn < 2; turn++) await round(admin, link)
    expect((await admin.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    for (let turn = 0; turn < 2; turn++) {
      await round(admin, link)
      await round(writer, link)
    }
    // The relay keeps from the lead for a while what the others decided in the roster.
    const hiding: RelayLink = {
      ...link,
      pull: (asks) => link.pull(asks.filter(({ log }) => !equalBytes(log, directory.id))),
    }
    for (let turn = 0; turn < 2; turn++) await round(lead, hiding)
    for (let turn = 0; turn < 3; turn++) {
      for (const desk of [lead, admin, writer]) {
        desk.clock.at += 25 * 3_600_000
        await round(desk, link)
      }
    }
    expect(lead.replica.book.directory.frozen).toBe(true)
    for (const desk of [lead, admin, writer]) expect((await round(desk, link)).troubles).toEqual([])
    expect(writer.log().control?.state.head).toEqual(admin.log().control?.state.head)
  })

  it('[Y30] fills a stick that those who were shown the other one open', async () => {
    const { scene, link, admin, lead, writer } = await threeDesks()
    const { directory } = admin.replica.book
    await admin.saved({ fields: { label: 'a report' } })
    expect((await admin.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    const move = () => Promise.resolve(refuse({ kind: 'quota' } as const))
    await round(admin, { ...lyingLink(scene, directory), post: () => Promise.resolve(ok(true)), move })
    expect((await lead.replica.acts.suspend(suspended(writer))).ok).toBe(true)
    await round(lead, link)
    await round(admin, link)
    expect([directory.frozen, directory.control?.state.epoch]).toEqual([true, 2])
    const pieces = await Array.fromAsync(makeBundle(admin.replica, admin.replica.deviceKey))
    const taken = await takeBundle(lead.replica, () => pieces)
    expect(taken).toMatchObject({ ok: true, value: { end: 'whole' } })
  })

  it('[Y23] founds a log that the relay lost with a key that those who were shown the other one have', async () => {
    const { scene, link, admin, lead, writer, opensWith } = await threeDesks()
    expect((await lead.replica.acts.suspend(suspended(writer))).ok).toBe(true)
    await round(lead, lyingLink(scene, lead.replica.book.directory))
    await enrolsKit(admin)
    await round(admin, link)
    await round(lead, link)
    expect([lead.replica.book.directory.frozen, lead.log().control?.state.epoch]).toEqual([true, 2])
    scene.relay.restore(new MemoryRelayStore())
    for (const desk of [lead, writer, admin]) await round(desk, link)
    expect(await opensWith(1)).toBe(true)
    const { troubles } = await round(writer, link)
    expect(troubles.filter(({ log }) => log === writer.log().hex)).toEqual([])
    expect(writer.log().control?.state.head).toEqual(lead.log().control?.state.head)
  })

  it('[Y23] offers nothing that only one of the two has: whoever was shown the other goes on with that', async () => {
    const { scene, link, admin, lead, writer } = await threeDesks()
    const { relay } = scene
    const before = relay.store.copy()
    await enrolsKit(lead)
    await round(lead, lyingLink(scene, lead.replica.book.directory))
    await enrolsKit(admin)
    for (const desk of [admin, lead, writer]) await round(desk, link)
    expect(lead.replica.book.directory.frozen).toBe(true)
    for (const backup of [before, new MemoryRelayStore()]) {
      relay.restore(backup)
      for (let turn = 0; turn < 2; turn++) for (const desk of [lead, admin, writer]) await round(desk, link)
      const frozen = [admin, lead, writer].map(({ replica }) => replica.book.directory.frozen)
      expect(frozen).toEqual([false, true, false])
    }
    await enrolsKit(admin)
    for (const desk of [admin, writer]) expect((await round(desk, link)).troubles).toEqual([])
    expect(writer.replica.book.roster?.head).toEqual(admin.replica.book.roster?.head)
  })
})

describe('a desk that was shown another chain of a log', () => {
  it('[Y23] founds the log, when the relay lost it, with the newest key of before they parted, however much it is shown', async () => {
    const { scene, link, admin, lead, member, opensWith } = await threeDesks()
    expect((await lead.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    await settled(scene)
    for (let turn = 0; turn < 2; turn++) {
      expect((await lead.replica.acts.rotateAll('suspicion')).ok).toBe(true)
      await round(lead, lyingLink(scene, lead.log()))
    }
    for (const right of ['lead', 'writer'] as const) {
      const change = { log: logHexOf(admin.log().id), member, right }
      expect((await admin.replica.acts.changeRights([change])).ok).toBe(true)
      for (let turn = 0; turn < 2; turn++) await round(admin, link)
    }
    for (let turn = 0; turn < 2; turn++) await round(lead, link)
    expect([lead.log().frozen, lead.log().control?.state.epoch]).toEqual([true, 4])
    scene.relay.restore(new MemoryRelayStore())
    await round(lead, link)
    expect(await opensWith(2)).toBe(true)
  })

  it('[Y21] [Y23] reads what it has founded itself, where the log has had many keys since', async () => {
    const { scene, link, admin, lead, member, opensWith } = await threeDesks()
    const isRotated = async (over: RelayLink): Promise<void> => {
      expect((await lead.replica.acts.rotateAll('suspicion')).ok).toBe(true)
      await round(lead, over)
    }
    for (let times = 0; times < 16; times++) await isRotated(link)
    await settled(scene)
    await isRotated(lyingLink(scene, lead.log()))
    for (const right of ['lead', 'writer'] as const) {
      const change = { log: logHexOf(admin.log().id), member, right }
      expect((await admin.replica.acts.changeRights([change])).ok).toBe(true)
      for (let turn = 0; turn < 2; turn++) await round(admin, link)
    }
    // A stick brings the end of the other chain alone: nobody can tell where the two parted.
    await lead.replica.receiveControl(lead.log().id, chainOf(admin, lead.log().hex).slice(-1))
    expect([lead.log().frozen, lead.log().control?.state.epoch]).toEqual([true, 18])
    scene.relay.restore(new MemoryRelayStore())
    for (let turn = 0; turn < 2; turn++) expect((await round(lead, link)).troubles).toEqual([])
    expect(await opensWith(1)).toBe(true)
  })

  it('[Y18] [Y28] sends what its people wrote, though its chain is longer than that of the relay', async () => {
    const { scene, link, admin, lead, member } = await threeDesks()
    const gives = async ({ replica }: TestDevice, right: 'reader' | 'lead'): Promise<void> => {
      const change = { log: logHexOf(admin.log().id), member, right } as const
      expect((await replica.acts.changeRights([change])).ok).toBe(true)
    }
    await gives(lead, 'lead')
    await round(lead, lyingLink(scene, lead.log()))
    await gives(lead, 'reader')
    await lead.saved({ fields: { label: 'a report' } })
    await round(lead, lyingLink(scene, lead.log()))
    await gives(admin, 'reader')
    await round(admin, link)
    for (let turn = 0; turn < 2; turn++) await round(lead, link)
    expect(lead.log().frozen).toBe(true)
    expect(controlLength(lead.log())).toBeGreaterThan(controlLength(admin.log()))
    expect((await round(lead, link)).troubles).toEqual([])
    await round(admin, link)
    const feeds = [...lead.log().feeds.values()].filter(({ own }) => own !== undefined)
    for (const { hex, head } of feeds)
      expect([...admin.log().feeds.values()].find((feed) => feed.hex === hex)?.head.seq).toBe(head.seq)
  })

  it('[R9] [Y21] moves the access no more when it knows, and reads with what opens the log', async () => {
    const { scene, link, admin, lead, writer, member, opensWith } = await threeDesks()
    expect((await lead.replica.acts.rotateAll('suspicion')).ok).toBe(true)
    await round(lead, lyingLink(scene, lead.log()))
    expect([lead.log().control?.state.epoch, await opensWith(2)]).toEqual([2, true])
    const change = { log: logHexOf(admin.log().id), member, right: 'lead' } as const
    expect((await admin.replica.acts.changeRights([change])).ok).toBe(true)
    for (let turn = 0; turn < 2; turn++) {
      await round(admin, link)
      await round(lead, link)
    }
    expect([lead.log(pressLog).frozen, lead.log(directoryName).frozen]).toEqual([true, false])
    await round(admin, link)
    expect((await round(lead, link)).troubles).toEqual([])
    expect(await opensWith(1)).toBe(true)
    expect((await round(writer, link)).troubles).toEqual([])
    expect(writer.log().control?.state.head).toEqual(admin.log().control?.state.head)
  })
})

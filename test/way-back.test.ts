/** Coming back by a kit when the line is bad, or the kit's box is full: docs/formats/recovery.md, K17 and K18. */
import { toBase64Url, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { newEnvelopeKey, publicHalfOf } from '@safeconduct/core/sealed/envelope.ts'
import { newSigningKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { newCompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { fingerprintWords } from '@safeconduct/core/vault/control/fingerprint-words.ts'
import { deviceIdOf, logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { sealGrants } from '@safeconduct/core/vault/control/rotation.ts'
import { kitKeys, newKitSeed } from '@safeconduct/core/vault/recovery/kit.ts'
import { openKitBox } from '@safeconduct/core/vault/recovery/kit-box.ts'
import { renewKits } from '@safeconduct/core/vault/recovery/kit-renewal.ts'
import { enrolByPaper, paperDevice } from '@safeconduct/core/vault/recovery/way-back.ts'
import { MemoryStore } from '@safeconduct/core/vault/replica/memory-store.ts'
import { press, pressLog, schema, testClock } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { accessHash, accessToken } from '@safeconduct/core/vault/sync/access.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { describe, expect, it } from 'vitest'
import { failingLink, type LinkFaults } from './support/failing-link.ts'
import { round, syncedTeam } from './support/synced-team.ts'

const world = { clock: testClock(), random, schema }

/** Somebody who works alone, with a kit in a drawer; their laptop is gone. */
async function kitInDrawer(limits: { readonly mails?: number } = {}) {
  const { team, relay, link } = await syncedTeam(1, limits)
  const { founder } = team
  const { replica } = founder
  const record = await founder.saved({ fields: { label: 'what only I know' } })
  // The relay is new: it hears of the logs first.
  await round(founder, link)
  const seed = newKitSeed(random)
  const keys = await kitKeys(seed)
  await openKitBox(link, keys, relay.space)
  const device = deviceIdOf(publicKeyOf(keys.device))
  const envelope = toBase64Url(publicHalfOf(keys.envelope))
  await replica.acts.enrol({ device, envelope, box: toHex(keys.box), kind: 'paper' })
  await round(founder, link)
  await renewKits(replica)
  await round(founder, link)
  const where = { key: relay.key.publicKey, space: relay.space }
  const typed = { seed, fingerprint: fingerprintWords(replica.organisation.id), relay: where }
  const paper = async (over: RelayLink) => {
    const made = await paperDevice(typed, over, world)
    return certain(made.ok ? made.value : undefined, JSON.stringify(made))
  }
  return { keys, link, paper, where, record, organisation: replica.organisation.id }
}

async function newLaptop() {
  const device = await newSigningKey(random)
  const envelope = newEnvelopeKey(random)
  const mailbox = random.bytes(16)
  return {
    wanted: { device, envelope: envelope.seed.reveal(), mailbox },
    enrolled: {
      device: deviceIdOf(publicKeyOf(device)),
      envelope: toBase64Url(publicHalfOf(envelope)),
      box: toHex(mailbox),
      kind: 'desk',
    },
  } as const
}

describe('somebody who comes back by a kit', () => {
  it('[K17] has every key, though the line broke when the first try had enrolled the laptop', async () => {
    const { link, paper, where, record } = await kitInDrawer()
    const { wanted, enrolled } = await newLaptop()
    const faults: LinkFaults = { refuse: (ask) => (ask === 'post' ? { kind: 'silent' } : undefined) }
    const first = await enrolByPaper(await paper(failingLink(link, faults)), wanted, enrolled)
    expect(first).toEqual({ ok: false, refusal: { kind: 'not-committed' } })
    const second = await enrolByPaper(await paper(link), wanted, enrolled)
    const joined = certain(second.ok ? second.value : undefined, JSON.stringify(second))
    const laptop = await Replica.join(new MemoryStore(), world, joined)
    const replica = certain(laptop.ok ? laptop.value : undefined, 'joined')
    for (let turn = 0; turn < 2; turn++) await syncRound(replica, link, { relay: where })
    expect(replica.store.records.find(record)).toBeDefined()
    expect([...(replica.book.byName(pressLog)?.keys.keys() ?? [])]).toEqual([1])
    const change = { id: record, type: 'Thing', home: press, fields: { label: 'and write on' } }
    expect((await replica.save([change])).ok).toBe(true)
  })

  it('[K16] is led astray by no number of false beginnings, nor by logs that were founded for it', async () => {
    const { keys, link, paper, where, organisation } = await kitInDrawer()
    const device = await newSigningKey(random)
    const to = {
      device: deviceIdOf(publicKeyOf(keys.device)),
      envelope: toBase64Url(publicHalfOf(keys.envelope)),
      box: toHex(keys.box),
    }
    for (let at = 0; at < 20; at++) {
      const log = newCompartmentId(random)
      const key = random.bytes(32)
      if (at >= 15) await link.found(log, accessHash(accessToken(key)), where.space)
      const point = [1_000_000 + at, toHex(random.bytes(32))] as const
      const about = { log: logHexOf(log), scope: 'directory', part: 'whole', epoch: 1, key: toBase64Url(key) }
      const granted = { ...about, said: point, head: point }
      const made = await sealGrants(
        { device, organisation },
        [{ to, keys: [granted] }],
        { at: 0, base: point },
        world,
      )
      for (const { sealed } of made) await link.post(keys.box, sealed)
    }
    expect((await paper(link)).replica.me.member).toBeDefined()
  })

  it('[K18] reads the whole box also where it is full, and leaves it as full as it was', async () => {
    const { keys, link, paper } = await kitInDrawer({ mails: 100 })
    const token = keys.boxToken.reveal()
    const before = await link.collect(keys.box, token)
    const [letter] = before.ok ? before.value : []
    const { length } = certain(letter, 'the kit was filled').sealed
    while ((await link.post(keys.box, random.bytes(length))).ok);
    await paper(link)
    let left = 0
    for (let items = await link.collect(keys.box, token); items.ok && items.value.length > 0; ) {
      left += items.value.length
      await link.remove(keys.box, token, items.value.at(-1)?.number ?? 0)
      items = await link.collect(keys.box, token)
    }
    expect(left).toBe(100)
  })
})

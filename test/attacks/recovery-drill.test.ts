/**
 * The night after the raid: every device is gone, in every flat. What is left is a relay that nobody trusts, one kit in
 * a drawer, and three sheets with friends in three cities. docs/formats/recovery.md, K15 to K18; threat model, T26.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toBase64Url, toHex } from '../../packages/core/src/base/bytes.ts'
import type { RecordId } from '../../packages/core/src/base/id.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain, ok } from '../../packages/core/src/base/result.ts'
import { envelopeKeySeed, publicHalfOf } from '../../packages/core/src/sealed/envelope.ts'
import { publicKeyOf } from '../../packages/core/src/sealed/sign.ts'
import { fingerprintWords } from '../../packages/core/src/vault/control/fingerprint-words.ts'
import { type DeviceId, deviceIdOf } from '../../packages/core/src/vault/control/names.ts'
import { rosterAt } from '../../packages/core/src/vault/control/roster.ts'
import {
  type KitSeed,
  kitKeys,
  kitWords,
  newKitSeed,
  parseKitWords,
} from '../../packages/core/src/vault/recovery/kit.ts'
import { openKitBox } from '../../packages/core/src/vault/recovery/kit-box.ts'
import { parseFingerprint } from '../../packages/core/src/vault/recovery/kit-letter.ts'
import {
  combineShares,
  parseShareText,
  parseShareWords,
  shareText,
  shareWords,
  splitSeed,
} from '../../packages/core/src/vault/recovery/shares.ts'
import { enrolByPaper, paperDevice, strikeLost } from '../../packages/core/src/vault/recovery/way-back.ts'
import { MemoryStore } from '../../packages/core/src/vault/replica/memory-store.ts'
import { Replica } from '../../packages/core/src/vault/replica/replica.ts'
import type { RelayLink } from '../../packages/core/src/vault/sync/link.ts'
import { syncRound } from '../../packages/core/src/vault/sync/round.ts'
import { httpLink } from '../../packages/host/src/relay/http-link.ts'
import { joinVault } from '../../packages/host/src/vault/vault.ts'
import { listen } from '../../packages/relay/src/server.ts'
import type { EvilRelay } from './evil-relay.ts'
import { Desk, done, invited, newKeys, organisation, settled, tick, world } from './people.ts'

const press = { kind: 'press' } as const
const caseId = 'c'.repeat(32)
const theCase = { kind: 'case', caseId } as const

const memberOf = (desk: Desk) => certain(desk.replica.me.member, `${desk.name} is in the roster`)

/** What a device reads of these records: every part of them, in every log that it may read. */
function everything(desk: Desk, ids: readonly RecordId[]): readonly string[] {
  const { book } = desk.replica
  return ids.flatMap((id) => {
    const place = desk.store.records.find(id)
    if (place === undefined) return [`${id} is not here`]
    return book
      .all()
      .map(
        (log) =>
          `${id} ${log.name.scope.kind}/${log.name.part} ${JSON.stringify([...desk.store.records.partState(place, log.name)])}`,
      )
      .filter((line) => !line.endsWith('[]'))
  })
}

/** A kit of this person, enrolled, with its letters in its box. */
async function kitOf(desk: Desk): Promise<KitSeed> {
  const seed = newKitSeed(random)
  const keys = await kitKeys(seed)
  certain((await openKitBox(desk.link, keys, desk.relay.space)).ok || undefined, 'the relay makes a box')
  const paper = {
    device: deviceIdOf(publicKeyOf(keys.device)),
    envelope: toBase64Url(keys.envelope.publicKey),
    box: toHex(keys.box),
    kind: 'paper',
  } as const
  expect(await done(desk.replica.acts.enrol(paper))).toBe('waits-for-committer')
  await settled(desk)
  return seed
}

/** From typed words to a new device of the same member. */
async function back(
  seed: KitSeed,
  name: string,
  relay: EvilRelay,
  link: RelayLink,
  fingerprint: readonly string[],
): Promise<Desk> {
  const where = { key: relay.key.publicKey, space: relay.space }
  const paper = await paperDevice({ seed, fingerprint, relay: where }, link, world)
  if (!paper.ok) throw new Error(`no way back: ${JSON.stringify(paper.refusal)}`)
  const keys = await newKeys()
  const joined = await enrolByPaper(
    paper.value,
    { device: keys.signing, envelope: envelopeKeySeed(keys.envelope), mailbox: keys.box },
    {
      device: deviceIdOf(publicKeyOf(keys.signing)),
      envelope: toBase64Url(publicHalfOf(keys.envelope)),
      box: toHex(keys.box),
      kind: 'desk',
    },
  )
  if (!joined.ok) throw new Error(`not enrolled: ${JSON.stringify(joined.refusal)}`)
  const store = new MemoryStore()
  const replica = await Replica.join(store, world, joined.value)
  const desk = new Desk(name, relay, store, certain(replica.ok ? replica.value : undefined, 'there is room'))
  desk.link = link
  await settled(desk)
  // What the paper still had on its way goes now that the new box is open.
  for (let turn = 0; turn < 3; turn++) {
    await paper.value.replica.acts.settle()
    for (const { key, box, sealed } of paper.value.replica.acts.letters()) {
      if ((await link.post(box, sealed)).ok) await paper.value.replica.acts.posted(key)
    }
    await settled(desk)
  }
  return desk
}

type Before = {
  readonly relay: EvilRelay
  readonly fingerprint: readonly string[]
  readonly ids: readonly RecordId[]
  readonly annas: readonly string[]
  readonly belas: readonly string[]
  readonly annaKit: KitSeed
  readonly belaKit: KitSeed
  readonly spared: Desk | undefined
  readonly lost: readonly DeviceId[]
}

/** Three people at work: anna and bela are admins and have kits, cyra has none. Then nothing of it is left. */
async function raid({ spare = false } = {}): Promise<Before> {
  const anna = await organisation()
  const bela = await invited(anna, 'bela', { role: 'admin' })
  const cyra = await invited(anna, 'cyra')
  const log = certain(anna.replica.book.byName({ scope: press, part: 'whole' }), 'it was founded')
  await anna.replica.acts.changeRights([
    { log: log.hex as never, member: memberOf(bela), right: 'lead' },
    { log: log.hex as never, member: memberOf(cyra), right: 'writer' },
  ])
  await settled(anna, bela, cyra)
  const [annaKit, belaKit] = [await kitOf(anna), await kitOf(bela)]
  const ids: RecordId[] = []
  ids.push(await anna.save('Publication', press, { title: 'before the kit was a week old' }))
  await settled(anna, bela, cyra)
  ids.push(await cyra.save('Publication', press, { title: 'what cyra found' }))
  ids.push(await bela.save('Publication', press, { title: 'what bela wrote' }))
  const opened = await anna.replica.save([
    { id: caseId as RecordId, type: 'Case', home: theCase, fields: { state: 'open' } },
  ])
  expect(opened.ok, JSON.stringify(opened)).toBe(true)
  ids.push(caseId as RecordId)
  ids.push(await anna.save('Person', theCase, { code: 'P-07' }))
  await settled(anna, bela, cyra)
  // A new key after the kits were made: their letters have it too.
  await anna.replica.acts.rotateAll('suspicion')
  await settled(anna, bela, cyra)
  await settled(anna, bela, cyra)
  ids.push(await anna.save('Publication', press, { title: 'under the newest key' }))
  await settled(anna, bela, cyra)
  expect([anna.alarms(), bela.alarms(), cyra.alarms()]).toEqual([[], [], []])
  return {
    relay: anna.relay,
    fingerprint: fingerprintWords(anna.replica.organisation.id),
    ids,
    annas: everything(anna, ids),
    belas: everything(bela, ids),
    annaKit,
    belaKit,
    spared: spare ? anna : undefined,
    lost: [anna, bela, cyra].map((desk) => deviceIdOf(desk.replica.me.device)),
  }
}

describe('after the raid', () => {
  it('[K17] three sheets with friends, the relay and the fingerprint bring every record back', async () => {
    const before = await raid()
    const made = await splitSeed(before.annaKit, { needed: 2, count: 3 })
    const [one, , three] = certain(made.ok ? made.value : undefined, 'good numbers')
    // One friend sends her sheet as text, the other reads hers aloud.
    const text = parseShareText(shareText(certain(one, 'three')))
    const first = certain(text.ok ? text.value : undefined, 'as printed')
    const spoken = parseShareWords(shareWords(certain(three, 'three')).join(', '), first.set)
    const seed = await combineShares([first, certain(spoken.ok ? spoken.value : undefined, 'as read')])
    const words = parseFingerprint(before.fingerprint.join(' '))
    const anna = await back(
      certain(seed.ok ? seed.value : undefined, 'two suffice'),
      'anna',
      before.relay,
      before.relay.link('anna'),
      words,
    )
    expect(everything(anna, before.ids)).toEqual(before.annas)
    expect(before.annas.length).toBeGreaterThanOrEqual(6)
    expect(anna.alarms()).toEqual([])
    // She writes again, and what was taken opens nothing of it.
    const struck = await strikeLost(anna.replica)
    expect(struck.ok && struck.value).toEqual([before.lost[0]])
    await settled(anna)
    await settled(anna)
    const view = rosterAt(certain(anna.replica.book.roster, 'read'))
    expect(view.devices.get(certain(before.lost[0], 'three'))?.state).toBe('struck')
    const id = await anna.save('Publication', press, { title: 'after the raid' })
    expect(anna.reads(id, 'title')).toContain('after the raid')
    expect(anna.replica.book.roster?.notices.map(([, kind]) => kind)).toContain('device-enrolled')
  }, 60_000)

  it('[K8] two admins who came back by their kits give a third her place again, and together they are admins', async () => {
    const before = await raid()
    const { relay, fingerprint } = before
    const anna = await back(before.annaKit, 'anna', relay, relay.link('anna'), fingerprint)
    const typed = parseKitWords(kitWords(before.belaKit).join(' '))
    const bela = await back(
      certain(typed.ok ? typed.value : undefined, 'as printed'),
      'bela',
      relay,
      relay.link('bela'),
      fingerprint,
    )
    await settled(anna, bela)
    expect(everything(bela, before.ids)).toEqual(before.belas)
    for (const desk of [anna, bela]) expect((await strikeLost(desk.replica)).ok).toBe(true)
    await settled(anna, bela)
    const old = certain(
      anna.replica.book.roster?.devices.find(({ device }) => device === before.lost[2])?.member,
      'cyra was a member',
    )
    expect(await done(anna.replica.acts.remove(old))).toBe('waits-for-committer')
    await settled(anna, bela)
    const cyra = await invited(anna, 'cyra again')
    const log = certain(anna.replica.book.byName({ scope: press, part: 'whole' }), 'it is here')
    await anna.replica.acts.changeRights([{ log: log.hex as never, member: memberOf(cyra), right: 'writer' }])
    await settled(anna, bela, cyra)
    await settled(anna, bela, cyra)
    expect(cyra.reads(certain(before.ids[1], 'her own work'), 'title')).toContain('what cyra found')
    // A change among admins takes both of them, for both came back by paper.
    expect(await done(anna.replica.acts.setRole(memberOf(cyra), 'admin'))).toBe('waits-for-approval')
    await settled(anna, bela)
    await settled(bela)
    const asked = bela.replica.acts.proposals().find(({ state }) => state === 'asks-me')
    expect(await done(bela.replica.acts.approve(certain(asked, 'anna asks').id))).not.toBe('not-allowed')
    await settled(bela, anna, bela, cyra)
    expect(rosterAt(certain(cyra.replica.book.roster, 'read')).members.get(memberOf(cyra))).toBe('admin')
  }, 60_000)

  it('[K17] over HTTP, with a battery that ends in the middle: nothing in the box was taken away', async () => {
    const before = await raid()
    const listening = await listen(before.relay.honest, {
      host: '127.0.0.1',
      port: 0,
      secured: { by: 'nothing' },
    })
    const running = certain(listening.ok ? listening.value : undefined, 'a port is free')
    const link = httpLink({ url: `http://127.0.0.1:${running.port}/`, key: before.relay.key.publicKey })
    try {
      const where = { key: before.relay.key.publicKey, space: before.relay.space }
      const typed = { seed: before.annaKit, fingerprint: before.fingerprint, relay: where }
      const lost = await paperDevice(typed, link, world)
      expect(lost.ok).toBe(true)
      const anna = await back(before.annaKit, 'anna', before.relay, link, before.fingerprint)
      expect(everything(anna, before.ids)).toEqual(before.annas)
    } finally {
      link.close()
      await running.close()
    }
  }, 60_000)

  it('[K18] a kit in a drawer gets its letters anew every month, by itself, and opens after the relay forgot the old ones', async () => {
    const before = await raid({ spare: true })
    const anna = certain(before.spared, 'one laptop was not found')
    const keys = await kitKeys(before.annaKit)
    const letters = async () => {
      const items = await anna.link.collect(keys.box, keys.boxToken.reveal())
      return items.ok ? items.value : []
    }
    const old = await letters()
    await settled(anna)
    expect(await letters()).toEqual(old)
    tick(31)
    try {
      await settled(anna)
      const all = await letters()
      expect(all.length).toBeGreaterThan(old.length)
      // A year and more later the old ones are gone.
      await anna.link.remove(keys.box, keys.boxToken.reveal(), old.at(-1)?.number ?? 0)
      const again = await back(
        before.annaKit,
        'anna',
        before.relay,
        before.relay.link('again'),
        before.fingerprint,
      )
      expect(everything(again, before.ids)).toEqual(before.annas)
    } finally {
      tick(-31)
    }
  }, 60_000)

  it('[K17] onto a new disk: the vault file is whole, and its rooms find what was in the old one', async () => {
    const before = await raid()
    const { relay } = before
    const where = { key: relay.key.publicKey, space: relay.space }
    const link = relay.link('disk')
    const paper = await paperDevice(
      { seed: before.annaKit, fingerprint: before.fingerprint, relay: where },
      link,
      world,
    )
    const keys = await newKeys()
    const device = {
      device: deviceIdOf(publicKeyOf(keys.signing)),
      envelope: toBase64Url(publicHalfOf(keys.envelope)),
      box: toHex(keys.box),
      kind: 'desk',
    } as const
    const mine = { device: keys.signing, envelope: envelopeKeySeed(keys.envelope), mailbox: keys.box }
    const joined = await enrolByPaper(
      certain(paper.ok ? paper.value : undefined, 'the way back'),
      mine,
      device,
    )
    const home = mkdtempSync(join(tmpdir(), 'after-the-raid-'))
    try {
      const made = await joinVault(
        home,
        random.bytes(32),
        certain(joined.ok ? joined.value : undefined, 'enrolled'),
        world,
      )
      const vault = certain(made.ok ? made.value : undefined, 'a new vault')
      for (let round = 0; round < 4; round++) {
        await syncRound(vault.replica, link, { relay: where })
        if (paper.ok) await syncRound(paper.value.replica, paper.value.link, { relay: where })
      }
      const found = vault.reader.find({ words: 'what cyra found', types: ['Publication'] })
      expect(found.count).toBe(1)
      const check = await vault.check({ readData: true })
      expect(check).toMatchObject({ state: 'whole', faults: [] })
      await vault.close()
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  }, 60_000)

  it('[K16] a wrong fingerprint, another relay, a struck kit: each is refused by its name', async () => {
    const before = await raid()
    const { relay, fingerprint } = before
    const where = { key: relay.key.publicKey, space: relay.space }
    const refusal = async (seed: KitSeed, words: readonly string[], link: RelayLink) => {
      const paper = await paperDevice({ seed, fingerprint: words, relay: where }, link, world)
      return paper.ok ? 'opened' : paper.refusal.kind
    }
    const link = relay.link('anna')
    expect(await refusal(before.annaKit, fingerprint.toReversed(), link)).toBe('kit-of-another-organisation')
    expect(await refusal(newKitSeed(random), fingerprint, link)).toBe('relay-refused')
    const empty: RelayLink = { ...link, collect: async () => ok([]) }
    expect(await refusal(before.annaKit, fingerprint, empty)).toBe('kit-box-empty')
    const anna = await back(before.annaKit, 'anna', relay, link, fingerprint)
    const kit = deviceIdOf(publicKeyOf((await kitKeys(before.annaKit)).device))
    expect(await done(anna.replica.acts.strike(kit))).toBe('waits-for-committer')
    await settled(anna)
    await settled(anna)
    expect(await refusal(before.annaKit, fingerprint, link)).toBe('kit-struck')
  }, 60_000)
})

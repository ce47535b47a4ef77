/** Words that two members struck, at desks and at a relay: docs/formats/vault.md §X, sync.md Y50–Y53, relay.md L62–L66. */
import { equalBytes, textOf, toHex } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, refuse } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey, publicKeyOf, sign } from '@safeconduct/core/sealed/sign.ts'
import { logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { askDigest } from '@safeconduct/core/vault/control/strikes.ts'
import { type Entry, parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import { readBody } from '@safeconduct/core/vault/feed.ts'
import { type Changes, parseChanges } from '@safeconduct/core/vault/operation.ts'
import { directoryName } from '@safeconduct/core/vault/replica/log-book.ts'
import type { TestDevice } from '@safeconduct/core/vault/replica/replica.fixture.ts'
import { stateText } from '@safeconduct/core/vault/replica/state-hash.ts'
import { isAsSigned, openRest, roomIn, sealRest, withoutStruck } from '@safeconduct/core/vault/rest.ts'
import { accessToken } from '@safeconduct/core/vault/sync/access.ts'
import { describe, expect, it } from 'vitest'
import { MemoryRelayStore } from '../packages/relay/src/memory-store.ts'
import { round, type SyncedTeam, settled, syncedTeam } from './support/synced-team.ts'

const words = 'the road behind the mill'

async function withWords(members = 3): Promise<SyncedTeam & { readonly id: RecordId }> {
  const scene = await syncedTeam(members)
  const { team } = scene
  await settled(scene)
  const id = await team.founder.saved({ fields: { label: words, risk: 'high' } })
  await settled(scene)
  if (members > 1) await team.at(1).saved({ id, fields: { label: `${words}, corrected` } })
  await settled(scene)
  await team.founder.saved({ id, fields: { label: '—' } })
  await settled(scene)
  return { ...scene, id }
}

function hexOf(device: TestDevice) {
  return logHexOf(device.log().id)
}

async function wish(device: TestDevice, id: RecordId, pieces: readonly string[] = []): Promise<void> {
  const done = await device.replica.acts.strikeWords(hexOf(device), { what: [[id, ['label']]], pieces })
  if (done?.ok !== true) throw new Error(JSON.stringify(done))
}

async function agree(device: TestDevice): Promise<void> {
  for (const { log, id } of await device.replica.acts.strikesAsked()) {
    const done = await device.replica.acts.agreeToStrike(log, id)
    if (!done.ok) throw new Error(JSON.stringify(done))
  }
}

async function struck(
  { team, ...scene }: SyncedTeam & { readonly id: RecordId },
  pieces: readonly string[] = [],
): Promise<void> {
  await wish(team.founder, scene.id, pieces)
  await settled({ team, ...scene })
  await agree(team.at(1))
  await settled({ team, ...scene })
}

/** An attacker's own tool: the relay's disk, and every key that this desk ever held. */
async function openedAtRelay(store: MemoryRelayStore, device: TestDevice): Promise<string> {
  const log = device.log()
  const organisation = device.replica.organisation.id
  const texts: string[] = []
  for (const { header, signature, body } of await store.entries(log.id, 0, { bytes: 1e9, count: 1e6 })) {
    const signed = parseSignedHeader(header, signature)
    const entry = certain(signed.ok ? { ...signed.value, body } : undefined, 'a stored entry')
    for (const { key, entryKey } of log.keys.values()) {
      const whole = await readBody(entry, entryKey, organisation)
      if (whole.ok) texts.push(textOf(whole.value) ?? '')
      const rest = await openRest({ epochKey: key, organisation }, entry)
      if (rest !== undefined) texts.push(JSON.stringify(rest))
    }
  }
  return texts.join('\n')
}

function tokenOf(device: TestDevice) {
  const log = device.log()
  return accessToken(certain(log.keys.get(log.control?.state.epoch ?? 0), 'the newest key').key)
}

function stateOf(device: TestDevice): string {
  return stateText(device.replica, [device.log()])
}

describe('words that two members struck', () => {
  it('[L62] [Y50] are on no desk and not at the relay, with all keys that any desk held', async () => {
    const scene = await withWords()
    expect(await openedAtRelay(scene.relay.store, scene.team.founder)).toContain(words)
    await struck(scene)
    const there = await openedAtRelay(scene.relay.store, scene.team.founder)
    expect(there).not.toContain(words)
    expect(there, 'what was not struck').toContain('high')
    for (const device of scene.team.devices) expect(device.alarms()).toEqual([])
    const late = await scene.team.add()
    await settled(scene)
    expect(stateOf(late)).toBe(stateOf(scene.team.at(2)))
    expect(late.alarms()).toEqual([])
    await scene.team.at(2).saved({ fields: { label: 'work goes on' } })
    await settled(scene)
    expect(stateOf(late)).toBe(stateOf(scene.team.founder))
  })

  it('[Y51] are struck again at a relay that was restored from a backup', async () => {
    const scene = await withWords()
    const backup = scene.relay.store.copy()
    await struck(scene)
    scene.relay.restore(backup)
    expect(await openedAtRelay(scene.relay.store, scene.team.founder)).toContain(words)
    await settled(scene)
    await settled(scene)
    expect(await openedAtRelay(scene.relay.store, scene.team.founder)).not.toContain(words)
  })

  it('[Y51] are struck again where a backup from before the relay was asked shows that only in another log', async () => {
    const scene = await withWords()
    const { team, relay, link } = scene
    const unasked = { ...link, strike: async () => refuse({ kind: 'not-allowed' } as const) }
    await struck({ ...scene, link: unasked })
    const backup = relay.store.copy()
    // No word of theirs follows what they ask.
    const { id } = team.founder.log()
    const full: typeof link = {
      ...link,
      push: async (log, ...rest) =>
        equalBytes(log, id) ? refuse({ kind: 'quota' }) : link.push(log, ...rest),
    }
    await settled({ ...scene, link: full })
    expect(await openedAtRelay(relay.store, team.founder)).not.toContain(words)
    const elsewhere = { kind: 'void', log: hexOf(team.founder), entry: '00'.repeat(32) } as const
    await team.decide(directoryName, elsewhere)
    await settled({ ...scene, link: full })
    relay.restore(backup)
    expect(await openedAtRelay(relay.store, team.founder)).toContain(words)
    await settled({ ...scene, link: full })
    const told = team.founder.replica.alarms.list().map(({ kind, log }) => [kind, log])
    expect(told).toEqual([['relay-rolled-back', logHexOf(team.founder.replica.book.directory.id)]])
    expect(await openedAtRelay(relay.store, team.founder)).not.toContain(words)
  })

  it.each([1, 3])(
    '[Y54] are struck again where a backup from before the relay was asked lacks nothing else, with %i members',
    async (members) => {
      const scene = await withWords(members)
      const { team, relay } = scene
      const asks = { count: 0 }
      const unasked = { ...scene.link, strike: async () => refuse({ kind: 'not-allowed' } as const) }
      const counted: typeof scene.link = {
        ...scene.link,
        strike: (...given) => {
          asks.count += 1
          return scene.link.strike(...given)
        },
      }
      if (members === 1) await wish(team.founder, scene.id)
      else await struck({ ...scene, link: unasked })
      await settled({ ...scene, link: unasked })
      const backup = relay.store.copy()
      await settled({ ...scene, link: counted })
      expect(await openedAtRelay(relay.store, team.founder)).not.toContain(words)
      expect(asks.count, 'once, and once more when a word of its own has followed').toBe(2 * members)
      await settled({ ...scene, link: counted })
      expect(asks.count, 'and no more').toBe(2 * members)
      relay.restore(backup)
      expect(await openedAtRelay(relay.store, team.founder)).toContain(words)
      await settled(scene)
      expect(await openedAtRelay(relay.store, team.founder)).not.toContain(words)
    },
  )

  it('[Y54] are struck again where the relay was put back before a word of the desk that had asked came to it', async () => {
    const scene = await withWords(1)
    const { team, relay, link } = scene
    const unasked = { ...link, strike: async () => refuse({ kind: 'not-allowed' } as const) }
    await wish(team.founder, scene.id)
    await settled({ ...scene, link: unasked })
    const backup = relay.store.copy()
    const asked: typeof link = { ...link, push: async () => refuse({ kind: 'quota' }) }
    await round(team.founder, asked)
    expect(await openedAtRelay(relay.store, team.founder)).not.toContain(words)
    relay.restore(backup)
    await settled(scene)
    expect(await openedAtRelay(relay.store, team.founder)).not.toContain(words)
  })

  it('[Y54] let no relay that is put back in every round fill the log with the words that follow them', async () => {
    const scene = await withWords(1)
    const { team, relay } = scene
    await wish(team.founder, scene.id)
    await settled(scene)
    const backup = relay.store.copy()
    await team.founder.saved({ fields: { label: 'work goes on' } })
    const before = team.founder.entries().length
    for (let turn = 0; turn < 40; turn++) {
      await settled(scene)
      relay.restore(backup.copy())
    }
    await settled(scene)
    expect(team.founder.entries().length - before).toBeLessThan(10)
  })

  it('[Y54] are asked for no more where the relay had struck them for one who was alone, and is not by now', async () => {
    const scene = await withWords(1)
    const { team, link } = scene
    await wish(team.founder, scene.id)
    let asks = 0
    const once: typeof link = {
      ...link,
      strike: async (...given) => {
        asks += 1
        return asks === 1 ? link.strike(...given) : refuse({ kind: 'not-allowed' })
      },
    }
    await settled({ ...scene, link: once })
    await settled({ ...scene, link: once })
    expect(asks).toBe(2)
  })

  it('[Y50] leave the relay though the disk changed what was left of them before the relay was asked', async () => {
    const scene = await withWords(1)
    const { team, relay, link } = scene
    await wish(team.founder, scene.id)
    // The strike counts and is carried out here, and the line breaks.
    const broken: typeof link = { ...link, strike: async () => refuse({ kind: 'silent' }) }
    await round(team.founder, broken)
    const entry = await entryWithRest(team.founder)
    expect(team.founder.store.rot(entry.header.feed, entry.header.seq, 700)).toBe(true)
    await settled(scene)
    await settled(scene)
    expect(await openedAtRelay(relay.store, team.founder)).not.toContain(words)
  })

  it('[L64] [Y52] are left as they are by a new relay that is given everything', async () => {
    const scene = await withWords()
    await struck(scene)
    scene.relay.restore(new MemoryRelayStore())
    await settled(scene)
    await settled(scene)
    expect(await openedAtRelay(scene.relay.store, scene.team.founder)).toContain('high')
    expect(await openedAtRelay(scene.relay.store, scene.team.founder)).not.toContain(words)
    const late = await scene.team.add()
    await settled(scene)
    expect(stateOf(late)).toBe(stateOf(scene.team.founder))
  })

  it('[L63] are not struck at the relay by one feed, by one feed twice, by a stranger’s or by a forged signature', async () => {
    const scene = await withWords()
    const { team, link, relay } = scene
    const turned = team.at(1)
    const log = turned.log()
    // With a program of their own, and no strike that anybody agreed to.
    const feed = certain(
      [...log.feeds.values()].find(({ own }) => own !== undefined),
      'a feed of theirs',
    )
    const other = await newSigningKey(random)
    const entry = await entryWith(turned, `"${words}"`)
    const { body, rest } = await restOf(turned, entry, scene.id)
    const point = { feed: entry.header.feed, seq: entry.header.seq, rest }
    const digest = askDigest(log.id, [point], [])
    const signed = async (key: Awaited<ReturnType<typeof newSigningKey>>, name: Uint8Array<ArrayBuffer>) => ({
      feed: name,
      signature: new Uint8Array(await sign(key, 'strike', digest)),
    })
    const own = await signed(await certain(feed.own, 'ours').signing(), feed.key)
    const ask = (asks: readonly (typeof own)[]) =>
      link.strike(log.id, tokenOf(turned), { rests: [{ ...point, body }], pieces: [], asks })
    expect(await ask([own]), 'one feed').toMatchObject({ ok: false, refusal: { kind: 'not-allowed' } })
    expect(await ask([own, own]), 'one feed twice').toMatchObject({
      ok: false,
      refusal: { kind: 'not-allowed' },
    })
    const stranger = await signed(other, publicKeyOf(other))
    expect(await ask([own, stranger]), 'a feed that never wrote').toMatchObject({
      ok: false,
      refusal: { kind: 'not-allowed' },
    })
    const forged = { ...own, signature: new Uint8Array(64) }
    expect(await ask([own, forged]), 'forged').toMatchObject({ ok: false, refusal: { kind: 'unreadable' } })
    expect(await openedAtRelay(relay.store, team.founder)).toContain(words)
  })

  it('[X5] [Y53] are waited for where the relay shows a rest before its strike, and let go where there is none', async () => {
    const scene = await withWords()
    const { team, relay } = scene
    const entry = await entryWith(team.founder, `"${words}"`)
    const { body, rest } = await restOf(team.founder, entry, scene.id)
    // The relay itself was given a rest by somebody with the key, and hands it on as if it had been agreed to.
    const { feed, seq } = entry.header
    await relay.store.strike(team.founder.log().id, [{ chain: feed, seq, rest, body }])
    const late = await team.add()
    await round(late, scene.link)
    expect(late.alarms(), 'the strike may be on its way').toEqual([])
    expect(late.store.records.find(scene.id)).toBeUndefined()
    await round(late, scene.link)
    await round(late, scene.link)
    await round(late, scene.link)
    expect(late.alarms()).toContain('relay-tampered')
    // What was signed comes on a stick, from whoever has it.
    await late.replica.receive(late.log().id, team.founder.entries(), 'bundle')
    expect(late.store.records.find(scene.id)).toBeDefined()
    expect(late.entries().map(({ body }) => toHex(sha256(body)))).toContain(toHex(entry.header.bodyHash))
  })

  it('[D16] cannot be made by the relay alone: without a key of the log no rest opens', async () => {
    const scene = await withWords()
    const { team, relay } = scene
    const entry = await entryWith(team.founder, `"${words}"`)
    const { feed, seq } = entry.header
    const body = random.bytes(entry.header.bodyLength)
    await relay.store.strike(team.founder.log().id, [{ chain: feed, seq, rest: sha256(body), body }])
    const late = await team.add()
    await round(late, scene.link)
    await round(late, scene.link)
    expect(late.alarms()).toContain('relay-tampered')
    expect(late.store.records.find(scene.id)).toBeUndefined()
  })

  it('[R55] [R56] are struck by no strike of somebody who was removed, nor one that leaves other words', async () => {
    const scene = await withWords(4)
    const { team } = scene
    const gone = team.at(3)
    await gone.saved({ fields: { label: 'was here' } })
    await settled(scene)
    await wish(gone, scene.id)
    await settled(scene)
    expect(await team.at(1).replica.acts.strikesAsked()).toHaveLength(1)
    await team.decide(directoryName, { kind: 'member-removed', member: certain(team.members[3], 'four') })
    expect(await team.at(1).replica.acts.strikesAsked()).toEqual([])
    const done = await team.at(1).replica.acts.agreeToStrike(hexOf(team.at(1)), '00'.repeat(16))
    expect(done).toMatchObject({ ok: false, refusal: { kind: 'no-such-proposal' } })
    await settled(scene)
    for (const device of [team.founder, team.at(1), team.at(2)]) expect(stateOf(device)).toContain('—')
    expect(await openedAtRelay(scene.relay.store, team.founder)).toContain(words)
  })

  it('[X4] [L66] takes the pieces of a file with it, and of no other', async () => {
    const scene = await withWords()
    const [mine, others] = [random.bytes(2_000), random.bytes(2_000)]
    for (const piece of [mine, others]) await scene.link.putPiece(sha256(piece), piece, scene.relay.space)
    await struck(scene, [toHex(sha256(mine))])
    expect(await scene.link.hasPieces([sha256(mine), sha256(others)])).toEqual({
      ok: true,
      value: [false, true],
    })
  })
})

/** The entry in which words stand, as this desk has it. */
async function entryWith(device: TestDevice, text: string): Promise<Entry> {
  for (const entry of device.entries()) {
    const changes = await changesIn(device, entry)
    if (changes !== undefined && JSON.stringify(changes).includes(text)) return entry
  }
  throw new Error('nothing says so')
}

async function entryWithRest(device: TestDevice): Promise<Entry> {
  for (const entry of device.entries()) if (!(await isAsSigned(entry))) return entry
  throw new Error('nothing was struck')
}

async function changesIn(device: TestDevice, entry: Entry): Promise<Changes | undefined> {
  const key = certain(device.log().keys.get(entry.header.epoch), 'a key')
  const body = await readBody(entry, key.entryKey, device.replica.organisation.id)
  return body.ok ? parseChanges(body.value) : undefined
}

async function restOf(device: TestDevice, entry: Entry, id: RecordId) {
  const { key } = certain(device.log().keys.get(entry.header.epoch), 'a key')
  const seal = { epochKey: key, organisation: device.replica.organisation.id }
  const changes = certain(await changesIn(device, entry), 'changes')
  const left = certain(withoutStruck(changes, [[id, ['label']]], roomIn(entry.header)), 'something is struck')
  const body = await sealRest(seal, entry.header, left)
  return { body, rest: sha256(body) }
}

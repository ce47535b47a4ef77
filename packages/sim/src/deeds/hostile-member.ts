/**
 * A colleague with all the keys that colleagues have, whose program signs what no honest program signs.
 *
 * The feeds written here are certified by the member's own device, so everybody must hear them out; what they say
 * is two things under one number, chains with a piece cut out, words for another room, records of no type.
 */
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import { newSigningKey, publicKeyOf, type SigningKey, sign } from '@safeconduct/core/sealed/sign.ts'
import { type Entry, type EntryKind, encodeHeader, parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import { emptyFeed, type FeedHead, headAfter, writeEntry } from '@safeconduct/core/vault/feed.ts'
import { nextStamp } from '@safeconduct/core/vault/hybrid-clock.ts'
import { encodeOpening } from '@safeconduct/core/vault/opening.ts'
import { encodeChanges, type Operation } from '@safeconduct/core/vault/operation.ts'
import { type EpochKey, epochOf, type LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import type { Device } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { World } from '../world.ts'
import { typedText } from './writing.ts'

/** A feed of the hostile program's own, beside the one that the honest code on this device writes. */
export type EvilFeed = { readonly log: LogState; readonly key: SigningKey; head: FeedHead }

type Scene = {
  readonly world: World
  readonly device: Device
  readonly replica: Replica
  readonly dice: Dice
  /** The key of the log as it was when the hostile program looked: it forgets none. */
  readonly epoch: number
  readonly key: EpochKey
}

export async function hostileAct(world: World, device: Device, dice: Dice): Promise<string> {
  const { replica } = device
  if (replica === undefined || !device.hostile) return 'an honest colleague'
  const log = dice.pick(replica.book.all().filter((one) => one.keys.has(epochOf(one)) && epochOf(one) > 0))
  const epoch = log === undefined ? 0 : epochOf(log)
  const key = log?.keys.get(epoch)
  if (log === undefined || key === undefined) return 'no log'
  const scene = { world, device, replica, dice, epoch, key }
  const feed = await feedIn(scene, log)
  if (feed === undefined) return 'no feed'
  const { faults } = world
  return faults.has('member-equivocates') && dice.chance(0.5) ? equivocate(scene, feed) : forge(scene, feed)
}

async function feedIn(scene: Scene, log: LogState): Promise<EvilFeed | undefined> {
  const { device, dice, epoch, key: epochKey } = scene
  const known = device.evilFeeds.get(log.hex)
  const { signing } = device
  if (known !== undefined || signing === undefined) return known
  const key = await newSigningKey(dice)
  const place = { compartment: log.id, feed: publicKeyOf(key) }
  const content = await encodeOpening(log.name, place, { number: epoch, key: epochKey.key }, signing)
  const feed: EvilFeed = { log, key, head: emptyFeed }
  const opening = await written(scene, feed, 'open', content)
  feed.head = headAfter(opening)
  device.evilFeeds.set(log.hex, feed)
  await pushed(scene, log, [opening])
  return feed
}

async function written(
  { replica, device, world, dice, epoch, key: { entryKey } }: Scene,
  { log, key, head }: EvilFeed,
  kind: EntryKind,
  content: Uint8Array,
): Promise<Entry> {
  const writer = { organisation: replica.organisation.id, compartment: log.id, key, epoch, entryKey }
  const entry = await writeEntry(writer, head, kind, content, { random: dice })
  world.witness.signed(device, entry)
  return entry
}

async function pushed(
  { world, device, key }: Scene,
  log: LogState,
  entries: readonly Entry[],
): Promise<boolean> {
  const sent = await world.link(device).push(log.id, deriveBytes(key.key, 'relay-access'), entries)
  return sent.ok
}

/** Past the relay, as on a stick: this colleague is handed it directly. */
async function handed(scene: Scene, log: LogState, entries: readonly Entry[]): Promise<Device | undefined> {
  const { world, dice } = scene
  const others = world.devices.filter(
    (one) => one.on && !one.hostile && !one.busy && one.replica?.book.get(log.id) !== undefined,
  )
  // Whoever has read all that came before would believe it first.
  const [entry] = entries
  const ready = others.filter((one) => {
    const feed = one.replica?.book.get(log.id)?.feeds.get(toHex(entry?.header.feed ?? new Uint8Array()))
    return feed !== undefined && feed.head.seq + 1 === entry?.header.seq
  })
  const other = dice.pick(ready.length > 0 ? ready : others)
  if (other === undefined) return undefined
  let isTaken = false
  await world.act(other, 'is handed a stick', async () => {
    try {
      const received = await other.replica?.receive(log.id, entries, 'bundle')
      isTaken = true
      return JSON.stringify(received)
    } catch (problem) {
      // Whoever brings entries must expect it; the same stick is read again some day.
      if (problem instanceof StoreFull) return 'no room'
      throw problem
    }
  })
  return isTaken ? other : undefined
}

function changes(scene: Scene, log: LogState, operation?: Partial<Operation>): Uint8Array {
  const { world, device, dice } = scene
  const { scope } = log.name
  const type = scope.kind === 'case' ? 'Person' : 'Post'
  const field = {
    work: 'risk',
    names: 'alias',
    places: 'place',
    medical: 'condition',
    allegations: 'account',
    whole: 'title',
  }
  const sets = { [field[log.name.part]]: typedText(world, device) }
  const one: Operation = { record: newRecordId(dice), type, sets, lists: {}, replaced: {}, ...operation }
  return encodeChanges({ at: nextStamp(undefined, device.clock.millis()), seen: [], operations: [one] })
}

/** Two entries under one number: one for the relay, one for a colleague. */
async function equivocate(scene: Scene, feed: EvilFeed): Promise<string> {
  const { world } = scene
  const [one, other] = [
    await written(scene, feed, 'changes', changes(scene, feed.log)),
    await written(scene, feed, 'changes', changes(scene, feed.log)),
  ]
  if (!(await pushed(scene, feed.log, [one]))) return 'not taken'
  feed.head = headAfter(one)
  const told = await handed(scene, feed.log, [other])
  if (told !== undefined) world.witness.forks.push({ told, toAll: one })
  return `two entries as ${one.header.seq}, the other to ${told?.name ?? 'nobody'}`
}

async function forge(scene: Scene, feed: EvilFeed): Promise<string> {
  const { dice } = scene
  const { log } = feed
  const kind = dice.pick([
    'cut-chain',
    'stolen-body',
    'no-json',
    'other-room',
    'future',
    'no-type',
    'huge-number',
  ] as const)
  switch (kind) {
    case 'cut-chain': {
      const cut: EvilFeed = { ...feed, head: { seq: feed.head.seq, hash: dice.bytes(32) } }
      const told = await handed(scene, log, [await written(scene, cut, 'changes', changes(scene, log))])
      return `a chain with a piece cut out to ${told?.name ?? 'nobody'}`
    }
    case 'stolen-body': {
      const stolen = bodyOfAnother(scene, log)
      const { key, head } = feed
      if (stolen === undefined) return 'no body to steal'
      const { bodyLength, bodyHash, kind: its, epoch } = stolen.header
      const place = {
        kind: its,
        compartment: log.id,
        feed: publicKeyOf(key),
        seq: head.seq + 1,
        epoch,
        previous: head.hash,
      }
      const bytes = encodeHeader({ ...place, bodyLength, bodyHash })
      const signature = await sign(key, 'entry', bytes)
      const read = parseSignedHeader(bytes, signature)
      if (!read.ok) throw new Error('a header of our own making')
      const entry = { ...read.value, body: stolen.body }
      scene.world.witness.signed(scene.device, entry)
      const told = await handed(scene, log, [entry])
      return `another's body under an own signature to ${told?.name ?? 'nobody'}`
    }
    case 'huge-number': {
      const far: EvilFeed = { ...feed, head: { seq: 2 ** 40, hash: dice.bytes(32) } }
      await handed(scene, log, [await written(scene, far, 'changes', changes(scene, log))])
      return 'an entry of a number far away'
    }
    case 'future': {
      const at = nextStamp(undefined, scene.device.clock.millis() + 40 * 86_400_000)
      return append(scene, feed, encodeChanges({ at, seen: [], operations: [] }), kind)
    }
    case 'no-type':
      return append(scene, feed, changes(scene, log, { type: 'Ghost' }), kind)
    case 'other-room':
      return append(
        scene,
        feed,
        changes(scene, log, { type: 'Person', sets: { alias: 'x', place: 'y' } }),
        kind,
      )
    default:
      return append(scene, feed, utf8('{"at":'), 'no-json')
  }
}

/** Words of a colleague, as they were sealed. */
function bodyOfAnother({ replica, dice }: Scene, log: LogState): Entry | undefined {
  const feed = dice.pick([...log.feeds.values()].filter(({ row, head }) => row !== undefined && head.seq > 1))
  if (feed?.row === undefined) return undefined
  return replica.store.entries.at(feed.row, 2 + dice.below(feed.head.seq - 1))?.entry
}

async function append(scene: Scene, feed: EvilFeed, content: Uint8Array, kind: string): Promise<string> {
  const entry = await written(scene, feed, 'changes', content)
  if (!(await pushed(scene, feed.log, [entry]))) return `${kind}: not taken`
  feed.head = headAfter(entry)
  return kind
}

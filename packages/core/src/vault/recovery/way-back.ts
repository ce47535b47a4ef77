/**
 * Coming back by a kit when every device is gone. docs/formats/recovery.md, rules K15–K18.
 *
 * The paper becomes a device for as long as this takes, in memory: it reads the directory and what its member may read,
 * enrols one new device, hands it the keys, and is paper again. The new device strikes the lost ones. Nothing in the
 * kit's box is taken away, so a battery that ends in the middle costs nothing but the time.
 */
import { toHex } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { bytesOfHex, type DeviceId, deviceIdOf } from '../control/names.ts'
import { activeMemberOf, rosterAt } from '../control/roster.ts'
import type { NewDevice } from '../control/roster-events.ts'
import { epochOf } from '../replica/log-book.ts'
import { MemoryStore } from '../replica/memory-store.ts'
import { keepToGrant, toGrant } from '../replica/organisation-shelf.ts'
import type { ActRefusal } from '../replica/organisation-words.ts'
import { type JoinedKeys, Replica, type ReplicaWorld } from '../replica/replica.ts'
import { accessHash, accessToken } from '../sync/access.ts'
import type { LinkRefusal, RelayLink } from '../sync/link.ts'
import { type RoundWishes, syncRound } from '../sync/round.ts'
import { lastHeard, lastingTroubles } from '../sync/troubles.ts'
import { type KitSeed, kitKeys } from './kit.ts'
import { lettersOfKit, linkOfKit } from './kit-box.ts'
import { type KitBoxRefusal, readKitBox } from './kit-letter.ts'

export type WayBackRefusal =
  | KitBoxRefusal
  | { readonly kind: 'relay-refused'; readonly refusal: LinkRefusal }
  /** The organisation was found, and this kit is no device of it any more. */
  | { readonly kind: 'kit-struck' }
  | { readonly kind: 'act-refused'; readonly refusal: ActRefusal }
  /** The relay has not marked the new device, or does not have all of its keys: nothing is lost, begin again. */
  | { readonly kind: 'not-committed' }

/** The paper device at work. It is dropped when the new device has its keys. */
export type Paper = {
  readonly replica: Replica
  readonly device: DeviceId
  readonly link: RelayLink
  readonly relay: NonNullable<RoundWishes['relay']>
}

export type Typed = {
  readonly seed: KitSeed
  readonly fingerprint: readonly string[]
  readonly relay: NonNullable<RoundWishes['relay']>
}

/** As many letters as a box holds. */
const mostWays = 1_000

/** From the words on the paper to a device that may read what its member may read. */
export async function paperDevice(
  { seed, fingerprint, relay }: Typed,
  straight: RelayLink,
  world: ReplicaWorld,
): Promise<Result<Paper, WayBackRefusal>> {
  const keys = await kitKeys(seed)
  const letters = await lettersOfKit(straight, keys)
  if (!letters.ok) return refuse({ kind: 'relay-refused', refusal: letters.refusal })
  const box = await readKitBox(keys, fingerprint, letters.value)
  if (!box.ok) return box
  const device = deviceIdOf(publicKeyOf(keys.device))
  for (const way of box.value.ways.slice(0, mostWays)) {
    if (await isShut(straight, way)) continue
    const link = linkOfKit(straight, keys, letters.value)
    const joined = await Replica.join(new MemoryStore(), world, way)
    if (!joined.ok) continue
    const paper: Paper = { replica: joined.value, device, link, relay }
    await rounds(paper, () => isActive(paper, device) || isNoDirectory(paper))
    if (isActive(paper, device)) return ok(paper)
    await paper.replica.close()
  }
  return refuse({ kind: 'kit-struck' })
}

/**
 * Whoever was once a member knows the kit's box and may fill it with beginnings of their own. The relay opens no log to a
 * key that was made up: two asks instead of six rounds, and the true one is tried however many stand before it.
 */
async function isShut(link: RelayLink, { directory: { log, key, before } }: JoinedKeys): Promise<boolean> {
  for (const one of before === undefined ? [key] : [key, before]) {
    let refused = false
    for await (const answer of link.pull([{ log, token: accessToken(one), after: 0 }])) {
      const kind = 'refusal' in answer ? answer.refusal.kind : undefined
      refused = kind === 'not-allowed' || kind === 'unknown-log'
      break
    }
    if (!refused) return false
  }
  return true
}

/** It was read to its end, and no organisation of this name begins there. */
function isNoDirectory({ replica: { book, store } }: Paper): boolean {
  return (
    book.roster === undefined &&
    lastHeard(store.shelf) !== undefined &&
    lastingTroubles(store.shelf).length === 0
  )
}

/** Enrols one new device and hands it every key. What it needs to join is the answer. */
export async function enrolByPaper(
  paper: Paper,
  wanted: Omit<JoinedKeys, 'organisation' | 'directory' | 'roster'>,
  device: NewDevice,
): Promise<Result<JoinedKeys, WayBackRefusal>> {
  const { replica, link, relay } = paper
  // Before anything is written to it: letters to a box that nobody has opened stay with their writer, and this one ends.
  const token = deriveBytes(wanted.envelope, 'box-token')
  const opened = await link.openBox(wanted.mailbox, accessHash(token), relay.space)
  if (!opened.ok) return refuse({ kind: 'relay-refused', refusal: opened.refusal })
  if (isActive(paper, device.device)) {
    // An earlier try broke off between the two: its paper is gone, and nobody else may have these keys.
    await replica.turn(async () => handAll(paper, device.device))
  } else {
    const enrolled = await replica.acts.enrol(device)
    if (!enrolled.ok) return refuse({ kind: 'act-refused', refusal: enrolled.refusal })
  }
  await rounds(paper, () => isHanded(paper, device))
  const { book } = replica
  const [newest, before] = [...book.directory.keys].toSorted(([a], [b]) => b - a)
  if (!isHanded(paper, device) || newest === undefined || book.roster === undefined) {
    return refuse({ kind: 'not-committed' })
  }
  const [seq, hash] = book.roster.head
  return ok({
    ...wanted,
    organisation: replica.organisation.id,
    directory: {
      log: book.directory.id,
      epoch: newest[0],
      key: newest[1].key,
      ...(before === undefined ? {} : { before: before[1].key }),
    },
    roster: { seq, hash: bytesOfHex(hash) },
  })
}

function handAll({ replica: { book, store } }: Paper, device: DeviceId): void {
  store.transaction(() => {
    for (const { hex } of book.all()) keepToGrant(store.shelf, hex, device)
  })
}

/** Is it in, and does its box have every key that is here? What stays on the paper is gone with it. */
function isHanded(paper: Paper, { device, box }: NewDevice): boolean {
  const { book, store, acts } = paper.replica
  const isToDo = toGrant(store.shelf).some((one) => {
    const log = book.byHex(one.log)
    return one.device === device && log !== undefined && log.keys.has(epochOf(log))
  })
  return isActive(paper, device) && !isToDo && !acts.letters().some((letter) => toHex(letter.box) === box)
}

/** Strikes every other device of this member, but not the papers: whoever took the laptops has the keys in them. */
export async function strikeLost(replica: Replica): Promise<Result<readonly DeviceId[], ActRefusal>> {
  const { roster } = replica.book
  const me = deviceIdOf(replica.me.device)
  const view = roster === undefined ? undefined : rosterAt(roster)
  const lost = [...(view?.devices.values() ?? [])].filter(
    ({ device, member, kind, state }) =>
      member === replica.me.member && device !== me && kind === 'desk' && state !== 'struck',
  )
  for (const { device } of lost) {
    const struck = await replica.acts.strike(device)
    if (!struck.ok) return struck
  }
  return ok(lost.map(({ device }) => device))
}

/** What comes with one round may be needed for the next: keys, then what they open, then what that says. */
const mostRounds = 6

async function rounds({ replica, link, relay }: Paper, enough: () => boolean): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    await syncRound(replica, link, { relay })
    if (round > 0 && enough()) return
  }
}

function isActive({ replica }: Paper, device: DeviceId): boolean {
  const { roster } = replica.book
  return roster !== undefined && activeMemberOf(rosterAt(roster), device) !== undefined
}

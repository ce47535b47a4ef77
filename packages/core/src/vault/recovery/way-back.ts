/**
 * Coming back by a kit when every device is gone. docs/formats/recovery.md, rules K15–K18.
 *
 * The paper becomes a device for as long as this takes, in memory: it reads the directory and what its member may read,
 * enrols one new device, hands it the keys, and is paper again. The new device strikes the lost ones. Nothing in the
 * kit's box is taken away, so a battery that ends in the middle costs nothing but the time.
 */
import { ok, type Result, refuse } from '../../base/result.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { bytesOfHex, type DeviceId, deviceIdOf } from '../control/names.ts'
import { activeMemberOf, rosterAt } from '../control/roster.ts'
import type { NewDevice } from '../control/roster-events.ts'
import { MemoryStore } from '../replica/memory-store.ts'
import type { ActRefusal } from '../replica/organisation-words.ts'
import { type JoinedKeys, Replica, type ReplicaWorld } from '../replica/replica.ts'
import { accessHash } from '../sync/access.ts'
import type { LinkRefusal, RelayLink } from '../sync/link.ts'
import { type RoundWishes, syncRound } from '../sync/round.ts'
import { type KitSeed, kitKeys } from './kit.ts'
import { lettersOfKit, linkOfKit } from './kit-box.ts'
import { type KitBoxRefusal, readKitBox } from './kit-letter.ts'

export type WayBackRefusal =
  | KitBoxRefusal
  | { readonly kind: 'relay-refused'; readonly refusal: LinkRefusal }
  /** The organisation was found, and this kit is no device of it any more. */
  | { readonly kind: 'kit-struck' }
  | { readonly kind: 'act-refused'; readonly refusal: ActRefusal }
  /** The relay has not marked the new device: nothing is lost, begin again. */
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

/** More false beginnings than this are somebody's game; the true one is the newest of a chain that nobody can forge. */
const mostWays = 16

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
    const link = linkOfKit(straight, keys, letters.value)
    const joined = await Replica.join(new MemoryStore(), world, way)
    if (!joined.ok) continue
    const paper: Paper = { replica: joined.value, device, link, relay }
    await rounds(paper, () => isActive(paper, device))
    if (isActive(paper, device)) return ok(paper)
    await paper.replica.close()
  }
  return refuse({ kind: 'kit-struck' })
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
  if (!isActive(paper, device.device)) {
    const enrolled = await replica.acts.enrol(device)
    if (!enrolled.ok) return refuse({ kind: 'act-refused', refusal: enrolled.refusal })
    await rounds(paper, () => isActive(paper, device.device) && replica.acts.letters().length === 0)
  }
  const { book } = replica
  const [newest, before] = [...book.directory.keys].toSorted(([a], [b]) => b - a)
  if (!isActive(paper, device.device) || newest === undefined || book.roster === undefined) {
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

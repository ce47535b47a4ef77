/**
 * Places for files, two at a time: one for the box of the person, one for the box of the second code. Whatever comes
 * into one of them is matched in the other with as much sealed noise, and both go together.
 *
 * Against whoever was given the second code and has the relay's tables: a thread in which a file was asked for, and
 * whose place stays empty or is missing, would be the dull one. The noise is sealed under a key that nobody keeps, as
 * the true pieces are under one that whoever was given the code never had.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { pieceRoom, sealPiece } from '@safeconduct/core/line/voice.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import { keepNow } from '@safeconduct/core/vault/sync/turns.ts'
import { hexAt } from './kept-values.ts'
import type { DoorRefusal } from './line-door.ts'
import type { LineWorld } from './line-world.ts'

export type TwinPlace = {
  /** In the box of the person. */
  readonly slot: Bytes
  /** In the box of the second code. */
  readonly twin: Bytes
  /** Pieces of 64 KiB. */
  readonly room: number
}

const droppedShelf = 'line-dropped'

export function twinPlaceIn(members: Readonly<Record<string, unknown>> | undefined): TwinPlace | undefined {
  const [slot, twin, room] = [hexAt(members, 'slot'), hexAt(members, 'twin'), members?.['room']]
  return slot?.length === 16 && twin?.length === 16 && typeof room === 'number'
    ? { slot, twin, room }
    : undefined
}

/** Opens both or neither, in an order that a coin decides. */
export async function openTwins(
  { door, vault }: LineWorld,
  { slot, twin, room }: TwinPlace,
): Promise<Result<true, DoorRefusal>> {
  const [coin = 0] = vault.random.bytes(1)
  const [first, second] = coin % 2 === 0 ? [slot, twin] : [twin, slot]
  const opened = await door.openSlot(first, room)
  if (!opened.ok) return opened
  const other = await door.openSlot(second, room)
  if (!other.ok) await door.dropSlot(first)
  return other
}

/** Fills up whichever of the two has less, piece by piece where the other has one. */
export async function matchTwins(
  world: LineWorld,
  { slot, twin }: TwinPlace,
): Promise<Result<true, DoorRefusal>> {
  const [one, other] = [await world.door.have(slot), await world.door.have(twin)]
  if (!one.ok) return one
  if (!other.ok) return other
  for (const [from, into, place] of [
    [one.value, other.value, twin],
    [other.value, one.value, slot],
  ] as const) {
    const filled = await fill(
      world,
      place,
      from.filter((index) => !into.includes(index)),
    )
    if (!filled.ok) return filled
  }
  return ok(true)
}

async function fill(
  { door, vault: { random } }: LineWorld,
  slot: Bytes,
  indices: readonly number[],
): Promise<Result<true, DoorRefusal>> {
  const nothing = new Uint8Array(pieceRoom.file)
  for (const index of indices) {
    const place = { slot, kind: 'file', index, last: false } as const
    const put = await door.piece(slot, index, await sealPiece(newSealKey(random), place, nothing, random))
    // It went meanwhile, or is as full as it may be: nothing that is looked at again.
    if (!put.ok && put.refusal.kind !== 'not-allowed' && put.refusal.kind !== 'size') return put
  }
  return ok(true)
}

export function isDropped({ vault, log }: LineWorld, slot: Uint8Array): boolean {
  return vault.store.shelf.get(droppedShelf, `${log}/${toHex(slot)}`) !== undefined
}

/** Lets go of all of these places at the relay, and never asks for them again. */
export async function dropPlaces(
  { vault, door, log }: LineWorld,
  slots: readonly Bytes[],
): Promise<Result<true, DoorRefusal>> {
  for (const slot of inAnyOrder(slots, vault.random)) {
    const dropped = await door.dropSlot(slot)
    if (!dropped.ok) return dropped
  }
  await keepNow(vault.replica, () => {
    for (const slot of slots)
      vault.store.shelf.put(droppedShelf, `${log}/${toHex(slot)}`, new Uint8Array([1]))
  })
  return ok(true)
}

function inAnyOrder(slots: readonly Bytes[], random: Random): readonly Bytes[] {
  const [coin = 0] = random.bytes(1)
  return coin % 2 === 0 ? slots : slots.toReversed()
}

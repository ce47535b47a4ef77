/** I14: what two members struck is on no desk that reads the log, and not at the relay. */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { bytesOfHex } from '@safeconduct/core/vault/control/names.ts'
import type { Strike, StruckEntry } from '@safeconduct/core/vault/control/strikes.ts'
import { type Entry, entryHash } from '@safeconduct/core/vault/entry.ts'
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { agreedStrikes, isVouchedRest } from '@safeconduct/core/vault/replica/struck-bodies.ts'
import type { Acknowledged } from '../witness.ts'
import type { World } from '../world.ts'
import { awake, isSettled, nameOf, settled } from './audience.ts'

export async function checkStruck(world: World): Promise<void> {
  const told = new Set<string>()
  for (const { device, replica } of awake(world)) {
    for (const log of replica.book.all()) {
      const strikes = agreedStrikes(log)
      if (strikes.length === 0 || !isSettled(world, replica, log.hex)) continue
      for (const strike of strikes) {
        const left = strike.entries.find((one) => stillSays(replica, log, one))
        if (left !== undefined && !(await isRottenRest(world, replica, log, left)))
          world.verdict.blame('I14', `${device.name} still has what was struck in ${placeIn(log, left)}`)
        if (!told.has(strike.id)) await checkRelay(world, log, strike)
        told.add(strike.id)
      }
    }
  }
}

/**
 * A disk that changed a bit of what a strike has left: none of the words are in it. What was signed has no more bytes in common
 * with what is left of it than chance gives.
 */
async function isRottenRest(
  world: World,
  { store }: Replica,
  log: LogState,
  [feedHex, seq]: StruckEntry,
): Promise<boolean> {
  const row = log.feeds.get(feedHex)?.row
  const here = row === undefined ? undefined : store.entries.at(row, seq)?.entry
  const there = await world.relay?.bodyOf(log.id, bytesOfHex(feedHex), seq)
  if (here === undefined || there === undefined) return false
  if (!isVouchedRest(log, { ...here, body: there.body })) return false
  const changed = here.body.filter((byte, at) => byte !== there.body[at]).length
  return changed * 4 < here.body.length
}

function stillSays({ store }: Replica, log: LogState, [feedHex, seq, hash]: StruckEntry): boolean {
  const feed = [...log.feeds.values()].find(({ hex }) => hex === feedHex)
  const applied = feed?.row === undefined ? undefined : store.entries.at(feed.row, seq)?.entry
  const here = [applied, feed?.tray.get(seq)?.entry].filter((entry) => entry !== undefined)
  // Another entry of that number, on a disk that lost the one that was struck, was struck by nobody.
  return here.some((entry) => toHex(entryHash(entry)) === hash && !isVouchedRest(log, entry))
}

/**
 * Whoever was alone in the log asked alone. Where another feed of theirs, or of somebody who left, has written under the same
 * key, the relay cannot know that they are; the next key or colleague settles it.
 */
async function checkRelay(world: World, log: LogState, { entries, asks }: Strike): Promise<void> {
  if (asks.length < 2 && ((await world.relay?.feedsOf(log.id)) ?? 0) > 1) return
  for (const named of entries) {
    const [feed, seq, hash] = named
    const there = await world.relay?.bodyOf(log.id, bytesOfHex(feed), seq)
    if (there === undefined || toHex(there.hash) !== hash) continue
    const rest = toHex(sha256(there.body))
    const isRest = agreedStrikes(log).some((one) => one.entries.some((it) => it[3] === rest))
    if (!isRest) world.verdict.blame('I14', `the relay still has what was struck in ${placeIn(log, named)}`)
  }
}

function placeIn(log: LogState, [feed, seq]: readonly [string, number, ...unknown[]]): string {
  return `${feed.slice(0, 6)}.${seq} of ${nameOf(log)}`
}

/** Is this body what a strike that counts left of the entry, by the chain of anybody? */
export function isLeftOf(world: World, entry: Entry): boolean {
  return world.devices.some(({ replica }) => {
    const log = replica?.book.get(entry.header.compartment)
    return log !== undefined && isVouchedRest(log, entry)
  })
}

/**
 * I3 asks for nothing that people decided to erase. Of a list that is what this very entry put there, and what was written
 * of it again in another; of a value that was struck the one before it does not come back.
 */
export function isStruck(world: World, one: Acknowledged, isList: boolean): boolean {
  const { record, field, log, hash } = one
  const control = settled(world).ofLog.get(log)
  return agreedStrikes({ control }).some(({ what, entries }) => {
    const isNamed = what.some(([id, fields]) => id === record && fields.includes(field))
    if (!isNamed || !isList) return isNamed
    return entries.some(([, , entry]) => entry === hash) || !isOfRecord(world, one)
  })
}

/** One act of many changes is several entries, of which the last was written down. */
function isOfRecord(world: World, { record, log: hex, hash }: Acknowledged): boolean {
  const known = world.records.find(({ id }) => id === record)
  return awake(world).some(({ replica: { store, book } }) => {
    const [place, log] = [known && store.records.find(known.id), book.byHex(hex)]
    if (place === undefined || log === undefined) return false
    return store.records.touching(place, log.row).some(({ entry }) => toHex(entryHash(entry)) === hash)
  })
}

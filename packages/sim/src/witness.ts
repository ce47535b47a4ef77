/**
 * Who signed what, who accepted what, who ever held which key, what was acknowledged to whom: kept outside the
 * devices, so that no fault of theirs can touch it. The checks that need no waiting are made here, at once.
 */
import { equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { type Entry, entryHash } from '@safeconduct/core/vault/entry.ts'
import { feedTag } from '@safeconduct/core/vault/feed.ts'
import { epochOf } from '@safeconduct/core/vault/replica/log-book.ts'
import type { Known } from './deeds/writing.ts'
import type { Device } from './device/device.ts'
import type { KeptEntry, KeptKey } from './device/disk.ts'
import type { Verdict } from './verdict.ts'

/** A text that somebody was told is saved. */
export type Acknowledged = {
  readonly token: string
  readonly record: string
  readonly type: string
  readonly field: string
  readonly by: Device
  /** Feed tag and number of the entry, as it was when it was acknowledged. */
  readonly tag: string
  readonly seq: number
  readonly hash: string
  readonly log: string
  /** All entries of the same act, `log/tag/seq`. */
  readonly points: readonly string[]
}

export type Withdrawn = {
  readonly known: Known
  readonly log: string
  readonly tag: string
  readonly seq: number
  readonly hash: string
}
/** Two stories that one member told: one to all, over the relay, and another to a colleague. */
export type Forked = { readonly told: Device; readonly toAll: Entry }

type Signed = { readonly device: Device; readonly bySeq: Map<number, string> }

export class Witness {
  readonly acknowledged: Acknowledged[] = []
  readonly withdrawals: Withdrawn[] = []
  readonly forks: Forked[] = []
  entries = 0
  readonly #verdict: Verdict
  /** What a strike has left of an entry. */
  readonly #isLeft: (entry: Entry) => boolean
  /** Hash of entry and body, of everything that a device's own code signed. */
  readonly #signed = new Set<string>()
  /** Salt of a sealed body to the entry that it was sealed for. */
  readonly #bodies = new Map<string, string>()
  /** Salts of everything that ever left a device, control entries too. */
  readonly #salts = new Map<string, string>()
  readonly #left = new Map<string, Signed>()
  /** Hash of an entry to the devices that applied it and are not its writer's. */
  readonly #applied = new Map<string, Set<Device>>()
  /** Every key that a device ever held: `log/epoch/key`. */
  readonly #keys = new Map<Device, Set<string>>()

  constructor(verdict: Verdict, isLeft: (entry: Entry) => boolean) {
    this.#verdict = verdict
    this.#isLeft = isLeft
  }

  /** All that was witnessed so far, of the same devices in another world. */
  takeOver(other: Witness, deviceIn: (device: Device) => Device): void {
    this.acknowledged.push(...other.acknowledged.map((one) => ({ ...one, by: deviceIn(one.by) })))
    this.withdrawals.push(...other.withdrawals)
    this.forks.push(...other.forks.map((one) => ({ ...one, told: deviceIn(one.told) })))
    this.entries = other.entries
    for (const name of other.#signed) this.#signed.add(name)
    for (const [body, name] of other.#bodies) this.#bodies.set(body, name)
    for (const [salt, name] of other.#salts) this.#salts.set(salt, name)
    for (const [feed, { device, bySeq }] of other.#left)
      this.#left.set(feed, { device: deviceIn(device), bySeq: new Map(bySeq) })
    for (const [hash, devices] of other.#applied) this.#applied.set(hash, new Set([...devices].map(deviceIn)))
    for (const [device, keys] of other.#keys) this.#keys.set(deviceIn(device), new Set(keys))
  }

  /** What one transaction of a device kept. */
  kept(device: Device, entries: readonly KeptEntry[], keys: readonly KeptKey[]): void {
    for (const { entry, own, follows } of entries) {
      this.entries += 1
      if (!follows)
        this.#verdict.blame('I1', `${device.name} keeps ${placeOf(entry)} after another entry than it names`)
      this.#sealedOnce(device, entry)
      if (!own) this.#applies(device, entry)
      if (own) {
        this.#sealedUnderNewest(device, entry)
        this.signed(device, entry)
      } else if (!this.#signed.has(nameOf(entry)) && !this.#isLeft(entry)) {
        this.#verdict.blame('I1', `${device.name} accepted ${placeOf(entry)}, which nobody signed`)
      }
    }
    for (const { log, epoch, key } of keys) this.#held(device).add(`${toHex(log)}/${epoch}/${toHex(key)}`)
  }

  /** I5. From the moment a device has the mark of a new key nothing is sealed there under the one before. */
  #sealedUnderNewest({ name, hostile, replica }: Device, entry: Entry): void {
    const { epoch, compartment } = entry.header
    const log = replica?.book.get(compartment)
    // What comes back to a vault that was put back was sealed in its other life.
    if (hostile || log === undefined || this.#signed.has(nameOf(entry)) || epoch >= epochOf(log)) return
    if (this.#isLeft(entry)) return
    this.#verdict.blame('I5', `${name} seals ${placeOf(entry)} under epoch ${epoch}, and has ${epochOf(log)}`)
  }

  #applies(device: Device, entry: Entry): void {
    const hash = toHex(entryHash(entry))
    const devices = this.#applied.get(hash) ?? new Set<Device>()
    this.#applied.set(hash, devices.add(device))
  }

  /** Devices that have applied this entry at some time, beside the one that it was written on. */
  readersOf({ hash, by }: Acknowledged): readonly Device[] {
    return [...(this.#applied.get(hash) ?? [])].filter((one) => one !== by)
  }

  /** A sealed body belongs to the one place that it was sealed for, whoever signs it somewhere else. */
  #sealedOnce(device: Device, entry: Entry): void {
    const body = toHex(entry.body.subarray(0, 24))
    const name = nameOf(entry)
    const before = this.#bodies.get(body)
    this.#bodies.set(body, before ?? name)
    if (before === undefined || before === name) return
    this.#verdict.blame('I1', `${device.name} accepted the body of another entry as ${placeOf(entry)}`)
  }

  signed(device: Device, entry: Entry): void {
    this.#signed.add(nameOf(entry))
    if (!this.#left.has(toHex(entry.header.feed))) {
      this.#left.set(toHex(entry.header.feed), { device, bySeq: new Map() })
    }
  }

  /** Entries on their way out of a device, over a wire or a stick. */
  leaves(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#saltedOnce(entry)
      if (entry.header.kind === 'control') continue
      const feed = this.#left.get(toHex(entry.header.feed))
      if (feed === undefined) continue
      const hash = toHex(entryHash(entry))
      const before = feed.bySeq.get(entry.header.seq)
      feed.bySeq.set(entry.header.seq, before ?? hash)
      if (before === undefined || before === hash || feed.device.hostile || feed.device.twinned) continue
      // Only the relay or a colleague could have told it, and the one lied and the other was not there.
      if (feed.device.blind) continue
      this.#verdict.blame('I11', `${feed.device.name} sent two entries as ${placeOf(entry)}`)
    }
  }

  /** E7: a cloned disk or a restored image repeats no salt either, and a control entry that is made anew has a new one. */
  #saltedOnce(entry: Entry): void {
    // A hostile colleague puts the sealed words of another under a name of their own; it may be handed on as late work.
    if (this.ownerOf(entry.header.feed)?.hostile === true) return
    const salt = toHex(entry.body.subarray(0, 24))
    const name = nameOf(entry)
    const before = this.#salts.get(salt)
    this.#salts.set(salt, before ?? name)
    if (before === undefined || before === name) return
    // A bit has fallen on the disk it comes from, and nobody will take it.
    if (!equalBytes(sha256(entry.body), entry.header.bodyHash)) return
    this.#verdict.blame('I11', `${placeOf(entry)} is sealed with the salt of another entry`)
  }

  /** Whose feed an entry's is, as far as anybody's code made it. */
  ownerOf(feed: Uint8Array): Device | undefined {
    return this.#left.get(toHex(feed))?.device
  }

  /** This very key: where a relay marked two keys of one number, who has the other one reads nothing with it. */
  everHeld(device: Device, log: Uint8Array, epoch: number, key: Uint8Array): boolean {
    return this.#held(device).has(`${toHex(log)}/${epoch}/${toHex(key)}`)
  }

  #held(device: Device): Set<string> {
    const held = this.#keys.get(device) ?? new Set<string>()
    this.#keys.set(device, held)
    return held
  }
}

function nameOf(entry: Entry): string {
  return `${toHex(entryHash(entry))}${toHex(entry.body.subarray(24, 56))}${entry.body.length}`
}

export function placeOf({ header }: Entry): string {
  return `${header.kind} ${feedTag(header.feed)}.${header.seq} of log ${toHex(header.compartment).slice(0, 6)}`
}

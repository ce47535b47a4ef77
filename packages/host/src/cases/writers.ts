/**
 * Who wrote what stands in a record, from the dots of its values: the feed of an entry, its device, its member.
 *
 * What the founder wrote before a second member came is believed whatever code it bears: papers of a time before the
 * program are entered so, and nobody else was there to sign. The days are those of the marks on the roster. A stamp
 * alone says so of nothing that is sealed under a key of later: what lies in a log that was founded after the second
 * member came, or after its keys were made anew, was written then, whatever its stamp.
 */

import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { canonicalJson } from '@safeconduct/core/base/json.ts'
import type { Written } from '@safeconduct/core/rules/world.ts'
import { writerAsked } from '@safeconduct/core/rules/written.ts'
import { millisOfStamp } from '@safeconduct/core/vault/hybrid-clock.ts'
import type { FieldState, Held, PartState } from '@safeconduct/core/vault/part-state.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { markedDay } from '@safeconduct/core/vault/replica/stored-control.ts'
import { codeOfDevice } from '@safeconduct/core/vault/replica/who.ts'
import type { Vault } from '../vault/vault.ts'

export type WrittenFields = { readonly [field: string]: readonly Written[] }

const dayMillis = 86_400_000

/** `joined`: the number of the roster from which on there are two. */
type Alone = { readonly founder: string; readonly until: number; readonly joined: number }

/** Made anew when records are read; undefined while there is one member alone, whom there is nobody to ask about. */
export class Writers {
  readonly #replica: Replica
  readonly #alone: Alone
  readonly #codes = new Map<string, string>()

  private constructor(replica: Replica, alone: Alone) {
    this.#replica = replica
    this.#alone = alone
  }

  static of({ replica }: Vault): Writers | undefined {
    const { roster, directory } = replica.book
    const [founder, second] = roster?.members ?? []
    const joined = second?.steps[0]?.[0]
    if (founder === undefined || joined === undefined) return undefined
    const day = markedDay(replica, directory, joined)
    return new Writers(replica, {
      founder: founder.code,
      joined,
      until: day === undefined ? 0 : (day + 1) * dayMillis,
    })
  }

  /** Of the fields of this part that a rule asks about. */
  in(type: string, log: number, state: PartState): WrittenFields {
    const said: Record<string, readonly Written[]> = {}
    for (const field of writerAsked.get(type) ?? []) {
      const held = state.get(field)
      if (held !== undefined) said[field] = valuesOf(held).map((one) => this.#written(log, one))
    }
    return said
  }

  /** Of a whole record, as far as its parts are here. */
  of({ store }: Vault, id: RecordId, type: string): WrittenFields {
    const place = writerAsked.has(type) ? store.records.find(id) : undefined
    const parts = place === undefined ? [] : store.records.parts(place.key)
    return Object.assign({}, ...parts.map(({ compartment, state }) => this.in(type, compartment, state)))
  }

  #written(log: number, { dot, stamp, value }: Held): Written {
    const by = this.#codeOf(log, dot.slice(0, dot.indexOf('.')))
    const { founder, until } = this.#alone
    const isAlone = by === founder && millisOfStamp(stamp) < until && !this.#isSealedSince(log, dot)
    return isAlone ? { value } : { value, by }
  }

  /** Under a key that was made when the second member was there. */
  #isSealedSince(row: number, dot: string): boolean {
    const log = this.#replica.book.byRow(row)
    const epochs = log?.control?.kind === 'membership' ? log.control.state.epochs : []
    const since = epochs.filter(([, , , roster]) => roster >= this.#alone.joined).map(([epoch]) => epoch)
    if (since.length === 0 || since.length === epochs.length) return since.length > 0
    const [tag = '', seq] = dot.split('.')
    const feed = log?.byTag.get(tag)?.row
    const entry = feed === undefined ? undefined : this.#replica.store.entries.at(feed, Number(seq))?.entry
    return entry !== undefined && since.includes(entry.header.epoch)
  }

  /** The empty text: a device that the roster here does not know. */
  #codeOf(log: number, tag: string): string {
    const device = this.#replica.book.byRow(log)?.byTag.get(tag)?.device
    if (device === undefined) return ''
    const hex = toHex(device)
    const known = this.#codes.get(hex)
    if (known !== undefined) return known
    const code = codeOfDevice(this.#replica, device)
    this.#codes.set(hex, code)
    return code
  }
}

/** What stands: of an item that two desks wrote alike, both; of one that stands otherwise too, the one that is shown. */
function valuesOf(field: FieldState): readonly Held[] {
  if (field.kind === 'single') return field.held
  return [...field.items.values()].flatMap((held) => {
    const shown = canonicalJson(held[0]?.value ?? null)
    return held.filter(({ value }) => canonicalJson(value) === shown)
  })
}

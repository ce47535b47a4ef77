/** What strikes have left, for a check or a history: from the tables, not from memory. docs/formats/vault.md §X. */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { parseMembership } from '@safeconduct/core/vault/control/state-text.ts'
import type { Strike } from '@safeconduct/core/vault/control/strikes.ts'
import type { Entry } from '@safeconduct/core/vault/entry.ts'
import { encodeChanges } from '@safeconduct/core/vault/operation.ts'
import type { Shelf, StoredLog } from '@safeconduct/core/vault/replica/store.ts'
import { isNamedRest } from '@safeconduct/core/vault/replica/struck-bodies.ts'
import { openRest } from '@safeconduct/core/vault/rest.ts'

export class StruckBodies {
  readonly #stateOf: (log: string) => Uint8Array | undefined
  readonly #organisation: Uint8Array
  readonly #strikes = new Map<string, readonly Strike[]>()

  constructor(stateOf: (log: string) => Uint8Array | undefined, organisation: Uint8Array) {
    this.#stateOf = stateOf
    this.#organisation = organisation
  }

  static of(shelf: Pick<Shelf, 'get'>, organisation: Uint8Array): StruckBodies {
    return new StruckBodies((log) => shelf.get('control-state', log), organisation)
  }

  /** Is this body what a strike that counts has left of the entry? */
  isNamed(log: Pick<StoredLog, 'id'>, entry: Entry): boolean {
    return isNamedRest(this.#of(toHex(log.id)), entry)
  }

  /** Was it made with the key of the log? Then it waits for its strike. */
  async mayBe(log: StoredLog, entry: Entry): Promise<boolean> {
    const epochKey = log.keys.get(entry.header.epoch)
    const place = { organisation: this.#organisation }
    return epochKey === undefined || (await openRest({ ...place, epochKey }, entry)) !== undefined
  }

  /** The changes that are left; undefined where this body is not what a strike has left. */
  async content(log: StoredLog, entry: Entry): Promise<Bytes | undefined> {
    const epochKey = log.keys.get(entry.header.epoch)
    if (epochKey === undefined || !this.isNamed(log, entry)) return undefined
    const changes = await openRest({ epochKey, organisation: this.#organisation }, entry)
    return changes === undefined ? undefined : encodeChanges(changes)
  }

  #of(log: string): readonly Strike[] {
    const known = this.#strikes.get(log) ?? strikesIn(this.#stateOf(log))
    this.#strikes.set(log, known)
    return known
  }
}

function strikesIn(state: Uint8Array | undefined): readonly Strike[] {
  return (state === undefined ? undefined : parseMembership(state)?.strikes) ?? []
}

/**
 * To which keys a line takes messages: those of last week, this one and the next that its notices of these days name.
 * docs/formats/relay.md, L45.
 *
 * Against a flood of messages that no desk can open: they would lie here until they are too old and leave no room for
 * people. The relay reads what stands open before it anyway, the notice and the first bytes of a message, and learns
 * nothing by comparing them. Notices before the last are kept in memory: whoever is refused seals again.
 */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { keyIdIn } from '@safeconduct/core/line/message.ts'
import { keyIdsIn } from '@safeconduct/core/line/notice.ts'
import { weekOf } from '@safeconduct/core/line/week-keys.ts'

type Named = { readonly notice: Bytes; readonly ids: ReadonlyMap<string, number> }

/** A key is changed when a colleague leaves, and the notice is put up again every few days. */
const notices = 4

export class LineKeys {
  readonly #clock: Clock
  readonly #named = new Map<string, readonly Named[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A notice that is about to be replaced. */
  remember(line: Bytes, notice: Bytes): void {
    this.#of(line, notice)
  }

  /** Whether the notice that stands, or one of the last, names the key of this message for these weeks. */
  areNamed(line: Bytes, notice: Bytes, blob: Uint8Array): boolean {
    const id = toHex(keyIdIn(blob))
    const week = weekOf(this.#clock.millis())
    return this.#of(line, notice).some(({ ids }) => Math.abs((ids.get(id) ?? -2) - week) <= 1)
  }

  #of(line: Bytes, notice: Bytes): readonly Named[] {
    const known = this.#named.get(toHex(line)) ?? []
    if (known[0] !== undefined && equalBytes(known[0].notice, notice)) return known
    const ids = new Map((keyIdsIn(notice) ?? []).map(({ week, id }) => [toHex(id), week]))
    const now = [{ notice, ids }, ...known].slice(0, notices)
    this.#named.set(toHex(line), now)
    return now
  }
}

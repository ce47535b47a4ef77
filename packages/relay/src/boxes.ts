/**
 * Mailboxes: sealed letters for whoever has the token of the box. docs/formats/relay.md, rules L20–L23.
 *
 * Whoever knows a box may post into it; only sizes that our padding makes are taken, so that a seized disk shows
 * classes and not lengths. What nobody fetches goes after 400 days:
 * a printed kit fetches nothing before the night when everything else is gone.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { LinkRefusal, MailItem } from '@safeconduct/core/vault/sync/link.ts'
import { isMailSize } from '@safeconduct/core/vault/sync/mail-size.ts'
import type { RelayLimits } from './limits.ts'
import type { RelayStore } from './store.ts'

/** A quarter of a frame: letters of the largest class, as many as one answer can hold. */
const bytesAtOnce = 4 * 1024 * 1024
const mailsAtOnce = 64

export class Boxes {
  readonly #store: RelayStore
  readonly #limits: RelayLimits
  #sweptOn = 0

  constructor(store: RelayStore, limits: RelayLimits) {
    this.#store = store
    this.#limits = limits
  }

  async open(box: Bytes, access: Bytes, day: number): Promise<Result<true, LinkRefusal>> {
    const there = await this.#store.box(box)
    if (there === undefined) {
      if ((await this.#store.holdings()).boxes >= this.#limits.boxes) return refuse({ kind: 'quota' })
      if (await this.#store.addBox(box, access, day)) return ok(true)
    }
    const kept = there ?? (await this.#store.box(box))
    return kept !== undefined && equalBytes(kept.access, access) ? ok(true) : refuse({ kind: 'not-allowed' })
  }

  async post(box: Bytes, sealed: Bytes, day: number): Promise<Result<true, LinkRefusal>> {
    if (!isMailSize(sealed.length)) return refuse({ kind: 'too-large' })
    await this.#sweep(day)
    const there = await this.#store.box(box)
    if (there === undefined) return refuse({ kind: 'not-allowed' })
    const full = there.items >= this.#limits.mails || there.bytes + sealed.length > this.#limits.mailBytes
    if (full) return refuse({ kind: 'quota' })
    await this.#store.post(box, sealed, day)
    return ok(true)
  }

  async collect(box: Bytes, token: Bytes): Promise<Result<readonly MailItem[], LinkRefusal>> {
    if (!(await this.mayEmpty(box, token))) return refuse({ kind: 'not-allowed' })
    const items: MailItem[] = []
    let bytes = 0
    for (const item of await this.#store.mail(box, mailsAtOnce)) {
      bytes += item.sealed.length
      if (bytes > bytesAtOnce) break
      items.push(item)
    }
    return ok(items)
  }

  async remove(box: Bytes, token: Bytes, upTo: number): Promise<Result<true, LinkRefusal>> {
    if (!(await this.mayEmpty(box, token))) return refuse({ kind: 'not-allowed' })
    await this.#store.dropMail(box, upTo)
    return ok(true)
  }

  async isThere(box: Bytes): Promise<boolean> {
    return (await this.#store.box(box)) !== undefined
  }

  async mayEmpty(box: Bytes, token: Bytes): Promise<boolean> {
    const there = await this.#store.box(box)
    return there !== undefined && equalBytes(there.access, sha256(token))
  }

  /** Once a day, by whoever posts first: a relay has no clock that ticks by itself. */
  async #sweep(day: number): Promise<void> {
    if (this.#sweptOn === day) return
    this.#sweptOn = day
    await this.#store.sweepMail(day - this.#limits.mailDays)
  }
}

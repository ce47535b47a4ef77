/** Listening to a relay for news: opened again when it breaks, and anew when logs or their tokens are others. */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { tokensOf } from '@safeconduct/core/vault/sync/access.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { readView } from '@safeconduct/core/vault/sync/view-state.ts'
import { type Beat, jittered } from './back-off.ts'

export class Watching {
  readonly #link: RelayLink
  readonly #relay: PublicKey
  readonly #news: (log: CompartmentId | 'box') => void
  readonly #beat: Beat
  readonly #random: Random
  #current: { readonly asked: string; readonly end: AbortController } | undefined
  #failures = 0
  #notBefore = 0
  #isOver = false

  constructor(
    { link, relay }: { readonly link: RelayLink; readonly relay: PublicKey },
    news: (log: CompartmentId | 'box') => void,
    beat: Beat,
    random: Random,
  ) {
    this.#link = link
    this.#relay = relay
    this.#news = news
    this.#beat = beat
    this.#random = random
  }

  get isOpen(): boolean {
    return this.#current !== undefined
  }

  /**
   * Listens for what this replica reads now; does nothing where it does so already, or has just failed to. Of a log
   * that the relay did not know it tells nothing, so only what it has shown is asked for.
   */
  keep(replica: Replica): void {
    const asks = replica.book.all().flatMap((log) => {
      const token = tokensOf(log)[0]
      const isThere = readView(replica.store.shelf, this.#relay, log.id).now.size > 0
      return token === undefined || !isThere ? [] : [{ log: log.id, token }]
    })
    const asked = asks.map(({ log, token }) => toHex(log) + toHex(token)).join()
    const now = replica.world.clock.monotonic()
    if (this.#isOver || this.#current?.asked === asked || now < this.#notBefore) return
    this.#current?.end.abort()
    const end = new AbortController()
    const current = { asked, end }
    this.#current = current
    const heard = (log: CompartmentId | 'box'): void => {
      this.#failures = 0
      if (this.#current === current) this.#news(log)
    }
    void this.#link.watch(asks, replica.acts.box, heard, end.signal).then(() => {
      if (this.#current !== current) return
      this.#current = undefined
      this.#failures++
      const wait = Math.min(this.#beat.longest, this.#beat.first * 2 ** Math.min(20, this.#failures - 1))
      const pause = jittered(wait, this.#random)
      this.#notBefore = replica.world.clock.monotonic() + pause
      this.#askAgainAfter(pause)
    })
  }

  /** What came while nobody listened is asked for in a round, which listens anew. */
  #askAgainAfter(pause: number): void {
    const again = setTimeout(() => {
      if (!this.#isOver && this.#current === undefined) this.#news('box')
    }, pause)
    again.unref()
  }

  end(): void {
    this.#isOver = true
    this.#current?.end.abort()
    this.#current = undefined
  }
}

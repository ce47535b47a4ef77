/**
 * The line at work while a vault is open: a tick at once, then every few seconds, and when somebody asks. It runs in
 * the process with the keys and ends with it.
 */

import { refuse } from '@safeconduct/core/base/result.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { DoorPost } from '@safeconduct/host/line/line-door.ts'
import { LineWork } from '@safeconduct/host/line/line-work.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { reportDefect } from './defect.ts'

export type LineSeatWishes = {
  /** What was saved should reach the relay soon. */
  readonly saved: () => void
}

/** How long somebody may have written before a desk knows: a relay that is silent is asked less often. */
const beat = { usual: 10_000, silent: 60_000, first: 1_500 } as const
/** A page waits so long for the relay after an act. */
const hurryMillis = 4_000
/** Leases are let go when the vault is locked, if the relay answers at once: a lock waits for nobody. */
const stopGrace = 150

export class LineSeat {
  readonly work: LineWork
  readonly #vault: Vault
  #link: { readonly url: string; readonly http: HttpLink } | undefined
  #timer: NodeJS.Timeout | undefined
  #ended = false

  constructor(vault: Vault, { saved }: LineSeatWishes) {
    this.#vault = vault
    this.work = new LineWork({
      vault,
      post: (ask) => this.#post(ask),
      saved,
      relayTime: () => this.#relayTime(),
    })
  }

  start(): void {
    this.#next(beat.first)
  }

  #next(millis: number): void {
    if (this.#ended) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), millis)
    this.#timer.unref()
  }

  async #run(): Promise<void> {
    try {
      const { trouble } = await this.work.tick()
      this.#next(trouble === 'silent' ? beat.silent : beat.usual)
    } catch (problem) {
      // The vault's own file: it shows itself with the next call, and there it is said.
      if (this.#ended) return
      reportDefect(problem)
      this.#next(beat.silent)
    }
  }

  /** A tick now, as far as it gets in a few seconds. */
  async now(): Promise<void> {
    const enough = Promise.withResolvers<void>()
    const timer = setTimeout(enough.resolve, hurryMillis)
    await Promise.race([this.work.tick(), enough.promise])
    clearTimeout(timer)
    this.#next(beat.usual)
  }

  async stop(): Promise<void> {
    this.#ended = true
    clearTimeout(this.#timer)
    const grace = new Promise<void>((resolve) => setTimeout(resolve, stopGrace).unref())
    await Promise.race([this.work.stop().catch(reportDefect), grace])
    this.#link?.http.close()
  }

  #post: DoorPost = async (ask) => this.#relay()?.line(ask) ?? refuse({ kind: 'silent' })

  async #relayTime(): Promise<number | undefined> {
    const about = await this.#relay()?.about()
    return about?.ok === true ? about.value.clock : undefined
  }

  /** The relay that the roster names now. */
  #relay(): HttpLink | undefined {
    const relay = relayOf(this.#vault.replica)
    if (relay === undefined || (this.#ended && this.#link === undefined)) return undefined
    if (this.#link?.url === relay.url) return this.#link.http
    this.#link?.http.close()
    const http = httpLink(relay)
    this.#link = { url: relay.url, http }
    return http
  }
}

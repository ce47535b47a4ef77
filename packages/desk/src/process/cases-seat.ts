/** Cases at work while a vault is open: the world that is read from it, and what watches its checks. */
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { CaseIndex } from '@safeconduct/host/cases/case-index.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { deleteErasedFiles } from '@safeconduct/host/cases/erased-files.ts'
import type { Merging } from '@safeconduct/host/cases/release-acts.ts'
import { CheckWatch } from '@safeconduct/host/cases/watching.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { memberHere } from '@safeconduct/host/vault/who.ts'
import type { WatchView } from '../calls/cases.ts'
import { reportDefect } from './defect.ts'

export type CasesSeatWishes = {
  /** What was saved should reach the relay soon. */
  readonly saved: () => void
  /** A whole round with the relay; false: it was silent. */
  readonly merged: () => Promise<boolean>
}

/** Desks ask three times within the interval after which a silent relay is an alarm. */
const beat = { usual: 4 * 60_000, first: 2_000, after: 300 } as const

export class CasesSeat {
  readonly index: CaseIndex
  readonly watching: CheckWatch
  readonly #vault: Vault
  readonly #wishes: CasesSeatWishes
  #link: { readonly url: string; readonly http: HttpLink } | undefined
  #timer: NodeJS.Timeout | undefined
  #started = false
  #ended = false

  constructor(vault: Vault, wishes: CasesSeatWishes) {
    this.#vault = vault
    this.#wishes = wishes
    this.index = new CaseIndex(vault)
    this.watching = new CheckWatch({ vault, index: this.index, post: (ask) => this.#post(ask) })
  }

  /** Undefined on a device that has not read yet who works here. */
  world(): CasesWorld | undefined {
    const by = memberHere(this.#vault.replica)
    return by === undefined ? undefined : { vault: this.#vault, index: this.index, by }
  }

  start(): void {
    this.#started = true
    this.#next(beat.first)
  }

  /** Something was saved: a check that was set should stand at the relay before the lid is shut. */
  changed(): void {
    if (this.#started) this.#next(beat.after)
  }

  watch(): WatchView {
    return this.watching.view()
  }

  isArmed(check: string): boolean {
    return this.watching.isArmed(check)
  }

  /** Before something leaves: what every device had sent by now is here. */
  merge: Merging = async () => {
    if (relayOf(this.#vault.replica) !== undefined) return (await this.#wishes.merged()) ? 'merged' : 'silent'
    const { roster } = this.#vault.replica.book
    const devices = roster === undefined ? [] : [...rosterAt(roster).devices.values()]
    return devices.filter(({ state }) => state !== 'struck').length < 2 ? 'alone' : 'silent'
  }

  /** The door to where members are told; undefined without a relay or a guard. */
  async timers() {
    const link = await this.watching.link()
    return link === undefined
      ? undefined
      : {
          put: (id: Uint8Array<ArrayBuffer>, channel: { kind: 'mail' | 'push'; address: string }) =>
            link.putChannel(id, { ...channel, host: this.#host() }),
          attempt: (id: Uint8Array<ArrayBuffer>) => link.tryChannel(id),
          drop: (id: Uint8Array<ArrayBuffer>) => link.dropChannel(id),
        }
  }

  /** Where the links of a message begin. */
  #host(): string {
    const relay = relayOf(this.#vault.replica)
    return relay === undefined ? '' : relay.url.replace(/#.*$/, '').replace(/\/$/, '')
  }

  async now(): Promise<void> {
    await this.#run()
  }

  stop(): void {
    this.#ended = true
    clearTimeout(this.#timer)
    this.#link?.http.close()
  }

  #next(millis: number): void {
    if (this.#ended) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), millis)
    this.#timer.unref()
  }

  async #run(): Promise<void> {
    const cases = this.world()
    try {
      if (cases !== undefined && (await this.watching.tick(cases)) > 0) this.#wishes.saved()
      if (cases !== undefined) await deleteErasedFiles(cases)
    } catch (problem) {
      // The vault's own file: it shows itself with the next call, and there it is said.
      if (!this.#ended) reportDefect(problem)
    }
    if (this.#started) this.#next(beat.usual)
  }

  /** To the relay that the roster names now. */
  #post(ask: Uint8Array): ReturnType<HttpLink['timers']> {
    const relay = relayOf(this.#vault.replica)
    if (relay === undefined || this.#ended) return Promise.resolve({ ok: false, refusal: { kind: 'silent' } })
    if (this.#link?.url !== relay.url) {
      this.#link?.http.close()
      this.#link = { url: relay.url, http: httpLink(relay) }
    }
    return this.#link.http.timers(ask)
  }
}

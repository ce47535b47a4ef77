/** Cases at work while a vault is open: the world that is read from it, and what watches its checks. */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import { type KnownRelay, relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { CaseIndex } from '@safeconduct/host/cases/case-index.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { dropErasedDrafts } from '@safeconduct/host/cases/erased-drafts.ts'
import { deleteErasedFiles, erasedItems } from '@safeconduct/host/cases/erased-files.ts'
import type { Merging } from '@safeconduct/host/cases/release-acts.ts'
import { strikeErased } from '@safeconduct/host/cases/striking.ts'
import { CheckWatch } from '@safeconduct/host/cases/watching.ts'
import { type HttpLink, httpLink } from '@safeconduct/host/relay/http-link.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { memberHere } from '@safeconduct/host/vault/who.ts'
import type { WatchView } from '../calls/cases.ts'
import { reportDefect } from './defect.ts'
import { dropStaleDossierDrafts } from './dossier-drafts.ts'

export type CasesSeatWishes = {
  /** What was saved should reach the relay soon. */
  readonly saved: () => void
  /** A whole round with the relay; false: it was silent. */
  readonly merged: () => Promise<boolean>
}

/** Desks ask three times within the interval after which a silent relay is an alarm. */
const beat = { usual: 4 * 60_000, first: 2_000, after: 300, heard: 5_000 } as const

export class CasesSeat {
  readonly index: CaseIndex
  readonly watching: CheckWatch
  /** How many records two members erased, as far as this desk has looked; a page that shows one is drawn anew. */
  erased: number | undefined
  readonly #vault: Vault
  readonly #wishes: CasesSeatWishes
  /** By address and key: the organisation's relay, and one for timers alone. */
  readonly #links = new Map<string, HttpLink>()
  #timer: NodeJS.Timeout | undefined
  #soon: NodeJS.Timeout | undefined
  #erasing: Promise<void> | undefined
  #started = false
  #ended = false

  constructor(vault: Vault, wishes: CasesSeatWishes) {
    this.#vault = vault
    this.#wishes = wishes
    this.index = new CaseIndex(vault)
    this.watching = new CheckWatch({ vault, index: this.index, post: (ask, relay) => this.#post(ask, relay) })
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

  /** Something came from colleagues: what they erased is looked for within seconds, and timers in their own time. */
  arrived(): void {
    if (!this.#started || this.#ended) return
    this.#soon ??= setTimeout(() => void this.#hear(), beat.heard)
    this.#soon.unref()
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

  /** The doors to where members are told, one for each relay; none without a relay or a guard. */
  async timers() {
    const links = await this.watching.links()
    return links.map(({ link, relay }) => ({
      put: (id: Uint8Array<ArrayBuffer>, channel: { kind: 'mail' | 'push'; address: string }) =>
        link.putChannel(id, { ...channel, host: hostOf(relay) }),
      attempt: (id: Uint8Array<ArrayBuffer>) => link.tryChannel(id),
      drop: (id: Uint8Array<ArrayBuffer>) => link.dropChannel(id),
    }))
  }

  async now(): Promise<void> {
    await this.#run()
  }

  stop(): void {
    this.#ended = true
    clearTimeout(this.#timer)
    clearTimeout(this.#soon)
    for (const link of this.#links.values()) link.close()
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
      if (cases !== undefined) await this.#erase(cases)
    } catch (problem) {
      // The vault's own file: it shows itself with the next call, and there it is said.
      if (!this.#ended) reportDefect(problem)
    }
    if (this.#started) this.#next(beat.usual)
  }

  /** What was erased, here or elsewhere, leaves drafts, files and entries. One at a time. */
  async #erase(cases: CasesWorld): Promise<void> {
    this.#erasing ??= this.#eraseNow(cases).finally(() => {
      this.#erasing = undefined
    })
    await this.#erasing
  }

  async #eraseNow(cases: CasesWorld): Promise<void> {
    dropStaleDossierDrafts(cases)
    dropErasedDrafts(this.#vault)
    await deleteErasedFiles(cases)
    const { asked, agreed } = await strikeErased(cases)
    if (asked + agreed > 0) this.#wishes.saved()
    this.erased = erasedItems(cases.index.world()).length
  }

  async #hear(): Promise<void> {
    this.#soon = undefined
    const cases = this.world()
    try {
      if (cases !== undefined && !this.#ended) await this.#erase(cases)
    } catch (problem) {
      if (!this.#ended) reportDefect(problem)
    }
  }

  #post(ask: Uint8Array, relay: KnownRelay): ReturnType<HttpLink['timers']> {
    if (this.#ended) return Promise.resolve({ ok: false, refusal: { kind: 'silent' } })
    const name = `${toHex(relay.key)} ${relay.url}`
    const link = this.#links.get(name) ?? httpLink(relay)
    this.#links.set(name, link)
    return link.timers(ask)
  }
}

/** Where the links of a message begin. */
function hostOf({ url }: KnownRelay): string {
  return url.replace(/#.*$/, '').replace(/\/$/, '')
}

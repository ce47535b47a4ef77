/**
 * Syncing while a vault is open: rounds by themselves, at once when something was saved or the relay tells of news,
 * and silence when the relay is silent. Runs in the process that holds the vault and ends with it.
 *
 * One round at a time; whatever is asked for meanwhile is done in the next one.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom, type Random } from '@safeconduct/core/base/random.ts'
import { refuse } from '@safeconduct/core/base/result.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { LinkRefusal, RelayAbout, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { markedByNext, nextRelay } from '@safeconduct/core/vault/sync/next-relay.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { type KnownRelay, relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import {
  noRelay,
  type RoundProgress,
  type RoundReport,
  syncRound,
} from '@safeconduct/core/vault/sync/round.ts'
import type { Blob } from '../vault/blobs.ts'
import { type Beat, failed, pause, usualBeat } from './back-off.ts'
import { fetchFile, pieceNames } from './fetching-files.ts'
import { FilesThere } from './files-there.ts'
import { type FileProgress, type FileWishes, sendFiles } from './sending-files.ts'
import { Watching } from './watching.ts'

/** A link with something to let go of. */
export type OpenLink = RelayLink & { readonly close?: () => void }

export type SyncWishes = {
  readonly linkTo: (relay: KnownRelay) => OpenLink
  /** From the invitation, until the roster names a relay. */
  readonly relay?: KnownRelay
  /** After entries of others came, so that pages read again. */
  readonly onNews?: () => void
  /** After whatever a page may show has changed. */
  readonly onChange?: () => void
  /** Something broke that no refusal stands for: the vault's file, or a mistake of ours. Nothing runs after it. */
  readonly onFault?: (problem: unknown) => void
  /** Where the sealed files of records lie: they are sent after the entries that name them. */
  readonly home?: string
  readonly beat?: Beat
  readonly random?: Random
}

type Line = { readonly relay: KnownRelay; readonly link: OpenLink; readonly watch: Watching }

export type SyncRunning = {
  readonly state: 'no-relay' | 'never-heard' | 'current' | 'running' | 'silent' | 'refused'
  readonly progress: RoundProgress | undefined
  readonly file: FileProgress | undefined
  readonly last: RoundReport | undefined
  /** Why files wait, where the relay refused one. */
  readonly fileRefusal: LinkRefusal | undefined
}

/** The end of a round is waited for this long when the vault is locked; then it is cut, which costs nothing. */
const stopGrace = 1_500

export class SyncLoop {
  readonly #replica: Replica
  readonly #wishes: SyncWishes
  readonly #random: Random
  readonly #beat: Beat
  readonly #end = new AbortController()
  readonly #changed = new Set<string>()
  readonly #filesThere = new FilesThere()
  #wholeWanted = true
  #waiters: ((report: RoundReport) => void)[] = []
  #wake: (() => void) | undefined
  #stopFiles: (() => void) | undefined
  #fileRefusal: LinkRefusal | undefined
  #running: Promise<void> | undefined
  #stopped: Promise<void> | undefined
  #progress: RoundProgress | undefined
  #file: FileProgress | undefined
  #isInRound = false
  #last: RoundReport | undefined
  #about: RelayAbout | undefined
  #failures = 0
  #line: Line | undefined

  constructor(replica: Replica, wishes: SyncWishes) {
    this.#replica = replica
    this.#wishes = wishes
    this.#random = wishes.random ?? platformRandom
    this.#beat = wishes.beat ?? usualBeat
  }

  start(): void {
    this.#running ??= this.#run().catch((problem: unknown) => {
      this.#letGo()
      if (this.#wishes.onFault === undefined) throw problem
      this.#wishes.onFault(problem)
    })
  }

  /** After a save: these logs have something to send. None: what was saved goes by letter. */
  saved(logs: readonly CompartmentId[]): void {
    this.#wholeWanted ||= logs.length === 0
    for (const log of logs) this.#changed.add(toHex(log))
    this.#wakeUp()
  }

  /** A whole round now, or after the one that runs. */
  now(): Promise<RoundReport> {
    this.#wholeWanted = true
    const done = new Promise<RoundReport>((resolve) => this.#waiters.push(resolve))
    this.#wakeUp()
    return done
  }

  /** Brings a colleague's file here, when somebody opens it. */
  fetch(blob: Blob, wishes: FileWishes = {}): ReturnType<typeof fetchFile> {
    const { home } = this.#wishes
    if (home === undefined || this.#line === undefined) return Promise.resolve(refuse({ kind: 'silent' }))
    const signal = AbortSignal.any([
      this.#end.signal,
      ...(wishes.signal === undefined ? [] : [wishes.signal]),
    ])
    return fetchFile(home, this.#line.link, blob, { ...wishes, signal })
  }

  /** Names of a file's pieces at the relay. */
  pieces(blob: Blob): ReturnType<typeof pieceNames> {
    return this.#line === undefined ? Promise.resolve(undefined) : pieceNames(this.#line.link, blob)
  }

  get running(): SyncRunning {
    return {
      state: this.#state(),
      progress: this.#progress,
      file: this.#file,
      last: this.#last,
      fileRefusal: this.#fileRefusal,
    }
  }

  /** Resolves when the present step of a round has ended, or the grace has. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopNow()
    return this.#stopped
  }

  async #stopNow(): Promise<void> {
    this.#end.abort()
    this.#wakeUp()
    this.#letGo()
    const grace = new Promise<void>((resolve) => setTimeout(resolve, stopGrace).unref())
    await Promise.race([this.#running, grace])
  }

  #state(): SyncRunning['state'] {
    if (this.#isInRound && this.#progress !== undefined) return 'running'
    if (this.#last === undefined) return 'never-heard'
    switch (this.#last.end) {
      case 'no-relay':
        return 'no-relay'
      case 'silent':
        return 'silent'
      case 'done':
      case 'stopped':
        return this.#last.troubles.length > 0 ? 'refused' : 'current'
      default:
        return 'refused'
    }
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      const report = await this.#round()
      this.#filesThere.heard(report)
      if (report.end === 'done') await this.#sendFiles()
      if (await this.#hasMoved(report)) continue
      this.#failures = failed(report) ? this.#failures + 1 : 0
      const isWatched = this.#line?.watch.isOpen === true
      const wait = pause(report, { failures: this.#failures, isWatched }, this.#beat, this.#random)
      // A relay that refuses is not asked again because somebody saved: the change waits with the others.
      await this.#sleep(wait, failed(report))
    }
  }

  async #round(): Promise<RoundReport> {
    const line = this.#lineNow()
    const waiters = this.#waiters
    const whole = this.#wholeWanted || this.#about === undefined || this.#changed.size === 0
    const changed = [...this.#changed]
    this.#waiters = []
    this.#wholeWanted = false
    this.#changed.clear()
    this.#isInRound = true
    const report = line === undefined ? noRelay : await this.#roundWith(line, whole, changed)
    if (report.end === 'done') line?.watch.keep(this.#replica)
    this.#isInRound = false
    this.#progress = undefined
    this.#last = report
    if (report.about !== undefined) this.#about = failed(report) ? undefined : report.about
    // A letter is news too: a colleague asks for a signature, or hands over a key.
    if (report.read > 0 || report.lettersIn > 0) this.#wishes.onNews?.()
    this.#wishes.onChange?.()
    for (const waiter of waiters) waiter(report)
    return report
  }

  #roundWith({ relay, link }: Line, whole: boolean, changed: readonly string[]): Promise<RoundReport> {
    const logs = changed.flatMap((hex) => this.#replica.book.byHex(hex)?.id ?? [])
    return syncRound(this.#replica, link, {
      signal: this.#end.signal,
      relay: { key: relay.key, space: spaceOf(relay.url) },
      progress: (progress) => {
        this.#progress = progress
        this.#wishes.onChange?.()
      },
      ...(whole || this.#about === undefined ? {} : { logs, about: this.#about }),
    })
  }

  /** Stops for whatever people do: their words go before their films. */
  async #sendFiles(): Promise<void> {
    const { home, onChange } = this.#wishes
    if (home === undefined || this.#line === undefined || this.#isWanted()) return
    const { link, relay } = this.#line
    const stop = new AbortController()
    this.#stopFiles = () => stop.abort()
    const wishes: FileWishes = {
      signal: AbortSignal.any([this.#end.signal, stop.signal]),
      progress: (progress) => {
        this.#file = progress
        onChange?.()
      },
    }
    await this.#filesThere.look(this.#replica, link)
    const sent = await sendFiles(this.#replica, home, { link, space: spaceOf(relay.url) }, wishes)
    this.#stopFiles = undefined
    this.#file = undefined
    this.#fileRefusal = sent.ok ? undefined : sent.refusal
    onChange?.()
  }

  #wakeUp(): void {
    this.#stopFiles?.()
    this.#wake?.()
  }

  #isWanted(): boolean {
    return this.#end.signal.aborted || this.#waiters.length > 0 || this.#wholeWanted || this.#changed.size > 0
  }

  /** The roster may have named another relay since. */
  #lineNow(): Line | undefined {
    const relay = relayOf(this.#replica) ?? this.#wishes.relay
    if (relay === undefined || this.#end.signal.aborted) {
      this.#letGo()
      return undefined
    }
    if (this.#line !== undefined && sameRelay(this.#line.relay, relay)) return this.#line
    this.#letGo()
    const link = this.#wishes.linkTo(relay)
    const watch = new Watching(
      { link, relay: relay.key },
      (log) => this.#newsOf(log),
      this.#beat,
      this.#random,
    )
    this.#line = { relay, link, watch }
    return this.#line
  }

  /** The relay is gone, people have agreed on another one, and that one has marked it. */
  async #hasMoved({ end }: RoundReport): Promise<boolean> {
    const next = this.#end.signal.aborted ? undefined : nextRelay(this.#replica, end)
    if (next === undefined) return false
    const link = this.#wishes.linkTo(next)
    const moved = await markedByNext(this.#replica, link)
    link.close?.()
    return moved
  }

  #newsOf(log: CompartmentId | 'box'): void {
    if (log === 'box') this.#wholeWanted = true
    else this.#changed.add(toHex(log))
    this.#wakeUp()
  }

  #letGo(): void {
    this.#line?.watch.end()
    this.#line?.link.close?.()
    this.#line = undefined
    this.#about = undefined
  }

  #sleep(millis: number, isDeaf: boolean): Promise<void> {
    const isWanted = (): boolean =>
      this.#end.signal.aborted || this.#waiters.length > 0 || (!isDeaf && this.#isWanted())
    return new Promise((resolve) => {
      const timer = setTimeout(done, millis)
      const wake = (): void => {
        if (isWanted()) done()
      }
      const clear = (): void => {
        clearTimeout(timer)
        this.#wake = undefined
      }
      function done(): void {
        clear()
        resolve()
      }
      this.#wake = wake
      wake()
    })
  }
}

function sameRelay(a: KnownRelay, b: KnownRelay): boolean {
  return a.url === b.url && toHex(a.key) === toHex(b.key)
}

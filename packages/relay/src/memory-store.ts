/** A relay's store in memory: for the simulator and for tests, where a relay lives as long as its process. */
import { type Bytes, concat, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { MemoryLineStore } from './line/memory-line-store.ts'
import type {
  Append,
  ChainHead,
  Holdings,
  PieceStore,
  Placed,
  RelayStore,
  StoredBox,
  StoredEntry,
  StoredLog,
  StoredMail,
  StoredShare,
  StruckBody,
} from './store.ts'
import { MemoryTimerStore } from './timers/memory-timer-store.ts'

type Log = StoredLog & {
  readonly entries: StoredEntry[]
  /** Chain to its entries, in the order of seq. */
  readonly chains: Map<string, StoredEntry[]>
}
type Box = {
  readonly access: Bytes
  next: number
  items: readonly (StoredMail & { readonly day: number })[]
}

const nothing: Bytes = new Uint8Array(0)

export class MemoryRelayStore implements RelayStore {
  line = new MemoryLineStore()
  timers = new MemoryTimerStore()
  readonly #logs = new Map<string, Log>()
  readonly #boxes = new Map<string, Box>()
  readonly #pieces = new Map<string, number>()
  readonly #shares = new Map<string, StoredShare>()
  readonly #about = new Map<string, Bytes>()
  #bytes = 0
  /** Log, chain and number to what is left, the newest last. */
  readonly #struck = new Map<string, readonly Bytes[]>()

  /** What a backup of this relay would hold. */
  copy(): MemoryRelayStore {
    const copy = new MemoryRelayStore()
    for (const [id, log] of this.#logs) {
      const chains = new Map<string, StoredEntry[]>()
      for (const [chain, entries] of log.chains) chains.set(chain, [...entries])
      copy.#logs.set(id, { ...log, entries: [...log.entries], chains })
    }
    for (const [id, box] of this.#boxes) copy.#boxes.set(id, { ...box })
    for (const [name, size] of this.#pieces) copy.#pieces.set(name, size)
    for (const [id, share] of this.#shares) copy.#shares.set(id, share)
    for (const [name, value] of this.#about) copy.#about.set(name, value)
    copy.#bytes = this.#bytes
    for (const [point, rests] of this.#struck) copy.#struck.set(point, rests)
    copy.line = new MemoryLineStore(this.line)
    copy.timers = new MemoryTimerStore(this.timers)
    return copy
  }

  async log(id: Bytes): Promise<StoredLog | undefined> {
    return this.#logs.get(toHex(id))
  }

  async addLog(id: Bytes, access: Bytes): Promise<boolean> {
    if (this.#logs.has(toHex(id))) return false
    this.#logs.set(toHex(id), { access, size: 0, peaks: nothing, bytes: 0, entries: [], chains: new Map() })
    return true
  }

  async moveLog(id: Bytes, from: Bytes, to: Bytes): Promise<boolean> {
    const log = this.#logs.get(toHex(id))
    if (log === undefined || !equalBytes(log.access, from)) return false
    this.#logs.set(toHex(id), { ...log, access: to })
    return true
  }

  async heads(log: Bytes, chains: readonly Bytes[]): Promise<readonly (ChainHead | undefined)[]> {
    return chains.map((chain) => this.#logs.get(toHex(log))?.chains.get(toHex(chain))?.at(-1))
  }

  async placed(log: Bytes, chain: Bytes, seq: number): Promise<Placed | undefined> {
    return this.#logs.get(toHex(log))?.chains.get(toHex(chain))?.[seq - 1]
  }

  async append({ log: id, before, after, entries }: Append): Promise<boolean> {
    const log = this.#logs.get(toHex(id))
    if (log === undefined || log.size !== before.size || !equalBytes(log.access, before.access)) return false
    for (const entry of entries) {
      log.entries.push(entry)
      const chain = log.chains.get(toHex(entry.chain)) ?? []
      chain.push(entry)
      log.chains.set(toHex(entry.chain), chain)
    }
    this.#bytes += after.bytes - log.bytes
    this.#logs.set(toHex(id), { ...log, ...after })
    return true
  }

  async strike(log: Bytes, struck: readonly StruckBody[]): Promise<void> {
    for (const { chain, seq, rest, body } of struck) {
      const point = pointIn(log, chain, seq)
      const noted = this.#struck.get(point) ?? []
      const rests = noted.some((one) => equalBytes(one, rest)) ? noted : [...noted, rest]
      this.#struck.set(point, rests)
      const newest = rests.at(-1) ?? nothing
      if (body.length > 0 && equalBytes(newest, rest)) this.#putBody(log, chain, seq, body)
    }
  }

  #putBody(id: Bytes, chain: Bytes, seq: number, body: Bytes): void {
    const log = this.#logs.get(toHex(id))
    const entries = log?.chains.get(toHex(chain))
    const there = entries?.[seq - 1]
    if (log === undefined || entries === undefined || there?.body.length !== body.length) return
    const struck = { ...there, body }
    entries[seq - 1] = struck
    log.entries[there.position - 1] = struck
  }

  async restsOf(log: Bytes, chain: Bytes, seq: number): Promise<readonly Bytes[]> {
    return this.#struck.get(pointIn(log, chain, seq)) ?? []
  }

  async entries(
    log: Bytes,
    after: number,
    most: { readonly bytes: number; readonly count: number },
  ): Promise<readonly StoredEntry[]> {
    const found: StoredEntry[] = []
    let bytes = 0
    for (const entry of this.#logs.get(toHex(log))?.entries.slice(after, after + most.count) ?? []) {
      bytes += entry.body.length
      if (found.length > 0 && bytes > most.bytes) break
      found.push(entry)
    }
    return found
  }

  async addBox(box: Bytes, access: Bytes): Promise<boolean> {
    if (this.#boxes.has(toHex(box))) return false
    this.#boxes.set(toHex(box), { access, next: 1, items: [] })
    return true
  }

  async box(id: Bytes): Promise<StoredBox | undefined> {
    const box = this.#boxes.get(toHex(id))
    if (box === undefined) return undefined
    const bytes = box.items.reduce((sum, { sealed }) => sum + sealed.length, 0)
    return { access: box.access, items: box.items.length, bytes }
  }

  async post(id: Bytes, sealed: Bytes, day: number): Promise<void> {
    const box = this.#boxes.get(toHex(id))
    if (box !== undefined) box.items = [...box.items, { number: box.next++, sealed, day }]
  }

  async mail(box: Bytes, most: number): Promise<readonly StoredMail[]> {
    return this.#boxes.get(toHex(box))?.items.slice(0, most) ?? []
  }

  async dropMail(id: Bytes, upTo: number): Promise<void> {
    const box = this.#boxes.get(toHex(id))
    if (box !== undefined) box.items = box.items.filter(({ number }) => number > upTo)
  }

  async sweepMail(before: number): Promise<void> {
    for (const box of this.#boxes.values()) box.items = box.items.filter(({ day }) => day >= before)
  }

  async piece(name: Bytes): Promise<{ readonly size: number } | undefined> {
    const size = this.#pieces.get(toHex(name))
    return size === undefined ? undefined : { size }
  }

  async notePiece(name: Bytes, size: number): Promise<void> {
    if (!this.#pieces.has(toHex(name))) this.#bytes += size
    this.#pieces.set(toHex(name), size)
  }

  async forgetPiece(name: Bytes): Promise<void> {
    this.#bytes -= this.#pieces.get(toHex(name)) ?? 0
    this.#pieces.delete(toHex(name))
  }

  async share(id: Bytes): Promise<StoredShare | undefined> {
    return this.#shares.get(toHex(id))
  }

  async addShare(id: Bytes, share: StoredShare): Promise<boolean> {
    if (this.#shares.has(toHex(id))) return false
    this.#shares.set(toHex(id), share)
    return true
  }

  async withholdShare(id: Bytes, withheld: boolean): Promise<void> {
    const share = this.#shares.get(toHex(id))
    if (share !== undefined) this.#shares.set(toHex(id), { ...share, withheld })
  }

  async dropShare(id: Bytes): Promise<void> {
    this.#shares.delete(toHex(id))
  }

  async holdings(): Promise<Holdings> {
    const bytes = this.#bytes + this.line.bytes
    return { logs: this.#logs.size, boxes: this.#boxes.size, shares: this.#shares.size, bytes }
  }

  async about(name: string): Promise<Bytes | undefined> {
    return this.#about.get(name)
  }

  async keepAbout(name: string, value: Bytes): Promise<Bytes> {
    const kept = this.#about.get(name) ?? value
    this.#about.set(name, kept)
    return kept
  }

  async setAbout(name: string, value: Bytes): Promise<Bytes> {
    this.#about.set(name, value)
    return value
  }

  async close(): Promise<void> {}
}

function pointIn(log: Bytes, chain: Bytes, seq: number): string {
  return `${toHex(log)}/${toHex(chain)}/${seq}`
}

export class MemoryPieces implements PieceStore {
  readonly isNear = true
  readonly #pieces = new Map<string, Bytes>()

  async put(name: Bytes, piece: Bytes): Promise<void> {
    this.#pieces.set(toHex(name), piece)
  }

  async get(name: Bytes): Promise<Bytes | undefined> {
    const piece = this.#pieces.get(toHex(name))
    return piece === undefined ? undefined : concat(piece)
  }

  async drop(name: Bytes): Promise<void> {
    this.#pieces.delete(toHex(name))
  }
}

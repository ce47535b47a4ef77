/**
 * `vault restore`: a new home out of a copy. Every entry is judged again as if a stranger had brought it; the records
 * follow from what passes. Nothing goes on in an old feed: this device opens new ones. docs/formats/vault.md §C.
 */
import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { type Bytes, fromBase64Url, fromHex } from '@safeconduct/core/base/bytes.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { type SealKey, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import { type KdfNumbers, newSlot, openSlot, parseSlots } from '@safeconduct/core/sealed/unlock.ts'
import { parseCompartmentId, parsePart, parseScope } from '@safeconduct/core/vault/compartment.ts'
import type { Entry } from '@safeconduct/core/vault/entry.ts'
import { parseFrame } from '@safeconduct/core/vault/replica/frame.ts'
import { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { keepStranded } from '@safeconduct/core/vault/replica/stranding.ts'
import { platformArgon2id } from '../../home/argon2.ts'
import { type HomeRefusal, hasOrganisation, prepareHome } from '../../home/home.ts'
import { writeSlots } from '../../home/slots-file.ts'
import { isDiskFull } from '../../store/damage.ts'
import { createDatabase } from '../../store/database.ts'
import type { SqliteStore } from '../../store/sqlite-store.ts'
import { vaultSchema } from '../joined-schema.ts'
import { storeOver, type VaultWorld, vaultPath } from '../vault.ts'
import { aboutText, type CopyItem, readFrames, readHeader } from './copy-file.ts'
import { type CopyHole, HoleFinder } from './holes.ts'
import { RestoredFiles, sourceOf } from './restored-files.ts'

export type RestoreRefusal =
  | HomeRefusal
  | { readonly kind: 'copy-missing' | 'not-a-copy' | 'copy-unreadable' }
export type Restored = {
  readonly entries: number
  readonly files: number
  readonly holes: readonly CopyHole[]
  /** Frames of the copy that were damaged, and whether its end is there. */
  readonly damaged: number
  readonly complete: boolean
  /** Entries that are here and wait for others that are not. */
  readonly waiting: number
  readonly filesDamaged: readonly string[]
  /** Own entries that waited for lost ones and were written again. */
  readonly writtenAgain: number
}
export type RestoreWork = VaultWorld & {
  readonly numbers?: KdfNumbers
  /**
   * Nobody else has what is missing: this device's own words that wait for it are written again. Where a colleague
   * or the relay has it, that would say things twice.
   */
  readonly alone?: boolean
}

/** Makes `home` out of the copy at `path`. The passphrase is the copy's, and becomes the home's. */
export async function restoreVault(
  path: string,
  home: string,
  passphrase: Passphrase,
  work: RestoreWork,
): Promise<Result<Restored, RestoreRefusal>> {
  if (!existsSync(path)) return refuse({ kind: 'copy-missing' })
  const prepared = prepareHome(home)
  if (!prepared.ok) return prepared
  if (hasOrganisation(home)) return refuse({ kind: 'home-has-organisation' })
  const handle = openSync(path, 'r')
  try {
    const file = sourceOf(handle)
    const header = readHeader(file)
    if (header === undefined) return refuse({ kind: 'not-a-copy' })
    const key = await copyKey(header.slot, passphrase)
    if (!key.ok) return key
    return await restored(new Restoring(home, work), readFrames(file, header.header, key.value), passphrase)
  } catch (problem) {
    for (const end of ['', '-wal', '-shm']) rmSync(vaultPath(home) + end, { force: true })
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    throw problem
  } finally {
    closeSync(handle)
  }
}

async function restored(
  restoring: Restoring,
  frames: ReturnType<typeof readFrames>,
  passphrase: Passphrase,
): Promise<Result<Restored, RestoreRefusal>> {
  try {
    for await (const frame of frames) {
      if (frame.ok) for (const item of frame.items) await restoring.take(item)
      else restoring.damaged++
    }
    return await restoring.finish(passphrase)
  } finally {
    restoring.letGo()
  }
}

async function copyKey(
  slot: Bytes,
  passphrase: Passphrase,
): Promise<Result<SealKey, { readonly kind: 'not-a-copy' | 'wrong-passphrase' }>> {
  const slots = parseSlots(slot)
  const [first] = slots.ok ? slots.value : []
  if (first === undefined) return refuse({ kind: 'not-a-copy' })
  const opened = await openSlot(first, passphrase, { argon2id: platformArgon2id })
  const key = opened.ok ? sealKeyFrom(opened.value.reveal()) : undefined
  return key?.ok === true ? key : refuse({ kind: 'wrong-passphrase' })
}

/** Enough entries for a turn of the replica, little enough to hold. */
const together = 64

class Restoring {
  damaged = 0
  readonly #home: string
  readonly #work: RestoreWork
  readonly #key: Secret<Bytes>
  readonly #store: SqliteStore
  readonly #holes = new HoleFinder()
  readonly #files: RestoredFiles
  #replica: Replica | undefined
  /** Hex of the feeds that this device wrote. */
  readonly #own = new Set<string>()
  #entries = 0
  #complete = false
  #batch: { readonly log: string; readonly entries: Entry[] } = { log: '', entries: [] }

  constructor(home: string, work: RestoreWork) {
    this.#home = home
    this.#work = work
    this.#files = new RestoredFiles(home)
    this.#key = new Secret(work.random.bytes(32))
    const database = createDatabase(vaultPath(home), this.#key.reveal())
    this.#store = storeOver(
      home,
      certain(database.ok ? database.value : undefined, 'a new home has no vault'),
    )
  }

  async take(item: CopyItem): Promise<void> {
    if (item.kind !== 'entry' && this.#batch.entries.length > 0) await this.#flush()
    switch (item.kind) {
      case 'log':
        return this.#log(item)
      case 'shelf':
        return this.#store.transaction(() =>
          this.#store.shelf.put(aboutText(item, 'shelf'), aboutText(item, 'key'), item.bytes),
        )
      case 'feed':
        return this.#feed(item)
      case 'entry':
        return this.#entry(item)
      case 'file':
        return this.#files.take(item)
      case 'end':
        this.#complete = true
    }
  }

  /** The slot comes last, as with a new organisation: without it there is nothing to open. */
  async finish(passphrase: Passphrase): Promise<Result<Restored, RestoreRefusal>> {
    await this.#flush()
    this.#files.end()
    this.#pullAgain()
    const replica = await this.#opened()
    if (replica === undefined) return refuse({ kind: 'copy-unreadable' })
    await replica.retry()
    const writtenAgain = this.#work.alone === true ? await this.#writeAgain(replica) : 0
    await replica.close()
    const { random, numbers } = this.#work
    const work = { random, argon2id: platformArgon2id, ...(numbers === undefined ? {} : { numbers }) }
    writeSlots(this.#home, [await newSlot(passphrase, this.#key, work)])
    return ok({
      entries: this.#entries,
      files: this.#files.whole,
      holes: this.#holes.holes(),
      damaged: this.damaged,
      complete: this.#complete,
      waiting: replica.book.all().reduce((sum, log) => sum + waitingIn(log), 0),
      filesDamaged: this.#files.damaged,
      writtenAgain,
    })
  }

  /** Where something is missing, all of that log is asked of the relay again. */
  #pullAgain(): void {
    const { shelf } = this.#store
    const logs = this.#holes.logs()
    if (logs.length === 0) return
    this.#store.transaction(() => {
      for (const log of logs)
        for (const name of ['relay-size', 'relay-node', 'relay-head'])
          for (const { key } of shelf.list(name, log)) shelf.drop(name, key)
    })
  }

  letGo(): void {
    this.#store.database.pragma('wal_checkpoint(truncate)')
    this.#store.database.close()
    this.#files.end()
  }

  #feed(item: CopyItem): void {
    const feed = aboutText(item, 'feed')
    this.#holes.expect(aboutText(item, 'log'), feed, Number(item.about['seq']))
    if (item.about['own'] === true) this.#own.add(feed)
  }

  /** What waits in feeds of this device becomes new words of it, in new feeds. */
  async #writeAgain(replica: Replica): Promise<number> {
    const waiting = replica.book
      .all()
      .flatMap((log) =>
        [...log.feeds.values()].flatMap(({ hex, tray }) =>
          this.#own.has(hex) ? [...tray.values()].map(({ entry }) => ({ log, entry })) : [],
        ),
      )
    this.#store.transaction(() => {
      for (const { log, entry } of waiting) keepStranded(this.#store.shelf, log, entry)
    })
    await replica.retry()
    return waiting.filter(({ entry }) => entry.header.kind === 'changes').length
  }

  #log(item: CopyItem): void {
    const id = parseCompartmentId(fromHex(aboutText(item, 'id')) ?? new Uint8Array())
    const scope = parseScope(aboutText(item, 'scope'))
    const part = parsePart(aboutText(item, 'part'))
    if (id === undefined || scope === undefined || part === undefined) return
    const { keys } = item.about
    this.#store.transaction(() => {
      const row = this.#store.logs.add(id, { scope, part })
      for (const pair of Array.isArray(keys) ? keys : []) {
        const [epoch, text]: readonly unknown[] = Array.isArray(pair) ? pair : []
        const key = fromBase64Url(String(text))
        if (typeof epoch === 'number' && key?.length === 32) this.#store.logs.keepKey(row, epoch, key)
      }
    })
  }

  async #entry(item: CopyItem): Promise<void> {
    const entry = parseFrame(item.bytes)
    if (entry === undefined) return
    const log = aboutText(item, 'log')
    if (this.#batch.log !== log || this.#batch.entries.length >= together) await this.#flush()
    if (this.#batch.log !== log) this.#batch = { log, entries: [] }
    this.#batch.entries.push(entry)
    this.#holes.saw(log, entry.header.feed.toHex(), entry.header.seq)
  }

  async #flush(): Promise<void> {
    const { log, entries } = this.#batch
    this.#batch = { log: '', entries: [] }
    const id = parseCompartmentId(fromHex(log) ?? new Uint8Array())
    const replica = entries.length === 0 ? undefined : await this.#opened()
    if (id === undefined || replica === undefined) return
    this.#entries += entries.length
    await replica.receive(id, entries, 'bundle')
  }

  /** Once the shelf is filled. As from an older copy: no feed goes on. */
  async #opened(): Promise<Replica | undefined> {
    if (this.#replica !== undefined) return this.#replica
    const opened = await Replica.open(this.#store, { ...this.#work, schema: vaultSchema }, { restored: true })
    this.#replica = opened.ok ? opened.value : undefined
    return this.#replica
  }
}

function waitingIn({
  feeds,
}: {
  readonly feeds: ReadonlyMap<string, { readonly tray: ReadonlyMap<number, unknown> }>
}): number {
  return [...feeds.values()].reduce((sum, { tray }) => sum + tray.size, 0)
}

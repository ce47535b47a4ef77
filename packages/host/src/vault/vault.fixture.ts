/** A vault in a folder of its own, opened with a raw key: tests of the vault need not pay for Argon2id. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { type Instant, instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'
import { createVault, openVault, type Vault, vaultPath } from './vault.ts'

export const start = 1_628_154_000_000
/** A clock that a test moves by hand. */
export type TestClock = Clock & { set(millis: number): void }

export function testClock(at = start): TestClock {
  let now = at
  return {
    now: (): Instant => instantOf(now),
    millis: () => now,
    monotonic: () => now,
    set: (millis) => {
      now = millis
    },
  }
}

export class TestHome {
  readonly path = mkdtempSync(join(tmpdir(), 'home-'))
  readonly key = platformRandom.bytes(32)
  readonly clock = testClock()

  get file(): string {
    return vaultPath(this.path)
  }

  async create(): Promise<Vault> {
    const world = { clock: this.clock, random: platformRandom }
    const made = await createVault(
      this.path,
      this.key,
      { name: 'Kestrel', createdAt: instantOf(start) },
      world,
    )
    return certain(made.ok ? made.value : undefined, 'a new vault opens')
  }

  async open(): Promise<Vault> {
    const opened = await openVault(this.path, this.key, { clock: this.clock, random: platformRandom })
    if (!opened.ok) throw new Error(`the vault did not open: ${JSON.stringify(opened.refusal)}`)
    return opened.value
  }

  /** Why the vault does not open; undefined when it does. */
  async refusal(key: Uint8Array = this.key): Promise<string | undefined> {
    const opened = await openVault(this.path, key, { clock: this.clock, random: platformRandom })
    if (opened.ok) await opened.value.close()
    return opened.ok ? undefined : 'why' in opened.refusal ? opened.refusal.why : opened.refusal.kind
  }

  /** Changes tables of the closed vault as somebody would who has its key. */
  forge(work: (database: SQLite.Database) => void): void {
    const database = new SQLite(this.file)
    try {
      database.pragma("cipher = 'chacha20'")
      database.pragma(`key = "x'${this.key.toHex()}'"`)
      work(database)
    } finally {
      database.close()
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** Homes of one test file; remove them all in `afterEach`. */
export class TestHomes {
  #homes: TestHome[] = []

  new(): TestHome {
    const home = new TestHome()
    this.#homes.push(home)
    return home
  }

  removeAll(): void {
    for (const home of this.#homes) home.remove()
    this.#homes = []
  }
}

export const press: Scope = { kind: 'press' }

export function newId(): RecordId {
  return newRecordId(platformRandom)
}

export function caseScope(caseId: RecordId): Scope {
  return { kind: 'case', caseId }
}

export function change(type: string, home: Scope, fields: { readonly [field: string]: Json }): RecordChange {
  return { id: newId(), type, home, fields }
}

/** A publication, which lies in one part of one scope. */
export function publication(title: string, text = 'Nothing was said.'): RecordChange {
  return change('Publication', press, { title, text, outlet: 'Harbour Post' })
}

/** Saves, and founds the cases that the changes lie in: a case begins with its own record. */
export async function saved(vault: Vault, ...changes: readonly RecordChange[]): Promise<void> {
  const cases = changes.flatMap(({ home }) => (home?.kind === 'case' ? [home.caseId] : []))
  for (const caseId of new Set(cases)) await foundCase(vault, caseId)
  const done = await vault.writer.save(changes)
  if (!done.ok) throw new Error(`not saved: ${JSON.stringify(done.refusal)}`)
}

export async function foundCase(vault: Vault, caseId: string): Promise<void> {
  const id = recordId(caseId, '')
  if (!id.ok || vault.reader.homeOf(caseId) !== undefined) return
  const home: Scope = { kind: 'case', caseId }
  const done = await vault.writer.save([{ id: id.value, type: 'Case', home, fields: { summary: 'A case' } }])
  if (!done.ok) throw new Error(`not founded: ${JSON.stringify(done.refusal)}`)
}

export function said(vault: Vault, id: RecordId, field: string): Json | undefined {
  const resolved = vault.reader.read(id)?.fields.get(field)
  return resolved?.state === 'value' ? resolved.value : undefined
}

export async function faultsOf(vault: Vault): Promise<readonly string[]> {
  const { faults } = await vault.check({ readData: true })
  return faults.map(({ kind }) => kind)
}

/** The whole file as whoever has its key reads it, for tests of what must not be in it. */
export function decryptedCopy(file: string, key: Uint8Array): Buffer {
  const copy = `${file}.plain`
  copyFileSync(file, copy)
  const database = new SQLite(copy)
  try {
    database.pragma("cipher = 'chacha20'")
    database.pragma(`key = "x'${key.toHex()}'"`)
    database.pragma('journal_mode = delete')
    database.pragma("rekey = ''")
  } finally {
    database.close()
  }
  const bytes = readFileSync(copy)
  rmSync(copy)
  return bytes
}

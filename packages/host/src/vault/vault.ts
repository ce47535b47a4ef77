/** An open vault: the one object that commands and pages work through. */
import { join } from 'node:path'
import { equalBytes, textOf } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import type { Instant } from '@safeconduct/core/base/date.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import {
  newSigningKey,
  type PublicKey,
  parseSignature,
  publicKeyOf,
  type SigningKey,
  signingKeyFrom,
  signingKeySeed,
} from '@safeconduct/core/sealed/sign.ts'
import { parseStamp } from '@safeconduct/core/vault/hybrid-clock.ts'
import {
  fingerprintOf,
  type Organisation,
  readGenesis,
  writeGenesis,
} from '@safeconduct/core/vault/organisation.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import { DamagedVault, found, isDamage, isDiskFull, unlessDiskFull } from '../store/damage.ts'
import {
  createDatabase,
  type Database,
  type DatabaseRefusal,
  openDatabase,
  type Sizes,
} from '../store/database.ts'
import { SqliteStore } from '../store/sqlite-store.ts'
import { parseBlob, sweepUnfinished } from './blobs.ts'
import { type CheckReport, type CheckWishes, checkVault } from './checking.ts'
import { Drafts } from './drafts.ts'
import { readBack, type Step } from './feed-walk.ts'
import { fileField, vaultSchema } from './joined-schema.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { VaultReader } from './reading.ts'
import { VaultWriter } from './writing.ts'

export type VaultWorld = { readonly clock: Clock; readonly random: Random; readonly sizes?: Sizes }
export type VaultRefusal = DatabaseRefusal

export type Vault = {
  readonly home: string
  readonly organisation: Organisation
  readonly fingerprint: string
  readonly clock: Clock
  readonly random: Random
  readonly store: SqliteStore
  readonly reader: VaultReader
  readonly writer: VaultWriter
  /** What is being typed and not yet saved. */
  readonly drafts: Drafts
  /** Signs dossiers and nothing else. */
  readonly dossierKey: () => Promise<SigningKey>
  /** Every entry again: chains, the last signature of each feed, every seal. */
  readonly readBack: () => AsyncGenerator<Step, void, void>
  readonly check: (wishes: CheckWishes) => Promise<CheckReport>
  /** Waits for a running save, then lets go of the file. */
  readonly close: () => Promise<void>
}

export function vaultPath(home: string): string {
  return join(home, 'vault.db')
}

/** Makes the vault of a new organisation, with the device it is made on as its first. */
export async function createVault(
  home: string,
  key: Uint8Array,
  { name, createdAt }: { readonly name: string; readonly createdAt: Instant },
  world: VaultWorld,
): Promise<Result<Vault, VaultRefusal>> {
  const database = createDatabase(vaultPath(home), key)
  if (!database.ok) return database
  const device = await newSigningKey(world.random)
  const dossier = await newSigningKey(world.random)
  const genesis = await writeGenesis({ name, createdAt }, device, {
    dossierKey: publicKeyOf(dossier),
    envelope: newEnvelopeKey(world.random).publicKey,
  })
  database.value
    .transaction(() => {
      const keep = database.value.prepare('insert into secret (name, value) values (?, ?)')
      keep.run('device', signingKeySeed(device))
      keep.run('dossier', signingKeySeed(dossier))
      database.value
        .prepare('insert into organisation (one, statement, signature) values (1, ?, ?)')
        .run(genesis.statement, genesis.signature)
    })
    .immediate()
  return openedVault(home, database.value, world)
}

export async function openVault(
  home: string,
  key: Uint8Array,
  world: VaultWorld,
): Promise<Result<Vault, VaultRefusal>> {
  const database = openDatabase(vaultPath(home), key, world.sizes)
  if (database.ok) sweepUnfinished(home)
  return database.ok ? openedVault(home, database.value, world) : database
}

async function openedVault(
  home: string,
  database: Database,
  world: VaultWorld,
): Promise<Result<Vault, VaultRefusal>> {
  try {
    return ok(await assemble(home, database, world))
  } catch (problem) {
    database.close()
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    if (isDamage(problem)) return refuse({ kind: 'vault-not-opened', why: 'damaged' })
    throw problem
  }
}

async function assemble(home: string, database: Database, { clock, random }: VaultWorld): Promise<Vault> {
  const organisation = await storedOrganisation(database)
  const device = await storedKey(database, 'device', organisation.device)
  const keyring: Keyring = openKeyring(database, random)
  const store = new SqliteStore({ database, schema: vaultSchema, home, filesOf })
  const tables = store.records
  const parts = { organisation: organisation.id, device, keyring, store, schema: vaultSchema, clock, random }
  const stamp = store.shelf.get('own', 'stamp')
  const writer = new VaultWriter(parts, parseStamp(stamp === undefined ? undefined : textOf(stamp)))
  return {
    home,
    organisation,
    fingerprint: fingerprintOf(organisation.id),
    clock,
    random,
    store,
    reader: new VaultReader({
      store,
      schema: vaultSchema,
      organisation: organisation.id,
      readable: () => true,
      writerOf: () => undefined,
    }),
    writer,
    drafts: new Drafts(database),
    dossierKey: () => storedKey(database, 'dossier', organisation.dossierKey),
    readBack: () => readBack(store, organisation.id),
    check: (wishes) =>
      checkVault(
        {
          home,
          organisation,
          store,
          knows: (device) => equalBytes(device, organisation.device),
          schema: vaultSchema,
        },
        wishes,
      ),
    close: async () => {
      await writer.idle()
      try {
        // Both only tidy up: the log holds everything, and the next start does what there was no room for.
        unlessDiskFull(() => tables.words.catchUp())
        unlessDiskFull(() => database.pragma('wal_checkpoint(truncate)'))
      } finally {
        database.close()
      }
    },
  }
}

async function storedOrganisation(database: Database): Promise<Organisation> {
  const row = database
    .prepare<[], { statement: Uint8Array; signature: Uint8Array }>(
      'select statement, signature from organisation',
    )
    .get()
  const signature = parseSignature(row?.signature ?? new Uint8Array())
  if (row === undefined || !signature.ok) throw new DamagedVault('no organisation')
  const read = await readGenesis({ statement: new Uint8Array(row.statement), signature: signature.value })
  if (read === undefined) throw new DamagedVault('the organisation is not signed by its device')
  return read
}

/** A key that is not the one the genesis names would sign what nobody accepts. */
async function storedKey(
  database: Database,
  name: 'device' | 'dossier',
  named: PublicKey,
): Promise<SigningKey> {
  const seed = database
    .prepare<[string], Uint8Array>('select value from secret where name = ?')
    .pluck()
    .get(name)
  const key = await signingKeyFrom(found(seed, `no ${name} key`))
  if (!key.ok || !equalBytes(publicKeyOf(key.value), named)) throw new DamagedVault('a key of another')
  return key.value
}

/** The sealed files that a part speaks of. */
function filesOf(state: PartState): readonly string[] {
  const field = state.get(fileField)
  const values = field?.kind === 'single' ? field.held : []
  return values.flatMap(({ value }) => {
    const blob = parseBlob(value, '')
    return blob.ok ? [blob.value.sealed] : []
  })
}

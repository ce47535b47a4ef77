/** An open vault: the one object that commands and pages work through. */
import { join } from 'node:path'
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import type { Instant } from '@safeconduct/core/base/date.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import { fingerprintOf, type Organisation } from '@safeconduct/core/vault/organisation.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import type { RecordChange, Saved, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { storedGenesis } from '@safeconduct/core/vault/replica/own-keys.ts'
import { type JoinedKeys, Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import { leaveLog } from '../evidence/ledger/device-ledger.ts'
import { DamagedVault, isDamage, isDiskFull, unlessDiskFull } from '../store/damage.ts'
import {
  createDatabase,
  type Database,
  type DatabaseRefusal,
  openDatabase,
  type Sizes,
} from '../store/database.ts'
import { SqliteStore } from '../store/sqlite-store.ts'
import { FilesElsewhere } from '../sync/files-elsewhere.ts'
import { saveWithFiles } from '../sync/offering-files.ts'
import { parseBlob, sweepUnfinished } from './blobs.ts'
import { isPutBack, renewBootNote } from './boot-note.ts'
import { type CheckReport, type CheckWishes, checkVault } from './checking.ts'
import { dossierKeyIn } from './dossier-key.ts'
import { Drafts } from './drafts.ts'
import { readBack, type Step } from './feed-walk.ts'
import { unmark } from './file-marks.ts'
import { fileField, vaultSchema } from './joined-schema.ts'
import { VaultReader } from './reading.ts'
import { dropUnnamed, sweepUnnamed } from './unnamed-files.ts'
import { knowsDevice, notBefore, writerIn } from './who.ts'

export type VaultWorld = { readonly clock: Clock; readonly random: Random; readonly sizes?: Sizes }
export type VaultRefusal = DatabaseRefusal

export type Vault = {
  readonly home: string
  /** Throws on an invited device that has not read the roster yet: ask `known` there. */
  readonly organisation: Organisation
  /** The organisation, as soon as the roster has told an invited device of it. */
  readonly known: () => Promise<Organisation | undefined>
  readonly fingerprint: string
  readonly clock: Clock
  readonly random: Random
  readonly store: SqliteStore
  readonly replica: Replica
  readonly reader: VaultReader
  readonly writer: VaultWriter
  /** Where files come from that are not in this home. */
  readonly files: FilesElsewhere
  /** What is being typed and not yet saved. */
  readonly drafts: Drafts
  /** Signs dossiers and nothing else. Undefined where this device does not hold it: admins' desks do. */
  readonly dossierKey: () => Promise<SigningKey | undefined>
  /** Every entry again: chains, the last signature of each feed, every seal. */
  readonly readBack: () => AsyncGenerator<Step, void, void>
  readonly check: (wishes: CheckWishes) => Promise<CheckReport>
  /** Waits for a running save, then lets go of the file. */
  readonly close: () => Promise<void>
}

export type VaultWriter = {
  /** Resolves when every change is on the disk, or says why none of them is. */
  save(changes: readonly RecordChange[]): Promise<Result<Saved, SaveRefusal>>
  /** Resolves when no save is running. */
  idle(): Promise<void>
}

export function vaultPath(home: string): string {
  return join(home, 'vault.db')
}

/** Makes the vault of a new organisation, with the device it is made on as its first. */
export function createVault(
  home: string,
  key: Uint8Array,
  about: { readonly name: string; readonly createdAt: Instant; readonly memberCode?: string },
  world: VaultWorld,
): Promise<Result<Vault, VaultRefusal>> {
  return newVault(home, key, world, (store) => Replica.found(store, { ...world, schema: vaultSchema }, about))
}

/** Makes the vault of a device that was let into an organisation. */
export function joinVault(
  home: string,
  key: Uint8Array,
  joined: JoinedKeys,
  world: VaultWorld,
): Promise<Result<Vault, VaultRefusal>> {
  return newVault(home, key, world, (store) => Replica.join(store, { ...world, schema: vaultSchema }, joined))
}

async function newVault(
  home: string,
  key: Uint8Array,
  world: VaultWorld,
  begin: (store: SqliteStore) => Promise<Result<Replica, SaveRefusal>>,
): Promise<Result<Vault, VaultRefusal>> {
  const database = createDatabase(vaultPath(home), key)
  if (!database.ok) return database
  return openedVault(database.value, async () => {
    const store = storeOver(home, database.value)
    renewBootNote(home, store, world.random)
    const replica = await begin(store)
    if (!replica.ok) throw new StoreFull('a new vault is refused only where there is no room')
    // Files in a folder that was here before may be another vault's.
    sweepUnnamed(home, store, true)
    return assemble(home, store, replica.value, world)
  })
}

export async function openVault(
  home: string,
  key: Uint8Array,
  world: VaultWorld,
): Promise<Result<Vault, VaultRefusal>> {
  const database = openDatabase(vaultPath(home), key, world.sizes)
  if (!database.ok) return database
  sweepUnfinished(home)
  return openedVault(database.value, async () => {
    const store = storeOver(home, database.value)
    const restored = isPutBack(home, store)
    if (restored) leaveLog(store)
    renewBootNote(home, store, world.random)
    const replica = await Replica.open(store, { ...world, schema: vaultSchema }, { restored })
    if (!replica.ok) throw new DamagedVault(replica.refusal.why)
    sweepUnnamed(home, store, restored)
    return assemble(home, store, replica.value, world)
  })
}

async function openedVault(
  database: Database,
  assembled: () => Promise<Vault>,
): Promise<Result<Vault, VaultRefusal>> {
  try {
    return ok(await assembled())
  } catch (problem) {
    database.close()
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    if (isDamage(problem)) return refuse({ kind: 'vault-not-opened', why: 'damaged' })
    throw problem
  }
}

export function storeOver(home: string, database: Database): SqliteStore {
  return new SqliteStore({ database, schema: vaultSchema, home, filesOf })
}

async function assemble(
  home: string,
  store: SqliteStore,
  replica: Replica,
  { clock, random }: VaultWorld,
): Promise<Vault> {
  const { database } = store
  const organisation = replica.organisation.id
  let genesis = await storedGenesis(store.shelf)
  proveOwn(store, replica, genesis)
  return {
    home,
    get organisation() {
      return certain(genesis, 'the roster has been read')
    },
    known: async () => {
      genesis ??= await storedGenesis(store.shelf)
      return genesis
    },
    fingerprint: fingerprintOf(organisation),
    clock,
    random,
    store,
    replica,
    reader: new VaultReader({
      store,
      schema: vaultSchema,
      organisation,
      readable: (name) => (replica.book.byName(name)?.keys.size ?? 0) > 0,
      writerOf: (feed) => writerIn(replica, feed),
      notBefore: (feed, epoch) => notBefore(replica, feed, epoch),
    }),
    writer: replicaWriter(home, replica),
    files: new FilesElsewhere(),
    drafts: new Drafts(database),
    dossierKey: () => dossierKeyOf(replica, genesis),
    readBack: () => readBack(store, organisation),
    check: (wishes) =>
      checkVault(
        { home, organisation, store, knows: (device) => knowsDevice(replica, device), schema: vaultSchema },
        wishes,
      ),
    close: async () => {
      await replica.close()
      try {
        // Both only tidy up: the log holds everything, and the next start does what there was no room for.
        unlessDiskFull(() => store.records.words.catchUp())
        unlessDiskFull(() => database.pragma('wal_checkpoint(truncate)'))
      } finally {
        database.close()
      }
    },
  }
}

/** A device whose key is not the one that it was would sign what nobody accepts. */
function proveOwn(store: SqliteStore, replica: Replica, genesis: Organisation | undefined): void {
  const { device } = replica.me
  if (genesis !== undefined && !equalBytes(genesis.id, replica.organisation.id))
    throw new DamagedVault('the genesis of another')
  if (genesis === undefined && replica.book.roster !== undefined) throw new DamagedVault('no genesis')
  const isFirst = store.shelf.get('own', 'dossier') !== undefined
  if (isFirst && genesis !== undefined && !equalBytes(genesis.device, device))
    throw new DamagedVault('a device key that is not the first device’s')
  for (const { writing } of replica.book.all()) {
    const certified = writing?.device
    if (certified !== undefined && !equalBytes(certified, device))
      throw new DamagedVault('a feed that another device certified')
  }
}

function replicaWriter(home: string, replica: Replica): VaultWriter {
  return {
    save: async (changes) => {
      const saved = await saveWithFiles(replica, changes)
      const files = changes.flatMap(fileIn)
      if (saved.ok) unmark(home, files)
      else dropUnnamed(home, files)
      return saved
    },
    idle: () => replica.idle(),
  }
}

function fileIn({ fields }: RecordChange): readonly string[] {
  const blob = parseBlob(fields[fileField], '')
  return blob.ok ? [blob.value.sealed] : []
}

/** A key that is not the one the genesis names would sign what nobody accepts. */
async function dossierKeyOf(
  replica: Replica,
  genesis: Organisation | undefined,
): Promise<SigningKey | undefined> {
  if (genesis === undefined) return undefined
  const seed = replica.store.shelf.get('own', 'dossier')
  if (seed === undefined) return dossierKeyIn(replica, genesis.dossierKey)
  const key = await signingKeyFrom(seed)
  if (!key.ok || !equalBytes(publicKeyOf(key.value), genesis.dossierKey))
    throw new DamagedVault('a key of another')
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

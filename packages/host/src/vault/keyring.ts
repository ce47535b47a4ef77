/**
 * The keys of an open vault: each compartment with its epoch key, and this device's feed into it.
 *
 * A compartment is made when the first word is written to it. Its keys go into the vault file in the same
 * transaction as the entry that first uses them: a key whose entry was lost must not be used for the next.
 */

import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import { type SealKey, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import {
  newSigningKey,
  type PublicKey,
  parsePublicKey,
  publicKeyOf,
  type SigningKey,
  signingKeyFrom,
} from '@safeconduct/core/sealed/sign.ts'
import {
  type CompartmentId,
  compartmentText,
  newCompartmentId,
  parseCompartmentId,
  parsePart,
  parseScope,
  scopeText,
} from '@safeconduct/core/vault/compartment.ts'
import { emptyFeed, type FeedHead } from '@safeconduct/core/vault/feed.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { DamagedVault, found } from '../store/damage.ts'
import type { Database } from '../store/database.ts'

/** One compartment as this device writes to it. `head` moves only after the store has kept the entry. */
export type Writer = {
  readonly name: CompartmentName
  readonly compartment: CompartmentId
  readonly feed: PublicKey
  /** Made from its seed when first needed: most compartments are only read. */
  readonly key: () => Promise<SigningKey>
  readonly epoch: number
  readonly epochKey: Bytes
  readonly entryKey: SealKey
  head: FeedHead
  /** Row numbers; undefined until the first entry is kept. */
  rows: { readonly compartment: number; readonly scope: number; readonly feed: number } | undefined
}

export type Keyring = {
  /** The writer for a compartment, made if there is none. */
  readonly writerFor: (name: CompartmentName) => Promise<Writer>
  readonly byFeed: (feed: number) => Writer | undefined
  /** Stores a new writer's keys; call inside the transaction that stores its first entry. */
  readonly keep: (writer: Writer, seed: Uint8Array) => NonNullable<Writer['rows']>
  /** Forgets writers that were made for a transaction that did not happen. */
  readonly forgetUnkept: () => void
}

export function entryKeyOf(epochKey: Uint8Array): SealKey {
  return certain(fromResult(sealKeyFrom(deriveBytes(epochKey, 'entry-body'))), 'a derived key has 32 bytes')
}

export function openKeyring(database: Database, random: Random): Keyring {
  const writers = new Map<string, Writer>()
  for (const writer of storedWriters(database)) writers.set(compartmentText(writer.name), writer)
  const keep = keeper(database)
  const byFeed = new Map<number, Writer>()
  return {
    writerFor: async (name) => {
      const text = compartmentText(name)
      const known = writers.get(text)
      if (known !== undefined) return known
      const made = await newWriter(name, random)
      writers.set(text, made)
      return made
    },
    byFeed: (feed) => {
      const known = byFeed.get(feed)
      // A number given in a transaction that was undone is given again, to another feed.
      if (known?.rows?.feed === feed) return known
      const writer = [...writers.values()].find(({ rows }) => rows?.feed === feed)
      if (writer !== undefined) byFeed.set(feed, writer)
      return writer
    },
    keep,
    forgetUnkept: () => {
      for (const [text, writer] of writers) if (writer.rows === undefined) writers.delete(text)
    },
  }
}

async function newWriter(name: CompartmentName, random: Random): Promise<Writer> {
  const epochKey = random.bytes(32)
  const key = await newSigningKey(random)
  return {
    name,
    compartment: newCompartmentId(random),
    feed: publicKeyOf(key),
    key: () => Promise.resolve(key),
    epoch: 1,
    epochKey,
    entryKey: entryKeyOf(epochKey),
    head: emptyFeed,
    rows: undefined,
  }
}

function keeper(database: Database): Keyring['keep'] {
  const addScope = database.prepare('insert into scope (name) values (?) on conflict do nothing')
  const scopeId = database.prepare<[string], number>('select id from scope where name = ?').pluck()
  const addCompartment = database.prepare('insert into compartment (cid, scope, part) values (?, ?, ?)')
  const addKey = database.prepare('insert into epoch_key (compartment, epoch, key) values (?, ?, ?)')
  const addFeed = database.prepare(
    'insert into feed (compartment, public, seed, seq, head) values (?, ?, ?, 0, ?)',
  )
  return (writer, seed) => {
    const name = scopeText(writer.name.scope)
    addScope.run(name)
    const scope = certain(scopeId.get(name), 'the scope was just added')
    const compartment = Number(
      addCompartment.run(writer.compartment, scope, writer.name.part).lastInsertRowid,
    )
    addKey.run(compartment, writer.epoch, writer.epochKey)
    const feed = Number(addFeed.run(compartment, writer.feed, seed, emptyFeed.hash).lastInsertRowid)
    return { compartment, scope, feed }
  }
}

type StoredWriter = {
  readonly feed: number
  readonly compartment: number
  readonly scope: number
  readonly scopeName: string
  readonly part: string
  readonly cid: Uint8Array
  readonly epoch: number
  readonly key: Uint8Array
  readonly seed: Uint8Array
  readonly public: Uint8Array
  readonly seq: number
  readonly head: Uint8Array
}

function storedWriters(database: Database): readonly Writer[] {
  const rows = database
    .prepare<[], StoredWriter>(
      `select f.id as feed, c.id as compartment, s.id as scope, s.name as scopeName, c.part, c.cid,
              k.epoch, k.key, f.seed, f.public, f.seq, f.head
       from feed f join compartment c on c.id = f.compartment join scope s on s.id = c.scope
       join epoch_key k on k.compartment = c.id
       where f.seed is not null
         and k.epoch = (select max(epoch) from epoch_key where compartment = c.id)`,
    )
    .all()
  return rows.map(writerOf)
}

function writerOf(row: StoredWriter): Writer {
  const scope = found(parseScope(row.scopeName), 'a compartment of no scope')
  const part = found(parsePart(row.part), 'a compartment that is no part')
  const feed = found(fromResult(parsePublicKey(row.public)), 'a feed without a public key')
  const epochKey = new Uint8Array(row.key)
  if (epochKey.length !== 32) throw new DamagedVault('a key of another length')
  return {
    name: { scope, part },
    compartment: found(parseCompartmentId(row.cid), 'a compartment without its id'),
    feed,
    key: lazyKey(row.seed, feed),
    epoch: row.epoch,
    epochKey,
    entryKey: entryKeyOf(epochKey),
    head: { seq: row.seq, hash: new Uint8Array(row.head) },
    rows: { compartment: row.compartment, scope: row.scope, feed: row.feed },
  }
}

function lazyKey(seed: Uint8Array, feed: PublicKey): () => Promise<SigningKey> {
  let made: Promise<SigningKey> | undefined
  return () => {
    made ??= signingKeyFrom(seed).then((key) => {
      const own = found(fromResult(key), 'a feed seed of another length')
      if (!equalBytes(publicKeyOf(own), feed)) throw new DamagedVault('a feed that is not its own key’s')
      return own
    })
    return made
  }
}

function fromResult<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false },
): T | undefined {
  return result.ok ? result.value : undefined
}

/**
 * The key that signs dossiers: made with the organisation, on its first device, and handed to every desk of an admin, so
 * that one laptop that is lost does not take it along. docs/formats/control.md, rules R90 to R95.
 */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import { type LogHex, logHexOf } from '@safeconduct/core/vault/control/names.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'

/** The first device gives it to those who may have it. The letters go with the next round. */
export async function offerDossierKey(replica: Replica): Promise<void> {
  const own = replica.store.shelf.get('own', 'dossier')
  const log = directoryOf(replica)
  if (own === undefined || log === undefined || (await handed(replica)).length > 0) return
  const key = await signingKeyFrom(own)
  if (!key.ok) return
  const id = toHex(sha256(publicKeyOf(key.value)).slice(0, 16))
  await replica.acts.secrets.keep(log, 'dossier', id, own)
}

/** Of what lies here the key that the genesis names: what a colleague made up signs nothing. */
export async function dossierKeyIn(replica: Replica, named: Bytes): Promise<SigningKey | undefined> {
  for (const seed of await handed(replica)) {
    const key = await signingKeyFrom(seed)
    if (key.ok && equalBytes(publicKeyOf(key.value), named)) return key.value
  }
  return undefined
}

async function handed(replica: Replica): Promise<readonly Bytes[]> {
  const log = directoryOf(replica)
  if (log === undefined) return []
  return (await replica.acts.secrets.of(log, 'dossier')).map(({ value }) => value.reveal())
}

function directoryOf({ book }: Replica): LogHex | undefined {
  return book.roster === undefined ? undefined : logHexOf(book.directory.id)
}

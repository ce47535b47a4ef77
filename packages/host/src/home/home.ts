/**
 * A home: the folder (0700) that holds everything of one person's program, and nothing readable.
 *
 * `vault.db` the vault, `slots.json` the wrapped key, `blobs/` sealed files, `lock`, `desk.sock`.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import {
  type KdfNumbers,
  newSlot,
  openSlot,
  parseSlots,
  slotsBytes,
} from '@safeconduct/core/sealed/unlock.ts'
import {
  createVault,
  openVault,
  type Vault,
  type VaultRefusal,
  type VaultWorld,
  vaultPath,
} from '../vault/vault.ts'
import { platformArgon2id } from './argon2.ts'

export type HomeRefusal =
  | { readonly kind: 'home-not-a-folder' }
  | { readonly kind: 'home-not-writable' }
  | { readonly kind: 'home-has-organisation' }
  | { readonly kind: 'home-is-empty' }
  | { readonly kind: 'slots-damaged' }
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'disk-full' }
  | VaultRefusal

/** Makes the folder if there is none, and closes it to everybody else. */
export function prepareHome(home: string): Result<string, HomeRefusal> {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    if (!statSync(home).isDirectory()) return refuse({ kind: 'home-not-a-folder' })
    chmodSync(home, 0o700)
    return ok(home)
  } catch (problem) {
    return refuse({ kind: isCode(problem, 'ENOTDIR', 'EEXIST') ? 'home-not-a-folder' : 'home-not-writable' })
  }
}

export function hasOrganisation(home: string): boolean {
  return existsSync(join(home, 'slots.json')) || existsSync(vaultPath(home))
}

export type NewOrganisation = {
  readonly name: string
  readonly passphrase: Passphrase
  readonly numbers?: KdfNumbers
}

/** Makes an organisation with this home as its first device. The slot is written last: without it there is nothing to open. */
export async function createOrganisation(
  home: string,
  { name, passphrase, numbers }: NewOrganisation,
  world: VaultWorld,
): Promise<Result<Vault, HomeRefusal>> {
  const prepared = prepareHome(home)
  if (!prepared.ok) return prepared
  if (existsSync(join(home, 'slots.json'))) return refuse({ kind: 'home-has-organisation' })
  // A vault without a slot was never finished: its key was lost before anybody could have used it.
  for (const left of ['vault.db', 'vault.db-wal', 'vault.db-shm']) rmSync(join(home, left), { force: true })
  const key = new Secret(world.random.bytes(32))
  const work = {
    random: world.random,
    argon2id: platformArgon2id,
    ...(numbers === undefined ? {} : { numbers }),
  }
  try {
    const slot = await newSlot(passphrase, key, work)
    const vault = await createVault(home, key.reveal(), { name, createdAt: world.clock.now() }, world)
    if (!vault.ok) return vault
    replaceFile(join(home, 'slots.json'), slotsBytes([slot]))
    return vault
  } catch (problem) {
    if (isCode(problem, 'ENOSPC', 'SQLITE_FULL')) return refuse({ kind: 'disk-full' })
    throw problem
  }
}

/** Opens a home. Takes about a second, most of it on purpose. */
export async function unlockHome(
  home: string,
  passphrase: Passphrase,
  world: VaultWorld,
): Promise<Result<Vault, HomeRefusal>> {
  const key = await homeKey(home, passphrase)
  return key.ok ? openVault(home, key.value.reveal(), world) : key
}

/** Proves a passphrase without opening the vault. */
export async function homeKey(
  home: string,
  passphrase: Passphrase,
): Promise<Result<Secret<Bytes>, HomeRefusal>> {
  const path = join(home, 'slots.json')
  if (!existsSync(path))
    return refuse({ kind: existsSync(vaultPath(home)) ? 'slots-damaged' : 'home-is-empty' })
  const slots = parseSlots(readFileSync(path))
  if (!slots.ok) return refuse({ kind: 'slots-damaged' })
  for (const slot of slots.value) {
    const key = await openSlot(slot, passphrase, { argon2id: platformArgon2id })
    if (key.ok) return key
  }
  return refuse({ kind: 'wrong-passphrase' })
}

function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.new`
  writeFileSync(temporary, bytes, { mode: 0o600 })
  const file = openSync(temporary, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(temporary, path)
}

function isCode(problem: unknown, ...codes: readonly string[]): boolean {
  return problem instanceof Error && 'code' in problem && codes.includes(String(problem.code))
}

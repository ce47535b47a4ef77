/**
 * A home: the folder (0700) that holds everything of one person's program, and nothing readable.
 *
 * `vault.db` the vault, `slots.json` the wrapped key, `blobs/` sealed files, `lock`, `desk.sock`.
 */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { type KdfNumbers, newSlot, openSlot } from '@safeconduct/core/sealed/unlock.ts'
import { openSharedSlot, type ShareKeeper, type ShareRelay } from '@safeconduct/core/sealed/unlock-share.ts'
import { isDiskFull } from '../store/damage.ts'
import {
  createVault,
  openVault,
  type Vault,
  type VaultRefusal,
  type VaultWorld,
  vaultPath,
} from '../vault/vault.ts'
import { platformArgon2id } from './argon2.ts'
import { readSlots, writeSlots } from './slots-file.ts'

export type HomeRefusal =
  | { readonly kind: 'home-not-a-folder' }
  | { readonly kind: 'home-not-writable' }
  /** Others have things there too: closing it to everybody else would take it from them. */
  | { readonly kind: 'home-is-shared' }
  | { readonly kind: 'home-has-organisation' }
  | { readonly kind: 'home-is-empty' }
  | { readonly kind: 'slots-damaged' }
  | { readonly kind: 'wrong-passphrase' }
  /** Half of the key lies at the relay, and it does not answer. The printed kit opens without it. */
  | { readonly kind: 'share-not-reached' }
  | { readonly kind: 'disk-full' }
  | VaultRefusal

/** Where a home lies unless another folder is named. */
export function defaultHome(): string {
  return join(homedir(), '.safeconduct')
}

/** Makes the folder if there is none, and closes it to everybody else. */
export function prepareHome(home: string): Result<string, HomeRefusal> {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    const folder = statSync(home)
    if (!folder.isDirectory()) return refuse({ kind: 'home-not-a-folder' })
    if (isShared(home, folder.mode)) return refuse({ kind: 'home-is-shared' })
    chmodSync(home, 0o700)
    return ok(home)
  } catch (problem) {
    return refuse({ kind: isCode(problem, 'ENOTDIR', 'EEXIST') ? 'home-not-a-folder' : 'home-not-writable' })
  }
}

/** A folder for everybody's temporary files, the root of a disk, the person's whole home folder. */
function isShared(home: string, mode: number): boolean {
  const path = resolve(home)
  return (mode & 0o1000) !== 0 || path === dirname(path) || path === homedir()
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
  setAside(home, world.random)
  const key = new Secret(world.random.bytes(32))
  const work = {
    random: world.random,
    argon2id: platformArgon2id,
    ...(numbers === undefined ? {} : { numbers }),
  }
  let vault: Result<Vault, VaultRefusal> | undefined
  try {
    const slot = await newSlot(passphrase, key, work)
    vault = await createVault(home, key.reveal(), { name, createdAt: world.clock.now() }, world)
    if (vault.ok) writeSlots(home, [slot])
    return vault
  } catch (problem) {
    if (vault?.ok === true) await vault.value.close()
    for (const left of [...vaultFiles, 'slots.json.new']) rmSync(join(home, left), { force: true })
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    throw problem
  }
}

const vaultFiles = ['vault.db', 'vault.db-wal', 'vault.db-shm'] as const

/**
 * A vault without slots was either never finished or has lost them. Whoever finds the slots again, in a
 * copy elsewhere, must find the vault too: it is put aside, not removed.
 */
function setAside(home: string, random: Random): void {
  const mark = toHex(random.bytes(4))
  for (const file of vaultFiles) {
    if (existsSync(join(home, file))) renameSync(join(home, file), join(home, `aside-${mark}-${file}`))
  }
}

/** How the share of a home is fetched from the relay that its slot names; without one it is out of reach. */
export type KeeperAt = (relay: ShareRelay) => ShareKeeper
const nobody: KeeperAt = () => ({ get: () => Promise.resolve(refuse({ kind: 'share-not-reached' })) })

/** Opens a home. Takes about a second, most of it on purpose. */
export async function unlockHome(
  home: string,
  passphrase: Passphrase,
  world: VaultWorld,
  keeperAt: KeeperAt = nobody,
): Promise<Result<Vault, HomeRefusal>> {
  const key = await homeKey(home, passphrase, keeperAt)
  return key.ok ? openVault(home, key.value.reveal(), world) : key
}

/** Proves a passphrase without opening the vault. */
export async function homeKey(
  home: string,
  passphrase: Passphrase,
  keeperAt: KeeperAt = nobody,
): Promise<Result<Secret<Bytes>, HomeRefusal>> {
  if (!existsSync(join(home, 'slots.json')))
    return refuse({ kind: existsSync(vaultPath(home)) ? 'slots-damaged' : 'home-is-empty' })
  const slots = readSlots(home)
  if (!slots.ok) return slots
  let silent = false
  for (const slot of slots.value) {
    if (slot.kind === 'kit') continue
    const work = { argon2id: platformArgon2id, keeperAt }
    const key =
      slot.kind === 'shared'
        ? await openSharedSlot(slot, passphrase, work)
        : await openSlot(slot, passphrase, work)
    if (key.ok) return key
    silent ||= key.refusal.kind === 'share-not-reached'
  }
  return refuse({ kind: silent ? 'share-not-reached' : 'wrong-passphrase' })
}

function isCode(problem: unknown, ...codes: readonly string[]): boolean {
  return problem instanceof Error && 'code' in problem && codes.includes(String(problem.code))
}

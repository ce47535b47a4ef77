/** Opening a home for one command: its folder, its lock, its vault. A desk that has it open is asked instead. */
import { resolve } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import {
  defaultHome,
  type HomeRefusal,
  hasOrganisation,
  prepareHome,
  unlockHome,
} from '@safeconduct/host/home/home.ts'
import { type LockRefusal, lockHome } from '@safeconduct/host/home/lock.ts'
import { machineClock } from '@safeconduct/host/home/machine-clock.ts'
import { keeperAtRelay } from '@safeconduct/host/home/share-relay.ts'
import type { Vault, VaultWorld } from '@safeconduct/host/vault/vault.ts'

export function homeFolder(named: string | undefined): string {
  return resolve(named ?? defaultHome())
}

export function world(): VaultWorld {
  return { clock: machineClock(), random: platformRandom }
}

export type OpenRefusal = HomeRefusal | LockRefusal

/** Runs `work` with the home's vault open, and closes it whatever happens. */
export async function withVault<T>(
  home: string,
  passphrase: Passphrase,
  work: (vault: Vault) => Promise<T>,
): Promise<Result<T, OpenRefusal>> {
  if (!hasOrganisation(home)) return refuse({ kind: 'home-is-empty' })
  const prepared = prepareHome(home)
  if (!prepared.ok) return prepared
  const lock = lockHome(home)
  if (!lock.ok) return lock
  try {
    const vault = await unlockHome(home, passphrase, world(), keeperAtRelay)
    if (!vault.ok) return vault
    try {
      return ok(await work(vault.value))
    } finally {
      await vault.value.close()
    }
  } finally {
    lock.value.release()
  }
}

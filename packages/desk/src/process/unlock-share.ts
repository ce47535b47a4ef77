/** Half of the home's key at the relay: turned on and off by its owner, withheld by colleagues together with a lock. */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { deviceId } from '@safeconduct/core/vault/control/names.ts'
import { parseKitWords } from '@safeconduct/core/vault/recovery/kit.ts'
import { homeKey } from '@safeconduct/host/home/home.ts'
import { keeperAtRelay } from '@safeconduct/host/home/share-relay.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { setColleagueShare, shareOff, shareOn } from '@safeconduct/host/work/unlock-shares.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import { refusedBy } from './call-refusal.ts'

type Answer = Promise<Result<Record<string, never>, CallRefusal>>

export async function turnOn(vault: Vault, { passphrase: typed, kit }: Ask<'share.on'>): Answer {
  const seed = parseKitWords(kit)
  if (!seed.ok) return refuse({ kind: 'not-a-kit' })
  const wish = await wishOf(vault, typed)
  if (!wish.ok) return wish
  const done = await shareOn(vault, seed.value, wish.value)
  return done.ok ? ok({}) : refusedBy(done.refusal)
}

export async function turnOff(vault: Vault, { passphrase: typed }: Ask<'share.off'>): Answer {
  const wish = await wishOf(vault, typed)
  if (!wish.ok) return wish
  const done = await shareOff(vault, wish.value)
  return done.ok ? ok({}) : refusedBy(done.refusal)
}

async function wishOf(vault: Vault, typed: string) {
  const passphrase = parsePassphrase(typed)
  if (!passphrase.ok) return refusedBy(passphrase.refusal)
  const key = await homeKey(vault.home, passphrase.value, keeperAtRelay)
  return key.ok ? ok({ passphrase: passphrase.value, key: key.value }) : refusedBy(key.refusal)
}

/** With a lock from afar the share is withheld, and with its end given again. Most devices have none. */
export async function withLock(vault: Vault, device: string, state: 'given' | 'withheld'): Promise<void> {
  const known = deviceId(device, '')
  if (known.ok) await setColleagueShare(vault, known.value, state)
}

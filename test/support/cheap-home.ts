/** A home that a command has made, opened from then on at the least cost that is ever opened: its test opens it often. */
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import { homeKey } from '@safeconduct/host/home/home.ts'
import { turnShareOff } from '@safeconduct/host/home/unlock-share.ts'

export async function openCheaply(home: string, typed: string): Promise<void> {
  const passphrase = parsePassphrase(typed)
  if (!passphrase.ok) throw new Error(passphrase.refusal.kind)
  const key = await homeKey(home, passphrase.value)
  if (!key.ok) throw new Error(key.refusal.kind)
  await turnShareOff({ home, passphrase: passphrase.value, key: key.value, random, numbers: kdfFloor })
}

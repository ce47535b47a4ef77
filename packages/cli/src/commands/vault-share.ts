/** `safeconduct vault share`: half of this home's key at the relay, and withholding that of a device that was taken. */
import { readFileSync, statSync } from 'node:fs'
import { type Bytes, textOf } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Secret } from '@safeconduct/core/base/secret.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import { parseKitWords } from '@safeconduct/core/vault/recovery/kit.ts'
import { homeKey, prepareHome } from '@safeconduct/host/home/home.ts'
import { lockHome } from '@safeconduct/host/home/lock.ts'
import { keeperAtRelay } from '@safeconduct/host/home/share-relay.ts'
import { homeKeyByKit } from '@safeconduct/host/home/unlock-share.ts'
import { openVault, type Vault } from '@safeconduct/host/vault/vault.ts'
import { setColleagueShare, shareOff, shareOn } from '@safeconduct/host/work/unlock-shares.ts'
import { homeFolder, world } from '../open-home.ts'
import { readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { type Refused, refused } from '../refused.ts'
import { usages } from '../usages.ts'

const flags = { home: 'text', 'passphrase-file': 'text', kit: 'text', json: 'yes' } as const
const acts = ['on', 'off', 'withhold', 'give'] as const
type Act = (typeof acts)[number]
type Kit = Secret<Bytes> | undefined

const told: { readonly [act in Act]: readonly [state: string, sentence: string] } = {
  on: [
    'on',
    'From now on this home opens with the passphrase and the share at the relay, or with the printed kit.',
  ],
  off: ['off', 'The passphrase alone opens this home again.'],
  withhold: [
    'withheld',
    'Withheld: that home opens with no passphrase until somebody gives the share again.',
  ],
  give: ['given', 'Given again: that home opens with its passphrase.'],
}

export async function vaultShare(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.vaultShare, files: [1, 2] })
  const [first, device] = options?.files ?? []
  const act = acts.find((one) => one === first)
  if (options === undefined) return wrongUsage
  if (act === undefined || (device !== undefined) !== (act === 'withhold' || act === 'give')) {
    sayUsage(usages.vaultShare)
    return wrongUsage
  }
  const kit = options.flags.kit === undefined ? undefined : readKit(options.flags.kit)
  if (kit?.ok === false) return refused(kit.refusal)
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const home = homeFolder(options.flags.home)
  const done = await inHome(home, passphrase.value, kit?.value, (vault, key) =>
    carriedOut(act, vault, { passphrase: passphrase.value, key, kit: kit?.value, device: device ?? '' }),
  )
  if (!done.ok) return refused(done.refusal)
  if (options.flags.json) await printJson({ share: told[act][0] })
  say(told[act][1])
  return 0
}

type Wish = {
  readonly passphrase: Passphrase
  readonly key: Secret<Bytes>
  readonly kit: Kit
  readonly device: string
}

async function carriedOut(
  act: Act,
  vault: Vault,
  { kit, device, ...wish }: Wish,
): Promise<Result<unknown, Refused>> {
  switch (act) {
    case 'on':
      return kit === undefined ? refuse({ kind: 'no-kit' }) : await shareOn(vault, kit, wish)
    case 'off':
      return await shareOff(vault, wish)
    default: {
      const { roster } = vault.replica.book
      const devices = roster === undefined ? [] : [...rosterAt(roster).devices.keys()]
      const meant = device.length < 8 ? [] : devices.filter((one) => one.startsWith(device))
      const [only, ...more] = meant
      if (only === undefined || more.length > 0) return refuse({ kind: 'no-share' })
      return await setColleagueShare(vault, only, act === 'give' ? 'given' : 'withheld')
    }
  }
}

/** By the passphrase, and by the printed kit where the relay is lost. */
async function inHome(
  home: string,
  passphrase: Passphrase,
  kit: Kit,
  work: (vault: Vault, key: Secret<Bytes>) => Promise<Result<unknown, Refused>>,
): Promise<Result<unknown, Refused>> {
  const prepared = prepareHome(home)
  if (!prepared.ok) return prepared
  const lock = lockHome(home)
  if (!lock.ok) return lock
  try {
    const byWords = await homeKey(home, passphrase, keeperAtRelay)
    const isLost = !byWords.ok && byWords.refusal.kind === 'share-not-reached'
    const key = isLost && kit !== undefined ? await homeKeyByKit(home, kit) : byWords
    if (!key.ok) return key
    const vault = await openVault(home, key.value.reveal(), world())
    if (!vault.ok) return vault
    try {
      return await work(vault.value, key.value)
    } finally {
      await vault.value.close()
    }
  } finally {
    lock.value.release()
  }
}

function readKit(path: string): Result<Secret<Bytes>, Refused> {
  try {
    const text = statSync(path).size > 65_536 ? undefined : textOf(readFileSync(path))
    const seed = parseKitWords(text ?? '')
    return seed.ok ? ok(seed.value) : refuse({ kind: 'kit-unreadable' })
  } catch {
    return refuse({ kind: 'kit-unreadable' })
  }
}

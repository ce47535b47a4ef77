/** `safeconduct vault export`, `restore` and `salvage`: the second copy of a lone device, and what a broken one still gives. */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Result } from '@safeconduct/core/base/result.ts'
import { homeKey, prepareHome } from '@safeconduct/host/home/home.ts'
import { lockHome } from '@safeconduct/host/home/lock.ts'
import { keeperAtRelay } from '@safeconduct/host/home/share-relay.ts'
import { SoundRows } from '@safeconduct/host/store/vault-rows.ts'
import { type Exported, exportVault } from '@safeconduct/host/vault/copies/export.ts'
import type { CopyHole } from '@safeconduct/host/vault/copies/holes.ts'
import { type Restored, restoreVault } from '@safeconduct/host/vault/copies/restore.ts'
import { salvageVault } from '@safeconduct/host/vault/copies/salvage.ts'
import { homeFolder, withVault, world } from '../open-home.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { type Refused, refused } from '../refused.ts'
import { usages } from '../usages.ts'

const flags = { home: 'text', 'passphrase-file': 'text', json: 'yes' } as const

export async function vaultExport(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.vaultExport, files: [1, 1] })
  const [out] = options?.files ?? []
  if (options === undefined || out === undefined) return wrongUsage
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const done = await withVault(homeFolder(options.flags.home), passphrase.value, ({ store, home }) =>
    exportVault(new SoundRows(store.database), home, out, passphrase.value, world()),
  )
  return tellExported(done.ok ? done.value : done, options.flags.json)
}

/** Opens no vault: the key of the home is enough, and the damaged file is left as it is. */
export async function vaultSalvage(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.vaultSalvage, files: [1, 1] })
  const [out] = options?.files ?? []
  if (options === undefined || out === undefined) return wrongUsage
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const home = homeFolder(options.flags.home)
  const prepared = prepareHome(home)
  if (!prepared.ok) return refused(prepared.refusal)
  const lock = lockHome(home)
  if (!lock.ok) return refused(lock.refusal)
  try {
    const key = await homeKey(home, passphrase.value, keeperAtRelay)
    if (!key.ok) return refused(key.refusal)
    const done = await salvageVault(home, key.value, out, passphrase.value, world())
    return tellExported(done, options.flags.json)
  } finally {
    lock.value.release()
  }
}

export async function vaultRestore(args: readonly string[]): Promise<number> {
  const options = readOptions(args, { ...flags, alone: 'yes' }, { usage: usages.vaultRestore, files: [1, 1] })
  const [copy] = options?.files ?? []
  if (options === undefined || copy === undefined) return wrongUsage
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase of the copy: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const work = { ...world(), alone: options.flags.alone }
  const done = await restoreVault(copy, homeFolder(options.flags.home), passphrase.value, work)
  if (!done.ok) return refused(done.refusal)
  if (options.flags.json) await printJson(jsonOf(done.value))
  return tellRestored(done.value)
}

async function tellExported(done: Result<Exported, Refused>, json: boolean): Promise<number> {
  if (!done.ok) return refused(done.refusal)
  const { entries, files, bytes, holes } = done.value
  if (json) await printJson(jsonOf(done.value))
  say(
    `Copied: ${entries} entries, ${files} files, ${bytes} bytes. It opens with the passphrase of now, without a relay.`,
  )
  tellHoles(holes)
  return holes.length === 0 ? 0 : 1
}

function tellRestored(told: Restored): number {
  const { entries, files, holes, damaged, complete, waiting, filesDamaged, writtenAgain } = told
  say(`Restored: ${entries} entries, ${files} files. This device writes new feeds from now on.`)
  if (damaged > 0) say(`${damaged} parts of the copy are damaged.`)
  if (!complete) say('The end of the copy is missing.')
  tellHoles(holes)
  for (const name of filesDamaged) say(`File ${name}… is not whole in the copy and was left out.`)
  if (writtenAgain > 0)
    say(`${writtenAgain} entries of this device hung on lost ones and were written again.`)
  else if (waiting > 0)
    say(
      `${waiting} entries wait for the missing ones: they come with the next round, or restore with --alone if nobody has them.`,
    )
  const isWhole = holes.length + damaged + filesDamaged.length === 0 && complete
  return isWhole ? 0 : 1
}

function tellHoles(holes: readonly CopyHole[]): void {
  for (const { log, feed, from, to } of holes)
    say(`Missing: log ${log}… feed ${feed}… entries ${from === to ? from : `${from} to ${to}`}.`)
}

function jsonOf(told: Exported | Restored): { readonly [name: string]: Json } {
  return { ...told, holes: told.holes.map((hole) => ({ ...hole })) }
}

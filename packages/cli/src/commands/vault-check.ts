/** `safeconduct vault check [--read-data]`: are the feeds whole and ours, and do the tables say what they say? */
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { askDesk } from '@safeconduct/desk/process/desk-line.ts'
import type { CheckReport } from '@safeconduct/host/vault/checking.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { printJson, progressLine, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { refused } from '../refused.ts'

const flags = { home: 'text', 'passphrase-file': 'text', 'read-data': 'yes', json: 'yes' } as const

export async function vaultCheck(args: readonly string[]): Promise<number> {
  const options = readOptions(
    args,
    flags,
    'vault check [--home DIR] [--passphrase-file FILE] [--read-data] [--json]',
  )
  if (options === undefined || options.files.length > 0) return wrongUsage
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const home = homeFolder(options.flags.home)
  const progress = progressLine('Checking')
  const checked = await withVault(home, passphrase.value, (vault) =>
    vault.check({ readData: options.flags['read-data'], progress }),
  )
  if (!checked.ok)
    return checked.refusal.kind === 'home-in-use'
      ? byDesk(home, passphrase.value, checked.refusal)
      : refused(checked.refusal)
  if (options.flags.json) await printJson(checked.value)
  return tell(checked.value)
}

function tell({ state, entries, records, files, faults }: CheckReport): number {
  for (const { kind, where } of faults) say(`${kind}: ${where}`)
  say(
    state === 'whole'
      ? `Whole: ${entries} entries, ${records} records, ${files} files.`
      : `Faulty: ${faults.length} faults in ${entries} entries. Nothing was changed. Do not write to this home; keep a copy of it.`,
  )
  return state === 'whole' ? 0 : 1
}

async function byDesk(
  home: string,
  passphrase: Passphrase,
  otherwise: { readonly kind: string },
): Promise<number> {
  const job = await askDesk(home, {
    passphrase,
    call: 'vault.check',
    ask: {},
    progress: progressLine('Checking'),
  })
  if (!job.ok) return refused(job.refusal.kind === 'no-desk' ? otherwise : job.refusal)
  const result: Json | undefined =
    isObject(job.value) && isObject(job.value['result']) ? job.value['result'] : undefined
  await printJson(result ?? null)
  return isObject(result) && result['state'] === 'whole' ? 0 : 1
}

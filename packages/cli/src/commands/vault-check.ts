/** `safeconduct vault check [--read-data]`: are the feeds whole and ours, and do the tables say what they say? */
import { isObject, listOf, object, oneOf, text, whole } from '@safeconduct/core/base/parse.ts'
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { askDesk } from '@safeconduct/desk/process/desk-line.ts'
import type { CheckReport } from '@safeconduct/host/vault/checking.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { printJson, progressLine, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { type Refused, refused } from '../refused.ts'
import { usages } from '../usages.ts'

const flags = { home: 'text', 'passphrase-file': 'text', 'read-data': 'yes', json: 'yes' } as const

export async function vaultCheck(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.vaultCheck, files: [0, 0] })
  if (options === undefined) return wrongUsage
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const home = homeFolder(options.flags.home)
  const progress = progressLine('Checking')
  const checked = await withVault(home, passphrase.value, (vault) =>
    vault.check({ readData: options.flags['read-data'], progress }),
  )
  const report =
    !checked.ok && checked.refusal.kind === 'home-in-use'
      ? await byDesk(home, passphrase.value, checked.refusal)
      : checked
  if (!report.ok) return refused(report.refusal)
  if (options.flags.json) await printJson(report.value)
  return tell(report.value)
}

type Told = Omit<CheckReport, 'faults'> & {
  readonly faults: readonly { readonly kind: string; readonly where: string }[]
}

function tell({ state, entries, records, files, faults }: Told): number {
  for (const { kind, where } of faults) say(`${kind}: ${where}`)
  if (state === 'whole') say(`Whole: ${entries} entries, ${records} records, ${files} files.`)
  else if (state === 'stopped') say('The check was stopped before its end, and found nothing until then.')
  else
    say(
      `Faulty: ${faults.length} faults in ${entries} entries. Nothing was changed. Do not write to this home; keep a copy of it.`,
    )
  return state === 'whole' ? 0 : 1
}

const count = whole(0, Number.MAX_SAFE_INTEGER)
const line = text({ max: 200, lines: false })
/** What the desk found: a `CheckReport`, as it comes through the socket. */
const foundByDesk = object({
  state: oneOf(['whole', 'faulty', 'stopped']),
  entries: count,
  records: count,
  files: count,
  faults: listOf(object({ kind: line, where: line })),
})

/** The desk that has this home open makes the whole check, with every seal. */
async function byDesk(
  home: string,
  passphrase: Passphrase,
  otherwise: Refused,
): Promise<Result<Told, Refused>> {
  const job = await askDesk(home, {
    passphrase,
    call: 'vault.check',
    ask: {},
    progress: progressLine('Checking'),
  })
  if (!job.ok) return job.refusal.kind === 'no-desk' ? refuse(otherwise) : job
  const found = foundByDesk(isObject(job.value) ? job.value['result'] : undefined, 'result')
  return found.ok ? found : refuse({ kind: 'locked' })
}

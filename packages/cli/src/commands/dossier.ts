/**
 * `safeconduct dossier OUT`: a BagIt folder, signed, for a stranger to check. `--press` takes the reports, `--release` what an
 * approved release lets out.
 */
import { resolve } from 'node:path'
import type { Language } from '@safeconduct/core/base/language.ts'
import { isObject, object, text, whole } from '@safeconduct/core/base/parse.ts'
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { askDesk } from '@safeconduct/desk/process/desk-line.ts'
import { makePressDossier } from '@safeconduct/host/work/press-dossier.ts'
import { software } from '@safeconduct/host/work/software.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { languageOr, readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, progressLine, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { type Refused, refused } from '../refused.ts'
import { usages } from '../usages.ts'
import { dossierOfRelease } from './dossier-of-release.ts'

const flags = {
  home: 'text',
  'passphrase-file': 'text',
  press: 'yes',
  release: 'text',
  parts: 'text',
  'annex-for': 'text',
  title: 'text',
  language: 'text',
  json: 'yes',
} as const

type Written = { readonly items: number; readonly bytes: number; readonly key: string }
type Wish = { readonly folder: string; readonly title: string; readonly language: Language }

export async function dossier(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.dossier, files: [1, 1] })
  if (options === undefined) return wrongUsage
  const [out = ''] = options.files
  const language = languageOr(options.flags.language, 'en')
  if (language === undefined) return sayUsage(usages.dossier) ?? wrongUsage
  if (options.flags.release !== undefined) return dossierOfRelease(out, language, options.flags)
  if (!options.flags.press) {
    say('Say what goes into the dossier: --press takes the press reports, --release ID what it lets out.')
    return wrongUsage
  }
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const wish = { folder: resolve(out), title: options.flags.title ?? titles[language], language }
  const home = homeFolder(options.flags.home)
  const made = await withVault(home, passphrase.value, (vault) =>
    makePressDossier(vault, { ...wish, software, progress: progressLine('Writing') }),
  )
  const written = made.ok
    ? made.value
    : made.refusal.kind === 'home-in-use'
      ? await byDesk(home, passphrase.value, wish, made.refusal)
      : made
  if (!written.ok) return refused(written.refusal)
  const { items, bytes, key } = written.value
  say(`Written: ${items} items. Signed by ${key}.`)
  say('Tell the recipient this fingerprint by another way than the folder.')
  if (options.flags.json) await printJson({ items, bytes, key })
  return 0
}

const titles: { readonly [L in Language]: string } = {
  en: 'Press reports',
  ru: 'Публикации прессы',
  fr: 'Articles de presse',
}

/** What the desk says that it wrote: `WrittenDossier`, as it comes through the socket. */
const writtenByDesk = object({
  folder: text({ max: 4096, lines: false }),
  items: whole(0, 1_000_000),
  bytes: whole(0, Number.MAX_SAFE_INTEGER),
  key: text({ max: 100, lines: false }),
})

async function byDesk(
  home: string,
  passphrase: Passphrase,
  { folder, title, language }: Wish,
  otherwise: Refused,
): Promise<Result<Written, Refused>> {
  const job = await askDesk(home, {
    passphrase,
    call: 'dossier.make',
    ask: { folder, title, language },
    progress: progressLine('Writing'),
  })
  if (!job.ok) return job.refusal.kind === 'no-desk' ? refuse(otherwise) : job
  const ended = isObject(job.value) ? job.value : {}
  const written = writtenByDesk(ended['result'], 'result')
  if (written.ok) return written
  if (ended['state'] === 'finished') throw new Error('the desk speaks another version of the contract')
  const kind = isObject(ended['refusal']) ? ended['refusal']['kind'] : 'stopped'
  return refuse({ kind: typeof kind === 'string' ? kind : 'stopped' })
}

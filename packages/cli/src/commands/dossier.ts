/** `safeconduct dossier OUT --press`: a BagIt folder of the reports, signed, for a stranger to check. */
import { resolve } from 'node:path'
import type { Language } from '@safeconduct/core/base/language.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { askDesk } from '@safeconduct/desk/process/desk-line.ts'
import { makePressDossier } from '@safeconduct/host/work/press-dossier.ts'
import { software } from '@safeconduct/host/work/software.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { languageOr, readOptions, wrongUsage } from '../options.ts'
import { printJson, progressLine, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { type Refused, refused } from '../refused.ts'

const usage =
  'dossier OUT --press [--home DIR] [--passphrase-file FILE] [--title TEXT] [--language en|ru|fr] [--json]'
const flags = {
  home: 'text',
  'passphrase-file': 'text',
  press: 'yes',
  title: 'text',
  language: 'text',
  json: 'yes',
} as const

type Wish = { readonly folder: string; readonly title: string; readonly language: Language }

export async function dossier(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, usage)
  const [out] = options?.files ?? []
  const language = languageOr(options?.flags.language, 'en')
  if (options === undefined || out === undefined || options.files.length > 1 || language === undefined) {
    if (options !== undefined) say(`Usage: safeconduct ${usage}`)
    return wrongUsage
  }
  if (!options.flags.press) {
    say('Say what goes into the dossier: --press takes the press reports.')
    return wrongUsage
  }
  const passphrase = await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (!passphrase.ok) return refused(passphrase.refusal)
  const wish = { folder: resolve(out), title: options.flags.title ?? titles[language], language }
  const home = homeFolder(options.flags.home)
  const made = await withVault(home, passphrase.value, (vault) =>
    makePressDossier(vault, { ...wish, software, progress: progressLine('Writing') }),
  )
  if (!made.ok)
    return made.refusal.kind === 'home-in-use'
      ? byDesk(home, passphrase.value, wish, made.refusal)
      : refused(made.refusal)
  if (!made.value.ok) return refused(made.value.refusal)
  const { items, bytes, key } = made.value.value
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

async function byDesk(
  home: string,
  passphrase: Passphrase,
  { folder, language }: Wish,
  otherwise: Refused,
): Promise<number> {
  const job = await askDesk(home, {
    passphrase,
    call: 'dossier.make',
    ask: { folder, language },
    progress: progressLine('Writing'),
  })
  if (!job.ok) return refused(job.refusal.kind === 'no-desk' ? otherwise : job.refusal)
  const state = isObject(job.value) ? job.value : {}
  if (state['state'] === 'finished') {
    say('Written by the desk that has this home open.')
    return 0
  }
  const kind = isObject(state['refusal']) ? state['refusal']['kind'] : 'stopped'
  return refused({ kind: typeof kind === 'string' ? kind : 'stopped' })
}

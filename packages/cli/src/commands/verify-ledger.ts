/** `safeconduct verify FOLDER` of a log that was exported (docs/formats/ledger.md, LG17): every hash of it is made again. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { textOf } from '@safeconduct/core/base/bytes.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { checkLedgerFiles, type LedgerFlaw } from '@safeconduct/core/evidence/ledger/check-files.ts'
import { printJson, say } from '../output.ts'
import { readPlainFile } from '../read-files.ts'

/** A bundle of 256 entries as long as entries may be. */
const largest = 17 * 1024 * 1024

export function isLedger(folder: string): boolean {
  return existsSync(join(folder, 'log.vkey')) && !existsSync(join(folder, 'bagit.txt'))
}

/** `key`: the text of the log's key, or a file that holds it, got by another way than the folder. */
export async function verifyLedger(
  folder: string,
  key: string | undefined,
  language: Language,
  json: boolean,
): Promise<number> {
  const words = wordsOf[language]
  const read = (path: string) => {
    const file = readPlainFile(join(folder, path), largest)
    return file.ok ? file.value : undefined
  }
  const checked = await checkLedgerFiles(read)
  if (!checked.ok) {
    const { kind, file } = checked.refusal
    say(words.not(file, kind))
    if (json)
      await printJson({ passed: false, verdict: { kind: 'ledger', state: 'faulty', file, why: kind } })
    return 1
  }
  const given = key === undefined ? undefined : textIn(key)
  const passed = given === undefined || given === textOf(read('log.vkey') ?? new Uint8Array())?.trim()
  const { log, size, files, others } = checked.value
  if (passed) {
    say(words.whole(size, files))
    say(given === undefined ? words.whose : words.told)
    say(others.length === 0 ? words.alone : words.others(others.join(', ')))
    say(words.means)
  } else say(words.other)
  const state = passed ? 'whole' : 'other-key'
  if (json) await printJson({ passed, verdict: { kind: 'ledger', state, log, size, files, others } })
  return passed ? 0 : 1
}

function textIn(given: string): string {
  const file = readPlainFile(given, 64 * 1024)
  return ((file.ok ? textOf(file.value) : undefined) ?? given).trim()
}

type Words = {
  readonly whole: (size: number, files: number) => string
  readonly whose: string
  readonly told: string
  readonly other: string
  readonly alone: string
  readonly others: (names: string) => string
  readonly means: string
  readonly not: (file: string, why: LedgerFlaw['kind']) => string
}

const wordsOf: { readonly [L in Language]: Words } = {
  en: {
    whole: (size, files) =>
      `A whole ledger of ${size} entries in ${files} files: its entries give the root that its key signed.`,
    whose: 'Whose key that is, the folder cannot say: check again with the key that you were told (--key).',
    told: 'That is the key you gave.',
    other: 'This ledger has another key than the one you gave.',
    alone: 'Nobody else signed it: for its order only its owner speaks.',
    others: (names) => `It also bears lines of ${names}; without their keys these were not checked.`,
    means:
      'Its entries say nothing of what was sealed: each is a hash with salt, or dice that look the same.',
    not: (file, why) => `${file}: not a ledger as it was exported (${why}).`,
  },
  ru: {
    whole: (size, files) =>
      `Целый реестр: записей ${size}, файлов ${files}; записи дают тот корень, что подписан его ключом.`,
    whose: 'Чей это ключ, папка сказать не может: проверьте ещё раз с ключом, который вам сообщили (--key).',
    told: 'Это тот ключ, что вы указали.',
    other: 'У этого реестра другой ключ, не тот, что вы указали.',
    alone: 'Больше его никто не подписал: за его порядок говорит только владелец.',
    others: (names) => `На нём есть и строки: ${names}; без их ключей они не проверены.`,
    means: 'Записи не говорят, что запечатано: каждая — хеш с солью или такие же с виду случайные байты.',
    not: (file, why) => `${file}: это не реестр, каким он выгружен (${why}).`,
  },
  fr: {
    whole: (size, files) =>
      `Un registre entier de ${size} entrées en ${files} fichiers : elles donnent la racine que sa clé a signée.`,
    whose:
      'À qui est cette clé, ce répertoire ne peut le dire : vérifiez avec celle qu’on vous a dite (--key).',
    told: 'C’est la clé que vous avez donnée.',
    other: 'Ce registre a une autre clé que celle que vous avez donnée.',
    alone: 'Personne d’autre ne l’a signé : seul son propriétaire répond de son ordre.',
    others: (names) =>
      `Il porte aussi des lignes de ${names} ; sans leurs clés, elles n’ont pas été vérifiées.`,
    means:
      'Les entrées ne disent rien de ce qui fut scellé : chacune est une empreinte salée, ou un tirage qui lui ressemble.',
    not: (file, why) => `${file} : ce n’est pas un registre tel qu’exporté (${why}).`,
  },
}

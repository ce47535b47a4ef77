/** `safeconduct verify COPY.txt|PROOF.json --root …`: the words of a published account against what was sealed (RD20 to RD23). */
import { statSync } from 'node:fs'
import { fromHex } from '@safeconduct/core/base/bytes.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import {
  checkPassages,
  passageScheme,
  type ShownPassages,
} from '@safeconduct/core/evidence/redaction/passage-proof.ts'
import {
  checkCodedFile,
  type ProvenAccount,
  readCodedFile,
} from '@safeconduct/core/evidence/testimony/coded-file.ts'
import { fastHash } from '@safeconduct/host/evidence/redaction/redactable.ts'
import { printJson, say } from '../output.ts'
import { readPlainFile } from '../read-files.ts'
import { refused } from '../refused.ts'
import { rootsIn } from './sealed-roots.ts'

const largest = 128 * 1024 * 1024

export function isAccountProof(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false
  if (/\.json$/i.test(path)) return true
  const file = /\.txt$/i.test(path) ? readPlainFile(path, largest) : undefined
  return file?.ok === true && readCodedFile(file.value) !== undefined
}

/** `root`: 64 digits, or the manifest of the sealed account. */
export async function verifyAccount(
  path: string,
  root: string | undefined,
  language: Language,
  json: boolean,
): Promise<number> {
  const words = wordsOf[language]
  const file = readPlainFile(path, largest)
  if (!file.ok) return refused(file.refusal)
  const roots = rootsIn(root, (scheme) => scheme === passageScheme)
  const copy = readCodedFile(file.value)
  let why = roots.length === 0 ? 'no-root' : 'altered'
  for (const each of roots) {
    const sealed = fromHex(each) ?? new Uint8Array()
    const checked =
      copy === undefined
        ? checkPassages(file.value, sealed, fastHash)
        : checkCodedFile(copy, sealed, fastHash)
    if (checked.ok)
      return 'given' in checked.value
        ? provenCopy(checked.value, words, json)
        : proven(checked.value, words, json)
    if (checked.refusal.kind !== 'altered') why = checked.refusal.kind
  }
  say(why === 'no-root' ? words.noRoot : words.not(why))
  if (json) await printJson({ passed: false, verdict: { kind: 'account', state: 'refused', why } })
  return 1
}

/** What stands as given is printed: whoever reads the copy compares its sentences with these. */
async function proven(parts: ShownPassages, words: Words, json: boolean): Promise<number> {
  const passages = parts.flatMap((part) => part ?? [undefined])
  const given = passages.filter((passage) => passage !== undefined)
  const hidden = passages.length - given.length
  say(words.proven(given.length, hidden))
  // A proof comes from anybody: nothing in it may steer a terminal.
  for (const [number, part] of parts.entries())
    for (const passage of part ?? [])
      if (passage !== undefined) say(`  ${number}: ${passage.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')}`)
  say(words.means)
  const shown = parts.map((part) => part?.map((passage) => passage ?? null) ?? null)
  if (json)
    await printJson({
      passed: true,
      verdict: { kind: 'account', state: 'proven', given: given.length, hidden, parts: shown },
    })
  return 0
}

/** Of a copy with its words: what is proved, and what whoever made it wrote between. */
async function provenCopy(copy: ProvenAccount, words: Words, json: boolean): Promise<number> {
  const { given, others, hidden } = copy
  say(words.proven(given.length, hidden))
  for (const each of given) say(placed(each))
  if (others.length > 0) say(words.others)
  for (const each of others) say(placed(each))
  say(words.means)
  if (json)
    await printJson({
      passed: true,
      verdict: { kind: 'account', state: 'proven', given: given.length, hidden, others },
    })
  return 0
}

function placed({ paragraph, words }: ProvenAccount['given'][number]): string {
  return `  ${paragraph}: ${words.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')}`
}

type Words = {
  readonly others: string
  readonly proven: (given: number, hidden: number) => string
  readonly means: string
  readonly not: (why: string) => string
  readonly noRoot: string
}

const wordsOf: { readonly [L in Language]: Words } = {
  en: {
    others: 'Between them stands, written by whoever made the copy, and proved by nothing:',
    proven: (given, hidden) =>
      `Of the sealed account ${given} passages stand as they were given, ${hidden} are left out or coded. These are given:`,
    means:
      'A sentence of the copy that is not among these is not shown to be the witness’s. Whether and when the root was sealed, the seal says.',
    not: (why) => `This is not shown to be of the sealed account (${why}).`,
    noRoot: 'Name the root of the account with --root: 64 digits, or its sealed manifest.json.',
  },
  ru: {
    others: 'Между ними стоит написанное тем, кто делал копию, и ничем не доказанное:',
    proven: (given, hidden) =>
      `Из запечатанных показаний отрывков, стоящих как сказано: ${given}; пропущено или закодировано: ${hidden}. Сказано так:`,
    means:
      'Если предложения копии здесь нет, не доказано, что его сказал свидетель. Запечатан ли корень и когда, говорит печать.',
    not: (why) => `Не доказано, что это из запечатанных показаний (${why}).`,
    noRoot: 'Укажите корень показаний через --root: 64 знака или их запечатанный manifest.json.',
  },
  fr: {
    others: 'Entre elles figure ce qu’a écrit l’auteur de la copie, que rien ne prouve :',
    proven: (given, hidden) =>
      `De la déposition scellée, ${given} passages figurent tels que dits, ${hidden} sont omis ou codés. Tels que dits :`,
    means:
      'Une phrase de la copie qui n’est pas parmi eux n’est pas établie comme dite par le témoin. Si et quand la racine fut scellée, le sceau le dit.',
    not: (why) => `Rien ne montre que c’est tiré de la déposition scellée (${why}).`,
    noRoot: 'Nommez la racine de la déposition avec --root : 64 signes, ou son manifest.json scellé.',
  },
}

/** `safeconduct verify FILE.wacz`: a captured page, ours or another program's, checked to the last digest. */
import { statSync } from 'node:fs'
import { parseJson } from '@safeconduct/core/base/json.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { checkWacz, type WaczVerdict } from '@safeconduct/core/evidence/wacz/check-wacz.ts'
import { sourceOf } from '@safeconduct/core/evidence/zip/zip.ts'
import { waczTools } from '@safeconduct/host/evidence/capture/unpacking.ts'
import { printJson, say } from '../output.ts'
import { readPlainFile } from '../read-files.ts'
import { refused } from '../refused.ts'

const largest = 1024 * 1024 * 1024

/** A folder is a dossier, whatever its name. */
export function isCapture(path: string): boolean {
  return /\.wacz$/i.test(path) && statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

export async function verifyCapture(path: string, language: Language, json: boolean): Promise<number> {
  const words = wordsOf[language]
  const file = readPlainFile(path, largest)
  if (!file.ok) return refused(file.refusal)
  const checked = await checkWacz(sourceOf(file.value), waczTools)
  if (!checked.ok) {
    const { kind, why } = checked.refusal
    say(words.faulty(`${kind}: ${why}`))
    if (json) await printJson({ passed: false, verdict: { kind: 'capture', state: 'faulty', in: kind, why } })
    return 1
  }
  const { version, records, signature, marks } = checked.value
  const content = contentOf(checked.value)
  say(words.whole(records.length))
  say(words[signature])
  if (content === 'hollow') say(words.hollow)
  if (marks.length > 0) say(words.marks(marks.join(', ')))
  const verdict = {
    kind: 'capture',
    state: 'whole',
    version,
    records: records.length,
    signature,
    content,
    marks,
  }
  if (json) await printJson({ passed: true, verdict })
  return 0
}

/** What a capture of ours says of itself; null for those of others. */
function contentOf({ records }: WaczVerdict): 'held' | 'hollow' | 'nothing-asked' | null {
  const record = records.find(
    ({ type, uri }) => type === 'metadata' && uri?.startsWith('urn:capture:') === true,
  )
  const json = record === undefined ? undefined : parseJson(record.block)
  const content = json?.ok === true && isObject(json.value) ? json.value['content'] : undefined
  const verdict = isObject(content) ? content['verdict'] : undefined
  return (['held', 'hollow', 'nothing-asked'] as const).find((known) => known === verdict) ?? null
}

type Words = { readonly [S in WaczVerdict['signature']]: string } & {
  readonly whole: (records: number) => string
  readonly faulty: (why: string) => string
  readonly hollow: string
  readonly marks: (list: string) => string
}

const wordsOf: { readonly [L in Language]: Words } = {
  en: {
    whole: (records) =>
      `This capture is whole: each of its ${records} records, every hash and every line of its index was checked.`,
    faulty: (why) => `This capture is not whole (${why}). It proves nothing as it is.`,
    'own-key':
      'Signed with a key that was made for it: nothing was exchanged since. That does not say who made it, or when; a seal does.',
    domain:
      'Signed with the certificate of a domain. Whether that domain is to be believed, this check does not say.',
    'not-checked': 'It is signed, and nobody looked at the signature.',
    'hash-only': 'Nobody signed it: whoever changes it can write its hashes anew.',
    none: 'Nobody signed it: whoever changes it can write its hashes anew.',
    hollow: 'It calls itself hollow: the page did not show what its maker came for.',
    marks: (list) => `To be remarked: ${list}.`,
  },
  ru: {
    whole: (records) =>
      `Копия страницы цела: проверены все записи (${records}), все хеши и каждая строка указателя.`,
    faulty: (why) => `Копия страницы не цела (${why}). В таком виде она ничего не доказывает.`,
    'own-key':
      'Подписана ключом, созданным только для неё: с тех пор ничего не подменено. Кто и когда её сделал, это не говорит; это говорит печать.',
    domain: 'Подписана сертификатом домена. Верить ли этому домену, проверка не решает.',
    'not-checked': 'Подпись есть, но её никто не проверил.',
    'hash-only': 'Не подписана: кто её изменит, может пересчитать хеши.',
    none: 'Не подписана: кто её изменит, может пересчитать хеши.',
    hollow: 'Сама называет себя пустой: на странице не было того, ради чего её сохраняли.',
    marks: (list) => `Замечания: ${list}.`,
  },
  fr: {
    whole: (records) =>
      `Cette capture est entière : ses ${records} enregistrements, chaque empreinte et chaque ligne de son index ont été vérifiés.`,
    faulty: (why) => `Cette capture n’est pas entière (${why}). Telle quelle, elle ne prouve rien.`,
    'own-key':
      'Signée avec une clé faite pour elle seule : rien n’a été remplacé depuis. Cela ne dit pas qui l’a faite, ni quand ; un sceau le dit.',
    domain:
      'Signée avec le certificat d’un domaine. S’il faut croire ce domaine, cette vérification ne le dit pas.',
    'not-checked': 'Elle est signée, et personne n’a regardé la signature.',
    'hash-only': 'Personne ne l’a signée : qui la modifie peut récrire ses empreintes.',
    none: 'Personne ne l’a signée : qui la modifie peut récrire ses empreintes.',
    hollow: 'Elle se dit creuse : la page ne montrait pas ce que l’on y cherchait.',
    marks: (list) => `À noter : ${list}.`,
  },
}

/** `safeconduct verify PICTURE.png --root …`: a published picture against what was sealed with its original. */
import { statSync } from 'node:fs'
import type { Language } from '@safeconduct/core/base/language.ts'
import { pictureScheme } from '@safeconduct/core/evidence/redaction/tiles.ts'
import { checkCopy } from '@safeconduct/host/evidence/redaction/check-copy.ts'
import { printJson, say } from '../output.ts'
import { readPlainFile } from '../read-files.ts'
import { refused } from '../refused.ts'
import { rootsIn } from './sealed-roots.ts'

const largest = 512 * 1024 * 1024

/** A folder is a dossier, whatever its name. */
export function isPicture(path: string): boolean {
  return /\.png$/i.test(path) && statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** `root`: 64 digits, or the manifest of the sealed original. */
export async function verifyPicture(
  path: string,
  root: string | undefined,
  language: Language,
  json: boolean,
): Promise<number> {
  const words = wordsOf[language]
  const file = readPlainFile(path, largest)
  if (!file.ok) return refused(file.refusal)
  const roots = rootsIn(root, (scheme) => scheme.startsWith(pictureScheme))
  let why = roots.length === 0 ? 'no-root' : 'altered'
  for (const each of roots) {
    const checked = await checkCopy(file.value, each)
    if (checked.ok) {
      const { hiddenTiles, tiles, hidden } = checked.value
      say(words.proven(hiddenTiles, tiles))
      say(words.means)
      if (json)
        await printJson({
          passed: true,
          verdict: { kind: 'picture', state: 'proven', hiddenTiles, tiles, hidden },
        })
      return 0
    }
    if (checked.refusal.kind !== 'altered') why = checked.refusal.kind
  }
  say(why === 'no-root' ? words.noRoot : words.not(why))
  if (json) await printJson({ passed: false, verdict: { kind: 'picture', state: 'refused', why } })
  return 1
}

type Words = {
  readonly proven: (black: number, tiles: number) => string
  readonly means: string
  readonly not: (why: string) => string
  readonly noRoot: string
}

const wordsOf: { readonly [L in Language]: Words } = {
  en: {
    proven: (black, tiles) =>
      `This is the sealed original: ${black} of its ${tiles} tiles are black, and no other pixel was changed.`,
    means: 'Whether the root itself was sealed, and when, the seal of the original says.',
    not: (why) => `This is not shown to be the sealed original (${why}).`,
    noRoot: 'Name the root of the original with --root: 64 digits, or its sealed manifest.json.',
  },
  ru: {
    proven: (black, tiles) =>
      `Это запечатанный подлинник: закрыто клеток — ${black} из ${tiles}, остальные пиксели не изменены.`,
    means: 'Был ли запечатан сам корень и когда, говорит печать подлинника.',
    not: (why) => `Не доказано, что это запечатанный подлинник (${why}).`,
    noRoot: 'Укажите корень подлинника через --root: 64 знака или его запечатанный manifest.json.',
  },
  fr: {
    proven: (black, tiles) =>
      `C’est l’original scellé : ${black} de ses ${tiles} carreaux sont noirs, aucun autre pixel n’a changé.`,
    means: 'Si cette racine fut scellée, et quand, le sceau de l’original le dit.',
    not: (why) => `Rien ne montre que c’est l’original scellé (${why}).`,
    noRoot: 'Nommez la racine de l’original avec --root : 64 signes, ou son manifest.json scellé.',
  },
}

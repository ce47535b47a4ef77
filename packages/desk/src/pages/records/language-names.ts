/**
 * Names of languages. Browsers leave out small ones to save space, and those are the languages of many
 * callers; their names are written here.
 */
import type { Language, Words } from '@safeconduct/core/base/language.ts'
import { words } from '@safeconduct/core/records/field.ts'

const own: ReadonlyMap<string, Words> = new Map([
  ['ab', words('Abkhaz', 'абхазский', 'abkhaze')],
  ['av', words('Avar', 'аварский', 'avar')],
  ['ce', words('Chechen', 'чеченский', 'tchétchène')],
  ['inh', words('Ingush', 'ингушский', 'ingouche')],
  ['kab', words('Kabyle', 'кабильский', 'kabyle')],
  ['kbd', words('Kabardian', 'кабардинский', 'kabarde')],
  ['krc', words('Karachay-Balkar', 'карачаево-балкарский', 'karatchaï-balkar')],
  ['kum', words('Kumyk', 'кумыкский', 'koumyk')],
  ['lez', words('Lezgian', 'лезгинский', 'lezghien')],
  ['os', words('Ossetian', 'осетинский', 'ossète')],
])

/** The code itself when nobody has a name for it. */
export function languageName(code: string, language: Language): string {
  return platformName(code, language) ?? own.get(code)?.[language] ?? code
}

function platformName(code: string, language: Language): string | undefined {
  try {
    return new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }).of(code)
  } catch {
    // Not shaped like a language at all: a record of a newer release.
    return undefined
  }
}

/** Counted things: every form a language needs, chosen by its own rules. */
import type { Language } from '../../base/language.ts'

/** Whole numbers only: Russian `other` is for fractions, French `many` for round millions. */
export type Plurals = {
  readonly en: { readonly one: string; readonly other: string }
  readonly ru: { readonly one: string; readonly few: string; readonly many: string }
  readonly fr: { readonly one: string; readonly other: string }
}

/** `3 cases`, `3 дела`, `5 дел`. */
export function counted(plurals: Plurals, n: number, language: Language): string {
  const number = new Intl.NumberFormat(language).format(n)
  return `${number} ${formFor(plurals, n, language)}`
}

function formFor(plurals: Plurals, n: number, language: Language): string {
  const rule = new Intl.PluralRules(language).select(n)
  switch (language) {
    case 'en':
      return rule === 'one' ? plurals.en.one : plurals.en.other
    case 'fr':
      return rule === 'one' ? plurals.fr.one : plurals.fr.other
    case 'ru':
      return rule === 'one' ? plurals.ru.one : rule === 'few' ? plurals.ru.few : plurals.ru.many
    default:
      return language
  }
}

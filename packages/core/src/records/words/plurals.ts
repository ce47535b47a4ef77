/** Counted things: every form a language needs, chosen by its own rules. */
import type { Language } from '../../base/language.ts'

/** Whole numbers only: Russian `other` is for fractions, French `many` for round millions. */
export type Plurals = {
  readonly en: { readonly one: string; readonly other: string }
  readonly ru: { readonly one: string; readonly few: string; readonly many: string }
  readonly fr: { readonly one: string; readonly other: string }
}

const numbers: { readonly [L in Language]: Intl.NumberFormat } = {
  en: new Intl.NumberFormat('en'),
  ru: new Intl.NumberFormat('ru'),
  fr: new Intl.NumberFormat('fr'),
}
const plurals: { readonly [L in Language]: Intl.PluralRules } = {
  en: new Intl.PluralRules('en'),
  ru: new Intl.PluralRules('ru'),
  fr: new Intl.PluralRules('fr'),
}

/** `3 cases`, `3 дела`, `5 дел`. */
export function counted(forms: Plurals, n: number, language: Language): string {
  return `${numbers[language].format(n)} ${formFor(forms, n, language)}`
}

function formFor(forms: Plurals, n: number, language: Language): string {
  const rule = plurals[language].select(n)
  switch (language) {
    case 'en':
      return rule === 'one' ? forms.en.one : forms.en.other
    case 'fr':
      return rule === 'one' ? forms.fr.one : forms.fr.other
    case 'ru':
      return rule === 'one' ? forms.ru.one : rule === 'few' ? forms.ru.few : forms.ru.many
    default:
      return language
  }
}

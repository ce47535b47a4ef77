/** The languages every release of the program speaks. Others may stand in records; these have words on screen. */
export const languages = ['en', 'ru', 'fr'] as const
export type Language = (typeof languages)[number]

/** One thing said in every language of the release: a missing one does not compile. */
export type Words = { readonly [L in Language]: string }

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text)
}

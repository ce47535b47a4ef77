/** The languages in which the page is made, and one that runs from right to left, for tests alone. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import type { LineWords } from '../words/line-words.ts'
import { mirroredWords } from '../words/mirrored.ts'
import { ru } from '../words/ru.ts'

export type Edition = {
  /** Of its file, and the beginning of its ids. */
  readonly code: Language | 'mirrored'
  /** Whose words of codes it shows, and what the operators are told. */
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly words: LineWords
}

export const editions: readonly Edition[] = [
  { code: 'en', language: 'en', direction: 'ltr', words: en },
  { code: 'ru', language: 'ru', direction: 'ltr', words: ru },
  { code: 'fr', language: 'fr', direction: 'ltr', words: fr },
]

export const mirroredEdition: Edition = {
  code: 'mirrored',
  language: 'en',
  direction: 'rtl',
  words: mirroredWords,
}

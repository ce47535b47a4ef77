/** The words and the language of this window, for every component. */
import type { Language, Words } from '@safeconduct/core/base/language.ts'
import { useSyncExternalStore } from 'react'
import { currentSettings, languageOf, onSettings, type Tongue } from '../session/settings.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { mirror, mirrored } from './mirrored.ts'
import { ru } from './ru.ts'

const catalogues: { readonly [T in Tongue]: Catalogue } = { en, ru, fr, 'en-XB': mirrored }

export function useTongue(): Tongue {
  return useSyncExternalStore(onSettings, currentSettings).tongue
}

export function useWords(): Catalogue {
  return catalogues[useTongue()]
}

export function useLanguage(): Language {
  return languageOf(useTongue())
}

/** Says a label that stands with its declaration. */
export function useSay(): (words: Words) => string {
  const tongue = useTongue()
  return (words) => (tongue === 'en-XB' ? mirror(words.en) : words[tongue])
}

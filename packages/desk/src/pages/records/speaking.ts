import type { Tongue } from '../session/settings.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { useTongue, useWords } from '../words/use-words.ts'

/** In which tongue and with which words a value is said. */
export type Speaking = { readonly tongue: Tongue; readonly words: Catalogue }

export function useSpeaking(): Speaking {
  const tongue = useTongue()
  const words = useWords()
  return { tongue, words }
}

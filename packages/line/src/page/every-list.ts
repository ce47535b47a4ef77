/** The words of codes in every language, as a chunk of its own (`code-lists.ts`). */
import { english } from '@safeconduct/core/line/code-words/en.ts'
import { french } from '@safeconduct/core/line/code-words/fr.ts'
import { russian } from '@safeconduct/core/line/code-words/ru.ts'
import type { WordList } from '@safeconduct/core/line/return-code.ts'

export const allWordLists: readonly WordList[] = [english, russian, french]

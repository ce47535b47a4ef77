/** The words of return codes in every language of the release. */
import { english } from '@safeconduct/core/line/code-words/en.ts'
import { french } from '@safeconduct/core/line/code-words/fr.ts'
import { russian } from '@safeconduct/core/line/code-words/ru.ts'
import type { WordList } from '@safeconduct/core/line/return-code.ts'

export const codeLists: readonly WordList[] = [english, russian, french]

/** The words of codes in one language, for the page in it. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { WordList } from '@safeconduct/core/line/return-code.ts'
import { allWordLists } from '../page/every-list.ts'

export function wordListOf(language: Language): WordList {
  return certain(
    allWordLists.find((list) => list.language === language),
    'every language has its words',
  )
}

/** To whom, in words: the name where there is one (`*`: any of its kind), else the kind. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { recipientKind } from '@safeconduct/core/records/choices/consent.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import type { RecipientView } from '../../../calls/cases-leaving.ts'

export function recipientWords(recipients: readonly RecipientView[], language: Language): string {
  return recipients
    .map(({ kind, name }) => (name === '' || name === '*' ? termWords(recipientKind, kind, language) : name))
    .join(', ')
}

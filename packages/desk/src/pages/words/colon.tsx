/** Between a label and what it says: French puts a space before it, which must not break the line. */
import { useLanguage } from './use-words.ts'

export function Colon() {
  return useLanguage() === 'fr' ? '\u00A0: ' : ': '
}

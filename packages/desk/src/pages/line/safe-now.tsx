import type { SafeNow } from '../../calls/line.ts'
import { instantWords } from '../records/dates.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './line.module.css'

/** Whether a word may reach the person now; it stands beside the button that would send one. */
export function SafeNowLine({ safe }: { readonly safe: SafeNow }) {
  const { safe: said } = useWords().line
  const language = useLanguage()
  const isCalm = safe.state === 'any-time' || safe.state === 'inside'
  return <p className={isCalm ? css['note'] : css['due']}>{wordsOf()}</p>

  function wordsOf(): string {
    if (safe.state === 'outside') return said.outside(instantWords(safe.opensAt, language))
    return safe.state === 'expired' ? said.expired[safe.why] : said[safe.state]
  }
}

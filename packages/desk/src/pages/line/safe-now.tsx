import type { SafeNow } from '../../calls/line.ts'
import { instantWords } from '../records/dates.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'

/** Whether a word may reach the person now; it stands beside the button that would send one. */
export function SafeNowLine({ safe }: { readonly safe: SafeNow }) {
  const { safe: said } = useWords().line
  const language = useLanguage()
  const isCalm = safe.state === 'any-time' || safe.state === 'inside'
  return <p className={isCalm ? parts['note'] : parts['due']}>{wordsOf()}</p>

  function wordsOf(): string {
    if (safe.state === 'outside') return said.outside(instantWords(safe.opensAt, language))
    return safe.state === 'expired' ? said.expired[safe.why] : said[safe.state]
  }
}

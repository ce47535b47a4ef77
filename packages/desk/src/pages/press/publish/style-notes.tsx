/** Our own sentences held against the list of terms. A warning, and what we write instead: it refuses nothing. */
import { useCall } from '../../calls/use-call.ts'
import { useKept } from '../../line/use-line.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'

export function StyleNotes({ text }: { readonly text: string }) {
  const { notes } = usePressWords()
  const asked = useKept(useCall('press.style', { language: useLanguage(), text: text.slice(0, 3_000) }))
  if (asked.state !== 'answered' || asked.value.warnings.length === 0) return null
  return (
    <ul role="status">
      {asked.value.warnings.map(({ words, instead }) => (
        <li key={words} className={parts['due']}>
          <bdi>{notes.terms.warning(words, instead.join('; '))}</bdi>
        </li>
      ))}
    </ul>
  )
}

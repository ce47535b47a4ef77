import css from './organisation.module.css'
import people from './people.module.css'

/** Large enough to be read over a telephone at arm's length. */
export function SixWords({ words, label }: { readonly words: readonly string[]; readonly label: string }) {
  return (
    <output className={`${css['fingerprint'] ?? ''} ${people['six'] ?? ''}`} dir="ltr" aria-label={label}>
      {words.map((word, at) => (
        <span key={`${String(at)} ${word}`} className={people['word']}>
          {word}{' '}
        </span>
      ))}
    </output>
  )
}

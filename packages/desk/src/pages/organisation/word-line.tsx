import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'

type Props = { readonly title: string; readonly help?: string; readonly words: readonly string[] }

/** Words to be compared by ear: each apart from the next, in the same direction in every language. */
export function WordLine({ title, help, words }: Props) {
  return (
    <Part title={title} {...(help === undefined ? {} : { help })}>
      <output className={css['fingerprint']} dir="ltr" aria-label={title}>
        {words.map((word, at) => (
          <span key={`${String(at)} ${word}`} className={people['word']}>
            {word}{' '}
          </span>
        ))}
      </output>
    </Part>
  )
}

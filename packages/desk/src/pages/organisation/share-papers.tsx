import type { SharesView } from '../../calls/sync.ts'
import { instantWords } from '../records/dates.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import people from './people.module.css'

/** Each piece on a paper of its own; none says who holds the others. */
export function SharePapers({ shares: view }: { readonly shares: SharesView }) {
  const { people: said } = useWords()
  const language = useLanguage()
  return view.shares.map(({ number, words, text }) => (
    <section key={number} className={people['paper']}>
      <h3>{said.recovery.share(number, view.shares.length)}</h3>
      <ol className={people['numbered']} dir="ltr">
        {words.map((word, at) => (
          <li key={`${String(at)} ${word}`}>{word}</li>
        ))}
      </ol>
      <output className={people['text']} dir="ltr">
        {text}
      </output>
      <p>
        {said.recovery.togetherWith(view.needed)} {said.recovery.made(instantWords(view.madeAt, language))}.
      </p>
    </section>
  ))
}

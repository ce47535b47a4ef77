import type { SharesView } from '../../calls/sync.ts'
import { instantWords } from '../records/dates.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import people from './people.module.css'
import { WayBack } from './way-back.tsx'

/**
 * Each piece on a paper of its own; none says whose it is, nor who holds the others. What a person is asked for beside
 * them stands on one more sheet, which opens nothing.
 */
export function SharePapers({ shares: view }: { readonly shares: SharesView }) {
  const { people: said } = useWords()
  const language = useLanguage()
  const pieces = view.shares.map(({ number, words, text }) => (
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
  return (
    <>
      <section className={people['paper']} aria-label={said.recovery.where}>
        <h3>{said.recovery.where}</h3>
        <p>{said.recovery.whereWhat(view.needed)}</p>
        <dl className={people['facts']}>
          <WayBack {...view} />
        </dl>
      </section>
      {pieces}
    </>
  )
}

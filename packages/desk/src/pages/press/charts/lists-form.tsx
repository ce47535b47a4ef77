/**
 * How many people nobody has listed, from how the lists of several groups overlap. Only counts are typed, never who is
 * on a list; nothing of it is kept. First how many were seen, then several estimates, never one number alone.
 */
import { estimate, type Lists } from '@safeconduct/core/attention/lists.ts'
import { useState } from 'react'
import css from '../../cases/cases.module.css'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { listsIn } from './lists-typed.ts'

export function ListsForm() {
  const { charts: said } = usePressWords()
  const [names, setNames] = useState('')
  const [counts, setCounts] = useState('')
  const typed = listsIn(names, counts)
  return (
    <section className={parts['part']}>
      <h2>{said.unlisted}</h2>
      <details className={parts['fold']}>
        <summary>
          <span>{said.unlistedHelp}</span>
        </summary>
        <div className={parts['inside']}>
          <TextField
            label={said.listNames}
            help={said.listNamesHelp}
            rows={3}
            text={names}
            change={setNames}
          />
          <TextField
            label={said.overlaps}
            help={said.overlapsHelp}
            rows={5}
            dir="ltr"
            text={counts}
            change={setCounts}
          />
          {typed !== undefined && <Estimated lists={typed} />}
        </div>
      </details>
    </section>
  )
}

function Estimated({ lists }: { readonly lists: Lists }) {
  const { charts: said } = usePressWords()
  const made = estimate(lists)
  const named = (letters: string): string => letters.split('').join(' + ')
  if (!made.ok)
    return (
      <div className={css['broken']} role="status">
        {'observed' in made.refusal && <p>{said.seen(made.refusal.observed)}</p>}
        <p>{said.listsRefused[made.refusal.kind]}</p>
      </div>
    )
  const { observed, chapman, independent } = made.value
  return (
    <div role="status" className={parts['note']}>
      <p>{said.seen(observed)}</p>
      <p>{said.estimates}</p>
      <ul>
        {Object.entries(chapman).map(([pair, n]) => (
          <li key={pair}>{said.byPair(named(pair), String(n))}</li>
        ))}
        <li>{said.byAll(String(independent))}</li>
      </ul>
      <p className={parts['facts']}>{said.estimateHelp}</p>
    </div>
  )
}

/** Shelters: how many beds, who is over the limit, where nobody may be placed any more. */
import { shelterSuits } from '@safeconduct/core/records/choices/moves.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { ShelterRow, SheltersView } from '../../../calls/cases-moves.ts'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { Nothing } from '../room.tsx'
import { CasesTabs } from '../tabs.tsx'
import { useLook } from '../use-cases.ts'

export function Shelters() {
  const words = useWords()
  const { shelters: said } = words.cases.moves
  const { asked } = useLook('cases.shelters', { language: useLanguage() })
  return (
    <>
      <CasesTabs tab="shelters" />
      <div className={parts['wide']}>
        <h1>{said.title}</h1>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && <All view={asked.value} />}
      </div>
    </>
  )
}

function All({ view: { shelters, lost } }: { readonly view: SheltersView }) {
  const { cases, table } = useWords()
  const { shelters: said } = cases.moves
  if (shelters.length === 0) {
    return (
      <Nothing what={said.none} why={said.noneWhy}>
        <Link href={paths.make('Shelter')}>{table.new}</Link>
      </Nothing>
    )
  }
  return (
    <>
      {lost.map(({ stay, shelter }) => (
        <p key={stay.id} className={parts['danger']} role="alert">
          {said.lost(stay.code ?? '', shelter)}
        </p>
      ))}
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">{said.columns.code}</th>
              <th scope="col">{said.columns.state}</th>
              <th scope="col" className={css['figure']}>
                {said.columns.free}
              </th>
              <th scope="col">{said.columns.beds}</th>
              <th scope="col">{said.columns.over}</th>
              <th scope="col">{said.columns.suits}</th>
            </tr>
          </thead>
          <tbody>
            {shelters.map((row) => (
              <ShelterLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function ShelterLine({ row }: { readonly row: ShelterRow }) {
  const { shelters: said } = useWords().cases.moves
  const language = useLanguage()
  return (
    <tr>
      <td>
        <Link href={paths.shelter(row.id)}>{row.code}</Link>
      </td>
      <td className={css['house']} data-state={row.state}>
        {said.states[row.state]}
      </td>
      <td className={css['figure']}>
        <span className={css['narrow-only']}>
          {said.columns.free}
          <Colon />
        </span>
        {row.free}
      </td>
      <td>{said.beds(row.occupied, row.reserved, row.capacity)}</td>
      <td className={row.over > 0 ? css['missing'] : undefined}>{row.over > 0 ? said.over(row.over) : ''}</td>
      <td>{row.suits.map((one) => termWords(shelterSuits, one, language)).join(', ')}</td>
    </tr>
  )
}

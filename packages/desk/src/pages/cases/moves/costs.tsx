/** Costs without names, for the months that somebody accounts for: by month and kind, and together by currency. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { assistanceType } from '@safeconduct/core/records/vocabulary/assistance-type.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { datedWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import type { SupportView } from '../../../calls/cases-moves.ts'
import { Choice } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'

type Cost = SupportView['costs'][number]

export function Costs({ costs }: { readonly costs: readonly Cost[] }) {
  const { support: said } = useWords().cases.ways
  const language = useLanguage()
  const [chosen, choose] = useState({ from: '', to: '' })
  if (costs.length === 0) return null
  const months = [...new Set(costs.map(({ month }) => month))].toSorted()
  const [from, to] = [chosen.from || (months[0] ?? ''), chosen.to || (months.at(-1) ?? '')]
  const shown = costs.filter(({ month }) => month >= from && month <= to)
  const of = months.map((month) => [month, monthWords(month, language)] as const)
  return (
    <section className={css['part']}>
      <h2>{said.costs}</h2>
      {months.length > 1 && (
        <div className={parts['tools']}>
          <Choice
            label={said.fromMonth}
            value={from}
            of={of}
            choose={(month) => choose({ ...chosen, from: month })}
          />
          <Choice
            label={said.toMonth}
            value={to}
            of={of}
            choose={(month) => choose({ ...chosen, to: month })}
          />
        </div>
      )}
      <Table costs={shown} />
    </section>
  )
}

function Table({ costs }: { readonly costs: readonly Cost[] }) {
  const { support: said } = useWords().cases.ways
  const language = useLanguage()
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{said.month}</th>
            <th scope="col">{said.columns.what}</th>
            <th scope="col" className={css['figure']}>
              {said.count}
            </th>
            <th scope="col" className={css['figure']}>
              {said.columns.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {costs.map(({ month, type, unit, value, n }) => (
            <tr key={`${month} ${type} ${unit}`}>
              <td>{monthWords(month, language)}</td>
              <td>{termWords(assistanceType, type, language)}</td>
              <td className={css['figure']}>{n}</td>
              <td className={css['figure']}>{`${value} ${unit}`}</td>
            </tr>
          ))}
          {sums(costs).map(({ unit, value, n }) => (
            <tr key={unit} className={css['sum']}>
              <td>{said.together}</td>
              <td />
              <td className={css['figure']}>{n}</td>
              <td className={css['figure']}>{`${value} ${unit}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** "March 2021", of 2021-03. */
function monthWords(month: string, language: Language): string {
  return datedWords({ date: month, precision: '02' }, language)
}

/** Currencies are not added to each other. */
function sums(costs: readonly Cost[]): readonly Pick<Cost, 'unit' | 'value' | 'n'>[] {
  const by = new Map<string, { value: number; n: number }>()
  for (const { unit, value, n } of costs) {
    const before = by.get(unit) ?? { value: 0, n: 0 }
    by.set(unit, { value: before.value + value, n: before.n + n })
  }
  return [...by].map(([unit, sum]) => ({ unit, ...sum }))
}

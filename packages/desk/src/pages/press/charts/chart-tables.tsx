/** The same as the pictures say, as tables and as rows for a file. */
import { investigationStage } from '@safeconduct/core/records/vocabulary/investigation-stage.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { ReactNode } from 'react'
import type { FigureSaid, MonthCount, StageLine } from '../../../calls/charts.ts'
import css from '../../cases/cases.module.css'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { HitLink } from '../desk/hit-links.tsx'
import { monthWords } from './month-words.ts'
import { kindsIn } from './months-picture.tsx'
import { useFigureWords } from './range-picture.tsx'

type Rows = readonly (readonly string[])[]

export function useFigureRows(): (said: readonly FigureSaid[]) => Rows {
  const { charts } = usePressWords()
  const wordsOf = useFigureWords()
  return (said) => [
    [charts.source, charts.number, charts.least, charts.most, charts.day],
    ...said.map((one) => [
      one.source.title,
      wordsOf(one),
      String(one.min),
      one.max === undefined ? '' : String(one.max),
      one.asOf ?? '',
    ]),
  ]
}

export function FigureTable({ said }: { readonly said: readonly FigureSaid[] }) {
  const { charts } = usePressWords()
  const { press } = useWords()
  const language = useLanguage()
  const wordsOf = useFigureWords()
  const numbers = new Intl.NumberFormat(language)
  return (
    <Table heads={[charts.source, charts.number, charts.bounds, charts.day]}>
      {said.map((one) => (
        <tr key={`${one.source.id} ${one.value} ${one.asOf ?? ''}`}>
          <td>
            <HitLink hit={one.source} />
          </td>
          <td>{wordsOf(one)}</td>
          <td>
            {one.max === undefined
              ? press.atLeast(numbers.format(one.min))
              : one.min === one.max
                ? numbers.format(one.min)
                : press.between(numbers.format(one.min), numbers.format(one.max))}
          </td>
          <td>{one.asOf === undefined ? '' : dayWords(one.asOf, language)}</td>
        </tr>
      ))}
    </Table>
  )
}

export function useStageRows(): (line: StageLine) => Rows {
  const { charts } = usePressWords()
  const language = useLanguage()
  const stageWords = (stage: string): string => termWords(investigationStage, stage, language)
  return ({ filing, documented, claimed }) => [
    [charts.filing, charts.source, charts.stage, charts.day, charts.verdict],
    ...(documented === undefined
      ? []
      : [
          [
            filing.title,
            documented.item.title,
            stageWords(documented.stage),
            documented.on,
            charts.documented,
          ],
        ]),
    ...claimed.map(({ source, stage, asOf, isOverclaim }) => [
      filing.title,
      source.title,
      stageWords(stage),
      asOf ?? '',
      isOverclaim ? charts.overclaim : '',
    ]),
  ]
}

export function StageTable({ line: { documented, claimed } }: { readonly line: StageLine }) {
  const { charts } = usePressWords()
  const language = useLanguage()
  return (
    <Table heads={[charts.source, charts.stage, charts.day, charts.verdict]}>
      {documented !== undefined && (
        <tr>
          <td>
            <HitLink hit={documented.item} />
          </td>
          <td>{termWords(investigationStage, documented.stage, language)}</td>
          <td>{dayWords(documented.on, language)}</td>
          <td>{charts.documented}</td>
        </tr>
      )}
      {claimed.map(({ source, stage, asOf, shown, isOverclaim }) => (
        <tr key={`${source.id} ${stage} ${asOf ?? ''}`}>
          <td>
            <HitLink hit={source} />
          </td>
          <td>{termWords(investigationStage, stage, language)}</td>
          <td>{asOf === undefined ? '' : dayWords(asOf, language)}</td>
          <td className={isOverclaim ? css['missing'] : undefined}>
            {isOverclaim && charts.overclaim}
            {isOverclaim && shown !== undefined && (
              <p className={parts['facts']}>
                {charts.documented}: {termWords(investigationStage, shown, language)}
              </p>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

export function useMonthRows(): (months: readonly MonthCount[]) => Rows {
  const { charts } = usePressWords()
  return (months) => {
    const kinds = kindsIn(months)
    return [
      [charts.month, ...kinds.map((kind) => charts.kinds[kind])],
      ...months.map(({ month, counts }) => [month, ...kinds.map((kind) => String(counts[kind] ?? 0))]),
    ]
  }
}

export function MonthsTable({ months }: { readonly months: readonly MonthCount[] }) {
  const { charts } = usePressWords()
  const language = useLanguage()
  const kinds = kindsIn(months)
  return (
    <Table heads={[charts.month, ...kinds.map((kind) => charts.kinds[kind])]}>
      {months.map(({ month, counts }) => (
        <tr key={month}>
          <td>{monthWords(month, language)}</td>
          {kinds.map((kind) => (
            <td key={kind} className={css['figure']}>
              <span className={css['narrow-only']}>{charts.kinds[kind]}: </span>
              {counts[kind] ?? 0}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

type TableProps = { readonly heads: readonly string[]; readonly children: ReactNode }

function Table({ heads, children }: TableProps) {
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

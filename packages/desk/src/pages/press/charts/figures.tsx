/** Figures by their sources, stages as claimed and as documented, and how much there is of what in each month. */
import { pointWords } from '@safeconduct/core/records/words/points.ts'
import { useState } from 'react'
import type { ChartsView, FigureSet } from '../../../calls/charts.ts'
import { useCall } from '../../calls/use-call.ts'
import { Choice } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { Nothing, Part } from '../desk/part.tsx'
import {
  FigureTable,
  MonthsTable,
  StageTable,
  useFigureRows,
  useMonthRows,
  useStageRows,
} from './chart-tables.tsx'
import { ListsForm } from './lists-form.tsx'
import { MonthsPicture } from './months-picture.tsx'
import { RangePicture } from './range-picture.tsx'
import { StagePicture } from './stage-picture.tsx'
import { type Shown, Twin, useShown } from './twin.tsx'

export function Figures() {
  const { charts: said } = usePressWords()
  const asked = useCall('press.charts', { language: useLanguage() })
  return (
    <Part
      tab="figures"
      asked={asked}
      show={(view) =>
        view.figures.length + view.stages.length + view.months.length === 0 ? (
          <Nothing what={said.noFigures} why={said.noFiguresWhy} />
        ) : (
          <All view={view} />
        )
      }
    />
  )
}

function All({ view }: { readonly view: ChartsView }) {
  const shown = useShown()
  return (
    <>
      {view.figures.length > 0 && <Counted figures={view.figures} shown={shown} />}
      {view.stages.length > 0 && <Stages stages={view.stages} shown={shown} />}
      {view.months.length > 0 && <OverTime months={view.months} shown={shown} />}
      <ListsForm />
    </>
  )
}

type CountedProps = { readonly figures: readonly FigureSet[]; readonly shown: Shown }

function Counted({ figures, shown }: CountedProps) {
  const { charts: said } = usePressWords()
  const [at, setAt] = useState('0')
  const rowsOf = useFigureRows()
  const chosen = figures[Number(at)] ?? figures[0]
  if (chosen === undefined) return null
  const name = nameOf(chosen)
  return (
    <section className={parts['part']}>
      <h2>{said.bySource}</h2>
      <Choice
        label={said.counted}
        value={at}
        of={figures.map((one, i) => [String(i), `${nameOf(one)} (${one.said.length})`] as const)}
        choose={setAt}
      />
      <Twin
        {...shown}
        name="figures-by-source"
        help={said.rangeHelp}
        picture={<RangePicture said={chosen.said} label={`${said.bySource}: ${name}`} />}
        table={<FigureTable said={chosen.said} />}
        rows={() => rowsOf(chosen.said)}
      />
    </section>
  )
}

function nameOf({ what, about }: FigureSet): string {
  return [pointWords(what), about].filter((one) => one !== '').join(' · ')
}

function Stages({ stages, shown }: { readonly stages: ChartsView['stages']; readonly shown: Shown }) {
  const { charts: said } = usePressWords()
  const [at, setAt] = useState('0')
  const rowsOf = useStageRows()
  const chosen = stages[Number(at)] ?? stages[0]
  if (chosen === undefined) return null
  return (
    <section className={parts['part']}>
      <h2>{said.stages}</h2>
      {stages.length > 1 && (
        <Choice
          label={said.filing}
          value={at}
          of={stages.map(({ filing }, i) => [String(i), filing.title] as const)}
          choose={setAt}
        />
      )}
      <Twin
        {...shown}
        name="stages"
        help={`${chosen.filing.title}. ${said.stageHelp}`}
        picture={<StagePicture line={chosen} />}
        table={<StageTable line={chosen} />}
        rows={() => rowsOf(chosen)}
      />
    </section>
  )
}

function OverTime({ months, shown }: { readonly months: ChartsView['months']; readonly shown: Shown }) {
  const { charts: said } = usePressWords()
  const rowsOf = useMonthRows()
  return (
    <section className={parts['part']}>
      <h2>{said.overTime}</h2>
      <Twin
        {...shown}
        name="counts-over-time"
        help={said.overTimeHelp}
        picture={<MonthsPicture months={months} />}
        table={<MonthsTable months={months} />}
        rows={() => rowsOf(months)}
      />
    </section>
  )
}

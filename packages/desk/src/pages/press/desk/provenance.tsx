/** Who took what from whom, as a picture and as a table, and whose words stand in several reports. */
import { Link } from 'wouter'
import type { ProvenanceView } from '../../../calls/attention.ts'
import { useCall } from '../../calls/use-call.ts'
import table from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import type { PressDeskWords } from '../../words/press/words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { Twin, useIsNarrow, useShown } from '../charts/twin.tsx'
import desk from './desk.module.css'
import { Nothing, Part } from './part.tsx'
import { mostDrawn, narrowFrame, wideFrame } from './provenance-layout.ts'
import { ProvenancePicture } from './provenance-picture.tsx'
import { ProvenanceTable, ReportName } from './provenance-table.tsx'

export function Provenance() {
  const { provenance: said } = usePressWords()
  const asked = useCall('press.provenance', { language: useLanguage() })
  return (
    <Part
      tab="provenance"
      asked={asked}
      show={(view) =>
        view.copies.length === 0 ? (
          <Nothing what={said.none} why={said.noneWhy} />
        ) : (
          <>
            {view.reports.length < view.total && (
              <p className={parts['facts']}>{said.compared(view.reports.length, view.total)}</p>
            )}
            <TwoForms view={view} />
            <Quotes view={view} />
          </>
        )
      }
    />
  )
}

function TwoForms({ view }: { readonly view: ProvenanceView }) {
  const { provenance: said } = usePressWords()
  const frame = useIsNarrow() ? narrowFrame : wideFrame
  const left = new Set(view.copies.flatMap(({ by, from }) => [by, from])).size - mostDrawn
  return (
    <Twin
      {...useShown()}
      name="who-copied-whom"
      help={
        <>
          <p>{said.help}</p>
          {left > 0 && <p>{said.undrawn(left)}</p>}
          <Undated view={view} />
        </>
      }
      picture={<ProvenancePicture view={view} frame={frame} />}
      table={<ProvenanceTable view={view} />}
      rows={() => rowsOf(view, said)}
    />
  )
}

/** Whom a report has its words from follows from days: those that lack one are a click away from it. */
function Undated({ view: { reports, copies } }: { readonly view: ProvenanceView }) {
  const { provenance: said } = usePressWords()
  const open = new Set(
    copies.flatMap(({ by, from, credit }) => (credit === 'order-unknown' ? [by, from] : [])),
  )
  const undated = reports.filter(({ id, day }) => open.has(id) && day?.precision === 'X-BEF')
  if (undated.length === 0) return null
  return (
    <>
      <p className={table['missing']}>{said.undated(undated.length)}</p>
      <ul className={table['people']}>
        {undated.slice(0, mostDrawn).map(({ id, outlet, title }) => (
          <li key={id}>
            <Link href={paths.edit('Publication', id)}>
              <bdi>{outlet === title ? title : `${outlet} · ${title}`}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function rowsOf(
  { reports, copies }: ProvenanceView,
  said: PressDeskWords['provenance'],
): readonly (readonly string[])[] {
  const names = new Map(reports.map(({ id, outlet, day }) => [id, `${outlet} ${day?.date ?? ''}`.trim()]))
  const rows = copies.map(({ by, from, credit, words }) => [
    names.get(by) ?? '',
    names.get(from) ?? '',
    said.credits[credit],
    words.join(' | '),
  ])
  return [[said.report, said.from, said.credit, said.common], ...rows]
}

function Quotes({ view: { reports, quotes } }: { readonly view: ProvenanceView }) {
  const { provenance: said } = usePressWords()
  if (quotes.length === 0) return null
  return (
    <section className={parts['part']}>
      <h2>{said.quotes}</h2>
      <ul className={table['rows']}>
        {quotes.map((quote) => (
          <li key={quote.text} className={desk['quoted']}>
            <p dir="auto">
              «<bdi>{quote.text}</bdi>»
            </p>
            <ul className={table['people']}>
              {quote.in.map((id) => (
                <li key={id}>
                  <ReportName reports={reports} id={id} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

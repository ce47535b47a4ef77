/** Who took what from whom, as a picture and as a table, and whose words stand in several reports. */
import { useRef, useState } from 'react'
import type { ProvenanceView } from '../../../calls/attention.ts'
import { useCall } from '../../calls/use-call.ts'
import table from '../../cases/cases.module.css'
import { useKeys } from '../../frame/use-keys.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import type { PressDeskWords } from '../../words/press/words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../press.module.css'
import { csvText, saveText, svgText } from '../save-file.ts'
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
            <TwoForms view={view} />
            <Quotes view={view} />
          </>
        )
      }
    />
  )
}

/** Below this width a picture of names and arrows needs its narrow form. */
const narrow = 600

function TwoForms({ view }: { readonly view: ProvenanceView }) {
  const { press } = useWords()
  const pressDesk = usePressWords()
  const picture = useRef<HTMLDivElement>(null)
  const [frame] = useState(() => (window.innerWidth < narrow ? narrowFrame : wideFrame))
  const [asTable, setAsTable] = useState(false)
  useKeys('picture', { toggle: () => setAsTable(!asTable) })
  const saveSvg = (): void => {
    const svg = picture.current?.querySelector('svg')
    if (svg !== null && svg !== undefined) saveText('who-copied-whom.svg', 'image/svg+xml', svgText(svg))
  }
  const saveCsv = (): void =>
    saveText('who-copied-whom.csv', 'text/csv', csvText(rowsOf(view, pressDesk.provenance)))
  const left = new Set(view.copies.flatMap(({ by, from }) => [by, from])).size - mostDrawn
  return (
    <>
      <div className={css['acts']}>
        <button type="button" onClick={() => setAsTable(!asTable)}>
          {asTable ? press.asPicture : press.asTable} <kbd aria-hidden="true">t</kbd>
        </button>
        {!asTable && (
          <button type="button" onClick={saveSvg}>
            {press.saveSvg}
          </button>
        )}
        <button type="button" onClick={saveCsv}>
          {press.saveCsv}
        </button>
      </div>
      {asTable && <ProvenanceTable view={view} />}
      {!asTable && <p className={parts['facts']}>{pressDesk.provenance.help}</p>}
      {!asTable && left > 0 && <p className={parts['facts']}>{pressDesk.provenance.undrawn(left)}</p>}
      <div className={css['picture']} ref={picture} hidden={asTable}>
        {!asTable && <ProvenancePicture view={view} frame={frame} />}
      </div>
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

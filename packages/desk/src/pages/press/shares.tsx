/** Who shares words with whom: a picture and the same as a table, both to take away. */
import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { SharesView } from '../../calls/reading.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { useWords } from '../words/use-words.ts'
import css from './press.module.css'
import { saveText, sharesCsv, svgText } from './save-file.ts'
import { SharesPicture } from './shares-picture.tsx'
import { SharesTable } from './shares-table.tsx'

/** Below this width a table is read sooner than a picture, and the picture stands upright. */
const narrow = 600

export function Shares() {
  const { press, waiting } = useWords()
  const [, go] = useLocation()
  const shares = useCall('press.shares', {})
  useKeys('record', { back: () => go(paths.table('Publication')) })
  return (
    <section className={css['page']}>
      <Link href={paths.table('Publication')}>{press.back}</Link>
      <h1>{press.shares}</h1>
      <p className={css['quiet']}>{press.sharesHelp}</p>
      {shares.state === 'waiting' && <p role="status">{waiting}</p>}
      <Refused refusal={shares.state === 'refused' ? shares.refusal : undefined} />
      {shares.state === 'answered' && shares.value.shared.length === 0 && <p>{press.sharesNone}</p>}
      {shares.state === 'answered' && shares.value.shared.length > 0 && <TwoForms view={shares.value} />}
    </section>
  )
}

/** The same under one heading twice: as a picture and as a table. */
function TwoForms({ view }: { readonly view: SharesView }) {
  const { press } = useWords()
  const picture = useRef<HTMLDivElement>(null)
  const [isNarrow] = useState(() => window.innerWidth < narrow)
  const [asTable, setAsTable] = useState(isNarrow)
  useKeys('picture', { toggle: () => setAsTable(!asTable) })
  const saveSvg = (): void => {
    const svg = picture.current?.querySelector('svg')
    if (svg !== null && svg !== undefined) saveText('shared-words.svg', 'image/svg+xml', svgText(svg))
  }
  const saveCsv = (): void => saveText('shared-words.csv', 'text/csv', sharesCsv(view, press))
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
      {asTable && <SharesTable view={view} />}
      <div className={css['picture']} ref={picture} hidden={asTable}>
        {!asTable && <SharesPicture view={view} narrow={isNarrow} />}
      </div>
    </>
  )
}

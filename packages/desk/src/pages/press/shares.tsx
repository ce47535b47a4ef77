/** Who shares words with whom: a picture and the same as a table, both to take away. */
import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { useWords } from '../words/use-words.ts'
import css from './press.module.css'
import { saveText, sharesCsv, svgText } from './save-file.ts'
import { SharesPicture } from './shares-picture.tsx'
import { SharesTable } from './shares-table.tsx'

/** Below this width the labels of a picture cannot be read. */
const narrow = 600

export function Shares() {
  const { press, waiting } = useWords()
  const [, go] = useLocation()
  const picture = useRef<HTMLDivElement>(null)
  const [asTable, setAsTable] = useState(() => window.innerWidth < narrow)
  const shares = useCall('press.shares', {})
  useKeys('picture', { toggle: () => setAsTable(!asTable) })
  useKeys('record', { back: () => go(paths.table('Publication')) })
  const saveSvg = (): void => {
    const svg = picture.current?.querySelector('svg')
    if (svg !== null && svg !== undefined) saveText('shared-words.svg', 'image/svg+xml', svgText(svg))
  }
  return (
    <section className={css['page']}>
      <Link href={paths.table('Publication')}>{press.back}</Link>
      <h1>{press.shares}</h1>
      <p className={css['quiet']}>{press.sharesHelp}</p>
      {shares.state === 'waiting' && <p role="status">{waiting}</p>}
      <Refused refusal={shares.state === 'refused' ? shares.refusal : undefined} />
      {shares.state === 'answered' && shares.value.shared.length === 0 && <p>{press.sharesNone}</p>}
      {shares.state === 'answered' && shares.value.shared.length > 0 && (
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
            <button
              type="button"
              onClick={() => saveText('shared-words.csv', 'text/csv', sharesCsv(shares.value, press))}
            >
              {press.saveCsv}
            </button>
          </div>
          {asTable ? (
            <SharesTable view={shares.value} />
          ) : (
            <div className={css['picture']} ref={picture}>
              <SharesPicture view={shares.value} />
            </div>
          )}
        </>
      )}
    </section>
  )
}

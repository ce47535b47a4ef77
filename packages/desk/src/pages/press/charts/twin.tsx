/** A picture and the same as a table under one heading, both to take away: `t` changes between them. */
import { type ReactNode, useRef, useState } from 'react'
import { useKeys } from '../../frame/use-keys.ts'
import parts from '../../style/parts.module.css'
import { useWords } from '../../words/use-words.ts'
import css from '../press.module.css'
import { csvText, saveText, svgText } from '../save-file.ts'

/** Below this width names beside marks need their narrow form. */
const narrow = 600

export function useIsNarrow(): boolean {
  const [isNarrow] = useState(() => window.innerWidth < narrow)
  return isNarrow
}

export type Shown = { readonly asTable: boolean; readonly toggle: () => void }

/** One for a page: several pictures change together. */
export function useShown(): Shown {
  const [asTable, setAsTable] = useState(false)
  const toggle = (): void => setAsTable(!asTable)
  useKeys('picture', { toggle })
  return { asTable, toggle }
}

type Props = Shown & {
  /** What the saved files are called. */
  readonly name: string
  /** Under the heading, while the picture is shown. */
  readonly help?: ReactNode
  readonly picture: ReactNode
  readonly table: ReactNode
  readonly rows: () => readonly (readonly string[])[]
}

export function Twin({ name, asTable, toggle, help, picture, table, rows }: Props) {
  const { press } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const saveSvg = (): void => {
    const svg = box.current?.querySelector('svg')
    if (svg !== null && svg !== undefined) saveText(`${name}.svg`, 'image/svg+xml', svgText(svg))
  }
  return (
    <>
      <div className={css['acts']}>
        <button type="button" onClick={toggle}>
          {asTable ? press.asPicture : press.asTable} <kbd aria-hidden="true">t</kbd>
        </button>
        {!asTable && (
          <button type="button" onClick={saveSvg}>
            {press.saveSvg}
          </button>
        )}
        <button type="button" onClick={() => saveText(`${name}.csv`, 'text/csv', csvText(rows()))}>
          {press.saveCsv}
        </button>
      </div>
      {!asTable && help !== undefined && <div className={parts['facts']}>{help}</div>}
      {asTable ? (
        table
      ) : (
        <div className={css['picture']} ref={box}>
          {picture}
        </div>
      )}
    </>
  )
}

export function shortened(text: string, most: number): string {
  const signs = Array.from(text)
  return signs.length <= most ? text : `${signs.slice(0, Math.max(1, most - 1)).join('')}…`
}

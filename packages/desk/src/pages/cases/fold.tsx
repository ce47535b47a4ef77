/** A part of a page that folds: its heading, how many things are in it, and what is inside. */
import type { ReactNode } from 'react'
import parts from '../style/parts.module.css'

type Props = {
  readonly title: string
  readonly open?: boolean
  readonly count?: number
  readonly children: ReactNode
}

export function Fold({ title, open = false, count, children }: Props) {
  return (
    <details className={parts['fold']} open={open}>
      <summary>
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span className={parts['facts']}>{count}</span>}
      </summary>
      <div className={parts['inside']}>{children}</div>
    </details>
  )
}

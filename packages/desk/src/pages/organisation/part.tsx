import type { ReactNode } from 'react'
import css from './organisation.module.css'

/** One part of a page: a heading, a quiet sentence under it, and what is done there. */
export function Part({
  title,
  help,
  children,
}: {
  readonly title: string
  readonly help?: string
  readonly children?: ReactNode
}) {
  return (
    <section className={css['part']}>
      <h2>{title}</h2>
      {help !== undefined && <p className={css['quiet']}>{help}</p>}
      {children}
    </section>
  )
}

import type { ReactNode } from 'react'
import css from './door.module.css'

/** One quiet sheet in the middle: what stands before the vault is open. */
export function Door({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className={css['door']}>
      <div className={css['sheet']}>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}

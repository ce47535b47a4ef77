/** The frame of one part of the room: tabs, heading, and the answer when it is there. */
import type { ReactNode } from 'react'
import type { Asked } from '../calls/use-call.ts'
import type { CasesTab } from '../frame/places.ts'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import { CasesRefused } from './cases-refused.tsx'
import { CasesTabs } from './tabs.tsx'

type Props<T> = {
  readonly tab: CasesTab
  readonly title: string
  readonly asked: Asked<T>
  readonly show: (value: T) => ReactNode
}

export function Part<T>({ tab, title, asked, show }: Props<T>) {
  const words = useWords()
  return (
    <>
      <CasesTabs tab={tab} />
      <div className={parts['wide']}>
        <h1>{title}</h1>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && show(asked.value)}
      </div>
    </>
  )
}

type NothingProps = {
  readonly what: string
  readonly why?: string
  /** The way to the first step, where it is made elsewhere. */
  readonly children?: ReactNode
}

export function Nothing({ what, why, children }: NothingProps) {
  return (
    <div className={parts['empty']}>
      <p>{what}</p>
      {why !== undefined && <p className={parts['facts']}>{why}</p>}
      {children !== undefined && <p>{children}</p>}
    </div>
  )
}

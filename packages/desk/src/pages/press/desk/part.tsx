/** The frame of one part of the press desk: tabs, heading, from what it is made, and the answer when it is there. */
import type { ReactNode } from 'react'
import type { Asked } from '../../calls/use-call.ts'
import type { PressTab } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useWords } from '../../words/use-words.ts'
import { PressTabs } from './tabs.tsx'

type Props<T> = {
  readonly tab: PressTab
  readonly asked: Asked<T>
  /** What chooses what is asked: it stays while the answer is on its way. */
  readonly above?: ReactNode
  readonly show: (value: T) => ReactNode
}

export function Part<T>({ tab, asked, above, show }: Props<T>) {
  const { press, waiting } = useWords()
  const pressDesk = usePressWords()
  return (
    <>
      <PressTabs tab={tab} />
      <div className={parts['wide']}>
        <h1>{press.tabs[tab]}</h1>
        <p className={parts['facts']}>{pressDesk.onlyHere}</p>
        {above}
        {asked.state === 'waiting' && <p role="status">{waiting}</p>}
        <Refused refusal={asked.state === 'refused' ? asked.refusal : undefined} />
        {asked.state === 'answered' && show(asked.value)}
      </div>
    </>
  )
}

export function Nothing({ what, why }: { readonly what: string; readonly why: string }) {
  return (
    <div className={parts['empty']}>
      <p>{what}</p>
      <p className={parts['facts']}>{why}</p>
    </div>
  )
}

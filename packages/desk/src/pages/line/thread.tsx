/** One person on the line: what was said on the left, what is known and decided on the right. */
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ThreadView } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { type Acting, useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { useKeys } from '../frame/use-keys.ts'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import css from './line.module.css'
import { LineRefused } from './line-refused.tsx'
import { Replying } from './replying.tsx'
import { Side } from './side.tsx'
import { Standing } from './standing.tsx'
import { LineTabs } from './tabs.tsx'
import { Talk } from './talk.tsx'
import { ThreadHead } from './thread-head.tsx'
import { nowOf, useKept, useLine, useLineNews } from './use-line.ts'

/** What a part of the page needs to show a thread and to change it. */
export type OfThread = {
  readonly thread: ThreadView
  readonly now: string
  readonly acting: Acting<ThreadView>
}

export function Thread({ id }: { readonly id: string }) {
  const words = useWords()
  const [, go] = useLocation()
  const line = useLine()
  const { acting, acts } = useThreadAct()
  const asked = useKept(useCall('line.thread', { id }, useLineNews(line) * 1_000 + acts))
  useKeys('record', { back: () => go(paths.place('line')) })
  const now = nowOf(line.asked)
  return (
    <>
      <LineTabs tab="queue" />
      <div className={parts['wide']}>
        <p>
          <Link href={paths.place('line')}>{words.line.thread.back}</Link>
        </p>
        {line.asked.state === 'answered' && <Standing view={line.asked.value} />}
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <LineRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && now !== undefined && (
          <Shown thread={newer(asked.value, acting.done)} now={now} acting={acting} />
        )}
      </div>
    </>
  )
}

/** Every act is followed by a look: what it changed for the other parts of the page is asked for. */
function useThreadAct(): { readonly acting: Acting<ThreadView>; readonly acts: number } {
  const [acts, setActs] = useState(0)
  const acting = useAct<ThreadView>()
  const run: Acting<ThreadView>['run'] = async (work) => {
    const view = await acting.run(work)
    setActs((before) => before + 1)
    return view
  }
  return { acting: { ...acting, run }, acts }
}

/** An act's answer is shown at once; the next look replaces it. */
function newer(looked: ThreadView, acted: ThreadView | undefined): ThreadView {
  return acted !== undefined && acted.id === looked.id && acted.messages.length > looked.messages.length
    ? acted
    : looked
}

function Shown({ thread, now, acting }: OfThread) {
  const { id, unread } = thread
  useEffect(() => {
    if (unread > 0) void call('line.seen', { id })
  }, [id, unread])
  return (
    <>
      <ThreadHead thread={thread} now={now} acting={acting} />
      <div className={parts['two']}>
        <div className={css['main']}>
          <Talk thread={thread} now={now} acting={acting} />
          <Replying thread={thread} now={now} acting={acting} />
        </div>
        <Side thread={thread} now={now} acting={acting} />
      </div>
    </>
  )
}

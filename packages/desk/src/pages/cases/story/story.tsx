/** A case as a story: now, then the time line, then papers. A colleague takes over in a minute. */
import { Link, useLocation } from 'wouter'
import type { StoryView } from '../../../calls/cases.ts'
import { type Acting, useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import { useKeys } from '../../frame/use-keys.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { CasesTabs } from '../tabs.tsx'
import { useLook } from '../use-cases.ts'
import { Doing } from './doing.tsx'
import { Known } from './known.tsx'
import { Lanes } from './lanes.tsx'
import { Papers } from './papers.tsx'
import { Risk } from './risk.tsx'
import { StoryChecks } from './story-checks.tsx'
import { StoryHead } from './story-head.tsx'
import { Tasks } from './tasks.tsx'

export type OfStory = {
  readonly story: StoryView
  readonly acting: Acting<StoryView>
  readonly again: () => void
}

export function Story({ id }: { readonly id: string }) {
  const words = useWords()
  const [, go] = useLocation()
  const language = useLanguage()
  const { asked, again } = useLook('cases.story', { id, language })
  const acting = useAct<StoryView>()
  const run: Acting<StoryView>['run'] = async (work) => {
    const done = await acting.run(work)
    again()
    return done
  }
  useKeys('record', { back: () => go(paths.cases('board')) })
  return (
    <>
      <CasesTabs tab={undefined} />
      <article className={parts['wide']}>
        <Link href={paths.cases('board')}>{words.cases.story.back}</Link>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <Whole story={asked.value} acting={{ ...acting, run }} again={again} />
        )}
      </article>
    </>
  )
}

function Whole(props: OfStory) {
  const { story } = props
  return (
    <>
      <StoryHead story={story} />
      <div className={parts['two']}>
        <div className={css['main']}>
          <Lanes story={story} />
          <Risk {...props} />
          <StoryChecks story={story} />
          <Tasks {...props} />
          <Papers story={story} />
        </div>
        <aside className={parts['side']}>
          <Doing {...props} />
          <Known {...props} />
        </aside>
      </div>
    </>
  )
}

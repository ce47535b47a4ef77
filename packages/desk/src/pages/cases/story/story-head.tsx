/** Now: who by code, what state, how urgent, what was promised next, and when the danger is looked at again. */
import { caseState } from '@safeconduct/core/records/vocabulary/case-state.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { StoryView } from '../../../calls/cases.ts'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { DueMark } from '../due.tsx'

export function StoryHead({ story }: { readonly story: StoryView }) {
  const { cases, evidence } = useWords()
  const { story: said, board, acts } = cases
  const language = useLanguage()
  const { now, next, review } = story
  return (
    <header className={css['head']}>
      <h1>
        {story.code} <span className={css['title']}>{termWords(caseState, story.state, language)}</span>
      </h1>
      {story.frozen && <p className={parts['danger']}>{said.frozen}</p>}
      <dl className={css['now']}>
        <dt>{said.priority}</dt>
        <dd className={css['priority']} data-priority={story.priority}>
          {termWords(priority, story.priority, language)}
        </dd>
        <dt>{said.next}</dt>
        <dd>
          {next === undefined ? (
            <span className={css['missing']}>{board.noStep}</span>
          ) : (
            <>
              <bdi>{next.what}</bdi> · <DueMark due={next.due} now={now} />
            </>
          )}
        </dd>
        <dt>{said.review}</dt>
        <dd>
          {story.assessedAt === undefined ? (
            <span className={css['missing']}>{board.never}</span>
          ) : (
            <DueMark due={review} now={now} />
          )}
        </dd>
        <dt>{said.who}</dt>
        <dd>
          {story.owner}
          {story.team.length > 0 && ` · ${story.team.join(', ')}`}
        </dd>
      </dl>
      <p className={parts['row']}>
        <Link href={paths.exposure(story.id)}>{acts.exposure}</Link>
        <Link href={paths.takeFiles(story.id)}>{evidence.takeFiles}</Link>
        <Link href={paths.access(story.id)}>{said.access}</Link>
        <Link href={paths.record('Case', story.id)}>{said.record}</Link>
      </p>
    </header>
  )
}

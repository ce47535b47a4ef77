/** Who looks after whether this person is well, and what came of it. */

import { checkKind } from '@safeconduct/core/records/vocabulary/check-kind.ts'
import { checkOutcome } from '@safeconduct/core/records/vocabulary/check-outcome.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { StoryView } from '../../../calls/cases.ts'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { DueMark } from '../due.tsx'

export function StoryChecks({ story: { checks, now } }: { readonly story: StoryView }) {
  const { story: said, tabs } = useWords().cases
  const language = useLanguage()
  return (
    <section className={css['part']}>
      <div className={css['part-head']}>
        <h2>{said.checks}</h2>
        <Link href={paths.cases('checks')}>{tabs.checks}</Link>
      </div>
      {checks.length === 0 && <p className={css['missing']}>{said.noChecks}</p>}
      <ul className={parts['lines']}>
        {checks.map((check) => (
          <li key={check.id}>
            <Link href={paths.record('Check', check.id)}>{termWords(checkKind, check.kind, language)}</Link>
            {' · '}
            {check.outcome === undefined ? (
              <DueMark due={check.due} now={now} />
            ) : (
              <span className={css['quiet']}>{termWords(checkOutcome, check.outcome, language)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The danger as it was judged: the newest first, the earlier ones below, none of them ever changed. */
import { triageQuestion } from '@safeconduct/core/records/choices/risk.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { riskFactor } from '@safeconduct/core/records/vocabulary/risk-factor.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import type { AssessmentView } from '../../../calls/cases.ts'
import { call } from '../../calls/client.ts'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { Assess } from './assess.tsx'
import type { OfStory } from './story.tsx'

export function Risk(props: OfStory) {
  const { risk: said, acts } = useWords().cases
  const [assessing, setAssessing] = useState(false)
  const [newest, ...earlier] = props.story.assessments
  return (
    <section className={css['part']}>
      <div className={css['part-head']}>
        <h2>{said.title}</h2>
        <button type="button" aria-expanded={assessing} onClick={() => setAssessing(!assessing)}>
          {acts.assess}
        </button>
      </div>
      {assessing && <Assess {...props} saved={() => setAssessing(false)} />}
      {newest === undefined ? (
        <p className={css['missing']}>{said.none}</p>
      ) : (
        <Assessment {...props} assessment={newest} />
      )}
      {earlier.length > 0 && (
        <details>
          <summary>
            {said.earlier} <span className={css['number']}>{earlier.length}</span>
          </summary>
          <ul className={css['stack']}>
            {earlier.map((assessment) => (
              <li key={assessment.id}>
                <Assessment {...props} assessment={assessment} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

type Props = OfStory & { readonly assessment: AssessmentView }

function Assessment({ story: { id }, acting, assessment }: Props) {
  const { risk: said } = useWords().cases
  const language = useLanguage()
  const { level, because, factors } = assessment
  return (
    <div className={css['stack']}>
      <p>
        {level !== undefined && (
          <strong className={css['level']} data-level={level}>
            {said.level[level]}
          </strong>
        )}{' '}
        <span className={css['priority']} data-priority={assessment.priority}>
          {termWords(priority, assessment.priority, language)}
        </span>{' '}
        <span className={css['quiet']}>
          {`${assessment.by}, ${instantWords(assessment.at, language)}`}
          {assessment.secondReader !== undefined && `, ${said.second(assessment.secondReader)}`}
        </span>
      </p>
      {because.length > 0 && (
        <p>
          {said.because}
          <Colon />
          {because.map((one) => termWords(triageQuestion, one, language)).join(' · ')}
        </p>
      )}
      {factors.length > 0 && (
        <p className={css['quiet']}>
          {factors.map((one) => termWords(riskFactor, one, language)).join(' · ')}
        </p>
      )}
      <p className={parts['said']}>
        <bdi>{assessment.plan}</bdi>
      </p>
      {assessment.awaitsSecond && (
        <div className={parts['due']}>
          <p>{said.awaits}</p>
          <p>
            <button
              type="button"
              disabled={acting.busy}
              onClick={() => void acting.run(call('cases.secondRead', { id, assessment: assessment.id }))}
            >
              {said.sign}
            </button>
          </p>
        </div>
      )}
    </div>
  )
}

/** Papers of the case: what lies in it, by title. */

import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { Link } from 'wouter'
import type { StoryView } from '../../../calls/cases.ts'
import parts from '../../style/parts.module.css'
import { useTypeWords } from '../../words/use-type-words.ts'
import { useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { hrefOf } from '../hits.ts'

export function Papers({ story }: { readonly story: StoryView }) {
  const { story: said } = useWords().cases
  const typeWords = useTypeWords()
  if (story.papers.length === 0) return null
  return (
    <section className={css['part']}>
      <h2>{said.papers}</h2>
      <ul className={parts['lines']}>
        {story.papers.map((paper) => (
          <li key={paper.id}>
            <Link href={hrefOf(paper)}>
              <bdi>{paper.title}</bdi>
            </Link>{' '}
            <span className={css['quiet']}>
              {isRecordTypeName(paper.type) ? typeWords.one(paper.type) : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/**
 * A refusal at the place it concerns. A rule that refuses says which rule, about which record, and what would make
 * it allowed; one that only warns lets the person go on, once it has been read.
 */

import type { Words } from '@safeconduct/core/base/language.ts'
import { caseRefusalWords } from '@safeconduct/core/cases/refusal-words.ts'
import { allowWords } from '@safeconduct/core/rules/allow.ts'
import { becauseWords } from '@safeconduct/core/rules/because.ts'
import { Link } from 'wouter'
import type { CallRefusal } from '../../calls/calls.ts'
import type { BreakView } from '../../calls/cases.ts'
import { intoView } from '../frame/into-view.ts'
import { Refused } from '../frame/refused.tsx'
import { useSay, useWords } from '../words/use-words.ts'
import css from './cases.module.css'
import { hrefOf } from './hits.ts'

type Props = {
  readonly refusal: CallRefusal | undefined
  /** Goes on despite the rules that only warn. */
  readonly despite?: (rules: readonly string[]) => void
}

export function CasesRefused({ refusal, despite }: Props) {
  const { breaks: said } = useWords().cases
  if (refusal === undefined) return null
  if (refusal.kind === 'lost-the-race') {
    return (
      <p role="alert" ref={intoView} className={css['broken']}>
        {said.race}
      </p>
    )
  }
  const breaks = refusal.breaks ?? []
  if (breaks.length === 0) return <Plainly refusal={refusal} />
  const warns = refusal.kind === 'rule-warns'
  return (
    <div role="alert" ref={intoView} className={css['broken']} data-warns={warns}>
      <p>{warns ? said.warns : said.title}</p>
      <Breaks breaks={breaks} />
      {warns && despite !== undefined && (
        <button type="button" onClick={() => despite(breaks.map(({ rule }) => rule))}>
          {said.goOn}
        </button>
      )}
    </div>
  )
}

/** What no rule refuses, in the words of cases where they have any. */
function Plainly({ refusal }: { readonly refusal: CallRefusal }) {
  const say = useSay()
  const words = caseRefusalWords(refusal)
  return words === undefined ? (
    <Refused refusal={refusal} />
  ) : (
    <p role="alert" ref={intoView} className={css['broken']}>
      {say(words)}
    </p>
  )
}

export function Breaks({ breaks }: { readonly breaks: readonly BreakView[] }) {
  const { breaks: said } = useWords().cases
  const say = useSay()
  return (
    <ul className={css['breaks']}>
      {breaks.map((one) => {
        const because = wordsAt(becauseWords, one.because)
        const allow = wordsAt(allowWords, one.allow)
        return (
          <li key={`${one.rule} ${one.because} ${one.record?.id ?? ''} ${one.field ?? ''}`}>
            <p>
              {one.record !== undefined && (
                <>
                  <Link href={hrefOf(one.record)}>
                    <bdi>{one.record.title}</bdi>
                  </Link>
                  :{' '}
                </>
              )}
              {because === undefined ? one.because : say(because)}{' '}
              <span className={css['rule']}>{said.rule(one.rule)}</span>
            </p>
            <p className={css['quiet']}>
              {said.allow} {allow === undefined ? one.allow : say(allow)}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** A reason of a newer release has no words here yet. */
function wordsAt(list: Readonly<Record<string, Words>>, code: string): Words | undefined {
  return Object.hasOwn(list, code) ? list[code] : undefined
}

/** One entry of the register: the exact words, who said them in which office, and what stands beside them. */
import { commitmentStatus } from '@safeconduct/core/records/vocabulary/commitment-status.ts'
import { denialType } from '@safeconduct/core/records/vocabulary/denial-type.ts'
import { investigationStage } from '@safeconduct/core/records/vocabulary/investigation-stage.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { PromiseView, StatementView } from '../../../calls/attention.ts'
import table from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import { languageName } from '../../records/language-names.ts'
import { useSpeaking } from '../../records/speaking.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import css from './desk.module.css'
import { HitLink, HitList } from './hit-links.tsx'
import { plainTerm } from './plain-term.ts'
import { saidDayWords } from './said-day.ts'

export function Statement({ statement }: { readonly statement: StatementView }) {
  const { register: said, notes } = usePressWords()
  const speaking = useSpeaking()
  const { id, speaker, office, words, lang, relayedBy, denial, promise, isCaptured } = statement
  const facts = [speaker, office, saidDayWords(statement.said, speaking)].filter((one) => one !== '')
  return (
    <li className={`${table['line']} ${css['entry']}`}>
      <p>
        <Link href={paths.record('Statement', id)}>
          <bdi>{facts.join(' · ')}</bdi>
        </Link>
      </p>
      <blockquote className={css['words']} lang={lang} dir="auto">
        {words}
      </blockquote>
      {relayedBy !== undefined && <p className={parts['facts']}>{said.relayed(relayedBy)}</p>}
      {denial !== undefined && <Denial denial={denial} />}
      {promise !== undefined && <Promised promise={promise} />}
      {statement.renderings.length > 0 && <Renderings statement={statement} />}
      {statement.acts.length > 0 && (
        <div>
          <h3>{notes.threats.acts}</h3>
          <HitList hits={statement.acts} />
        </div>
      )}
      {statement.kind === 'threat' && (
        <p>
          <Link href={paths.enter}>{notes.threats.file}</Link>
        </p>
      )}
      {statement.later.length > 0 && (
        <div>
          <h3>{said.later}</h3>
          <HitList hits={statement.later} />
        </div>
      )}
      {!isCaptured && <p className={table['missing']}>{said.notCaptured}</p>}
    </li>
  )
}

function Denial({ denial }: { readonly denial: NonNullable<StatementView['denial']> }) {
  const { register: said } = usePressWords()
  const language = useLanguage()
  return (
    <>
      {denial.type !== '' && <p>{termWords(denialType, denial.type, language)}</p>}
      {denial.sealedItems > 0 && <p>{said.sealed(denial.sealedItems)}</p>}
      {denial.denies.length > 0 && (
        <div>
          <h3>{said.denies}</h3>
          <HitList hits={denial.denies} />
        </div>
      )}
    </>
  )
}

function Renderings({ statement: { renderings } }: { readonly statement: StatementView }) {
  const { register: said } = usePressWords()
  const language = useLanguage()
  return (
    <details>
      <summary>{said.renderings(renderings.length)}</summary>
      <ul className={css['stack']}>
        {renderings.map((one) => (
          <li key={`${one.lang} ${one.words}`}>
            <span className={parts['facts']}>{languageName(one.lang, language)}</span>{' '}
            <bdi lang={one.lang}>«{one.words}»</bdi>
            <HitList hits={one.in} />
          </li>
        ))}
      </ul>
    </details>
  )
}

export function Promised({ promise }: { readonly promise: PromiseView }) {
  const { register: said, promises } = usePressWords()
  const speaking = useSpeaking()
  const language = useLanguage()
  const { promisors, what, status, overdueDays, isAssumed, next, contrary } = promise
  const state = [
    // "Overdue" is not said twice of one promise.
    ...(status === 'overdue' && overdueDays > 0 ? [] : [plainTerm(commitmentStatus, status, language)]),
    ...(overdueDays > 0 ? [promises.overdue(overdueDays)] : []),
    ...(next === undefined
      ? []
      : [`${promises.next}: ${saidDayWords({ date: next, precision: 'exact' }, speaking)}`]),
    ...(isAssumed ? [promises.assumed] : []),
  ]
  return (
    <>
      <p>
        {said.promised}: <bdi>{what}</bdi> (<bdi>{promisors.join(', ')}</bdi>)
      </p>
      <p className={overdueDays > 0 ? table['missing'] : undefined}>{state.join(' · ')}</p>
      {contrary.length > 0 && (
        <div>
          <h3>{said.contrary}</h3>
          <ul className={css['hits']}>
            {contrary.map(({ record, kind, says }) => (
              <li key={record.id}>
                <HitLink hit={record} />:{' '}
                <bdi>{kind === 'stage' ? termWords(investigationStage, says, language) : `«${says}»`}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

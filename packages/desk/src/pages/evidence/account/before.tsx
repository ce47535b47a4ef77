/**
 * What is known of earlier accounts of somebody, shown before a new one is begun. It warns and does not forbid: sometimes
 * there is a reason, and then it is written down. docs/formats/testimony.md, TY10.
 */
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { BeforeTaking } from '../../../calls/evidence-items.ts'
import { useCall } from '../../calls/use-call.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'

type Props = {
  /** Whose account it would be, once somebody is chosen. */
  readonly source: string | undefined
  /** Whether the rest of the form is there already. */
  readonly begun: boolean
  readonly begin: () => void
}

export function BeforeAccount({ source, begun, begin }: Props) {
  const { before: said } = useEvidenceWords().films
  return (
    <section className={parts['part']} aria-label={said.title}>
      <h2>{said.title}</h2>
      <p className={parts['facts']}>{said.why}</p>
      {source === undefined ? (
        <p>{said.choose}</p>
      ) : (
        <Known key={source} source={source} begun={begun} begin={begin} />
      )}
    </section>
  )
}

function Known({ source, begun, begin }: Props & { readonly source: string }) {
  const words = useWords()
  const { before: said } = useEvidenceWords().films
  const asked = useCall('evidence.beforeTaking', { source, language: useLanguage() })
  const isFree = asked.state === 'answered' && asked.value.warnings.length + asked.value.tellings.length === 0
  // Where nothing is known nobody has to be stopped.
  useEffect(() => {
    if (isFree) begin()
    // `begin` is another function at each drawing, and does the same.
  }, [isFree])
  if (asked.state === 'waiting') return <p role="status">{words.waiting}</p>
  if (asked.state === 'refused') return <Refused refusal={asked.refusal} />
  return (
    <div role="status" className={parts['part']}>
      {isFree ? <p>{said.none}</p> : <Told known={asked.value} />}
      <p className={parts['facts']}>{said.notAll}</p>
      {!begun && !isFree && (
        <>
          <p>
            <button type="button" onClick={begin}>
              {said.begin}
            </button>
          </p>
          <p className={parts['facts']}>{said.beginWhy}</p>
        </>
      )}
    </div>
  )
}

function Told({ known: { warnings, tellings } }: { readonly known: BeforeTaking }) {
  const { before: said } = useEvidenceWords().films
  const language = useLanguage()
  const hasFull = warnings.some(({ kind }) => kind === 'full-account-exists')
  return (
    <>
      <ul className={parts['lines']}>
        {warnings.map((one) =>
          one.kind === 'told-before' ? null : (
            <li key={`${one.kind} ${one.account?.id ?? ''}`} className={parts['due']}>
              {sentence(one, said)}{' '}
              {one.takenAt !== undefined && <bdi>({said.taken(instantWords(one.takenAt, language))}) </bdi>}
              {one.account !== undefined && (
                <Link href={paths.record('Testimony', one.account.id)}>
                  {said.open} · <bdi>{one.account.title}</bdi>
                </Link>
              )}
            </li>
          ),
        )}
      </ul>
      {hasFull && <p>{said.amend}</p>}
      <h3>{said.told}</h3>
      {tellings.length === 0 ? (
        <p>{said.toldNone}</p>
      ) : (
        <ul>
          {tellings.map((one) => (
            <li key={JSON.stringify(one)}>
              <bdi>{one.to}</bdi>
              {one.when !== undefined && ` · ${dayWords(one.when, language)}`}
              {one.public === true && ` · ${said.public}`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type Warning = BeforeTaking['warnings'][number]
type Said = ReturnType<typeof useEvidenceWords>['films']['before']

function sentence({ kind, paragraphs = 0 }: Warning, said: Said): string {
  if (kind === 'full-account-exists') return said.full(paragraphs)
  return kind === 'account-unfinished' ? said.unfinished : said.summary
}

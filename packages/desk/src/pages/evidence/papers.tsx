/** What was done with an item, drawn over time: each handling a point on one line, its seals, and what is missing. */
import { custodyEventType } from '@safeconduct/core/records/choices/custody.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { GapView, HandlingView, PapersView, SealView } from '../../calls/evidence.ts'
import { useCall } from '../calls/use-call.ts'
import { instantWords } from '../records/dates.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Chain } from './chain/chain.tsx'
import { useChainWords } from './chain/chain-words.ts'
import css from './papers.module.css'

/** `rev` asks again when the record has changed. */
export function Papers({ id, rev }: { readonly id: string; readonly rev: number }) {
  const words = useWords().evidence
  const papers = useCall('evidence.papers', { id }, rev)
  if (papers.state !== 'answered') return null
  const { seals, handlings } = papers.value
  return (
    <section className={css['papers']} aria-labelledby="papers">
      <h2 id="papers">{words.papers}</h2>
      {seals.length + handlings.length === 0 ? (
        <p className={css['quiet']}>{words.none}</p>
      ) : (
        <>
          <Chain papers={papers.value} />
          <ol className={css['line']}>
            {handlings.map((one) => (
              <Handling key={`${one.at} ${one.what} ${one.by}`} one={one} seals={seals} />
            ))}
          </ol>
          <Missing papers={papers.value} />
        </>
      )}
    </section>
  )
}

function Handling({ one, seals }: { readonly one: HandlingView; readonly seals: readonly SealView[] }) {
  const words = useWords().evidence
  const language = useLanguage()
  const seal = one.what === 'sealed' ? seals.find(({ at }) => at === one.at) : undefined
  return (
    <li className={one.failed ? css['failed'] : undefined}>
      <p className={css['quiet']}>
        <time dateTime={one.at}>{instantWords(one.at, language)}</time>
      </p>
      <p>
        <strong>{termWords(custodyEventType, one.what, language)}</strong>{' '}
        <bdi>{one.second === undefined ? words.by(one.by) : words.withSecond(one.by, one.second)}</bdi>
        {one.failed && <span> · {words.failed}</span>}
      </p>
      {one.purpose !== undefined && (
        <p className={css['quiet']}>
          <bdi>{one.purpose}</bdi>
        </p>
      )}
      {seal !== undefined && <Seal seal={seal} />}
    </li>
  )
}

/** In words for whoever judges it: by whose word it was there when, and what is no proof yet. */
function Seal({ seal }: { readonly seal: SealView }) {
  const words = useWords().evidence
  const { sentences } = useChainWords()
  const { state, witnesses } = seal
  if (state === 'waiting') return <p className={css['quiet']}>{words.waiting}</p>
  const names = witnesses.map(({ name }) => name).join(', ')
  return (
    <>
      <p className={css['quiet']}>
        {words.inLedger} · <bdi>{names === '' ? words.noWitness : words.witnessed(names)}</bdi>
      </p>
      {sentences(seal).map((sentence) => (
        <p key={sentence} className={css['quiet']}>
          <bdi>{sentence}</bdi>
        </p>
      ))}
    </>
  )
}

function Missing({ papers: { gaps, could } }: { readonly papers: PapersView }) {
  const words = useWords().evidence
  const language = useLanguage()
  const about = (to: string): string =>
    to === 'making' || to === 'source' || to === 'presence' || to === 'interpreting'
      ? words.to[to]
      : termWords(custodyEventType, to, language)
  return (
    <div className={css['beside']}>
      <div>
        <h3>{words.gaps}</h3>
        {gaps.length === 0 && <p className={css['quiet']}>{words.noGaps}</p>}
        <ul>
          {gaps.map((gap) => (
            <li key={JSON.stringify(gap)}>
              {words.gap[gap.kind]} <When gap={gap} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{words.could}</h3>
        <ul>
          {could.map(({ who, to }) => (
            <li key={who}>
              <bdi>{who}</bdi>: {to.map(about).join(', ')}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function When({ gap: { from, to, by } }: { readonly gap: GapView }) {
  const words = useWords().evidence
  const language = useLanguage()
  const said = [from, to]
    .filter((at) => at !== undefined)
    // When it was made is often a day only.
    .map((at) => (at.length === 10 ? dayWords(at, language) : instantWords(at, language)))
  const whole = said.join(' – ')
  if (whole === '' && by === undefined) return null
  return (
    <span className={css['quiet']}>
      {[whole, by === undefined ? '' : words.by(by)].filter((part) => part !== '').join(' · ')}
    </span>
  )
}

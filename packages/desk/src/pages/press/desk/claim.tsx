/** One claim: who knew it first, how each of them counts and why, and what stands against it. */

import { corroboration } from '@safeconduct/core/records/vocabulary/corroboration.ts'
import { evidentiality } from '@safeconduct/core/records/vocabulary/evidentiality.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { pointWords } from '@safeconduct/core/records/words/points.ts'
import { Link, useLocation } from 'wouter'
import type { ClaimSheet } from '../../../calls/attention.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { useKeys } from '../../frame/use-keys.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { ConflictTable } from './conflicts.tsx'
import desk from './desk.module.css'
import { HitLink, HitList } from './hit-links.tsx'
import { PressTabs } from './tabs.tsx'

export function Claim({ id }: { readonly id: string }) {
  const { waiting } = useWords()
  const pressDesk = usePressWords()
  const [, go] = useLocation()
  const asked = useCall('press.claim', { id, language: useLanguage() })
  useKeys('record', { back: () => go(paths.press('claims')) })
  return (
    <>
      <PressTabs tab="claims" />
      <article className={parts['wide']}>
        <p>
          <Link href={paths.press('claims')}>{pressDesk.claims.back}</Link>
        </p>
        {asked.state === 'waiting' && <p role="status">{waiting}</p>}
        <Refused refusal={asked.state === 'refused' ? asked.refusal : undefined} />
        {asked.state === 'answered' && <Sheet sheet={asked.value} />}
      </article>
    </>
  )
}

function Sheet({ sheet }: { readonly sheet: ClaimSheet }) {
  const { claims: said, onlyHere } = usePressWords()
  const language = useLanguage()
  const figures = [sheet.strict, sheet.lenient, sheet.sources].map(String)
  const [strict = '', lenient = '', sources = ''] = figures
  return (
    <>
      <header className={css['head']}>
        <h1>
          <bdi>{pointWords(sheet.slot)}</bdi>: <bdi>{sheet.value}</bdi>
        </h1>
        <p>
          <bdi>{sheet.about}</bdi> ·{' '}
          <strong className={sheet.label === 'disputed' ? css['missing'] : undefined}>
            {termWords(corroboration, sheet.label, language)}
          </strong>
        </p>
        <p>{said.counts(strict, lenient, sources)}</p>
        <p className={parts['facts']}>{onlyHere}</p>
      </header>
      <Origins sheet={sheet} />
      <Against sheet={sheet} />
      <Told sheet={sheet} />
      <Beside sheet={sheet} />
    </>
  )
}

function Origins({ sheet: { origins } }: { readonly sheet: ClaimSheet }) {
  const { claims: said } = usePressWords()
  return (
    <section className={parts['part']}>
      <h2>{said.origins}</h2>
      <div className={css['scroll']}>
        <table className={`${css['table']} ${css['worded']}`}>
          <thead>
            <tr>
              <th scope="col">{said.origin}</th>
              <th scope="col">{said.counted}</th>
              <th scope="col">{said.why}</th>
              <th scope="col">{said.told}</th>
            </tr>
          </thead>
          <tbody>
            {origins.map(({ who, counts, reasons, sources }) => (
              <tr key={who.id}>
                <td>
                  <HitLink hit={who} />
                </td>
                <td>{counts === 'strict' ? said.strictly : said.leniently}</td>
                <td>{reasons.map(({ kind, names }) => said.because[kind](names.join(', '))).join('; ')}</td>
                <td>
                  <HitList hits={sources} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Told({ sheet: { told, contaminated } }: { readonly sheet: ClaimSheet }) {
  const { claims: said } = usePressWords()
  const language = useLanguage()
  return (
    <section className={parts['part']}>
      <h2>{said.told}</h2>
      <ul className={css['rows']}>
        {told.map(({ source, words, how }) => (
          <li key={`${source.id} ${words}`} className={desk['quoted']}>
            <p dir="auto">
              «<bdi>{words}</bdi>»
            </p>
            <p className={parts['facts']}>
              <HitLink hit={source} /> · {termWords(evidentiality, how, language)}
            </p>
          </li>
        ))}
      </ul>
      {contaminated.length > 0 && (
        <div className={parts['due']}>
          <h3>{said.contaminated}</h3>
          <ul className={desk['hits']}>
            {contaminated.map(({ account, publication, since }) => (
              <li key={account.id}>
                <HitLink hit={account} />: {said.inPrint(since)}, <HitLink hit={publication} />
              </li>
            ))}
          </ul>
          <p>{said.contaminatedHelp}</p>
        </div>
      )}
    </section>
  )
}

function Against({ sheet: { conflicts } }: { readonly sheet: ClaimSheet }) {
  const { claims: said } = usePressWords()
  return (
    <section className={parts['part']}>
      <h2>{said.against}</h2>
      {conflicts.length === 0 ? (
        <p className={parts['facts']}>{said.nothingAgainst}</p>
      ) : (
        <ConflictTable conflicts={conflicts} />
      )}
    </section>
  )
}

function Beside({ sheet: { material, releases } }: { readonly sheet: ClaimSheet }) {
  const { claims: said } = usePressWords()
  return (
    <>
      <section className={parts['part']}>
        <h2>{said.material}</h2>
        {material.length === 0 ? (
          <p className={parts['facts']}>{said.noMaterial}</p>
        ) : (
          <HitList hits={material} />
        )}
      </section>
      <section className={parts['part']}>
        <h2>{said.releases}</h2>
        {releases.length === 0 ? (
          <p className={parts['facts']}>{said.notReleased}</p>
        ) : (
          <HitList hits={releases} />
        )}
      </section>
    </>
  )
}

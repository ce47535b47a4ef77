/** Every point that somebody claims, with its label and how many independent origins it has. */

import { corroboration } from '@safeconduct/core/records/vocabulary/corroboration.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { pointWords } from '@safeconduct/core/records/words/points.ts'
import { Link } from 'wouter'
import type { ClaimRow } from '../../../calls/attention.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { Nothing, Part } from './part.tsx'

export function Claims() {
  const { claims: said, listed } = usePressWords()
  const asked = useCall('press.claims', { language: useLanguage() })
  return (
    <Part
      tab="claims"
      asked={asked}
      show={({ total, claims }) =>
        claims.length === 0 ? (
          <Nothing what={said.none} why={said.noneWhy} />
        ) : (
          <>
            {claims.length < total && (
              <p className={parts['facts']}>{listed(String(claims.length), String(total))}</p>
            )}
            <Table claims={claims} />
          </>
        )
      }
    />
  )
}

function Table({ claims }: { readonly claims: readonly ClaimRow[] }) {
  const { claims: said } = usePressWords()
  return (
    <div className={css['scroll']}>
      <table className={`${css['table']} ${css['worded']}`}>
        <thead>
          <tr>
            <th scope="col">{said.claim}</th>
            <th scope="col">{said.about}</th>
            <th scope="col">{said.label}</th>
            <th scope="col" className={css['figure']}>
              {said.strict}
            </th>
            <th scope="col" className={css['figure']}>
              {said.lenient}
            </th>
            <th scope="col" className={css['figure']}>
              {said.sources}
            </th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <Row key={claim.id} claim={claim} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ claim }: { readonly claim: ClaimRow }) {
  const { claims: said } = usePressWords()
  const language = useLanguage()
  const narrow = (name: string) => <span className={css['narrow-only']}>{name}: </span>
  return (
    <tr>
      <td>
        <Link href={paths.claim(claim.id)}>
          <bdi>{pointWords(claim.slot)}</bdi>: <bdi>{claim.value}</bdi>
        </Link>
      </td>
      <td>
        <bdi>{claim.about}</bdi>
      </td>
      <td className={claim.label === 'disputed' ? css['missing'] : undefined}>
        {termWords(corroboration, claim.label, language)}
      </td>
      <td className={css['figure']}>
        {narrow(said.strict)}
        {claim.strict}
      </td>
      <td className={css['figure']}>
        {narrow(said.lenient)}
        {claim.lenient}
      </td>
      <td className={css['figure']}>
        {narrow(said.sources)}
        {claim.sources}
      </td>
    </tr>
  )
}

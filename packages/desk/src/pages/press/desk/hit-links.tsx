/** Records by their titles, each leading to its own page; a stranger's words in them are only text. */
import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { Link } from 'wouter'
import type { Hit } from '../../../calls/calls.ts'
import { paths } from '../../frame/places.ts'
import css from './desk.module.css'

export function HitLink({ hit }: { readonly hit: Hit }) {
  const title = <bdi>{hit.title}</bdi>
  return isRecordTypeName(hit.type) ? <Link href={hrefOfHit(hit)}>{title}</Link> : title
}

export function hrefOfHit({ type, id }: Hit): string {
  if (type === 'Publication') return paths.reading(id)
  if (type === 'Claim') return paths.claim(id)
  return isRecordTypeName(type) ? paths.record(type, id) : paths.press('timeline')
}

export function HitList({ hits }: { readonly hits: readonly Hit[] }) {
  return (
    <ul className={css['hits']}>
      {hits.map((hit) => (
        <li key={hit.id}>
          <HitLink hit={hit} />
        </li>
      ))}
    </ul>
  )
}

/** Records by their titles, each leading to its own page; a stranger's words in them are only text. */
import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { Link } from 'wouter'
import type { Hit } from '../../../calls/calls.ts'
import { paths } from '../../frame/places.ts'
import css from './desk.module.css'

export function HitLink({ hit: { type, id, title } }: { readonly hit: Hit }) {
  if (!isRecordTypeName(type)) return <bdi>{title}</bdi>
  const href =
    type === 'Publication' ? paths.reading(id) : type === 'Claim' ? paths.claim(id) : paths.record(type, id)
  return (
    <Link href={href}>
      <bdi>{title}</bdi>
    </Link>
  )
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

/** How the name of a point is read: `gate_colour` and `held_n` are written for programs. */
export function pointWords(slot: string): string {
  return slot.replace(/_n$/u, '').replaceAll('_', ' ')
}

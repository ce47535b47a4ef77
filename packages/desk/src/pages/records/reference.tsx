import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { Link } from 'wouter'
import { paths } from '../frame/places.ts'
import { useTitle } from './titles.ts'

/** Another record by its title, in a table by the first part of it. One that may not be read here leaves no trace. */
export function Reference({
  id,
  plain = false,
  short = false,
}: {
  readonly id: string
  readonly plain?: boolean
  readonly short?: boolean
}) {
  const [record = '', part] = id.split('#')
  const hit = useTitle(record)
  if (hit === undefined || hit === null) return null
  const title = short ? (hit.title.split(' · ')[0] ?? '') : hit.title
  const said = part === undefined ? title : `${title} · ${part}`
  if (plain || !isRecordTypeName(hit.type)) return <bdi>{said}</bdi>
  return (
    <Link href={paths.record(hit.type, hit.id)}>
      <bdi>{said}</bdi>
    </Link>
  )
}

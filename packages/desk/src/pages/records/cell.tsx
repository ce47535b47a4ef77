import type { Json } from '@safeconduct/core/base/json.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'
import { cellWords, isList, kindFor } from './plain.ts'
import { Reference } from './reference.tsx'
import { useSpeaking } from './speaking.ts'

/** A value in a table: one line, references by their titles. */
export function Cell({
  kind,
  value,
}: {
  readonly kind: Kind<unknown>
  readonly value: Json | null | undefined
}) {
  const speaking = useSpeaking()
  if (value === undefined || value === null) return null
  const one = kindFor(kind, value)
  if (one.control !== 'record') return <bdi>{cellWords(kind, value, speaking)}</bdi>
  const ids = (isList(value) ? value : [value]).filter((id) => typeof id === 'string')
  return ids.map((id, index) => (
    <span key={id}>
      {index > 0 && ', '}
      <Reference id={id} plain short />
    </span>
  ))
}

import type { Json } from '@safeconduct/core/base/json.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'
import { useSay } from '../words/use-words.ts'
import { asJson, datedWords, isJsonObject, isList, kindFor, plainWords } from './plain.ts'
import { Reference } from './reference.tsx'
import { ShapeTable } from './shape-table.tsx'
import { useSpeaking } from './speaking.ts'
import css from './value.module.css'

type Props = { readonly kind: Kind<unknown>; readonly value: Json; readonly label?: string }

/** The whole value of a field on a record's page. Everything in it is text; nothing in it is a link to the outside. */
export function FieldValue({ kind, value, label = '' }: Props) {
  const one = kindFor(kind, value)
  if (!isList(value)) return <OneValue kind={one} value={value} />
  if (one.parts !== undefined)
    return <ShapeTable label={label} parts={one.parts} items={value.filter(isJsonObject)} />
  return (
    <ul className={one.control === 'text' || one.control === 'line' ? css['lines'] : css['items']}>
      {value.map((item) => (
        <li key={JSON.stringify(item)}>
          <OneValue kind={one} value={item} />
        </li>
      ))}
    </ul>
  )
}

function OneValue({ kind, value }: Props) {
  const speaking = useSpeaking()
  if (isJsonObject(value)) return <Shape kind={kind} value={value} />
  if (kind.control === 'record' && typeof value === 'string') return <Reference id={value} />
  const said = plainWords(kind, value, speaking)
  if (kind.control === 'text') {
    return (
      <div className={css['text']} dir="auto" tabIndex={said.length > 600 ? 0 : undefined}>
        {said}
      </div>
    )
  }
  return <bdi className={kind.control === 'machine' ? css['machine'] : undefined}>{said}</bdi>
}

function Shape({
  kind,
  value,
}: {
  readonly kind: Kind<unknown>
  readonly value: Readonly<Record<string, Json>>
}) {
  const say = useSay()
  const speaking = useSpeaking()
  const date = datedWords(value, speaking)
  const parts = Object.entries(kind.parts ?? {}).filter(
    ([name]) =>
      value[name] !== undefined && (date === undefined || (name !== 'date' && name !== 'precision')),
  )
  return (
    <>
      {date !== undefined && <bdi>{date}</bdi>}
      {parts.length > 0 && (
        <dl className={css['parts']}>
          {parts.map(([name, part]) => (
            <div key={name}>
              <dt>{say(part.label)}</dt>
              <dd>
                <FieldValue kind={part} value={asJson(value[name]) ?? null} label={say(part.label)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

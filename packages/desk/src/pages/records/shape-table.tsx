import type { Json } from '@safeconduct/core/base/json.ts'
import type { Parts } from '@safeconduct/core/records/field.ts'
import { useSay } from '../words/use-words.ts'
import { FieldValue } from './field-value.tsx'
import css from './value.module.css'

type Props = {
  readonly label: string
  readonly parts: Parts
  readonly items: readonly Readonly<Record<string, Json>>[]
}

/** A list of things that belong together, such as the legs of a journey: one line each, only the columns in use. */
export function ShapeTable({ label, parts, items }: Props) {
  const say = useSay()
  const used = Object.entries(parts).filter(([name]) => items.some((item) => item[name] !== undefined))
  return (
    // A wide list scrolls inside itself, and by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={css['table']}>
        <thead>
          <tr>
            {used.map(([name, part]) => (
              <th key={name} scope="col">
                {say(part.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={JSON.stringify(item)}>
              {used.map(([name, part]) => (
                <td key={name} data-long={part.control === 'text' || part.many === true}>
                  {item[name] !== undefined && (
                    <FieldValue kind={part} value={item[name]} label={say(part.label)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { FieldView } from '../../calls/calls.ts'
import { FieldValue } from '../records/field-value.tsx'
import { useSay, useWords } from '../words/use-words.ts'
import { fieldsByGroup, groups, type Named } from './groups.ts'
import css from './record.module.css'
import { fieldsIn, type View } from './views.ts'

/** Said on every record by the title line and the history already. */
const header: ReadonlySet<string> = new Set(['id', 'type', 'createdAt', 'createdBy'])

type Props = {
  readonly type: RecordTypeName
  readonly view: View
  readonly fields: Readonly<Record<string, FieldView>>
}

/** Fields that are empty and fields that this member may not read look the same: they are not there. */
export function FieldGroups({ type, view, fields }: Props) {
  const words = useWords()
  const shown = fieldsIn(type, view).filter(([name]) => !header.has(name) && hasValue(fields[name]))
  const byGroup = fieldsByGroup(shown)
  return groups.map((group) => {
    const named = byGroup.get(group) ?? []
    return named.length === 0 ? null : (
      <div key={group} className={css['group']}>
        {byGroup.size > 1 && <h2>{words.record.groups[group]}</h2>}
        <dl className={css['fields']}>
          {named.map(([name, field]) => (
            <OneField key={name} named={[name, field]} value={fields[name]} />
          ))}
        </dl>
      </div>
    )
  })
}

function hasValue(field: FieldView | undefined): boolean {
  if (field === undefined || field.state === 'withheld') return false
  if (field.state === 'side-by-side') return true
  return field.value !== null && !(Array.isArray(field.value) && field.value.length === 0)
}

function OneField({
  named: [, field],
  value,
}: {
  readonly named: Named
  readonly value: FieldView | undefined
}) {
  const words = useWords()
  const say = useSay()
  if (value === undefined || value.state === 'withheld') return null
  return (
    <div className={css['field']} data-wide={field.many === true && field.parts !== undefined}>
      <dt>{say(field.label)}</dt>
      <dd>
        {value.state === 'value' ? (
          <FieldValue kind={field} value={value.value} label={say(field.label)} />
        ) : (
          <div className={css['both']}>
            <p className={css['due']}>{words.record.bySide}</p>
            {value.values.map((one) => (
              <FieldValue key={JSON.stringify(one)} kind={field} value={one} />
            ))}
          </div>
        )}
      </dd>
    </div>
  )
}

import type { Json } from '@safeconduct/core/base/json.ts'
import type { RecordType } from '@safeconduct/core/records/record-type.ts'
import type { FieldView } from '../../calls/calls.ts'

/** The values a form begins with: of values side by side the first, because a person decides by saving one. */
export function startOf(
  { fields }: RecordType,
  views: Readonly<Record<string, FieldView>>,
): Readonly<Record<string, Json>> {
  const start: Record<string, Json> = {}
  for (const name of Object.keys(fields)) {
    const view = views[name]
    const value =
      view?.state === 'value' ? view.value : view?.state === 'side-by-side' ? view.values[0] : undefined
    if (value !== undefined && value !== null) start[name] = value
  }
  return start
}

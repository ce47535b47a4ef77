/** Looks at what was typed with the parsers of the declaration, the same that guard the vault. */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { CallRefusal } from '../../calls/calls.ts'
import type { Asked } from './form-fields.ts'

export type Fault = { readonly field: string; readonly reason: string }

export function faultsOf(asked: readonly Asked[], values: Readonly<Record<string, Json>>): readonly Fault[] {
  const faults: Fault[] = []
  for (const [name, field] of asked) {
    const value = values[name] ?? null
    if (value === null) {
      if (field.required) faults.push({ field: name, reason: 'missing' })
      continue
    }
    const parsed = field.parse(value, name)
    if (!parsed.ok) faults.push({ field: parsed.refusal.field, reason: parsed.refusal.reason })
  }
  return faults
}

/** A refusal of the process that belongs to a field. */
export function faultOf(refusal: CallRefusal | undefined): Fault | undefined {
  if (refusal?.field === undefined) return undefined
  return { field: refusal.field.replace(/^fields\./, ''), reason: refusal.reason ?? refusal.kind }
}

/** The fault at exactly this path. */
export function faultAt(faults: readonly Fault[], path: string): Fault | undefined {
  return faults.find(({ field }) => field === path)
}

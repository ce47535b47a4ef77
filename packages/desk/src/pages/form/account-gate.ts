/**
 * Of a new account nothing but its source is asked until somebody has seen what exists already: whoever tells it again is
 * hurt again (docs/formats/testimony.md, TY10).
 */
import { useState } from 'react'
import type { FormProps, useRecordForm } from './use-record-form.ts'

type Form = ReturnType<typeof useRecordForm>

export function useAccountGate({ type, id }: FormProps, { asked, values }: Form) {
  const [begunFor, setBegunFor] = useState<unknown>()
  if (type !== 'Testimony' || id !== undefined) return { asked, isHeld: false }
  const chosen = values['sourceId']
  const source = typeof chosen === 'string' ? chosen : undefined
  const isHeld = source === undefined || begunFor !== source
  return {
    asked: isHeld ? asked.filter(([name]) => name === 'sourceId') : asked,
    isHeld,
    before: { source, begun: !isHeld, begin: () => setBegunFor(source) },
  }
}

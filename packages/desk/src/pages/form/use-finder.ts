import {
  isRecordTypeName,
  type RecordTypeName,
  recordTypeNames,
} from '@safeconduct/core/records/record-types.ts'
import { useState } from 'react'
import { useCall } from '../calls/use-call.ts'
import { useLanguage } from '../words/use-words.ts'

const most = 12

/** What was typed to find a record, and what it found. */
export function useFinder(to: readonly string[]) {
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const types: readonly RecordTypeName[] = to.length === 0 ? recordTypeNames : to.filter(isRecordTypeName)
  const found = useCall('records.table', { types, filter: typed, offset: 0, limit: most, language })
  const rows = found.state === 'answered' ? found.value.rows : []
  return {
    typed,
    rows,
    open,
    setOpen,
    active,
    none: typed !== '' && found.state === 'answered' && rows.length === 0,
    type: (text: string): void => {
      setTyped(text)
      setActive(0)
      setOpen(true)
    },
    move: (by: 1 | -1): void => {
      setOpen(true)
      if (open) setActive(Math.max(0, Math.min(rows.length - 1, active + by)))
    },
  }
}

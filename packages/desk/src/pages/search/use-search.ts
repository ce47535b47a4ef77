import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Hit } from '../../calls/calls.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { useLanguage } from '../words/use-words.ts'
import { rangeOf, type Where } from './range.ts'

/** What is searched for and where; `opened` is told when a record was chosen. */
export function useSearch(opened: () => void) {
  const language = useLanguage()
  const [path, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [where, setWhere] = useState<Where>('everywhere')
  const [active, setActive] = useState(0)
  const caseId = /^\/cases\/Case\/([0-9a-f]{32})/.exec(path)?.[1]
  const answer = useCall('search.find', { words: typed, language, ...rangeOf(where, caseId) })
  const found = answer.state === 'answered' && answer.value.state === 'found' ? answer.value : undefined
  return {
    typed,
    where,
    setWhere,
    caseId,
    answer,
    active,
    setActive,
    hits: found?.hits ?? [],
    type: (text: string): void => {
      setTyped(text)
      setActive(0)
    },
    open: (hit: Hit | undefined): void => {
      if (hit === undefined || !isRecordTypeName(hit.type)) return
      go(paths.record(hit.type, hit.id))
      opened()
    },
  }
}

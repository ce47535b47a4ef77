import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { recordTypeWords } from '@safeconduct/core/records/words/record-types.ts'
import { useSay } from './use-words.ts'

/** What a kind of record is called: one of them, and all of them. */
export function useTypeWords(): {
  readonly one: (type: RecordTypeName) => string
  readonly all: (type: RecordTypeName) => string
} {
  const say = useSay()
  return { one: (type) => say(recordTypeWords[type].one), all: (type) => say(recordTypeWords[type].all) }
}

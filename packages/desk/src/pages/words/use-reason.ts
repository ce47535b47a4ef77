import type { Reason } from '@safeconduct/core/base/parse.ts'
import { reasonWords } from '@safeconduct/core/records/words/reasons.ts'
import { useSay, useWords } from './use-words.ts'

/** Says why a field was refused; the reason never holds the value. */
export function useReason(): (reason: string | undefined) => string {
  const say = useSay()
  const words = useWords()
  return (reason) =>
    reason !== undefined && isReason(reason) ? say(reasonWords[reason]) : words.refusals.unfit
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(reasonWords, reason)
}

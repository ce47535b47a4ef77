/** What a line of Tonight says, and where it leads. */
import type { TonightRow } from '../../calls/cases.ts'
import { paths } from '../frame/places.ts'
import type { CasesWords } from '../words/cases/words.ts'

/** The sentence of its code, with the facts filled in; a code of a newer release is shown as it is. */
export function tonightSentence({ what, facts }: TonightRow, codes: CasesWords['codes']): string {
  const sentence = Object.entries(codes).find(([code]) => code === what)?.[1] ?? what
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
}

export function tonightHref({ kind, id, caseId }: TonightRow): string {
  if (kind === 'line') return paths.thread(id)
  if (kind === 'stay' && caseId === undefined) return paths.cases('shelters')
  if (caseId !== undefined) return paths.story(caseId)
  if (kind === 'check' || kind === 'alarm') return paths.cases('checks')
  return kind === 'visa' ? paths.cases('visas') : paths.cases('board')
}

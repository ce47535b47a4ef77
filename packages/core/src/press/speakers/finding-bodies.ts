/** Bodies that judge, and papers that read: who speaks by finding, ruling and stating. */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { subjectAt } from './phrase-after.ts'
import type { Subject } from './phrase-edges.ts'
import { subjectBefore } from './phrases.ts'

/** "A statement from the union read: “…”" */
export function paperReads(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (
    tokens[q - 1]?.text !== ':' ||
    !/^(?:read|reads|ran|says|said|states|stated)$/u.test(tokens[q - 2]?.low ?? '')
  )
    return undefined
  const subject = subjectAt(tokens, floor)
  const owner = subject === undefined ? undefined : ofPaper(tokens, subject)
  return owner === subject ? undefined : owner
}

const finders =
  /^(?:tribunal|court|jury|inquiry|regulator|report|panel|watchdog|judge|commission|committee|inspectors|auditors|ombudsman|coroner|review|study|investigation|council|board|magistrates|cour|rapport|juges?|enquête|commission|jurés|expertise)$/u

/** "The tribunal found Marsh had “misled patients”": bodies that judge say so by finding and ruling. */
export function findingBody(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const verb = lastIn(tokens, floor + 1, q, ({ low }) =>
    /^(?:found|finds|ruled|rules|concluded|concludes|held|estimé|jugé|considéré)$/u.test(low),
  )
  const subject = verb < 0 ? undefined : subjectBefore(tokens, verb, floor)
  if (subject?.kind !== 'phrase') return undefined
  return tokens.slice(subject.head.from, subject.head.to).some(({ low }) => finders.test(low))
    ? subject
    : undefined
}

/** "A statement from the Foreign Office read": the office, and not its paper. */
export function ofPaper(tokens: readonly Token[], subject: Subject): Subject {
  if (subject.kind !== 'phrase') return subject
  const { from, to } = subject.head
  const paper = firstIn(tokens, from, from + 3, ({ low }) =>
    /^(?:statement|letter|email|message|note|post|report|study|review|memo|communiqué|lettre|courriel)$/u.test(
      low,
    ),
  )
  const isFrom = /^(?:from|by|de|du|d')$/u.test(tokens[paper + 1]?.low ?? '')
  // "A report by the prosecutor, seen by a paper, gives …"
  const author = paper === to - 1 && isFrom ? subjectAt(tokens, paper + 2) : undefined
  if (author?.kind === 'phrase') return author
  return paper >= 0 && isFrom && to > paper + 2 ? { kind: 'phrase', head: { from: paper + 2, to } } : subject
}

/**
 * Whether a person has looked at the record of a report since the program made it.
 *
 * A report that was taken in has to say how it depends on others before anybody has read it. Until somebody writes
 * where it was published, that word is the program's and counts for nothing: every copy would else be own reporting.
 */
import { noOutlet } from '../records/words/no-outlet.ts'
import { type Held, textIn } from '../rules/world.ts'

/** A host that can never exist (RFC 2606). */
export const notStatedHost = 'not-stated.invalid'

/** What stands for an outlet that the page does not name; whoever reads it is told so in their own language. */
export const notStated = noOutlet

export function isUnmarked(publication: Held): boolean {
  return textIn(publication, 'url')?.startsWith(`https://${notStatedHost}/`) ?? false
}

/** A surname that is no subject, though it has no cases: it belongs to whoever the subject is a mother or a lawyer of. */
import { fromSecondCase } from '../names/first-case.ts'
import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { isPersonNounAnywhere } from '../words/person-nouns.ts'

/** «Мать Анны Роу», «адвокат Марии Лис»: a surname without cases behind the given name of whose mother or lawyer speaks. */
export function isOwnersSurname(tokens: readonly Token[], at: number): boolean {
  const [noun, owner, surname] = tokens.slice(Math.max(0, at - 2), at + 1)
  if (noun === undefined || owner?.capital !== true || surname === undefined) return false
  if (!isPersonNounAnywhere(noun.low) || isGivenName(owner.text) || isGivenName(surname.text)) return false
  return isGivenName(fromSecondCase(`${owner.text} ${surname.text}`).split(' ')[0] ?? '')
}

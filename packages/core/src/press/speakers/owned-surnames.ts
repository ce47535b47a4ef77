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

/** «случай Айши», «смерть Орвеля»: whose it is. */
export function hangsOnNoun(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at - 1]
  return (
    noun?.kind === 'word' &&
    noun.sentence === tokens[at]?.sentence &&
    /[аяиы]$/u.test(tokens[at]?.text ?? '') &&
    tokens[at + 1]?.capital !== true &&
    owned.test(noun.low)
  )
}

const owned =
  /^(?:случай|случа[яею]|дел[оауе]|истори[яюие]|смерть|смерти|гибель|гибели|арест\p{Ll}{0,2}|задержани[еяю]|исчезновени[еяю]|похищени[еяю]|побег\p{Ll}{0,2}|судьб[ауые]|семь[яюие]|возвращени[еяю]|выдач[ауие]|экстрадици[яюи]|освобождени[еяю]|жалоб[ауые]|поступ(?:ок|ка)|убийств[оа])$/u

/** Case states and priorities in one word, for title lines; the whole words are in the vocabularies. */
import type { Words } from '../../base/language.ts'
import { words } from '../field.ts'
import type { caseState } from '../vocabulary/case-state.ts'
import type { priority } from '../vocabulary/priority.ts'
import type { CodeOf } from '../vocabulary/vocabulary.ts'

export const shortCaseState: { readonly [S in CodeOf<typeof caseState>]: Words } = {
  intake: words('intake', 'приём', 'accueil'),
  verifying: words('being checked', 'проверяется', 'en vérification'),
  active_in_danger: words('in danger', 'в опасности', 'en danger'),
  active_hidden: words('hidden', 'в укрытии', 'à l’abri'),
  active_transit: words('on the way', 'в пути', 'en route'),
  arrived: words('arrived', 'прибыл(а)', 'arrivé(e)'),
  followup: words('followed up', 'сопровождение', 'suivi'),
  lost_contact: words('contact lost', 'связь потеряна', 'contact perdu'),
  returned: words('went back', 'вернулся, вернулась', 'reparti(e)'),
  taken: words('taken', 'захвачен(а)', 'enlevé(e)'),
  deceased: words('dead', 'умер(ла)', 'décédé(e)'),
  closed: words('closed', 'закрыто', 'clos'),
  duplicate: words('duplicate', 'повтор', 'doublon'),
}

export const shortPriority: { readonly [P in CodeOf<typeof priority>]: Words } = {
  emergency: words('emergency', 'чрезвычайное', 'urgence absolue'),
  urgent: words('urgent', 'срочное', 'urgent'),
  normal: words('not urgent', 'не срочное', 'sans urgence'),
  watch: words('watched', 'наблюдение', 'en veille'),
}

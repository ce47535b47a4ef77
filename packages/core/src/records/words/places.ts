/** What rooms, scopes and parts are called. */
import type { Words } from '../../base/language.ts'
import { words } from '../field.ts'
import type { Compartment, Scope } from '../home.ts'
import type { Room } from '../record-type.ts'

export const roomWords: { readonly [R in Room]: Words } = {
  line: words('Line', 'Линия', 'Ligne'),
  cases: words('Cases', 'Дела', 'Dossiers'),
  evidence: words('Evidence', 'Доказательства', 'Preuves'),
  press: words('Press', 'Пресса', 'Presse'),
}

export const scopeWords: { readonly [K in Scope['kind']]: Words } = {
  case: words('one case', 'одно дело', 'un dossier'),
  directory: words('the members', 'сотрудники', 'les membres'),
  line: words('the line', 'линия', 'la ligne'),
  press: words('the press', 'пресса', 'la presse'),
  shelters: words('the shelters', 'убежища', 'les refuges'),
  events: words('the events', 'события', 'les événements'),
  claims: words('the claims', 'утверждения', 'les affirmations'),
}

export const partWords: { readonly [P in Compartment['part']]: Words } = {
  whole: words('everything', 'всё', 'tout'),
  work: words('the work', 'работа', 'le travail'),
  names: words('the names', 'имена', 'les noms'),
  places: words('the places', 'места', 'les lieux'),
  medical: words('the medical part', 'медицинская часть', 'la partie médicale'),
  allegations: words('the allegations', 'обвинения', 'les mises en cause'),
}

/** Shown instead of a value whose part is under a key that this member does not hold. */
export const withheldWords: Words = words(
  'under a key that is not yours',
  'под ключом, которого у вас нет',
  'sous une clé que vous n’avez pas',
)

/**
 * The answer to "is there anyone who must not meet this person?", asked for one stay in one shelter.
 *
 * Yes or no and nothing more. Whom it is about is asked again each time and never written: a list of who fears
 * whom inside the network would be the map that the hunters want.
 */
import { apartAnswer } from '../choices/risk.ts'
import { required, words } from '../field.ts'
import { day, member, ref, subjectRef, term } from '../kinds.ts'
import { fixed, restrictive } from '../merge.ts'
import { recordType } from '../record-type.ts'

export const apartType = recordType({
  name: 'Apart',
  room: 'cases',
  class: 'LOC',
  header: 'LOC',
  noteFindable: 'guarded',
  standard: 'ours',
  meaning: words(
    'Whether anyone in a shelter must not meet the person of one stay: yes or no.',
    'Есть ли в убежище тот, с кем человеку нельзя встретиться: да или нет.',
    'Si quelqu’un dans un refuge ne doit pas rencontrer la personne d’un séjour : oui ou non.',
  ),
  fields: {
    shelter: required(ref('Shelter'), {
      class: 'LOC',
      merge: fixed,
      column: true,
      label: words('Shelter', 'Убежище', 'Refuge'),
    }),
    stay: required(subjectRef, {
      class: 'LOC',
      merge: fixed,
      label: words('Stay', 'Пребывание', 'Séjour'),
      help: words('One leg of a journey.', 'Один этап пути.', 'Une étape d’un trajet.'),
    }),
    answer: required(term(apartAnswer), {
      class: 'LOC',
      merge: restrictive('yes', 'no'),
      column: true,
      label: words('Answer', 'Ответ', 'Réponse'),
    }),
    by: required(member, {
      class: 'INT',
      merge: fixed,
      label: words('Asked by', 'Кто спросил', 'Demandé par'),
    }),
    at: required(day, { class: 'INT', merge: fixed, column: true, label: words('On', 'Когда', 'Le') }),
  },
})

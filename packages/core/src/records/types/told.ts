/**
 * What somebody knows beyond what stays and legs say: a place seen, a route told, a word agreed.
 *
 * It is asked for one thing only: if this person is taken, or this colleague turned, what is no longer safe.
 * It never says whom somebody knows. Which shelter it is, lies with the shelters, as in a journey's stays.
 */
import { toldKind } from '../choices/risk.ts'
import { optional, required, words } from '../field.ts'
import { day, member, ref, subjectRef, term, text } from '../kinds.ts'
import { fixed } from '../merge.ts'
import { recordType } from '../record-type.ts'

export const toldType = recordType({
  name: 'Told',
  room: 'cases',
  class: 'LOC',
  header: 'LOC',
  noteFindable: 'guarded',
  standard: 'ours; exposure after Front Line Defenders',
  meaning: words(
    'A place, route, account, word or number that somebody was told or saw.',
    'Место, путь, учётная запись, слово или номер, которые кому-то сказали или он видел.',
    'Un lieu, trajet, compte, mot ou numéro que quelqu’un a appris ou vu.',
  ),
  fields: {
    personId: optional(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Person who knows', 'Кто знает', 'Personne qui sait'),
    }),
    member: optional(member, {
      class: 'INT',
      merge: fixed,
      label: words('Colleague who knows', 'Кто из коллег знает', 'Collègue qui sait'),
    }),
    kind: required(term(toldKind), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('What', 'Что', 'Quoi'),
    }),
    shelter: optional(ref('Shelter'), {
      class: 'LOC',
      merge: fixed,
      apart: 'shelters',
      label: words('Shelter', 'Убежище', 'Refuge'),
    }),
    of: optional(subjectRef, {
      class: 'CASE',
      merge: fixed,
      label: words('Which one', 'Какой именно', 'Lequel'),
      help: words(
        'A leg of a journey, a check, a request on the line.',
        'Этап пути, проверка, обращение на линии.',
        'Une étape, un contrôle, une demande sur la ligne.',
      ),
    }),
    words: optional(text(2000), {
      class: 'LOC',
      merge: fixed,
      label: words('In words', 'Словами', 'En mots'),
      help: words(
        'Enough to change it. Never whom the person knows.',
        'Столько, чтобы это сменить. Никогда — кого человек знает.',
        'Assez pour le changer. Jamais qui la personne connaît.',
      ),
    }),
    from: required(day, { class: 'CASE', merge: fixed, column: true, label: words('Since', 'С', 'Depuis') }),
    changed: optional(day, {
      class: 'CASE',
      label: words('Changed on', 'Сменено', 'Changé le'),
      help: words(
        'From this day on the knowledge is worth nothing.',
        'С этого дня это знание ничего не даёт.',
        'Dès ce jour ce savoir ne vaut plus rien.',
      ),
    }),
  },
})

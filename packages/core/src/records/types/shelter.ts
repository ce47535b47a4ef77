/** A safe place. Its address is readable by coordinators only, and it says nothing of a person. */
import { shelterState, shelterSuits } from '../choices/moves.ts'
import { optional, required, words } from '../field.ts'
import { code, day, distinct, ref, term, text, whole, yesNo } from '../kinds.ts'
import { fixed, keepBoth, restrictive } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { compromise } from '../shapes/cases.ts'
import { machine } from '../states.ts'

export const shelterType = recordType({
  name: 'Shelter',
  room: 'cases',
  class: 'LOC',
  header: 'LOC',
  noteFindable: 'guarded',
  standard: 'Primero safehouse service',
  meaning: words(
    'A safe place. Its address is readable by coordinators only.',
    'Безопасное место. Адрес видят только координаторы.',
    'Un lieu sûr. Son adresse n’est lisible que par les coordinateurs.',
  ),
  fields: {
    code: required(code, {
      class: 'CASE',
      findable: 'guarded',
      merge: fixed,
      column: true,
      label: words('Code', 'Код', 'Code'),
    }),
    address: required(text(1000), {
      class: 'LOC',
      merge: keepBoth,
      label: words('Address', 'Адрес', 'Adresse'),
    }),
    host: optional(ref('Person'), { class: 'LOC', label: words('Host', 'Кто принимает', 'Hôte') }),
    capacity: required(whole(0, 100), {
      class: 'LOC',
      merge: keepBoth,
      column: true,
      label: words('Places', 'Мест', 'Places'),
    }),
    suits: optional(distinct(term(shelterSuits)), {
      class: 'LOC',
      column: true,
      label: words('Suits', 'Для кого', 'Convient à'),
    }),
    state: required(term(shelterState), {
      class: 'LOC',
      merge: restrictive('compromised', 'closed', 'paused', 'open'),
      column: true,
      label: words('State', 'Состояние', 'État'),
      help: words(
        'Whether it is full is computed from the stays.',
        'Заполнено ли оно, считается по пребываниям.',
        'S’il est plein, cela se calcule d’après les séjours.',
      ),
    }),
    compromised: optional(compromise, {
      class: 'LOC',
      merge: keepBoth,
      label: words('Compromised', 'Раскрыто', 'Compromis'),
    }),
    maxStayDays: required(whole(1, 1000), {
      class: 'LOC',
      column: true,
      label: words('Longest stay, days', 'Предел пребывания, дней', 'Séjour maximal, jours'),
    }),
    noVisitors: required(yesNo, {
      class: 'INT',
      label: words('No visitors', 'Без посетителей', 'Aucun visiteur'),
      help: words('Always yes for the press.', 'Для прессы — всегда.', 'Toujours oui pour la presse.'),
    }),
    leaseUntil: optional(day, {
      class: 'LOC',
      merge: keepBoth,
      label: words('Lease ends', 'Аренда до', 'Fin du bail'),
    }),
    houseRules: optional(text(5000), {
      class: 'LOC',
      label: words('Rules of the house', 'Правила дома', 'Règles de la maison'),
      help: words('Shown at arrival.', 'Показываются при приезде.', 'Montrées à l’arrivée.'),
    }),
  },
  states: machine('state', shelterState, 'open', {
    open: ['paused', 'compromised', 'closed'],
    paused: ['open', 'compromised', 'closed'],
    compromised: ['closed'],
    closed: [],
  }),
})

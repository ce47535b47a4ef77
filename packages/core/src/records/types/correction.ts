/** What the person asked to be corrected in the own file. What was written before stays beside it. */
import { correctionState } from '../choices/risk.ts'
import { optional, required, words } from '../field.ts'
import { instant, member, ref, subjectRef, term, text } from '../kinds.ts'
import { fixed, keepBoth, restrictive } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { machine } from '../states.ts'

export const correctionType = recordType({
  name: 'Correction',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'GDPR article 16; ICRC Professional Standards 2018',
  meaning: words(
    'A correction that the person asked for.',
    'Исправление, о котором попросил сам человек.',
    'Une correction demandée par la personne.',
  ),
  fields: {
    personId: required(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Person', 'Человек', 'Personne'),
    }),
    of: required(subjectRef, { class: 'CASE', merge: fixed, label: words('Of', 'Чего', 'De') }),
    asked: required(text(20_000), {
      class: 'CASE',
      merge: fixed,
      label: words('What the person says', 'Что говорит человек', 'Ce que dit la personne'),
    }),
    at: required(instant, {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Asked', 'Когда попросил(а)', 'Demandé le'),
    }),
    by: required(member, {
      class: 'INT',
      merge: fixed,
      label: words('Heard by', 'Кто слышал', 'Entendu par'),
    }),
    state: required(term(correctionState), {
      class: 'CASE',
      merge: restrictive('corrected', 'noted', 'asked'),
      column: true,
      label: words('State', 'Состояние', 'État'),
    }),
    answer: optional(text(5000), {
      class: 'CASE',
      merge: keepBoth,
      label: words('Answer', 'Ответ', 'Réponse'),
    }),
  },
  states: machine('state', correctionState, 'asked', {
    asked: ['corrected', 'noted'],
    corrected: [],
    noted: ['corrected'],
  }),
})

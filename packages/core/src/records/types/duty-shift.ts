/** Who answers the line, when, in which languages, on which rung of the ladder. */
import { dutyLevel, shiftState } from '../choices/line.ts'
import { optional, required, words } from '../field.ts'
import { distinct, instant, language, line, member, term, text, unsearched } from '../kinds.ts'
import { fixed, keepBoth, restrictive } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { machine } from '../states.ts'

export const dutyShiftType = recordType({
  name: 'DutyShift',
  room: 'line',
  class: 'INT',
  header: 'INT',
  noteFindable: 'rooms',
  standard: 'ours',
  meaning: words(
    'A turn of duty on the line. It does not end without a hand-over note.',
    'Дежурство на линии. Без записки сменщику оно не кончается.',
    'Un tour de garde sur la ligne. Il ne finit pas sans mot de transmission.',
  ),
  fields: {
    member: required(member, {
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Who', 'Кто', 'Qui'),
    }),
    from: required(instant, {
      class: 'INT',
      merge: keepBoth,
      column: true,
      label: words('From', 'С', 'De'),
    }),
    to: required(instant, { class: 'INT', merge: keepBoth, column: true, label: words('To', 'До', 'À') }),
    zone: required(unsearched(line(60)), {
      class: 'INT',
      label: words('Time zone', 'Часовой пояс', 'Fuseau horaire'),
      help: words(
        'Of whoever is on duty, so that nights are known: Europe/Paris.',
        'Дежурного, чтобы знать, где ночь: Europe/Paris.',
        'Celui de la personne de garde, pour savoir quand il fait nuit : Europe/Paris.',
      ),
    }),
    languages: required(distinct(language, { min: 1, max: 20 }), {
      class: 'INT',
      column: true,
      label: words('Languages', 'Языки', 'Langues'),
    }),
    level: required(term(dutyLevel), {
      class: 'INT',
      column: true,
      label: words('Rung', 'Ступень', 'Échelon'),
    }),
    state: required(term(shiftState), {
      class: 'INT',
      // What was begun or handed over has happened, whatever a colleague planned at the same time.
      merge: restrictive('ended', 'begun', 'cancelled', 'planned'),
      column: true,
      label: words('State', 'Состояние', 'État'),
    }),
    handover: optional(text(5000), {
      class: 'INT',
      merge: keepBoth,
      label: words('Hand-over note', 'Записка сменщику', 'Mot de transmission'),
      help: words(
        'What the next one must know. By codes of requests, without names and places.',
        'Что нужно знать сменщику. Коды обращений, без имён и мест.',
        'Ce que la relève doit savoir. Par codes, sans noms ni lieux.',
      ),
    }),
    endedAt: optional(instant, {
      class: 'INT',
      computed: true,
      label: words('Handed over', 'Передана', 'Transmis le'),
    }),
  },
  states: machine('state', shiftState, 'planned', {
    planned: ['begun', 'cancelled'],
    begun: ['ended'],
    ended: [],
    cancelled: [],
  }),
})

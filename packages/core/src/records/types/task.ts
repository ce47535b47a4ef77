/** Something that one of us does until a time, and the record that caused it. */
import { taskKind, taskState } from '../choices/risk.ts'
import { optional, required, words } from '../field.ts'
import { instant, line, member, ref, subjectRef, term } from '../kinds.ts'
import { fixed, keepBoth, restrictive } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { machine } from '../states.ts'

export const taskType = recordType({
  name: 'Task',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'ours',
  meaning: words(
    'Something to do until a time.',
    'Дело со сроком.',
    'Quelque chose à faire avant une heure.',
  ),
  fields: {
    what: required(term(taskKind), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('What', 'Что', 'Quoi'),
    }),
    text: optional(line(), { class: 'CASE', label: words('In words', 'Словами', 'En mots') }),
    caseId: optional(ref('Case'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Case', 'Дело', 'Dossier'),
    }),
    from: optional(subjectRef, {
      class: 'CASE',
      merge: fixed,
      label: words('Because of', 'Из-за чего', 'À cause de'),
    }),
    due: required(instant, {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Until', 'До', 'Avant le'),
    }),
    who: optional(member, {
      class: 'INT',
      merge: keepBoth,
      column: true,
      label: words('Who', 'Кто', 'Qui'),
    }),
    state: required(term(taskState), {
      class: 'CASE',
      // Dropped by one and done by another: it was done. Open with either: somebody looked at it.
      merge: restrictive('done', 'dropped', 'open'),
      column: true,
      label: words('State', 'Состояние', 'État'),
    }),
    doneAt: optional(instant, { class: 'CASE', label: words('Ended', 'Окончено', 'Terminé le') }),
    doneBy: optional(member, { class: 'INT', label: words('Ended by', 'Кто окончил', 'Terminé par') }),
    reason: optional(line(), { class: 'CASE', label: words('Reason', 'Причина', 'Motif') }),
  },
  states: machine('state', taskState, 'open', {
    open: ['done', 'dropped'],
    done: ['open'],
    dropped: ['open'],
  }),
})

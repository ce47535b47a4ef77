/**
 * What happened to a person, a place or a colleague, on the network's own side: taken, lost, raid, threat, freed.
 *
 * It belongs to a case. What happened to a place, or to a colleague, lies with the shelters: the coordinator who
 * must move people reads it first, and the colleague it may be about does not read it in a case of the team.
 */
import { occurrenceKind } from '../choices/risk.ts'
import { optional, required, words } from '../field.ts'
import { instant, line, member, ref, term, text } from '../kinds.ts'
import { fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'

export const occurrenceType = recordType({
  name: 'Occurrence',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'ours; custody after WGEID and CED urgent action',
  meaning: words(
    'What happened: taken, lost, phone seized, raid, threat, found, freed.',
    'Что случилось: схвачен, связь потеряна, забрали телефон, облава, угроза, найден, освобождён.',
    'Ce qui est arrivé : enlevé, perdu, téléphone saisi, descente, menace, retrouvé, libéré.',
  ),
  fields: {
    what: required(term(occurrenceKind), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('What', 'Что', 'Quoi'),
    }),
    at: required(instant, {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('When', 'Когда', 'Quand'),
    }),
    caseId: optional(ref('Case'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Case', 'Дело', 'Dossier'),
    }),
    shelter: optional(ref('Shelter'), {
      class: 'LOC',
      merge: fixed,
      apart: 'shelters',
      label: words('Shelter', 'Убежище', 'Refuge'),
    }),
    member: optional(member, {
      class: 'INT',
      merge: fixed,
      label: words('Colleague', 'Коллега', 'Collègue'),
      help: words(
        'When it happened to one of us, or one of us works for the other side.',
        'Если это случилось с кем-то из нас или кто-то из нас работает на них.',
        'Si cela touche l’un de nous, ou si l’un de nous travaille pour eux.',
      ),
    }),
    known: required(text(5000), {
      class: 'CASE',
      merge: keepBoth,
      label: words('How it is known', 'Откуда известно', 'Comment on le sait'),
    }),
    by: required(member, { class: 'INT', merge: fixed, label: words('Noted by', 'Кто записал', 'Noté par') }),
    heldBy: optional(line(), {
      class: 'CASE',
      merge: keepBoth,
      label: words(
        'Forces believed responsible',
        'Кто, по всему, это сделал',
        'Forces tenues pour responsables',
      ),
    }),
    lastSeen: optional(instant, {
      class: 'CASE',
      merge: keepBoth,
      label: words(
        'Last seen or heard',
        'Последний раз видели или слышали',
        'Vu ou entendu pour la dernière fois',
      ),
    }),
    heldWhere: optional(line(), {
      class: 'LOC',
      merge: keepBoth,
      label: words('Place of custody', 'Где держат', 'Lieu de détention'),
    }),
  },
})

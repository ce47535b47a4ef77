/**
 * One act against one victim. An act with two victims is two acts.
 *
 * The reason that the PERPETRATOR gave is kept in his words, as a property of the act: persecution turns
 * on it. Whether it is true of the victim is nobody's record, so no search ever reads that field.
 */
import { optional, required, words } from '../field.ts'
import { distinct, many, ref, term, text } from '../kinds.ts'
import { fixed, keepBoth, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { datedDay } from '../shapes/dates.ts'
import { involvement, methodDetail } from '../shapes/evidence.ts'
import { actType as kindOfAct } from '../vocabulary/act-type.ts'
import { methodOfViolence } from '../vocabulary/method-of-violence.ts'
import { placeType } from '../vocabulary/place-type.ts'
import { statusAtEndOfAct } from '../vocabulary/status-at-end-of-act.ts'
import { tortureIntent } from '../vocabulary/torture-intent.ts'

export const actType = recordType({
  name: 'Act',
  room: 'evidence',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'opened-case',
  standard: 'HURIDOCS Act (21xx) with Involvement (24xx)',
  meaning: words(
    'One act against one victim.',
    'Одно деяние против одного человека.',
    'Un acte contre une victime.',
  ),
  fields: {
    eventId: required(ref('Event'), {
      class: 'CASE',
      column: true,
      label: words('Event', 'Событие', 'Événement'),
    }),
    victimId: required(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Victim', 'Пострадавший', 'Victime'),
    }),
    type: required(term(kindOfAct), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Act', 'Деяние', 'Acte'),
    }),
    methods: optional(distinct(term(methodOfViolence)), {
      class: 'MED',
      label: words('Methods', 'Способы', 'Méthodes'),
    }),
    methodDetail: optional(many(methodDetail, { max: 200 }), {
      class: 'MED',
      label: words('With what and where', 'Чем и по какой части тела', 'Avec quoi et où'),
    }),
    intent: optional(distinct(term(tortureIntent)), {
      class: 'CASE',
      label: words('Intent', 'Чего добивались', 'Intention'),
      help: words('HURIDOCS 3351.', 'HURIDOCS 3351.', 'HURIDOCS 3351.'),
    }),
    statedReason: optional(text(5000), {
      class: 'CASE',
      merge: keepBoth,
      findable: 'never',
      label: words('Reason the perpetrator gave', 'Причина со слов нарушителя', 'Motif donné par l’auteur'),
      help: words(
        'HURIDOCS 2113: the perpetrator’s own words. Never something about the victim; no search reads it.',
        'HURIDOCS 2113: слова самого нарушителя. Это не сведения о пострадавшем; поиск сюда не смотрит.',
        'HURIDOCS 2113 : les mots de l’auteur. Rien sur la victime ; aucune recherche ne le lit.',
      ),
    }),
    placeType: optional(term(placeType), {
      class: 'CASE',
      label: words('Kind of place', 'Вид места', 'Type de lieu'),
    }),
    start: required(datedDay, {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Beginning', 'Начало', 'Début'),
    }),
    end: optional(datedDay, { class: 'CASE', merge: keepBoth, label: words('End', 'Конец', 'Fin') }),
    statusAtEnd: optional(term(statusAtEndOfAct), {
      class: 'CASE',
      label: words('Victim at the end', 'Состояние в конце', 'État à la fin'),
      help: words('HURIDOCS 2123.', 'HURIDOCS 2123.', 'HURIDOCS 2123.'),
    }),
    physical: optional(text(20_000), {
      class: 'MED',
      label: words('Consequences for the body', 'Последствия для тела', 'Conséquences physiques'),
      help: words('HURIDOCS 2116.', 'HURIDOCS 2116.', 'HURIDOCS 2116.'),
    }),
    psychological: optional(text(20_000), {
      class: 'MED',
      label: words('Consequences for the mind', 'Последствия для психики', 'Conséquences psychologiques'),
      help: words('HURIDOCS 2117.', 'HURIDOCS 2117.', 'HURIDOCS 2117.'),
    }),
    medicalAttention: optional(text(20_000), {
      class: 'MED',
      label: words('Medical attention', 'Медицинская помощь', 'Soins reçus'),
    }),
    involvements: optional(many(involvement, { max: 200 }), {
      class: 'ALLEG',
      merge: setBy(),
      label: words('Alleged involvement', 'Предполагаемое участие', 'Implications alléguées'),
    }),
    claimIds: required(distinct(ref('Claim')), {
      class: 'CASE',
      label: words('Rests on', 'На чём основано', 'Repose sur'),
    }),
  },
})

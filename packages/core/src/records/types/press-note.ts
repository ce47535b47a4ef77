/**
 * What the press desk keeps beside reports and statements: public actions, meetings to be ready for, terms and laws.
 *
 * No field of it leads to a person. Who stood in a square, carried a sign or sat in a delegation is what the hunters look
 * for in a log of attention; a body or an office is enough for everything that is done with it.
 */
import { pressNoteKind } from '../choices/press.ts'
import { optional, required, words } from '../field.ts'
import { day, distinct, line, many, term, text } from '../kinds.ts'
import { fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { datedDay } from '../shapes/dates.ts'
import { noteSource } from '../shapes/press.ts'

export const pressNoteType = recordType({
  name: 'PressNote',
  room: 'press',
  class: 'PUB',
  header: 'PUB',
  noteFindable: 'rooms',
  standard: 'ours',
  meaning: words(
    'A public action, a meeting, a term or a law. No person stands in it.',
    'Публичная акция, встреча, слово или закон. Людей здесь нет.',
    'Une action publique, une rencontre, un terme ou une loi. Aucune personne n’y figure.',
  ),
  fields: {
    kind: required(term(pressNoteKind), {
      class: 'PUB',
      merge: fixed,
      column: true,
      label: words('Kind', 'Вид', 'Type'),
    }),
    // As printed: a term or a law may hold the very words that no short field holds (R29). It stands beside no code.
    what: required(text(500), { class: 'PUB', column: true, label: words('What', 'Что', 'Quoi') }),
    on: optional(datedDay, {
      class: 'PUB',
      merge: keepBoth,
      column: true,
      label: words('Day', 'День', 'Jour'),
    }),
    place: optional(line(), { class: 'PUB', label: words('Where', 'Где', 'Où') }),
    bodies: optional(distinct(line(), { min: 1, max: 20 }), {
      class: 'PUB',
      label: words('Bodies and offices', 'Органы и должности', 'Organes et fonctions'),
    }),
    text: optional(text(20_000), {
      class: 'PUB',
      merge: keepBoth,
      label: words('In words', 'Словами', 'En mots'),
    }),
    instead: optional(distinct(line(120), { min: 1, max: 10 }), {
      class: 'PUB',
      label: words('We write', 'Мы пишем', 'Nous écrivons'),
    }),
    sources: optional(many(noteSource, { max: 50 }), {
      class: 'PUB',
      label: words('Sources', 'Источники', 'Sources'),
    }),
    checkedOn: optional(day, { class: 'PUB', label: words('Checked on', 'Проверено', 'Vérifié le') }),
    brief: optional(text(20_000), {
      class: 'PUB',
      merge: keepBoth,
      label: words('Brief', 'Справка', 'Note d’appui'),
    }),
    outcome: optional(text(5000), {
      class: 'PUB',
      merge: keepBoth,
      label: words('What came of it', 'Что вышло', 'Suites'),
    }),
  },
})

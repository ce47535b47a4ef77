/** A text that colleagues have read and agreed on, for a tired operator at night. Other words are another record. */
import { cannedUse } from '../choices/line.ts'
import { optional, required, words } from '../field.ts'
import { day, distinct, language, line, member, term, text, yesNo } from '../kinds.ts'
import { fixed } from '../merge.ts'
import { recordType } from '../record-type.ts'

export const cannedReplyType = recordType({
  name: 'CannedReply',
  room: 'line',
  class: 'INT',
  header: 'INT',
  noteFindable: 'rooms',
  standard: 'ours',
  meaning: words(
    'A ready-made reply that was read by a second person. It names no place.',
    'Готовый ответ, прочитанный вторым человеком. Мест в нём нет.',
    'Une réponse préparée, relue par une seconde personne. Elle ne nomme aucun lieu.',
  ),
  fields: {
    title: required(line(120), {
      class: 'INT',
      column: true,
      label: words('Title', 'Название', 'Titre'),
    }),
    lang: required(language, {
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Language', 'Язык', 'Langue'),
    }),
    use: required(term(cannedUse), {
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Use', 'Для чего', 'Usage'),
    }),
    text: required(text(4000), {
      class: 'INT',
      merge: fixed,
      label: words('Words', 'Текст', 'Texte'),
      help: words(
        'Whoever reviewed it reviewed these words: to change them, write a new reply.',
        'Проверены именно эти слова: чтобы изменить, напишите новый ответ.',
        'La relecture vaut pour ces mots : pour les changer, écrivez une nouvelle réponse.',
      ),
    }),
    safeToBeSeen: required(yesNo, {
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Safe to be seen by others', 'Можно видеть другим', 'Peut être vue par d’autres'),
    }),
    reviewedBy: optional(distinct(member, { min: 0, max: 10 }), {
      class: 'INT',
      computed: true,
      column: true,
      label: words('Read by', 'Кто проверил', 'Relu par'),
    }),
    reviewedAt: optional(day, {
      class: 'INT',
      computed: true,
      label: words('Read on', 'Когда проверено', 'Relu le'),
    }),
    retiredAt: optional(day, {
      class: 'INT',
      label: words('No longer used since', 'Не используется с', 'Plus utilisée depuis'),
    }),
  },
})

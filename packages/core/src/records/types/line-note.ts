/**
 * A note among colleagues about a request. Another kind of record than a message, on purpose: nothing that sends
 * takes one, so no wrong key press sends it, and its words are looked for in every reply (`line/reply-rules.ts`).
 */
import { required, words } from '../field.ts'
import { instant, member, ref, text } from '../kinds.ts'
import { fixed } from '../merge.ts'
import { recordType } from '../record-type.ts'

const written = { class: 'CASE', computed: true, merge: fixed } as const

export const lineNoteType = recordType({
  name: 'LineNote',
  room: 'line',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'ours',
  meaning: words(
    'A note among colleagues about a request. It can never be sent.',
    'Заметка для коллег об обращении. Отправить её нельзя.',
    'Une note entre collègues sur une demande. Elle ne peut jamais partir.',
  ),
  fields: {
    request: required(ref('HelpRequest'), {
      ...written,
      column: true,
      label: words('Request', 'Обращение', 'Demande'),
    }),
    text: required(text(20_000), { ...written, label: words('Note', 'Заметка', 'Note') }),
    by: required(member, { ...written, column: true, label: words('By', 'Кем', 'Par') }),
    at: required(instant, { ...written, column: true, label: words('When', 'Когда', 'Quand') }),
  },
})

/**
 * What the line knows of one request beside its words: the boxes to answer into, when an answer does no harm,
 * what was promised, how far the contact is trusted. The line's own work writes it; it has no form.
 */
import { optional, required, words } from '../field.ts'
import { instant, many, ref } from '../kinds.ts'
import { append, fixed, keepBoth, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import {
  coverBox,
  lineBox,
  noticed,
  pieceSlot,
  promise,
  safeContact,
  threadFlag,
  trustStatement,
} from '../shapes/line.ts'

const ofLine = { class: 'CASE', computed: true } as const
/** Whoever holds these can write to the person in our name: they are read by the line's work and by nobody. */
const key = { class: 'CASE', secret: true } as const

export const lineThreadType = recordType({
  name: 'LineThread',
  room: 'line',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'ours; trust after Rainbow Railroad, flags after Aselo',
  meaning: words(
    'What belongs to a request on the line: boxes, safe hours, promises, trust.',
    'Что относится к обращению на линии: ящики, безопасные часы, обещания, доверие.',
    'Ce qui entoure une demande sur la ligne : boîtes, heures sûres, promesses, confiance.',
  ),
  fields: {
    request: required(ref('HelpRequest'), {
      ...ofLine,
      merge: fixed,
      column: true,
      label: words('Request', 'Обращение', 'Demande'),
    }),
    keys: optional(lineBox, {
      ...key,
      merge: fixed,
      label: words('Box of the first code', 'Ящик первого кода', 'Boîte du premier code'),
    }),
    cover: optional(coverBox, {
      ...key,
      merge: fixed,
      label: words('Box of the second code', 'Ящик второго кода', 'Boîte du second code'),
    }),
    slots: optional(many(pieceSlot), {
      ...key,
      merge: setBy('slot'),
      label: words('Opened for files', 'Открыто для файлов', 'Ouvert aux fichiers'),
    }),
    safe: optional(safeContact, {
      ...ofLine,
      findable: 'never',
      merge: keepBoth,
      label: words('Safe contact', 'Безопасная связь', 'Contact sans danger'),
    }),
    phoneTakenAt: optional(instant, {
      ...ofLine,
      merge: keepBoth,
      label: words('Phone taken', 'Телефон отобран', 'Téléphone pris le'),
      help: words(
        'From then on the safe hours count no more until the person has been asked again.',
        'С этого времени безопасные часы не действуют, пока человека не спросят снова.',
        'Dès lors les heures sûres ne valent plus avant une nouvelle réponse de la personne.',
      ),
    }),
    lastOpened: optional(instant, {
      ...ofLine,
      column: true,
      label: words('Last read by the person', 'Человек читал', 'Lu par la personne le'),
    }),
    seenAt: optional(instant, {
      ...ofLine,
      label: words('Looked at by us', 'Мы смотрели', 'Vu par nous le'),
    }),
    duressAt: optional(instant, {
      ...ofLine,
      merge: keepBoth,
      label: words('Second code used', 'Введён второй код', 'Second code utilisé le'),
      help: words(
        'Somebody may be forcing the person. What the phone shows does not change.',
        'Человека, возможно, принуждают. На телефоне ничего не меняется.',
        'On force peut-être la personne. Son téléphone ne montre rien de changé.',
      ),
    }),
    duressSeen: optional(noticed, {
      ...ofLine,
      merge: keepBoth,
      label: words('Alarm taken note of', 'Тревога замечена', 'Alarme prise en compte'),
    }),
    promise: optional(promise, {
      ...ofLine,
      merge: keepBoth,
      label: words('Next word promised', 'Обещан следующий ответ', 'Prochaine réponse promise'),
    }),
    trust: optional(many(trustStatement), {
      ...ofLine,
      merge: append,
      findable: 'never',
      label: words(
        'Trust, signature by signature',
        'Доверие, по подписям',
        'Confiance, signature par signature',
      ),
    }),
    flags: optional(many(threadFlag), {
      ...ofLine,
      merge: setBy('id'),
      findable: 'never',
      label: words('Marks with an end', 'Пометки со сроком', 'Repères à durée limitée'),
    }),
    disconnects: optional(many(instant), {
      ...ofLine,
      label: words('Cut off', 'Связь обрывалась', 'Coupures'),
    }),
  },
})

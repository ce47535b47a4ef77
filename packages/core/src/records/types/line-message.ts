/**
 * One message of a thread, from the person or from us. Written once: what was said is not edited, a reply that
 * was sent stays as it was sent.
 */
import { messageKind, messageState, messageWay } from '../choices/line.ts'
import { optional, required, words } from '../field.ts'
import { bytesOf, distinct, instant, member, ref, term, text, yesNo } from '../kinds.ts'
import { fixed, keepBoth, restrictive } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { pieceSlot } from '../shapes/line.ts'
import { machine } from '../states.ts'

const written = { class: 'CASE', computed: true, merge: fixed } as const

export const lineMessageType = recordType({
  name: 'LineMessage',
  room: 'line',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'ours',
  meaning: words(
    'One message of a thread on the line, from the person or from us.',
    'Одно сообщение переписки на линии, от человека или от нас.',
    'Un message d’un fil de la ligne, de la personne ou de notre part.',
  ),
  fields: {
    request: required(ref('HelpRequest'), {
      ...written,
      column: true,
      label: words('Request', 'Обращение', 'Demande'),
    }),
    way: required(term(messageWay), { ...written, column: true, label: words('From', 'От кого', 'De') }),
    kind: required(term(messageKind), { ...written, column: true, label: words('Kind', 'Вид', 'Type') }),
    at: required(instant, {
      ...written,
      column: true,
      label: words('When', 'Когда', 'Quand'),
      help: words(
        'When a desk fetched it or wrote it. The relay keeps the day only.',
        'Когда рабочее место получило или написало его. Реле хранит только день.',
        'Quand un poste l’a relevé ou écrit. Le relais ne garde que le jour.',
      ),
    }),
    text: optional(text(), { ...written, label: words('Words', 'Слова', 'Texte') }),
    by: optional(member, { ...written, label: words('Written by', 'Кто написал', 'Écrit par') }),
    underSecondCode: optional(yesNo, {
      ...written,
      label: words('Under the second code', 'По второму коду', 'Sous le second code'),
      help: words(
        'Somebody else may have written it.',
        'Возможно, писал не сам человек.',
        'Quelqu’un d’autre l’a peut-être écrit.',
      ),
    }),
    voice: optional(pieceSlot, {
      ...written,
      secret: true,
      findable: 'never',
      label: words('Pieces of the voice', 'Части записи', 'Morceaux de la voix'),
    }),
    files: optional(distinct(ref('EvidenceItem')), {
      class: 'CASE',
      computed: true,
      label: words('Files', 'Файлы', 'Fichiers'),
    }),
    cutOff: optional(yesNo, {
      class: 'CASE',
      computed: true,
      label: words('Cut off', 'Оборвано', 'Coupé'),
      help: words(
        'The last piece is missing: there was more.',
        'Последней части нет: было сказано больше.',
        'Le dernier morceau manque : il y avait une suite.',
      ),
    }),
    canned: optional(ref('CannedReply'), {
      ...written,
      label: words('Ready-made reply', 'Готовый ответ', 'Réponse préparée'),
    }),
    receiptOnly: optional(yesNo, {
      ...written,
      label: words('Only says it arrived', 'Только о получении', 'Simple accusé de réception'),
      help: words(
        'Stops no clock: nobody has answered yet.',
        'Часы не останавливает: ответа ещё не было.',
        'N’arrête aucun délai : personne n’a encore répondu.',
      ),
    }),
    state: optional(term(messageState), {
      class: 'CASE',
      computed: true,
      column: true,
      merge: restrictive('sent', 'withdrawn', 'held'),
      label: words('State of a reply', 'Состояние ответа', 'État de la réponse'),
    }),
    heldUntil: optional(instant, {
      class: 'CASE',
      computed: true,
      merge: keepBoth,
      label: words('Goes at', 'Уйдёт', 'Partira le'),
    }),
    sentAt: optional(instant, {
      class: 'CASE',
      computed: true,
      label: words('Sent', 'Отправлено', 'Envoyé le'),
    }),
    lease: optional(bytesOf(16), {
      ...written,
      secret: true,
      label: words('Lease', 'Занято под ответ', 'Réservation'),
    }),
  },
  states: machine('state', messageState, 'held', { held: ['sent', 'withdrawn'], sent: [], withdrawn: [] }),
})

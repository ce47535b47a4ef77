/** One contact through the line: a message, a call, an e-mail. Anonymous until the person chooses otherwise. */
import { requestChannel } from '../choices/line.ts'
import { optional, required, words } from '../field.ts'
import { distinct, hash, instant, language, ref, term, text, yesNo } from '../kinds.ts'
import { fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { safeReply } from '../shapes/line.ts'
import { machine } from '../states.ts'
import { helpRequestState } from '../vocabulary/help-request-state.ts'
import { priority } from '../vocabulary/priority.ts'

export const helpRequestType = recordType({
  name: 'HelpRequest',
  room: 'line',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'Request for help (Rainbow Railroad)',
  meaning: words(
    'One contact through the line: a message, a call, an e-mail. Anonymous until the person chooses otherwise.',
    'Одно обращение на линию: сообщение, звонок, письмо. Без имени, пока человек сам не решит иначе.',
    'Un contact par la ligne : message, appel, courriel. Anonyme tant que la personne n’en décide pas autrement.',
  ),
  fields: {
    channel: required(term(requestChannel), {
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Channel', 'Канал', 'Canal'),
      help: words('How it came.', 'Каким путём пришло.', 'Par quelle voie c’est arrivé.'),
    }),
    receivedAt: required(instant, {
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Received', 'Получено', 'Reçue le'),
      help: words(
        'Rounded to the hour in every export.',
        'В любой выгрузке округляется до часа.',
        'Arrondi à l’heure dans tout export.',
      ),
    }),
    returnCode: optional(hash, {
      class: 'CASE',
      merge: fixed,
      computed: true,
      label: words('Return code (hash)', 'Код возврата (хеш)', 'Code de retour (empreinte)'),
      help: words(
        'Only a hash is kept; the code stays with the person.',
        'Хранится только хеш, сам код есть лишь у человека.',
        'Seule une empreinte est gardée ; le code reste chez la personne.',
      ),
    }),
    lang: required(language, {
      class: 'INT',
      column: true,
      label: words('Language of the message', 'Язык сообщения', 'Langue du message'),
    }),
    body: required(text(), {
      class: 'CASE',
      merge: fixed,
      label: words('Message', 'Сообщение', 'Message'),
      help: words('As received, never edited.', 'Как пришло, без правки.', 'Tel que reçu, jamais modifié.'),
    }),
    aboutOther: required(yesNo, {
      class: 'CASE',
      column: true,
      label: words('About another person', 'О другом человеке', 'Au sujet d’une autre personne'),
      help: words(
        'Such a request gets the neutral answer only: whether a case exists is neither confirmed nor denied.',
        'На такое обращение даётся только нейтральный ответ: есть ли дело, не подтверждается и не отрицается.',
        'Seule la réponse neutre est donnée : l’existence d’un dossier n’est ni confirmée ni niée.',
      ),
    }),
    safeReply: optional(safeReply, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Safe way to answer', 'Как безопасно ответить', 'Réponse sans danger'),
      help: words(
        'When and how an answer does not endanger.',
        'Когда и как ответ не навредит.',
        'Quand et comment une réponse ne met pas en danger.',
      ),
    }),
    state: required(term(helpRequestState), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('State', 'Состояние', 'État'),
    }),
    priority: required(term(priority), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Priority', 'Срочность', 'Priorité'),
      help: words(
        'Set by an operator, never by the machine alone.',
        'Ставит оператор, никогда одна лишь машина.',
        'Fixée par un opérateur, jamais par la machine seule.',
      ),
    }),
    caseId: optional(ref('Case'), { class: 'CASE', label: words('Case', 'Дело', 'Dossier') }),
    declineReason: optional(text(5000), {
      class: 'CASE',
      label: words('Reason for declining', 'Почему отказано', 'Motif du refus'),
      help: words('Needed when declined.', 'Нужна при отказе.', 'Nécessaire en cas de refus.'),
    }),
    attachments: optional(distinct(ref('EvidenceItem')), {
      class: 'CASE',
      label: words('Attachments', 'Вложения', 'Pièces jointes'),
    }),
  },
  states: machine('state', helpRequestState, 'received', {
    received: ['read'],
    read: ['answered', 'accepted', 'linked', 'referred', 'declined', 'abusive', 'waiting_person'],
    answered: ['waiting_person', 'accepted', 'linked', 'referred', 'declined', 'abusive', 'lost'],
    waiting_person: ['answered', 'accepted', 'linked', 'lost', 'declined'],
    lost: ['answered', 'accepted'],
    accepted: [],
    linked: [],
    referred: [],
    declined: ['read'],
    abusive: [],
  }),
})

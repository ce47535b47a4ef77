/** One scheduler: safety check-ins, arrivals, official promises, replies, deadlines, consents that end. */
import { optional, required, words } from '../field.ts'
import {
  bytesOf,
  distinct,
  duration,
  hash,
  instant,
  line,
  many,
  member,
  subjectRef,
  term,
  text,
  unsearched,
  whole,
} from '../kinds.ts'
import { append, fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { acknowledgement, checkAnswer, checkInLink, checkTerms, droppedCheck } from '../shapes/cases.ts'
import { checkKind } from '../vocabulary/check-kind.ts'
import { checkOutcome } from '../vocabulary/check-outcome.ts'

export const checkType = recordType({
  name: 'Check',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'Scheduled follow-up',
  meaning: words(
    'A date that is watched: for people, promises, replies and consents.',
    'Дата, за которой следят: о людях, обещаниях, ответах и согласиях.',
    'Une date surveillée : personnes, promesses, réponses, consentements.',
  ),
  fields: {
    kind: required(term(checkKind), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Kind', 'Что проверяется', 'Type'),
    }),
    subject: required(subjectRef, {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Of what', 'О чём', 'Sujet'),
      help: words(
        'Any record, or one leg of a journey.',
        'Любая запись или один этап пути.',
        'Une fiche, ou une étape d’un trajet.',
      ),
    }),
    dueAt: required(instant, {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Due', 'Срок', 'Échéance'),
    }),
    every: optional(duration, {
      class: 'CASE',
      label: words('Repeats every', 'Повторяется раз в', 'Se répète tous les'),
    }),
    graceHours: required(whole(0, 720), {
      class: 'CASE',
      label: words('Hours of grace', 'Отсрочка, часов', 'Heures de grâce'),
      help: words(
        'After due date and grace without an answer the alarm goes to the escalation list.',
        'Если и после отсрочки ответа нет, тревога уходит списку ниже.',
        'Sans réponse après ce délai, l’alarme part à la liste d’escalade.',
      ),
    }),
    channel: optional(line(), { class: 'CASE', label: words('Channel', 'Канал', 'Canal') }),
    // A word is short: whoever reads its hash tries words until one fits. So nobody reads the hash but the program.
    safeWord: optional(hash, {
      class: 'CASE',
      secret: true,
      label: words('Safe word (hash)', 'Слово «всё хорошо» (хеш)', 'Mot de sécurité (empreinte)'),
    }),
    duressWord: optional(hash, {
      class: 'CASE',
      secret: true,
      label: words('Duress word (hash)', 'Слово принуждения (хеш)', 'Mot de contrainte (empreinte)'),
      help: words(
        'The visible answer is the same as for the safe word; the alarm is silent.',
        'Внешне ответ тот же, что на безопасное слово; тревога беззвучна.',
        'La réponse visible est la même ; l’alarme est silencieuse.',
      ),
    }),
    outcome: optional(term(checkOutcome), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Outcome', 'Исход', 'Résultat'),
    }),
    doneAt: optional(instant, { class: 'CASE', label: words('Done', 'Сделано', 'Fait le') }),
    note: optional(text(20_000), { class: 'CASE', label: words('Note', 'Заметка', 'Note') }),
    escalation: required(distinct(member), {
      class: 'INT',
      label: words('Alarm goes to', 'Кому тревога', 'Alarme à'),
      help: words(
        'In this order, one after the other, until somebody takes it.',
        'По порядку, один за другим, пока кто-то не примет.',
        'Dans cet ordre, l’un après l’autre, jusqu’à ce que quelqu’un la prenne.',
      ),
    }),
    rungMinutes: optional(whole(5, 1440), {
      class: 'INT',
      label: words('Minutes between them', 'Минут между ними', 'Minutes entre chacun'),
    }),
    zone: optional(unsearched(line(60)), {
      class: 'CASE',
      label: words('Time zone', 'Часовой пояс', 'Fuseau horaire'),
      help: words(
        'Of whoever answers, so that a check at nine stays at nine.',
        'Того, кто отвечает: девять часов остаются девятью.',
        'De qui répond, pour que neuf heures restent neuf heures.',
      ),
    }),
    answers: optional(many(checkAnswer, { max: 1000 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Answers', 'Ответы', 'Réponses'),
    }),
    acknowledged: optional(many(acknowledgement, { max: 1000 }), {
      class: 'INT',
      merge: append,
      computed: true,
      label: words('Alarm taken by', 'Кто принял тревогу', 'Alarme prise par'),
    }),
    // Only ever added to: the member who holds somebody must not be able to make the alarm come later.
    terms: optional(many(checkTerms, { max: 1000 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Set to', 'Назначено', 'Réglé sur'),
    }),
    dropped: optional(many(droppedCheck, { max: 100 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Called off', 'Отменено', 'Annulé'),
    }),
    // As long as the longest outcome together with the outcome: an entry's length would else tell the second word.
    fill: optional(unsearched(line(40)), {
      class: 'CASE',
      secret: true,
      label: words('Filling', 'Заполнение', 'Remplissage'),
    }),
    link: optional(checkInLink, {
      class: 'CASE',
      secret: true,
      merge: keepBoth,
      label: words('Check-in link', 'Ссылка для проверки', 'Lien de contrôle'),
    }),
    timer: optional(bytesOf(16), {
      class: 'CASE',
      secret: true,
      merge: keepBoth,
      label: words('Timer at the relay', 'Таймер на ретрансляторе', 'Minuterie au relais'),
    }),
  },
})

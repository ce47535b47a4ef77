/** Shapes of cases: decisions, closure, shelters, journeys, visas, money. */
import {
  askState,
  legKind,
  programmeStatus,
  requiredItem,
  requiredState,
  visaStage,
} from '../choices/moves.ts'
import { triageAnswer, triageQuestion } from '../choices/risk.ts'
import { may, must, shape, words } from '../field.ts'
import {
  bytesOf,
  country,
  day,
  distinct,
  duration,
  hash,
  instant,
  line,
  many,
  member,
  ref,
  term,
  text,
  unsearched,
  whole,
} from '../kinds.ts'
import { checkOutcome } from '../vocabulary/check-outcome.ts'
import { legState } from '../vocabulary/leg-state.ts'
import { visaState } from '../vocabulary/visa-state.ts'

/** {by *, at, decision}: for minors. It counts when two members have signed it, each alone (rule R06). */
export const bestInterest = shape('bestInterest', {
  by: must(distinct(member, { min: 1, max: 10 }), words('Decided by', 'Кто решил', 'Décidé par')),
  at: must(day, words('On', 'Когда', 'Le')),
  decision: must(text(20_000), words('Decision', 'Решение', 'Décision')),
})

/** {by, at, of}: one of the two members, with the hash of the words that they decided. */
export const bestInterestSigned = shape('bestInterestSigned', {
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  of: must(hash, words('Of these words', 'Этих слов', 'De ces mots')),
})

/** {reason, at, by} */
export const closure = shape('closure', {
  reason: must(text(5000), words('Reason', 'Причина', 'Motif')),
  at: must(day, words('On', 'Когда', 'Le')),
  by: must(member, words('By', 'Кем', 'Par')),
})

/** {at, how} */
export const compromise = shape('compromise', {
  at: must(day, words('Since', 'С какого дня', 'Depuis')),
  how: must(text(5000), words('How', 'Как раскрыто', 'Comment')),
})

/** {item, state}: what a move needs before it starts. */
export const requiredThing = shape('requiredThing', {
  item: must(term(requiredItem), words('What', 'Что', 'Quoi')),
  state: must(term(requiredState), words('State', 'Состояние', 'État')),
})

/** One leg without the shelter: that code lies with the shelters, see `stay`. */
export const leg = shape('leg', {
  n: must(whole(1, 99), words('No.', '№', 'N°')),
  kind: must(term(legKind), words('Move or stay', 'Переезд или пребывание', 'Trajet ou séjour')),
  fromArea: may(line(120), words('From (area)', 'Откуда (район)', 'De (zone)')),
  toArea: may(line(120), words('To (area)', 'Куда (район)', 'Vers (zone)')),
  toCountry: may(country, words('To (country)', 'Страна', 'Pays d’arrivée')),
  planned: must(day, words('Planned', 'План', 'Prévu')),
  plannedArrival: may(instant, words('Arrival planned', 'Прибытие по плану', 'Arrivée prévue')),
  actual: may(day, words('Actual', 'Факт', 'Réel')),
  from: may(day, words('Stay from', 'Пребывание с', 'Séjour du')),
  to: may(day, words('Stay until', 'Пребывание до', 'Séjour jusqu’au')),
  state: must(term(legState), words('State', 'Состояние', 'État')),
  means: may(line(120), words('Means', 'Чем едут', 'Moyen')),
  approvals: may(
    distinct(member, { min: 0, max: 10 }),
    words('Approved by', 'Кто одобрил', 'Approuvé par'),
    words(
      'A move needs two different members before it starts.',
      'До начала переезда нужны двое разных сотрудников.',
      'Un trajet demande deux membres différents avant de commencer.',
    ),
  ),
  checkId: may(ref('Check'), words('Arrival check', 'Проверка прибытия', 'Contrôle d’arrivée')),
  required: may(
    many(requiredThing, { max: 20 }),
    words('Needed before the start', 'Нужно до начала', 'Nécessaire avant le départ'),
    words(
      'A move with an open item does not start.',
      'Пока что-то не готово, переезд не начинается.',
      'Un trajet avec un point à faire ne part pas.',
    ),
  ),
  planB: may(line(300), words('Plan B', 'Запасной план', 'Plan B')),
  abort: may(line(120), words('Words that abort', 'Слова отмены', 'Mots d’abandon')),
})

/** {n, by, at, of, house}: one member's approval of one leg, with the hash of that leg and of the house at its end. */
export const legApproval = shape('legApproval', {
  n: must(whole(1, 99), words('Leg no.', 'Этап №', 'Étape n°')),
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  of: must(hash, words('Of this leg', 'Этого этапа', 'De cette étape')),
  house: may(hash, words('Towards this house', 'В этот дом', 'Vers cette maison')),
})

/** {n, shelter, at, by}: which shelter a stay leg uses. The only link between a journey and a shelter. */
export const stay = shape('stay', {
  n: must(whole(1, 99), words('Leg no.', 'Этап №', 'Étape n°')),
  shelter: must(ref('Shelter'), words('Shelter', 'Убежище', 'Refuge')),
  // Two desks may give the last bed away at once: the earlier entry keeps it, on every desk (`cases/shelters.ts`).
  at: may(instant, words('Entered', 'Записано', 'Inscrit le')),
  by: may(member, words('Entered by', 'Кто записал', 'Inscrit par')),
})

/** {state, at, by} */
export const visaStep = shape('visaStep', {
  state: must(term(visaState), words('State', 'Состояние', 'État')),
  at: must(day, words('On', 'Когда', 'Le')),
  by: must(member, words('By', 'Кем', 'Par')),
})

/** {value, unit} */
export const money = shape('money', {
  value: must(whole(0, 1_000_000_000), words('Amount', 'Сумма', 'Montant')),
  unit: must(unsearched(line(3)), words('Currency', 'Валюта', 'Devise')),
})

/** {stage, at, itemId}: where the State itself stands, with the paper that says so. */
export const visaStageStep = shape('visaStageStep', {
  stage: must(term(visaStage), words('Stage', 'Стадия', 'Étape')),
  at: must(day, words('On', 'Когда', 'Le')),
  itemId: may(ref('EvidenceItem'), words('Document', 'Документ', 'Document')),
})

/** {status, at, source, itemId}: how a programme stood from that day, and who says so. */
export const programmeStep = shape('programmeStep', {
  status: must(term(programmeStatus), words('Status', 'Состояние', 'État')),
  at: must(day, words('From', 'С', 'Du')),
  source: must(line(), words('Source', 'Источник', 'Source')),
  itemId: may(ref('EvidenceItem'), words('Document', 'Документ', 'Document')),
})

/** {due, what, who, said}: what the person was promised next. */
export const nextStep = shape('nextStep', {
  due: must(instant, words('Until', 'До', 'Avant le')),
  what: must(line(), words('What', 'Что', 'Quoi')),
  who: must(member, words('Who does it', 'Кто делает', 'Par qui')),
  said: must(instant, words('Said on', 'Сказано', 'Dit le')),
})

/** {code, version}: by which instrument the questions were asked. */
export const instrumentUsed = shape('instrumentUsed', {
  code: must(unsearched(line(40)), words('Instrument', 'Опросник', 'Instrument')),
  version: must(whole(1, 1000), words('Version', 'Версия', 'Version')),
})

/** {question, answer} */
export const triageAnswered = shape('triageAnswered', {
  question: must(term(triageQuestion), words('Question', 'Вопрос', 'Question')),
  answer: must(term(triageAnswer), words('Answer', 'Ответ', 'Réponse')),
})

/** {slot, key, safe, duress, madeAt}: how an answer from a check-in link is opened and told apart. */
export const checkInLink = shape('checkInLink', {
  slot: must(bytesOf(16), words('Slot', 'Ячейка', 'Case')),
  key: must(bytesOf(32), words('Key', 'Ключ', 'Clé')),
  safe: may(bytesOf(32), words('Safe answer', 'Ответ «всё хорошо»', 'Réponse de sécurité')),
  duress: may(bytesOf(32), words('Duress answer', 'Ответ под принуждением', 'Réponse de contrainte')),
  madeAt: must(instant, words('Made', 'Создано', 'Créé le')),
})

/** {dueAt, at, outcome, by}: one answer to a check, by link or heard by a member. */
export const checkAnswer = shape('checkAnswer', {
  dueAt: must(instant, words('For', 'На срок', 'Pour')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  outcome: must(term(checkOutcome), words('Outcome', 'Исход', 'Résultat')),
  by: may(member, words('Heard by', 'Кто слышал', 'Entendu par')),
})

/**
 * {by, at, dueAt, graceHours, escalation, rungMinutes, every, zone, instead, why}: what a check was set to. `instead`
 * names the lines that a weaker one takes the place of, when a second member has written the same.
 */
export const checkTerms = shape('checkTerms', {
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  dueAt: must(instant, words('Due', 'Срок', 'Échéance')),
  graceHours: must(whole(0, 720), words('Hours of grace', 'Отсрочка, часов', 'Heures de grâce')),
  escalation: must(distinct(member), words('Alarm goes to', 'Кому тревога', 'Alarme à')),
  rungMinutes: may(whole(5, 1440), words('Minutes between them', 'Минут между ними', 'Minutes entre chacun')),
  every: may(duration, words('Repeats every', 'Повторяется раз в', 'Se répète tous les')),
  zone: may(unsearched(line(60)), words('Time zone', 'Часовой пояс', 'Fuseau horaire')),
  instead: may(many(hash, { min: 1, max: 100 }), words('Instead of', 'Вместо', 'Au lieu de')),
  why: may(text(2000), words('Why', 'Почему', 'Pourquoi')),
})

/** {dueAt, at, by, why}: who called a check off, and why. */
export const droppedCheck = shape('droppedCheck', {
  dueAt: must(instant, words('For', 'На срок', 'Pour')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  by: must(member, words('By', 'Кем', 'Par')),
  why: must(text(2000), words('Why', 'Почему', 'Pourquoi')),
})

/** {dueAt, at, by}: who took the alarm. */
export const acknowledgement = shape('acknowledgement', {
  dueAt: must(instant, words('For', 'На срок', 'Pour')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  by: must(member, words('By', 'Кем', 'Par')),
})

/** {ask, state, answer, at, nextAt}: what became of one thing that was asked for. */
export const askAnswered = shape('askAnswered', {
  ask: must(text(5000), words('Asked', 'О чём просили', 'Demandé')),
  state: must(term(askState), words('State', 'Состояние', 'État')),
  answer: may(text(5000), words('Answer', 'Ответ', 'Réponse')),
  at: must(day, words('On', 'Когда', 'Le')),
  nextAt: may(day, words('Look again on', 'Вернуться', 'Revoir le')),
})

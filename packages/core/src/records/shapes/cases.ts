/** Shapes of cases: decisions, closure, shelters, journeys, visas, money. */
import { legKind } from '../choices/moves.ts'
import { may, must, shape, words } from '../field.ts'
import {
  country,
  day,
  distinct,
  instant,
  line,
  member,
  ref,
  term,
  text,
  unsearched,
  whole,
} from '../kinds.ts'
import { legState } from '../vocabulary/leg-state.ts'
import { visaState } from '../vocabulary/visa-state.ts'

/** {by *, at, decision}: for minors, by two members (rule R06). */
export const bestInterest = shape('bestInterest', {
  by: must(distinct(member, { min: 2, max: 10 }), words('Decided by', 'Кто решил', 'Décidé par')),
  at: must(day, words('On', 'Когда', 'Le')),
  decision: must(text(20_000), words('Decision', 'Решение', 'Décision')),
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
})

/** {n, shelter}: which shelter a stay leg uses. The only link between a journey and a shelter. */
export const stay = shape('stay', {
  n: must(whole(1, 99), words('Leg no.', 'Этап №', 'Étape n°')),
  shelter: must(ref('Shelter'), words('Shelter', 'Убежище', 'Refuge')),
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

/** A dated judgement about danger. Old ones stay; a new one never overwrites them. */
import { optional, required, words } from '../field.ts'
import { day, distinct, instant, member, ref, term, text, whole } from '../kinds.ts'
import { fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { priority } from '../vocabulary/priority.ts'
import { riskFactor } from '../vocabulary/risk-factor.ts'
import { threatActor } from '../vocabulary/threat-actor.ts'

export const riskAssessmentType = recordType({
  name: 'RiskAssessment',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'UNHCR 4.2 priority; OHCHR Manual on Human Rights Monitoring, chapter 14',
  meaning: words(
    'A dated judgement about danger; old ones stay.',
    'Оценка опасности на дату; прежние остаются.',
    'Un jugement daté sur le danger ; les anciens restent.',
  ),
  fields: {
    caseId: required(ref('Case'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Case', 'Дело', 'Dossier'),
    }),
    at: required(instant, { class: 'CASE', merge: fixed, column: true, label: words('On', 'Когда', 'Le') }),
    by: required(member, { class: 'INT', merge: fixed, label: words('By', 'Кто оценил', 'Par') }),
    factors: required(distinct(term(riskFactor)), {
      class: 'CASE',
      label: words('What makes the danger', 'В чём опасность', 'Ce qui fait le danger'),
    }),
    threatActors: required(distinct(term(threatActor)), {
      class: 'CASE',
      label: words('Who is feared', 'Кого опасаются', 'Qui est craint'),
    }),
    likelihood: required(whole(1, 5), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Likelihood, 1 to 5', 'Вероятность, от 1 до 5', 'Probabilité, de 1 à 5'),
    }),
    impact: required(whole(1, 5), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Harm, 1 to 5', 'Тяжесть, от 1 до 5', 'Gravité, de 1 à 5'),
    }),
    capacities: optional(text(5000), {
      class: 'CASE',
      label: words('What already protects', 'Что уже защищает', 'Ce qui protège déjà'),
    }),
    priority: required(term(priority), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Priority', 'Срочность', 'Priorité'),
    }),
    plan: required(text(5000), {
      class: 'CASE',
      merge: keepBoth,
      label: words('Plan', 'План', 'Plan'),
      help: words('Agreed with the person.', 'Согласован с человеком.', 'Convenu avec la personne.'),
    }),
    reviewAt: required(day, {
      class: 'CASE',
      column: true,
      label: words('Review', 'Пересмотр', 'Réexamen'),
    }),
    secondReader: optional(member, {
      class: 'INT',
      label: words('Second reader', 'Второй читающий', 'Second lecteur'),
      help: words(
        'Needed for an emergency and for lowering one.',
        'Нужен для чрезвычайной срочности и для её снижения.',
        'Nécessaire pour une urgence absolue et pour l’abaisser.',
      ),
    }),
  },
})

/** A dated judgement about danger. Old ones stay; a new one never overwrites them. */
import { optional, required, words } from '../field.ts'
import { day, distinct, instant, many, member, ref, term, text, whole, yesNo } from '../kinds.ts'
import { fixed, keepBoth, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { instrumentUsed, triageAnswered } from '../shapes/cases.ts'
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
    instrument: optional(instrumentUsed, {
      class: 'CASE',
      merge: fixed,
      label: words('Instrument', 'Опросник', 'Instrument'),
    }),
    answers: optional(many(triageAnswered, { max: 100 }), {
      class: 'CASE',
      merge: setBy('question'),
      label: words('Answers', 'Ответы', 'Réponses'),
      help: words(
        'Not known and not asked are answers of their own; neither counts as no.',
        '«Неизвестно» и «не спрашивали» — отдельные ответы; ни один не значит «нет».',
        'Inconnu et pas demandé sont des réponses ; aucune ne vaut non.',
      ),
    }),
    lowers: optional(yesNo, {
      class: 'CASE',
      label: words(
        'Lowers what was judged before',
        'Снижает прежнюю оценку',
        'Abaisse le jugement précédent',
      ),
      help: words(
        'Then a second person signs.',
        'Тогда нужна подпись второго человека.',
        'Alors une seconde personne signe.',
      ),
    }),
  },
})

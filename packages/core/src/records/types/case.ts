/** One person's protection file. One case is one set of keys. */
import { optional, required, words } from '../field.ts'
import { day, distinct, line, many, member, ref, term, text } from '../kinds.ts'
import { append, fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { bestInterest, bestInterestSigned, closure, nextStep } from '../shapes/cases.ts'
import { machine } from '../states.ts'
import { caseState } from '../vocabulary/case-state.ts'
import { priority } from '../vocabulary/priority.ts'
import { threatActor } from '../vocabulary/threat-actor.ts'

export const caseType = recordType({
  name: 'Case',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'Primero case; HURIDOCS has none',
  meaning: words(
    'One person’s protection file. One case is one set of keys.',
    'Дело о защите одного человека. Одно дело — один набор ключей.',
    'Le dossier de protection d’une personne. Un dossier, un jeu de clés.',
  ),
  fields: {
    personId: required(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Person', 'Человек', 'Personne'),
    }),
    state: required(term(caseState), {
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
      help: words('Levels of UNHCR.', 'Уровни УВКБ ООН.', 'Niveaux du HCR.'),
    }),
    owner: required(member, {
      class: 'INT',
      merge: keepBoth,
      column: true,
      label: words('Caseworker', 'Кто ведёт', 'Responsable'),
      help: words(
        'One member answers for the case.',
        'За дело отвечает один сотрудник.',
        'Un seul membre répond du dossier.',
      ),
    }),
    team: required(distinct(member), {
      class: 'INT',
      label: words('Team', 'Команда', 'Équipe'),
      help: words(
        'Who needs to know. Everybody else has no key.',
        'Кому нужно знать. У остальных нет ключа.',
        'Qui doit savoir. Les autres n’ont pas la clé.',
      ),
    }),
    openedAt: required(day, {
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Opened', 'Открыто', 'Ouvert le'),
    }),
    threatActors: required(distinct(term(threatActor)), {
      class: 'CASE',
      label: words('Who is feared', 'Кого опасаются', 'Qui est craint'),
    }),
    neverTell: optional(many(line()), {
      class: 'CASE',
      label: words('Never tell', 'Никогда не сообщать', 'Ne jamais prévenir'),
      help: words(
        'People who must never learn of the case.',
        'Кто не должен узнать о деле ни при каких условиях.',
        'Les personnes qui ne doivent jamais savoir.',
      ),
    }),
    trustedContact: optional(ref('Person'), {
      class: 'CASE',
      merge: keepBoth,
      label: words('Trusted contact', 'Доверенное лицо', 'Contact de confiance'),
      help: words(
        'Chosen by the person; the only one who may be told.',
        'Выбирает сам человек; сообщать можно только этому лицу.',
        'Choisi par la personne ; le seul qui peut être informé.',
      ),
    }),
    summary: optional(text(20_000), { class: 'CASE', label: words('Summary', 'Кратко', 'Résumé') }),
    bestInterest: optional(bestInterest, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Best interest of the child', 'Интересы ребёнка', 'Intérêt de l’enfant'),
      help: words(
        'For minors: a decision by two members.',
        'Для несовершеннолетних: решение двух сотрудников.',
        'Pour les mineurs : décision de deux membres.',
      ),
    }),
    bestInterestSigned: optional(many(bestInterestSigned, { max: 100 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Signed by', 'Подписали', 'Signé par'),
    }),
    accountPendingOn: optional(distinct(ref('Event')), {
      class: 'CASE',
      label: words('Account still to be heard', 'О чём ещё не выслушан(а)', 'Récit encore à entendre'),
      help: words(
        'Events this person may still be heard about.',
        'События, о которых человека ещё могут выслушать.',
        'Événements sur lesquels la personne peut encore être entendue.',
      ),
    }),
    reviewAt: required(day, {
      class: 'INT',
      column: true,
      label: words('Next review', 'Следующий пересмотр', 'Prochain examen'),
      help: words('Of the risk.', 'Оценки риска.', 'Du risque.'),
    }),
    closure: optional(closure, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Closure', 'Закрытие', 'Clôture'),
    }),
    nextStep: optional(nextStep, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Promised next', 'Обещано дальше', 'Promis ensuite'),
      help: words(
        'What the person was told will happen, and until when.',
        'Что обещано человеку и к какому сроку.',
        'Ce qui a été dit à la personne, et pour quand.',
      ),
    }),
  },
  states: machine('state', caseState, 'intake', {
    intake: ['verifying', 'active_in_danger', 'closed', 'duplicate'],
    verifying: ['active_in_danger', 'active_hidden', 'active_transit', 'closed', 'duplicate'],
    active_in_danger: [
      'active_hidden',
      'active_transit',
      'lost_contact',
      'taken',
      'deceased',
      'closed',
      'duplicate',
    ],
    active_hidden: [
      'active_transit',
      'active_in_danger',
      'lost_contact',
      'taken',
      'returned',
      'deceased',
      'closed',
      'duplicate',
    ],
    active_transit: [
      'arrived',
      'active_hidden',
      'lost_contact',
      'taken',
      'returned',
      'deceased',
      'duplicate',
    ],
    arrived: ['followup', 'lost_contact', 'returned', 'closed'],
    followup: ['closed', 'returned', 'lost_contact', 'taken', 'active_hidden'],
    lost_contact: [
      'active_in_danger',
      'active_hidden',
      'active_transit',
      'arrived',
      'taken',
      'returned',
      'deceased',
    ],
    returned: ['active_in_danger', 'lost_contact', 'deceased', 'closed'],
    taken: ['active_in_danger', 'active_hidden', 'deceased', 'closed'],
    closed: ['verifying'],
    deceased: ['closed'],
    duplicate: [],
  }),
})

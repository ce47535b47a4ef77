/** One person, one State. The State is named outside only when it named itself or agreed (rule R33). */
import { visaKind } from '../choices/moves.ts'
import { optional, required, words } from '../field.ts'
import { country, day, distinct, either, many, member, ref, term, whole } from '../kinds.ts'
import { append, fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { visaStageStep, visaStep } from '../shapes/cases.ts'
import { machine } from '../states.ts'
import { priority } from '../vocabulary/priority.ts'
import { visaCategory } from '../vocabulary/visa-category.ts'
import { visaState } from '../vocabulary/visa-state.ts'

export const visaApplicationType = recordType({
  name: 'VisaApplication',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'UNHCR Resettlement Registration Form, sections 1 and 4–7; national forms stay sealed',
  meaning: words('One person, one State.', 'Один человек, одно государство.', 'Une personne, un État.'),
  fields: {
    personId: required(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Person', 'Человек', 'Personne'),
    }),
    stateCode: required(country, {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('State', 'Государство', 'État'),
      help: words(
        'Never exported unless the State may be named.',
        'Не выгружается, пока государство нельзя называть.',
        'Jamais exporté si l’État ne peut être nommé.',
      ),
    }),
    kind: required(term(visaKind), { class: 'CASE', column: true, label: words('Visa', 'Виза', 'Visa') }),
    priority: required(term(priority), {
      class: 'CASE',
      merge: keepBoth,
      label: words('Priority', 'Срочность', 'Priorité'),
    }),
    category: optional(distinct(term(visaCategory), { min: 0, max: 2 }), {
      class: 'CASE',
      label: words('Category', 'Категория', 'Catégorie'),
      help: words(
        'Primary and secondary, as UNHCR asks. None says why a person is persecuted.',
        'Основная и вторая, как просит УВКБ. Ни одна не называет причину преследования.',
        'Principale et secondaire, selon le HCR. Aucune ne dit le motif de persécution.',
      ),
    }),
    dialogueId: optional(ref('Intervention'), {
      class: 'CASE',
      label: words('Talks with the State', 'Переговоры с государством', 'Dialogue avec l’État'),
    }),
    statements: optional(distinct(ref('Statement')), {
      class: 'CASE',
      label: words('What is said of the country', 'Что говорят о стране', 'Ce qui est dit du pays'),
      help: words(
        'Dated statements that nowhere in it is safe, for a State that says “move to another city”.',
        'Датированные слова о том, что безопасного места там нет: для государства, которое советует переехать.',
        'Déclarations datées qu’aucun lieu n’y est sûr, pour un État qui conseille de changer de ville.',
      ),
    }),
    submittedAt: optional(day, { class: 'CASE', label: words('Submitted', 'Подано', 'Déposée le') }),
    interviewAt: optional(day, {
      class: 'CASE',
      column: true,
      label: words('Interview', 'Собеседование', 'Entretien'),
    }),
    agreedDays: optional(whole(1, 1000), {
      class: 'CASE',
      label: words('Agreed days', 'Оговорённый срок, дней', 'Délai convenu, jours'),
      help: words(
        'After this many, no answer is computed.',
        'По истечении считается, что ответа нет.',
        'Au-delà, l’absence de réponse est constatée.',
      ),
    }),
    state: required(term(visaState), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('State of the application', 'Состояние заявления', 'État de la demande'),
    }),
    history: required(many(visaStep, { max: 200 }), {
      class: 'CASE',
      merge: append,
      label: words('History', 'История', 'Historique'),
    }),
    programmeId: optional(ref('Programme'), {
      class: 'CASE',
      label: words('Programme', 'Программа', 'Programme'),
    }),
    stages: optional(many(visaStageStep, { max: 200 }), {
      class: 'CASE',
      merge: append,
      label: words('The State’s stages', 'Стадии у государства', 'Étapes chez l’État'),
      help: words(
        'Approved is not issued.',
        'Одобрено — ещё не выдано.',
        'Approuvé ne veut pas dire délivré.',
      ),
    }),
    formItem: optional(ref('EvidenceItem'), {
      class: 'NAME',
      label: words('The State’s own form', 'Бланк государства', 'Formulaire de l’État'),
      help: words(
        'Sealed as a file; its contents are not structured here.',
        'Хранится запечатанным файлом; содержание не разбирается по полям.',
        'Scellé comme fichier ; son contenu n’est pas repris ici.',
      ),
    }),
    lawyer: optional(either(member, ref('Person')), {
      class: 'CASE',
      label: words('Lawyer', 'Юрист', 'Avocat'),
    }),
  },
  states: machine('state', visaState, 'considered', {
    considered: ['preparing', 'withdrawn'],
    preparing: ['submitted', 'withdrawn'],
    submitted: ['interview', 'issued', 'refused', 'no_answer', 'withdrawn'],
    interview: ['issued', 'refused', 'no_answer', 'withdrawn'],
    no_answer: ['interview', 'issued', 'refused', 'withdrawn'],
    issued: ['used', 'expired'],
    refused: ['preparing'],
    used: [],
    expired: ['preparing'],
    withdrawn: [],
  }),
})

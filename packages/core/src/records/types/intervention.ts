/** Anything done towards a body or State, by us or by others, and what came of it. */
import { interventionBy, interventionImpact } from '../choices/evidence.ts'
import { optional, required, words } from '../field.ts'
import { day, distinct, line, many, ref, term, text } from '../kinds.ts'
import { append, keepBoth, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { askAnswered } from '../shapes/cases.ts'
import { claimedStage, dialogue, remedies, specialProceduresAnswers, stageStep } from '../shapes/press.ts'
import { machine } from '../states.ts'
import { interventionType as kindOfIntervention } from '../vocabulary/intervention-type.ts'
import { investigationStage } from '../vocabulary/investigation-stage.ts'
import { response } from '../vocabulary/response.ts'

export const interventionType = recordType({
  name: 'Intervention',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'HURIDOCS Intervention (26xx): type, parties requested, response, impact, status, priority',
  meaning: words(
    'Anything done towards a body or State, by us or others: complaint, urgent appeal, démarche, visa talks; and what came of it.',
    'Всё, что сделано в адрес органа или государства нами или другими: жалоба, срочное обращение, демарш, переговоры о визах; и что из этого вышло.',
    'Toute démarche auprès d’un organe ou d’un État, par nous ou d’autres : plainte, appel urgent, démarche, visas ; et ses suites.',
  ),
  fields: {
    type: required(term(kindOfIntervention), {
      class: 'CASE',
      column: true,
      label: words('Kind', 'Вид', 'Type'),
    }),
    body: required(line(), {
      class: 'CASE',
      column: true,
      label: words('Body or State', 'Орган или государство', 'Organe ou État'),
    }),
    by: required(term(interventionBy), {
      class: 'CASE',
      label: words('By whom', 'Кто обратился', 'Par qui'),
    }),
    filedAt: optional(day, { class: 'CASE', column: true, label: words('Filed', 'Подано', 'Déposé le') }),
    reference: optional(line(120), {
      class: 'CASE',
      label: words('Reference', 'Номер', 'Référence'),
    }),
    personIds: optional(distinct(ref('Person')), {
      class: 'CASE',
      label: words('Persons', 'О ком', 'Personnes'),
    }),
    actIds: optional(distinct(ref('Act')), { class: 'CASE', label: words('Acts', 'Деяния', 'Actes') }),
    asks: required(many(text(2000), { min: 1, max: 100 }), {
      class: 'CASE',
      label: words('What is asked', 'О чём просим', 'Demandes'),
      help: words(
        'One ask each, so that each can be followed.',
        'Каждая просьба отдельно, чтобы следить за каждой.',
        'Une demande par ligne, pour les suivre une à une.',
      ),
    }),
    remedies: optional(remedies, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Domestic remedies', 'Внутренние средства защиты', 'Recours internes'),
      help: words(
        'What was tried, or why nothing was.',
        'Что испробовано или почему ничего.',
        'Ce qui a été tenté, ou pourquoi rien.',
      ),
    }),
    spAnswers: optional(specialProceduresAnswers, {
      class: 'CASE',
      merge: keepBoth,
      label: words(
        'Answers for Special Procedures',
        'Ответы для спецпроцедур',
        'Réponses pour les procédures spéciales',
      ),
    }),
    legalCharacterisation: optional(text(5000), {
      class: 'CASE',
      label: words('Legal characterisation', 'Правовая квалификация', 'Qualification juridique'),
      help: words('And whose it is.', 'И чья она.', 'Et de qui elle vient.'),
    }),
    stage: optional(term(investigationStage), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Stage', 'Стадия', 'Étape'),
    }),
    stageHistory: optional(many(stageStep, { max: 200 }), {
      class: 'CASE',
      merge: append,
      label: words('Stages with their documents', 'Стадии и документы', 'Étapes et documents'),
      help: words(
        'A stage moves only with a document.',
        'Стадия меняется только по документу.',
        'Une étape ne change qu’avec un document.',
      ),
    }),
    claimedStage: optional(claimedStage, {
      class: 'PUB',
      label: words('Stage the press reports', 'Стадия по словам прессы', 'Étape selon la presse'),
    }),
    response: optional(term(response), {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Response', 'Ответ', 'Réponse'),
    }),
    dialogue: optional(dialogue, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Talks', 'Переговоры', 'Dialogue'),
    }),
    impact: optional(term(interventionImpact), {
      class: 'CASE',
      label: words('Effect', 'Что изменилось', 'Effet'),
    }),
    outcome: optional(text(5000), { class: 'CASE', label: words('Outcome', 'Итог', 'Issue') }),
    askAnswers: optional(many(askAnswered, { max: 200 }), {
      class: 'CASE',
      merge: setBy('ask', 'at'),
      label: words('Answers to the asks', 'Ответы на просьбы', 'Réponses aux demandes'),
    }),
    replyDue: optional(day, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Reply due', 'Ответ до', 'Réponse avant le'),
    }),
    receipt: optional(ref('EvidenceItem'), {
      class: 'CASE',
      label: words('Receipt', 'Подтверждение приёма', 'Accusé de réception'),
    }),
  },
  states: machine('stage', investigationStage, 'reported', {
    reported: ['registered', 'unknown'],
    registered: ['prelim_check', 'referred', 'refused', 'opened'],
    prelim_check: ['prelim_extended', 'opened', 'refused', 'referred'],
    prelim_extended: ['opened', 'refused', 'referred'],
    refused: ['refusal_quashed'],
    refusal_quashed: ['prelim_check', 'opened'],
    referred: ['registered'],
    opened: ['suspended', 'closed', 'charged'],
    suspended: ['opened', 'closed'],
    charged: ['tried', 'closed'],
    tried: [],
    closed: ['opened'],
    unknown: ['registered', 'opened', 'refused'],
  }),
})

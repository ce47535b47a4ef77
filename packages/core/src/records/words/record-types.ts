/** What the kinds of record are called: one of them, the table of them, and so many of them. */
import type { Words } from '../../base/language.ts'
import { words } from '../field.ts'
import type { RecordTypeName } from '../record-types.ts'
import type { Plurals } from './plurals.ts'

export type TypeWords = { readonly one: Words; readonly all: Words; readonly counted: Plurals }

function typeWords(one: Words, all: Words, counted: Plurals): TypeWords {
  return { one, all, counted }
}

export const recordTypeWords: { readonly [N in RecordTypeName]: TypeWords } = {
  HelpRequest: typeWords(
    words('Request for help', 'Обращение', 'Demande d’aide'),
    words('Requests for help', 'Обращения', 'Demandes d’aide'),
    {
      en: { one: 'request', other: 'requests' },
      ru: { one: 'обращение', few: 'обращения', many: 'обращений' },
      fr: { one: 'demande', other: 'demandes' },
    },
  ),
  Case: typeWords(words('Case', 'Дело', 'Dossier'), words('Cases', 'Дела', 'Dossiers'), {
    en: { one: 'case', other: 'cases' },
    ru: { one: 'дело', few: 'дела', many: 'дел' },
    fr: { one: 'dossier', other: 'dossiers' },
  }),
  Person: typeWords(words('Person', 'Человек', 'Personne'), words('Persons', 'Люди', 'Personnes'), {
    en: { one: 'person', other: 'persons' },
    ru: { one: 'человек', few: 'человека', many: 'человек' },
    fr: { one: 'personne', other: 'personnes' },
  }),
  Identity: typeWords(
    words('Identity', 'Личность', 'Identité'),
    words('Identities', 'Личности', 'Identités'),
    {
      en: { one: 'identity', other: 'identities' },
      ru: { one: 'личность', few: 'личности', many: 'личностей' },
      fr: { one: 'identité', other: 'identités' },
    },
  ),
  Consent: typeWords(
    words('Consent', 'Согласие', 'Consentement'),
    words('Consents', 'Согласия', 'Consentements'),
    {
      en: { one: 'consent', other: 'consents' },
      ru: { one: 'согласие', few: 'согласия', many: 'согласий' },
      fr: { one: 'consentement', other: 'consentements' },
    },
  ),
  RiskAssessment: typeWords(
    words('Risk assessment', 'Оценка риска', 'Évaluation du risque'),
    words('Risk assessments', 'Оценки риска', 'Évaluations du risque'),
    {
      en: { one: 'assessment', other: 'assessments' },
      ru: { one: 'оценка', few: 'оценки', many: 'оценок' },
      fr: { one: 'évaluation', other: 'évaluations' },
    },
  ),
  Shelter: typeWords(words('Shelter', 'Убежище', 'Refuge'), words('Shelters', 'Убежища', 'Refuges'), {
    en: { one: 'shelter', other: 'shelters' },
    ru: { one: 'убежище', few: 'убежища', many: 'убежищ' },
    fr: { one: 'refuge', other: 'refuges' },
  }),
  Journey: typeWords(words('Journey', 'Путь', 'Trajet'), words('Journeys', 'Пути', 'Trajets'), {
    en: { one: 'journey', other: 'journeys' },
    ru: { one: 'путь', few: 'пути', many: 'путей' },
    fr: { one: 'trajet', other: 'trajets' },
  }),
  VisaApplication: typeWords(
    words('Visa application', 'Заявление на визу', 'Demande de visa'),
    words('Visa applications', 'Заявления на визу', 'Demandes de visa'),
    {
      en: { one: 'application', other: 'applications' },
      ru: { one: 'заявление', few: 'заявления', many: 'заявлений' },
      fr: { one: 'demande', other: 'demandes' },
    },
  ),
  Assistance: typeWords(
    words('Support', 'Помощь', 'Aide'),
    words('Support given', 'Оказанная помощь', 'Aides apportées'),
    {
      en: { one: 'support given', other: 'supports given' },
      ru: { one: 'случай помощи', few: 'случая помощи', many: 'случаев помощи' },
      fr: { one: 'aide', other: 'aides' },
    },
  ),
  Check: typeWords(words('Check', 'Проверка', 'Contrôle'), words('Checks', 'Проверки', 'Contrôles'), {
    en: { one: 'check', other: 'checks' },
    ru: { one: 'проверка', few: 'проверки', many: 'проверок' },
    fr: { one: 'contrôle', other: 'contrôles' },
  }),
  Event: typeWords(words('Event', 'Событие', 'Événement'), words('Events', 'События', 'Événements'), {
    en: { one: 'event', other: 'events' },
    ru: { one: 'событие', few: 'события', many: 'событий' },
    fr: { one: 'événement', other: 'événements' },
  }),
  Act: typeWords(words('Act', 'Деяние', 'Acte'), words('Acts', 'Деяния', 'Actes'), {
    en: { one: 'act', other: 'acts' },
    ru: { one: 'деяние', few: 'деяния', many: 'деяний' },
    fr: { one: 'acte', other: 'actes' },
  }),
  Testimony: typeWords(
    words('Testimony', 'Рассказ', 'Témoignage'),
    words('Testimonies', 'Рассказы', 'Témoignages'),
    {
      en: { one: 'testimony', other: 'testimonies' },
      ru: { one: 'рассказ', few: 'рассказа', many: 'рассказов' },
      fr: { one: 'témoignage', other: 'témoignages' },
    },
  ),
  EvidenceItem: typeWords(
    words('Evidence item', 'Материал', 'Pièce'),
    words('Evidence items', 'Материалы', 'Pièces'),
    {
      en: { one: 'item', other: 'items' },
      ru: { one: 'материал', few: 'материала', many: 'материалов' },
      fr: { one: 'pièce', other: 'pièces' },
    },
  ),
  Claim: typeWords(
    words('Claim', 'Утверждение', 'Affirmation'),
    words('Claims', 'Утверждения', 'Affirmations'),
    {
      en: { one: 'claim', other: 'claims' },
      ru: { one: 'утверждение', few: 'утверждения', many: 'утверждений' },
      fr: { one: 'affirmation', other: 'affirmations' },
    },
  ),
  Publication: typeWords(
    words('Publication', 'Публикация', 'Publication'),
    words('Publications', 'Публикации', 'Publications'),
    {
      en: { one: 'publication', other: 'publications' },
      ru: { one: 'публикация', few: 'публикации', many: 'публикаций' },
      fr: { one: 'publication', other: 'publications' },
    },
  ),
  Statement: typeWords(
    words('Statement', 'Высказывание', 'Déclaration'),
    words('Statements', 'Высказывания', 'Déclarations'),
    {
      en: { one: 'statement', other: 'statements' },
      ru: { one: 'высказывание', few: 'высказывания', many: 'высказываний' },
      fr: { one: 'déclaration', other: 'déclarations' },
    },
  ),
  Intervention: typeWords(
    words('Intervention', 'Обращение в орган', 'Démarche'),
    words('Interventions', 'Обращения в органы', 'Démarches'),
    {
      en: { one: 'intervention', other: 'interventions' },
      ru: { one: 'обращение в орган', few: 'обращения в органы', many: 'обращений в органы' },
      fr: { one: 'démarche', other: 'démarches' },
    },
  ),
  Release: typeWords(words('Release', 'Передача', 'Envoi'), words('Releases', 'Передачи', 'Envois'), {
    en: { one: 'release', other: 'releases' },
    ru: { one: 'передача', few: 'передачи', many: 'передач' },
    fr: { one: 'envoi', other: 'envois' },
  }),
  LineThread: typeWords(
    words('Thread of the line', 'Переписка на линии', 'Fil de la ligne'),
    words('Threads of the line', 'Переписки на линии', 'Fils de la ligne'),
    {
      en: { one: 'thread', other: 'threads' },
      ru: { one: 'переписка', few: 'переписки', many: 'переписок' },
      fr: { one: 'fil', other: 'fils' },
    },
  ),
  LineMessage: typeWords(
    words('Message', 'Сообщение', 'Message'),
    words('Messages', 'Сообщения', 'Messages'),
    {
      en: { one: 'message', other: 'messages' },
      ru: { one: 'сообщение', few: 'сообщения', many: 'сообщений' },
      fr: { one: 'message', other: 'messages' },
    },
  ),
  LineNote: typeWords(
    words('Note among colleagues', 'Заметка для коллег', 'Note entre collègues'),
    words('Notes among colleagues', 'Заметки для коллег', 'Notes entre collègues'),
    {
      en: { one: 'note', other: 'notes' },
      ru: { one: 'заметка', few: 'заметки', many: 'заметок' },
      fr: { one: 'note', other: 'notes' },
    },
  ),
  DutyShift: typeWords(
    words('Turn of duty', 'Дежурство', 'Tour de garde'),
    words('Duty roster', 'Дежурства', 'Tours de garde'),
    {
      en: { one: 'turn of duty', other: 'turns of duty' },
      ru: { one: 'дежурство', few: 'дежурства', many: 'дежурств' },
      fr: { one: 'tour de garde', other: 'tours de garde' },
    },
  ),
  CannedReply: typeWords(
    words('Ready-made reply', 'Готовый ответ', 'Réponse préparée'),
    words('Ready-made replies', 'Готовые ответы', 'Réponses préparées'),
    {
      en: { one: 'reply', other: 'replies' },
      ru: { one: 'ответ', few: 'ответа', many: 'ответов' },
      fr: { one: 'réponse', other: 'réponses' },
    },
  ),
  LineSetup: typeWords(
    words('Set-up of the line', 'Настройка линии', 'Réglage de la ligne'),
    words('Set-up of the line', 'Настройка линии', 'Réglage de la ligne'),
    {
      en: { one: 'set-up', other: 'set-ups' },
      ru: { one: 'настройка', few: 'настройки', many: 'настроек' },
      fr: { one: 'réglage', other: 'réglages' },
    },
  ),
  Occurrence: typeWords(
    words('Occurrence', 'Происшествие', 'Incident'),
    words('Occurrences', 'Происшествия', 'Incidents'),
    {
      en: { one: 'occurrence', other: 'occurrences' },
      ru: { one: 'происшествие', few: 'происшествия', many: 'происшествий' },
      fr: { one: 'incident', other: 'incidents' },
    },
  ),
  Task: typeWords(words('Task', 'Задача', 'Tâche'), words('Tasks', 'Задачи', 'Tâches'), {
    en: { one: 'task', other: 'tasks' },
    ru: { one: 'задача', few: 'задачи', many: 'задач' },
    fr: { one: 'tâche', other: 'tâches' },
  }),
  Told: typeWords(
    words('What somebody knows', 'Что кому известно', 'Ce que quelqu’un sait'),
    words('What is known to whom', 'Что кому известно', 'Qui sait quoi'),
    {
      en: { one: 'thing known', other: 'things known' },
      ru: { one: 'известная вещь', few: 'известные вещи', many: 'известных вещей' },
      fr: { one: 'chose sue', other: 'choses sues' },
    },
  ),
  Apart: typeWords(
    words(
      'Who must not meet: yes or no',
      'Нельзя встретиться: да или нет',
      'Ne doit pas rencontrer : oui ou non',
    ),
    words('Who must not meet: answers', 'Нельзя встретиться: ответы', 'Ne doit pas rencontrer : réponses'),
    {
      en: { one: 'answer', other: 'answers' },
      ru: { one: 'ответ', few: 'ответа', many: 'ответов' },
      fr: { one: 'réponse', other: 'réponses' },
    },
  ),
  Programme: typeWords(
    words('Programme', 'Программа', 'Programme'),
    words('Programmes', 'Программы', 'Programmes'),
    {
      en: { one: 'programme', other: 'programmes' },
      ru: { one: 'программа', few: 'программы', many: 'программ' },
      fr: { one: 'programme', other: 'programmes' },
    },
  ),
  Correction: typeWords(
    words('Correction', 'Исправление', 'Correction'),
    words('Corrections', 'Исправления', 'Corrections'),
    {
      en: { one: 'correction', other: 'corrections' },
      ru: { one: 'исправление', few: 'исправления', many: 'исправлений' },
      fr: { one: 'correction', other: 'corrections' },
    },
  ),
  PressNote: typeWords(
    words('Note of the press desk', 'Заметка пресс-службы', 'Note du bureau de presse'),
    words('Notes of the press desk', 'Заметки пресс-службы', 'Notes du bureau de presse'),
    {
      en: { one: 'note', other: 'notes' },
      ru: { one: 'заметка', few: 'заметки', many: 'заметок' },
      fr: { one: 'note', other: 'notes' },
    },
  ),
  Seal: typeWords(words('Seal', 'Печать', 'Sceau'), words('Seals', 'Печати', 'Sceaux'), {
    en: { one: 'seal', other: 'seals' },
    ru: { one: 'печать', few: 'печати', many: 'печатей' },
    fr: { one: 'sceau', other: 'sceaux' },
  }),
  CustodyEvent: typeWords(
    words('Handling', 'Действие с материалом', 'Manipulation'),
    words('Chain of custody', 'Цепочка хранения', 'Chaîne de possession'),
    {
      en: { one: 'handling', other: 'handlings' },
      ru: { one: 'действие', few: 'действия', many: 'действий' },
      fr: { one: 'manipulation', other: 'manipulations' },
    },
  ),
}

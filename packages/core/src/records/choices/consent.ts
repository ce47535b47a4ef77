/** Choices about consent and about what leaves. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const consentMethod = vocabulary('consentMethod', 'ours', [
  { code: 'spoken_noted', en: 'Spoken, noted', ru: 'Устно, записано со слов', fr: 'Oral, noté' },
  { code: 'spoken_recorded', en: 'Spoken, recorded', ru: 'Устно, с аудиозаписью', fr: 'Oral, enregistré' },
  { code: 'written', en: 'Written', ru: 'Письменно', fr: 'Écrit' },
  { code: 'line_message', en: 'Message on the line', ru: 'Сообщением на линию', fr: 'Message sur la ligne' },
])

/** The eight points; P06 to P13 need all of them (rule R03). */
export const explainedPoint = vocabulary(
  'explainedPoint',
  'after GBVIMS and the UN Special Procedures form',
  [
    {
      code: 'uses',
      en: 'What it will be used for',
      ru: 'Для чего будет использовано',
      fr: 'À quoi cela servira',
    },
    { code: 'recipients', en: 'Who will receive it', ru: 'Кто это получит', fr: 'Qui le recevra' },
    { code: 'risks', en: 'The risks', ru: 'Какие есть риски', fr: 'Les risques' },
    {
      code: 'limits_of_recall',
      en: 'What cannot be taken back',
      ru: 'Чего нельзя будет отозвать',
      fr: 'Ce qui ne pourra être repris',
    },
    { code: 'voluntary', en: 'That it is voluntary', ru: 'Что это добровольно', fr: 'Que c’est volontaire' },
    {
      code: 'help_not_dependent',
      en: 'That help does not depend on it',
      ru: 'Что помощь от этого не зависит',
      fr: 'Que l’aide n’en dépend pas',
    },
    { code: 'withdrawal_how', en: 'How to withdraw', ru: 'Как отозвать согласие', fr: 'Comment le retirer' },
    { code: 'expiry', en: 'When it ends', ru: 'Когда оно закончится', fr: 'Quand il expire' },
  ],
)

export const holdAct = vocabulary('holdAct', 'ours', [
  { code: 'lift', en: 'End it', ru: 'Снять', fr: 'Lever' },
  { code: 'hold', en: 'Hold again', ru: 'Удержать снова', fr: 'Conserver à nouveau' },
])

export const onLostContact = vocabulary('onLostContact', 'ours', [
  {
    code: 'freeze',
    en: 'Suspend this consent',
    ru: 'Приостановить согласие',
    fr: 'Suspendre ce consentement',
  },
  { code: 'keep', en: 'Keep it', ru: 'Оставить в силе', fr: 'Le maintenir' },
])

export const onDeath = vocabulary('onDeath', 'ours', [
  { code: 'freeze', en: 'Suspend', ru: 'Приостановить', fr: 'Suspendre' },
  {
    code: 'erase',
    en: 'Erase what it covers',
    ru: 'Стереть всё, что под ним',
    fr: 'Effacer ce qu’il couvre',
  },
  {
    code: 'decided_by_trusted',
    en: 'The trusted contact decides',
    ru: 'Решает доверенное лицо',
    fr: 'Le contact de confiance décide',
  },
])

export const withdrawalWish = vocabulary('withdrawalWish', 'ours', [
  { code: 'stop', en: 'Stop', ru: 'Прекратить', fr: 'Arrêter' },
  {
    code: 'stop_and_recall',
    en: 'Stop and ask back what was sent',
    ru: 'Прекратить и попросить вернуть отправленное',
    fr: 'Arrêter et redemander ce qui est parti',
  },
  { code: 'erase', en: 'Erase', ru: 'Стереть', fr: 'Effacer' },
])

export const recipientKind = vocabulary('recipientKind', 'ours', [
  { code: 'internal', en: 'Our own network', ru: 'Наша сеть', fr: 'Notre réseau' },
  { code: 'press', en: 'Press', ru: 'Пресса', fr: 'Presse' },
  { code: 'state', en: 'A State', ru: 'Государство', fr: 'Un État' },
  { code: 'un_body', en: 'A UN body', ru: 'Орган ООН', fr: 'Un organe de l’ONU' },
  {
    code: 'court',
    en: 'A court or prosecutor',
    ru: 'Суд, прокуратура, следствие',
    fr: 'Un tribunal ou parquet',
  },
  {
    code: 'partner',
    en: 'A partner organisation',
    ru: 'Партнёрская организация',
    fr: 'Une organisation partenaire',
  },
  { code: 'public', en: 'Everybody', ru: 'Все', fr: 'Le public' },
  // The own copy of one's file is a release too.
  { code: 'subject', en: 'The person', ru: 'Сам человек', fr: 'La personne elle-même' },
])

export const releaseState = vocabulary('releaseState', 'ours', [
  { code: 'draft', en: 'Draft', ru: 'Черновик', fr: 'Brouillon' },
  { code: 'approved', en: 'Approved', ru: 'Одобрено', fr: 'Approuvé' },
  { code: 'sent', en: 'Sent', ru: 'Отправлено', fr: 'Envoyé' },
  { code: 'recall_asked', en: 'Asked back', ru: 'Запрошен возврат', fr: 'Retour demandé' },
  { code: 'recalled', en: 'Taken back', ru: 'Возвращено', fr: 'Rendu' },
])

/** Instead of a list of items: all that the person gave. Images may not be covered so (rule R02). */
export const everything = vocabulary('everything', 'ours', [
  { code: 'all', en: 'Everything I gave', ru: 'Всё, что я передал(а)', fr: 'Tout ce que j’ai remis' },
])

/** Which paper a release is made as. Without one, the named parts of its items leave, and a paper only where no other fits. */
export const releasePaper = vocabulary('releasePaper', 'ours', [
  {
    code: 'resettlement',
    en: 'Resettlement form',
    ru: 'Анкета для переселения',
    fr: 'Formulaire de réinstallation',
  },
  {
    code: 'grant',
    en: 'Application for a grant',
    ru: 'Заявка на грант',
    fr: 'Demande de bourse',
  },
  { code: 'medical', en: 'Medical referral', ru: 'Направление к врачу', fr: 'Orientation médicale' },
  {
    code: 'own-copy',
    en: 'The person’s own copy',
    ru: 'Копия для самого человека',
    fr: 'Copie pour la personne',
  },
  { code: 'correction', en: 'Correction', ru: 'Исправление', fr: 'Rectification' },
  { code: 'costs', en: 'Costs, without names', ru: 'Расходы без имён', fr: 'Coûts, sans noms' },
])

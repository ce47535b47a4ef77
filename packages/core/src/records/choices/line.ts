/** Choices of the line. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const requestChannel = vocabulary('requestChannel', 'ours', [
  { code: 'web', en: 'Web page', ru: 'Страница линии', fr: 'Page web' },
  { code: 'voice', en: 'Call or voice message', ru: 'Звонок или голосовое', fr: 'Appel ou message vocal' },
  { code: 'email', en: 'E-mail', ru: 'Электронная почта', fr: 'Courriel' },
  { code: 'messenger', en: 'Messenger', ru: 'Мессенджер', fr: 'Messagerie' },
  {
    code: 'partner',
    en: 'Partner organisation',
    ru: 'Партнёрская организация',
    fr: 'Organisation partenaire',
  },
  { code: 'in_person', en: 'In person', ru: 'Лично', fr: 'En personne' },
])

export const messageWay = vocabulary('messageWay', 'ours', [
  { code: 'in', en: 'From the person', ru: 'От человека', fr: 'De la personne' },
  { code: 'out', en: 'From us', ru: 'От нас', fr: 'De notre part' },
])

export const messageKind = vocabulary('messageKind', 'ours', [
  { code: 'text', en: 'Text', ru: 'Текст', fr: 'Texte' },
  { code: 'voice', en: 'Voice message', ru: 'Голосовое сообщение', fr: 'Message vocal' },
  { code: 'opened', en: 'The person has read', ru: 'Человек прочитал', fr: 'La personne a lu' },
  {
    code: 'duress',
    en: 'The second code was used',
    ru: 'Введён второй код',
    fr: 'Le second code a servi',
  },
  { code: 'file', en: 'A file is coming', ru: 'Передаётся файл', fr: 'Un fichier arrive' },
  {
    code: 'burnt',
    en: 'The thread was destroyed',
    ru: 'Переписка уничтожена',
    fr: 'Le fil a été détruit',
  },
])

/** A reply is kept before it is sent: what a crash leaves behind is a reply that still waits, never one twice. */
export const messageState = vocabulary('messageState', 'ours', [
  { code: 'held', en: 'Waits to be sent', ru: 'Ждёт отправки', fr: 'En attente d’envoi' },
  { code: 'sent', en: 'Sent', ru: 'Отправлено', fr: 'Envoyé' },
  {
    code: 'withdrawn',
    en: 'Taken back before sending',
    ru: 'Отозвано до отправки',
    fr: 'Retiré avant envoi',
  },
])

export const screenSeen = vocabulary('screenSeen', 'ours', [
  { code: 'only-me', en: 'Only the person', ru: 'Только сам человек', fr: 'La personne seule' },
  {
    code: 'others-may-see',
    en: 'Others may see it',
    ru: 'Могут увидеть другие',
    fr: 'D’autres peuvent le voir',
  },
  { code: 'unknown', en: 'Not known', ru: 'Неизвестно', fr: 'On ne sait pas' },
])

export const trustLevel = vocabulary('trustLevel', 'Rainbow Railroad verification; steps are ours', [
  { code: 'V0', en: 'Unknown', ru: 'Не знаем', fr: 'Inconnu' },
  { code: 'V1', en: 'Coherent', ru: 'Рассказ сходится', fr: 'Cohérent' },
  { code: 'V2', en: 'Corroborated', ru: 'Подтверждено со стороны', fr: 'Corroboré' },
  { code: 'V3', en: 'Met in person', ru: 'Видели лично', fr: 'Rencontré' },
])

export const trustAct = vocabulary('trustAct', 'ours', [
  { code: 'raises', en: 'Signs for', ru: 'Подтверждает', fr: 'Signe pour' },
  { code: 'lowers', en: 'Lowers to', ru: 'Понижает до', fr: 'Abaisse à' },
])

/** What colleagues should know before they answer. Every one of them ends: nobody is marked for good. */
export const callerFlag = vocabulary('callerFlag', 'Aselo flags with an end', [
  { code: 'frequent', en: 'Writes often', ru: 'Пишет часто', fr: 'Écrit souvent' },
  {
    code: 'one-operator',
    en: 'Speaks with one operator',
    ru: 'Говорит с одним оператором',
    fr: 'Parle avec un seul opérateur',
  },
  { code: 'set-times', en: 'Set times agreed', ru: 'Условлено о времени', fr: 'Horaires convenus' },
  {
    code: 'read-notes-first',
    en: 'Read the notes first',
    ru: 'Сначала прочтите заметки',
    fr: 'Lire d’abord les notes',
  },
])

export const dutyLevel = vocabulary('dutyLevel', 'ours', [
  { code: 'L1', en: 'Operator', ru: 'Оператор', fr: 'Opérateur' },
  { code: 'L2', en: 'Duty coordinator', ru: 'Дежурный координатор', fr: 'Coordinateur de garde' },
  { code: 'L3', en: 'Emergency group', ru: 'Экстренная группа', fr: 'Groupe d’urgence' },
])

export const shiftState = vocabulary('shiftState', 'ours', [
  { code: 'planned', en: 'Planned', ru: 'Запланирована', fr: 'Prévu' },
  { code: 'begun', en: 'Begun', ru: 'Начата', fr: 'Commencé' },
  { code: 'ended', en: 'Handed over', ru: 'Передана', fr: 'Transmis' },
  { code: 'cancelled', en: 'Cancelled', ru: 'Отменена', fr: 'Annulé' },
])

/** A receipt says that a message arrived. It stops no clock: nobody has answered yet. */
export const cannedUse = vocabulary('cannedUse', 'ours', [
  { code: 'receipt', en: 'Says it arrived', ru: 'О получении', fr: 'Accusé de réception' },
  { code: 'question', en: 'Asks', ru: 'Вопрос', fr: 'Question' },
  { code: 'answer', en: 'Answers', ru: 'Ответ', fr: 'Réponse' },
])

export const lineOpening = vocabulary('lineOpening', 'ours', [
  { code: 'open', en: 'Open', ru: 'Открыта', fr: 'Ouverte' },
  {
    code: 'busy',
    en: 'Busy: answers take longer',
    ru: 'Занята, ответ дольше',
    fr: 'Chargée, réponse plus lente',
  },
  {
    code: 'closed',
    en: 'Closed: other ways shown',
    ru: 'Закрыта, показаны другие пути',
    fr: 'Fermée, autres voies indiquées',
  },
])

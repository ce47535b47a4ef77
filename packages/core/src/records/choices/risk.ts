/** Choices of the work on a case: questions about danger, what happened, tasks, what somebody knows. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

/**
 * Every question that any version of the instrument asks; `cases/instrument.ts` says which and how they weigh.
 * They ask who threatens, what was done and what is at hand: never what the person is.
 */
export const triageQuestion = vocabulary('triageQuestion', 'structure after LAP and DASH; wording is ours', [
  {
    code: 'safe_now',
    en: 'Is it safe to talk now?',
    ru: 'Сейчас можно говорить?',
    fr: 'Peut-on parler sans danger ?',
  },
  {
    code: 'how_long',
    en: 'Is there time to talk, ten minutes or more?',
    ru: 'Есть время, хотя бы десять минут?',
    fr: 'A-t-on le temps, dix minutes ou plus ?',
  },
  {
    code: 'actor_away',
    en: 'Is whoever frightens the person far away (town, region)?',
    ru: 'Тот, кого боятся, далеко (город, область)?',
    fr: 'Celui qui fait peur est-il loin (ville, région) ?',
  },
  { code: 'in_custody', en: 'In custody now', ru: 'Сейчас под стражей', fr: 'Détenu(e) en ce moment' },
  {
    code: 'released_with_deadline',
    en: 'Just released with a deadline',
    ru: 'Только что отпустили и дали срок',
    fr: 'Relâché(e) avec un ultimatum',
  },
  {
    code: 'relatives_told_to_kill',
    en: 'Relatives were told of it, or told to kill',
    ru: 'Родным сообщили или велели убить',
    fr: 'La famille a été informée ou sommée de tuer',
  },
  {
    code: 'threat_or_attempt_30d',
    en: 'Death threat or attempt within 30 days',
    ru: 'Угроза убийством или попытка за 30 дней',
    fr: 'Menace de mort ou tentative depuis 30 jours',
  },
  {
    code: 'search_under_way',
    en: 'A search is under way: address or phone is known',
    ru: 'Ищут: известен адрес или телефон',
    fr: 'Recherche en cours : adresse ou téléphone connus',
  },
  {
    code: 'acute_medical',
    en: 'Acute medical danger, or danger of suicide',
    ru: 'Острое состояние здоровья или риск самоубийства',
    fr: 'Danger médical aigu ou risque de suicide',
  },
  {
    code: 'held_before',
    en: 'Detained or tortured before',
    ru: 'Уже задерживали или пытали',
    fr: 'Déjà détenu(e) ou torturé(e)',
  },
  {
    code: 'named_by_detainee',
    en: 'Named by another detainee',
    ru: 'Назван(а) другим задержанным',
    fr: 'Nommé(e) par un autre détenu',
  },
  {
    code: 'phone_searched',
    en: 'Phone searched or seized',
    ru: 'Телефон смотрели или забрали',
    fr: 'Téléphone fouillé ou saisi',
  },
  {
    code: 'no_passport',
    en: 'No passport, or relatives hold it',
    ru: 'Паспорта нет или он у родных',
    fr: 'Sans passeport, ou la famille le garde',
  },
  {
    code: 'lives_with_attacker',
    en: 'Lives with an attacker',
    ru: 'Живёт вместе с тем, кто нападает',
    fr: 'Vit avec un agresseur',
  },
  { code: 'followed', en: 'Followed', ru: 'За человеком следят', fr: 'Suivi(e)' },
  {
    code: 'forced_date_set',
    en: 'A forced marriage or “treatment” is set',
    ru: 'Назначен насильный брак или «лечение»',
    fr: 'Mariage ou « traitement » forcé fixé',
  },
  {
    code: 'minor_or_dependent',
    en: 'A minor, or somebody depends on the person',
    ru: 'Несовершеннолетний(яя) или на руках близкие',
    fr: 'Mineur(e), ou quelqu’un en dépend',
  },
  {
    code: 'made_public',
    en: 'Photographs, name or story were made public by attackers',
    ru: 'Нападавшие сделали историю, имя или снимки публичными',
    fr: 'Histoire, nom ou photos rendus publics par les agresseurs',
  },
  {
    code: 'money_demanded',
    en: 'Money or ransom demanded',
    ru: 'Требуют деньги или выкуп',
    fr: 'Argent ou rançon exigés',
  },
  {
    code: 'actor_is_service',
    en: 'The attacker is a security service',
    ru: 'Нападают силовики',
    fr: 'L’agresseur est un service de sécurité',
  },
  {
    code: 'no_place_tonight',
    en: 'No place for tonight',
    ru: 'Негде ночевать сегодня',
    fr: 'Aucun lieu pour cette nuit',
  },
])

export const triageAnswer = vocabulary('triageAnswer', 'ours; unknown never counts as no', [
  { code: 'yes', en: 'Yes', ru: 'Да', fr: 'Oui' },
  { code: 'no', en: 'No', ru: 'Нет', fr: 'Non' },
  { code: 'unknown', en: 'Not known', ru: 'Неизвестно', fr: 'On ne sait pas' },
  { code: 'not_asked', en: 'Not asked', ru: 'Не спрашивали', fr: 'Pas demandé' },
])

export const occurrenceKind = vocabulary('occurrenceKind', 'ours', [
  { code: 'taken', en: 'Taken', ru: 'Схвачен(а)', fr: 'Enlevé(e) ou arrêté(e)' },
  { code: 'lost', en: 'Contact lost', ru: 'Связь потеряна', fr: 'Contact perdu' },
  {
    code: 'phone_seized',
    en: 'Phone or device seized',
    ru: 'Забрали телефон или устройство',
    fr: 'Appareil saisi',
  },
  { code: 'raid', en: 'Raid', ru: 'Облава, обыск', fr: 'Descente' },
  { code: 'outed', en: 'Made known by others', ru: 'Раскрыт(а) другими', fr: 'Révélé(e) par d’autres' },
  { code: 'threat', en: 'Threat', ru: 'Угроза', fr: 'Menace' },
  {
    code: 'turned',
    en: 'A colleague works for the other side',
    ru: 'Коллега работает на них',
    fr: 'Un collègue travaille pour eux',
  },
  { code: 'found', en: 'Found', ru: 'Найден(а)', fr: 'Retrouvé(e)' },
  { code: 'freed', en: 'Freed', ru: 'Освобождён(а)', fr: 'Libéré(e)' },
])

export const taskKind = vocabulary('taskKind', 'ours', [
  { code: 'move_out', en: 'Move the person out', ru: 'Вывезти человека', fr: 'Déplacer la personne' },
  { code: 'close_place', en: 'Close the place', ru: 'Закрыть место', fr: 'Fermer le lieu' },
  {
    code: 'change_route',
    en: 'Change or stop the journey',
    ru: 'Изменить или остановить путь',
    fr: 'Changer ou arrêter le trajet',
  },
  {
    code: 'change_account',
    en: 'Close the account, sign out',
    ru: 'Закрыть учётную запись, выйти',
    fr: 'Fermer le compte, déconnecter',
  },
  {
    code: 'change_words',
    en: 'Agree new words',
    ru: 'Договориться о новых словах',
    fr: 'Convenir d’autres mots',
  },
  {
    code: 'change_phone',
    en: 'Change number and device',
    ru: 'Сменить номер и устройство',
    fr: 'Changer de numéro et d’appareil',
  },
  {
    code: 'close_line_code',
    en: 'Close the thread of the line',
    ru: 'Закрыть переписку на линии',
    fr: 'Fermer le fil de la ligne',
  },
  {
    code: 'cut_access',
    en: 'Take away keys and access',
    ru: 'Отозвать ключи и доступ',
    fr: 'Retirer clés et accès',
  },
  {
    code: 'send_lawyer',
    en: 'Send the duty lawyer',
    ru: 'Отправить дежурного юриста',
    fr: 'Envoyer l’avocat de garde',
  },
  {
    code: 'open_custody',
    en: 'Keep the custody record',
    ru: 'Вести запись о задержании',
    fr: 'Tenir la fiche de détention',
  },
  {
    code: 'file_appeal',
    en: 'File the urgent appeal',
    ru: 'Подать срочное обращение',
    fr: 'Déposer l’appel urgent',
  },
  {
    code: 'tell_trusted',
    en: 'Tell the trusted contact',
    ru: 'Сообщить доверенному лицу',
    fr: 'Prévenir le contact de confiance',
  },
  { code: 'review_risk', en: 'Review the risk', ru: 'Пересмотреть риск', fr: 'Réévaluer le risque' },
  { code: 'warn', en: 'Warn the person', ru: 'Предупредить человека', fr: 'Avertir la personne' },
  {
    code: 'ask',
    en: 'Ask again and note the answer',
    ru: 'Спросить снова и записать ответ',
    fr: 'Redemander et noter la réponse',
  },
  { code: 'brief', en: 'Write the brief', ru: 'Написать справку', fr: 'Rédiger la note' },
  { code: 'paper', en: 'Get a paper', ru: 'Достать документ', fr: 'Obtenir un document' },
  { code: 'other', en: 'Something else', ru: 'Другое', fr: 'Autre chose' },
])

export const taskState = vocabulary('taskState', 'ours', [
  { code: 'open', en: 'Open', ru: 'Открыта', fr: 'Ouverte' },
  { code: 'done', en: 'Done', ru: 'Сделана', fr: 'Faite' },
  { code: 'dropped', en: 'Dropped, with the reason', ru: 'Снята, с причиной', fr: 'Abandonnée, avec motif' },
])

export const toldKind = vocabulary('toldKind', 'ours', [
  { code: 'place', en: 'A place', ru: 'Место', fr: 'Un lieu' },
  { code: 'route', en: 'A route', ru: 'Путь', fr: 'Un trajet' },
  { code: 'account', en: 'An account', ru: 'Учётная запись', fr: 'Un compte' },
  { code: 'code_word', en: 'Agreed words', ru: 'Условные слова', fr: 'Des mots convenus' },
  { code: 'phone', en: 'A number or device', ru: 'Номер или устройство', fr: 'Un numéro ou appareil' },
])

/** To "is there anyone who must not meet this person?", asked for one stay. Kept as yes or no, nobody named. */
export const apartAnswer = vocabulary('apartAnswer', 'ours', [
  { code: 'yes', en: 'Yes, not here', ru: 'Да, сюда нельзя', fr: 'Oui, pas ici' },
  { code: 'no', en: 'No', ru: 'Нет', fr: 'Non' },
])

export const correctionState = vocabulary('correctionState', 'ours', [
  { code: 'asked', en: 'Asked', ru: 'Попросили', fr: 'Demandée' },
  { code: 'corrected', en: 'Corrected', ru: 'Исправлено', fr: 'Corrigée' },
  {
    code: 'noted',
    en: 'Kept beside the record, with the reason',
    ru: 'Приложено к записи, с причиной',
    fr: 'Jointe à la fiche, avec motif',
  },
])

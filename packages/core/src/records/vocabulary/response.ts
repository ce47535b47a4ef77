/** What came back. The standard already holds promises and denials. */
import { vocabulary } from './vocabulary.ts'

export const response = vocabulary('response', 'HURIDOCS MT27; X- codes are ours', [
  { code: '01', en: 'Favourable', ru: 'Положительный', fr: 'Favorable' },
  { code: '0101', en: 'Help given', ru: 'Помощь оказана', fr: 'Aide fournie' },
  { code: '0102', en: 'Pressed the authorities', ru: 'Надавили на власти', fr: 'Pression exercée' },
  { code: '02', en: 'Promise', ru: 'Обещание', fr: 'Promesse' },
  {
    code: '0201',
    en: 'Promise to help victims',
    ru: 'Обещание помочь пострадавшим',
    fr: 'Promesse d’aider les victimes',
  },
  {
    code: '0203',
    en: 'Promise of better treatment',
    ru: 'Обещание изменить обращение',
    fr: 'Promesse d’un meilleur traitement',
  },
  { code: '0204', en: 'Promise to punish', ru: 'Обещание наказать виновных', fr: 'Promesse de punir' },
  {
    code: '0205',
    en: 'Promise of relief',
    ru: 'Обещание облегчить положение',
    fr: 'Promesse de soulagement',
  },
  { code: '03', en: 'Counter-move', ru: 'Противодействие', fr: 'Contre-mesure' },
  { code: '0301', en: 'Denied the event', ru: 'Отрицание события', fr: 'Événement nié' },
  { code: '0302', en: 'Obstructed', ru: 'Препятствование', fr: 'Obstruction' },
  { code: '04', en: 'Asked for more information', ru: 'Запрос сведений', fr: 'Demande d’informations' },
  { code: '05', en: 'Token answer', ru: 'Отписка', fr: 'Réponse de pure forme' },
  { code: '06', en: 'No answer', ru: 'Нет ответа', fr: 'Sans réponse' },
  {
    code: 'X-ACK',
    en: 'Receipt acknowledged only',
    ru: 'Подтверждено только получение',
    fr: 'Simple accusé de réception',
  },
  {
    code: 'X-NOIND',
    en: 'Declines to discuss individual cases',
    ru: 'Отказ обсуждать отдельные дела',
    fr: 'Refuse de commenter les cas individuels',
  },
  {
    code: 'X-OTHCH',
    en: 'Refers to another channel',
    ru: 'Отсылает к другой процедуре',
    fr: 'Renvoie vers une autre voie',
  },
])

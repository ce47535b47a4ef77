/** How an accusation was answered. */
import { vocabulary } from './vocabulary.ts'

export const denialType = vocabulary('denialType', 'HURIDOCS MT28; X- codes are forms met in practice', [
  { code: '0101', en: 'Confirms', ru: 'Подтверждает', fr: 'Confirme' },
  { code: '0102', en: 'Denies', ru: 'Отрицает', fr: 'Nie' },
  {
    code: '0103',
    en: 'Confirms act, denies responsibility',
    ru: 'Признаёт факт, не вину',
    fr: 'Reconnaît le fait, nie la responsabilité',
  },
  {
    code: '0104',
    en: 'Gives another explanation',
    ru: 'Даёт иное объяснение',
    fr: 'Donne une autre explication',
  },
  {
    code: '0105',
    en: 'Confirms and accepts responsibility',
    ru: 'Признаёт факт и ответственность',
    fr: 'Reconnaît et assume',
  },
  {
    code: 'X-NOCONF',
    en: 'Says it has no confirmation',
    ru: 'Заявляет об отсутствии подтверждений',
    fr: 'Dit n’avoir aucune confirmation',
  },
  {
    code: 'X-NOCMPL',
    en: 'Says nobody has complained',
    ru: 'Заявляет, что жалоб не поступало',
    fr: 'Dit qu’aucune plainte n’a été reçue',
  },
  {
    code: 'X-NOVICT',
    en: 'Denies that such victims exist',
    ru: 'Отрицает само существование таких людей',
    fr: 'Nie l’existence même des victimes',
  },
  {
    code: 'X-FABR',
    en: 'Calls reports invented or slander',
    ru: 'Называет сообщения выдумкой или клеветой',
    fr: 'Qualifie les informations d’inventions ou de calomnies',
  },
])

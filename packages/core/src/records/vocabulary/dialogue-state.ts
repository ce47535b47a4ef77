/** Where talks with a State about visas stand. A figure made of it is a snapshot with a date. */
import { vocabulary } from './vocabulary.ts'

export const dialogueState = vocabulary('dialogueState', 'ours', [
  { code: 'approach', en: 'First approach', ru: 'Первый контакт', fr: 'Premier contact' },
  { code: 'talks', en: 'In talks', ru: 'Переговоры', fr: 'En discussion' },
  { code: 'agreed', en: 'Agreed in principle', ru: 'Согласие в принципе', fr: 'Accord de principe' },
  { code: 'issuing', en: 'Issuing', ru: 'Выдаёт', fr: 'Délivre' },
  { code: 'unresponsive', en: 'No answer', ru: 'Нет ответа', fr: 'Sans réponse' },
  { code: 'refused', en: 'Refused', ru: 'Отказано', fr: 'Refusé' },
  {
    code: 'other_channel',
    en: 'Points to another channel',
    ru: 'Отсылает к другой процедуре',
    fr: 'Renvoie à une autre voie',
  },
  { code: 'paused', en: 'Paused', ru: 'Пауза', fr: 'Suspendu' },
])

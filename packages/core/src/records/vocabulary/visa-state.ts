/** Where one visa application stands. */
import { vocabulary } from './vocabulary.ts'

export const visaState = vocabulary('visaState', 'ours', [
  { code: 'considered', en: 'Considered', ru: 'Рассматривается', fr: 'Envisagé' },
  {
    code: 'preparing',
    en: 'Documents being prepared',
    ru: 'Подготовка документов',
    fr: 'Dossier en préparation',
  },
  { code: 'submitted', en: 'Submitted', ru: 'Подано', fr: 'Déposé' },
  { code: 'interview', en: 'Interview set', ru: 'Назначено собеседование', fr: 'Entretien fixé' },
  { code: 'issued', en: 'Issued', ru: 'Выдано', fr: 'Délivré' },
  { code: 'refused', en: 'Refused', ru: 'Отказано', fr: 'Refusé' },
  {
    code: 'no_answer',
    en: 'No answer after the agreed time',
    ru: 'Нет ответа в срок',
    fr: 'Sans réponse dans le délai',
  },
  { code: 'withdrawn', en: 'Withdrawn', ru: 'Отозвано', fr: 'Retiré' },
  { code: 'used', en: 'Used to travel', ru: 'Использовано', fr: 'Utilisé' },
  { code: 'expired', en: 'Expired unused', ru: 'Истекло', fr: 'Expiré' },
])

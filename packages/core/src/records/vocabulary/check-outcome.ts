/** What a check found. */
import { vocabulary } from './vocabulary.ts'

export const checkOutcome = vocabulary('checkOutcome', 'ours', [
  { code: 'safe', en: 'Safe', ru: 'В безопасности', fr: 'En sécurité' },
  {
    code: 'safe_word_ok',
    en: 'Answered with the right word',
    ru: 'Ответ с верным словом',
    fr: 'Réponse avec le bon mot',
  },
  { code: 'duress', en: 'Duress word given', ru: 'Слово принуждения', fr: 'Mot de contrainte' },
  { code: 'no_answer', en: 'No answer', ru: 'Нет ответа', fr: 'Sans réponse' },
  { code: 'done', en: 'Done', ru: 'Выполнено', fr: 'Fait' },
  {
    code: 'no_info',
    en: 'Done, no information obtained',
    ru: 'Сведений не получено',
    fr: 'Sans information',
  },
  { code: 'missed', en: 'Missed (computed)', ru: 'Пропущено', fr: 'Manqué' },
  { code: 'cancelled', en: 'Cancelled with reason', ru: 'Отменено с причиной', fr: 'Annulé avec motif' },
])

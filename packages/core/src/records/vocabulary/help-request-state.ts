/** Where a request for help stands. */
import { vocabulary } from './vocabulary.ts'

export const helpRequestState = vocabulary('helpRequestState', 'ours', [
  { code: 'received', en: 'Received', ru: 'Получено', fr: 'Reçue' },
  { code: 'read', en: 'Read by an operator', ru: 'Прочитано оператором', fr: 'Lue' },
  { code: 'answered', en: 'Answered', ru: 'Дан ответ', fr: 'Réponse donnée' },
  {
    code: 'waiting_person',
    en: 'Waiting for the person',
    ru: 'Ждём человека',
    fr: 'En attente de la personne',
  },
  { code: 'accepted', en: 'Accepted as a case', ru: 'Принято как дело', fr: 'Acceptée comme dossier' },
  {
    code: 'linked',
    en: 'Linked to an existing case',
    ru: 'Связано с имеющимся делом',
    fr: 'Liée à un dossier existant',
  },
  { code: 'referred', en: 'Referred elsewhere', ru: 'Перенаправлено', fr: 'Orientée' },
  { code: 'declined', en: 'Declined with reason', ru: 'Отказано с причиной', fr: 'Refusée avec motif' },
  { code: 'abusive', en: 'Abusive or probing', ru: 'Злоупотребление, проверка', fr: 'Abusive ou sonde' },
  { code: 'lost', en: 'Contact lost', ru: 'Связь потеряна', fr: 'Contact perdu' },
])

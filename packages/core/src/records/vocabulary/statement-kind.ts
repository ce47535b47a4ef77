/** What an utterance does. */
import { vocabulary } from './vocabulary.ts'

export const statementKind = vocabulary('statementKind', 'ours', [
  { code: 'allegation', en: 'Allegation', ru: 'Утверждение о нарушении', fr: 'Allégation' },
  { code: 'denial', en: 'Denial', ru: 'Отрицание', fr: 'Démenti' },
  { code: 'commitment', en: 'Commitment', ru: 'Обязательство, обещание', fr: 'Engagement' },
  { code: 'call', en: 'Call or demand', ru: 'Призыв, требование', fr: 'Appel ou demande' },
  { code: 'condemnation', en: 'Condemnation', ru: 'Осуждение', fr: 'Condamnation' },
  {
    code: 'position',
    en: 'Statement of policy or position',
    ru: 'Заявление о позиции',
    fr: 'Prise de position',
  },
  {
    code: 'outcome',
    en: 'Announcement of an outcome',
    ru: 'Объявление результата',
    fr: 'Annonce d’un résultat',
  },
  { code: 'figure', en: 'Figure given', ru: 'Сообщённая цифра', fr: 'Chiffre communiqué' },
  { code: 'threat', en: 'Threat', ru: 'Угроза', fr: 'Menace' },
  {
    code: 'clarification',
    en: 'Clarification or withdrawal of an earlier statement',
    ru: 'Уточнение или отзыв прежнего заявления',
    fr: 'Précision ou retrait',
  },
  {
    code: 'corroboration',
    en: 'Says it agrees with own information',
    ru: 'Подтверждение собственными данными',
    fr: 'Confirmation par ses propres informations',
  },
])

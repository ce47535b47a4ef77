/** What a date is watched for: one scheduler for people, promises, consents and deadlines. */
import { vocabulary } from './vocabulary.ts'

export const checkKind = vocabulary('checkKind', 'ours', [
  {
    code: 'safety',
    en: 'Safety check-in of a person',
    ru: 'Проверка безопасности человека',
    fr: 'Point de sécurité',
  },
  { code: 'leg', en: 'Arrival check of a journey leg', ru: 'Проверка прибытия', fr: 'Contrôle d’arrivée' },
  {
    code: 'commitment',
    en: 'Check of an official commitment',
    ru: 'Проверка обязательства',
    fr: 'Vérification d’un engagement',
  },
  { code: 'reply', en: 'Reply due from a body', ru: 'Ожидается ответ органа', fr: 'Réponse attendue' },
  { code: 'deadline', en: 'Procedural deadline', ru: 'Процессуальный срок', fr: 'Délai de procédure' },
  { code: 'consent', en: 'Consent renewal', ru: 'Продление согласия', fr: 'Renouvellement du consentement' },
  { code: 'risk', en: 'Risk review', ru: 'Пересмотр риска', fr: 'Réévaluation du risque' },
  { code: 'retention', en: 'Retention review', ru: 'Пересмотр хранения', fr: 'Révision de conservation' },
])

/** Where one consent stands. */
import { vocabulary } from './vocabulary.ts'

export const consentStatus = vocabulary('consentStatus', 'ours', [
  { code: 'asked', en: 'Asked', ru: 'Запрошено', fr: 'Demandé' },
  { code: 'given', en: 'Given', ru: 'Дано', fr: 'Donné' },
  { code: 'refused', en: 'Refused', ru: 'Отказ', fr: 'Refusé' },
  { code: 'expired', en: 'Expired (computed)', ru: 'Истекло', fr: 'Expiré' },
  {
    code: 'suspended',
    en: 'Suspended: person cannot be reached',
    ru: 'Приостановлено: нет связи',
    fr: 'Suspendu : personne injoignable',
  },
  { code: 'withdrawn', en: 'Withdrawn', ru: 'Отозвано', fr: 'Retiré' },
])

/** Set by a human, never by the machine. */
import { vocabulary } from './vocabulary.ts'

export const priority = vocabulary('priority', 'UNHCR Resettlement Handbook 4.2; watch is ours', [
  {
    code: 'emergency',
    en: 'Emergency: removal within days, life threatened',
    ru: 'Чрезвычайная',
    fr: 'Urgence absolue',
  },
  { code: 'urgent', en: 'Urgent', ru: 'Срочная', fr: 'Urgent' },
  { code: 'normal', en: 'Normal', ru: 'Обычная', fr: 'Normale' },
  { code: 'watch', en: 'Watch', ru: 'Наблюдение', fr: 'Veille' },
])

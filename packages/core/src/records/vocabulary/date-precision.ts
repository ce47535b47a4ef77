/** How sure a date is. The Russian of 01 is corrected: the published list had "established", the opposite of an estimate. */
import { vocabulary } from './vocabulary.ts'

export const datePrecision = vocabulary('datePrecision', 'HURIDOCS MT48 (01 to 03); the others are ours', [
  { code: 'exact', en: 'Exact', ru: 'Точная', fr: 'Exacte' },
  { code: '01', en: 'Estimate', ru: 'Приблизительно', fr: 'Estimation' },
  { code: '02', en: 'Day unknown', ru: 'День неизвестен', fr: 'Jour inconnu' },
  { code: '03', en: 'Day and month unknown', ru: 'День и месяц неизвестны', fr: 'Jour et mois inconnus' },
  {
    code: 'X-REL',
    en: 'Relative to publication ("on Monday", "one month ago")',
    ru: 'Относительно даты публикации',
    fr: 'Relative à la publication',
  },
  { code: 'X-BEF', en: 'Not later than', ru: 'Не позднее', fr: 'Au plus tard' },
  { code: 'X-AFT', en: 'Not earlier than', ru: 'Не ранее', fr: 'Au plus tôt' },
])

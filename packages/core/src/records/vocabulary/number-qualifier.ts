/** What a printed number claims: "more than 100" and "100" are two claims. */
import { vocabulary } from './vocabulary.ts'

export const numberQualifier = vocabulary('numberQualifier', 'ours', [
  { code: 'eq', en: 'exactly', ru: 'ровно', fr: 'exactement' },
  { code: 'ge', en: 'at least', ru: 'не менее', fr: 'au moins' },
  { code: 'gt', en: 'more than', ru: 'более', fr: 'plus de' },
  { code: 'le', en: 'at most', ru: 'не более', fr: 'au plus' },
  { code: 'approx', en: 'about', ru: 'около', fr: 'environ' },
  {
    code: 'order',
    en: 'order of magnitude ("dozens", "hundreds")',
    ru: 'порядок величины',
    fr: 'ordre de grandeur',
  },
  { code: 'vague', en: '"many", "several"', ru: '«много», «несколько»', fr: '« plusieurs »' },
])

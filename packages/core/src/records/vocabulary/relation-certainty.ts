/** How sure a link is. */
import { vocabulary } from './vocabulary.ts'

export const relationCertainty = vocabulary('relationCertainty', 'Bayanat', [
  { code: 'maybe', en: 'Maybe', ru: 'Возможно', fr: 'Peut-être' },
  { code: 'likely', en: 'Likely', ru: 'Вероятно', fr: 'Probable' },
  { code: 'certain', en: 'Certain', ru: 'Точно', fr: 'Certain' },
])

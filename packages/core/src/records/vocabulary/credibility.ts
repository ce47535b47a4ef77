/** The information. 1 needs two independent origins (rule R16). */
import { vocabulary } from './vocabulary.ts'

export const credibility = vocabulary('credibility', 'Admiralty 1 to 6', [
  {
    code: '1',
    en: 'Confirmed by other sources',
    ru: 'Подтверждено другими источниками',
    fr: 'Confirmé par d’autres sources',
  },
  { code: '2', en: 'Probably true', ru: 'Вероятно верно', fr: 'Probablement vrai' },
  { code: '3', en: 'Possibly true', ru: 'Возможно верно', fr: 'Peut-être vrai' },
  { code: '4', en: 'Doubtful', ru: 'Сомнительно', fr: 'Douteux' },
  { code: '5', en: 'Improbable', ru: 'Маловероятно', fr: 'Improbable' },
  { code: '6', en: 'Truth cannot be judged', ru: 'Оценить нельзя', fr: 'Non évaluable' },
])

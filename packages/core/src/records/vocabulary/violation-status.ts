/** Whether an event was a violation. The French and Russian labels of 02 and 04 are corrected: the published lists had them swapped. */
import { vocabulary } from './vocabulary.ts'

export const violationStatus = vocabulary('violationStatus', 'HURIDOCS MT41', [
  { code: '0101', en: 'Confirmed violation', ru: 'Нарушение подтверждено', fr: 'Violation confirmée' },
  {
    code: '0102',
    en: 'Confirmed, similar to a violation',
    ru: 'Подтверждено сходное деяние',
    fr: 'Acte similaire confirmé',
  },
  {
    code: '0103',
    en: 'Confirmed: no violation',
    ru: 'Подтверждено: нарушения нет',
    fr: 'Pas de violation (confirmé)',
  },
  { code: '02', en: 'Unlikely', ru: 'Маловероятно', fr: 'Improbable' },
  { code: '03', en: 'Possible', ru: 'Возможно', fr: 'Possible' },
  { code: '04', en: 'Likely', ru: 'Вероятно', fr: 'Probable' },
  { code: '99', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])

/** Between two persons, kept with the names. "Partner" (010106) is not offered, because it could reveal what must not be recorded; X-COMP says who travels together. */
import { vocabulary } from './vocabulary.ts'

export const relationship = vocabulary('relationship', 'HURIDOCS MT21; X-COMP is ours', [
  { code: '010101', en: 'Spouse', ru: 'Супруг(а)', fr: 'Époux, épouse' },
  { code: '010102', en: 'Brother or sister', ru: 'Брат, сестра', fr: 'Frère ou sœur' },
  { code: '010103', en: 'Parent', ru: 'Родитель', fr: 'Parent' },
  { code: '010104', en: 'Child', ru: 'Ребёнок', fr: 'Enfant' },
  { code: '010105', en: 'Other relative', ru: 'Другой родственник', fr: 'Autre proche' },
  { code: '010201', en: 'Friend', ru: 'Друг', fr: 'Ami(e)' },
  { code: '010401', en: 'Colleague', ru: 'Коллега', fr: 'Collègue' },
  { code: '010602', en: 'Helper, provider', ru: 'Помощник', fr: 'Intervenant' },
  { code: '99', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
  { code: 'X-COMP', en: 'Travels together', ru: 'Едут вместе', fr: 'Voyage ensemble' },
])

/** How far somebody is alleged to be involved. The Russian of 0104 is corrected: the published list had "agreed to be present". */
import { vocabulary } from './vocabulary.ts'

export const involvementDegree = vocabulary('involvementDegree', 'HURIDOCS MT18', [
  { code: '0101', en: 'Did it', ru: 'Совершил', fr: 'A commis l’acte' },
  { code: '0102', en: 'Ordered it', ru: 'Приказал', fr: 'A ordonné' },
  { code: '0103', en: 'Passive accomplice', ru: 'Пассивный соучастник', fr: 'Complice passif' },
  { code: '0104', en: 'Present (confirmed)', ru: 'Присутствовал (подтверждено)', fr: 'Présent (confirmé)' },
  { code: '0105', en: 'Planned it', ru: 'Планировал', fr: 'A planifié' },
  { code: '0106', en: 'Suspected', ru: 'Подозревается', fr: 'Soupçonné' },
  {
    code: '0501',
    en: 'Did not control subordinates',
    ru: 'Не контролировал подчинённых',
    fr: 'N’a pas contrôlé ses subordonnés',
  },
  { code: '0502', en: 'Knew and did not act', ru: 'Знал и не действовал', fr: 'Savait et n’a pas agi' },
  { code: '0503', en: 'Did not prevent', ru: 'Не предотвратил', fr: 'N’a pas empêché' },
  { code: '99', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])

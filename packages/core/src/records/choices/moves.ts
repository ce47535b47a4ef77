/** Choices about shelters, journeys and visas. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const shelterSuits = vocabulary('shelterSuits', 'ours', [
  { code: 'any', en: 'Any adult', ru: 'Любой взрослый', fr: 'Tout adulte' },
  { code: 'minors', en: 'Minors', ru: 'Несовершеннолетние', fr: 'Mineurs' },
  {
    code: 'accessible',
    en: 'People with limited mobility',
    ru: 'Маломобильные',
    fr: 'Personnes à mobilité réduite',
  },
  { code: 'family', en: 'Families', ru: 'Семьи', fr: 'Familles' },
])

export const shelterState = vocabulary('shelterState', 'ours; full is computed', [
  { code: 'open', en: 'Open', ru: 'Открыто', fr: 'Ouvert' },
  { code: 'paused', en: 'Paused', ru: 'Приостановлено', fr: 'En pause' },
  { code: 'compromised', en: 'Compromised', ru: 'Раскрыто', fr: 'Compromis' },
  { code: 'closed', en: 'Closed', ru: 'Закрыто', fr: 'Fermé' },
])

export const legKind = vocabulary('legKind', 'ours', [
  { code: 'move', en: 'Move', ru: 'Переезд', fr: 'Déplacement' },
  { code: 'stay', en: 'Stay', ru: 'Пребывание', fr: 'Séjour' },
])

export const journeyPurpose = vocabulary('journeyPurpose', 'ours', [
  { code: 'evacuation', en: 'Evacuation', ru: 'Эвакуация', fr: 'Évacuation' },
  { code: 'medical', en: 'Medical care', ru: 'Лечение', fr: 'Soins médicaux' },
  { code: 'hearing', en: 'Hearing', ru: 'Слушание, допрос', fr: 'Audience' },
  { code: 'visa_interview', en: 'Visa interview', ru: 'Собеседование на визу', fr: 'Entretien de visa' },
  { code: 'return', en: 'Return', ru: 'Возвращение', fr: 'Retour' },
])

export const visaKind = vocabulary('visaKind', 'ours', [
  { code: 'humanitarian', en: 'Humanitarian', ru: 'Гуманитарная', fr: 'Humanitaire' },
  { code: 'visit', en: 'Visit', ru: 'Гостевая', fr: 'Visite' },
  { code: 'refugee', en: 'Resettlement as a refugee', ru: 'Переселение беженца', fr: 'Réinstallation' },
  { code: 'study', en: 'Study', ru: 'Учебная', fr: 'Études' },
  { code: 'other', en: 'Other', ru: 'Другая', fr: 'Autre' },
])

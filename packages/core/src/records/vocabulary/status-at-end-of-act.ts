/** How the victim was when the act ended. */
import { vocabulary } from './vocabulary.ts'

export const statusAtEndOfAct = vocabulary('statusAtEndOfAct', 'HURIDOCS MT25; X- codes are ours', [
  { code: '0101', en: 'Dead', ru: 'Умер(ла)', fr: 'Décédé(e)' },
  { code: '010201', en: 'Injured, not healed', ru: 'Ранен(а), не излечен(а)', fr: 'Blessé(e), non guéri(e)' },
  {
    code: '010202',
    en: 'Injured, healed, slight effects',
    ru: 'Ранен(а), лёгкие последствия',
    fr: 'Blessé(e), séquelles légères',
  },
  {
    code: '010203',
    en: 'Injured, healed, lasting effects',
    ru: 'Ранен(а), стойкие последствия',
    fr: 'Blessé(e), séquelles durables',
  },
  { code: '0103', en: 'Still missing', ru: 'Не найден(а)', fr: 'Toujours disparu(e)' },
  {
    code: '010401',
    en: 'Found alive and free',
    ru: 'Найден(а) живым(ой), на свободе',
    fr: 'Retrouvé(e) libre',
  },
  { code: '010402', en: 'Found alive in prison', ru: 'Найден(а) в заключении', fr: 'Retrouvé(e) en prison' },
  { code: '0201', en: 'Released or escaped', ru: 'Освобождён(а) или бежал(а)', fr: 'Libéré(e) ou évadé(e)' },
  { code: '020109', en: 'Escaped', ru: 'Бежал(а)', fr: 'Évadé(e)' },
  { code: '0202', en: 'Still held', ru: 'Содержится под стражей', fr: 'Toujours détenu(e)' },
  {
    code: '020204',
    en: 'Still held without ground',
    ru: 'Содержится произвольно',
    fr: 'Détention arbitraire en cours',
  },
  { code: '0303', en: 'In flight', ru: 'В бегстве', fr: 'En fuite' },
  {
    code: '030402',
    en: 'Settled in another country',
    ru: 'Живёт в другой стране',
    fr: 'Installé(e) à l’étranger',
  },
  {
    code: '030404',
    en: 'In a temporary shelter',
    ru: 'Во временном убежище',
    fr: 'En hébergement provisoire',
  },
  {
    code: 'X-FAM',
    en: 'Handed over to relatives by officials',
    ru: 'Передан родственникам должностными лицами',
    fr: 'Remis(e) aux proches par des agents',
  },
  { code: '99', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])

/** Support given. */
import { vocabulary } from './vocabulary.ts'

export const assistanceType = vocabulary('assistanceType', 'after the service types of Primero', [
  { code: 'shelter', en: 'Shelter, housing', ru: 'Жильё, убежище', fr: 'Hébergement' },
  { code: 'food', en: 'Food', ru: 'Питание', fr: 'Nourriture' },
  { code: 'basic', en: 'Clothes, basic goods', ru: 'Вещи первой необходимости', fr: 'Biens essentiels' },
  {
    code: 'travel_in',
    en: 'Travel inside the country',
    ru: 'Проезд внутри страны',
    fr: 'Transport intérieur',
  },
  { code: 'travel_out', en: 'Visas and departure', ru: 'Визы и выезд', fr: 'Visas et départ' },
  { code: 'medical', en: 'Medical care', ru: 'Медицинская помощь', fr: 'Soins médicaux' },
  { code: 'psych', en: 'Psychological care', ru: 'Психологическая помощь', fr: 'Soutien psychologique' },
  { code: 'legal', en: 'Legal help', ru: 'Юридическая помощь', fr: 'Aide juridique' },
  { code: 'docs', en: 'Documents', ru: 'Документы', fr: 'Documents' },
  {
    code: 'comms',
    en: 'Safe phone and connection',
    ru: 'Безопасная связь',
    fr: 'Téléphone et connexion sûrs',
  },
  { code: 'social', en: 'Social worker time', ru: 'Работа соцработника', fr: 'Travail social' },
  { code: 'security', en: 'Security measures', ru: 'Меры безопасности', fr: 'Mesures de sécurité' },
])

/** Who is feared, and so must never be told. */
import { vocabulary } from './vocabulary.ts'

export const threatActor = vocabulary('threatActor', 'ours', [
  { code: 'state', en: 'State forces', ru: 'Силовые структуры', fr: 'Forces de l’État' },
  { code: 'family', en: 'Relatives', ru: 'Родственники', fr: 'Proches' },
  { code: 'community', en: 'Community or clergy', ru: 'Община, духовенство', fr: 'Communauté, clergé' },
  {
    code: 'criminal',
    en: 'Criminal group or blackmailer',
    ru: 'Преступники, шантажисты',
    fr: 'Criminels, maîtres chanteurs',
  },
  {
    code: 'abroad',
    en: 'Actors in the host country',
    ru: 'Действующие в стране приёма',
    fr: 'Acteurs dans le pays d’accueil',
  },
  { code: 'unknown', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])

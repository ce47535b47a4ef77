/** The highest level of recognition a person allows. */
import { vocabulary } from './vocabulary.ts'

export const identifiability = vocabulary(
  'identifiability',
  'after the UN Special Procedures form, item (l)',
  [
    { code: 'I0', en: 'Counted only', ru: 'Только в подсчёте', fr: 'Compté seulement' },
    {
      code: 'I1',
      en: 'No detail that could point to me',
      ru: 'Без узнаваемых деталей',
      fr: 'Aucun détail reconnaissable',
    },
    {
      code: 'I2',
      en: 'Invented name, details agreed',
      ru: 'Псевдоним, детали согласованы',
      fr: 'Nom d’emprunt, détails convenus',
    },
    { code: 'I3', en: 'Initials', ru: 'Инициалы', fr: 'Initiales' },
    {
      code: 'I4',
      en: 'Full identity, to the named recipient only',
      ru: 'Полная личность, только названному получателю',
      fr: 'Identité complète au seul destinataire',
    },
    { code: 'I5', en: 'Public with name', ru: 'Публично с именем', fr: 'Public avec nom' },
  ],
)

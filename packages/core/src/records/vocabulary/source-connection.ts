/** How a source is connected with the victim. */
import { vocabulary } from './vocabulary.ts'

export const sourceConnection = vocabulary('sourceConnection', 'HURIDOCS MT19', [
  { code: '0101', en: 'The victim', ru: 'Сам пострадавший', fr: 'La victime' },
  { code: '0102', en: 'Witness', ru: 'Свидетель', fr: 'Témoin' },
  { code: '0103', en: 'Perpetrator', ru: 'Нарушитель', fr: 'Auteur' },
  {
    code: '020101',
    en: 'Relative of the victim',
    ru: 'Родственник пострадавшего',
    fr: 'Proche de la victime',
  },
  {
    code: '020102',
    en: 'Colleague of the victim',
    ru: 'Коллега пострадавшего',
    fr: 'Collègue de la victime',
  },
  { code: '0301', en: 'Reporter', ru: 'Журналист', fr: 'Journaliste' },
  { code: '03', en: 'Third person', ru: 'Третье лицо', fr: 'Tierce personne' },
  { code: '0401', en: 'Lawyer', ru: 'Юрист, адвокат', fr: 'Avocat' },
  { code: '0402', en: 'Medical worker', ru: 'Медработник', fr: 'Soignant' },
  {
    code: '040401',
    en: 'Human rights organisation',
    ru: 'Правозащитная организация',
    fr: 'Organisation de droits humains',
  },
  { code: '99', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])

/** The ground in law for keeping what is kept. */
import { vocabulary } from './vocabulary.ts'

export const legalBasis = vocabulary('legalBasis', 'GDPR article 9(2)(a), (c), (d), (f)', [
  {
    code: 'consent',
    en: 'Explicit consent, art.9(2)(a)',
    ru: 'Явное согласие',
    fr: 'Consentement explicite',
  },
  {
    code: 'vital',
    en: 'Vital interests, person cannot consent, art.9(2)(c)',
    ru: 'Жизненные интересы',
    fr: 'Intérêts vitaux',
  },
  {
    code: 'npo',
    en: 'Not-for-profit body, regular contact, no disclosure outside, art.9(2)(d)',
    ru: 'Некоммерческая организация',
    fr: 'Organisme à but non lucratif',
  },
  { code: 'claims', en: 'Legal claims, art.9(2)(f)', ru: 'Правовые требования', fr: 'Actions en justice' },
])

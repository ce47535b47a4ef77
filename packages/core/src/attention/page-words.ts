/** Words of a public page that are not the words of its records. */
import type { Words } from '../base/language.ts'

export const pageWords = {
  statements: { en: 'What was said', ru: 'Что было сказано', fr: 'Ce qui a été dit' },
  claims: {
    en: 'What is known, and from how many',
    ru: 'Что известно и от скольких',
    fr: 'Ce que l’on sait, et de combien de sources',
  },
  events: { en: 'Events', ru: 'События', fr: 'Événements' },
  filings: { en: 'Complaints and letters', ru: 'Жалобы и обращения', fr: 'Plaintes et lettres' },
  publications: { en: 'Press reports', ru: 'Сообщения прессы', fr: 'Articles de presse' },
  items: { en: 'Items', ru: 'Материалы', fr: 'Pièces' },
  figures: { en: 'Figures', ru: 'Числа', fr: 'Chiffres' },
  asOf: { en: 'as of', ru: 'на', fr: 'au' },
  left: {
    en: 'A dot stands where a number could point to people.',
    ru: 'Точка стоит там, где число могло бы указать на людей.',
    fr: 'Un point remplace un nombre qui pourrait désigner des personnes.',
  },
  sealed: {
    en: 'sealed items stand against this',
    ru: 'опечатанных материалов говорят против этого',
    fr: 'pièces scellées s’y opposent',
  },
  translated: { en: 'also printed in', ru: 'напечатано также на', fr: 'également paru en' },
  assumed: { en: 'interval assumed by us', ru: 'срок предположен нами', fr: 'intervalle supposé par nous' },
  stage: { en: 'as documents show', ru: 'по документам', fr: 'd’après les documents' },
  told: { en: 'how it is known', ru: 'откуда известно', fr: 'comment on le sait' },
  check: {
    en: 'How to check that this page is unchanged',
    ru: 'Как проверить, что страница не изменена',
    fr: 'Comment vérifier que cette page n’a pas été changée',
  },
} as const satisfies Readonly<Record<string, Words>>

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
  asOf: { en: 'As of', ru: 'На', fr: 'Au' },
  left: {
    en: 'A dot stands where a number could point to people.',
    ru: 'Точка стоит там, где число могло бы указать на людей.',
    fr: 'Un point remplace un nombre qui pourrait désigner des personnes.',
  },
  sealed: {
    en: 'Sealed items that stand against this',
    ru: 'Опечатанных материалов, которые говорят против этого',
    fr: 'Pièces scellées qui s’y opposent',
  },
  translated: { en: 'Also printed in', ru: 'Напечатано также на языках', fr: 'Également paru en' },
  relayed: {
    en: 'As told by somebody else, not the speaker’s own words in print',
    ru: 'В передаче другого лица, это не напечатанные слова самого говорившего',
    fr: 'Rapporté par un tiers, ce ne sont pas les mots imprimés de l’auteur',
  },
  somebody: {
    en: 'somebody we do not name',
    ru: 'лицо, которое мы не называем',
    fr: 'quelqu’un que nous ne nommons pas',
  },
  standsIn: { en: 'Printed in', ru: 'Напечатано в', fr: 'Imprimé dans' },
  affected: { en: 'People affected', ru: 'Пострадавших', fr: 'Personnes touchées' },
  assumed: { en: 'Interval assumed by us', ru: 'Срок предположен нами', fr: 'Intervalle supposé par nous' },
  stage: { en: 'as documents show', ru: 'по документам', fr: 'd’après les documents' },
  undocumented: {
    en: 'No document of that day shows this stage',
    ru: 'Ни один документ того дня этой стадии не показывает',
    fr: 'Aucun document de ce jour ne montre cette étape',
  },
  told: { en: 'How it is known', ru: 'Откуда известно', fr: 'Comment on le sait' },
  check: {
    en: 'How to check that this page is unchanged',
    ru: 'Как проверить, что страница не изменена',
    fr: 'Comment vérifier que cette page n’a pas été changée',
  },
} as const satisfies Readonly<Record<string, Words>>

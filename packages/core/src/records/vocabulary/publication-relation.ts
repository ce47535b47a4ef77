/** How one publication depends on another. */
import { vocabulary } from './vocabulary.ts'

export const publicationRelation = vocabulary('publicationRelation', 'ours', [
  { code: 'original', en: 'Own reporting', ru: 'Собственный материал', fr: 'Enquête propre' },
  { code: 'credited_quote', en: 'Quotes with credit', ru: 'Цитирует со ссылкой', fr: 'Cite avec crédit' },
  {
    code: 'paraphrase',
    en: 'Paraphrases with credit',
    ru: 'Пересказывает со ссылкой',
    fr: 'Paraphrase avec crédit',
  },
  {
    code: 'uncredited_copy',
    en: 'Copies without credit',
    ru: 'Копирует без ссылки',
    fr: 'Copie sans crédit',
  },
  { code: 'translation', en: 'Translates', ru: 'Переводит', fr: 'Traduit' },
  { code: 'aggregate', en: 'Aggregates several', ru: 'Собирает из нескольких', fr: 'Agrège' },
  {
    code: 'splice',
    en: 'Splices sentences of several sources',
    ru: 'Склеивает предложения разных источников',
    fr: 'Assemble des phrases de plusieurs sources',
  },
  { code: 'wire', en: 'Agency copy', ru: 'Агентская лента', fr: 'Dépêche' },
])

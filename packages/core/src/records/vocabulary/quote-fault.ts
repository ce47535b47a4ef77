/** What can be wrong with a quotation as printed. */
import { vocabulary } from './vocabulary.ts'

export const quoteFault = vocabulary('quoteFault', 'ours', [
  { code: 'orphan', en: 'Quote without speaker', ru: 'Цитата без автора', fr: 'Citation sans auteur' },
  {
    code: 'misattributed',
    en: 'Words given to another speaker',
    ru: 'Слова приписаны другому',
    fr: 'Mots attribués à un autre',
  },
  {
    code: 'subject_shift',
    en: 'Who promised changes between headline and body',
    ru: 'Меняется, кто обещал',
    fr: 'Changement de sujet de l’engagement',
  },
  {
    code: 'truncated',
    en: 'Cut so that meaning changes',
    ru: 'Обрезано с изменением смысла',
    fr: 'Tronquée avec changement de sens',
  },
  {
    code: 'nested',
    en: 'Quote inside a quote, relayed',
    ru: 'Цитата внутри цитаты',
    fr: 'Citation enchâssée',
  },
  {
    code: 'translated',
    en: 'Translated wording, original not given',
    ru: 'Перевод без оригинала',
    fr: 'Traduction sans original',
  },
  {
    code: 'conflated',
    en: 'Two people made one',
    ru: 'Два человека слиты в одного',
    fr: 'Deux personnes confondues',
  },
  {
    code: 'wrong_first',
    en: 'Wrong outlet named as first reporter',
    ru: 'Неверно назван первоисточник',
    fr: 'Mauvaise source première',
  },
  {
    code: 'stale',
    en: 'Repeats a state already superseded',
    ru: 'Повторяет устаревшее',
    fr: 'Reprise périmée',
  },
])

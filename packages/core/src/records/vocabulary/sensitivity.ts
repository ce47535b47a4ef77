/** The seven access classes in words. */
import { vocabulary } from './vocabulary.ts'

export const sensitivity = vocabulary(
  'sensitivity',
  'levels of the OCHA and IASC guidance; the facets are ours',
  [
    { code: 'PUB', en: 'Public (low)', ru: 'Публично', fr: 'Public' },
    {
      code: 'INT',
      en: 'Working, no person (moderate)',
      ru: 'Рабочее, без лиц',
      fr: 'Interne, sans personne',
    },
    { code: 'CASE', en: 'About a coded person (high)', ru: 'О лице под кодом', fr: 'Personne sous code' },
    {
      code: 'MED',
      en: 'Body, health, graphic (high)',
      ru: 'Тело, здоровье, тяжёлые изображения',
      fr: 'Corps, santé, images dures',
    },
    {
      code: 'ALLEG',
      en: 'Named alleged perpetrator (high)',
      ru: 'Названный предполагаемый нарушитель',
      fr: 'Auteur présumé nommé',
    },
    {
      code: 'NAME',
      en: 'Who a coded person is (severe)',
      ru: 'Кто это (тяжкие последствия)',
      fr: 'Qui est la personne',
    },
    {
      code: 'LOC',
      en: 'Where a person is or will be (severe)',
      ru: 'Где человек находится или будет',
      fr: 'Où se trouve ou sera la personne',
    },
  ],
)

/** Where a picture came from. A file photo or a search result is never evidence of the event (rule R26). */
import { vocabulary } from './vocabulary.ts'

export const imageProvenance = vocabulary('imageProvenance', 'ours', [
  {
    code: 'own_subject',
    en: 'Given by the person shown or their trusted contact',
    ru: 'Передано изображённым лицом',
    fr: 'Remise par la personne',
  },
  { code: 'own_witness', en: 'Given by a witness', ru: 'Передано свидетелем', fr: 'Remise par un témoin' },
  {
    code: 'own_team',
    en: 'Made by our documenter',
    ru: 'Снято нашим сотрудником',
    fr: 'Prise par notre équipe',
  },
  {
    code: 'agency',
    en: 'Agency picture with credit',
    ru: 'Агентское фото с подписью',
    fr: 'Photo d’agence créditée',
  },
  {
    code: 'file_photo',
    en: 'File photo of another event',
    ru: 'Архивное фото другого события',
    fr: 'Photo d’archives',
  },
  {
    code: 'licensed',
    en: 'Licensed or open-licence picture',
    ru: 'Лицензионное фото',
    fr: 'Image sous licence',
  },
  {
    code: 'search_result',
    en: 'Picture from a search engine, no provenance',
    ru: 'Картинка из поиска без происхождения',
    fr: 'Image issue d’une recherche, sans provenance',
  },
  { code: 'unknown', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnue' },
])

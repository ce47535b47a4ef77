/** A kind of place, never an address. Code 0902 is left out on purpose: it is a label that media gave, and a label belongs to the Statement of who used it. */
import { vocabulary } from './vocabulary.ts'

export const placeType = vocabulary('placeType', 'HURIDOCS MT17', [
  { code: '010101', en: "Victim's home", ru: 'Дом пострадавшего', fr: 'Domicile de la victime' },
  { code: '010102', en: "Relative's home", ru: 'Дом родственника', fr: 'Domicile d’un proche' },
  { code: '010104', en: "Friend's home", ru: 'Дом друга', fr: 'Domicile d’un ami' },
  { code: '0102', en: 'Workplace', ru: 'Место работы', fr: 'Lieu de travail' },
  { code: '0305', en: 'Police station', ru: 'Отдел полиции', fr: 'Poste de police' },
  { code: '030501', en: 'Police checkpoint', ru: 'Полицейский пост на дороге', fr: 'Barrage de police' },
  { code: '0303', en: 'Military headquarters', ru: 'Военный штаб', fr: 'Quartier général militaire' },
  { code: '0304', en: 'Military base', ru: 'Военная база', fr: 'Base militaire' },
  { code: '0306', en: 'Prison', ru: 'Тюрьма, СИЗО', fr: 'Prison' },
  {
    code: '0904',
    en: 'Security service building',
    ru: 'Здание спецслужбы',
    fr: 'Bâtiment des services de sécurité',
  },
  {
    code: '0905',
    en: 'Secret place of detention',
    ru: 'Тайное место содержания',
    fr: 'Lieu de détention secret',
  },
  { code: '0405', en: 'Hospital', ru: 'Больница', fr: 'Hôpital' },
  { code: '0803', en: 'Consulate', ru: 'Консульство', fr: 'Consulat' },
  { code: '0802', en: 'Embassy', ru: 'Посольство', fr: 'Ambassade' },
  { code: '0804', en: 'Border crossing', ru: 'Пункт пересечения границы', fr: 'Poste-frontière' },
  { code: '0701', en: 'Road', ru: 'Дорога', fr: 'Route' },
  { code: '0704', en: 'Vehicle', ru: 'Транспорт', fr: 'Véhicule' },
  { code: '060502', en: 'Disused building', ru: 'Заброшенное здание', fr: 'Bâtiment désaffecté' },
  { code: '9', en: 'Other', ru: 'Другое', fr: 'Autre' },
  { code: '99', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])

/** Choices about people: coarse on purpose. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const personKind = vocabulary('personKind', 'after HURIDOCS MT07', [
  { code: 'individual', en: 'Individual', ru: 'Человек', fr: 'Individu' },
  { code: 'group', en: 'Group', ru: 'Группа', fr: 'Groupe' },
  {
    code: 'organisation',
    en: 'Organisation or body',
    ru: 'Организация, орган',
    fr: 'Organisation ou organe',
  },
  { code: 'public_official', en: 'Public official', ru: 'Должностное лицо', fr: 'Responsable public' },
  {
    code: 'alleged_perpetrator',
    en: 'Alleged perpetrator',
    ru: 'Предполагаемый нарушитель',
    fr: 'Auteur présumé',
  },
  {
    code: 'unknown_source',
    en: 'Source known to somebody else only',
    ru: 'Источник, известный только другим',
    fr: 'Source connue d’autrui seulement',
  },
])

/** Bands, because a birth date beside a story is a name. */
export const ageBand = vocabulary('ageBand', 'ours', [
  { code: 'u14', en: 'under 14', ru: 'младше 14', fr: 'moins de 14 ans' },
  { code: '14_17', en: '14 to 17', ru: '14–17', fr: '14 à 17 ans' },
  { code: '18_24', en: '18 to 24', ru: '18–24', fr: '18 à 24 ans' },
  { code: '25_34', en: '25 to 34', ru: '25–34', fr: '25 à 34 ans' },
  { code: '35_49', en: '35 to 49', ru: '35–49', fr: '35 à 49 ans' },
  { code: '50_64', en: '50 to 64', ru: '50–64', fr: '50 à 64 ans' },
  { code: '65plus', en: '65 or older', ru: '65 и старше', fr: '65 ans ou plus' },
  { code: 'unknown', en: 'unknown', ru: 'неизвестно', fr: 'inconnu' },
])

export const nameKind = vocabulary('nameKind', 'ours', [
  { code: 'legal', en: 'As in the documents', ru: 'Как в документах', fr: 'Comme dans les papiers' },
  { code: 'latin', en: 'In Latin letters', ru: 'Латиницей', fr: 'En lettres latines' },
  { code: 'spelling', en: 'Another spelling met', ru: 'Другое написание', fr: 'Autre graphie rencontrée' },
  { code: 'former', en: 'Former name', ru: 'Прежнее имя', fr: 'Ancien nom' },
  { code: 'used', en: 'Name in daily use', ru: 'Имя в обиходе', fr: 'Nom d’usage' },
])

export const documentKind = vocabulary('documentKind', 'ours', [
  { code: 'passport', en: 'Passport for travel', ru: 'Заграничный паспорт', fr: 'Passeport' },
  {
    code: 'id_card',
    en: 'National identity document',
    ru: 'Внутренний паспорт, удостоверение',
    fr: 'Pièce d’identité nationale',
  },
  {
    code: 'birth_certificate',
    en: 'Birth certificate',
    ru: 'Свидетельство о рождении',
    fr: 'Acte de naissance',
  },
  { code: 'residence', en: 'Residence permit', ru: 'Вид на жительство', fr: 'Titre de séjour' },
  {
    code: 'travel_document',
    en: 'Refugee travel document',
    ru: 'Проездной документ беженца',
    fr: 'Titre de voyage de réfugié',
  },
  { code: 'other', en: 'Other', ru: 'Другой', fr: 'Autre' },
])

export const mergeWord = vocabulary('mergeWord', 'ours', [
  { code: 'same', en: 'One person', ru: 'Один человек', fr: 'Une personne' },
  { code: 'apart', en: 'Two persons', ru: 'Два человека', fr: 'Deux personnes' },
])

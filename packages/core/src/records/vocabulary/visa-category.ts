/** Two for each submission, primary and secondary. None reveals the ground of persecution. */
import { vocabulary } from './vocabulary.ts'

export const visaCategory = vocabulary('visaCategory', 'UNHCR Resettlement Handbook, chapter 3', [
  {
    code: 'LPN',
    en: 'Legal and/or physical protection needs',
    ru: 'Правовая и/или физическая защита',
    fr: 'Besoins de protection juridique et/ou physique',
  },
  {
    code: 'SVT',
    en: 'Survivor of violence and/or torture',
    ru: 'Переживший(ая) насилие и/или пытки',
    fr: 'Survivant(e) de violence et/ou de torture',
  },
  { code: 'MED', en: 'Medical needs', ru: 'Медицинские нужды', fr: 'Besoins médicaux' },
  {
    code: 'WGR',
    en: 'Woman or girl at risk',
    ru: 'Женщина или девочка в опасности',
    fr: 'Femme ou fille en danger',
  },
  { code: 'FAM', en: 'Restoring family unity', ru: 'Воссоединение семьи', fr: 'Regroupement familial' },
  {
    code: 'CAR',
    en: 'Child or adolescent at risk',
    ru: 'Ребёнок или подросток в опасности',
    fr: 'Enfant ou adolescent en danger',
  },
  {
    code: 'LFS',
    en: 'No foreseeable other durable solution',
    ru: 'Нет иного долгосрочного решения',
    fr: 'Absence d’autre solution durable',
  },
])

/** What makes the danger: who threatens, what they did, what they know, where they reach. Never what the person is. */
import { vocabulary } from './vocabulary.ts'

export const riskFactor = vocabulary('riskFactor', 'ours; two after HURIDOCS MT23', [
  { code: 'held_before', en: 'Was detained for this', ru: 'Был(а) задержан(а)', fr: 'A été détenu(e)' },
  {
    code: 'sought',
    en: 'Security forces are looking for the person',
    ru: 'Разыскивается силовиками',
    fr: 'Recherché(e)',
  },
  {
    code: 'family_told',
    en: 'Officials told the family',
    ru: 'Семье сообщили',
    fr: 'La famille a été informée',
  },
  {
    code: 'family_threat',
    en: 'Threatened by relatives',
    ru: 'Угрозы родственников',
    fr: 'Menacé(e) par des proches',
  },
  {
    code: 'family_control',
    en: 'Under the control of relatives, cannot travel alone',
    ru: 'Под контролем родственников',
    fr: 'Sous contrôle de proches',
  },
  {
    code: 'named',
    en: 'Named by others under coercion',
    ru: 'Назван(а) под принуждением',
    fr: 'Dénoncé(e) sous contrainte',
  },
  {
    code: 'device_seized',
    en: 'Phone or accounts taken',
    ru: 'Изъят телефон или доступы',
    fr: 'Téléphone ou comptes saisis',
  },
  {
    code: 'traced',
    en: 'Located or called by the threat actor after leaving',
    ru: 'Обнаружен(а) после выезда',
    fr: 'Localisé(e) après le départ',
  },
  { code: 'minor', en: 'Under 18', ru: 'Младше 18', fr: 'Mineur(e)' },
  { code: 'medical', en: 'Needs urgent care', ru: 'Нужна срочная помощь', fr: 'Soins urgents' },
  { code: 'no_docs', en: 'No travel document', ru: 'Нет документов', fr: 'Sans document de voyage' },
  {
    code: 'public',
    en: 'Publicly known or spoke to press',
    ru: 'Публично известен(на)',
    fr: 'Connu(e) du public',
  },
  {
    code: 'relative_of',
    en: 'Relative of a targeted person',
    ru: 'Родственник преследуемого',
    fr: 'Proche d’une personne visée',
  },
  {
    code: 'defender',
    en: 'Defender, journalist or staff',
    ru: 'Защитник, журналист, сотрудник',
    fr: 'Défenseur, journaliste, équipe',
  },
])

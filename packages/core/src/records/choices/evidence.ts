/** Choices about accounts, items, events and interventions. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const testimonyMode = vocabulary('testimonyMode', 'ours', [
  { code: 'in_person', en: 'In person', ru: 'При встрече', fr: 'En personne' },
  { code: 'call', en: 'Call', ru: 'Звонок', fr: 'Appel' },
  { code: 'line_message', en: 'Message on the line', ru: 'Сообщение на линию', fr: 'Message sur la ligne' },
  { code: 'written', en: 'Written', ru: 'Письменно', fr: 'Par écrit' },
  {
    code: 'partner_summary',
    en: 'Summary by a partner',
    ru: 'Изложение партнёра',
    fr: 'Résumé d’un partenaire',
  },
])

export const testimonyState = vocabulary('testimonyState', 'ours', [
  { code: 'draft', en: 'Draft', ru: 'Черновик', fr: 'Brouillon' },
  { code: 'read_back', en: 'Read back to the source', ru: 'Прочитано источнику', fr: 'Relu à la source' },
  { code: 'sealed', en: 'Sealed', ru: 'Запечатано', fr: 'Scellé' },
  {
    code: 'amended',
    en: 'Sealed, with an addition',
    ru: 'Запечатано, с дополнением',
    fr: 'Scellé, complété',
  },
  { code: 'withdrawn', en: 'Withdrawn', ru: 'Отозвано', fr: 'Retiré' },
])

export const partner = vocabulary('partner', 'ours', [
  {
    code: 'partner',
    en: 'Partner organisation',
    ru: 'Партнёрская организация',
    fr: 'Organisation partenaire',
  },
])

export const evidenceStrength = vocabulary('evidenceStrength', 'Bayanat', [
  {
    code: 'none',
    en: 'No evidence of the event',
    ru: 'Событие не подтверждает',
    fr: 'Ne prouve pas le fait',
  },
  { code: 'weak', en: 'Some evidence', ru: 'Слабое подтверждение', fr: 'Indice' },
  { code: 'strong', en: 'Strong evidence', ru: 'Сильное подтверждение', fr: 'Preuve forte' },
])

/** Where an item stands follows from its seal and its tombstone; nobody types it. */
export const itemState = vocabulary('itemState', 'ours', [
  { code: 'received', en: 'Received', ru: 'Получено', fr: 'Reçu' },
  { code: 'sealed', en: 'Sealed', ru: 'Запечатано', fr: 'Scellé' },
  {
    code: 'tombstoned',
    en: 'Erased, seal kept',
    ru: 'Стёрто, печать сохранена',
    fr: 'Effacé, sceau conservé',
  },
])

export const chainLink = vocabulary('chainLink', 'after HURIDOCS MT22', [
  { code: 'led_to', en: 'Led to', ru: 'Привело к', fr: 'A conduit à' },
  { code: 'followed_by', en: 'Was followed by', ru: 'После этого было', fr: 'A été suivi de' },
  { code: 'part_of', en: 'Is part of', ru: 'Часть события', fr: 'Fait partie de' },
  { code: 'same_as', en: 'Is the same as', ru: 'То же событие', fr: 'Est le même que' },
])

export const interventionBy = vocabulary('interventionBy', 'ours', [
  { code: 'us', en: 'By us', ru: 'Мы', fr: 'Par nous' },
  { code: 'partner', en: 'By a partner', ru: 'Партнёр', fr: 'Par un partenaire' },
  { code: 'third_party', en: 'By somebody else', ru: 'Кто-то другой', fr: 'Par un tiers' },
])

export const interventionImpact = vocabulary('interventionImpact', 'after HURIDOCS MT44', [
  {
    code: 'better',
    en: 'The situation improved',
    ru: 'Положение улучшилось',
    fr: 'La situation s’est améliorée',
  },
  { code: 'partly_better', en: 'Improved in part', ru: 'Улучшилось отчасти', fr: 'Améliorée en partie' },
  { code: 'none', en: 'No change', ru: 'Без изменений', fr: 'Aucun changement' },
  {
    code: 'worse',
    en: 'The situation got worse',
    ru: 'Положение ухудшилось',
    fr: 'La situation s’est aggravée',
  },
  { code: 'unknown', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])

export const nameOnLetter = vocabulary('nameOnLetter', 'UN Special Procedures form, item (l)', [
  { code: 'full_name', en: 'Full name', ru: 'Полное имя', fr: 'Nom complet' },
  { code: 'initials', en: 'Initials', ru: 'Инициалы', fr: 'Initiales' },
  { code: 'neither', en: 'Neither', ru: 'Ни то ни другое', fr: 'Ni l’un ni l’autre' },
])

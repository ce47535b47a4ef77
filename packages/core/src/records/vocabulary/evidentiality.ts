/** How the speaker knows: independence counts need it. */
import { vocabulary } from './vocabulary.ts'

export const evidentiality = vocabulary('evidentiality', 'ours', [
  { code: 'suffered', en: 'Suffered it', ru: 'Пережил(а) сам(а)', fr: 'Subi' },
  { code: 'saw', en: 'Saw it', ru: 'Видел(а)', fr: 'Vu' },
  { code: 'heard_event', en: 'Heard it happen', ru: 'Слышал(а) происходящее', fr: 'Entendu directement' },
  {
    code: 'told_by_party',
    en: 'Told by someone involved',
    ru: 'Рассказал участник',
    fr: 'Rapporté par un participant',
  },
  {
    code: 'told_by_other',
    en: 'Told by a third person',
    ru: 'Рассказало третье лицо',
    fr: 'Rapporté par un tiers',
  },
  { code: 'read', en: 'Read or saw in media', ru: 'Прочитано в СМИ', fr: 'Lu dans les médias' },
  { code: 'rumour', en: 'Rumour', ru: 'Слух', fr: 'Rumeur' },
  { code: 'inferred', en: 'Inferred', ru: 'Вывод', fr: 'Déduit' },
  { code: 'unknown', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])

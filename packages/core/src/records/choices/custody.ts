/** What is done with an item, after PREMIS 3 and Berkeley Protocol ¶167. A custody event is written by the program, never by hand. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const custodyEventType = vocabulary('custodyEventType', 'after PREMIS 3 event types', [
  { code: 'received', en: 'Received', ru: 'Получено', fr: 'Reçu' },
  { code: 'collected', en: 'Collected by us', ru: 'Собрано нами', fr: 'Recueilli par nous' },
  { code: 'sealed', en: 'Sealed', ru: 'Запечатано', fr: 'Scellé' },
  { code: 'timestamped', en: 'Timestamped', ru: 'Заверено время', fr: 'Horodaté' },
  {
    code: 'fixity_checked',
    en: 'Compared with its hash',
    ru: 'Сверено с хешем',
    fr: 'Comparé à son empreinte',
  },
  { code: 'opened', en: 'Opened', ru: 'Открыто', fr: 'Ouvert' },
  {
    code: 'working_copy',
    en: 'Working copy made',
    ru: 'Сделана рабочая копия',
    fr: 'Copie de travail faite',
  },
  { code: 'analysed', en: 'Analysed', ru: 'Исследовано', fr: 'Analysé' },
  { code: 'translated', en: 'Translated', ru: 'Переведено', fr: 'Traduit' },
  { code: 'transcribed', en: 'Transcribed', ru: 'Расшифровано', fr: 'Transcrit' },
  {
    code: 'redacted',
    en: 'Copy with parts covered',
    ru: 'Сделана копия с закрытыми местами',
    fr: 'Copie masquée',
  },
  { code: 'consent_given', en: 'Consent given', ru: 'Согласие дано', fr: 'Consentement donné' },
  { code: 'consent_changed', en: 'Consent changed', ru: 'Согласие изменено', fr: 'Consentement modifié' },
  { code: 'consent_withdrawn', en: 'Consent withdrawn', ru: 'Согласие отозвано', fr: 'Consentement retiré' },
  { code: 'released', en: 'Released', ru: 'Передано', fr: 'Communiqué' },
  { code: 'transferred_out', en: 'Handed over', ru: 'Отдано', fr: 'Remis' },
  { code: 'transferred_in', en: 'Taken over', ru: 'Принято обратно', fr: 'Repris' },
  {
    code: 'stored',
    en: 'Moved to another store',
    ru: 'Перемещено в другое хранилище',
    fr: 'Changé de dépôt',
  },
  { code: 'key_changed', en: 'Key changed', ru: 'Сменён ключ', fr: 'Clé changée' },
  { code: 'legal_hold', en: 'Held for a court', ru: 'Удержано для суда', fr: 'Conservé pour un tribunal' },
  { code: 'destroyed', en: 'Destroyed', ru: 'Уничтожено', fr: 'Détruit' },
])

/** Choices of the press desk beside the lists of the model. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const pressNoteKind = vocabulary('pressNoteKind', 'ours', [
  { code: 'action', en: 'Public action', ru: 'Публичная акция', fr: 'Action publique' },
  { code: 'meeting', en: 'Meeting', ru: 'Встреча', fr: 'Rencontre' },
  { code: 'term', en: 'Term', ru: 'Термин', fr: 'Terme' },
  { code: 'law', en: 'Law', ru: 'Закон', fr: 'Loi' },
])

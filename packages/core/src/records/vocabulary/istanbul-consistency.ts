/** How far a finding fits what the person says happened. */
import { vocabulary } from './vocabulary.ts'

export const istanbulConsistency = vocabulary('istanbulConsistency', 'Istanbul Protocol, five degrees', [
  { code: 'not_consistent', en: 'Not consistent with', ru: 'Не соответствует', fr: 'Non compatible' },
  { code: 'consistent', en: 'Consistent with', ru: 'Соответствует', fr: 'Compatible' },
  {
    code: 'highly_consistent',
    en: 'Highly consistent with',
    ru: 'В высокой степени соответствует',
    fr: 'Très compatible',
  },
  { code: 'typical', en: 'Typical of', ru: 'Типично для', fr: 'Typique' },
  { code: 'diagnostic', en: 'Diagnostic of', ru: 'Диагностично для', fr: 'Diagnostique' },
])

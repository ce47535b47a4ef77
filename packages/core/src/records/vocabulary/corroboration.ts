/** Computed from origins, never typed by hand. */
import { vocabulary } from './vocabulary.ts'

export const corroboration = vocabulary('corroboration', 'ours', [
  { code: 'single', en: 'Single source', ru: 'Один источник', fr: 'Source unique' },
  {
    code: 'relayed',
    en: 'Several reports, one origin',
    ru: 'Несколько сообщений, один источник',
    fr: 'Plusieurs reprises, une origine',
  },
  {
    code: 'corroborated',
    en: 'Two independent origins',
    ru: 'Два независимых источника',
    fr: 'Deux origines indépendantes',
  },
  {
    code: 'strongly',
    en: 'Three or more independent origins, one physical or documentary',
    ru: 'Три и более, из них одно вещественное или документ',
    fr: 'Trois origines ou plus dont une matérielle',
  },
  { code: 'disputed', en: 'Sources conflict', ru: 'Источники противоречат', fr: 'Sources contradictoires' },
  { code: 'unassessed', en: 'Not assessed', ru: 'Не оценено', fr: 'Non évalué' },
])

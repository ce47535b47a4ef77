/** The source. Judged apart from what it says. */
import { vocabulary } from './vocabulary.ts'

export const reliability = vocabulary(
  'reliability',
  'Admiralty A to F; HURIDOCS MT42 01 to 05 and 99 map to them in order',
  [
    { code: 'A', en: 'Completely reliable', ru: 'Полностью надёжен', fr: 'Totalement fiable' },
    { code: 'B', en: 'Usually reliable', ru: 'Обычно надёжен', fr: 'Habituellement fiable' },
    { code: 'C', en: 'Fairly reliable', ru: 'Довольно надёжен', fr: 'Assez fiable' },
    { code: 'D', en: 'Not usually reliable', ru: 'Обычно ненадёжен', fr: 'Peu fiable en général' },
    { code: 'E', en: 'Unreliable', ru: 'Ненадёжен', fr: 'Non fiable' },
    {
      code: 'F',
      en: 'Reliability cannot be judged',
      ru: 'Надёжность оценить нельзя',
      fr: 'Fiabilité non évaluable',
    },
  ],
)

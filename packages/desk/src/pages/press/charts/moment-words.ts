/** What stands beside a day: the words that were said or printed, a stage by its name. */
import { investigationStage } from '@safeconduct/core/records/vocabulary/investigation-stage.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import type { MomentView } from '../../../calls/charts.ts'
import { useLanguage } from '../../words/use-words.ts'

export function useMomentWords(): (moment: MomentView) => string {
  const language = useLanguage()
  return ({ kind, words, record }) =>
    kind === 'stage' ? termWords(investigationStage, words, language) : words === '' ? record.title : words
}

/** The words of a chain: of each step in a line, of a seal's proofs in sentences that somebody outside reads. */
import { parseInstant } from '@safeconduct/core/base/date.ts'
import { custodyEventType } from '@safeconduct/core/records/choices/custody.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { SealView } from '../../../calls/evidence.ts'
import { instantWords } from '../../records/dates.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import type { Step } from './steps.ts'

export type ChainWords = {
  readonly of: (step: Step) => string
  readonly when: (step: Step) => string
  readonly sentences: (seal: SealView) => readonly string[]
}

export function useChainWords(): ChainWords {
  const { chain: said } = useEvidenceWords().films
  const { gap: gaps } = useWords().evidence
  const language = useLanguage()
  const figures = new Intl.NumberFormat(language)
  const list = new Intl.ListFormat(language)
  const moment = (at: string): string =>
    parseInstant(at) === undefined ? dayWords(at, language) : instantWords(at, language)
  const heights = (blocks: readonly number[]): string => list.format(blocks.map(String))
  return {
    of: (step) => {
      switch (step.kind) {
        case 'gap':
          return gaps[step.gap]
        case 'handling': {
          const what = termWords(custodyEventType, step.what, language)
          const times = step.count === 1 ? what : said.many(what, figures.format(step.count))
          return [`${times} ${said.by(step.by)}`, step.failed ? said.failed : '']
            .filter((one) => one !== '')
            .join(' · ')
        }
        case 'ledger':
          return said.checkpoint
        case 'witness':
          return said.witness(step.name)
        case 'time':
          return step.authority === undefined ? said.wrongShort : said.time(step.authority)
        case 'block':
          return step.block.state === 'in-block'
            ? said.blockShort(heights(step.block.blocks))
            : step.block.state === 'promised'
              ? said.promiseShort
              : said.wrongShort
        default:
          return step satisfies never
      }
    },
    when: ({ at, to }) =>
      to === undefined ? moment(at ?? '') : `${at === undefined ? '' : `${moment(at)} `}– ${moment(to)}`,
    sentences: ({ state, times, block }) => {
      if (state === 'waiting') return []
      const proven = times.map((one) =>
        one.state === 'wrong' ? said.wrong : said[one.state](one.authority, moment(one.at)),
      )
      const isOpen = times.every((one) => one.state !== 'believed') && block?.state !== 'in-block'
      return [
        ...proven,
        ...(block === undefined
          ? []
          : [
              block.state === 'in-block'
                ? said.inBlock(heights(block.blocks))
                : block.state === 'promised'
                  ? said.promised(list.format(block.calendars))
                  : said.blockWrong,
            ]),
        ...(isOpen ? [said.noTime] : []),
      ]
    },
  }
}

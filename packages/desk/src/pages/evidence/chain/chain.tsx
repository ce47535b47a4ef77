/** An item's chain as a picture over time and the same as a table, both to take away: `t` changes between them. */
import type { PapersView } from '../../../calls/evidence.ts'
import cases from '../../cases/cases.module.css'
import { Twin, useShown } from '../../press/charts/twin.tsx'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { ChainPicture } from './chain-picture.tsx'
import { type ChainWords, useChainWords } from './chain-words.ts'
import { type Step, stepsOf } from './steps.ts'

export function Chain({ papers }: { readonly papers: PapersView }) {
  const { chain: said } = useEvidenceWords().films
  const words = useChainWords()
  const shown = useShown()
  const steps = stepsOf(papers)
  const heads = [said.when, said.what, said.proof]
  const rowOf = (step: Step): readonly string[] => [words.when(step), words.of(step), said.proofs[step.proof]]
  return (
    <Twin
      {...shown}
      name="chain"
      help={said.help}
      picture={<ChainPicture steps={steps} />}
      table={<Table heads={heads} steps={steps} rowOf={rowOf} />}
      rows={() => [
        [...heads, said.who],
        ...steps.map((step) => [...exact(step, rowOf(step), words), byOf(step)]),
      ]}
    />
  )
}

/** In a file a moment stands as it is, so that it can be sorted. */
function exact(
  step: Step,
  [, what = '', proof = '']: readonly string[],
  words: ChainWords,
): readonly string[] {
  return [step.at ?? words.when(step), what, proof]
}

function byOf(step: Step): string {
  return step.kind === 'handling' ? step.by : step.kind === 'witness' ? step.name : ''
}

type TableProps = {
  readonly heads: readonly string[]
  readonly steps: readonly Step[]
  readonly rowOf: (step: Step) => readonly string[]
}

function Table({ heads, steps, rowOf }: TableProps) {
  return (
    <div className={cases['scroll']}>
      <table className={cases['table']}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((step, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be alike in everything, and none moves.
            <tr key={i}>
              {rowOf(step).map((cell, at) => (
                <td key={heads[at]}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

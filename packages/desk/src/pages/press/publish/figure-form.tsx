/** A count for the page: tried first, so that whoever types it sees which numbers would be left out, and why. */
import { useState } from 'react'
import type { FigureAsk, FigureCell, FigureView } from '../../../calls/publication.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import css from '../../cases/cases.module.css'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { PageRefused } from './page-refused.tsx'
import own from './publish.module.css'
import { cellsIn } from './typed-page.ts'

type Props = {
  readonly figures: readonly FigureAsk[]
  readonly change: (figures: readonly FigureAsk[]) => void
}

export function FigureForm({ figures, change }: Props) {
  const { page: said } = usePressWords()
  const acting = useAct<FigureView>()
  const [typed, setTyped] = useState({ definition: '', asOf: '', cells: '' })
  /** What the answer is about: other words that are typed since are not what was tried. */
  const [tried, setTried] = useState<FigureAsk>()
  const type = (some: Partial<typeof typed>): void => {
    setTyped({ ...typed, ...some })
    setTried(undefined)
  }
  const figure: FigureAsk = {
    definition: typed.definition.trim(),
    asOf: typed.asOf.trim(),
    cells: cellsIn(typed.cells),
  }
  const isTyped = figure.definition !== '' && figure.asOf !== '' && figure.cells.length > 0
  const tryIt = async (): Promise<void> => {
    const answer = await acting.run(call('press.figure', figure))
    setTried(answer === undefined ? undefined : figure)
  }
  const add = (): void => {
    change([...figures, figure])
    setTyped({ definition: '', asOf: '', cells: '' })
    setTried(undefined)
  }
  return (
    <fieldset className={parts['group']}>
      <legend>{said.figures}</legend>
      <p className={parts['facts']}>{said.figuresWhy}</p>
      <TextField
        label={said.definition}
        text={typed.definition}
        change={(definition) => type({ definition })}
      />
      <TextField
        label={said.asOf}
        help={said.asOfHelp}
        dir="ltr"
        text={typed.asOf}
        change={(asOf) => type({ asOf })}
      />
      <TextField
        label={said.cells}
        help={said.cellsHelp}
        rows={4}
        text={typed.cells}
        change={(cells) => type({ cells })}
      />
      <p className={parts['row']}>
        <button type="button" disabled={!isTyped || acting.busy} onClick={() => void tryIt()}>
          {said.try}
        </button>
        {tried !== undefined && acting.done?.state === 'safe' && (
          <button type="button" onClick={add}>
            {said.add}
          </button>
        )}
      </p>
      <PageRefused refusal={acting.refusal} />
      {tried !== undefined && acting.done !== undefined && <Tried view={acting.done} />}
    </fieldset>
  )
}

function Tried({ view }: { readonly view: FigureView }) {
  const { page: said } = usePressWords()
  switch (view.state) {
    case 'safe':
      return (
        <div role="status">
          <p>{view.left === 0 ? said.noneLeft : said.left(view.left)}</p>
          <CellTable cells={view.cells} />
        </div>
      )
    case 'refused':
      return (
        <p role="alert" className={css['broken']}>
          {said.refusedFigure[view.why]}
        </p>
      )
    case 'not-safe':
      return (
        <div role="alert" className={css['broken']}>
          <p>{said.notSafe}</p>
          <ul>
            {view.exposed.map(({ cell, from, to, least, most }) => (
              <li key={`${cell} ${from ?? ''} ${to}`}>
                <bdi>{said.exposed(cell, String(least), String(most))}</bdi>,{' '}
                {from === undefined ? said.until(to) : said.since(from, to)}
              </li>
            ))}
          </ul>
          <p>{said.allow}</p>
        </div>
      )
  }
}

type CellsProps = {
  readonly cells: readonly FigureCell[]
  readonly caption?: string
  /** What stands where a number is left out. */
  readonly dot?: string
}

export function CellTable({ cells, caption, dot }: CellsProps) {
  const { page: said } = usePressWords()
  return (
    <table className={own['cells']}>
      {caption !== undefined && (
        <caption>
          <bdi>{caption}</bdi>
        </caption>
      )}
      <tbody>
        {cells.map(({ cell, n }) => (
          <tr key={cell}>
            <th scope="row">
              <bdi>{cell === 'all' ? 'Σ' : cell.replaceAll('|', ' · ')}</bdi>
            </th>
            <td>{n ?? <span className={parts['facts']}>{dot ?? said.dot}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

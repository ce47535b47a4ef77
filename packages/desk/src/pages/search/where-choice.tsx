import type { Catalogue } from '../words/catalogue.ts'
import { useWords } from '../words/use-words.ts'
import { type Where, wheres } from './range.ts'

type Props = {
  readonly where: Where
  readonly setWhere: (where: Where) => void
  readonly caseId: string | undefined
}

/** The text of an account is searched only where its case is open, so that place is offered only then. */
export function WhereChoice({ where, setWhere, caseId }: Props) {
  const words = useWords()
  const offered: readonly Where[] = caseId === undefined ? wheres : [...wheres, 'case']
  return (
    <select
      aria-label={words.search.where}
      value={where}
      onChange={({ target }) => setWhere(offered.find((one) => one === target.value) ?? 'everywhere')}
    >
      {offered.map((one) => (
        <option key={one} value={one}>
          {nameOf(one, words)}
        </option>
      ))}
    </select>
  )
}

function nameOf(where: Where, { search, places }: Catalogue): string {
  if (where === 'case') return search.inCase
  return where === 'everywhere' || where === 'names' || where === 'places' ? search[where] : places[where]
}

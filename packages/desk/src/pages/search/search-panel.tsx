/** Search by beginnings of words. Names and places only in their own rooms; nobody by the persecutors' ground. */
import { isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Ask, Hit, SearchAnswer } from '../../calls/calls.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Found } from './found.tsx'
import { rangeOf } from './range.ts'
import css from './search.module.css'

type Where = NonNullable<Ask<'search.find'>['room']> | 'everywhere' | 'case'
const wheres: readonly Where[] = ['everywhere', 'line', 'cases', 'evidence', 'press', 'names', 'places']

export function SearchPanel({ close }: { readonly close: () => void }) {
  const { search, places } = useWords()
  const language = useLanguage()
  const [path, go] = useLocation()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [where, setWhere] = useState<Where>('everywhere')
  const [active, setActive] = useState(0)
  const caseId = /^\/cases\/Case\/([0-9a-f]{32})/.exec(path)?.[1]
  const answer = useCall('search.find', { words: typed, language, ...rangeOf(where, caseId) })
  const hits = hitsOf(answer.state === 'answered' ? answer.value : undefined)
  useEffect(() => dialog.current?.showModal(), [])
  const open = (hit: Hit | undefined): void => {
    if (hit === undefined || !isRecordTypeName(hit.type)) return
    go(paths.record(hit.type, hit.id))
    dialog.current?.close()
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive(Math.min(hits.length - 1, active + 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1))
    else if (event.key === 'Enter') open(hits[active])
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} onClose={close} className={css['panel']} aria-labelledby="search-title">
      <h2 id="search-title">{search.title}</h2>
      <div className={css['ask']}>
        <input
          role="combobox"
          aria-label={search.label}
          aria-expanded={hits.length > 0}
          aria-controls="search-hits"
          aria-activedescendant={hits.length > 0 ? `hit-${active}` : undefined}
          placeholder={search.label}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setActive(0)
          }}
          onKeyDown={pressed}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        <select
          aria-label={search.where}
          value={where}
          onChange={({ target }) =>
            setWhere(
              wheres.find((one) => one === target.value) ?? (caseId === undefined ? 'everywhere' : 'case'),
            )
          }
        >
          {wheres.map((one) => (
            <option key={one} value={one}>
              {one === 'everywhere' || one === 'names' || one === 'places' || one === 'case'
                ? search[one === 'case' ? 'inCase' : one]
                : places[one]}
            </option>
          ))}
          {caseId !== undefined && <option value="case">{search.inCase}</option>}
        </select>
      </div>
      <Refused refusal={answer.state === 'refused' ? answer.refusal : undefined} />
      {answer.state === 'answered' && (
        <Found answer={answer.value} active={active} open={open} choose={setActive} />
      )}
      <p className={css['hint']}>{search.hint}</p>
      <form method="dialog">
        <button type="submit">{search.close}</button>
      </form>
    </dialog>
  )
}

function hitsOf(answer: SearchAnswer | undefined): readonly Hit[] {
  return answer?.state === 'found' ? answer.hits : []
}

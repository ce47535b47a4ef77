/** Search by beginnings of words. Names and places only in their own rooms; nobody by the persecutors' ground. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import { Found } from './found.tsx'
import css from './search.module.css'
import { useSearch } from './use-search.ts'
import { WhereChoice } from './where-choice.tsx'

export function SearchPanel({ close }: { readonly close: () => void }) {
  const { search } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const { typed, type, where, setWhere, caseId, answer, hits, active, setActive, open } = useSearch(() =>
    dialog.current?.close(),
  )
  useEffect(() => dialog.current?.showModal(), [])
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
        <SearchInput {...{ typed, type, pressed, active }} any={hits.length > 0} />
        <WhereChoice {...{ where, setWhere, caseId }} />
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

type InputProps = {
  readonly typed: string
  readonly type: (typed: string) => void
  readonly pressed: (event: KeyboardEvent) => void
  readonly any: boolean
  readonly active: number
}

function SearchInput({ typed, type, pressed, any, active }: InputProps) {
  const { search } = useWords()
  return (
    <input
      role="combobox"
      aria-label={search.label}
      aria-expanded={any}
      aria-controls="search-hits"
      aria-activedescendant={any ? `hit-${active}` : undefined}
      placeholder={search.label}
      value={typed}
      onChange={({ target }) => type(target.value)}
      onKeyDown={pressed}
      autoComplete="off"
      spellCheck={false}
      autoFocus
    />
  )
}

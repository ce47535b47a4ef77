import { useRef } from 'react'
import { useLocation } from 'wouter'
import { lock } from '../session/open-close.ts'
import { useWords } from '../words/use-words.ts'
import { CopiesState } from './copies-state.tsx'
import css from './frame.module.css'
import { useOpenSession } from './open-session.tsx'
import { Rail } from './rail.tsx'
import { placeOf } from './where.ts'

type Props = { readonly search: () => void; readonly keys: () => void }

/** Where one is, search, how far the changes are, lock. */
export function TopBar({ search, keys }: Props) {
  const words = useWords()
  const session = useOpenSession()
  const [path] = useLocation()
  return (
    <header className={css['bar']}>
      <PlaceMenu />
      <span className={css['where']}>
        <strong>{words.places[placeOf(path)]}</strong>
        <span className={css['whose']}>
          {session.demonstration ? words.bar.demonstration : session.organisation}
        </span>
      </span>
      <button type="button" className={css['search']} onClick={search} aria-label={words.bar.search}>
        <svg viewBox="0 0 16 16" className={css['glyph']} aria-hidden="true" focusable="false">
          <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M10.5 10.5 14 14" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span className={css['word']}>{words.bar.search}</span>
        <kbd aria-hidden="true">/</kbd>
      </button>
      <CopiesState />
      <button
        type="button"
        className={css['keys']}
        onClick={keys}
        aria-label={words.bar.keys}
        title={words.bar.keys}
      >
        ?
      </button>
      <button type="button" onClick={() => void lock()} title="Ctrl Shift L">
        {words.bar.lock}
      </button>
    </header>
  )
}

/** On a narrow screen the rail folds into this; `popover` gives it Escape and a click outside for nothing. */
function PlaceMenu() {
  const words = useWords()
  const menu = useRef<HTMLDivElement>(null)
  return (
    <>
      <button type="button" className={css['menu']} popoverTarget="places" aria-label={words.places.menu}>
        <svg viewBox="0 0 16 16" className={css['glyph']} aria-hidden="true" focusable="false">
          <path d="M2 4h12M2 8h12M2 12h12" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
      <div id="places" popover="auto" className={css['folded']} ref={menu}>
        <Rail chosen={() => menu.current?.hidePopover()} />
      </div>
    </>
  )
}

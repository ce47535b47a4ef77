/** The frame around the work: rail, top bar, and the place where one is. */
import { useEffect, useState } from 'react'
import { Router, useLocation } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'

import { SearchPanel } from '../search/search-panel.tsx'
import { useCopiesWatch } from '../session/copies.ts'
import { lock } from '../session/open-close.ts'
import { useAutoLock, useStillHere, useVaultWatch } from '../session/use-session.ts'
import { useWords } from '../words/use-words.ts'
import { AlarmBar } from './alarm-bar.tsx'
import css from './frame.module.css'
import { isThere, useKeptFocus } from './kept-focus.ts'
import { KeySheet } from './key-sheet.tsx'
import { type Open, OpenSession } from './open-session.tsx'
import { type Place, paths, places } from './places.ts'
import { Rail } from './rail.tsx'
import { Routes } from './routes.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeys } from './use-keys.ts'

export function Frame({ session }: { readonly session: Open }) {
  // A location in memory: an id in the address would stay in the browser's history after the seizure.
  const [memory] = useState(() => memoryLocation({ path: paths.place('line') }))
  useAutoLock(session.autoLockAfter)
  useVaultWatch(session.session)
  useStillHere()
  useCopiesWatch()
  return (
    <OpenSession value={session}>
      <Router hook={memory.hook}>
        <Inside />
      </Router>
    </OpenSession>
  )
}

function Inside() {
  const words = useWords()
  const [path, go] = useLocation()
  const [panel, setPanel] = useState<'search' | 'keys'>()
  useKeys('everywhere', {
    search: () => setPanel('search'),
    help: () => setPanel('keys'),
    lock: () => void lock(),
    place: (event) => {
      const place: Place | undefined = places[Number(event.code.at(-1)) - 1]
      if (place === undefined) return
      // The focus must not stay behind in the place that is left.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      go(paths.place(place))
    },
  })
  useKeptFocus()
  useEffect(() => {
    const at = document.activeElement
    if (at === null || at === document.body || !isThere(at)) document.getElementById('content')?.focus()
  }, [path])
  return (
    <div className={css['frame']}>
      <a className={css['skip']} href="#content" onClick={focusContent}>
        {words.skip}
      </a>
      <TopBar search={() => setPanel('search')} keys={() => setPanel('keys')} />
      <Rail />
      <AlarmBar />
      <main className={css['content']} id="content" tabIndex={-1}>
        <Routes />
      </main>
      {panel === 'search' && <SearchPanel close={() => setPanel(undefined)} />}
      {panel === 'keys' && <KeySheet close={() => setPanel(undefined)} />}
    </div>
  )
}

/** Moves the focus without a fragment in the address. */
function focusContent(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.getElementById('content')?.focus()
}

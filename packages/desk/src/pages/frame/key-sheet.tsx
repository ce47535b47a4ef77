import { useEffect, useRef } from 'react'
import { currentSettings } from '../session/settings.ts'
import { useWords } from '../words/use-words.ts'
import css from './key-sheet.module.css'
import { keyRows } from './keys.ts'

/** The keys, from the same list that acts on them. */
export function KeySheet({ close }: { readonly close: () => void }) {
  const { keys } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="keys-title" className={css['sheet']}>
      <h2 id="keys-title">{keys.title}</h2>
      {!currentSettings().singleKeys && <p>{keys.off}</p>}
      <dl>
        {keyRows.map(({ does, shown }) => (
          <div key={shown.join()} className={css['row']}>
            <dt>
              {shown.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{keys[does]}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" data-main>
          {keys.close}
        </button>
      </form>
    </dialog>
  )
}

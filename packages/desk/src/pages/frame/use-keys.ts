import { useLayoutEffect, useRef } from 'react'
import { currentSettings } from '../session/settings.ts'
import { inField, type KeyName, type KeyWhere, keyFor } from './keys.ts'

type Acts = { readonly [K in KeyName]?: (event: KeyboardEvent) => void }

/** Acts on the keys of `keys.ts` while the component is shown. */
export function useKeys(where: KeyWhere, acts: Acts): void {
  const latest = useRef(acts)
  latest.current = acts
  // With what is drawn, not after it: a key pressed at what one sees must not be lost on a slow laptop.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const does = keyFor(event, where, inField(event.target), currentSettings().singleKeys)
      const act = does === undefined ? undefined : latest.current[does]
      // Behind an open dialog nothing moves, but locking always works.
      if (does !== 'lock' && document.querySelector('dialog[open]') !== null) return
      if (act === undefined) return
      event.preventDefault()
      act(event)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [where])
}

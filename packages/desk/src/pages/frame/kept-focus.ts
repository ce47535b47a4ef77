/**
 * The focus stays near what was done.
 *
 * A button that is busy, or gone because its act is done, lets the focus fall to the page, and whoever works by
 * keyboard or by ear stands at the beginning of everything. It comes back to the button once that can be pressed
 * again. Where the button is gone it goes to what surrounded it, never to another button: a second Enter would press it.
 */
import { useEffect } from 'react'

export function useKeptFocus(): void {
  useEffect(() => {
    const content = document.getElementById('content')
    return content === null ? undefined : keepFocus(content)
  }, [])
}

function keepFocus(content: HTMLElement): () => void {
  /** What had the focus last, and everything around it. */
  let held: readonly HTMLElement[] = []
  let fell = false
  let planned = 0
  const look = (): void => {
    planned = 0
    const [last] = held
    if (last === undefined || !fell || document.activeElement !== document.body) return
    if (canHold(last)) return last.focus({ preventScroll: true })
    const around = isThere(last) ? undefined : held.find(isThere)
    if (around !== undefined) focusPlace(around)
  }
  const come = ({ target }: FocusEvent): void => {
    held = target instanceof HTMLElement ? [target, ...aroundOf(target, content)] : []
    fell = false
  }
  const leave = ({ target }: FocusEvent): void => {
    // A button that is being removed is told that it loses the focus while it still stands there.
    queueMicrotask(() => {
      // Somebody went away by themselves, and is not fetched back.
      if (document.hasFocus() && target === held[0] && canHold(held[0])) held = []
    })
  }
  // Later than what a page that is drawn does with the focus itself.
  const watch = new MutationObserver(() => {
    const [last] = held
    if (last === undefined) return
    fell ||= !canHold(last)
    if (fell && planned === 0) planned = requestAnimationFrame(() => requestAnimationFrame(look))
  })
  watch.observe(content, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'style'] })
  content.addEventListener('focusin', come)
  content.addEventListener('focusout', leave)
  return () => {
    watch.disconnect()
    content.removeEventListener('focusin', come)
    content.removeEventListener('focusout', leave)
  }
}

/** A part that is kept but not shown, while the next one loads, is not there either. */
export function isThere(element: Element): boolean {
  return element.isConnected && element.checkVisibility()
}

function canHold(element: HTMLElement | undefined): boolean {
  return element !== undefined && isThere(element) && !element.matches(':disabled')
}

function aroundOf(element: HTMLElement, content: HTMLElement): readonly HTMLElement[] {
  const parent = element === content ? null : element.parentElement
  return parent === null ? [] : [parent, ...aroundOf(parent, content)]
}

function focusPlace(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true })
  }
  place.focus({ preventScroll: true })
}

/**
 * Leaving at once: by the link, which works without this file, or by Shift three times within five seconds.
 *
 * With the script the page is blank before the browser has even asked for the next one, and does not stay in the
 * list of pages to go back to. Escape would be the obvious key; people press it by habit, and it also closes menus.
 * Shift that was held to write a capital letter does not count. After the pattern "Exit this page" of GOV.UK.
 */
import type { Say } from './settings.ts'

/** Presses so far, and when the first of them was, in milliseconds; the moment does not matter while there are none. */
export type Presses = { readonly count: number; readonly since: number; readonly held: boolean }
export const noPresses: Presses = { count: 0, since: 0, held: false }

const needed = 3
const within = 5_000

export type Key = { readonly key: string; readonly down: boolean; readonly at: number }
export type Counted = {
  readonly presses: Presses
  readonly said: 'press1' | 'press2' | 'leave' | 'late' | undefined
}

/** Counts one key going down or up. */
export function countKey(presses: Presses, { key, down, at }: Key): Counted {
  const late = presses.count > 0 && at - presses.since > within
  const before: Presses = late ? { ...noPresses, held: presses.held } : presses
  const nothing = { presses: before, said: late ? 'late' : undefined } as const
  // Any other key: Shift is being held to write something, or was pressed in between.
  if (key !== 'Shift') return down ? { presses: { ...noPresses, held: true }, said: undefined } : nothing
  if (down) return { ...nothing, presses: { ...before, held: false } }
  if (before.held) return { ...nothing, presses: { ...before, held: false } }
  const count = before.count + 1
  if (count >= needed) return { presses: noPresses, said: 'leave' }
  const since = before.count === 0 ? at : before.since
  return { presses: { count, since, held: false }, said: count === 1 ? 'press1' : 'press2' }
}

export type Leaving = {
  readonly link: HTMLAnchorElement
  readonly announce: HTMLElement
  readonly say: Say
  readonly forget: () => void
}

/** Binds the link and the keys. Returns what leaves, for a button elsewhere. */
export function bindExit({ link, announce, say, forget }: Leaving): () => void {
  const to = link.href
  const leave = (): void => {
    forget()
    // Blank first: on a slow line the next page takes seconds, and somebody is coming in now.
    document.body.replaceChildren()
    location.replace(to)
  }
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })
  let presses = noPresses
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (said: Counted['said']): void => {
    if (said === 'leave') return leave()
    if (said === undefined) return
    announce.textContent = said === 'late' ? say('press-late') : say(said)
    clearTimeout(timer)
    timer = setTimeout(() => {
      announce.textContent = say('press-late')
      presses = noPresses
    }, within)
    if (said === 'late') clearTimeout(timer)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.repeat) return
    const counted = countKey(presses, { key: event.key, down: event.type === 'keydown', at: event.timeStamp })
    presses = counted.presses
    if (presses.count === 0 && counted.said === undefined) clearTimeout(timer)
    tell(counted.said)
  }
  document.addEventListener('keydown', onKey)
  document.addEventListener('keyup', onKey)
  return leave
}

/**
 * Nothing survives in the browser's memory of pages: whoever presses "back" gets a fresh page that asks, and never the
 * one with the text and the code.
 */
export function bindReturn(forget: () => void): void {
  window.addEventListener('pagehide', () => {
    forget()
    document.body.replaceChildren()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}

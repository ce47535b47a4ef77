/**
 * Who was handed which secret, and whether it counts. docs/formats/control.md, R91 and R95.
 *
 * Callers write to a new ratchet as soon as the letters with it have left. From then on it counts, whoever is handed it
 * later or again: whoever lost the right to the line may know the one before, and a relay can keep a letter from leaving.
 */
import { textOf } from '../../base/bytes.ts'
import type { Shelf } from './store.ts'

/** `LOG/NAME/ID/DEVICE`: the name of the letter; nothing where a colleague handed it over. */
export const handed = 'secret-out'
/** `LOG/NAME/ID` of ratchets. */
const counting = 'secret-counts'

/** A new one has no row before its letters are written, in the next round. */
export function areHanded(shelf: Shelf, about: string): boolean {
  const rows = shelf.list(handed, `${about}/`)
  return shelf.get(counting, about) !== undefined || (rows.length > 0 && haveLeft(shelf, rows))
}

/** `LOG/NAME/ID` of those whose letters have left since it was last asked. `alone`: of those that nobody else is to have. */
export function newlyCounting(shelf: Shelf, alone: readonly string[] = []): readonly string[] {
  const handedTo = shelf.list(handed, '').map(({ key }) => key.slice(0, key.lastIndexOf('/')))
  return [...new Set([...handedTo, ...alone])].filter(
    (about) =>
      about.split('/')[1] === 'line-week' &&
      shelf.get(counting, about) === undefined &&
      haveLeft(shelf, shelf.list(handed, `${about}/`)),
  )
}

function haveLeft(shelf: Shelf, rows: ReturnType<Shelf['list']>): boolean {
  return rows.every(({ value }) => shelf.get('mail-out', textOf(value) ?? '') === undefined)
}

/** Call inside a transaction, and before it is forgotten who was handed any. */
export function keepCounting(shelf: Shelf, abouts = newlyCounting(shelf)): void {
  for (const about of abouts) shelf.put(counting, about, new Uint8Array())
}

/** Call inside a transaction: letters of this device are lost, and what was in them is handed over again. False: there were none. */
export function forgetHanded(shelf: Shelf): boolean {
  keepCounting(shelf)
  // What others handed over is theirs to hand over again.
  const own = shelf.list(handed, '').filter(({ value }) => value.length > 0)
  for (const { key } of own) shelf.drop(handed, key)
  return own.length > 0
}

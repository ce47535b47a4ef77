/**
 * Was this vault closed in good order? The note `own/closed` leaves the store in the transaction of the first entry
 * that is written after opening, and comes back when the vault is closed. Where it is missing, the device died at
 * work: if its disk had promised more than it kept, a number of a feed may be in the world already.
 */
import { type Context, commit } from './context.ts'
import { type Shelf, StoreFull } from './store.ts'

export function wasClosed(shelf: Shelf): boolean {
  return shelf.get('own', 'closed') !== undefined
}

/** Inside the transaction of the first entry. */
export function noteAtWork({ store, closed }: Pick<Context, 'store' | 'closed'>): void {
  if (closed) store.shelf.drop('own', 'closed')
}

export function keepClosed(context: Context): void {
  if (wasClosed(context.store.shelf)) return
  try {
    commit(context, () => context.store.shelf.put('own', 'closed', Uint8Array.of(1)))
  } catch (problem) {
    // Without room for the note the next opening is on the safe side.
    if (!(problem instanceof StoreFull)) throw problem
  }
}

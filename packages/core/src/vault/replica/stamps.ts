/** The stamp of the vault: greater than every one that was given or applied here, also after it is opened again. */
import { textOf, utf8 } from '../../base/bytes.ts'
import { parseStamp, type Stamp } from '../hybrid-clock.ts'
import type { Shelf } from './store.ts'
import type { Opened } from './tray.ts'

export function keepStamp(shelf: Shelf, stamp: Stamp | undefined): void {
  if (stamp !== undefined) shelf.put('own', 'stamp', utf8(stamp))
}

export function storedStamp(shelf: Shelf): Stamp | undefined {
  const bytes = shelf.get('own', 'stamp')
  return bytes === undefined ? undefined : parseStamp(textOf(bytes))
}

export function laterStamp(last: Stamp | undefined, opened: Opened): Stamp | undefined {
  if (opened.kind === 'open' || opened.kind === 'unreadable') return last
  const at = opened.kind === 'changes' ? opened.changes.at : opened.heartbeat.at
  return last === undefined || last < at ? at : last
}

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

export function stampOf(opened: Opened): Stamp | undefined {
  if (opened.kind === 'changes') return opened.changes.at
  return opened.kind === 'seen' ? opened.heartbeat.at : undefined
}

export function laterStamp(last: Stamp | undefined, opened: Opened): Stamp | undefined {
  const at = stampOf(opened)
  return at === undefined || (last !== undefined && at <= last) ? last : at
}

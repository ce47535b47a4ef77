/**
 * Uses of a second code of which somebody here has said to have heard: a letter that tells of the same one again, from
 * whichever desk, shows nothing. docs/formats/line-work.md, LW30.
 *
 * That somebody was forced must not stand in what a laptop keeps: what is remembered is a hash among the ids of letters
 * (control.md, R72), and looks like one of them.
 */
import { toHex, utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { handed } from './handed-secrets.ts'
import type { Shelf } from './store.ts'

/** Call inside a transaction. `key`: of a secret that leaves, `LOG/NAME/ID/DEVICE`. */
export function noteHeard(shelf: Shelf, key: string): void {
  if (!isUse(key)) return
  shelf.put('mail-in', idOf(key), new Uint8Array([1]))
  for (const row of shelf.list(handed, `${aboutOf(key)}/`)) shelf.drop(handed, row.key)
}

export function isHeard(shelf: Shelf, key: string): boolean {
  return isUse(key) && shelf.get('mail-in', idOf(key)) !== undefined
}

function isUse(key: string): boolean {
  return key.split('/')[1] === 'line-duress'
}

function aboutOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'))
}

/** As long as the id of a letter. */
function idOf(key: string): string {
  return toHex(sha256(utf8(`safeconduct/v1/heard-use\0${aboutOf(key)}`)).subarray(0, 16))
}

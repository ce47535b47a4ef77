/** What stands beside a sealed file that no record names yet: an empty file. docs/formats/vault.md, B5; `unnamed-files.ts`. */
import { closeSync, existsSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const prefix = 'wait-'

/** Call before the file has its name. Throws where the disk is full. */
export function markUnnamed(home: string, sealed: string): void {
  closeSync(openSync(markOf(home, sealed), 'w', 0o600))
}

/** A record names them, or the files themselves are gone. */
export function unmark(home: string, files: readonly string[]): void {
  for (const sealed of files) rmSync(markOf(home, sealed), { force: true })
}

export function isMarked(home: string, sealed: string): boolean {
  return existsSync(markOf(home, sealed))
}

/** Names of the files beside which a mark stands. */
export function markedIn(home: string): readonly string[] {
  const folder = join(home, 'blobs')
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const sealed = name.startsWith(prefix) ? name.slice(prefix.length) : ''
    return /^[0-9a-f]{64}$/.test(sealed) ? [sealed] : []
  })
}

function markOf(home: string, sealed: string): string {
  return join(home, 'blobs', prefix + sealed)
}

/** Where the built page of check-in links lies: by itself, so that a relay that serves it loads nothing of what made it. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const checkInFile: string = fileURLToPath(new URL('../../dist/check-in.html', import.meta.url))

/** Undefined: it was not built. */
export function builtCheckIn(file = checkInFile): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/**
 * The two files of `verify/` by their hash: a dossier carries them for a stranger, and an adversary who
 * cannot change an original may still try to change the script that is meant to notice.
 *
 * A release that changes a file adds its hash here and keeps the old ones; a test compares with `verify/`.
 */
import { instructionsFile, scriptFile } from './layout.ts'

const known: Readonly<Record<string, readonly string[]>> = {
  [scriptFile]: ['e74284bbd5279127870edfa2b19aa94cbcf11b716698c5230bb822bf451f71d0'],
  [instructionsFile]: ['099c94abf37f73ba07cf47ac953e01d97c398cd6f9bc72d9f8887502c0f445a7'],
}

export const toolFiles: readonly string[] = [scriptFile, instructionsFile]

export function isKnownTool(path: string, sha256: string): boolean {
  return known[path]?.includes(sha256) ?? false
}

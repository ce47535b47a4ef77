/**
 * The two files of `verify/` by their hash: a dossier carries them for a stranger, and an adversary who
 * cannot change an original may still try to change the script that is meant to notice.
 *
 * A release that changes a file adds its hash here and keeps the old ones; a test compares with `verify/`.
 */
import { instructionsFile, scriptFile } from './layout.ts'

const known: Readonly<Record<string, readonly string[]>> = {
  [scriptFile]: ['a0351deaca13e223a3aee8173194266c76238a52a9947398a6941f98b61239f5'],
  [instructionsFile]: ['099c94abf37f73ba07cf47ac953e01d97c398cd6f9bc72d9f8887502c0f445a7'],
}

export const toolFiles: readonly string[] = [scriptFile, instructionsFile]

export function isKnownTool(path: string, sha256: string): boolean {
  return known[path]?.includes(sha256) ?? false
}

/**
 * The files of `verify/` by their hash: a dossier carries them for a stranger, and an adversary who
 * cannot change an original may still try to change the script that is meant to notice.
 *
 * A release that changes a file adds its hash here and keeps the old ones; a test compares with `verify/`.
 */
import { instructionsFile, scriptFile, windowsScriptFile } from './layout.ts'

const known: Readonly<Record<string, readonly string[]>> = {
  [scriptFile]: ['fe3554ee0bb1d3ac7274eac5d270337089efad7de58c8d149ff3b75e3874b4fd'],
  [windowsScriptFile]: ['ec0c8308914d8f9175e49df876f3bfc841e38372b52b219e83b4eafc30b6ac88'],
  [instructionsFile]: ['47669f468c526534af9e402cb54262fbcd4f08caf3b768fda3fef002e04e1389'],
}

export const toolFiles: readonly string[] = [scriptFile, windowsScriptFile, instructionsFile]

export function isKnownTool(path: string, sha256: string): boolean {
  return known[path]?.includes(sha256) ?? false
}

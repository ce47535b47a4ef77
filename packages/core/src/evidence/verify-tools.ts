/**
 * The files of `verify/` by their hash: a dossier carries them for a stranger, and an adversary who
 * cannot change an original may still try to change the script that is meant to notice.
 *
 * A release that changes a file adds its hash here and keeps the old ones; a test compares with `verify/`.
 */
import { instructionsFile, scriptFile, windowsScriptFile } from './layout.ts'

const known: Readonly<Record<string, readonly string[]>> = {
  [scriptFile]: [
    '4c4ffc7fe016d17e50df6d8e0264567c51729e1851665ad81561b2838159ffd9',
    '537218894a8afa2975d9c96de9416f2a3b7455ad99993c1dc237ba5d585ce30e',
    '34b0b34760fba07e16038de8289e9108949f58d8ce52b616982169774316c283',
  ],
  [windowsScriptFile]: [
    'd62dcd4d0ef7d0bb64d233ee7ea447393d9eadbaa78e0faa4f064f94e2f1364d',
    '00f2900cce29ffa21fc73250243ef77163907303c55f354a57337f3ac2207925',
    '2428eee0114d1c7a9136f93e2a66e22df2c22c3dcf813c0fa9dc6934f939c1ac',
    'eadf66ef5d5de59af17bf81220ba3e1c628c98e1c99307829cbf94454c8b487c',
  ],
  [instructionsFile]: ['47669f468c526534af9e402cb54262fbcd4f08caf3b768fda3fef002e04e1389'],
}

export const toolFiles: readonly string[] = [scriptFile, windowsScriptFile, instructionsFile]

export function isKnownTool(path: string, sha256: string): boolean {
  return known[path]?.includes(sha256) ?? false
}

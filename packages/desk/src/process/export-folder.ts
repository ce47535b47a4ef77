/**
 * Where a dossier goes, from what a person typed: a whole path as it is, or a plain name inside the home's
 * `exports`. A name with a way out (`../`) is refused: it would write where nobody looks for it.
 */
import { homedir } from 'node:os'
import { isAbsolute, join, normalize } from 'node:path'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallRefusal } from '../calls/calls.ts'

export function exportFolder(home: string, typed: string): Result<string, CallRefusal> {
  const folder = typed.trim()
  if (folder.split(/[/\\]/).includes('..')) return refuse({ kind: 'folder-name' })
  if (isAbsolute(folder)) return ok(normalize(folder))
  if (folder.startsWith('~/')) return ok(join(homedir(), folder.slice(2)))
  const plain = folder !== '.' && /^[^/\\]{1,100}$/.test(folder)
  return plain ? ok(join(home, 'exports', folder)) : refuse({ kind: 'folder-name' })
}

import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import type { WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'

/** A PDF by its first bytes: readers also take one that begins later, and then it is two things at once. */
export function isPdf(file: Uint8Array): Result<true, WorkbenchRefusal> {
  const { type } = kindOf(file.subarray(0, headLength)).kind
  return type === 'application/pdf' ? ok(true) : refuse({ kind: 'not-this-kind' })
}

/**
 * A fingerprint as a person types it who heard it over the telephone: in groups, as the desk shows it, and
 * groups are no part of it. A key line or a line of `allowed_signers` is taken too.
 */
import type { Result } from '@safeconduct/core/base/result.ts'
import { type ExpectedKey, type KeyRefusal, parseExpectedKey } from '@safeconduct/core/evidence/ssh-key.ts'

export function expectedKeyIn(typed: string): Result<ExpectedKey, KeyRefusal> {
  const together = typed.replaceAll(/\s/g, '')
  return parseExpectedKey(/^SHA256:[A-Za-z0-9+/]{43}$/.test(together) ? together : typed.trim())
}

/** What the vault's process answers of the organisation, its copies and its alarms. */
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { OrganisationCalls } from '../calls/organisation.ts'
import type { Request } from '../calls/requests.ts'
import type { SyncCalls } from '../calls/sync.ts'

export function answerOfOrganisation(
  _request: Request<keyof OrganisationCalls | keyof SyncCalls>,
): Result<unknown, CallRefusal> {
  return refuse({ kind: 'unknown-call' })
}

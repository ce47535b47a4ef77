/** What the vault's process answers of cases. */
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { CasesCalls } from '../calls/cases-calls.ts'
import { casesRequests } from '../calls/cases-requests.ts'
import type { Request } from '../calls/requests.ts'

type CasesRequest = Request<keyof CasesCalls>

export function isOfCases(request: Request): request is CasesRequest {
  return Object.hasOwn(casesRequests, request.name)
}

export async function answerOfCases(_request: CasesRequest): Promise<Result<unknown, CallRefusal>> {
  return refuse({ kind: 'unknown-call' })
}

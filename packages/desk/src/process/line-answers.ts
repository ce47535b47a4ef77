/** What the vault's process answers of the line. */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { LineCalls } from '../calls/line-calls.ts'
import { lineRequests } from '../calls/line-requests.ts'
import type { Request } from '../calls/requests.ts'
import type { OpenVault } from './open-vault.ts'

type LineRequest = Request<keyof LineCalls>

export function isOfLine(request: Request): request is LineRequest {
  return Object.hasOwn(lineRequests, request.name)
}

export async function answerOfLine(
  { organised }: OpenVault,
  request: LineRequest,
): Promise<Result<unknown, CallRefusal>> {
  if (request.name !== 'line.read') return refuse({ kind: 'line-not-set-up' })
  return ok(
    relayOf(organised.replica) === undefined
      ? { state: 'no-relay' }
      : { state: 'not-set-up', maySetUp: false },
  )
}

/** What the vault's process answers of the press desk: looked at, never written. */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { AttentionCalls } from '../calls/attention.ts'
import { attentionRequests } from '../calls/attention-requests.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { Request } from '../calls/requests.ts'
import { claimSheet, claimsView, conflictsView } from './attention-claims.ts'
import { calendarRows, registerView } from './attention-register.ts'
import { faultsView, provenanceView } from './attention-views.ts'
import { attentionWorld } from './attention-world.ts'
import { lookingAt, nowOf } from './cases-naming.ts'
import type { OpenVault } from './open-vault.ts'

type AttentionRequest = Request<keyof AttentionCalls>
type Answer = Result<unknown, CallRefusal>

export function isOfAttention(request: Request): request is AttentionRequest {
  return Object.hasOwn(attentionRequests, request.name)
}

export async function answerOfAttention(
  { vault, cases, readings }: OpenVault,
  request: AttentionRequest,
): Promise<Answer> {
  const held = cases.world()
  if (held === undefined) return refuse({ kind: 'not-read-yet' })
  const { language } = request.ask
  const whole = lookingAt(held, { language })
  const looking = { ...whole, world: attentionWorld(vault, whole.world) }
  switch (request.name) {
    case 'press.provenance':
      return ok(provenanceView(looking))
    case 'press.claims':
      return ok(claimsView(looking))
    case 'press.claim':
      return found(claimSheet(looking, request.ask.id))
    case 'press.conflicts':
      return ok(conflictsView(looking))
    case 'press.register':
      return ok(registerView(looking, request.ask.kind))
    case 'press.calendar':
      return ok({ now: nowOf(looking), rows: calendarRows(looking) })
    case 'press.faults': {
      const id = vault.reader.readText(request.ask.id)?.id
      const shown = id === undefined ? undefined : await readings.view(id)
      const notes = faultsView(looking, request.ask.id, shown?.ok === true ? shown.value.text : '')
      return found(notes === undefined ? undefined : { notes })
    }
  }
}

/** What is not on this device is not there, in the same words as what never was. */
function found(view: object | undefined): Answer {
  return view === undefined ? refuse({ kind: 'not-found' }) : ok(view)
}

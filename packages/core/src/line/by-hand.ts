/**
 * A call, a letter or somebody at the door, entered by an operator as a request like any other.
 *
 * It stands in the same queue under the same clocks. A code can be made for it at the desk, said once and handed
 * over, so that the person has a way back that no telephone company keeps.
 */
import { type Instant, instantOf } from '../base/date.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import type { Priority } from './contact.ts'

export const handChannels = ['voice', 'email', 'messenger', 'partner', 'in_person'] as const
export type HandChannel = (typeof handChannels)[number]

export type EnteredByHand = {
  readonly channel: HandChannel
  readonly lang: string
  /** The person's words, as near as the operator heard them. */
  readonly text: string
  readonly aboutOther: boolean
  /** When it came, where that was earlier. */
  readonly receivedAt?: number
  /** A person's judgement; without one it is not urgent until somebody says so. */
  readonly priority?: Priority
}

export type ByHandRefusal =
  | { readonly kind: 'entered-empty' }
  /** From a time that has not come. */
  | { readonly kind: 'entered-ahead' }

/** The fields of the HelpRequest. */
export function requestByHand(
  { channel, lang, text, aboutOther, receivedAt, priority }: EnteredByHand,
  now: number,
): Result<
  {
    readonly channel: HandChannel
    readonly receivedAt: Instant
    readonly lang: string
    readonly body: string
    readonly aboutOther: boolean
    readonly state: 'received'
    readonly priority: Priority
  },
  ByHandRefusal
> {
  if (text.trim() === '') return refuse({ kind: 'entered-empty' })
  const at = receivedAt ?? now
  if (at > now) return refuse({ kind: 'entered-ahead' })
  return ok({
    channel,
    receivedAt: instantOf(at),
    lang,
    body: text,
    aboutOther,
    state: 'received',
    priority: priority ?? 'normal',
  })
}

/** Signatures of trust, marks that end, and reviews of ready-made replies: what people say of a contact or a text. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Refusal } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Contact } from '@safeconduct/core/line/contact.ts'
import { type FlagRefusal, newFlag } from '@safeconduct/core/line/flags.ts'
import type { Canned } from '@safeconduct/core/line/reply-rules.ts'
import { signTrust, type TrustLevel, type TrustRefusal } from '@safeconduct/core/line/trust.ts'
import { listAt, saysYes, textAt } from './kept-values.ts'
import type { LineWorld } from './line-world.ts'

/** The statements of a thread with one more. */
export function trustWith(
  { vault, by, index }: LineWorld,
  contact: Contact,
  { level, why }: { readonly level: TrustLevel; readonly why: string },
): Result<readonly Json[], TrustRefusal> {
  const wish = { id: newRecordId(vault.random), level, by, at: vault.clock.millis(), why }
  const signed = signTrust(contact.trust, wish)
  if (!signed.ok) return signed
  const { at, ...rest } = signed.value
  const before = listAt(index.of(contact.id).thread, 'trust')
  return ok([...before, { ...rest, at: instantOf(at), seen: [...rest.seen] }])
}

export type FlagWish = { readonly kind: string; readonly text?: string; readonly until: number }
const flagKinds = ['frequent', 'one-operator', 'set-times', 'read-notes-first'] as const

export function flagsWith(
  { vault, by, index }: LineWorld,
  request: string,
  { kind: named, text, until }: FlagWish,
): Result<readonly Json[], FlagRefusal | Refusal> {
  const kind = flagKinds.find((one) => one === named)
  if (kind === undefined) return refuse({ kind: 'unfit', field: 'kind', reason: 'not-a-term' })
  const at = vault.clock.millis()
  const said = text === undefined ? {} : { text }
  const made = newFlag({ id: newRecordId(vault.random), kind, by, at, until, ...said })
  if (!made.ok) return made
  const flag = { ...made.value, at: instantOf(at), until: instantOf(until) }
  return ok([...listAt(index.of(request).thread, 'flags'), flag])
}

export function flagsWithout({ index }: LineWorld, request: string, flag: string): readonly Json[] {
  const isThis = (value: Json): boolean =>
    typeof value === 'object' && value !== null && 'id' in value && value['id'] === flag
  return listAt(index.of(request).thread, 'flags').filter((value) => !isThis(value))
}

type StoredReply = NonNullable<ReturnType<LineWorld['index']['get']>>

export function cannedIn(record: StoredReply): Canned {
  return {
    text: textAt(record, 'text') ?? '',
    safeToBeSeen: saysYes(record, 'safeToBeSeen'),
    reviewedBy: listAt(record, 'reviewedBy').filter((one) => typeof one === 'string'),
    retired: textAt(record, 'retiredAt') !== undefined,
  }
}

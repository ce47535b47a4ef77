/** A call whose ask has been parsed for its name, and what makes one. */
import type { Parser, Refusal } from '@safeconduct/core/base/parse.ts'
import { text, unfit } from '@safeconduct/core/base/parse.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import type { Ask, CallName } from './calls.ts'

export type Request<N extends CallName = CallName> = {
  [K in N]: { readonly name: K; readonly ask: Ask<K> }
}[N]

export type Requests<N extends CallName> = {
  readonly [K in N]: (ask: unknown) => Result<Request<K>, Refusal>
}

export function call<N extends CallName>(
  name: N,
  parser: Parser<Ask<N>>,
): (ask: unknown) => Result<{ readonly name: N; readonly ask: Ask<N> }, Refusal> {
  return (raw) => {
    const ask = parser(raw, '')
    return ask.ok ? ok({ name, ask: ask.value }) : ask
  }
}

/** As it was typed: the words of a passphrase are nobody's business here, only its length is. */
export function passphrase(value: unknown, field: string): Result<string, Refusal> {
  if (typeof value !== 'string') return unfit(field, 'not-text')
  if (value === '') return unfit(field, 'empty')
  if (value.length > 1024) return unfit(field, 'too-long')
  return value.isWellFormed() ? ok(value) : unfit(field, 'lone-surrogate')
}

/** Lower hexadecimal of exactly so many bytes: keys, logs, members. */
export function hexOf(bytes: number): Parser<string> {
  const exactly = new RegExp(`^[0-9a-f]{${bytes * 2}}$`)
  return (value, field) =>
    typeof value === 'string' && exactly.test(value) ? ok(value) : unfit(field, 'not-an-id')
}

/** The name of a thing that this program made: a proposal, an alarm, an entry in the tray. */
export const ownId: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[0-9a-z][0-9a-z/:.-]{0,199}$/.test(value)
    ? ok(value)
    : unfit(field, 'not-an-id')

/** What one person hands to another as text: it may have been broken into lines on the way. */
export const pasted: Parser<string> = text({ max: 8_192 })

/** A relay's key: as the relay prints it (base64url), or in hexadecimal. */
export const relayKey: Parser<string> = (value, field) =>
  typeof value === 'string' && /^(?:[0-9a-f]{64}|[A-Za-z0-9_-]{43})$/.test(value)
    ? ok(value)
    : unfit(field, 'not-a-code')

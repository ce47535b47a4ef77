/**
 * Success or refusal, as a value.
 *
 * A refusal is something a person may cause and can mend (a wrong code, a withdrawn consent, a torn
 * file). A defect is ours: it throws. A refusal has a `kind` and never carries plaintext.
 */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<R>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal }
}

/** Closes a `switch` over a union: a new member without a case does not compile. */
export function unreachable(value: never): never {
  throw new Error(`a state that cannot exist was reached (${typeof value})`)
}

/** For what the code around it has already made certain. Throws, because being wrong here is a defect. */
export function certain<T>(value: T | undefined | null, why: string): T {
  if (value === undefined || value === null) throw new Error(`not certain after all: ${why}`)
  return value
}

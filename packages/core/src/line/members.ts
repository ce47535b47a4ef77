/**
 * The members of JSON that strangers wrote, one at a time: each reader answers undefined for what it does not take.
 *
 * `base/parse.ts` says where and why a value is wrong; nobody tells a stranger that, and the page of the line, which
 * reads signed notices and sealed replies, must be small.
 */
import { type Bytes, fromBase64Url } from '../base/bytes.ts'
import { isObject } from '../base/parse.ts'

/** An object that has no other members than these: nothing may ride along unseen. */
export function membersOf(
  value: unknown,
  names: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  return isObject(value) && Object.keys(value).every((name) => names.includes(name)) ? value : undefined
}

/** Any text, also one with control characters or of no length: what somebody wrote arrives as it was written. */
export function textIn(value: unknown, most: number): string | undefined {
  return typeof value === 'string' && value.length <= most ? value : undefined
}

export function wholeIn(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
    ? value
    : undefined
}

export function yesOrNoIn(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

/** Bytes of one length in base64url. */
export function bytesIn(value: unknown, length: number): Bytes | undefined {
  const bytes = typeof value === 'string' ? fromBase64Url(value) : undefined
  return bytes?.length === length ? bytes : undefined
}

/** A list in which every item is one; at most so many. */
export function listIn<T>(
  value: unknown,
  most: number,
  item: (value: unknown) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value) || value.length > most) return undefined
  const items = value.map((one: unknown) => item(one)).filter((one) => one !== undefined)
  return items.length === value.length ? items : undefined
}

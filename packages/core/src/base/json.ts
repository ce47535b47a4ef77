/**
 * JSON in and out.
 *
 * In: strict RFC 8259 by the platform's parser, behind limits of size and depth and a refusal of
 * repeated keys, lone surrogates and numbers that do not survive (RFC 7493, I-JSON), so that what was
 * signed is what is read. Out: canonical form (RFC 8785), so that the same value has the same bytes.
 */
import { textOf, utf8 } from './bytes.ts'
import { ok, type Result, refuse } from './result.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type JsonRefusal = {
  readonly kind: 'not-json'
  readonly why:
    | 'not-utf8'
    | 'too-large'
    | 'too-deep'
    | 'syntax'
    | 'repeated-key'
    | 'lone-surrogate'
    | 'number-out-of-range'
}
export type JsonLimits = { readonly maxBytes?: number; readonly maxDepth?: number }

/** Reads a document from outside. Never throws; 64 MiB and 64 levels unless told otherwise. */
export function parseJson(
  input: Uint8Array,
  { maxBytes = 64 * 1024 * 1024, maxDepth = 64 }: JsonLimits = {},
): Result<unknown, JsonRefusal> {
  if (input.length > maxBytes) return refuse({ kind: 'not-json', why: 'too-large' })
  const text = textOf(input)
  if (text === undefined) return refuse({ kind: 'not-json', why: 'not-utf8' })
  if (deeperThan(text, maxDepth)) return refuse({ kind: 'not-json', why: 'too-deep' })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The platform's message quotes the text, so it is dropped here.
    return refuse({ kind: 'not-json', why: 'syntax' })
  }
  const flaw = flawOf(text)
  return flaw === undefined ? ok(value) : refuse({ kind: 'not-json', why: flaw })
}

/** Scans without building anything: 100,000 opening brackets must not reach a recursive parser. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x22) i = endOfString(text, i)
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > limit) return true
    } else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return false
}

function endOfString(text: string, start: number): number {
  let i = start + 1
  while (i < text.length && text.charCodeAt(i) !== 0x22) i += text.charCodeAt(i) === 0x5c ? 2 : 1
  return i
}

type Flaw = 'repeated-key' | 'lone-surrogate' | 'number-out-of-range'

/** Looks through syntactically valid JSON for what the platform's parser lets pass. */
function flawOf(text: string): Flaw | undefined {
  const keys: (Set<string> | undefined)[] = []
  let expectKey = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x7b) {
      keys.push(new Set())
      expectKey = true
    } else if (unit === 0x5b) {
      keys.push(undefined)
      expectKey = false
    } else if (unit === 0x7d || unit === 0x5d) {
      keys.pop()
      expectKey = false
    } else if (unit === 0x2c) expectKey = keys.at(-1) !== undefined
    else if (unit === 0x22) {
      const end = endOfString(text, i)
      const raw = text.slice(i, end + 1)
      const plain = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1)
      if (!plain.isWellFormed()) return 'lone-surrogate'
      const seen = keys.at(-1)
      if (expectKey && seen !== undefined) {
        if (seen.has(plain)) return 'repeated-key'
        seen.add(plain)
      }
      expectKey = false
      i = end
    } else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      const end = endOfNumber(text, i)
      if (!survives(text.slice(i, end + 1))) return 'number-out-of-range'
      i = end
    }
  }
  return undefined
}

function endOfNumber(text: string, start: number): number {
  let i = start
  while (/[\d.eE+-]/.test(text.charAt(i + 1))) i++
  return i
}

/** 1e400 would be read as infinity and 2^53 + 1 as its neighbour: not the number that was signed. */
function survives(number: string): boolean {
  const value = Number(number)
  return Number.isFinite(value) && (!/^-?\d+$/.test(number) || Number.isSafeInteger(value))
}

/** RFC 8785: keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. Throws on what JSON cannot say. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') {
    const digits = Object.is(value, -0) ? '0' : String(value)
    if (!survives(digits)) throw new Error('a number that no reader would take back was to be written')
    return digits
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members: string[] = []
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) members.push(`${quoted(key)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}

export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
  return utf8(canonicalJson(value))
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new Error('a lone surrogate was to be written as JSON')
  return JSON.stringify(text)
}

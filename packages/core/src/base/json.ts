/**
 * JSON in and out.
 *
 * In: strict RFC 8259 by the platform's parser, behind limits of size and depth and a refusal of
 * repeated keys, lone surrogates and numbers that do not survive (RFC 7493, I-JSON), so that what was
 * signed is what is read. Out: canonical form (RFC 8785), so that the same value has the same bytes.
 */
import { textOf, utf8 } from './bytes.ts'
import { isObject } from './parse.ts'
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
  const members = membersOf(text, maxDepth)
  if (members === 'too-deep') return refuse({ kind: 'not-json', why: 'too-deep' })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The platform's message quotes the text, so it is dropped here.
    return refuse({ kind: 'not-json', why: 'syntax' })
  }
  const flaw = flawOf(value, text, members)
  return flaw === undefined ? ok(value) : refuse({ kind: 'not-json', why: flaw })
}

/**
 * How many members the objects of the text have, told by their colons, unless it is too deep.
 *
 * Scans without building anything: 100,000 opening brackets must not reach a recursive parser.
 */
function membersOf(text: string, depthLimit: number): number | 'too-deep' {
  let depth = 0
  let members = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x22) i = endOfString(text, i)
    else if (unit === 0x3a) members++
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > depthLimit) return 'too-deep'
    } else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return members
}

/** Where the string that starts here ends; the length of the text when it does not. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1)
  while (quote !== -1 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1)
  return quote === -1 ? text.length : quote
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote
  while (text.charCodeAt(before - 1) === 0x5c) before--
  return (quote - before) % 2 === 1
}

type Flaw = 'repeated-key' | 'lone-surrogate' | 'number-out-of-range'
type Census = { keys: number; broken: boolean; large: boolean }

/** Finds what the platform's parser lets pass. Of two equal keys it keeps one, so the text has more members than the value. */
function flawOf(value: unknown, text: string, members: number): Flaw | undefined {
  const census: Census = { keys: 0, broken: false, large: false }
  // UTF-8 holds whole characters, so only an escape can break one.
  count(value, census, text.includes('\\u'))
  if (census.keys !== members) return 'repeated-key'
  if (census.broken) return 'lone-surrogate'
  return census.large && !numbersIn(text).every(survives) ? 'number-out-of-range' : undefined
}

function count(value: unknown, census: Census, escapes: boolean): void {
  if (typeof value === 'string') census.broken ||= escapes && !value.isWellFormed()
  else if (typeof value === 'number') census.large ||= Math.abs(value) > Number.MAX_SAFE_INTEGER
  else if (Array.isArray(value)) for (const item of value) count(item, census, escapes)
  else if (isObject(value)) {
    const keys = Object.keys(value)
    census.keys += keys.length
    for (const key of keys) {
      census.broken ||= escapes && !key.isWellFormed()
      count(value[key], census, escapes)
    }
  }
}

/** The numbers of valid JSON as they were written. */
function numbersIn(text: string): readonly string[] {
  const numbers: string[] = []
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) === 0x22) i = endOfString(text, i)
    else {
      numberForm.lastIndex = i
      const [number] = numberForm.exec(text) ?? []
      if (number === undefined) continue
      numbers.push(number)
      i += number.length - 1
    }
  }
  return numbers
}

const numberForm = /-?\d[\d.eE+-]*/y

/** 1e400 would be read as infinity and 2^53 + 1 as its neighbour: not the number that was signed. */
function survives(number: string): boolean {
  const value = Number(number)
  return Number.isFinite(value) && (!/^-?\d+$/.test(number) || Number.isSafeInteger(value))
}

/** RFC 8785: keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. Throws on what JSON cannot say. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return digitsOf(value)
  let text = ''
  if (isList(value)) {
    for (const item of value) text += text === '' ? canonicalJson(item) : `,${canonicalJson(item)}`
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

function digitsOf(value: number): string {
  if (Number.isSafeInteger(value)) return String(value)
  const digits = String(value)
  if (!survives(digits)) throw new Error('a number that no reader would take back was to be written')
  return digits
}

export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
  return utf8(canonicalJson(value))
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Letters that stand in JSON as they are: nearly everything the program writes is made of them. */
const plain = /^[ !#-[\]-~]*$/

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new Error('a lone surrogate was to be written as JSON')
  return JSON.stringify(text)
}

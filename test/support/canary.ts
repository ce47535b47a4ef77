/**
 * Canaries: strings that stand nowhere else, typed into every field, and the search for them in every
 * form in which a program leaves text behind. A canary found on a disk is somebody's name found on a disk.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync, inflateSync } from 'node:zlib'
import type { RecordId } from '../../packages/core/src/base/id.ts'
import { recordId } from '../../packages/core/src/base/id.ts'
import type { Json } from '../../packages/core/src/base/json.ts'
import type { Random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import type { Kind } from '../../packages/core/src/records/kinds.ts'

/** Ten letters that every canary of one run begins with: finding them finds any of them. */
export function newStem(random: Random): string {
  return [...random.bytes(10)].map((byte) => 'bcdfghjklmnpqrstvwxz'.charAt(byte % 20)).join('')
}

/** A value for a field with the stem wherever people may type: a code, a text, an address, an id, a hash. */
export class CanaryValues {
  readonly #stem: string
  readonly #random: Random
  #count = 0

  constructor(stem: string, random: Random) {
    this.#stem = stem
    this.#random = random
  }

  word(): string {
    return `${this.#stem}${this.#count++}`
  }

  id(): RecordId {
    const bytes = new Uint8Array([...new TextEncoder().encode(this.#stem), ...this.#random.bytes(6)])
    const id = recordId(bytes.toHex(), '')
    return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
  }

  of(kind: Kind<unknown>): Json {
    if (kind.many !== true) return this.#one(kind)
    const one = [this.#one(kind)]
    return kind.parse(one, '').ok ? one : [...one, this.#another(kind)]
  }

  /** Some lists want two at least, and not the same twice. */
  #another(kind: Kind<unknown>): Json {
    if (kind.control === 'member') return 'M-02'
    return kind.control === 'term' ? (kind.vocabulary?.terms[1]?.code ?? '') : this.#one(kind)
  }

  #one(kind: Kind<unknown>): Json {
    if (kind.parts !== undefined) {
      return Object.fromEntries(Object.entries(kind.parts).map(([name, part]) => [name, this.of(part)]))
    }
    switch (kind.control) {
      case 'line':
      case 'text':
      case 'code':
        return this.word().slice(0, kind.limits?.max)
      case 'web-address':
        return `https://${this.word()}.invalid/${this.word()}`
      case 'term':
        return kind.vocabulary?.terms[0]?.code ?? ''
      case 'yes-no':
        return true
      case 'number':
        return kind.limits?.min ?? 1
      case 'record':
        return this.id()
      case 'machine':
        return new TextEncoder()
          .encode(this.#stem.repeat(4))
          .slice(0, (kind.limits?.max ?? 64) / 2)
          .toHex()
      default:
        return plain.get(kind.control) ?? ''
    }
  }
}

const plain: ReadonlyMap<Kind<unknown>['control'], string> = new Map([
  ['day', '2021-08-05'],
  ['instant', '2021-08-05T09:00:00Z'],
  ['duration', 'P1D'],
  ['language', 'en'],
  ['country', 'XA'],
  ['member', 'M-01'],
])

type Form = { readonly name: string; readonly bytes: Buffer }

/** Every spelling of a text that is looked for. Base64 is cut to what its neighbours cannot change. */
export function formsOf(text: string): readonly Form[] {
  const utf8 = Buffer.from(text, 'utf8')
  const utf16 = Buffer.from(text, 'utf16le')
  const forms: Form[] = [
    { name: 'UTF-8', bytes: utf8 },
    { name: 'UTF-8, upper case', bytes: Buffer.from(text.toUpperCase(), 'utf8') },
    { name: 'UTF-16LE', bytes: utf16 },
    { name: 'UTF-16BE', bytes: Buffer.from(utf16).swap16() },
    { name: 'hex', bytes: Buffer.from(utf8.toString('hex')) },
    { name: 'HEX', bytes: Buffer.from(utf8.toString('hex').toUpperCase()) },
  ]
  for (const alignment of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(alignment), utf8]).toString('base64')
    const from = [0, 2, 3][alignment] ?? 0
    const to = Math.floor(((alignment + utf8.length) * 8) / 6)
    const own = shifted.slice(from, to)
    forms.push({ name: `base64 at ${alignment}`, bytes: Buffer.from(own) })
    const forUrl = own.replaceAll('+', '-').replaceAll('/', '_')
    forms.push({ name: `base64url at ${alignment}`, bytes: Buffer.from(forUrl) })
  }
  return forms
}

export type Sighting = { readonly where: string; readonly form: string }

/** Looks through bytes and through everything in them that inflates. */
export function sightingsIn(
  bytes: Buffer,
  forms: readonly Form[],
  where: string,
  depth = 0,
): readonly Sighting[] {
  const seen = forms.filter((form) => bytes.includes(form.bytes)).map(({ name }) => ({ where, form: name }))
  if (depth === 3) return seen
  return [
    ...seen,
    ...inflatedMembers(bytes).flatMap((member) =>
      sightingsIn(member, forms, `${where} (inflated)`, depth + 1),
    ),
  ]
}

/** Looks through every file below a folder, and at their names. */
export function sightingsBelow(folder: string, forms: readonly Form[]): readonly Sighting[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const inName = sightingsIn(Buffer.from(entry.name), forms, `the name of ${path}`)
    return entry.isFile() ? [...inName, ...sightingsIn(readFileSync(path), forms, path)] : inName
  })
}

const options = { maxOutputLength: 64 * 1024 * 1024, finishFlush: 2 } as const

/** gzip and zlib begin with known bytes, wherever they lie; raw deflate is looked for in ZIP members. */
function inflatedMembers(bytes: Buffer): readonly Buffer[] {
  const members: Buffer[] = []
  const tryAt = (at: number, inflate: (part: Buffer, how: typeof options) => Buffer): void => {
    try {
      const member = inflate(bytes.subarray(at), options)
      if (member.length >= 8) members.push(member)
    } catch {
      // Most places that look like a beginning are none.
    }
  }
  for (let at = 0; at + 2 < bytes.length; at++) {
    const [first, second] = [bytes[at], bytes[at + 1] ?? 0]
    if (first === 0x1f && second === 0x8b && bytes[at + 2] === 8)
      tryAt(behindGzipHeader(bytes, at), inflateRawSync)
    else if (first === 0x78 && (0x7800 + second) % 31 === 0) tryAt(at, inflateSync)
    else if (
      first === 0x50 &&
      second === 0x4b &&
      bytes.readUInt16LE(at + 2) === 0x0403 &&
      at + 30 < bytes.length
    )
      tryAt(at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28), inflateRawSync)
  }
  return members
}

/** RFC 1952: ten bytes, then what the flags announce. What follows the member is none of its business. */
function behindGzipHeader(bytes: Buffer, start: number): number {
  const flags = bytes[start + 3] ?? 0
  let at = start + 10
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
  for (const bit of [8, 16]) if ((flags & bit) !== 0) at = bytes.indexOf(0, at) + 1
  return (flags & 2) !== 0 ? at + 2 : at
}

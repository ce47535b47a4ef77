/**
 * The file that `vault export` writes: everything of a home in frames, each sealed by itself, so that a damaged one is a
 * named hole and no end. docs/formats/vault.md §C.
 *
 * It opens with the passphrase of the home at the moment it was made. The seeds of feeds are not in it: whoever works on
 * from a copy writes new feeds, and no number of an old one is ever given twice.
 */
import { type Bytes, concat, u8, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import { canonicalBytes, type Json, parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { open, type SealKey, seal } from '@safeconduct/core/sealed/seal.ts'

export const itemKinds = ['log', 'shelf', 'feed', 'entry', 'file', 'end'] as const
export type ItemKind = (typeof itemKinds)[number]
/** One thing of a copy: what it is about, and its bytes as they were. */
export type CopyItem = {
  readonly kind: ItemKind
  readonly about: { readonly [name: string]: Json }
  readonly bytes: Bytes
}

const magic = utf8('safeconduct export 1\n')
const frameMark = utf8('SCframe\n')
const frameHead = frameMark.length + 8
/** Enough to be quick, little enough not to lose much with one damaged byte. */
const frameSize = 64 * 1024
const largestFrame = 16 * 1024 * 1024

export function headerBytes(slot: Uint8Array): Bytes {
  return concat(magic, u32(slot.length), slot)
}

/** A file that is read here and there: a copy may hold films. */
export type ByteSource = { readonly size: number; readonly read: (at: number, length: number) => Bytes }

/** The slot of a copy, and its head as a whole. Undefined: this is no copy, or its head is damaged. */
export function readHeader(file: ByteSource): { readonly slot: Bytes; readonly header: Bytes } | undefined {
  const start = file.read(0, magic.length + 4)
  if (start.length < magic.length + 4 || !magic.every((byte, at) => byte === start[at])) return undefined
  const length = new DataView(start.buffer).getUint32(magic.length)
  if (length > 64 * 1024 || file.size < start.length + length) return undefined
  const slot = file.read(start.length, length)
  return { slot, header: concat(start, slot) }
}

/** Gathers items into frames. `header` is bound to each of them: frames of two copies do not mix. */
export class FrameWriter {
  readonly #key: SealKey
  readonly #context: Bytes
  readonly #random: Random
  #waiting: Bytes[] = []
  #size = 0
  #frames = 0

  constructor(key: SealKey, header: Uint8Array, random: Random) {
    this.#key = key
    this.#context = contextOf(header)
    this.#random = random
  }

  /** The frame that is full with this item, if it is. */
  async add(item: CopyItem): Promise<Bytes | undefined> {
    const bytes = itemBytes(item)
    this.#waiting.push(bytes)
    this.#size += bytes.length
    return this.#size < frameSize ? undefined : await this.#frame()
  }

  /** The last frame says how many there are: a copy that was cut is known by it. */
  async end(): Promise<Bytes> {
    this.#waiting.push(
      itemBytes({ kind: 'end', about: { frames: this.#frames + 1 }, bytes: new Uint8Array() }),
    )
    return await this.#frame()
  }

  async #frame(): Promise<Bytes> {
    const number = ++this.#frames
    const content = concat(...this.#waiting)
    this.#waiting = []
    this.#size = 0
    const sealed = await seal(this.#key, concat(this.#context, u32(number)), content, {
      random: this.#random,
    })
    return concat(frameMark, u32(number), u32(sealed.length), sealed)
  }
}

export type ReadFrame =
  | { readonly ok: true; readonly number: number; readonly items: readonly CopyItem[] }
  /** Bytes that are no frame, or one that does not open. */
  | { readonly ok: false; readonly number: number | undefined }

/** Reads every frame that opens; what lies between two is a hole. */
export async function* readFrames(
  file: ByteSource,
  header: Uint8Array,
  key: SealKey,
): AsyncGenerator<ReadFrame> {
  const context = contextOf(header)
  for (let at = header.length; at < file.size; ) {
    const frame = frameAt(file, at)
    const content =
      frame === undefined ? undefined : await open(key, concat(context, u32(frame.number)), frame.sealed)
    const items = content?.ok === true ? readItems(content.value) : undefined
    if (frame !== undefined && items !== undefined) {
      yield { ok: true, number: frame.number, items }
      at += frameHead + frame.sealed.length
      continue
    }
    yield { ok: false, number: frame?.number }
    at = nextMark(file, at + 1)
  }
}

function frameAt(file: ByteSource, at: number): { number: number; sealed: Bytes } | undefined {
  const head = file.read(at, frameHead)
  if (head.length < frameHead || !frameMark.every((byte, i) => byte === head[i])) return undefined
  const view = new DataView(head.buffer)
  const [number, length] = [view.getUint32(frameMark.length), view.getUint32(frameMark.length + 4)]
  if (length > largestFrame || at + frameHead + length > file.size) return undefined
  return { number, sealed: file.read(at + frameHead, length) }
}

function nextMark(file: ByteSource, from: number): number {
  const overlap = frameMark.length - 1
  for (let at = from; at < file.size; at += window) {
    const some = file.read(at, window + overlap)
    const found = Buffer.from(some.buffer).indexOf(frameMark)
    if (found >= 0) return at + found
  }
  return file.size
}
const window = 1024 * 1024

function contextOf(header: Uint8Array): Bytes {
  return concat(utf8('safeconduct/v1/export\0'), sha256(header))
}

function itemBytes({ kind, about, bytes }: CopyItem): Bytes {
  const json = canonicalBytes(about)
  return concat(u8(itemKinds.indexOf(kind)), u32(json.length), json, u32(bytes.length), bytes)
}

function readItems(content: Uint8Array): readonly CopyItem[] | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.length)
  const items: CopyItem[] = []
  for (let at = 0; at < content.length; ) {
    if (at + 5 > content.length) return undefined
    const kind = itemKinds[content[at] ?? 255]
    const jsonEnd = at + 5 + view.getUint32(at + 1)
    if (kind === undefined || jsonEnd + 4 > content.length) return undefined
    const end = jsonEnd + 4 + view.getUint32(jsonEnd)
    const about = parseJson(content.subarray(at + 5, jsonEnd))
    if (end > content.length || !about.ok || !isAbout(about.value)) return undefined
    items.push({ kind, about: about.value, bytes: new Uint8Array(content.slice(jsonEnd + 4, end)) })
    at = end
  }
  return items
}

function isAbout(value: unknown): value is { readonly [name: string]: Json } {
  return isObject(value)
}

/** A text member of what an item is about. */
export function aboutText({ about }: CopyItem, name: string): string {
  const value = about[name]
  return typeof value === 'string' ? value : ''
}

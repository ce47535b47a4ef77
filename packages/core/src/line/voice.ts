/**
 * Voice and files in pieces of one size, each sealed as it is made. docs/formats/line.md, rules N43–N48.
 *
 *   piece = sealed(key, context slot ‖ kind ‖ index ‖ whether it is the last) of  length u32 ‖ content ‖ zeros
 *
 * A page that is killed in the middle has sent everything up to the last second. The index and the last piece are
 * part of what is sealed: whoever reorders, drops or cuts is noticed.
 */
import { type Bytes, concat, u8, u32, utf8 } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { open, type SealKey, seal, sealedLength } from '../sealed/seal.ts'
import { padTo, unpadded } from './padding.ts'

/** How browsers record speech (Chromium and Firefox, Safari); then what phones themselves record, for who picks a file. */
export const voiceTypes = [
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
  'audio/mp4',
  'audio/mpeg',
  'audio/3gpp',
  'audio/wav',
] as const
export type VoiceType = (typeof voiceTypes)[number]

/** Stands in a message: where the pieces lie, and what opens them. */
export type VoiceAnnounced = {
  /** 16 bytes. */
  readonly slot: Bytes
  readonly key: SealKey
  readonly type: VoiceType
}

export type PieceKind = 'voice' | 'file'
/** Where a piece stands. */
export type PiecePlace = {
  readonly slot: Bytes
  readonly kind: PieceKind
  readonly index: number
  readonly last: boolean
}

const paddedLength = { voice: 4_096, file: 65_536 } as const
/** How much content a piece has room for. */
export const pieceRoom: { readonly [K in PieceKind]: number } = { voice: 4_092, file: 65_532 }
/** How long a sealed piece is, always. */
export const pieceLength: { readonly [K in PieceKind]: number } = {
  voice: sealedLength(paddedLength.voice),
  file: sealedLength(paddedLength.file),
}
/** Pieces of one voice message: ten minutes. */
export const mostVoicePieces = 600

/** Seals one piece. The content is at most `pieceRoom` of its kind: cutting is the recorder's work (`cut`). */
export function sealPiece(
  key: SealKey,
  place: PiecePlace,
  content: Uint8Array,
  random: Random,
): Promise<Bytes> {
  if (content.length > pieceRoom[place.kind])
    throw new Error('more than a piece holds was to be sealed in one')
  return seal(key, contextOf(place), padTo(content, paddedLength[place.kind]), { random })
}

/** Cuts content into what pieces have room for; nothing becomes one empty piece. */
export function cut(content: Uint8Array, kind: PieceKind): readonly Uint8Array[] {
  const room = pieceRoom[kind]
  const count = Math.max(1, Math.ceil(content.length / room))
  return Array.from({ length: count }, (_, i) => content.subarray(i * room, (i + 1) * room))
}

export type Assembled = {
  /** Everything before the first gap. */
  readonly content: Bytes
  /** The last piece was reached: nothing was cut off. */
  readonly whole: boolean
  /** How many pieces `content` is made of. */
  readonly pieces: number
}

/**
 * Puts together what has arrived, as far as it follows. A piece that does not open counts as not there. A page that
 * was opened anew goes on with a file under another key: of several, each piece opens under its own.
 */
export async function assemble(
  keys: readonly SealKey[],
  { slot, kind }: { readonly slot: Bytes; readonly kind: PieceKind },
  pieces: ReadonlyMap<number, Uint8Array>,
): Promise<Assembled> {
  const contents: Bytes[] = []
  for (let index = 0; ; index++) {
    const sealed = pieces.get(index)
    const opened = sealed === undefined ? undefined : await openWithAny(keys, { slot, kind, index }, sealed)
    if (opened !== undefined) contents.push(opened.content)
    if (opened === undefined || opened.last) {
      return { content: concat(...contents), whole: opened?.last === true, pieces: contents.length }
    }
  }
}

async function openWithAny(
  keys: readonly SealKey[],
  place: Omit<PiecePlace, 'last'>,
  sealed: Uint8Array,
): ReturnType<typeof openPiece> {
  for (const key of keys) {
    const opened = await openPiece(key, place, sealed)
    if (opened !== undefined) return opened
  }
  return undefined
}

/** Opens one piece where it stands. Undefined for whatever is wrong with it. */
export async function openPiece(
  key: SealKey,
  place: Omit<PiecePlace, 'last'>,
  sealed: Uint8Array,
): Promise<{ readonly content: Bytes; readonly last: boolean } | undefined> {
  if (sealed.length !== pieceLength[place.kind]) return undefined
  for (const last of [false, true]) {
    const padded = await open(key, contextOf({ ...place, last }), sealed)
    const content = padded.ok ? unpadded(padded.value) : undefined
    if (content !== undefined) return { content, last }
  }
  return undefined
}

function contextOf({ slot, kind, index, last }: PiecePlace): Bytes {
  return concat(utf8(`safeconduct/v1/line-piece/${kind}\0`), slot, u32(index), u8(last ? 1 : 0))
}

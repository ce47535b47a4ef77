/**
 * Places for voice and for files, a piece at a time. docs/formats/relay.md, L49 and L50.
 *
 * Voice comes without being asked for, in small pieces behind one stamp. Large pieces come only where an operator
 * opened a place for them, up to its room.
 */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { mostVoicePieces, pieceLength } from '@safeconduct/core/line/voice.ts'
import { type CallerAsk, type DeskAsk, lineLimits } from '@safeconduct/core/line/wire.ts'
import type { CollectedPiece } from '@safeconduct/core/line/wire-answers.ts'
import type { LineLimits } from './line-limits.ts'
import type { LineRoom } from './line-room.ts'
import type { LineStore, StoredSlot } from './line-store.ts'
import type { LineResult } from './lines.ts'
import type { Stamps } from './stamps.ts'

type Of<A, W> = Extract<A, { readonly what: W }>
type Piece = Of<CallerAsk, 'piece'>
type World = { readonly stamps: Stamps; readonly room: LineRoom; readonly today: () => number }

/** Pieces of 64 KiB that an operator may open a place for: some ten megabytes. */
const mostRoom = 160

export class Slots {
  readonly #store: LineStore
  readonly #limits: LineLimits
  readonly #world: World

  constructor(store: LineStore, limits: LineLimits, world: World) {
    this.#store = store
    this.#limits = limits
    this.#world = world
  }

  async put(piece: Piece): LineResult<true> {
    const slot = await this.#store.slot(piece.slot)
    if (slot !== undefined) return this.#putInto(slot, piece)
    // Only a first piece of voice makes a place, and only behind a stamp.
    if (piece.index !== 0 || piece.stamp === undefined) return refuse({ kind: 'not-allowed' })
    if (piece.sealed.length !== pieceLength.voice) return refuse({ kind: 'size' })
    if ((await this.#store.line(piece.line)) === undefined) return refuse({ kind: 'unknown-line' })
    return this.#begin(piece, piece.stamp)
  }

  /** Which pieces are there, so that a phone that was cut off sends the rest. Of what is not there: none. */
  have(slot: Bytes): Promise<readonly number[]> {
    return this.#store.pieceIndices(slot)
  }

  async open({ line, slot, room }: Of<DeskAsk, 'open-slot'>): LineResult<true> {
    if (room < 1 || room > mostRoom) return refuse({ kind: 'size' })
    if ((await this.#store.slot(slot)) === undefined) {
      if (!(await this.#world.room.takeSlot(line))) return refuse({ kind: 'full' })
      if (await this.#store.addSlot(slot, { line, room }, this.#world.today())) return ok(true)
    }
    const there = await this.#store.slot(slot)
    const isSame = there !== undefined && there.room === room && equalBytes(there.line, line)
    return isSame ? ok(true) : refuse({ kind: 'not-allowed' })
  }

  async pieces({ line, slot, from }: Of<DeskAsk, 'pieces'>): LineResult<{
    readonly pieces: readonly CollectedPiece[]
    readonly more: boolean
  }> {
    const there = await this.#store.slot(slot)
    if (there === undefined) return ok({ pieces: [], more: false })
    if (!equalBytes(there.line, line)) return refuse({ kind: 'not-allowed' })
    const most = { bytes: this.#limits.answerBytes, count: lineLimits.pieces }
    const pieces = await this.#store.pieces(slot, from, most)
    const last = pieces.at(-1)?.index
    const next = last === undefined ? [] : await this.#store.pieces(slot, last + 1, { bytes: 0, count: 1 })
    return ok({ pieces, more: next.length > 0 })
  }

  async drop({ line, slot }: Of<DeskAsk, 'drop-slot'>): LineResult<true> {
    const there = await this.#store.slot(slot)
    if (there === undefined) return ok(true)
    if (!equalBytes(there.line, line)) return refuse({ kind: 'not-allowed' })
    await this.#store.dropSlot(slot)
    this.#world.room.changed(line)
    return ok(true)
  }

  async #begin({ line, slot, sealed }: Piece, stamp: NonNullable<Piece['stamp']>): LineResult<true> {
    const { stamps, room, today } = this.#world
    const spent = stamps.spend(line, stamp, toHex(slot))
    if (spent !== 'fresh' && spent !== 'again')
      return refuse({ kind: 'stamp', challenge: stamps.challenge(line), bits: stamps.bits })
    const fits = (await room.takeSlot(line)) && (await room.takePiece(line, sealed.length))
    if (!fits) {
      stamps.giveBack(line, stamp)
      return refuse({ kind: 'full' })
    }
    await this.#store.addSlot(slot, { line, room: 0 }, today())
    await this.#store.addPiece(slot, 0, sealed)
    return ok(true)
  }

  async #putInto({ line, room }: StoredSlot, piece: Piece): LineResult<true> {
    if (!equalBytes(line, piece.line)) return refuse({ kind: 'not-allowed' })
    const [length, most] = room === 0 ? [pieceLength.voice, mostVoicePieces] : [pieceLength.file, room]
    if (piece.sealed.length !== length || piece.index >= most) return refuse({ kind: 'size' })
    if (!(await this.#world.room.takePiece(line, length))) return refuse({ kind: 'full' })
    await this.#store.addPiece(piece.slot, piece.index, piece.sealed)
    return ok(true)
  }
}

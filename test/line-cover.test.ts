/**
 * Whoever was given the second code, and holds the relay's disk: what they find is what they would find with the
 * person's own code. docs/decisions/0030-the-two-boxes-are-alike.md.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import { readSlots } from '@safeconduct/core/line/replies.ts'
import { openPiece, pieceRoom } from '@safeconduct/core/line/voice.ts'
import { codeLists } from '@safeconduct/host/line/code-lists.ts'
import { Operating } from '@safeconduct/host/line/operating.ts'
import { readLineFile } from '@safeconduct/host/line/reading-files.ts'
import { threadView } from '@safeconduct/host/line/viewing.ts'
import { sendFiles } from '@safeconduct/host/sync/sending-files.ts'
import { SqliteRelayStore } from '@safeconduct/relay/sqlite-store.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type Caller, given, type LineDesk, LineScene } from './support/line-scene.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function seized() {
  const folder = mkdtempSync(join(tmpdir(), 'line-seized-'))
  const file = join(folder, 'relay.db')
  ends.push(() => rmSync(folder, { recursive: true }))
  const scene = await LineScene.of(1, new SqliteRelayStore(file))
  ends.push(() => scene.end())
  const setup = await scene.setUp()
  const caller = scene.caller(setup)
  return { scene, desk: scene.desk(0), caller, look: (keys: ThreadKeys) => looked(file, caller, keys) }
}

const operating = (desk: LineDesk): Operating => new Operating(desk.world, codeLists)
const request = (desk: LineDesk): RecordId => certain(desk.requests()[0], 'a request').id as RecordId

type Row = Record<string, unknown>
const bytesAt = (row: Row, name: string): Bytes => row[name] as Bytes

/**
 * All that a code and the whole disk tell: the box's rows, what is in each slot, what lies in the places that its
 * answers name, and what opens there; beside it everything of the disk that is in no box of this code.
 */
async function looked(file: string, caller: Caller, keys: ThreadKeys) {
  const disk = new DatabaseSync(file, { readOnly: true })
  const rows = (table: string): Row[] => disk.prepare(`select * from ${table}`).all()
  const isOf = (row: Row, name: string, value: Uint8Array): boolean => equalBytes(bytesAt(row, name), value)
  const replies = rows('line_reply')
  const [boxes, slots, pieces] = [rows('line_box'), rows('line_slot'), rows('line_piece')]
  disk.close()
  const mine = replies.filter((row) => isOf(row, 'box', keys.box))
  const to = { line: caller.line, box: keys.box, replyKey: keys.replyKey }
  const parts = await Promise.all(mine.map((row) => readSlots([bytesAt(row, 'sealed')], to)))
  const places = (
    await readSlots(
      mine.toReversed().map((row) => bytesAt(row, 'sealed')),
      to,
    )
  ).flatMap(({ attach }) => attach ?? [])
  const opened = pieces.filter((row) => places.some(({ slot }) => isOf(row, 'slot', slot)))
  const opens = await Promise.all(
    opened.map((row) => {
      const place = { slot: bytesAt(row, 'slot'), kind: 'file', index: Number(row['place']) } as const
      return openPiece(keys.replyKey, place, bytesAt(row, 'sealed'))
    }),
  )
  return {
    box: boxes.filter((row) => isOf(row, 'box', keys.box)).map(({ day }) => day),
    otherBoxes: boxes.filter((row) => !isOf(row, 'box', keys.box)).map(({ day }) => day),
    slots: mine.length,
    slotsElsewhere: replies.length - mine.length,
    emptyParts: parts.filter(([part]) => (part?.text ?? '') === '').length,
    places: slots
      .filter((row) => places.some(({ slot }) => isOf(row, 'slot', slot)))
      .map(({ room, bytes, day }) => ({ room, bytes, day })),
    placesElsewhere: slots
      .filter((row) => !places.some(({ slot }) => isOf(row, 'slot', slot)))
      .map(({ room, bytes, day }) => ({ room, bytes, day })),
    pieces: opened.map((row) => [row['place'], bytesAt(row, 'sealed').length]),
    open: opens.filter((piece) => piece !== undefined).length,
  }
}

const long = 'Go on foot as we said, and take the papers that lie in the green folder with you. '.repeat(24)

describe('the second code and the whole disk of the relay', () => {
  it('[N41][LW29] show the same as the person’s own code: as many slots, all with words, a place for a file that holds as much', async () => {
    const { desk, caller, look } = await seized()
    await caller.first('Where do I go?')
    await desk.tick()
    const id = request(desk)
    given(await operating(desk).reply({ id, text: 'We are here.' }))
    given(await operating(desk).reply({ id, text: long }))
    given(await operating(desk).openSlot(id, 200_000, 'Send the paper here.'))
    expect(await look(caller.real)).toEqual(await look(caller.second))
    const { slots, emptyParts, places } = await look(caller.second)
    expect(emptyParts).toBe(0)
    expect(slots).toBeGreaterThan(4)
    expect(places).toEqual([{ room: 4, bytes: 0, day: expect.any(Number) }])
    // The person sends half of a file, and the line is cut: the other place has as much at the desk’s next beat.
    const attach = certain((await caller.replies()).at(-1)?.attach, 'a place')
    const content = new Uint8Array(2 * pieceRoom.file + 100).fill(65)
    await caller.file(attach, content, { most: 2 })
    await desk.tick()
    const half = await look(caller.second)
    expect(half.pieces).toHaveLength(2)
    expect(half.open).toBe(0)
    expect(half).toEqual(await look(caller.real))
  })

  it('[N48][LW29] still do when the file is in the vault: both places are gone together', async () => {
    const { scene, desk, caller, look } = await seized()
    await caller.first('I have the paper.')
    await desk.tick()
    const id = request(desk)
    given(await operating(desk).openSlot(id, 100_000, 'Send it here.'))
    const attach = certain((await caller.replies())[0]?.attach, 'a place')
    const content = new Uint8Array(pieceRoom.file + 9).fill(66)
    await caller.file(attach, content)
    for (let turn = 0; turn < 4; turn++) {
      await desk.tick()
      given(
        await sendFiles(desk.vault.replica, desk.vault.home, { link: desk.link, space: scene.server.space }),
      )
    }
    const view = certain(
      threadView(desk.world, id, () => ''),
      'a thread',
    )
    const file = certain(view.messages.flatMap(({ files }) => files)[0], 'a file')
    expect(file).toMatchObject({ bytes: content.length, state: 'whole' })
    expect(view.messages.map(({ kind }) => kind)).not.toContain('file')
    expect(Buffer.from(given(await readLineFile(desk.world, id, file.id)).bytes).equals(content)).toBe(true)
    const seen = await look(caller.second)
    expect(seen).toEqual(await look(caller.real))
    expect([seen.places, seen.placesElsewhere, seen.pieces]).toEqual([[], [], []])
  })

  it('[LW29] show the same when a file is sent under the second code; the desks mark it as such', async () => {
    const { desk, caller, look } = await seized()
    await caller.first('I have the paper.')
    await desk.tick()
    const id = request(desk)
    given(await operating(desk).openSlot(id, 200_000, 'Send it here.'))
    const attach = certain((await caller.replies(caller.second))[0]?.attach, 'a place in the dull thread too')
    await caller.file(attach, new Uint8Array(3 * pieceRoom.file).fill(67), { keys: caller.second, most: 1 })
    await desk.tick()
    const seen = await look(caller.second)
    expect(seen.pieces).toHaveLength(1)
    expect(seen).toEqual(await look(caller.real))
    expect(desk.requests()[0]?.duress).toMatchObject({ seen: false })
  })

  it('[LW27][N66] show a thread that was destroyed as gone for good, whichever of the two it was', async () => {
    const { desk, caller, look } = await seized()
    await caller.first('Can you hear me?')
    await desk.tick()
    const id = request(desk)
    given(await operating(desk).reply({ id, text: 'Yes.' }))
    await caller.burn(caller.second)
    await desk.tick()
    // Whoever made the person destroy it is not told by a new answer that this was the dull one.
    given(await operating(desk).reply({ id, text: 'Still here.' }))
    expect((await caller.replies()).map(({ text }) => text)).toEqual(['Yes.', 'Still here.'])
    expect(await caller.replies(caller.second)).toEqual([])
    const { box, slots, otherBoxes } = await look(caller.second)
    expect({ box, slots }).toEqual({ box: [], slots: 0 })
    expect(otherBoxes).toHaveLength(2)
    expect(desk.requests()[0]?.duress).toMatchObject({ seen: false })
  })
})

describe('a thread that the person destroyed', () => {
  it('[LW27] is written to no more: operators see it, what waits is taken back, and a new word opens it again', async () => {
    const { scene, desk, caller } = await seized()
    const opens = (Math.floor(scene.clock.millis() / 60_000) + 120) % 1_440
    const hours = [{ from: opens, to: (opens + 60) % 1_440, offset: 0 }]
    await caller.first('Not now.', { safe: { hours, screen: 'only-me', way: '', cannotTalk: '' } })
    await desk.tick()
    const id = request(desk)
    expect(given(await operating(desk).reply({ id, text: 'Tonight.' })).state).toBe('held')
    await caller.burn()
    await desk.tick()
    const burnt = certain(
      threadView(desk.world, id, () => ''),
      'a thread',
    )
    expect(burnt.burntAt).toBeDefined()
    expect(burnt.messages.map(({ kind, state }) => [kind, state])).toEqual([
      ['text', 'withdrawn'],
      ['burnt', 'received'],
    ])
    expect(await operating(desk).reply({ id, text: 'Hello?' })).toMatchObject({
      refusal: { kind: 'thread-burnt' },
    })
    scene.clock.set(scene.clock.millis() + 125 * 60_000)
    await desk.tick()
    expect(await caller.replies()).toEqual([])
    await caller.followUp('I am back.')
    await desk.tick()
    expect(threadView(desk.world, id, () => '')?.burntAt).toBeUndefined()
    expect(given(await operating(desk).reply({ id, text: 'Good.' })).state).toBe('sent')
    expect((await caller.replies()).map(({ text }) => text)).toEqual(['Good.'])
  })
})

describe('a place for a file that has no room at the relay', () => {
  it('[LW29] is opened for both boxes or for neither', async () => {
    const { scene, desk, caller } = await seized()
    await caller.first('I have the paper.')
    await desk.tick()
    const id = request(desk)
    const { door } = desk.world
    const opens = door.openSlot.bind(door)
    let asked = 0
    Object.assign(door, {
      openSlot: (slot: Bytes, room: number) =>
        ++asked === 2 ? Promise.resolve({ ok: false, refusal: { kind: 'full' } }) : opens(slot, room),
    })
    expect(await operating(desk).openSlot(id, 100_000, 'Send it here.')).toMatchObject({
      refusal: { kind: 'full' },
    })
    const { slots } = await scene.server.store.line.slotHoldings(desk.world.setup.line)
    expect(slots).toBe(0)
    expect(await caller.replies()).toEqual([])
  })
})

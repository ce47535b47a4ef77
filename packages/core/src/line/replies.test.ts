/** What comes back: docs/formats/line.md, rules N35 to N42. */
import { assert, asyncProperty, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { concat, utf8 } from '../base/bytes.ts'
import { canonicalBytes, type Json } from '../base/json.ts'
import { newSealKey, seal } from '../sealed/seal.ts'
import { coverReply } from './cover-leaflet.ts'
import { replyTo } from './line.fixture.ts'
import { padTo } from './padding.ts'
import {
  type ReplyText,
  type ReplyTo,
  readSlots,
  type Slot,
  sealReplies,
  sealReply,
  slotLength,
  slotsFor,
} from './replies.ts'

const random = seededRandom(51)
const to = replyTo(random)

function reply(text: string, at = 500_000): ReplyText {
  return { id: random.bytes(16), text, at }
}

async function slotsOf(text: ReplyText, where: ReplyTo = to): Promise<readonly Slot[]> {
  const sealed = await sealReply(text, where, random)
  if (!sealed.ok) throw new Error(sealed.refusal.kind)
  return sealed.value
}

/** A slot that is sealed as ours are, around anything. */
async function around(content: Json): Promise<Slot> {
  const id = random.bytes(16)
  const context = concat(utf8('safeconduct/v1/line-reply\0'), to.line, to.box, id)
  return concat(id, await seal(to.replyKey, context, padTo(canonicalBytes(content), 1_024), { random }))
}

describe('a reply', () => {
  it('[N35] is read by whoever has the code, whatever it is made of and however long', async () => {
    await assert(
      asyncProperty(string({ unit: 'binary', maxLength: 900 }), async (text) => {
        const sealed = await sealReply(reply(text), to, random)
        if (!sealed.ok) return
        const [read] = await readSlots(sealed.value, to)
        expect(read).toMatchObject({ text, whole: true })
      }),
      { numRuns: 60 },
    )
  })

  it('[N25][N35] is one to four slots, each of 1,112 bytes', async () => {
    const counts = new Set<number>()
    for (const length of [0, 1, 100, 880, 1_000, 2_000, 3_000, 3_500]) {
      const slots = await slotsOf(reply('x'.repeat(length)))
      counts.add(slots.length)
      expect(slotsFor('x'.repeat(length))).toBe(slots.length)
      for (const slot of slots) expect(slot.length).toBe(1_112)
    }
    expect([...counts]).toEqual([1, 2, 3, 4])
    expect(slotLength).toBe(1_112)
  })

  it('[N36] that is too long is refused before anything is sealed', async () => {
    for (const text of [
      'x'.repeat(4_000),
      '\u0001'.repeat(700),
      '"'.repeat(2_000),
      '\u{1f30a}'.repeat(1_000),
    ]) {
      expect(await sealReply(reply(text), to, random)).toEqual({ ok: false, refusal: { kind: 'too-long' } })
      expect(slotsFor(text)).toBeUndefined()
    }
  })

  it('[N35] is cut between characters, never within one', async () => {
    const text = '\u{1f30a}я"\\\u0007'.repeat(120)
    const slots = await slotsOf(reply(text))
    expect(slots.length).toBeGreaterThan(1)
    const [read] = await readSlots(slots, to)
    expect(read?.text).toBe(text)
    for (const slot of slots) {
      const [alone] = await readSlots([slot], to)
      expect(alone?.text.includes('\ufffd')).toBe(false)
      expect(alone?.text.isWellFormed()).toBe(true)
    }
  })

  it('[N35][N48] says where a file may be sent, once', async () => {
    const attach = { slot: random.bytes(16), room: 40 }
    const slots = await sealReply({ ...reply('y'.repeat(2_000)), attach }, to, random)
    const [read] = slots.ok ? await readSlots(slots.value, to) : []
    expect(read?.attach).toEqual(attach)
  })

  it('[N40] is put together in any order, once, and says when a part is missing', async () => {
    const text = Array.from({ length: 300 }, (_, i) => `${i}.`).join(' ')
    const slots = await slotsOf(reply(text))
    expect(slots).toHaveLength(2)
    const [second, firstPart] = slots.toReversed()
    expect(await readSlots([...slots.toReversed(), ...slots], to)).toMatchObject([{ text, whole: true }])
    const [half] = await readSlots(second === undefined ? [] : [second], to)
    expect(half?.whole).toBe(false)
    expect(text.endsWith(half?.text ?? 'x')).toBe(true)
    expect((await readSlots(firstPart === undefined ? [] : [firstPart], to))[0]?.whole).toBe(false)
  })

  it('[N40] stands after those before it', async () => {
    const late = await slotsOf(reply('late', 500_010))
    const early = await slotsOf(reply('early', 500_000))
    const read = await readSlots([...late, ...early], to)
    expect(read.map(({ text }) => text)).toEqual(['early', 'late'])
  })
})

describe('the other box', () => {
  it('[N41] gets as many slots as the one whose words matter, all of them with words', async () => {
    const cover = replyTo(random)
    const words = 'x'.repeat(3_000)
    const innocent = coverReply('repair', 'en', 2, { parts: slotsFor(words) ?? 0 })
    const sealed = await sealReplies(
      { reply: reply(words), to },
      { reply: reply(innocent), to: cover },
      random,
    )
    if (!sealed.ok) throw new Error(sealed.refusal.kind)
    const [mine, theirs] = sealed.value
    expect([mine.length, theirs.length]).toEqual([4, 4])
    expect(await readSlots(mine, to)).toMatchObject([{ text: words, whole: true }])
    expect(await readSlots(theirs, cover)).toMatchObject([{ text: innocent, whole: true }])
    // Whoever holds the second code and looks at each slot finds words in all of them.
    for (const slot of theirs) expect((await readSlots([slot], cover))[0]?.text.length).toBeGreaterThan(20)
  })

  it('[N41] never gets another number of slots, nor a place for a file alone: no such pair is made', async () => {
    const cover = replyTo(random)
    const attach = { slot: random.bytes(16), room: 4 }
    const [one, long] = [
      { reply: reply('Yes.'), to },
      { reply: reply('x'.repeat(3_000)), to: cover },
    ]
    await expect(sealReplies(one, long, random)).rejects.toThrow('tells them apart')
    const withPlace = { reply: { ...reply('Yes.'), attach }, to }
    await expect(sealReplies(withPlace, { ...one, to: cover }, random)).rejects.toThrow('tells them apart')
  })

  it('[N36] is not made for words that are too long', async () => {
    const cover = replyTo(random)
    const tooLong = await sealReplies(
      { reply: reply('x'.repeat(5_000)), to },
      { reply: reply('no'), to: cover },
      random,
    )
    expect(tooLong).toEqual({ ok: false, refusal: { kind: 'too-long' } })
  })
})

describe('what is no reply', () => {
  it('[N38] is passed over: decoys never open, nor slots of another box, line or key, nor damaged ones', async () => {
    const slots = await slotsOf(reply('here'))
    const [slot = new Uint8Array()] = slots
    const damaged = [0, 15, 16, 50, 100, slotLength - 1].map((place) => {
      const copy = slot.slice()
      copy[place] = (copy[place] ?? 0) ^ 0x80
      return copy
    })
    const decoys = Array.from({ length: 32 }, () => random.bytes(slotLength))
    const odd = [slot.slice(1), concat(slot, slot), new Uint8Array(0), new Uint8Array(slotLength)]
    expect(await readSlots([...decoys, ...damaged, ...odd], to)).toEqual([])
    expect(await readSlots([...decoys, slot], to)).toHaveLength(1)
    for (const other of [
      { ...to, box: random.bytes(16) },
      { ...to, line: random.bytes(16) },
      { ...to, replyKey: newSealKey(random) },
    ])
      expect(await readSlots(slots, other)).toEqual([])
  })

  it('[N38][N42] is passed over although it opens: a colleague’s key on the desk of an infiltrator writes nothing strange', async () => {
    const good = { id: 'A'.repeat(22), at: 5, part: 0, parts: 1, text: 'x' }
    expect(await readSlots([await around(good)], to)).toHaveLength(1)
    const strange: readonly Json[] = [
      null,
      { ...good, more: 1 },
      { ...good, part: 1 },
      { ...good, parts: 5 },
      { ...good, parts: 0 },
      { ...good, part: -1 },
      { ...good, at: -1 },
      { ...good, at: 1.5 },
      { ...good, text: 7 },
      { ...good, id: 'A'.repeat(21) },
      { ...good, attach: { slot: 'A'.repeat(22), room: 0 } },
      { ...good, attach: { slot: 'A'.repeat(22), room: 100_000 } },
      { ...good, attach: null },
      { ...good, attach: { slot: 'A'.repeat(22), key: 'A'.repeat(43), room: 4 } },
    ]
    for (const content of strange)
      expect(await readSlots([await around(content)], to), JSON.stringify(content)).toEqual([])
  })
})

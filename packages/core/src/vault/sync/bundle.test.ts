import { describe, expect, it } from 'vitest'
import { type Bytes, concat } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { logHexOf } from '../control/names.ts'
import { epochKeyFrom, epochOf } from '../replica/log-book.ts'
import { Club, given } from '../replica/organisation.fixture.ts'
import { pressLog, type TestDevice, TestTeam } from '../replica/replica.fixture.ts'
import { stateHash } from '../replica/state-hash.ts'
import { type BundleSource, makeBundle, takeBundle } from './bundle.ts'
import { waitingCitations } from './citations.ts'
import { lettersForOthers } from './passing-on.ts'
import { relayOf } from './relay-of.ts'
import { relayTag } from './view-state.ts'

async function bundleOf(
  device: TestDevice,
  wishes: Parameters<typeof makeBundle>[2] = {},
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of makeBundle(device.replica, device.replica.deviceKey, wishes)) pieces.push(piece)
  return concat(...pieces)
}

function hashOf(device: TestDevice): Promise<Uint8Array> {
  return stateHash(device.replica, [device.log()])
}

/** A stick is read in pieces of whatever size. */
function stick(bytes: Uint8Array, size = 1000): BundleSource {
  return function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
  }
}

async function team(): Promise<{ a: TestDevice; b: TestDevice; c: TestDevice; all: TestTeam }> {
  const all = await TestTeam.of(3)
  return { a: all.at(0), b: all.at(1), c: all.at(2), all }
}

describe('a stick between devices that no relay reaches', () => {
  it('[Y30] brings what was written, and the same stick again changes nothing', async () => {
    const { a, b } = await team()
    for (let at = 0; at < 5; at++) await a.saved({ fields: { label: `record ${at}` } })
    const bytes = await bundleOf(a)
    const taken = await takeBundle(b.replica, stick(bytes))
    expect(taken).toMatchObject({ ok: true, value: { end: 'whole', waiting: 0, refused: 0 } })
    const before = await hashOf(b)
    expect(before).toEqual(await hashOf(a))
    const again = await takeBundle(b.replica, stick(bytes, 77))
    expect(again).toMatchObject({ ok: true, value: { end: 'whole', applied: 0, waiting: 0, refused: 0 } })
    expect(await hashOf(b)).toEqual(before)
    expect([...a.alarms(), ...b.alarms()]).toEqual([])
  })

  it('[Y31] ends in the same state as entries that came one by one over a relay', async () => {
    const all = await TestTeam.of(4)
    const [a, b, c, d] = [all.at(0), all.at(1), all.at(2), all.at(3)]
    const id = await a.saved({ fields: { label: 'first', tags: ['x'] } })
    await b.hears(a)
    await b.saved({ id, fields: { label: 'second' } })
    await a.saved({ id, fields: { label: 'meanwhile', tags: ['x', 'y'] } })
    await a.hears(b)
    for (const entry of [...a.entries(), ...b.entries()]) await c.takes([entry])
    await takeBundle(d.replica, stick(await bundleOf(a)))
    expect(await hashOf(d)).toEqual(await hashOf(c))
    expect(await hashOf(d)).toEqual(await hashOf(a))
  })

  it('[Y31] carries entries of others as well, in an order of causes', async () => {
    const { a, b, c } = await team()
    const id = await a.saved({ fields: { label: 'first' } })
    await b.hears(a)
    await b.saved({ id, fields: { label: 'second' } })
    const taken = await takeBundle(c.replica, stick(await bundleOf(b)))
    expect(taken).toMatchObject({ ok: true, value: { waiting: 0 } })
    await a.hears(b)
    expect(await hashOf(c)).toEqual(await hashOf(a))
  })

  it('[Y30] is opened by the others though its maker was sent a key whose event may never come', async () => {
    const { a, b } = await team()
    const { directory } = a.replica.book
    directory.keys.set(epochOf(directory) + 1, epochKeyFrom(random.bytes(32)))
    await a.saved({ fields: { label: 'a record' } })
    const taken = await takeBundle(b.replica, stick(await bundleOf(a)))
    expect(taken).toMatchObject({ ok: true, value: { end: 'whole', waiting: 0, refused: 0 } })
  })

  it('[Y32] of another organisation is refused as that', async () => {
    const [one, two] = [await team(), await team()]
    const bytes = await bundleOf(one.a)
    expect(await takeBundle(two.b.replica, stick(bytes))).toEqual({
      ok: false,
      refusal: { kind: 'other-organisation' },
    })
  })

  it('[Y33] cut off, changed, or with something behind it is refused, and nothing of it is kept', async () => {
    const { a, b } = await team()
    await a.saved({ fields: { label: 'a record' } })
    const bytes = await bundleOf(a)
    const damaged = { ok: false, refusal: { kind: 'damaged' } }
    const changed = new Uint8Array(bytes)
    changed[bytes.length - 100] = (changed[bytes.length - 100] ?? 0) ^ 1
    const early = new Uint8Array(bytes)
    early[60] = (early[60] ?? 0) ^ 1
    for (const bad of [bytes.slice(0, -1), bytes.slice(0, 200), changed, early, concat(bytes, bytes)]) {
      expect(await takeBundle(b.replica, stick(bad))).toEqual(damaged)
    }
    expect(b.entries()).toEqual([])
  })

  it('[Y34] of another protocol, or of no bundle, is refused as that', async () => {
    const { a, b } = await team()
    const bytes = await bundleOf(a)
    const newer = new Uint8Array(bytes)
    newer[3] = 2
    expect(await takeBundle(b.replica, stick(newer))).toEqual({
      ok: false,
      refusal: { kind: 'other-version', version: 2 },
    })
    for (const bad of [new Uint8Array(0), new Uint8Array(5000), bytes.slice(0, 20)]) {
      expect(await takeBundle(b.replica, stick(bad))).toEqual({
        ok: false,
        refusal: { kind: 'not-a-bundle' },
      })
    }
  })

  it('[Y35] under a key that has not come yet is refused as that', async () => {
    const { a, b } = await team()
    const bytes = await bundleOf(a)
    const newer = new Uint8Array(bytes)
    newer[55] = 2
    expect(await takeBundle(b.replica, stick(newer))).toEqual({ ok: false, refusal: { kind: 'newer-keys' } })
  })

  it('[Y36] signed by a device that is no colleague’s is refused', async () => {
    const { a, b } = await team()
    await a.saved({ fields: { label: 'a record' } })
    const stranger = await newSigningKey(random)
    const pieces: Uint8Array[] = []
    const mail = [{ box: random.bytes(16), sealed: random.bytes(400) }]
    for await (const piece of makeBundle(a.replica, stranger, { mail })) pieces.push(piece)
    expect(await takeBundle(b.replica, stick(concat(...pieces)))).toEqual({
      ok: false,
      refusal: { kind: 'not-a-colleague' },
    })
    expect(b.entries()).toEqual([])
    expect(lettersForOthers(b.replica)).toEqual([])
  })

  it('[Y37] says nothing outside its seal: two sticks of one device have no byte range in common', async () => {
    const { a } = await team()
    const [one, two] = [await bundleOf(a), await bundleOf(a)]
    expect(one.slice(4, 52)).not.toEqual(two.slice(4, 52))
    expect(one.slice(56, 88)).not.toEqual(two.slice(56, 88))
  })

  it('[Y38] carries letters and pieces of files to whoever takes them', async () => {
    const { a, b } = await team()
    const letter = { box: b.replica.acts.box.id, sealed: random.bytes(400) }
    const piece = new Uint8Array(1024 * 1024).fill(7)
    const bytes = await bundleOf(a, {
      mail: [letter],
      pieces: (async function* () {
        yield piece
      })(),
    })
    const got: unknown[] = []
    const taken = await takeBundle(b.replica, stick(bytes), {
      mail: async ({ box, sealed }) => void got.push({ box, sealed }),
      piece: async (bytesOfPiece) => void got.push(bytesOfPiece),
    })
    expect(taken).toMatchObject({ ok: true, value: { letters: 1, pieces: 1 } })
    expect(got).toEqual([letter, piece])
  })

  it('[Y38] carries letters for others on, from stick to stick, each once', async () => {
    const { a, b, c } = await team()
    const letter = { box: c.replica.acts.box.id, sealed: random.bytes(400) }
    const first = await bundleOf(a, { mail: [letter] })
    for (let time = 0; time < 2; time++) await takeBundle(b.replica, stick(first))
    expect(lettersForOthers(b.replica)).toMatchObject([letter])
    await b.restart()
    const got: unknown[] = []
    await takeBundle(c.replica, stick(await bundleOf(b)), {
      mail: async ({ box, sealed }) => void got.push({ box, sealed }),
    })
    expect(got).toEqual([letter])
    expect(lettersForOthers(c.replica)).toEqual([])
  })

  it('[Y38] carries the newest letters for a colleague on, however many for others no relay has ever taken', async () => {
    const { a, b, c } = await team()
    const letterTo = (box: Bytes) => ({ box, sealed: random.bytes(40) })
    const before = letterTo(c.replica.acts.box.id)
    const many = Array.from({ length: 260 }, () => letterTo(new Uint8Array(16).fill(7)))
    await takeBundle(b.replica, stick(await bundleOf(a, { mail: [before, ...many] })))
    const after = letterTo(c.replica.acts.box.id)
    await takeBundle(b.replica, stick(await bundleOf(a, { mail: [after] })))
    const got: unknown[] = []
    await takeBundle(c.replica, stick(await bundleOf(b)), {
      mail: async ({ box, sealed }) => void got.push({ box, sealed }),
    })
    expect(got).toEqual([before, after])
    const kept = lettersForOthers(b.replica)
    expect(kept).toHaveLength(256)
    expect(kept.at(0), 'the oldest of the many went').toMatchObject(many.at(-254) ?? {})
  })
})

describe('an organisation that has no relay', () => {
  it('[Y30] [R7] brings what a colleague wants to change to the desk that keeps, and its mark back', async () => {
    const club = await Club.of(3)
    const [keeper, lead, third] = [club.desk(0), club.desk(1), club.desk(2)]
    const log = logHexOf(keeper.log(pressLog).id)
    given(await keeper.replica.acts.changeRights([{ log, member: club.member(1), right: 'lead' }]))
    await club.meet()
    const change = { log, member: club.member(2), right: 'writer' } as const
    expect(given(await lead.replica.acts.changeRights([change])).state).toBe('waits-for-committer')
    const carries = async (from: TestDevice, to: TestDevice) => {
      const mail = from.replica.acts.letters()
      const take = ({ sealed }: { readonly sealed: Uint8Array<ArrayBuffer> }) =>
        to.replica.acts.takeMail([sealed])
      const wishes = { mail: async (letter: Parameters<typeof take>[0]) => void (await take(letter)) }
      return takeBundle(to.replica, stick(await bundleOf(from, { mail })), wishes)
    }
    // A colleague on the way has it and marks nothing; nothing is wrong with it.
    expect(await carries(lead, third)).toMatchObject({ ok: true, value: { refused: 0 } })
    await carries(lead, keeper)
    await carries(keeper, lead)
    await lead.replica.acts.settle()
    await carries(lead, third)
    await third.replica.acts.settle()
    expect(club.keysAt(2, pressLog)).toEqual([1])
    expect([...keeper.alarms(), ...lead.alarms(), ...third.alarms()]).toEqual([])
  })
})

describe('what a colleague saw of a relay and brings on a stick', () => {
  it('[Y12] is compared with what the relay says next, though the laptop was shut before that', async () => {
    const club = await Club.of(2, { relay: true })
    const [a, b] = [club.desk(0), club.desk(1)]
    const log = logHexOf(a.log().id)
    given(await a.replica.acts.changeRights([{ log, member: club.member(1), right: 'reader' }]))
    await club.meet()
    const { key } = certain(relayOf(a.replica), 'the roster names one')
    const tree = { size: 7, root: random.bytes(32), relay: relayTag(key) }
    a.replica.noteTree(a.log().id, tree)
    await a.saved({ fields: { label: 'written where nobody reaches the relay' } })
    await takeBundle(b.replica, stick(await bundleOf(a)))
    await b.reopen()
    expect(waitingCitations(b.store.shelf, b.log().id).map((one) => one.tree)).toEqual([tree])
    expect(b.alarms()).toEqual([])
  })
})

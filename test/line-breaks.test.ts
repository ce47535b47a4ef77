/** The line where it would break: two desks at one hour, a phone in other hands, a clock that is wrong, a stranger who floods. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, refuse } from '@safeconduct/core/base/result.ts'
import { threadKeysOf } from '@safeconduct/core/line/code-keys.ts'
import { lineAskCodes } from '@safeconduct/core/line/wire.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import { duressFor } from '@safeconduct/desk/process/line-duress.ts'
import { enterByHand, makeCode } from '@safeconduct/host/line/by-hand.ts'
import { codeLists } from '@safeconduct/host/line/code-lists.ts'
import { collect, noBlobsSeen } from '@safeconduct/host/line/collecting.ts'
import { type DoorPost, LineDoor } from '@safeconduct/host/line/line-door.ts'
import { LineWork } from '@safeconduct/host/line/line-work.ts'
import { Operating } from '@safeconduct/host/line/operating.ts'
import { threadView } from '@safeconduct/host/line/viewing.ts'
import { saveRecord } from '@safeconduct/host/work/save-record.ts'
import { MemoryLineStore } from '@safeconduct/relay/line/memory-line-store.ts'
import { MemoryRelayStore } from '@safeconduct/relay/memory-store.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type Caller, given, type LineDesk, LineScene } from './support/line-scene.ts'

let scene: LineScene | undefined
afterEach(async () => {
  await scene?.end()
  scene = undefined
})

async function sceneOf(desks: number, store?: MemoryRelayStore) {
  scene = await LineScene.of(desks, store)
  const setup = await scene.setUp()
  return { scene, setup, desk: scene.desk(0), caller: scene.caller(setup) }
}

const minute = 60_000
const day = 86_400_000
const operating = (desk: LineDesk): Operating => new Operating(desk.world, codeLists)
const only = (desk: LineDesk) => {
  const [first, ...others] = desk.requests()
  expect(others).toEqual([])
  return { ...certain(first, 'one request'), id: certain(first, 'one request').id as RecordId }
}
const texts = async (caller: Caller, keys = caller.real): Promise<readonly string[]> =>
  (await caller.replies(keys)).map(({ text }) => text)

/** Somebody who may be written to in two hours, and not before. */
async function inTwoHours({ clock }: LineScene, caller: Caller): Promise<void> {
  const opens = (Math.floor(clock.millis() / minute) + 120) % 1_440
  const hours = [{ from: opens, to: (opens + 60) % 1_440, offset: 0 }]
  await caller.first('Not now.', { safe: { hours, screen: 'only-me', way: '', cannotTalk: '' } })
}

/** The line's part of a relay that can be put back to a copy of itself. */
function withBackups(): { readonly store: MemoryRelayStore; readonly copy: () => () => void } {
  const store = new MemoryRelayStore()
  let now = store.line
  store.line = new Proxy(now, {
    get: (_, name) => {
      const value: unknown = Reflect.get(now, name)
      return typeof value === 'function' ? value.bind(now) : value
    },
  })
  const copy = (): (() => void) => {
    const backup = new MemoryLineStore(now)
    return () => {
      now = backup
    }
  }
  return { store, copy }
}

describe('a relay that is put back gives the numbers of earlier messages to new ones', () => {
  it('[LW31] and a desk that stays open reads those', async () => {
    const { store, copy } = withBackups()
    const { scene, setup, desk, caller } = await sceneOf(1, store)
    const putBack = copy()
    await caller.first('Before it was put back.')
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    expect(given(await desk.world.door.collect(0)).blobs).toEqual([])
    putBack()
    await scene.caller(setup).first('After it was put back.')
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    expect(
      desk
        .requests()
        .map(({ body }) => body)
        .toSorted(),
    ).toEqual(['After it was put back.', 'Before it was put back.'])
  })

  it('[LW31] and none is taken for one that waits, nor dropped in its place', async () => {
    const { store, copy } = withBackups()
    const { scene, setup, desk, caller } = await sceneOf(1, store)
    const putBack = copy()
    await caller.followUp('I wrote before.')
    await desk.tick()
    putBack()
    await scene.caller(setup).first('After it was put back.')
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    scene.clock.set(scene.clock.millis() + 61 * minute)
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    expect(
      desk
        .requests()
        .map(({ body }) => body)
        .toSorted(),
    ).toEqual(['After it was put back.', 'I wrote before.'])
  })

  it('[LW31] and none is dropped because what had its number was written down', async () => {
    const { store, copy } = withBackups()
    const { scene, setup, desk, caller } = await sceneOf(1, store)
    const putBack = copy()
    await caller.first('Before it was put back.')
    await desk.rounds()
    // Written down here, and not at the relay yet.
    await desk.work.tick()
    putBack()
    await scene.caller(setup).first('After it was put back.')
    for (let turn = 0; turn < 3; turn++) {
      await desk.rounds()
      await desk.work.tick()
    }
    expect(
      desk
        .requests()
        .map(({ body }) => body)
        .toSorted(),
    ).toEqual(['After it was put back.', 'Before it was put back.'])
    await desk.rounds()
    await desk.work.tick()
    expect(given(await desk.world.door.collect(0)).blobs).toEqual([])
  })
})

describe('a message that could not be written down when it came', () => {
  it('[LW31] is read again with the next beat, and not when the program is next started', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('Are you there?')
    await desk.rounds(1)
    const seen = noBlobsSeen()
    const { reader, replica, store, clock } = desk.vault
    const writer = { ...desk.vault.writer, save: async () => refuse({ kind: 'disk-full' } as const) }
    const vault = { ...desk.vault, reader, writer, replica, store, clock } as typeof desk.vault
    expect(await collect({ ...desk.world, vault }, seen)).toMatchObject({ refusal: { kind: 'disk-full' } })
    given(await collect(desk.world, seen))
    expect(only(desk).body).toBe('Are you there?')
  })

  it('[LW31] is dropped with the next beat where the relay fell silent as it was to drop it', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.send({ kind: 'nothing' }, { kind: 'nothing' })
    await desk.rounds(1)
    const seen = noBlobsSeen()
    const { setup, door } = desk.world
    const post: DoorPost = async (ask) =>
      ask[1] === lineAskCodes.drop ? refuse({ kind: 'silent' } as const) : desk.link.line(ask)
    const silent = new LineDoor(post, setup)
    expect(await collect({ ...desk.world, door: silent }, seen)).toMatchObject({
      refusal: { kind: 'silent' },
    })
    given(await collect(desk.world, seen))
    expect(given(await door.collect(0)).blobs).toEqual([])
  })
})

describe('a request that two desks work on before they have heard of each other', () => {
  it('has one thread, and who was given a code finds the answer', async () => {
    const { scene, desk, caller } = await sceneOf(2)
    const other = scene.desk(1)
    for (let at = 0; at < 4; at++) {
      const wish = { channel: 'voice', lang: 'en', text: `Call ${at}.`, aboutOther: false } as const
      const id = given(await enterByHand(desk.world, wish))
      await desk.rounds()
      await other.rounds()
      other.requests()
      given(await operating(other).seen(id))
      const keys = await threadKeysOf(given(await makeCode(desk.world, id)))
      for (const one of [desk, other, desk]) await one.rounds()
      expect(await operating(desk).reply({ id, text: 'We are here.' })).toMatchObject({
        value: { state: 'sent' },
      })
      expect(await texts(caller, keys)).toEqual(['We are here.'])
    }
  })
})

describe('two codes that two desks made at once for one request', () => {
  it('both lead into its thread: whoever got one is heard', async () => {
    const { scene, desk, caller } = await sceneOf(2)
    const wish = { channel: 'voice', lang: 'en', text: 'Rang.', aboutOther: false } as const
    const id = given(await enterByHand(desk.world, wish))
    for (const one of [desk, ...scene.desks]) await one.rounds()
    scene.desk(1).requests()
    for (const one of scene.desks) {
      const keys = await threadKeysOf(given(await makeCode(one.world, id)))
      await caller.followUp('It is me.', keys)
    }
    for (let turn = 0; turn < 2; turn++) for (const one of scene.desks) await one.rounds()
    await desk.again()
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    expect(only(desk).messages.map(({ text }) => text)).toEqual(['It is me.', 'It is me.'])
  })
})

describe('an answer that waits for its hour', () => {
  it('does not leave when it turned out that the request is about another person', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await inTwoHours(scene, caller)
    await desk.tick()
    const { id } = only(desk)
    expect(await operating(desk).reply({ id, text: 'She is well.' })).toMatchObject({
      value: { state: 'held' },
    })
    given(await saveRecord(desk.vault, { id, type: 'HelpRequest', fields: { aboutOther: true } }, 'M-01'))
    scene.clock.set(scene.clock.millis() + 125 * minute)
    await desk.tick()
    expect(await texts(caller)).toEqual([])
  })

  it('is taken back with the phone, also when the person is asked again later', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await inTwoHours(scene, caller)
    await desk.tick()
    const { id } = only(desk)
    given(await operating(desk).reply({ id, text: 'Tomorrow, with the papers.' }))
    given(await operating(desk).phoneTaken(id))
    scene.clock.set(scene.clock.millis() + day)
    const anyTime = { hours: [], screen: 'only-me', way: '', cannotTalk: '' } as const
    given(await operating(desk).safeContact(id, anyTime))
    await desk.tick()
    expect(await texts(caller)).toEqual([])
    expect(only(desk).messages.at(-1)?.state).toBe('withdrawn')
  })

  it('does not leave when it is taken back while the one before it is on its way', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await inTwoHours(scene, caller)
    await desk.tick()
    const { id } = only(desk)
    for (const text of ['We read you.', 'Wait at the door.']) {
      given(await operating(desk).reply({ id, text }))
      scene.clock.set(scene.clock.millis() + minute)
    }
    scene.clock.set(scene.clock.millis() + 125 * minute)
    const last = certain(only(desk).messages.at(-1), 'two are held').id as RecordId
    let takenBack = false
    const post: DoorPost = async (ask) => {
      if (ask[1] === lineAskCodes.reply && !takenBack) {
        takenBack = true
        given(await operating(desk).unsay(id, last))
      }
      return desk.link.line(ask)
    }
    await new LineWork({ vault: desk.vault, post }).tick()
    expect(takenBack).toBe(true)
    expect(await texts(caller)).toEqual(['We read you.'])
  })

  it('makes the thread of the second code say no step twice when it is taken back', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await inTwoHours(scene, caller)
    await desk.tick()
    const { id } = only(desk)
    given(await operating(desk).reply({ id, text: 'First.' }))
    const held = certain(only(desk).messages.at(-1), 'one is held').id as RecordId
    scene.clock.set(scene.clock.millis() + minute)
    const anyTime = { hours: [], screen: 'only-me', way: '', cannotTalk: '' } as const
    // Two answers at once to somebody who may be written to now, while another desk still holds the first.
    given(await operating(desk).safeContact(id, anyTime))
    given(await operating(desk).reply({ id, text: 'Second.' }))
    given(await operating(desk).reply({ id, text: 'Third.' }))
    await operating(desk).unsay(id, held)
    given(await operating(desk).reply({ id, text: 'Fourth.' }))
    const dull = await texts(caller, caller.second)
    expect(new Set(dull).size).toBe(dull.length)
    expect(dull[0]).toContain('kettle')
  })
})

describe('whoever has both codes and reads every byte', () => {
  it('does not find in the ids of answers which of the two was made from the other', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('Hello?')
    await desk.tick()
    given(await operating(desk).reply({ id: only(desk).id, text: 'We are here.' }))
    const [[one], [other]] = [await caller.replies(), await caller.replies(caller.second)]
    const [a, b] = [certain(one, 'a reply').id, certain(other, 'a reply').id]
    const madeFrom = (id: Uint8Array): string => sha256(id).slice(0, 16).toHex()
    expect([madeFrom(a), madeFrom(b)]).not.toContain(a.toHex())
    expect([madeFrom(a), madeFrom(b)]).not.toContain(b.toHex())
  })
})

describe('the silent alarm', () => {
  it('is raised by words under the second code, also when the note of its opening is lost', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('Hello?')
    await desk.tick()
    await caller.followUp('about the kettle', caller.second)
    await desk.tick()
    expect(only(desk).duress).toMatchObject({ seen: false })
  })

  it('is told to everybody when nobody took note for ten minutes', async () => {
    const { scene, desk, caller } = await sceneOf(2)
    await caller.first('Hello?')
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    given(await operating(desk).promise(only(desk).id, scene.clock.millis() + day))
    await caller.opened(caller.second)
    for (const one of [desk, scene.desk(1)]) await one.tick()
    await scene.desk(1).rounds()
    expect(scene.desk(1).requests()[0]?.duress).toMatchObject({ seen: false })
    expect([duressFor(desk.world).length, duressFor(scene.desk(1).world).length]).toEqual([1, 0])
    scene.clock.set(scene.clock.millis() + 11 * minute)
    expect(duressFor(scene.desk(1).world)).toHaveLength(1)
  })
})

describe('what a desk wrote down whose clock was ahead', () => {
  it('is taken note of by one whose clock is right: no alarm and no message stays unseen', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await caller.first('Hello?')
    await desk.tick()
    scene.clock.set(scene.clock.millis() + 50 * minute)
    await caller.opened(caller.second)
    await caller.followUp('Are you there?')
    await desk.tick()
    scene.clock.set(scene.clock.millis() - 50 * minute)
    const { id } = only(desk)
    given(await operating(desk).duressSeen(id))
    given(await operating(desk).seen(id))
    expect(only(desk).duress).toMatchObject({ seen: true })
    expect(threadView(desk.world, id, () => '')?.unread).toBe(0)
  })
})

describe('what a stranger sends', () => {
  it('as a voice under a code that nobody knows is kept, as words would be', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await caller.followUp('', caller.real, { voice: await caller.speak(random.bytes(3_000)) })
    await desk.tick()
    scene.clock.set(scene.clock.millis() + 61 * minute)
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    expect(only(desk).messages.map(({ kind }) => kind)).toEqual(['voice'])
  })

  it('waits for its first message opened: the words stay when the key of their week is destroyed meanwhile', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await caller.followUp('I wrote before.')
    await desk.rounds(1)
    const seen = noBlobsSeen()
    given(await collect(desk.world, seen))
    scene.clock.set(scene.clock.millis() + 61 * minute)
    const ratchets = Object.create(desk.world.ratchets, { openers: { value: async () => [] } })
    given(await collect({ ...desk.world, ratchets }, seen))
    expect(only(desk).body).toBe('I wrote before.')
  })

  it('announces voices that never come: the relay is not asked for each of them at every beat', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await caller.first('Hello?')
    for (let at = 0; at < 5; at++) {
      const voice = { slot: random.bytes(16), key: newSealKey(random), type: 'audio/mp4' } as const
      await caller.followUp('', caller.real, { voice })
    }
    await desk.tick()
    let asked = 0
    const post: DoorPost = async (ask) => {
      if (ask[1] === lineAskCodes.pieces) asked++
      return desk.link.line(ask)
    }
    const work = new LineWork({ vault: desk.vault, post })
    for (let beat = 0; beat < 60; beat++) {
      await work.tick()
      scene.clock.set(scene.clock.millis() + 30_000)
    }
    expect(asked).toBeLessThan(5 * 20)
  })

  it('is not thrown away by a desk whose clock is ahead and who has not the key', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.send({ kind: 'nothing' }, { kind: 'nothing' })
    await desk.rounds(1)
    const ahead = desk.vault.clock.millis() + 400 * day
    const clock = { ...desk.vault.clock, millis: () => ahead }
    const { reader, writer, replica, store } = desk.vault
    const vault = { ...desk.vault, reader, writer, replica, store, clock } as typeof desk.vault
    const ratchets = { openers: async () => [] } as unknown as typeof desk.world.ratchets
    given(await collect({ ...desk.world, vault, ratchets }, noBlobsSeen()))
    expect(given(await desk.world.door.collect(0)).blobs).toHaveLength(2)
  })
})

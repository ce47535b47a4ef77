/** What one desk must not be wrong about: its clock, its program, a colleague who writes in another's name, and a flood. */
import { hash } from 'node:crypto'
import { concat, u8, utf8 } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { blobAddress, keyIdOf } from '@safeconduct/core/line/message.ts'
import { padTo } from '@safeconduct/core/line/padding.ts'
import { solveStamp } from '@safeconduct/core/line/stamp.ts'
import { sealTo } from '@safeconduct/core/sealed/seal-to.ts'
import { countAside } from '@safeconduct/host/line/aside.ts'
import { codeLists } from '@safeconduct/host/line/code-lists.ts'
import { LineWork } from '@safeconduct/host/line/line-work.ts'
import { Operating } from '@safeconduct/host/line/operating.ts'
import { threadView } from '@safeconduct/host/line/viewing.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type Caller, given, type LineDesk, LineScene } from './support/line-scene.ts'

let scene: LineScene | undefined
afterEach(async () => {
  await scene?.end()
  scene = undefined
})

async function sceneOf(desks: number) {
  scene = await LineScene.of(desks)
  const setup = await scene.setUp()
  return { scene, setup, desk: scene.desk(0), caller: scene.caller(setup) }
}

const minute = 60_000
const operating = (desk: LineDesk): Operating => new Operating(desk.world, codeLists)
const request = (desk: LineDesk): RecordId => certain(desk.requests()[0], 'a request').id as RecordId
const waiting = async (desk: LineDesk): Promise<number> =>
  given(await desk.world.door.collect(0)).blobs.length

/** A pair of a page of another year: one says this, the other nothing. */
async function fromNewerPage(caller: Caller, said: object, version = 1): Promise<void> {
  const { challenge, bits } = await caller.about()
  const key = await caller.weekKey()
  const sealed = await Promise.all(
    [said, { kind: 'nothing' }].map(async (one) => {
      const head = concat(u8(version), keyIdOf(key))
      const padded = padTo(utf8(JSON.stringify(one)), 1_024)
      return concat(head, await sealTo(key, blobAddress(caller.line, head), padded, { random }))
    }),
  )
  const [one, other] = [certain(sealed[0], 'one'), certain(sealed[1], 'two')]
  const stamp = certain(await solveStamp(challenge, bits, { random, pause: async () => {} }), 'a stamp')
  const answer = await caller.ask({ what: 'send', line: caller.line, stamp, blobs: [one, other] })
  expect(answer.what).toBe('day')
}

describe('a message of a page that is newer than the desk', () => {
  it('[LW26][N64] is put aside and said, not dropped; a desk with a newer program finds it at the relay and in its own file', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('Can you hear me?')
    await fromNewerPage(caller, { kind: 'place-less-drawing', strokes: 'AAAA' })
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    expect(countAside(desk.world)).toBe(1)
    // Its twin is ours and gone; it stays for a colleague's newer desk.
    expect(await waiting(desk)).toBe(1)
    await desk.again()
    await desk.tick()
    expect(countAside(desk.world)).toBe(1)
    expect(desk.requests()).toHaveLength(1)
  })

  it('[LW26] is written down once the program reads it, though its key is long gone', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('Can you hear me?')
    await desk.tick()
    // As an older program put it there: what this one reads was unknown to that.
    const thread = Buffer.from(caller.real.thread).toString('base64url')
    const said = { kind: 'follow-up', thread, id: thread, text: 'From the newer page.' }
    const { store } = desk.vault
    const name = `${desk.world.log}/${hash('sha256', 'that blob')}`
    store.database.transaction(() =>
      store.shelf.put('line-newer', name, concat(u8(1), utf8(JSON.stringify(said)))),
    )()
    await desk.again()
    await desk.tick()
    expect(desk.requests()[0]?.messages.map(({ text }) => text)).toEqual(['From the newer page.'])
    expect(countAside(desk.world)).toBe(0)
    await desk.again()
    await desk.tick()
    expect(desk.requests()[0]?.messages).toHaveLength(1)
  })

  it('[LW26][N64] is counted when its very form is another, and no flood of them fills desk or relay', async () => {
    const { desk, caller } = await sceneOf(1)
    await fromNewerPage(caller, { kind: 'nothing' }, 2)
    await desk.tick()
    expect(countAside(desk.world)).toBe(2)
    const { store } = desk.vault
    store.database.transaction(() => {
      for (let at = 0; at < 500; at++) {
        const name = `${desk.world.log}/${hash('sha256', String(at))}`
        store.shelf.put('line-newer', name, concat(u8(1), utf8('{"kind":"junk"}')))
      }
    })()
    for (let at = 0; at < 3; at++) await fromNewerPage(caller, { kind: 'flood' })
    await desk.tick()
    expect(countAside(desk.world)).toBe(502)
    expect(await waiting(desk)).toBe(2)
  })
})

describe('a flood behind the week’s own key', () => {
  it('[L50] is dropped at the relay as soon as a desk looks, and leaves the room to people', async () => {
    const { desk, caller } = await sceneOf(1)
    for (let at = 0; at < 6; at++)
      expect(await caller.junk(at % 2 === 0 ? 1_024 : 4_096)).toMatchObject({ what: 'day' })
    expect(await waiting(desk)).toBe(12)
    await caller.first('Is somebody there?')
    await desk.tick()
    expect(await waiting(desk)).toBe(1)
    expect(desk.requests().map(({ body }) => body)).toEqual(['Is somebody there?'])
    expect(countAside(desk.world)).toBe(0)
  })
})

describe('a desk whose clock is wrong', () => {
  it('[LW16] sends no waiting answer early, and none that is written when only its own clock says it may', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    const opens = (Math.floor(scene.clock.millis() / minute) + 120) % 1_440
    const hours = [{ from: opens, to: (opens + 60) % 1_440, offset: 0 }]
    await caller.first('Not now.', { safe: { hours, screen: 'only-me', way: '', cannotTalk: '' } })
    await desk.tick()
    const id = request(desk)
    given(await operating(desk).reply({ id, text: 'Written in time.' }))
    // Two hours and a half ahead: inside the safe hours by this desk alone.
    const ahead = 130 * minute
    const { clock } = scene
    const wrong = {
      ...clock,
      now: () => instantOf(clock.millis() + ahead),
      millis: () => clock.millis() + ahead,
    }
    const { reader, writer, replica, store } = desk.vault
    const vault = { ...desk.vault, reader, writer, replica, store, clock: wrong } as typeof desk.vault
    const relayTime = async (): Promise<number> => Math.floor(clock.millis() / minute) * minute
    const work = new LineWork({ vault, post: (ask) => desk.link.line(ask), relayTime })
    await work.tick()
    expect(await caller.replies()).toEqual([])
    expect(Math.round((work.clockAhead ?? 0) / minute)).toBe(130)
    const standing = work.standing()
    if (standing.state === 'not-mine') throw new Error('it was given the line')
    const later = await new Operating(standing.world, codeLists).reply({ id, text: 'Written ahead.' })
    expect(later).toMatchObject({ value: { state: 'held' } })
    clock.set(clock.millis() + 125 * minute)
    await work.tick()
    expect(await caller.replies()).toEqual([])
    // By now the hours are open on the relay's clock, and over on this one's: it waits for a desk that is right.
    await desk.tick()
    expect((await caller.replies()).map(({ text }) => text)).toEqual(['Written in time.', 'Written ahead.'])
  })
})

describe('a colleague who signs for trust in another’s name', () => {
  it('[LW18] is not believed, to raise or to lower; the true signatures of two are', async () => {
    const { scene, desk, caller } = await sceneOf(3)
    await caller.first('Let me in to the house.')
    await desk.tick()
    for (let turn = 0; turn < 2; turn++) for (const one of scene.desks) await one.rounds()
    const id = request(desk)
    const [second, hostile] = [scene.desk(1), scene.desk(2)]
    const trust = (at: LineDesk) =>
      certain(
        threadView(at.world, id, () => ''),
        'a thread',
      ).trust
    for (const at of scene.desks) at.requests()
    const forged = (by: string, level: string, act: 'raises' | 'lowers') => ({
      id: newRecordId(random),
      act,
      level,
      by,
      at: hostile.vault.clock.now(),
      why: 'She was met.',
      seen: [],
    })
    const { thread } = hostile.world.index.of(id)
    const own = certain(thread, 'a thread').id
    const sign = async (items: readonly object[]): Promise<void> => {
      const change = { id: own, type: 'LineThread', fields: { trust: items as never } }
      given(await hostile.vault.writer.save([change]))
      for (let turn = 0; turn < 2; turn++) for (const one of [hostile, desk, second]) await one.rounds()
    }
    const forgeries = [forged(desk.world.by, 'V3', 'raises'), forged(second.world.by, 'V3', 'raises')]
    await sign(forgeries)
    expect([trust(desk), trust(second), trust(hostile)]).toEqual(['V0', 'V0', 'V0'])
    given(await operating(desk).trust(id, 'V2', 'Two talks agree.'))
    for (let turn = 0; turn < 2; turn++) for (const one of [desk, second, hostile]) await one.rounds()
    given(await operating(second).trust(id, 'V2', 'A doctor knows her.'))
    for (let turn = 0; turn < 2; turn++) for (const one of [second, desk, hostile]) await one.rounds()
    expect([trust(desk), trust(second)]).toEqual(['V2', 'V2'])
    // A lowering that the coordinator never wrote.
    hostile.requests()
    const { trust: now } = { trust: hostile.world.index.of(id).thread?.fields.get('trust') }
    const known = now?.state === 'value' && Array.isArray(now.value) ? now.value : []
    await sign([...(known as object[]), forged(desk.world.by, 'V0', 'lowers')])
    expect([trust(desk), trust(second)]).toEqual(['V2', 'V2'])
    // In their own name one member may lower, and is named.
    given(await operating(hostile).trust(id, 'V1', 'I doubt it.'))
    for (let turn = 0; turn < 2; turn++) for (const one of [hostile, desk]) await one.rounds()
    expect(trust(desk)).toBe('V1')
  })
})

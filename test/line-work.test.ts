/** The line on desks: messages in, answers out, keys that are destroyed. docs/decisions/0028-line-on-the-desk.md. */
import { statSync } from 'node:fs'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, refuse } from '@safeconduct/core/base/result.ts'
import { threadKeysOf } from '@safeconduct/core/line/code-keys.ts'
import { neutralAnswer } from '@safeconduct/core/line/neutral.ts'
import { openBlob } from '@safeconduct/core/line/open-blob.ts'
import { codeWords, parseReturnCode, type ReturnCode } from '@safeconduct/core/line/return-code.ts'
import { lineAskCodes } from '@safeconduct/core/line/wire.ts'
import { accept, enterByHand, makeCode } from '@safeconduct/host/line/by-hand.ts'
import { codeLists } from '@safeconduct/host/line/code-lists.ts'
import { handedOver, hasCodeToHandOver } from '@safeconduct/host/line/codes-to-hand-over.ts'
import { finishShift, planShift, shifts, startShift } from '@safeconduct/host/line/duty.ts'
import type { DoorPost } from '@safeconduct/host/line/line-door.ts'
import { LineWork } from '@safeconduct/host/line/line-work.ts'
import { Operating } from '@safeconduct/host/line/operating.ts'
import { readLineFile } from '@safeconduct/host/line/reading-files.ts'
import { threadView } from '@safeconduct/host/line/viewing.ts'
import { SoundRows } from '@safeconduct/host/store/vault-rows.ts'
import { HoleFinder } from '@safeconduct/host/vault/copies/holes.ts'
import { itemsOf } from '@safeconduct/host/vault/copies/items.ts'
import { decryptedCopy } from '@safeconduct/host/vault/vault.fixture.ts'
import { vaultPath } from '@safeconduct/host/vault/vault.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type Caller, given, type LineDesk, LineScene } from './support/line-scene.ts'
import { bytesOf } from './support/shared-folder.ts'

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
const week = 7 * 86_400_000
const operating = (desk: LineDesk): Operating => new Operating(desk.world, codeLists)
const only = (desk: LineDesk) => {
  const [first, ...others] = desk.requests()
  expect(others).toEqual([])
  return { ...certain(first, 'one request'), id: certain(first, 'one request').id as RecordId }
}
const waiting = async (desk: LineDesk): Promise<number> =>
  given(await desk.world.door.collect(0)).blobs.length
const texts = async (caller: Caller): Promise<readonly string[]> =>
  (await caller.replies()).map(({ text }) => text)

describe('a message by the line', () => {
  it('is in the vaults of both desks, and gone from the relay only when it is', async () => {
    const { scene, caller } = await sceneOf(2)
    const [one, other] = [scene.desk(0), scene.desk(1)]
    expect(await caller.first('They know where I sleep.')).toMatchObject({ what: 'day' })
    expect(await other.tick()).toBeUndefined()
    expect(only(other).body).toBe('They know where I sleep.')
    // Saved on one laptop is not enough for the relay to let go of it.
    expect(await waiting(one)).toBe(1)
    await other.tick()
    expect(await waiting(one)).toBe(0)
    await one.tick()
    expect(only(one)).toEqual(only(other))
    expect(await other.vault.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
  })

  it('becomes one record where two desks collected it apart', async () => {
    const { scene, caller } = await sceneOf(2)
    await caller.first('We are two in one room.')
    // The first dies before anybody reads what it wrote down, and its lease ends.
    for (const desk of scene.desks) {
      await desk.work.tick()
      expect(desk.requests()).toHaveLength(1)
      scene.clock.set(scene.clock.millis() + 11 * minute)
    }
    for (let turn = 0; turn < 3; turn++) for (const desk of scene.desks) await desk.rounds(1)
    expect(only(scene.desk(0))).toEqual(only(scene.desk(1)))
  })

  it('is neither lost nor doubled, whichever ask the desk dies after, and whether or not the ask arrived', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    const asked = { count: 0 }
    for (let dies = 0; dies < 9; dies++) {
      const text = `word ${dies}`
      scene.clock.set(scene.clock.millis() + 1_000)
      expect(await (dies === 0 ? caller.first(text) : caller.followUp(text))).toMatchObject({ what: 'day' })
      const before = asked.count
      await deadAfter(desk, before + dies, asked, dies % 2 === 0)
      scene.clock.set(scene.clock.millis() + 11 * minute)
      for (let turn = 0; turn < 3; turn++) await desk.tick()
      const { body, messages } = only(desk)
      expect([body, ...messages.map((message) => message.text)]).toEqual(
        Array.from({ length: dies + 1 }, (_, at) => `word ${at}`),
      )
      expect(await waiting(desk)).toBe(0)
    }
  })

  it('that nobody can open or that is none keeps no other waiting', async () => {
    const { desk, caller } = await sceneOf(1)
    for (let at = 0; at < 3; at++) await caller.junk()
    await caller.followUp('words of a thread that nobody knows')
    await caller.opened(caller.second)
    const other = scene?.caller(desk.world.setup)
    await other?.first('Can you hear me?')
    await desk.tick()
    expect(only(desk).body).toBe('Can you hear me?')
    // Words whose first message never comes are kept all the same, though nobody can answer them.
    scene?.clock.set((scene?.clock.millis() ?? 0) + 61 * minute)
    await desk.tick()
    const [, orphan] = desk.requests().toSorted((a) => (a.answerable ? -1 : 1))
    expect(orphan).toMatchObject({ body: 'words of a thread that nobody knows', answerable: false })
  })
})

describe('many long messages at once', () => {
  it('are written down in pieces that every relay takes', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('Here is all of it.')
    for (let at = 0; at < 5; at++) await caller.followUp(String(at).repeat(200_000))
    for (let turn = 0; turn < 2; turn++) expect(await desk.tick()).toBeUndefined()
    expect(only(desk).messages.map(({ text }) => text[0])).toEqual(['0', '1', '2', '3', '4'])
    const log = certain(desk.work.log(), 'the line')
    const own = certain(log.writing?.row, 'a feed of this desk')
    const sizes = desk.vault.store.entries.after(own, 0, 1_000).map(({ entry }) => entry.body.length)
    expect(Math.max(...sizes)).toBeLessThan(1024 * 1024)
    expect(await waiting(desk)).toBe(0)
  })
})

/** The desk works until `most` asks went out, then it hears nothing more, and wakes with what its disk has. */
async function deadAfter(
  desk: LineDesk,
  most: number,
  asked: { count: number },
  arrives: boolean,
): Promise<void> {
  const post: DoorPost = async (ask) => {
    asked.count++
    if (asked.count <= most) return desk.link.line(ask)
    // The last one may have arrived: the answer alone was lost.
    if (asked.count === most + 1 && arrives) await desk.link.line(ask)
    return refuse({ kind: 'silent' })
  }
  await new LineWork({ vault: desk.vault, post }).tick()
  await desk.again()
}

describe('every string that has broken a program', () => {
  it('is kept as a message that people can read, and shown back as text', async ({ skip }) => {
    const bytes = await bytesOf('vectors/strings/blns.json')
    if (bytes === undefined) return skip('the strings are not here')
    const { desk, caller } = await sceneOf(1)
    const strings = JSON.parse(new TextDecoder().decode(bytes)) as readonly string[]
    await caller.first(strings.slice(0, 40).join('\n'))
    await caller.followUp('\u0000\u0007\u202e\u2066\ud800 <img src=x onerror=alert(1)>')
    for (let at = 0; at < strings.length; at += 60)
      await caller.followUp(strings.slice(at, at + 60).join('\n'))
    for (let turn = 0; turn < 2; turn++) expect(await desk.tick()).toBeUndefined()
    const { messages, id } = only(desk)
    expect(messages).toHaveLength(1 + Math.ceil(strings.length / 60))
    // Nothing was swallowed: control signs became pictures of themselves.
    expect(messages[0]?.text).toBe('\u2400\u2407\u202e\u2066\ufffd <img src=x onerror=alert(1)>')
    expect(threadView(desk.world, id, () => '')?.messages).toHaveLength(messages.length)
    expect(await waiting(desk)).toBe(0)
  })
})

describe('an answer', () => {
  it('goes into both boxes at once, and the second code opens something dull', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('I cannot go home.')
    await desk.tick()
    const said = await operating(desk).reply({ id: only(desk).id, text: 'We are here. Are you safe now?' })
    expect(said).toMatchObject({ ok: true, value: { state: 'sent' } })
    expect(await texts(caller)).toEqual(['We are here. Are you safe now?'])
    const [dull] = await caller.replies(caller.second)
    expect(dull?.text).toContain('kettle')
    expect(dull?.text).not.toContain('safe now')
    expect(only(desk).state).toBe('answered')
  })

  it('is sent once, whichever ask the desk dies after, and whether or not the ask arrived', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await caller.first('I cannot go home.')
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    const { id } = only(desk)
    const sent: string[] = []
    for (let dies = 0; dies < 5; dies++) {
      const text = `answer ${dies}`
      let count = 0
      const post: DoorPost = async (ask) => {
        const isReply = ask[1] === lineAskCodes.reply
        count++
        if (count <= dies) return desk.link.line(ask)
        if (isReply && dies % 2 === 0) await desk.link.line(ask)
        return refuse({ kind: 'silent' })
      }
      const work = new LineWork({ vault: desk.vault, post })
      const standing = work.standing()
      if (standing.state !== 'ready') throw new Error('the line was set up')
      const said = await new Operating(standing.world, codeLists).reply({ id, text })
      // Without a lease nothing is kept: the words stay on the screen.
      if (said.ok) sent.push(text)
      await desk.again()
      scene.clock.set(scene.clock.millis() + 11 * minute)
      for (let turn = 0; turn < 2; turn++) await desk.tick()
      expect(await texts(caller)).toEqual(sent)
      expect(await caller.replies(caller.second)).toHaveLength(sent.length)
    }
    expect(sent.length).toBeGreaterThan(2)
  })

  it('outside the safe hours is held, and goes when they begin, by whichever desk is on', async () => {
    const { scene, desk, caller } = await sceneOf(2)
    const now = new Date(scene.clock.millis())
    const opens = (now.getUTCHours() * 60 + now.getUTCMinutes() + 120) % 1_440
    const hours = [{ from: opens, to: (opens + 60) % 1_440, offset: 0 }]
    await caller.first('Only when he is at work.', {
      safe: { hours, screen: 'only-me', way: '', cannotTalk: 'violets' },
    })
    for (const one of [desk, desk, scene.desk(1)]) await one.tick()
    const { id } = only(desk)
    const said = await operating(desk).reply({ id, text: 'We read you.' })
    expect(said).toMatchObject({ ok: true, value: { state: 'held' } })
    await operating(desk).release(id)
    for (const one of [desk, scene.desk(1)]) await one.tick()
    expect(await texts(caller)).toEqual([])
    scene.clock.set(scene.clock.millis() + 125 * minute)
    await scene.desk(1).tick()
    expect(await texts(caller)).toEqual(['We read you.'])
    await desk.tick()
    await desk.tick()
    expect(await texts(caller)).toEqual(['We read you.'])
    expect(threadView(desk.world, id, () => '')?.messages.at(-1)?.state).toBe('sent')
  })

  it('to somebody who asks about another person is the neutral text or none', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('Is my sister with you?', { aboutOther: true })
    await desk.tick()
    const { id } = only(desk)
    expect(await operating(desk).reply({ id, text: 'She is well.' })).toMatchObject({
      refusal: { kind: 'reply-other-person' },
    })
    const neutral = neutralAnswer.en
    expect(await operating(desk).reply({ id, text: neutral })).toMatchObject({ ok: true })
    expect(await texts(caller)).toEqual([neutral])
  })

  it('never holds a colleague’s note, nor goes without the lease that another desk holds', async () => {
    const { scene, desk, caller } = await sceneOf(2)
    await caller.first('Hello?')
    for (const one of [desk, desk, scene.desk(1)]) await one.tick()
    const { id } = only(desk)
    given(await operating(desk).note(id, 'Her cousin works in the ministry, be careful here'))
    expect(
      await operating(desk).reply({ id, text: 'Her cousin works in the ministry, be careful here' }),
    ).toMatchObject({ refusal: { kind: 'reply-holds-note' } })
    given(await operating(desk).lease(id))
    expect(await operating(scene.desk(1)).reply({ id, text: 'Hello.' })).toMatchObject({
      refusal: { kind: 'lease-held' },
    })
    scene.clock.set(scene.clock.millis() + 10 * minute + 1_000)
    expect(await operating(scene.desk(1)).reply({ id, text: 'Hello.' })).toMatchObject({ ok: true })
  })
})

describe('the keys of a week', () => {
  it('are gone from the disk a week after it, and what was sealed to it opens no more', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    await caller.first('In the first week.')
    const { blobs } = given(await desk.world.door.collect(0))
    const seeds = (await desk.world.ratchets.held()).map(({ ratchet }) => ratchet.seed.reveal())
    const line = desk.world.setup.line
    const opens = async (): Promise<readonly boolean[]> => {
      const keys = await desk.world.ratchets.openers()
      return Promise.all(blobs.map(async (blob) => (await openBlob(blob.sealed, keys, line)).ok))
    }
    expect(await opens()).toContain(true)
    scene.clock.set(scene.clock.millis() + week)
    await desk.tick()
    expect(await opens()).toContain(true)
    scene.clock.set(scene.clock.millis() + week)
    await desk.rounds(1)
    expect(await desk.world.ratchets.turn()).toBe(true)
    // The log of the file would hold the old page for as long as it is not emptied.
    expect(statSync(`${vaultPath(desk.disk.home)}-wal`).size).toBe(0)
    expect(await opens()).not.toContain(true)
    const [held] = await desk.world.ratchets.held()
    const now = certain(held, 'a ratchet').ratchet.seed.reveal()
    desk.vault.store.database.pragma('wal_checkpoint(passive)')
    const bytes = decryptedCopy(vaultPath(desk.disk.home), desk.disk.key)
    for (const seed of seeds) expect(bytes.includes(Buffer.from(seed))).toBe(false)
    // A copy in a drawer holds no ratchet at all, or it would keep open what is destroyed here.
    const { database } = desk.vault.store
    const copied = [...itemsOf(new SoundRows(database), desk.disk.home, new HoleFinder())]
    expect(copied.some((item) => Buffer.from(item.bytes).includes(Buffer.from(now)))).toBe(false)
    expect(copied.some((item) => JSON.stringify(item.about).includes('/line-root/'))).toBe(true)
    // The search would have found it: what is held now is there.
    expect(bytes.includes(Buffer.from(now))).toBe(true)
  })

  it('are made anew when somebody loses the right to the line: what they had opens nothing that comes', async () => {
    const { scene, desk, caller } = await sceneOf(2)
    const leaver = scene.desk(1)
    const had = await leaver.world.ratchets.openers()
    expect(had.length).toBeGreaterThan(3)
    let isToBeSent = false
    const saved = (): void => {
      isToBeSent = true
    }
    const work = new LineWork({ vault: desk.vault, post: (ask) => desk.link.line(ask), saved })
    await work.tick()
    isToBeSent = false
    await scene.give(leaver, 'none')
    await work.tick()
    expect(isToBeSent, 'its letters leave before callers write to it').toBe(true)
    for (let turn = 0; turn < 3; turn++) await desk.tick()
    await caller.first('After the split.')
    const { blobs } = given(await desk.world.door.collect(0))
    expect(blobs.length).toBe(2)
    for (const { sealed } of blobs)
      expect(await openBlob(sealed, had, desk.world.setup.line)).toMatchObject({
        refusal: { kind: 'other-key' },
      })
    await desk.tick()
    expect(only(desk).body).toBe('After the split.')
  })
})

describe('a line whose signing key is lost, or known to somebody who left', () => {
  it('is set up anew: new pages reach it, the old ones nobody, and who wrote before is still answered', async () => {
    const { scene, desk, caller, setup } = await sceneOf(1)
    await caller.first('Before.')
    for (let turn = 0; turn < 2; turn++) await desk.tick()
    const wish = { pages: [], exitTo: setup.exitTo, otherWays: setup.otherWays, organisationName: '' }
    expect(await desk.work.setUp(wish)).toMatchObject({ refusal: { kind: 'line-is-set-up' } })
    given(await desk.work.setUp(wish, { anew: true }))
    await desk.tick()
    const anew = desk.world.setup
    expect(anew.root.toHex()).not.toBe(setup.root.toHex())
    const other = scene.caller(anew)
    await other.first('After.')
    await desk.tick()
    expect(desk.requests().map(({ body }) => body)).toEqual(['Before.', 'After.'])
    const old = certain(desk.requests()[0], 'the first').id as RecordId
    given(await operating(desk).reply({ id: old, text: 'Still here.' }))
    expect((await other.replies(caller.real)).map(({ text }) => text)).toEqual(['Still here.'])
  })
})

describe('voice and files', () => {
  it('are put together from their pieces, and a voice that breaks off is kept and marked', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    const sound = random.bytes(9_000)
    const whole = await caller.speak(sound)
    await caller.first('', { voice: whole })
    const broken = await caller.speak(random.bytes(9_000), 2)
    await caller.followUp('', caller.real, { voice: broken })
    await desk.tick()
    scene.clock.set(scene.clock.millis() + 3 * minute)
    await desk.tick()
    const { id } = only(desk)
    const voices = threadView(desk.world, id, () => '')?.messages.filter(({ kind }) => kind === 'voice') ?? []
    expect(new Set(voices.map(({ voice }) => voice?.state))).toEqual(new Set(['truncated', 'whole']))
    const [one] = voices.filter(({ voice }) => voice?.state === 'whole')
    const read = given(await readLineFile(desk.world, id, certain(one, 'a whole one').id))
    expect(read).toMatchObject({ type: 'audio/webm;codecs=opus', truncated: false })
    expect(Buffer.from(read.bytes).equals(Buffer.from(sound))).toBe(true)
    expect(desk.requests()[0]?.disconnects).toBe(1)
  })

  it('enter only where an operator opened a place, and are bytes to us, whatever they say they are', async () => {
    const { desk, caller } = await sceneOf(1)
    await caller.first('I have a picture of the paper.')
    await desk.tick()
    const { id } = only(desk)
    expect(await operating(desk).openSlot(id, 100_000, 'Send it here.')).toMatchObject({
      ok: true,
      value: { state: 'sent' },
    })
    const [reply] = await caller.replies()
    const attach = certain(reply?.attach, 'a place for a file')
    const bomb = Buffer.from(`<svg onload="alert(1)">${'\0'.repeat(80_000)}`)
    await caller.file(attach, new Uint8Array(bomb))
    await desk.tick()
    const file = threadView(desk.world, id, () => '')?.messages.flatMap(({ files }) => files)[0]
    expect(file).toMatchObject({ name: 'file-1', bytes: bomb.length, state: 'whole' })
    const read = given(await readLineFile(desk.world, id, certain(file, 'a file').id))
    expect(read.type).toBe('application/octet-stream')
    expect(Buffer.from(read.bytes).equals(bomb)).toBe(true)
    // Of another request nothing is read by its name.
    expect(await readLineFile(desk.world, 'ab'.repeat(16), certain(file, 'a file').id)).toMatchObject({
      ok: false,
    })
  })
})

describe('a call that was entered by hand', () => {
  it('[LW28] gets a code, shown until it was handed over, with which the person finds the answer; and becomes a case of its own', async () => {
    const { desk, caller } = await sceneOf(1)
    const wish = { channel: 'voice', lang: 'ru', text: 'Rang at night.', aboutOther: false } as const
    const id = given(await enterByHand(desk.world, wish))
    expect(await operating(desk).reply({ id, text: 'Too early.' })).toMatchObject({
      refusal: { kind: 'not-answerable' },
    })
    const code = given(await makeCode(desk.world, id))
    // The page died before anybody had read it: the same code, not another.
    await desk.again()
    desk.requests()
    expect(hasCodeToHandOver(desk.world, id)).toBe(true)
    expect(given(await makeCode(desk.world, id)).reveal()).toBe(code.reveal())
    await handedOver(desk.world, id)
    expect(await makeCode(desk.world, id)).toMatchObject({ refusal: { kind: 'has-code' } })
    expect(JSON.stringify(threadView(desk.world, id, () => ''))).not.toContain(code.reveal())
    const list = certain(codeLists[1], 'Russian')
    const typed = given(parseReturnCode(codeWords(code, list).join(' '), codeLists))
    given(await operating(desk).reply({ id, text: 'You rang. Write here.' }))
    const keys = await threadKeysOf(typed)
    expect((await caller.replies(keys)).map(({ text }) => text)).toEqual(['You rang. Write here.'])
    await caller.followUp('It is me.', keys)
    await desk.tick()
    expect(only(desk).messages.map(({ text }) => text)).toContain('It is me.')
    const caseId = given(await accept(desk.world, id, 'P-34'))
    expect(only(desk)).toMatchObject({ state: 'accepted', caseId })
    expect(desk.vault.reader.read(caseId)?.type).toBe('Case')
  })

  it('[LW28] has its code no longer on the desk when the person used it, or a day after', async () => {
    const { scene, desk, caller } = await sceneOf(1)
    const called = async (text: string): Promise<readonly [RecordId, ReturnCode]> => {
      const wish = { channel: 'voice', lang: 'en', text, aboutOther: false } as const
      const id = given(await enterByHand(desk.world, wish))
      return [id, given(await makeCode(desk.world, id))]
    }
    const [used, code] = await called('Rang once.')
    const [unused] = await called('Rang twice.')
    await caller.opened(await threadKeysOf(code))
    await desk.tick()
    await desk.tick()
    expect([used, unused].map((id) => hasCodeToHandOver(desk.world, id))).toEqual([false, true])
    scene.clock.set(scene.clock.millis() + 25 * 60 * minute)
    await desk.tick()
    expect(hasCodeToHandOver(desk.world, unused)).toBe(false)
    expect(desk.vault.store.shelf.list('line-codes', '')).toEqual([])
    expect(await makeCode(desk.world, unused)).toMatchObject({ refusal: { kind: 'has-code' } })
  })

  it('is worked in shifts that end with a note, and in no other way', async () => {
    const { scene, desk } = await sceneOf(1)
    const now = scene.clock.millis()
    const wish = {
      member: 'M-01',
      from: now,
      to: now + 60 * minute,
      zone: 'UTC',
      languages: ['en'],
      level: 'L1',
    }
    given(await planShift(desk.world, wish))
    const [shift] = shifts(desk.world)
    const id = certain(shift, 'planned').id as RecordId
    given(await startShift(desk.world, id))
    expect(await finishShift(desk.world, id, '  ')).toMatchObject({ refusal: { kind: 'shift-no-handover' } })
    given(await finishShift(desk.world, id, 'Two wait for papers.'))
    expect(shifts(desk.world)[0]).toMatchObject({ state: 'ended', handover: 'Two wait for papers.' })
  })
})

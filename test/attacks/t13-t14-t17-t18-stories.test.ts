/** What a relay tells of what it holds: less than before, another story to each, all but one case, "stored". */
import { describe, expect, it } from 'vitest'
import { certain } from '../../packages/core/src/base/result.ts'
import { judgeCitation, newestTree } from '../../packages/core/src/vault/sync/citations.ts'
import { Listener, newAuthor, scene } from '../../packages/core/src/vault/sync/relay-view.fixture.ts'
import { NaiveDevice, NaiveServer } from './naive/network.ts'

async function naive() {
  const server = new NaiveServer()
  const [anna, bela] = [new NaiveDevice(server, 'anna'), new NaiveDevice(server, 'bela')]
  anna.makeCase()
  server.members.push('bela')
  await anna.shareWithMembers()
  await bela.takeKey()
  await anna.write(1, 'consent: given')
  await anna.write(2, 'consent: withdrawn')
  return { server, anna, bela }
}

describe('an older state (T13)', () => {
  it('[T13] is taken for the state by a naive client: the consent that was withdrawn is there again', async () => {
    const { server, bela } = await naive()
    expect(await bela.read()).toHaveLength(2)
    server.messages = server.messages.slice(0, 1)
    expect(await bela.read()).toEqual(['anna: consent: given'])
  })
  it('[T13] is named at the first answer, and what the device has stays what it has', async () => {
    const { relay, device } = await scene(5)
    for (const size of [4, 1, 0]) await device.pull(relay.copy(size))
    expect(new Set(device.kinds())).toEqual(new Set(['relay-rolled-back']))
    expect(new Set(device.heard.map(({ header }) => header.seq)).size).toBe(5)
  })
})

describe('a log that is read again because there was no room (T13)', () => {
  it('[T13] is no way to slip in another story: the same one raises nothing, another is named', async () => {
    const { relay, device, colleague } = await scene(4)
    device.store.transaction(device.view.readAgain(relay.log))
    await relay.take(await colleague.write())
    await device.pull()
    expect(device.kinds()).toEqual([])
    device.store.transaction(device.view.readAgain(relay.log))
    const other = relay.copy(2)
    for (let at = 0; at < 5; at++) await other.take(await (await newAuthor(relay.log)).write())
    await device.pull(other)
    expect(device.kinds()).toEqual(['relay-rolled-back'])
  })
})

describe('two stories (T14)', () => {
  it('[T14] are lived in side by side by naive clients, for ever', async () => {
    const { server, anna, bela } = await naive()
    const [given, withdrawn] = server.messages
    expect(await anna.read([given, withdrawn].filter((one) => one !== undefined))).toHaveLength(2)
    expect(await bela.read([certain(given, 'two')])).toEqual(['anna: consent: given'])
    await bela.write(3, 'published')
    expect(await anna.read()).toHaveLength(3)
    // Nothing that either of them has says that bela never saw the second line.
    expect(bela.lines).not.toContain('anna: consent: withdrawn')
  })
  it('[T14] are named when the first entry crosses: it says which root its writer had been shown', async () => {
    const { relay, device, colleague } = await scene(3)
    const [other, third] = [relay.copy(2), await newAuthor(relay.log)]
    const far = new Listener(other)
    await other.take(await third.write())
    await far.pull(other)
    const key = relay.key.publicKey
    const tree = certain(newestTree(far.store.shelf, key, relay.log), 'far has read it')
    await relay.take(await colleague.write())
    await device.pull()
    const said = { tree, feed: third.key.publicKey, position: undefined }
    const lie = judgeCitation(device.store.shelf, key, relay.log, said)
    expect(lie).toMatchObject({ kind: 'relay-forked' })
  })
})

describe('one case kept from one member (T17)', () => {
  it('[T17] is missed by nobody who does not know of it', async () => {
    const { server, bela } = await naive()
    expect(await bela.read(server.messages.filter(({ id }) => id !== 2))).toEqual(['anna: consent: given'])
  })
  it('[T17] shows in the first round: a list with something left out has another root than the one that was signed', async () => {
    const { relay, device, colleague } = await scene(3)
    for (let at = 0; at < 3; at++) await relay.take(await colleague.write())
    const without = relay.copy()
    without.entries.splice(4, 1)
    const answer = await relay.answer(3)
    await device.hear({ ...answer, entries: without.entries.slice(3) })
    await device.pull(without)
    expect(device.kinds().length).toBeGreaterThan(0)
    expect(device.kinds().every((kind) => kind.startsWith('relay-'))).toBe(true)
  })
})

describe('storing that stops without a word (T18)', () => {
  it('[T18] loses what was written: the naive client had asked, and emptied its queue', async () => {
    const { server, anna } = await naive()
    server.answer = 'quota'
    await anna.write(3, 'he was seen at the border')
    expect(anna.queue).toEqual([])
    server.answer = 'stored'
    await anna.write(4, 'later')
    expect((await anna.read()).join()).not.toContain('border')
  })
  it('[T18] is no receipt of ours: one that the relay’s list does not bear out is a lie with its signature', async () => {
    const { relay, device, me } = await scene(3)
    const mine = await me.write()
    // It signs, and keeps nothing.
    await device.push([mine], [await relay.receipt(mine, 4)])
    await device.pull()
    await relay.take(await (await newAuthor(relay.log)).write())
    await device.pull()
    expect(device.kinds().length).toBeGreaterThan(0)
    expect(
      device
        .kinds()
        .every((kind) => ['relay-withheld', 'relay-false-receipt', 'relay-rolled-back'].includes(kind)),
    ).toBe(true)
  })
})

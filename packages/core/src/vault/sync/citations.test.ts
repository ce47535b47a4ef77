import { describe, expect, it } from 'vitest'
import { publicKeyOf } from '../../sealed/sign.ts'
import type { TreeSeen } from '../operation.ts'
import { judgeCitation, keepCitation, newestTree } from './citations.ts'
import { Listener, newAuthor, random, scene } from './relay-view.fixture.ts'

/** What a colleague's device that has read all of this telling would write into its next entry. */
async function seenBy(device: Listener): Promise<TreeSeen> {
  const tree = newestTree(device.store.shelf, publicKeyOf(device.relay.key), device.relay.log)
  if (tree === undefined) throw new Error('the colleague has read nothing')
  return tree
}

function judged(device: Listener, tree: TreeSeen, position?: number) {
  const { shelf } = device.store
  const said = judgeCitation(shelf, publicKeyOf(device.relay.key), device.relay.log, {
    tree,
    feed: publicKeyOf(device.relay.key),
    position,
  })
  return typeof said === 'string' ? said : said.kind
}

describe('what colleagues saw of a relay is compared with what this device saw', () => {
  it('[Y11] the same history fits, at every size it had', async () => {
    const { relay, device, colleague } = await scene()
    const first = await seenBy(device)
    for (let at = 0; at < 300; at++) await relay.take(await colleague.write())
    await device.pull(relay, 100)
    expect(judged(device, first)).toBe('fits')
    expect(judged(device, await seenBy(device), 304)).toBe('fits')
    expect(device.kinds()).toEqual([])
  })

  it('[Y11] forked: two colleagues were shown two histories; the first entry that crosses says so', async () => {
    const { relay, device, colleague } = await scene()
    const other = relay.copy()
    const stranger = await newAuthor(relay.log)
    other.entries.push(await stranger.write())
    await relay.take(await colleague.write())
    const there = new Listener(other)
    await there.pull()
    await device.pull()
    expect(judged(device, await seenBy(there), 5)).toBe('relay-forked')
  })

  it('[Y11] forked: an entry that cites more than the relay puts before it', async () => {
    const { relay, device, colleague } = await scene()
    const longer = relay.copy()
    longer.entries.push(await colleague.write(), await colleague.write())
    const there = new Listener(longer)
    await there.pull()
    expect(judged(device, await seenBy(there), 4)).toBe('relay-forked')
  })

  it('[Y12] a citation that reaches further than this device has read waits, and is compared then', async () => {
    const { relay, device, colleague } = await scene()
    const { shelf } = device.store
    for (let at = 0; at < 3; at++) await relay.take(await colleague.write())
    const there = new Listener(relay)
    await there.pull()
    const tree = await seenBy(there)
    expect(judged(device, tree)).toBe('later')
    device.store.transaction(() =>
      keepCitation(shelf, relay.log, { tree, feed: publicKeyOf(colleague.key), position: undefined }),
    )
    await device.pull()
    expect(device.kinds()).toEqual([])
    expect(shelf.list('cited', '')).toEqual([])
  })

  it('[Y12] withheld: what a colleague saw there and brought on a stick is not in the answer', async () => {
    const { relay, device, colleague } = await scene()
    const longer = relay.copy()
    longer.entries.push(await colleague.write())
    const there = new Listener(longer)
    await there.pull()
    const tree = await seenBy(there)
    device.store.transaction(() =>
      keepCitation(device.store.shelf, relay.log, {
        tree,
        feed: publicKeyOf(colleague.key),
        position: undefined,
      }),
    )
    await device.pull()
    expect(device.kinds()).toEqual(['relay-withheld'])
    await device.pull()
    expect(device.kinds()).toEqual(['relay-withheld'])
  })

  it('[Y12] a citation that comes while an answer is on its way proves nothing against that answer', async () => {
    const { relay, device, colleague } = await scene()
    const question = device.view.question(relay.log)
    const answer = await relay.answer(question.after)
    await relay.take(await colleague.write())
    const there = new Listener(relay)
    await there.pull()
    const tree = await seenBy(there)
    device.store.transaction(() =>
      keepCitation(device.store.shelf, relay.log, {
        tree,
        feed: publicKeyOf(colleague.key),
        position: undefined,
      }),
    )
    await device.hear(answer, question)
    await device.pull()
    expect(device.kinds()).toEqual([])
  })

  it('[Y13] what colleagues cite from before a relay was put back was told once and is no new alarm', async () => {
    const { relay, device, me } = await scene(6)
    const before = await seenBy(device)
    const restored = relay.copy(4)
    restored.entries.push(await me.write(), await me.write(), await me.write())
    await device.pull(restored)
    expect(device.kinds()).toEqual(['relay-rolled-back'])
    expect(judged(device, before)).toBe('fits')
    expect(judged(device, before, 5)).toBe('fits')
  })

  it('[Y14] what was cited of another relay says nothing of this one', async () => {
    const { relay, device } = await scene()
    const there = new Listener(relay)
    await there.pull()
    const tree = await seenBy(there)
    const moved = { ...tree, relay: 'AAAAAAAAAAAA', root: random.bytes(32) }
    expect(judged(device, moved, 1)).toBe('fits')
    expect(judged(device, { ...tree, root: random.bytes(32) })).toBe('relay-forked')
  })
})

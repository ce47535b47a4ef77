import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { readSlots, type Slot, sealReply } from '@safeconduct/core/line/replies.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import { describe, expect, it } from 'vitest'
import { BoxPages } from './box-pages.ts'

const to = { line: random.bytes(16), box: random.bytes(16), replyKey: newSealKey(random) }

describe('what a box has shown', () => {
  it('is read together: a long answer that goes over two pages is whole', async () => {
    const texts = ['old', 'middle', 'new'].map((word) => `${word} `.repeat(400))
    const slots: Slot[] = []
    for (const [at, text] of texts.entries()) {
      const sealed = await sealReply({ id: random.bytes(16), text, at }, to, random)
      if (!sealed.ok) throw new Error('it fits')
      // The relay shows the newest slot first.
      slots.unshift(...sealed.value.toReversed())
    }
    // In a box the pages have eight; four cut the second answer here.
    const [first, second] = [slots.slice(0, 4), slots.slice(4)]
    const pages = new BoxPages()
    expect((await readSlots(pages.with(0, first), to)).some(({ whole }) => !whole)).toBe(true)
    const all = await readSlots(pages.with(1, second), to)
    expect(all.map(({ text, whole }) => [text, whole])).toEqual(texts.map((text) => [text, true]))
    // Looking again begins with the newest.
    expect(pages.with(0, first)).toHaveLength(4)
  })
})

/** A disk that was copied, restored or rolled back under a running key: does any nonce or key stream come twice? */
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { emptyFeed, headAfter, writeEntry } from '../../packages/core/src/vault/feed.ts'
import { MemoryStore } from '../../packages/core/src/vault/replica/memory-store.ts'
import { Replica } from '../../packages/core/src/vault/replica/replica.ts'
import { type Image, writeFrom } from './naive/counting-nonces.ts'
import { randomBytes } from './naive/gcm.ts'
import { Desk, invited, organisation, settled, world } from './people.ts'
import { newWriter, saying } from './stage.ts'

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ (b[i] ?? 0))

describe('a copied disk (T21)', () => {
  it('[T21] gives both texts to whoever sees two sealed ones, where nonces are counted in the file', async () => {
    const image: Image = { key: randomBytes(32), count: 7 }
    const [known, secret] = [utf8('nothing new today, see you'), utf8('shelter: Harbour Street 12')]
    const [one, two] = [await writeFrom(image, known), await writeFrom({ ...image }, secret)]
    const stream = xor(one.sealed.subarray(12, -16), known)
    expect(new TextDecoder().decode(xor(two.sealed.subarray(12, -16), stream))).toBe(
      'shelter: Harbour Street 12',
    )
  })
  it('[T21] repeats nothing in ours: copies of one disk write the same entry in the same place, 4,000 times', async () => {
    const writer = await newWriter()
    const content = saying({ shelter: 'Harbour Street 12' })
    const first = await writeEntry(writer, emptyFeed, 'open', content, { random })
    const heads = [emptyFeed, headAfter(first)]
    const salts = new Set<string>()
    const bodies = new Set<string>()
    for (let copy = 0; copy < 2_000; copy++) {
      for (const head of heads) {
        const { body } = await writeEntry(writer, head, 'changes', content, { random })
        salts.add(toHex(body.subarray(0, 24)))
        bodies.add(toHex(body.subarray(56)))
      }
    }
    expect([salts.size, bodies.size]).toEqual([4_000, 4_000])
  })

  it.each([true, false])(
    '[T21] uses no number twice when a laptop is put back to an older copy (noticed at once: %s), and loses no word',
    async (restored) => {
      const anna = await organisation()
      const bela = await invited(anna, 'bela')
      const press = { kind: 'press' } as const
      const log = certain(anna.replica.book.byName({ scope: press, part: 'whole' }), 'it was founded')
      const member = certain(bela.replica.me.member, 'a member')
      await anna.replica.acts.changeRights([{ log: log.hex as never, member, right: 'writer' }])
      await settled(anna, bela)
      await settled(anna, bela)
      const ids = [await bela.save('Publication', press, { title: 'before the copy' })]
      await settled(bela, anna)
      const image = bela.store.image()
      ids.push(await bela.save('Publication', press, { title: 'after the copy' }))
      await settled(bela, anna)
      // The disk is put back, and she writes on, far from any network.
      const store = new MemoryStore(image)
      const opened = await Replica.open(store, world, { restored })
      const again = new Desk(
        'bela',
        bela.relay,
        store,
        certain(opened.ok ? opened.value : undefined, 'it opens'),
      )
      ids.push(await again.save('Publication', press, { title: 'after it was put back' }))
      for (let turn = 0; turn < 3; turn++) await settled(again, anna)
      for (const desk of [anna, again]) {
        const titles = ids.map((id) => desk.reads(id, 'title'))
        expect(titles[0], desk.name).toContain('before the copy')
        expect(titles[1], desk.name).toContain('after the copy')
        expect(titles[2], desk.name).toContain('after it was put back')
      }
      expect(anna.alarms().filter((kind) => kind !== 'own-feed-behind')).toEqual([])
    },
  )
})

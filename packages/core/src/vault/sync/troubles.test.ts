import { describe, expect, it } from 'vitest'
import { MemoryStore } from '../replica/memory-store.ts'
import { keepHeard, keepTroubles, lastHeard, lastingTroubles, type Trouble } from './troubles.ts'

const everything: (trouble: Trouble) => boolean = () => true

function kept(store: MemoryStore, troubles: readonly Trouble[], now: number, concerns = everything): void {
  store.transaction(() => keepTroubles(store.shelf, troubles, { now, concerns }))
}

describe('what keeps work from the others is shown until it is over', () => {
  it('[Y20] since its first time, with its last, over a restart', () => {
    const store = new MemoryStore()
    kept(store, [{ kind: 'quota', log: 'ab' }, { kind: 'relay-full' }], 1000)
    kept(store, [{ kind: 'quota', log: 'ab' }], 5000)
    const restarted = MemoryStore.fromImage(store.image())
    expect(lastingTroubles(restarted.shelf)).toEqual([{ kind: 'quota', log: 'ab', since: 1000, last: 5000 }])
  })

  it('[Y20] is not ended by a round that looked elsewhere', () => {
    const store = new MemoryStore()
    kept(store, [{ kind: 'too-large', log: 'ab' }], 1000)
    kept(store, [], 2000, ({ log }) => log !== 'ab')
    expect(lastingTroubles(store.shelf)).toHaveLength(1)
    kept(store, [], 3000)
    expect(lastingTroubles(store.shelf)).toEqual([])
  })

  it('[Y20] says when the relay last answered', () => {
    const store = new MemoryStore()
    expect(lastHeard(store.shelf)).toBeUndefined()
    store.transaction(() => keepHeard(store.shelf, 77))
    expect(lastHeard(store.shelf)).toBe(77)
  })
})

/** The hours of an unlock share in memory, by clocks that are moved: docs/formats/sealed.md U14. */
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import type { ShareKeeper } from '@safeconduct/core/sealed/unlock-share.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { graceMillis, RememberedShares, withGrace } from './remembered-shares.ts'

const [id, token, share] = [random.bytes(16), random.bytes(32), random.bytes(32)] as const
let relay: 'given' | 'withheld' | 'silent'
let awake: number
let asleepToo: number
let shares: RememberedShares

const keeper: ShareKeeper = {
  get: () =>
    Promise.resolve(
      relay === 'given'
        ? ok(share)
        : refuse({ kind: relay === 'withheld' ? 'share-not-given' : 'share-not-reached' }),
    ),
}
const fetch = () =>
  withGrace(keeper, {
    keep: (of, kept) => shares.keep(of, kept),
    find: (of) => Promise.resolve(shares.find(of)),
    drop: (of) => shares.drop(of),
  }).get(id, token)

beforeEach(() => {
  relay = 'given'
  awake = 0
  asleepToo = 0
  shares = new RememberedShares({ monotonic: () => awake, uptime: () => asleepToo })
})

describe('a share in memory', () => {
  it('[U14] serves for twelve hours while the relay is silent, and not a minute more', async () => {
    expect(await fetch()).toEqual(ok(share))
    relay = 'silent'
    awake = graceMillis - 1
    expect(await fetch()).toEqual(ok(share))
    awake++
    expect(await fetch()).toEqual(refuse({ kind: 'share-not-reached' }))
    // Setting a clock back brings nothing back.
    awake = 0
    expect(await fetch()).toEqual(refuse({ kind: 'share-not-reached' }))
  })

  it('[U14] counts the hours that a closed laptop slept', async () => {
    await fetch()
    relay = 'silent'
    asleepToo = graceMillis / 1000
    expect(await fetch()).toEqual(refuse({ kind: 'share-not-reached' }))
  })

  it('[U14] is not made longer by opening again without the relay', async () => {
    await fetch()
    relay = 'silent'
    for (awake = 0; awake < graceMillis; awake += graceMillis / 4) expect((await fetch()).ok).toBe(true)
    expect(await fetch()).toEqual(refuse({ kind: 'share-not-reached' }))
  })

  it('[U14] goes as soon as a relay that answers gives none, or the organisation locks the device', async () => {
    for (const end of ['withheld', 'told'] as const) {
      relay = 'given'
      await fetch()
      if (end === 'told') shares.clear()
      else relay = 'withheld'
      if (end === 'withheld') expect(await fetch()).toEqual(refuse({ kind: 'share-not-given' }))
      relay = 'silent'
      expect(await fetch()).toEqual(refuse({ kind: 'share-not-reached' }))
    }
  })

  it('[U14] is gone when its hours are over, whether or not anybody asks', () => {
    shares.keep(id, share)
    expect(shares.find(id)).toEqual(share)
    awake = graceMillis
    shares.sweep()
    awake = 0
    expect(shares.find(id)).toBeUndefined()
  })

  it('[U14] says what it does not have in the same words as a relay that is silent', async () => {
    relay = 'silent'
    expect(await fetch()).toEqual(refuse({ kind: 'share-not-reached' }))
  })
})

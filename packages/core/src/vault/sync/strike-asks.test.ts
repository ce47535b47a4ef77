/** What a desk asks of a relay once words were struck: docs/formats/sync.md, Y50. */
import { describe, expect, it } from 'vitest'
import { equalBytes, toHex } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain, ok, refuse } from '../../base/result.ts'
import { newSigningKey, publicKeyOf } from '../../sealed/sign.ts'
import { logHexOf } from '../control/names.ts'
import { Club, chainOf, given } from '../replica/organisation.fixture.ts'
import { pressLog } from '../replica/replica.fixture.ts'
import { agreedStrikes } from '../replica/struck-bodies.ts'
import type { RelayLink, RelayStrike } from './link.ts'
import { askStrikes } from './strike-asks.ts'

const words = 'the road behind the mill'

describe('a desk that asks a relay for what was struck', () => {
  it('[Y50] asks again with an entry that came while the disk changed another', async () => {
    const club = await Club.of(3)
    const [one, two, away] = [club.desk(0), club.desk(1), club.desk(2)]
    const log = logHexOf(one.log(pressLog).id)
    for (const at of [1, 2])
      given(await one.replica.acts.changeRights([{ log, member: club.member(at), right: 'writer' }]))
    await club.meet()
    const id = await one.saved({ fields: { label: words } })
    await club.meet()
    await two.saved({ id, fields: { label: `${words}, corrected` } })
    await club.meet([one, two])
    const wish = { what: [[id, ['label']]], pieces: [] } as const
    given(certain(await one.replica.acts.strikeWords(log, wish), 'something is left'))
    await club.meet([one, two])
    const [asked] = await two.replica.acts.strikesAsked()
    given(await two.replica.acts.agreeToStrike(log, certain(asked, 'a wish').id))
    await club.meet([one, two])

    await away.replica.receiveControl(away.log().id, chainOf(one, log))
    const bodies: number[] = []
    const relay = publicKeyOf(await newSigningKey(random))
    const link: Pick<RelayLink, 'strike'> = {
      strike: async (_, __, { rests }: RelayStrike) => {
        bodies.push(...rests.flatMap(({ body }, at) => (body.length > 0 ? [at] : [])))
        return ok(true)
      },
    }
    const ask = () => askStrikes(away.replica, { link, relay, token: random.bytes(32) }, away.log())
    await ask()
    expect(bodies, 'the one that is here').toHaveLength(1)
    await ask()
    expect(bodies, 'nothing is asked twice').toHaveLength(1)
    const { key } = certain(one.log().writing, 'a feed that was written to')
    const [strike] = agreedStrikes(away.log())
    const seq = certain(
      strike?.entries.find(([feed]) => feed === toHex(key)),
      'an entry of this feed',
    )[1]
    expect(away.store.rot(key, seq, 700)).toBe(true)
    const second = certain(two.log().writing, 'a feed that was written to')
    await away.takes(two.entries().filter(({ header }) => equalBytes(header.feed, second.key)))
    await ask()
    expect(new Set(bodies).size, 'the other').toBe(2)
  })

  it('[Y50] opens a feed where only the feed of a laptop that is shut out has asked, and asks with it too', async () => {
    const club = await Club.of(1)
    const one = club.desk(0)
    const two = await club.invite(one, 'device')
    const log = logHexOf(one.log(pressLog).id)
    const id = await one.saved({ fields: { label: words } })
    const wish = { what: [[id, ['label']]], pieces: [] } as const
    given(certain(await one.replica.acts.strikeWords(log, wish), 'something is left'))
    await club.settle([one])
    // What the first one said is late, or never came: there is nothing to acknowledge.
    await two.replica.receiveControl(two.log().id, chainOf(one, log))
    await two.replica.acknowledge()
    expect(agreedStrikes(two.log()), 'counts').toHaveLength(1)
    expect(two.log().writing, 'nothing was written here').toBeUndefined()

    const feeds: number[] = []
    const relay = publicKeyOf(await newSigningKey(random))
    const link: Pick<RelayLink, 'strike'> = {
      strike: async (_, __, { asks }: RelayStrike) => {
        feeds.push(asks.length)
        const isKnown = (two.log().writing?.head.seq ?? 0) > 0
        return asks.length > 1 && isKnown ? ok(true) : refuse({ kind: 'not-allowed' })
      },
    }
    const ask = () => askStrikes(two.replica, { link, relay, token: random.bytes(32) }, two.log())
    expect(await ask(), 'others have written under the newest key').toEqual({ kind: 'not-allowed' })
    expect(await two.replica.acknowledge(), 'a word of its own').toBe(1)
    expect(await ask()).toBeUndefined()
    expect(feeds).toEqual([1, 2])
  })

  it('[Y50] opens one feed and no more at a relay that refuses for ever', async () => {
    const club = await Club.of(1)
    const one = club.desk(0)
    const two = await club.invite(one, 'device')
    const log = logHexOf(one.log(pressLog).id)
    const id = await one.saved({ fields: { label: words } })
    const wish = { what: [[id, ['label']]], pieces: [] } as const
    given(certain(await one.replica.acts.strikeWords(log, wish), 'something is left'))
    await club.settle([one])
    await two.replica.receiveControl(two.log().id, chainOf(one, log))
    const relay = publicKeyOf(await newSigningKey(random))
    const link: Pick<RelayLink, 'strike'> = { strike: async () => refuse({ kind: 'not-allowed' }) }
    const written: number[] = []
    for (let turn = 0; turn < 5; turn++) {
      await askStrikes(two.replica, { link, relay, token: random.bytes(32) }, two.log())
      written.push(await two.replica.acknowledge())
    }
    expect(written).toEqual([1, 0, 0, 0, 0])
  })
})

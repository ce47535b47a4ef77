/** What a desk asks of a relay once words were struck: docs/formats/sync.md, Y50. */
import { describe, expect, it } from 'vitest'
import { equalBytes, toHex } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain, ok } from '../../base/result.ts'
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
})

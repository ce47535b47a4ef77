/** Letters that wait: docs/formats/sync.md, Y20. */
import { describe, expect, it } from 'vitest'
import { toHex } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { ok, refuse } from '../../base/result.ts'
import { Club, given } from '../replica/organisation.fixture.ts'
import type { RelayLink } from './link.ts'
import { keepForOthers, lettersForOthers } from './passing-on.ts'
import { collectMail, postLetters } from './round-post.ts'

describe('letters on their way', () => {
  it('[Y20] reach the others where the box of one is full, and that one when there is room', async () => {
    const club = await Club.of(3)
    const [founder, asleep, awake] = [club.desk(0), club.desk(1), club.desk(2)]
    given(await founder.replica.acts.rotateAll('suspicion'))
    await founder.replica.acts.settle()
    const full = new Set([toHex(asleep.replica.acts.box.id)])
    const came = new Set<string>()
    const post: RelayLink['post'] = (box) => {
      const hex = toHex(box)
      if (full.has(hex)) return Promise.resolve(refuse({ kind: 'quota' }))
      came.add(hex)
      return Promise.resolve(ok(true))
    }
    const link = { post } as unknown as RelayLink
    const boxOf = ({ replica }: typeof founder) => toHex(replica.acts.box.id)
    const first = await postLetters(founder.replica, link, random.bytes(16))
    expect([came.has(boxOf(awake)), first.refusal]).toEqual([true, { kind: 'quota' }])
    expect(founder.replica.acts.letters().map(({ box }) => toHex(box))).toEqual([boxOf(asleep)])
    full.clear()
    expect((await postLetters(founder.replica, link, random.bytes(16))).refusal).toBeUndefined()
    expect([came.has(boxOf(asleep)), founder.replica.acts.letters()]).toEqual([true, []])
  })

  it('[Y20] [L20] keep nobody from the rest of a round: neither one that is shown again and again, nor ever more', async () => {
    const { replica } = (await Club.of(1)).desk(0)
    for (const [step, refusal] of [
      [0, { kind: 'unreadable' }],
      [1, undefined],
    ] as const) {
      let asked = 0
      const collect: RelayLink['collect'] = async () => {
        if (++asked > 200) throw new Error('it never ends')
        const numbers = Array.from({ length: 50 }, (_, at) => 1 + at + asked * 50 * step)
        return ok(numbers.map((number) => ({ number, sealed: random.bytes(40) })))
      }
      const remove: RelayLink['remove'] = async () => ok(true)
      const collected = await collectMail(
        replica,
        { collect, remove } as unknown as RelayLink,
        random.bytes(16),
      )
      expect([collected.refusal, collected.isNews]).toEqual([refusal, true])
    }
  })

  it('[Y38] that came on a stick and that no relay takes are kept no longer', async () => {
    const club = await Club.of(2)
    const [desk, colleague] = [club.desk(0), club.desk(1)]
    const sealed = random.bytes(333)
    await keepForOthers(desk.replica, colleague.replica.acts.box.id, sealed)
    const post: RelayLink['post'] = () => Promise.resolve(refuse({ kind: 'too-large' }))
    const posted = await postLetters(desk.replica, { post } as unknown as RelayLink, random.bytes(16))
    expect([posted, lettersForOthers(desk.replica)]).toEqual([{ letters: 0, refusal: undefined }, []])
  })
})

/** A turned colleague's noise at a desk that has read little: docs/formats/control.md, R9, R32, R74, R87. */
import { describe, expect, it } from 'vitest'
import { toBase64Url } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newEnvelopeKey } from '../../sealed/envelope.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { letterOf, sealMail } from '../control/mail.ts'
import { keeperMark } from '../control/marks.ts'
import { envelopeKeyOf, logHexOf } from '../control/names.ts'
import { draftRotation } from '../control/rotation.ts'
import { accessToken, tokensOf } from '../sync/access.ts'
import { controlHead } from './control-chain.ts'
import { directoryName } from './log-book.ts'
import { MemoryStore } from './memory-store.ts'
import { Club, chainOf, given } from './organisation.fixture.ts'
import { proposeDraft } from './organisation-proposals.ts'
import { sceneOf } from './organisation-scene.ts'
import { pressLog, schema, testClock } from './replica.fixture.ts'
import { Replica } from './replica.ts'

describe('a new desk to which a stick brings another entry in the place that its invitation named', () => {
  it('[R9] [R87] reads on when the true one comes', async () => {
    const club = await Club.of(3)
    const [keeper, turned] = [club.desk(0), club.desk(1)]
    const { directory } = keeper.replica.book
    given(await turned.replica.acts.suspend(club.device(2)))
    const { entry } = certain(turned.replica.acts.toCommit()[0], 'a proposal')
    const mark = await keeperMark(await newSigningKey(random), directory.id, entry, 0)
    const before = chainOf(keeper, directory.hex)
    given(await keeper.replica.acts.rotateAll('suspicion'))
    const key = certain(directory.keys.get(1)?.key, 'the first key')
    const clock = testClock(keeper.clock.at)
    const joined = await Replica.join(
      new MemoryStore(),
      { clock, random, schema },
      {
        organisation: keeper.replica.organisation.id,
        device: await newSigningKey(random),
        envelope: newEnvelopeKey(random).seed.reveal(),
        mailbox: random.bytes(16),
        directory: { log: directory.id, epoch: 1, key },
        roster: { seq: entry.header.seq, hash: controlHead(directory).hash },
      },
    )
    const replica = given(joined)
    expect(controlHead(directory).seq).toBe(entry.header.seq)
    await replica.receiveControl(directory.id, [...before, { entry, mark }])
    await replica.receiveControl(directory.id, chainOf(keeper, directory.hex))
    expect(replica.alarms.list()).toEqual([])
    expect(replica.book.roster?.head).toEqual(keeper.replica.book.roster?.head)
  })
})

describe('a desk to which a turned colleague has sent many keys of a time to come', () => {
  it('[R32] [R74] asks the relay with the true one all the same, also when it was opened again', async () => {
    const club = await Club.of(3, { relay: true })
    const [lead, away, turned] = [club.desk(0), club.desk(1), club.desk(2)]
    const press = lead.log(pressLog)
    const log = logHexOf(press.id)
    const changes = [1, 2].map((at) => ({ log, member: club.member(at), right: 'writer' as const }))
    given(await lead.replica.acts.changeRights(changes))
    await club.meet()
    const roster = certain(turned.replica.book.roster, 'read')
    const to = certain(
      roster.devices.find(({ device }) => device === club.device(1)),
      'enrolled',
    )
    const said = [controlHead(press).seq + 1, '11'.repeat(32)] as const
    const made = () => ({
      log,
      scope: 'press',
      part: 'whole',
      epoch: 2,
      said,
      head: said,
      key: toBase64Url(random.bytes(32)),
    })
    for (let times = 0; times < 40; times++) {
      const letter = await sealMail(
        { device: turned.replica.deviceKey, organisation: turned.replica.organisation.id },
        { device: to.device, envelope: envelopeKeyOf(to.envelope) },
        letterOf({ kind: 'grant', keys: [made()] }),
        { at: turned.clock.millis(), base: roster.head },
        { random },
      )
      await away.replica.acts.takeMail([letter])
    }
    given(await lead.replica.acts.rotateAll('suspicion'))
    await lead.replica.acts.settle()
    await away.replica.acts.takeMail(lead.replica.acts.letters().map(({ sealed }) => sealed))
    for (const one of lead.replica.acts.letters()) await lead.replica.acts.posted(one.key)
    await club.meet([lead])
    const key = certain(lead.log(pressLog).keys.get(2)?.key, 'made here')
    const asksWithIt = () =>
      tokensOf(away.log(pressLog)).some((token) => token.toHex() === accessToken(key).toHex())
    expect(asksWithIt()).toBe(true)
    await away.restart()
    await away.replica.acts.settle()
    expect(asksWithIt()).toBe(true)
  })
})

describe('a key of the roster whose event has false keys in its keyring', () => {
  it('[R30] keeps a new desk from it no longer than to the next key', async () => {
    const club = await Club.of(2, { relay: true })
    const [turned] = [club.desk(0)]
    given(await turned.replica.acts.rotateAll('suspicion'))
    await club.meet()
    const scene = certain(sceneOf(turned.replica.context), 'a member')
    const { directory } = turned.replica.book
    const before = certain(directory.keys.get(2), 'made here').key
    const { draft, key } = await draftRotation(
      turned.replica.organisation.id,
      {
        log: directory.id,
        kind: 'roster',
        epoch: 2,
        keys: new Map([
          [1, random.bytes(32)],
          [2, before],
        ]),
        head: controlHead(directory),
        finals: [],
        why: 'suspicion',
      },
      { random },
    )
    given(await proposeDraft(scene, directory, { draft, out: [], key }))
    await club.meet()
    const joined = await club.invite(turned, 'person')
    expect(joined.replica.book.roster).toBeUndefined()
    given(await turned.replica.acts.rotateAll('suspicion'))
    await club.meet()
    expect(joined.replica.book.roster?.head).toEqual(turned.replica.book.roster?.head)
    await joined.restart()
    expect(new Set(joined.log(directoryName).keys.keys())).toEqual(new Set([1, 2, 3, 4]))
  })
})

/**
 * A whole organisation against a relay that has its own signing key, every token and every letter: what it can make
 * people believe (nothing), and what they are told (which lie, at the first entry that crosses).
 */
import { describe, expect, it } from 'vitest'
import { toHex } from '../../packages/core/src/base/bytes.ts'
import { newRecordId } from '../../packages/core/src/base/id.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain, refuse } from '../../packages/core/src/base/result.ts'
import { newSigningKey, publicKeyOf, type SigningKey, sign } from '../../packages/core/src/sealed/sign.ts'
import { deviceIdOf } from '../../packages/core/src/vault/control/names.ts'
import { rosterAt } from '../../packages/core/src/vault/control/roster.ts'
import { type Entry, encodeHeader, parseSignedHeader } from '../../packages/core/src/vault/entry.ts'
import { emptyFeed, headAfter } from '../../packages/core/src/vault/feed.ts'
import type { LogState } from '../../packages/core/src/vault/replica/log-book.ts'
import { deviceOf } from './chain.ts'
import { controlBy, kept } from './evil-member.ts'
import { randomBytes } from './naive/gcm.ts'
import { type Desk, done, invited, organisation, settled } from './people.ts'
import { flipped } from './stage.ts'

const press = { kind: 'press' } as const

type Scene = {
  readonly anna: Desk
  readonly bela: Desk
  readonly log: LogState
  readonly entries: () => Promise<readonly Entry[]>
}

/** Anna founded it, bela is an admin; both write to the press log. */
async function scene(): Promise<Scene> {
  const anna = await organisation()
  const bela = await invited(anna, 'bela', { role: 'admin' })
  const log = pressOf(anna)
  const member = certain(bela.replica.me.member, 'the roster has bela')
  expect(
    await done(anna.replica.acts.changeRights([{ log: log.hex as never, member, right: 'lead' }])),
  ).toMatch(/done|waits/)
  await settled(anna, bela, anna, bela)
  await anna.save('Publication', press, { title: 'consent: given' })
  await settled(anna, bela)
  return { anna, bela, log, entries: () => anna.relay.entriesOf(log.id) }
}

function pressOf(desk: Desk): LogState {
  return certain(desk.replica.book.byName({ scope: press, part: 'whole' }), 'every organisation has it')
}

const titles = (desk: Desk): number =>
  [...pressOf(desk).feeds.values()].reduce((sum, { head }) => sum + head.seq, 0)

describe('honest days', () => {
  it('raise no alarm, and everybody reads the same', async () => {
    const { anna, bela } = await scene()
    await bela.save('Publication', press, { title: 'two' })
    await settled(anna, bela)
    expect([anna.alarms(), bela.alarms()]).toEqual([[], []])
    expect(titles(bela)).toBe(titles(anna))
  })
})

describe('an older state (T13)', () => {
  it('[T13] changes nothing on a device that knew more, and is named in the first round', async () => {
    const { anna, bela, log, entries } = await scene()
    await anna.save('Publication', press, { title: 'consent: withdrawn' })
    await settled(anna, bela)
    const before = titles(bela)
    bela.relay.tell('bela', log.id, (await entries()).slice(0, -2))
    await bela.round()
    expect(bela.alarms()).toContain('relay-rolled-back')
    expect(titles(bela)).toBe(before)
    expect(anna.alarms()).toEqual([])
  })
  it('[T13] of the roster is not shown to a new device: it knows the head from its inviter', async () => {
    const { anna, bela } = await scene()
    const { directory } = anna.replica.book
    const old = (await anna.relay.entriesOf(directory.id))
      .filter(({ header }) => header.kind === 'control')
      .slice(0, 2)
    // Bela is removed; the relay would like the newcomer to think otherwise.
    expect(await done(anna.replica.acts.remove(certain(bela.replica.me.member, 'a member')))).not.toBe(
      'not-allowed',
    )
    await settled(anna, bela)
    const cyra = await invited(anna, 'cyra', {
      beforeJoining: (name) => anna.relay.tell(name, directory.id, old),
    })
    expect(cyra.replica.me.member).toBeUndefined()
    anna.relay.relent('cyra', directory.id)
    await settled(cyra, anna, cyra)
    expect(cyra.replica.me.member).toBeDefined()
  })
})

describe('two stories (T14)', () => {
  it('[T14] are named when one entry crosses, with what the relay signed', async () => {
    const { anna, bela, log, entries } = await scene()
    const common = await entries()
    bela.relay.tell('bela', log.id, common)
    await anna.save('Publication', press, { title: 'for anna' })
    await bela.save('Publication', press, { title: 'for bela' })
    await settled(anna)
    await settled(bela)
    await bela.save('Publication', press, { title: 'bela has seen her own story' })
    await settled(bela)
    expect([anna.alarms(), bela.alarms()]).toEqual([[], []])
    // The stories meet: by a mistake of the relay, or on a stick.
    const story = (await storyOf(bela, log)).filter(({ header }) => header.kind !== 'control')
    await anna.replica.receive(log.id, story, 'bundle')
    await settled(anna)
    bela.relay.relent('bela', log.id)
    await settled(bela, anna, bela)
    expect(anna.alarms()).toEqual(['relay-forked'])
    expect(bela.alarms()).toContain('relay-forked')
  })
})

async function storyOf(desk: Desk, log: LogState): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  const token = certain(desk.relay.tokens.get(log.hex)?.[0], 'it was asked for')
  for await (const answer of desk.link.pull([{ log: log.id, token, after: 0 }])) {
    if ('batch' in answer) entries.push(...answer.batch.entries)
  }
  return entries
}

describe('one entry kept from one member (T17)', () => {
  it('[T17] is named within three rounds of an entry that cites it, and never taken for the whole', async () => {
    const { anna, bela, log, entries } = await scene()
    const id = await anna.save('Publication', press, { title: 'the withheld one' })
    await settled(anna)
    const withheld = certain(
      (await entries()).findLast(({ header }) => header.kind === 'changes'),
      'just sent',
    )
    const without = async () =>
      (await entries()).filter(({ bytes }) => toHex(bytes) !== toHex(withheld.bytes))
    bela.relay.tell('bela', log.id, await without())
    await bela.round()
    await anna.change(id, 'Publication', { title: 'and what came of it' })
    await settled(anna)
    for (let round = 0; round < 3; round++) {
      bela.relay.tell('bela', log.id, await without())
      await bela.round()
    }
    expect(bela.alarms()).toEqual(['relay-withheld'])
    expect(bela.replica.holes()).toHaveLength(1)
    bela.relay.relent('bela', log.id)
    await settled(bela, anna)
    expect(bela.replica.holes()).toEqual([])
    expect(titles(bela)).toBe(titles(anna))
  })
})

describe('storing that stops (T18)', () => {
  const refusals = [
    { kind: 'quota' },
    { kind: 'too-large' },
    { kind: 'slow-down', seconds: 1 },
    { kind: 'relay-full' },
    { kind: 'silent' },
  ] as const
  it.each(refusals)(
    '[T18] by $kind is a state that is shown; what was written stays, and is offered again',
    async (refusal) => {
      const { anna, bela } = await scene()
      anna.relay.whims.set('anna', { push: async () => refuse(refusal) })
      const saved = await anna.replica.save([
        {
          id: newRecordId(random),
          type: 'Publication',
          home: press,
          fields: { title: 'x' },
        },
      ])
      const [point] = certain(saved.ok ? saved.value.touched : undefined, 'it was saved')
      const report = await anna.round()
      expect(report.troubles.map(({ kind }) => kind)).toContain(refusal.kind)
      expect(anna.replica.changeState(certain(point, 'one was touched'))).toBe('saved-here')
      anna.relay.whims.delete('anna')
      await settled(anna, bela, anna)
      expect(anna.replica.changeState(certain(point, 'one'))).toBe('second-device')
    },
  )
  it('[T18] with a receipt is found out: the relay signed for what it does not hold', async () => {
    const { anna, log, entries } = await scene()
    const before = await entries()
    anna.relay.tell('anna', log.id, before)
    await anna.save('Publication', press, { title: 'x' })
    await anna.round()
    // It had said yes, and signed; now it shows the list without it.
    anna.relay.tell('anna', log.id, before)
    await anna.round()
    await anna.round()
    expect(anna.alarms()).toEqual(['relay-withheld'])
    anna.relay.relent('anna', log.id)
    await settled(anna)
    const sent = await entries()
    expect(sent.length).toBeGreaterThan(before.length)
  })
})

describe('what was changed on the way (T06, T09, T16)', () => {
  it('[T09] is refused bit by bit, named, and the true entries are taken when they come', async () => {
    const { anna, bela, log, entries } = await scene()
    await anna.save('Publication', press, { title: 'x' })
    await settled(anna)
    const before = titles(bela)
    const all = await entries()
    for (const part of ['bytes', 'signature', 'body'] as const) {
      const last = certain(all.at(-1), 'there are some')
      const changed = { ...last, [part]: flipped(last[part], 40) }
      const parsed = parseSignedHeader(changed.bytes, changed.signature)
      if (!parsed.ok) continue
      bela.relay.tell('bela', log.id, [...all.slice(0, -1), { ...changed, header: parsed.value.header }])
      await bela.round()
    }
    expect(bela.alarms()).toContain('relay-tampered')
    expect(titles(bela)).toBe(before)
    bela.relay.relent('bela', log.id)
    await settled(bela)
    expect(titles(bela)).toBeGreaterThan(before)
  })
  it('[T06] a body in another’s place is as good as none', async () => {
    const { anna, bela, log, entries } = await scene()
    const first = await anna.save('Publication', press, { title: 'first' })
    const second = await anna.save('Publication', press, { title: 'second' })
    await settled(anna)
    const all = [...(await entries())]
    const [one, two] = all.slice(-2)
    if (one === undefined || two === undefined) throw new Error('two were sent')
    bela.relay.tell('bela', log.id, [
      ...all.slice(0, -2),
      { ...one, body: two.body },
      { ...two, body: one.body },
    ])
    await bela.round()
    expect(bela.alarms()).toContain('relay-tampered')
    expect([bela.reads(first, 'title'), bela.reads(second, 'title')]).toEqual(['nothing', 'nothing'])
  })
  it('[T16] an entry that comes twice, or late, or in another order changes nothing', async () => {
    const { anna, bela, log, entries } = await scene()
    const id = await anna.save('Publication', press, { title: 'one' })
    await anna.change(id, 'Publication', { title: 'two' })
    await settled(anna, bela)
    const state = bela.reads(id, 'title')
    expect(state).toContain('two')
    const feeds = (await entries()).filter(({ header }) => header.kind !== 'control')
    for (const again of [feeds, feeds.toReversed(), [...feeds, ...feeds]]) {
      const { applied, refused } = await bela.replica.receive(log.id, again, 'bundle')
      expect([applied, refused]).toEqual([0, 0])
    }
    expect(bela.reads(id, 'title')).toBe(state)
    bela.relay.tell('bela', log.id, [...(await entries())].toReversed())
    await bela.round()
    expect(bela.alarms().some((kind) => ['relay-reordered', 'relay-rolled-back'].includes(kind))).toBe(true)
    expect(bela.reads(id, 'title')).toBe(state)
  })
})

describe('a stranger in the logs (T01, T02, T04)', () => {
  it('[T02] entries of a feed that nobody certified are never read, and are named', async () => {
    const { anna, bela, log, entries } = await scene()
    const before = titles(bela)
    const ghost = await newSigningKey(random)
    const [template] = (await entries()).filter(({ header }) => header.kind === 'changes')
    const junk = await strange(ghost, certain(template, 'there is one'))
    bela.relay.tell('bela', log.id, [...(await entries()), ...junk])
    await bela.round()
    await bela.round()
    expect(titles(bela)).toBe(before)
    expect(bela.alarms()).toContain('relay-injected')
    expect(anna.alarms()).toEqual([])
  })
  it('[T02] a control entry of the relay’s own, marked by its key, adds nobody', async () => {
    const { bela } = await scene()
    const { directory } = bela.replica.book
    const people = () => JSON.stringify([...rosterAt(certain(bela.replica.book.roster, 'read')).members])
    const before = people()
    const spy = await newSigningKey(random)
    const event = {
      kind: 'device-enrolled',
      member: certain(bela.replica.me.member, 'a member'),
      device: deviceOf(spy),
    } as const
    // With bela's knowledge of the directory even, but without her signature.
    const forged = await controlBy({ ...kept(bela, directory), key: kept(bela, directory).key }, event, {
      by: [spy],
    })
    bela.relay.tell('bela', directory.id, [...(await bela.relay.entriesOf(directory.id)), forged])
    await bela.round()
    expect(people()).toBe(before)
    expect(bela.alarms()).toContain('unauthorised-control')
    const view = rosterAt(certain(bela.replica.book.roster, 'read'))
    expect(view.devices.has(deviceIdOf(publicKeyOf(spy)))).toBe(false)
  })
  it('[T04] letters that the relay makes or changes give no key', async () => {
    const { bela } = await scene()
    const keys = () =>
      bela.replica.book
        .all()
        .flatMap(({ hex, keys }) => [...keys].map(([epoch, { key }]) => `${hex} ${epoch} ${toHex(key)}`))
        .toSorted()
    const before = keys()
    for (const length of [256, 1_024, 4_096])
      await bela.relay.post(bela.replica.acts.box.id, randomBytes(1_136 + length))
    await bela.round()
    expect(keys()).toEqual(before)
  })
})

/** A feed of a stranger who has no key: signed by herself, sealed under nothing that anybody has. */
async function strange(key: SigningKey, like: Entry): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  let head = emptyFeed
  for (const kind of ['open', 'changes'] as const) {
    const header = { ...like.header, kind, feed: publicKeyOf(key), seq: head.seq + 1, previous: head.hash }
    const bytes = encodeHeader(header)
    const entry = { header, bytes, signature: await sign(key, 'entry', bytes), body: like.body }
    entries.push(entry)
    head = headAfter(entry)
  }
  return entries
}

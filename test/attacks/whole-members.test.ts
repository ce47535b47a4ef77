/**
 * A whole organisation with an infiltrator in it: a true member, a true device, and a program that signs what no honest
 * program signs. And the member who was removed and kept everything she had.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toBase64Url, toHex } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain, refuse } from '../../packages/core/src/base/result.ts'
import { deriveBytes } from '../../packages/core/src/sealed/derive.ts'
import { sha256 } from '../../packages/core/src/sealed/hash.ts'
import { newSigningKey, publicKeyOf } from '../../packages/core/src/sealed/sign.ts'
import {
  type GrantedKey,
  letterOf,
  type MailBody,
  sealMail,
} from '../../packages/core/src/vault/control/mail.ts'
import {
  deviceIdOf,
  deviceKey,
  envelopeKeyOf,
  type MemberId,
  newMemberId,
} from '../../packages/core/src/vault/control/names.ts'
import { rosterAt } from '../../packages/core/src/vault/control/roster.ts'
import type { Entry } from '../../packages/core/src/vault/entry.ts'
import { headAfter } from '../../packages/core/src/vault/feed.ts'
import { epochOf, type LogState } from '../../packages/core/src/vault/replica/log-book.ts'
import { limits } from '../../packages/core/src/vault/replica/tray.ts'
import { makeBundle, takeBundle } from '../../packages/core/src/vault/sync/bundle.ts'
import { deviceOf } from './chain.ts'
import { controlBy, EvilFeed, kept } from './evil-member.ts'
import { NaiveDevice, NaiveServer } from './naive/network.ts'
import { type Desk, done, invited, now, organisation, settled, tick } from './people.ts'

const press = { kind: 'press' } as const

function pressOf(desk: Desk): LogState {
  return certain(desk.replica.book.byName({ scope: press, part: 'whole' }), 'every organisation has it')
}

const memberOf = (desk: Desk): MemberId => certain(desk.replica.me.member, `${desk.name} is in the roster`)
const people = (desk: Desk): string => {
  const view = rosterAt(certain(desk.replica.book.roster, 'read'))
  return JSON.stringify([
    [...view.members],
    [...view.devices.values()].map(({ device, state }) => [device, state]),
  ])
}

/** Anna founded it, bela is an admin, cyra writes to the press log and is not what she seems. */
async function scene() {
  const anna = await organisation()
  const bela = await invited(anna, 'bela', { role: 'admin' })
  const cyra = await invited(anna, 'cyra')
  const { hex } = pressOf(anna)
  await anna.replica.acts.changeRights([
    { log: hex as never, member: memberOf(bela), right: 'lead' },
    { log: hex as never, member: memberOf(cyra), right: 'writer' },
  ])
  await settled(anna, bela, cyra)
  await settled(anna, bela, cyra)
  return { anna, bela, cyra, log: pressOf(anna) }
}

describe('two entries with one number (T15)', () => {
  it('[T15] are both believed by naive clients, each by the one who saw it', async () => {
    const server = new NaiveServer()
    const [anna, bela] = [new NaiveDevice(server, 'anna'), new NaiveDevice(server, 'bela')]
    anna.makeCase()
    server.members.push('bela')
    await anna.shareWithMembers()
    await bela.takeKey()
    await anna.write(7, 'he agreed')
    await anna.write(7, 'he refused')
    const [one, two] = server.messages
    expect(await bela.read([certain(one, 'two')])).toEqual(['anna: he agreed'])
    expect(await anna.read([certain(two, 'two')])).toEqual(['anna: he refused'])
  })
  it('[T15] are kept as evidence, end that feed for everybody who has both, and name the member', async () => {
    const { anna, bela, cyra, log } = await scene()
    const { feed, opening } = await EvilFeed.open(kept(cyra, pressOf(cyra)))
    const first = await feed.saysNext('Publication', { title: 'before' })
    const [agreed, refused] = [
      await feed.says('Publication', { title: 'he agreed' }),
      await feed.says('Publication', { title: 'he refused' }),
    ]
    const relayed = await feed.push(opening, first, agreed)
    expect(relayed.ok).toBe(true)
    await settled(anna)
    await bela.replica.receive(log.id, [opening, first, refused], 'bundle')
    await settled(bela, anna, bela)
    for (const desk of [anna, bela]) {
      const [alarm] = desk.replica.alarms.list().filter(({ kind }) => kind === 'member-equivocated')
      expect(alarm?.who, desk.name).toMatch(/^M-\d+$/)
      expect(pressOf(desk).feeds.get(toHex(publicKeyOf(feed.key)))?.head.seq, desk.name).toBe(2)
    }
    // The pair can be shown to anybody.
    expect(bela.store.shelf.list('fork', log.hex).length).toBe(1)
    const later = await feed.saysNext('Publication', { title: 'later' })
    await feed.push(later)
    await settled(anna, bela)
    expect(pressOf(anna).feeds.get(toHex(publicKeyOf(feed.key)))?.head.seq).toBe(2)
  })
})

describe('an infiltrator’s control entries (T02)', () => {
  it('[T02] bring nobody in, raise nobody and give no rights; her code is on every screen', async () => {
    const { anna, bela, cyra, log } = await scene()
    const { directory } = cyra.replica.book
    const before = people(anna)
    const ghost = { member: newMemberId(random), device: await newSigningKey(random) }
    const adding = {
      kind: 'member-added',
      member: ghost.member,
      code: 'M-66',
      role: 'admin',
      device: deviceOf(ghost.device),
      invitation: toHex(random.bytes(32)),
    } as const
    const token = (at: LogState) =>
      deriveBytes(certain(at.keys.get(epochOf(at))?.key, 'read'), 'relay-access')
    const entry = await controlBy(kept(cyra, directory), adding)
    expect((await cyra.link.push(directory.id, token(directory), [entry])).ok).toBe(true)
    const rights = { kind: 'members', set: [[memberOf(cyra), 'lead']] } as const
    const raise = await controlBy(kept(cyra, pressOf(cyra)), rights)
    expect((await cyra.link.push(log.id, token(pressOf(cyra)), [raise])).ok).toBe(true)
    await settled(anna, bela)
    expect(people(anna)).toBe(before)
    for (const desk of [anna, bela]) {
      const named = desk.replica.alarms.list().filter(({ kind }) => kind === 'unauthorised-control')
      expect(named.length, desk.name).toBeGreaterThan(0)
      expect(
        named.every(({ who }) => /^M-\d+$/.test(who ?? '')),
        desk.name,
      ).toBe(true)
    }
    // Honest work goes on above it.
    const id = await anna.save('Publication', press, { title: 'goes on' })
    await settled(anna, bela)
    expect(bela.reads(id, 'title')).toContain('goes on')
  })
})

describe('a key of a member who may give none (T04)', () => {
  it('[T04] is not taken: not from a volunteer, and not when the chain announced another', async () => {
    const { anna, bela, cyra, log } = await scene()
    const { roster } = cyra.replica.book
    const to = certain(
      roster?.devices.find(({ device }) => device === deviceIdOf(bela.replica.me.device)),
      'bela',
    )
    const [seq, hash] = certain(pressOf(cyra).control, 'read').state.head
    const body: MailBody = {
      kind: 'grant',
      keys: [
        {
          log: log.hex as never,
          scope: 'press',
          part: 'whole',
          epoch: 2,
          key: toBase64Url(random.bytes(32)),
          before: toBase64Url(certain(log.keys.get(1)?.key, 'read')),
          said: [seq, hash],
          head: [seq, hash],
        },
      ],
    }
    for (const from of [cyra, anna]) {
      const sender = { device: from.replica.deviceKey, organisation: anna.replica.organisation.id }
      const recipient = { device: to.device, envelope: envelopeKeyOf(to.envelope) }
      const mail = await sealMail(
        sender,
        recipient,
        letterOf(body),
        { at: now, base: roster?.head ?? [1, hash] },
        { random },
      )
      await anna.relay.post(bela.replica.acts.box.id, mail)
    }
    await settled(bela)
    // It may lie in memory for the relay's door; it is in no store, and seals and opens nothing.
    const kept = bela.replica.store.logs.all().find(({ id }) => toHex(id) === log.hex)?.keys
    expect([...certain(kept, 'read').keys()]).toEqual([1])
    expect(pressOf(bela).control?.state.epoch).toBe(1)
    expect(toHex(certain(pressOf(bela).keys.get(1)?.key, 'read'))).toBe(
      toHex(certain(log.keys.get(1)?.key, 'read')),
    )
    expect(toHex(deviceKey(to.device))).toBe(toHex(bela.replica.me.device))
  })
})

describe('a flood of entries that wait (T18)', () => {
  const room = limits as { ofFeed: number; ofLog: number }
  const usual = { ...room }
  beforeAll(() => Object.assign(room, { ofFeed: 128, ofLog: 256 }))
  afterAll(() => Object.assign(room, usual))

  /** Entries of three feeds of hers, all waiting for one that she keeps back. */
  async function flood(cyra: Desk): Promise<Entry> {
    const back = await EvilFeed.open(kept(cyra, pressOf(cyra)))
    expect((await back.feed.push(back.opening)).ok).toBe(true)
    const keptBack = await back.feed.saysNext('Publication', { title: 'kept back' })
    for (let feeds = 0; feeds < 3; feeds++) {
      const { feed, opening } = await EvilFeed.open(kept(cyra, pressOf(cyra)))
      const entries = [opening]
      for (let i = 0; i < 150; i++) {
        const entry = await feed.says(
          'Publication',
          { title: `${i}` },
          i === 0 ? { seen: [[back.feed.tag, 2]] } : {},
        )
        feed.head = headAfter(entry)
        entries.push(entry)
      }
      expect((await feed.push(...entries)).ok).toBe(true)
    }
    return keptBack
  }

  it('[T18] stops nobody: honest work goes through, rounds end well, and she can be removed', async () => {
    const { anna, bela, cyra } = await scene()
    await flood(cyra)
    const id = await anna.save('Publication', press, { title: 'honest work' })
    await settled(anna, bela)
    expect(bela.reads(id, 'title')).toContain('honest work')
    const report = await bela.round()
    expect([report.end, report.troubles]).toEqual(['done', []])
    expect(await done(anna.replica.acts.remove(memberOf(cyra)))).toBe('waits-for-committer')
    await settled(anna, bela)
    await settled(anna, bela)
    expect(epochOf(pressOf(bela))).toBe(2)
  })
  it('[T18] loses nothing: what was let go for want of room is read again when there is room', async () => {
    const { anna, bela, cyra, log } = await scene()
    const keptBack = await flood(cyra)
    await settled(anna, bela)
    expect(bela.store.shelf.list('overflow', log.hex).length).toBeGreaterThan(0)
    const token = deriveBytes(kept(cyra, pressOf(cyra)).key, 'relay-access')
    expect((await cyra.link.push(log.id, token, [keptBack])).ok).toBe(true)
    for (let turn = 0; turn < 4; turn++) await settled(anna, bela)
    for (const desk of [anna, bela]) {
      const heads = [...pressOf(desk).feeds.values()].map(({ head }) => head.seq)
      expect(
        heads.filter((seq) => seq === 151),
        desk.name,
      ).toHaveLength(3)
      expect(desk.store.shelf.list('overflow', log.hex), desk.name).toEqual([])
      expect(desk.alarms(), desk.name).toEqual([])
    }
  })
})

describe('the relay’s door to a log, moved away by a member (T18)', () => {
  it('[T18] is shown, costs nobody a word, does not stop the other logs, and a stick goes round it', async () => {
    const { anna, bela, cyra, log } = await scene()
    const token = deriveBytes(kept(cyra, pressOf(cyra)).key, 'relay-access')
    expect((await cyra.link.move(log.id, token, sha256(random.bytes(32)))).ok).toBe(true)
    const id = await anna.save('Publication', press, { title: 'still here' })
    const report = await anna.round()
    expect([report.end, report.troubles.map(({ kind }) => kind)]).toEqual(['done', ['not-allowed']])
    expect(anna.reads(id, 'title')).toContain('still here')
    // Who she is can be dealt with: the directory goes on.
    expect(await done(anna.replica.acts.setRole(memberOf(cyra), 'admin'))).toBe('waits-for-approval')
    const stick = await Array.fromAsync(makeBundle(anna.replica, anna.replica.deviceKey))
    const taken = await takeBundle(bela.replica, () => stick)
    expect(taken.ok).toBe(true)
    expect(bela.reads(id, 'title')).toContain('still here')
  })
})

describe('a flood of letters (T18)', () => {
  it('[T18] of an infiltrator, full of keys of logs that do not exist, pushes no true key out', async () => {
    const { anna, bela, cyra } = await scene()
    const head = certain(pressOf(cyra).control, 'read').state.head
    const strange = (): GrantedKey => ({
      log: toHex(random.bytes(16)) as never,
      scope: `case:${toHex(random.bytes(16))}`,
      part: 'medical',
      epoch: 1,
      key: toBase64Url(random.bytes(32)),
      said: [1, head[1]],
      head: [1, head[1]],
    })
    const roster = certain(cyra.replica.book.roster, 'read')
    const to = certain(
      roster.devices.find(({ device }) => device === deviceIdOf(bela.replica.me.device)),
      'bela',
    )
    const sender = { device: cyra.replica.deviceKey, organisation: anna.replica.organisation.id }
    const recipient = { device: to.device, envelope: envelopeKeyOf(to.envelope) }
    for (let letter = 0; letter < 8; letter++) {
      const keys = Array.from({ length: 512 }, strange)
      const about = { at: now, base: roster.head }
      const mail = await sealMail(sender, recipient, letterOf({ kind: 'grant', keys }), about, { random })
      await bela.replica.acts.takeMail([mail])
    }
    // Anna opens a case and gives it to bela, while all that lies there.
    const caseId = toHex(random.bytes(16))
    const home = { kind: 'case', caseId } as const
    const opened = await anna.replica.save([
      { id: caseId as never, type: 'Case', home, fields: { state: 'open' } },
    ])
    expect(opened.ok).toBe(true)
    await anna.replica.acts.assign(caseId, memberOf(bela), { work: 'writer', medical: 'reader' })
    await settled(anna, bela)
    await settled(anna, bela)
    expect(bela.reads(caseId as never, 'state')).toContain('open')
  }, 30_000)
})

describe('a stamp of the far future', () => {
  it('[T15] waits, and wins over nobody: a clock ten years ahead is no argument', async () => {
    const { anna, cyra, log } = await scene()
    const id = await anna.save('Publication', press, { title: 'as it is' })
    await settled(anna, cyra)
    const { feed, opening } = await EvilFeed.open(kept(cyra, pressOf(cyra)))
    const lie = await feed.says(
      'Publication',
      { title: 'as she wants it' },
      { record: id, millis: now + 3_650 * 86_400_000 },
    )
    await feed.push(opening, lie)
    await settled(anna)
    expect(anna.reads(id, 'title')).toContain('as it is')
    expect(anna.reads(id, 'title')).not.toContain('she wants')
    expect(log.frozen).toBe(false)
  })
})

describe('a member who was removed (T25)', () => {
  it('[T25] reads and writes on for ever where the key of the group stays', async () => {
    const server = new NaiveServer()
    const [anna, cyra] = [new NaiveDevice(server, 'anna'), new NaiveDevice(server, 'cyra')]
    anna.makeCase()
    server.members.push('cyra')
    await anna.shareWithMembers()
    await cyra.takeKey()
    server.members.splice(server.members.indexOf('cyra'), 1)
    await anna.write(1, 'she is gone')
    expect(await cyra.read()).toEqual(['anna: she is gone'])
    await cyra.write(2, 'no, I am here')
    expect(await anna.read()).toContain('cyra: no, I am here')
  })

  async function removed() {
    const { anna, bela, cyra, log } = await scene()
    const mine = await cyra.save('Publication', press, { title: 'honest work' })
    await settled(cyra, anna, bela)
    const before = kept(cyra, pressOf(cyra))
    expect(await done(anna.replica.acts.remove(memberOf(cyra)))).toMatch(/done|waits-for-committer/)
    await settled(anna, bela)
    await settled(anna, bela)
    return { anna, bela, cyra, log, mine, before }
  }

  it('[T25] has no key of what is written from then on, and no token at the relay', async () => {
    const { anna, bela, cyra, before, log } = await removed()
    const epoch = epochOf(pressOf(anna))
    expect(epoch).toBeGreaterThan(before.epoch)
    const id = await anna.save('Publication', press, { title: 'after she left' })
    await settled(anna, bela)
    expect(bela.reads(id, 'title')).toContain('after she left')
    await settled(cyra)
    expect(cyra.reads(id, 'title')).toBe('nothing')
    expect(pressOf(cyra).keys.has(epoch)).toBe(false)
    for await (const answer of cyra.link.pull([
      { log: log.id, token: deriveBytes(before.key, 'relay-access'), after: 0 },
    ])) {
      expect(answer).toMatchObject({ refusal: { kind: 'not-allowed' } })
    }
    // Nothing that the relay holds of the new time opens with all that she has.
    const texts = (await anna.relay.entriesOf(log.id)).filter(({ header }) => header.epoch === epoch)
    expect(texts.length).toBeGreaterThan(0)
    const all = [...pressOf(cyra).keys.values()].map(({ key }) => toHex(key))
    expect(all).not.toContain(toHex(certain(pressOf(anna).keys.get(epoch)?.key, 'read')))
  })
  it('[T25] writes nothing that counts: not in her feed, not in a new one, not under the old key by way of a colluding relay', async () => {
    const { anna, bela, log, before } = await removed()
    const state = (desk: Desk) =>
      [...pressOf(desk).feeds.values()].map(({ hex, head }) => `${hex} ${head.seq}`).toSorted()
    const [annas, belas] = [state(anna), state(bela)]
    const { feed, opening } = await EvilFeed.open(before)
    const word = await feed.saysNext('Publication', { title: 'no, I am here' })
    const back = await EvilFeed.open(before)
    const backdated = await back.feed.says(
      'Publication',
      { title: 'long ago' },
      { millis: now - 30 * 86_400_000 },
    )
    const ids = [opening, word, back.opening, backdated]
    for (const desk of [anna, bela]) {
      await desk.replica.receive(log.id, ids, 'relay')
      await desk.replica.retry()
    }
    const shown = (desk: Desk) => desk.replica.late().length
    expect(state(anna).filter((line) => !annas.includes(line) && !line.endsWith(' 0'))).toEqual([])
    expect(state(bela).filter((line) => !belas.includes(line) && !line.endsWith(' 0'))).toEqual([])
    expect(shown(anna)).toBeGreaterThan(0)
  })
  it('[T25] cannot keep the new key from being made by an order that names a list of members still to come', async () => {
    const { anna, bela, cyra, log } = await scene()
    const before = kept(cyra, pressOf(cyra))
    const token = deriveBytes(before.key, 'relay-access')
    const far = certain(cyra.replica.book.roster, 'read').head[0] + 900
    let at = before
    for (let orders = 0; orders < 3; orders++) {
      const order = await controlBy(at, { kind: 'members', set: [[memberOf(cyra), 'lead']] }, { roster: far })
      expect((await cyra.link.push(log.id, token, [order])).ok).toBe(true)
      at = { ...at, controlHead: headAfter(order) }
    }
    await settled(anna, bela)
    expect(await done(anna.replica.acts.remove(memberOf(cyra)))).toBe('waits-for-committer')
    await settled(anna, bela)
    tick(0.01)
    try {
      for (let turn = 0; turn < 4; turn++) await settled(anna, bela)
      expect(epochOf(pressOf(bela))).toBe(2)
      expect(anna.alarms()).toContain('unauthorised-control')
      const id = await anna.save('Publication', press, { title: 'after she left' })
      await settled(anna, bela)
      expect(bela.reads(id, 'title')).toContain('after she left')
      for await (const answer of cyra.link.pull([{ log: log.id, token, after: 0 }])) {
        expect(answer).toMatchObject({ refusal: { kind: 'not-allowed' } })
      }
    } finally {
      tick(-0.01)
    }
  })
  it.each([
    { kind: 'conflict', seq: 9, hash: new Uint8Array(32) },
    { kind: 'quota' },
    { kind: 'not-allowed' },
  ] as const)(
    '[T25] gets nothing from a relay that is her friend and answers the new key with $kind',
    async (answer) => {
      const { anna, cyra, log } = await scene()
      const before = kept(cyra, pressOf(cyra))
      const honest = anna.link
      const isKey = (id: LogState['id'], entries: readonly Entry[]): boolean =>
        toHex(id) === log.hex && entries.some(({ header }) => header.kind === 'control')
      const friend: typeof honest.push = async (id, token, entries) =>
        isKey(id, entries) ? refuse(answer) : honest.push(id, token, entries)
      anna.link = { ...honest, push: friend }
      expect(await done(anna.replica.acts.remove(memberOf(cyra)))).toBe('waits-for-committer')
      await settled(anna)
      const id = await anna.save('Publication', press, { title: 'after she left' })
      await settled(anna)
      const token = deriveBytes(before.key, 'relay-access')
      const seen: string[] = []
      for await (const part of cyra.link.pull([{ log: log.id, token, after: 0 }])) {
        if ('batch' in part) seen.push(...part.batch.entries.map(({ header }) => header.kind))
      }
      expect(seen).not.toContain('changes')
      expect(anna.replica.acts.proposals().map(({ what }) => what)).toEqual(['epoch'])
      // The relay thinks better of it, and everything goes on under the new key.
      anna.link = honest
      await settled(anna)
      await settled(anna)
      expect(anna.reads(id, 'title')).toContain('after she left')
      expect(epochOf(pressOf(anna))).toBe(2)
    },
  )
  it('[T25] keeps what she wrote before in its place, and gives no orders any more', async () => {
    const { anna, bela, mine, before, cyra } = await removed()
    expect(anna.reads(mine, 'title')).toContain('honest work')
    const members = people(anna)
    const order = await controlBy(before, { kind: 'members', set: [[memberOfName(cyra, anna), 'lead']] })
    const marked = await anna.relay.receipt(before.log.id, order, 99)
    await anna.replica.receiveControl(before.log.id, [{ entry: order, mark: marked }])
    await settled(anna, bela)
    expect(people(anna)).toBe(members)
  })
})

function memberOfName(desk: Desk, by: Desk): MemberId {
  const id = deviceIdOf(desk.replica.me.device)
  return certain(by.replica.book.roster?.devices.find(({ device }) => device === id)?.member, 'she was here')
}

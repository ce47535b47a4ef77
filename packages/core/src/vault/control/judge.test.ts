/** Judging real entries: docs/formats/control.md, R1 to R9 and R30 to R34. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, concat, toHex, utf8 } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSigningKey, publicKeyOf, type SigningKey, sign } from '../../sealed/sign.ts'
import { type CompartmentId, epochKeyCommitment, newCompartmentId } from '../compartment.ts'
import { type Entry, entryHash } from '../entry.ts'
import { type FeedHead, headAfter, writeEntry } from '../feed.ts'
import { entryKeyOfTest, type Founding, founding, hex, newLogHex } from './control.fixture.ts'
import { approve, type ControlLog, type Draft, encodeBody, parseRosterBody } from './control-body.ts'
import { openKeyring, sealKeyring } from './epoch-keys.ts'
import { openLog } from './founding.ts'
import { keysFromGrant } from './granted-keys.ts'
import { isAlarming, type Judged, judgeMembership, judgeRoster } from './judge.ts'
import { isKeeper, isMarked, keeperMark } from './marks.ts'
import { deviceIdOf } from './names.ts'
import { type RosterState, rosterAt } from './roster.ts'
import { rotate } from './rotation.ts'
import { newDraft, writeControl } from './write-control.ts'

let first: Founding
let feed: SigningKey
let key: Bytes
let log: CompartmentId
let head: FeedHead
let where: ControlLog

beforeAll(async () => {
  first = await founding()
  feed = await newSigningKey(random)
  const [directory] = first.founded.logs
  const known = certain(directory, 'the directory')
  ;({ key, id: log } = known)
  head = headAfter(known.control)
  where = { organisation: first.founded.id, log, kind: 'roster' }
})

const floor = { kind: 'suite-floor', min: 2 } as const

function draftOf(event: Draft['event'] = floor): Draft {
  return newDraft(event, { base: 1 }, random)
}

/** An entry whose content is exactly this, sealed and signed as its place asks. */
async function entryOf(content: Uint8Array, at: { epoch?: number; key?: Uint8Array } = {}): Promise<Entry> {
  const writer = {
    organisation: where.organisation,
    compartment: log,
    key: feed,
    epoch: at.epoch ?? 1,
    entryKey: entryKeyOfTest(at.key ?? key),
  }
  return writeEntry(writer, head, 'control', content, { random })
}

async function bodyOf(
  draft: Draft,
  change: Partial<Parameters<typeof encodeBody>[0]> = {},
  its: ControlLog = where,
) {
  const own = await approve(its, draft, first.device)
  const certificate = await sign(first.device, 'feed', concat(log, publicKeyOf(feed)))
  return encodeBody({ ...draft, by: [own], certificate, ...change })
}

function judged(
  entry: Entry,
  state: RosterState = first.state,
  known: Uint8Array = key,
): Promise<Judged<RosterState>> {
  return judgeRoster({ organisation: where.organisation, log, key: () => known as Bytes }, state, entry)
}

async function verdictOf(entry: Entry): Promise<string> {
  const one = await judged(entry)
  return one.kind === 'dead' ? one.why : one.kind
}

describe('an entry of the control chain', () => {
  it('[R1] is taken in its one spelling, and dead in every other, without an exception', async () => {
    const good = await bodyOf(draftOf())
    expect(await verdictOf(await entryOf(good))).toBe('applied')
    const said = JSON.parse(new TextDecoder().decode(good)) as Record<string, unknown>
    const others: unknown[] = [
      { ...said, extra: 1 },
      { ...said, roster: 1 },
      { ...said, event: { kind: 'suite-floor', min: '2' } },
      { ...said, event: { kind: 'suite-floor', min: 2, more: 1 } },
      { ...said, event: { kind: 'never' } },
      { ...said, event: null },
      { ...said, by: [] },
      { ...said, by: 'x' },
      { ...said, by: [[1, 2]] },
      { ...said, id: 'AB'.repeat(16) },
      { ...said, base: -1 },
      { ...said, base: 1.5 },
      { ...said, certificate: '' },
      { ...said, certificate: 'ff'.repeat(64) },
      [],
      null,
      1,
      'text',
    ]
    for (const one of others) {
      expect(await verdictOf(await entryOf(utf8(JSON.stringify(one)))), JSON.stringify(one)).toBe('malformed')
    }
    const text = new TextDecoder().decode(good)
    for (const other of [
      `${text} `,
      text.replace('{', '{ '),
      `${text.slice(0, -1)},"base":1}`,
      '',
      '{',
      '\u0000',
    ]) {
      expect(await verdictOf(await entryOf(utf8(other)))).toBe('malformed')
    }
    expect(parseRosterBody(new Uint8Array(9 * 1024 * 1024))).toBeUndefined()
  })

  it('[R2] is dead with a signature for another event, id, log, organisation or purpose, and with one bad one beside a good', async () => {
    const draft = draftOf()
    const own = await approve(where, draft, first.device)
    const wrong = [
      await approve(where, { ...draft, id: hex(16) }, first.device),
      await approve(where, { ...draft, base: 0 }, first.device),
      await approve(where, { ...draft, event: { kind: 'suite-floor', min: 3 } }, first.device),
      await approve({ ...where, log: newCompartmentId(random) }, draft, first.device),
      await approve({ ...where, organisation: random.bytes(32) }, draft, first.device),
      await approve({ ...where, kind: 'membership' }, draft, first.device),
    ]
    for (const [at, one] of wrong.entries()) {
      expect(await verdictOf(await entryOf(await bodyOf(draft, { by: [one] }))), `${at}`).toBe(
        'bad-signature',
      )
    }
    const stranger = await approve(where, { ...draft, id: hex(16) }, await newSigningKey(random))
    expect(await verdictOf(await entryOf(await bodyOf(draft, { by: [own, stranger] })))).toBe('bad-signature')
    expect(await verdictOf(await entryOf(await bodyOf(draft, { by: [own, own] })))).toBe('malformed')
  })

  it('[R3] is dead under a feed for which its author’s device does not vouch', async () => {
    const another = await newSigningKey(random)
    const certificates = [
      await sign(first.device, 'feed', concat(log, publicKeyOf(another))),
      await sign(first.device, 'feed', concat(newCompartmentId(random), publicKeyOf(feed))),
      await sign(another, 'feed', concat(log, publicKeyOf(feed))),
      await sign(first.device, 'entry', concat(log, publicKeyOf(feed))),
    ]
    for (const certificate of certificates) {
      expect(await verdictOf(await entryOf(await bodyOf(draftOf(), { certificate })))).toBe('bad-signature')
    }
  })

  it('[R4] of another epoch, or that nobody can open, stops no chain: it is dead, and the next one counts', async () => {
    const good = await bodyOf(draftOf())
    expect(await verdictOf(await entryOf(good, { epoch: 2 }))).toBe('other-epoch')
    expect(await verdictOf(await entryOf(good, { epoch: 4_000_000_000 }))).toBe('other-epoch')
    const poison = await entryOf(good, { key: random.bytes(32) })
    const dead = await judged(poison)
    if (dead.kind !== 'dead' || dead.state === undefined) throw new Error('not dead')
    expect(dead.why).toBe('not-opened')
    head = headAfter(poison)
    const next = await judged(await entryOf(await bodyOf(newDraft(floor, { base: 2 }, random))), dead.state)
    head = { seq: 1, hash: poison.header.previous }
    expect(next.kind).toBe('applied')
  })

  it('[R5] that is dead moves the head and is remembered, and changes nothing else', async () => {
    const draft = draftOf({ kind: 'suite-floor', min: 1 })
    const entry = await entryOf(await bodyOf(draft))
    const dead = await judged(entry)
    if (dead.kind !== 'dead') throw new Error('not dead')
    expect(dead.state).toEqual({
      ...first.state,
      head: [2, toHex(entryHash(entry))],
      ids: [...first.state.ids, [draft.id, 2]],
    })
    expect(dead.author).toBe(deviceIdOf(first.device.publicKey))
  })

  it('[R5] is judged only in its place: next by number and by predecessor', async () => {
    const entry = await entryOf(await bodyOf(draftOf()))
    expect((await judged(entry, { ...first.state, head: [2, first.state.head[1]] })).kind).toBe('not-next')
    expect((await judged(entry, { ...first.state, head: [1, hex(32)] })).kind).toBe('not-next')
    expect(
      (await judgeRoster({ organisation: where.organisation, log, key: () => undefined }, first.state, entry))
        .kind,
    ).toBe('waiting')
  })

  it('[R22] a colleague’s signature counts in one event, once', async () => {
    const draft = draftOf()
    const entry = await entryOf(await bodyOf(draft))
    const once = await judged(entry)
    if (once.kind !== 'applied') throw new Error('not applied')
    head = headAfter(entry)
    const again = await judged(await entryOf(await bodyOf(draft)), once.state)
    head = { seq: 1, hash: entry.header.previous }
    expect(again).toMatchObject({ kind: 'dead', why: 'replayed' })
  })
})

describe('a founding', () => {
  it('[R10] is the genesis’s, signed by its device, under the key that it announces', async () => {
    const control = certain(first.founded.logs[0], 'the directory').control
    const place = { organisation: where.organisation, log, key: () => key }
    expect((await judgeRoster(place, undefined, control)).kind).toBe('applied')
    expect(await judgeRoster({ ...place, organisation: random.bytes(32) }, undefined, control)).toMatchObject(
      { kind: 'dead' },
    )
    expect(await judgeRoster({ ...place, key: () => random.bytes(32) }, undefined, control)).toMatchObject({
      kind: 'dead',
      why: 'not-opened',
    })
    const other = await founding()
    const theirs = certain(other.founded.logs[0], 'a directory')
    const moved = { organisation: where.organisation, log: theirs.id, key: () => theirs.key }
    expect(await judgeRoster(moved, undefined, theirs.control)).toMatchObject({ kind: 'dead' })
  })

  it('[R40] of a log waits for the roster that it names, and is dead when it names another log’s name', async () => {
    const founder = {
      organisation: where.organisation,
      device: first.device,
      roster: 9,
      member: first.founded.member,
    }
    const name = { scope: { kind: 'case', caseId: hex(16) }, part: 'work' } as const
    const members = [[first.founded.member, 'lead']] as const
    const opened = await openLog(founder, { id: newCompartmentId(random), name, members }, { random })
    const place = { organisation: where.organisation, log: opened.id, key: () => opened.key }
    expect(await judgeMembership(place, undefined, first.state, opened.control)).toEqual({
      kind: 'waiting',
      for: 'roster',
    })
    const press = { scope: { kind: 'press' }, part: 'whole' } as const
    const second = await openLog(
      { ...founder, roster: 1 },
      { id: newCompartmentId(random), name: press, members },
      { random },
    )
    const there = { ...place, log: second.id, key: () => second.key }
    expect(await judgeMembership(there, undefined, first.state, second.control)).toMatchObject({
      why: 'not-allowed',
    })
  })
})

describe('an event of a log whose author was shown another roster', () => {
  it('[R40] is dead and accuses nobody, and counts where the roster is the one it names', async () => {
    const { id: organisation, member } = first.founded
    const founder = { organisation, device: first.device, roster: 1, member }
    const name = { scope: { kind: 'case', caseId: hex(16) }, part: 'work' } as const
    const work = await openLog(
      founder,
      { id: newCompartmentId(random), name, members: [[member, 'lead']] },
      { random },
    )
    const place = { organisation, log: work.id, key: () => work.key }
    const open = await judgeMembership(place, undefined, first.state, work.control)
    if (open.kind !== 'applied') throw new Error('not opened')
    const past = first.state.head[1]
    const entry = await writeControl(
      { organisation, log: work.id, kind: 'membership' },
      { device: first.device, feed },
      newDraft({ kind: 'part-founded', part: 'names', log: newLogHex() }, { base: 1, roster: 1 }, random),
      { epoch: 1, key: work.key, head: headAfter(work.control), past },
      { random },
    )
    const judgedWith = async (hash: string) =>
      judgeMembership({ ...place, rosterHash: () => hash }, open.state, first.state, entry)
    expect(await judgedWith(past)).toMatchObject({ kind: 'applied' })
    const other = await judgedWith(hex(32))
    expect(other).toMatchObject({ kind: 'dead', why: 'other-roster', state: { epoch: 1, parts: {} } })
    expect(isAlarming('other-roster')).toBe(false)
    expect(isAlarming('not-allowed')).toBe(true)
  })
})

describe('a mark', () => {
  it('[R7] is the committer’s receipt for this very entry', async () => {
    const entry = await entryOf(await bodyOf(draftOf()))
    const mark = await keeperMark(first.device, log, entry, 0)
    expect(isKeeper(first.state, first.device)).toBe(true)
    expect(await isMarked(first.state, log, entry, mark)).toBe(true)
    expect(await isMarked(first.state, log, entry, undefined)).toBe(false)
    const another = await entryOf(await bodyOf(draftOf()))
    expect(await isMarked(first.state, log, another, mark)).toBe(false)
    expect(await isMarked(first.state, newCompartmentId(random), entry, mark)).toBe(false)
    const stranger = await newSigningKey(random)
    expect(await isMarked(first.state, log, entry, await keeperMark(stranger, log, entry, 0))).toBe(false)
  })

  it('[R8] of the relay that the entry itself names counts for that entry', async () => {
    const relay = await newSigningKey(random)
    const entry = await entryOf(
      await bodyOf(
        draftOf({ kind: 'relay-set', url: 'https://relay.example', key: deviceIdOf(relay.publicKey) }),
      ),
    )
    const mark = await keeperMark(relay, log, entry, 0)
    expect(await isMarked(first.state, log, entry, mark)).toBe(false)
    expect(await isMarked(first.state, log, entry, mark, [deviceIdOf(relay.publicKey)])).toBe(true)
  })
})

describe('a new key', () => {
  const sender = () => ({ device: first.device, organisation: where.organisation })

  async function rotated(reuse: Bytes = key) {
    const name = { scope: { kind: 'directory' }, part: 'whole' } as const
    return rotate(
      sender(),
      {
        log,
        name,
        kind: 'roster',
        epoch: 1,
        keys: new Map([[1, reuse]]),
        head,
        finals: [],
        why: 'suspicion',
        feed,
      },
      { random },
    )
  }

  it('[R4] [R30] is announced under the key before, and everybody who could read judges it alike', async () => {
    const { entry } = await rotated()
    const one = await judged(entry)
    expect(one.kind === 'applied' && one.state.epoch).toBe(2)
  })

  it('[R30] its keyring gives the earlier keys to whoever has it, in its place alone', async () => {
    const keys = new Map([
      [1, random.bytes(32)],
      [2, random.bytes(32)],
    ])
    const newest = random.bytes(32)
    const place = { organisation: where.organisation, log, epoch: 3 }
    const keyring = await sealKeyring(place, newest, keys, { random })
    expect(await openKeyring(place, newest, keyring)).toEqual(keys)
    expect(await openKeyring(place, certain(keys.get(2), 'the key before'), keyring)).toBeUndefined()
    for (const other of [
      { ...place, epoch: 4 },
      { ...place, log: newCompartmentId(random) },
      { ...place, organisation: random.bytes(32) },
    ]) {
      expect(await openKeyring(other, newest, keyring)).toBeUndefined()
    }
    expect(await openKeyring(place, newest, 'AAAA')).toBeUndefined()
    expect(await openKeyring(place, newest, '!')).toBeUndefined()
  })

  it('[R34] a granted key gives the others only with the entry that announced it, and only when it is that key', async () => {
    const { entry, granted } = await rotated()
    const given = {
      epoch: 2,
      key: Uint8Array.fromBase64(granted.key, { alphabet: 'base64url' }),
      before: key,
    }
    const place = { organisation: where.organisation, log }
    const opened = await keysFromGrant(place, given, entry, 'roster')
    expect(opened.kind === 'keys' && [...opened.keys.keys()]).toEqual([1, 2])
    expect((await keysFromGrant(place, { ...given, key: random.bytes(32) }, entry, 'roster')).kind).toBe(
      'not-this-key',
    )
    expect((await keysFromGrant(place, { ...given, before: random.bytes(32) }, entry, 'roster')).kind).toBe(
      'not-this-key',
    )
    expect((await keysFromGrant(place, { ...given, before: undefined }, entry, 'roster')).kind).toBe(
      'not-this-key',
    )
    expect((await keysFromGrant(place, given, undefined, 'roster')).kind).toBe('not-this-key')
    expect((await keysFromGrant(place, { epoch: 1, key, before: undefined }, undefined, 'roster')).kind).toBe(
      'keys',
    )
  })

  it('[R4] nobody who was shut out writes the next event: they have not its key', async () => {
    const { entry, granted } = await rotated()
    const one = await judged(entry)
    if (one.kind !== 'applied') throw new Error('not applied')
    head = headAfter(entry)
    const event = { kind: 'suite-floor', min: 2 } as const
    const old = await entryOf(await bodyOf(newDraft(event, { base: 2 }, random)))
    const newKey = Uint8Array.fromBase64(granted.key, { alphabet: 'base64url' })
    const verdict = await judgeRoster(
      { organisation: where.organisation, log, key: (e) => (e === 2 ? newKey : key) },
      one.state,
      old,
    )
    head = { seq: 1, hash: entry.header.previous }
    expect(verdict).toMatchObject({ kind: 'dead', why: 'other-epoch' })
    expect(rosterAt(one.state).members.size).toBe(1)
  })

  it('[R34] the commitment in the chain belongs to this key, log and epoch', () => {
    const commit = toHex(epochKeyCommitment(log, 2, key))
    expect(toHex(epochKeyCommitment(log, 3, key))).not.toBe(commit)
    expect(toHex(epochKeyCommitment(newCompartmentId(random), 2, key))).not.toBe(commit)
  })
})

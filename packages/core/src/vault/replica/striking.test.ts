/** Words that are struck leave every desk, and nothing else does: docs/formats/vault.md §X and control.md, R53 to R57. */
import { describe, expect, it } from 'vitest'
import { equalBytes, textOf, toHex } from '../../base/bytes.ts'
import type { RecordId } from '../../base/id.ts'
import { certain } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import { logHexOf } from '../control/names.ts'
import { type Entry, entryHash, noPrevious } from '../entry.ts'
import { readBody, verifySignature } from '../feed.ts'
import { openRest } from '../rest.ts'
import { parseFrame } from './frame.ts'
import { Club, carry, chainOf, given } from './organisation.fixture.ts'
import { pressLog, type TestDevice } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'

const words = 'the road behind the mill'

/** Members who write in the press log, and one record with words in it that two of them edited. */
async function clubWithWords(members = 3): Promise<{ readonly club: Club; readonly id: RecordId }> {
  const club = await Club.of(members)
  const log = hexOf(club.desk(0))
  for (let at = 1; at < members; at++) {
    given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(at), right: 'writer' }]))
  }
  await club.meet()
  const id = await club.desk(0).saved({ fields: { label: words, risk: 'high' } })
  await club.meet()
  if (members > 1) await club.desk(1).saved({ id, fields: { label: `${words}, corrected` } })
  await club.meet()
  await club.desk(0).saved({ id, fields: { label: '—' } })
  await club.meet()
  return { club, id }
}

function hexOf(desk: TestDevice) {
  return logHexOf(desk.log(pressLog).id)
}

function wishFor(id: RecordId) {
  return { what: [[id, ['label']]], pieces: [] } as const
}

/** Two of the club wish and agree, and nobody else hears of it yet. */
async function strikeBetween(club: Club, id: RecordId, one: TestDevice, two: TestDevice): Promise<void> {
  const log = hexOf(one)
  given(certain(await one.replica.acts.strikeWords(log, wishFor(id)), 'something is left'))
  await club.meet([one, two])
  const [asked] = await two.replica.acts.strikesAsked()
  given(await two.replica.acts.agreeToStrike(log, certain(asked, 'a wish').id))
  await club.meet([one, two])
}

/** What somebody with this disk, its keys and a tool of their own opens of it. */
async function opened({ store, replica }: TestDevice): Promise<string> {
  const log = certain(replica.book.byName(pressLog), 'press')
  const organisation = replica.organisation.id
  const texts: string[] = []
  const frames = ['waiting', 'late', 'stranded'].flatMap((shelf) =>
    store.shelf.list(shelf, log.hex).flatMap(({ value }) => parseFrame(value) ?? []),
  )
  const applied = [...log.feeds.values()].flatMap(({ row }) =>
    row === undefined ? [] : store.entries.after(row, 0, 10_000).map(({ entry }) => entry),
  )
  for (const entry of [...frames, ...applied]) {
    for (const { key, entryKey } of log.keys.values()) {
      const body = await readBody(entry, entryKey, organisation)
      if (body.ok) texts.push(textOf(body.value) ?? '')
      const rest = await openRest({ epochKey: key, organisation }, entry)
      if (rest !== undefined) texts.push(JSON.stringify(rest))
    }
  }
  texts.push(stateText(replica, [log]))
  return texts.join('\n')
}

async function strikeBoth(club: Club, id: RecordId): Promise<void> {
  const log = hexOf(club.desk(0))
  given(certain(await club.desk(0).replica.acts.strikeWords(log, wishFor(id)), 'something is left'))
  await club.meet()
  const [asked] = await club.desk(1).replica.acts.strikesAsked()
  given(await club.desk(1).replica.acts.agreeToStrike(log, certain(asked, 'a wish').id))
  await club.meet()
}

describe('words that two members struck', () => {
  it('[R53] [X1] leave every desk that hears of it: no key that it holds opens them any more', async () => {
    const { club, id } = await clubWithWords()
    for (const desk of club.desks) expect(await opened(desk)).toContain(words)
    await strikeBoth(club, id)
    for (const desk of club.desks) {
      expect(await opened(desk)).not.toContain(words)
      expect(await opened(desk), 'what was not struck').toContain('high')
      expect(desk.alarms()).toEqual([])
    }
  })

  it('[R54] go one after the other where two strikes meet in one entry: the second is wished again', async () => {
    const { club, id } = await clubWithWords()
    const log = hexOf(club.desk(0))
    const wishes = [wishFor(id), { what: [[id, ['risk']]], pieces: [] }] as const
    const [one, other] = [club.desk(0).replica.acts, club.desk(1).replica.acts]
    const agreeToAll = async (acts: typeof one): Promise<void> => {
      for (const asked of await acts.strikesAsked()) given(await acts.agreeToStrike(log, asked.id))
    }
    for (let turn = 0; turn < 2; turn++) {
      // Both look at the entry as it is now, and neither has heard of the other's wish.
      await one.strikeWords(log, wishes[0])
      await other.strikeWords(log, wishes[1])
      await club.meet()
      await agreeToAll(one)
      await agreeToAll(other)
      await club.meet()
    }
    for (const desk of club.desks) {
      expect(desk.alarms()).toEqual([])
      expect(await opened(desk)).not.toContain(words)
      expect(await opened(desk)).not.toContain('high')
    }
  })

  it('[X2] leave the chain as it was: each header follows the one before and is signed', async () => {
    const { club, id } = await clubWithWords()
    const before = club
      .desk(2)
      .entries()
      .map(({ bytes, signature }) => toHex(sha256(new Uint8Array([...bytes, ...signature]))))
    await strikeBoth(club, id)
    const after = club.desk(2).entries()
    for (const hash of before) expect(after.map((entry) => toHex(entryHash(entry)))).toContain(hash)
    const heads = new Map<string, Uint8Array>()
    for (const entry of after) {
      const feed = toHex(entry.header.feed)
      expect(entry.header.previous).toEqual(heads.get(feed) ?? noPrevious)
      expect(await verifySignature(entry)).toBe(true)
      heads.set(feed, entryHash(entry))
    }
  })

  it('[X3] are not missed by whoever comes later: they build the records of the others, byte for byte', async () => {
    const { club, id } = await clubWithWords()
    await strikeBoth(club, id)
    const late = await club.invite(club.desk(0), 'person')
    const log = hexOf(club.desk(0))
    given(await club.desk(0).replica.acts.changeRights([{ log, member: club.member(3), right: 'writer' }]))
    await club.meet()
    expect(stateText(late.replica, [late.log()])).toBe(stateText(club.desk(2).replica, [club.desk(2).log()]))
    expect(late.store.records.find(id)).toBeDefined()
    expect(await opened(late)).not.toContain(words)
    expect(late.alarms()).toEqual([])
  })

  it('[X4] stay away after closing and opening, and feeds go on', async () => {
    const { club, id } = await clubWithWords()
    await strikeBoth(club, id)
    const desk = club.desk(1)
    const feed = desk.log().writing?.hex
    await desk.reopen()
    await desk.saved({ id, fields: { risk: 'low' } })
    await club.meet()
    expect(desk.log().writing?.hex).toBe(feed)
    expect(await opened(desk)).not.toContain(words)
    for (const one of club.desks) expect(one.alarms()).toEqual([])
  })

  it('[X5] do not come back with a colleague who was away with them', async () => {
    const { club, id } = await clubWithWords()
    const [one, two, away] = [club.desk(0), club.desk(1), club.desk(2)]
    await strikeBetween(club, id, one, two)
    expect(await opened(away)).toContain(words)
    // Offline they wrote the same words once more.
    await away.saved({ id, fields: { label: `${words}, once more` } })
    await carry(away, one)
    expect(await opened(one)).toContain('once more')
    expect(await opened(one)).not.toContain('corrected')
    await club.meet()
    expect(await opened(away)).not.toContain('corrected')
    // A strike names entries, so the new words are struck by another one.
    await strikeBoth(club, id)
    for (const desk of club.desks) {
      expect(await opened(desk)).not.toContain(words)
      expect(desk.alarms()).toEqual([])
    }
  })

  it('[X6] are struck again from what is left, and all come to the same', async () => {
    const { club, id } = await clubWithWords()
    await strikeBoth(club, id)
    const log = hexOf(club.desk(0))
    const wish = { what: [[id, ['risk']]], pieces: [] } as const
    given(certain(await club.desk(1).replica.acts.strikeWords(log, wish), 'something is left'))
    await club.meet()
    const [asked] = await club.desk(2).replica.acts.strikesAsked()
    given(await club.desk(2).replica.acts.agreeToStrike(log, certain(asked, 'a wish').id))
    await club.meet()
    const states = club.desks.map((desk) => stateText(desk.replica, [desk.log()]))
    expect(new Set(states).size).toBe(1)
    for (const desk of club.desks) expect(await opened(desk)).not.toContain('high')
  })

  it('[X1] leave a disk that changed a bit of such an entry too, and what is left of it comes from a colleague', async () => {
    const { club, id } = await clubWithWords()
    const [one, two, damaged] = [club.desk(0), club.desk(1), club.desk(2)]
    await two.saved({ id, fields: { label: words, risk: 'low' } })
    await club.meet()
    const { key, head } = certain(two.log().writing, 'a feed that was written to')
    const isIt = ({ header }: Entry): boolean => equalBytes(header.feed, key) && header.seq === wordsAt
    const wordsAt = head.seq
    expect(damaged.store.rot(key, wordsAt, 700)).toBe(true)
    const changed = certain(damaged.entries().find(isIt), 'an entry that the disk has changed')
    const textOfRecords = (): string => stateText(damaged.replica, [damaged.log()])
    expect(textOfRecords()).toContain(words)
    const log = hexOf(one)
    await strikeBetween(club, id, one, two)
    // The chain is heard before the entries are.
    await damaged.replica.receiveControl(damaged.log().id, chainOf(one, log))
    // No key opens the changed body, but a tool of their own reads most of it.
    expect(damaged.entries().map(({ body }) => toHex(body))).not.toContain(toHex(changed.body))
    expect(textOfRecords()).not.toContain(words)
    expect(textOfRecords(), 'what was not struck').toContain('low')
    expect(damaged.store.shelf.list('overflow', log)).toHaveLength(1)
    await club.meet()
    expect(textOfRecords()).toBe(stateText(one.replica, [one.log()]))
    for (const desk of club.desks) {
      expect(await opened(desk)).not.toContain(words)
      expect(desk.alarms()).toEqual([])
    }
  })

  it('[D24] have an entry beside them read again that the disk has changed, and what it replaced goes again', async () => {
    const { club, id } = await clubWithWords()
    const [one, two, damaged] = [club.desk(0), club.desk(1), club.desk(2)]
    await two.saved({ id, fields: { risk: 'low' } })
    await club.meet()
    const { key, head } = certain(two.log().writing, 'a feed that was written to')
    expect(damaged.store.rot(key, head.seq, 700)).toBe(true)
    const log = hexOf(one)
    await strikeBetween(club, id, one, two)
    await damaged.replica.receiveControl(damaged.log().id, chainOf(one, log))
    expect(damaged.store.shelf.list('overflow', log).map(({ key: at }) => at)).toEqual([
      `${log}/${toHex(key)}`,
    ])
    await club.meet()
    expect(stateText(damaged.replica, [damaged.log()])).toBe(stateText(one.replica, [one.log()]))
    expect(damaged.alarms()).toEqual([])
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  at,
  contact,
  contactsOf,
  day,
  hour,
  message,
  minute,
  now,
  request,
  thread,
  writtenApart,
} from './contact.fixture.ts'
import type { Held } from './contact.ts'
import { entryOf, queueOf } from './queue.ts'

function ids(records: readonly Held[], when: number = now): readonly string[] {
  return queueOf(contactsOf(records), when).map(({ contact: { id } }) => id)
}

describe('who is answered next', () => {
  it('[LW2] an emergency before everybody who waited longer', () => {
    expect(
      ids([
        request('old', { receivedAt: at(now - day) }),
        request('red', { receivedAt: at(now - minute), priority: 'emergency' }),
        request('urgent', { receivedAt: at(now - 2 * hour), priority: 'urgent' }),
      ]),
    ).toEqual(['red', 'old', 'urgent'])
  })

  it('[LW2] whoever waited longest, then whoever was cut off more often', () => {
    const cut = [at(now - 50 * minute), at(now - 40 * minute)]
    expect(
      ids([
        request('calm'),
        request('cut'),
        thread('cut', { disconnects: cut }),
        request('older', { receivedAt: at(now - 2 * hour) }),
      ]),
    ).toEqual(['older', 'cut', 'calm'])
  })

  it('[LW2] Chatwoot #10376: nobody who came later is served before those who wait', () => {
    const waiting = Array.from({ length: 40 }, (_, i) =>
      request(`r${i}`, { receivedAt: at(now - (40 - i) * hour) }),
    )
    const before = ids(waiting)
    const after = ids([request('new', { receivedAt: at(now - minute) }), ...waiting])
    expect(before).toEqual(waiting.map(({ id }) => id))
    expect(after).toEqual([...before, 'new'])
  })

  it('[LW6] Chatwoot #7204: a thread does not stay with an operator who went home', () => {
    // Read, leased and begun by somebody: as long as nobody has answered, it stands where it stood.
    const taken = [request('a', { state: 'read' }), thread('a', { seenAt: at(now - 30 * minute) })]
    expect(ids([...taken, request('b', { receivedAt: at(now - 10 * minute) })])).toEqual(['a', 'b'])
    expect(Object.keys(entryOf(contact(...taken), now))).not.toContain('lease')
  })

  it('[LW3] Chatwoot #13050: who waits stands in a queue, and the queue says since when', () => {
    const [entry] = queueOf(contactsOf([request('a', { receivedAt: at(now - 3 * hour) })]), now)
    expect(entry).toMatchObject({ turn: 'ours', since: now - 3 * hour, unread: 1 })
  })

  it('[LW6] Chatwoot #11034: turns are never shared out: the same records give the same order, however often one asks', () => {
    const records = ['a', 'b', 'c'].map((id) => request(id))
    const asked = Array.from({ length: 5 }, (_, i) => ids(records, now + i * minute))
    expect(new Set(asked.map(String)).size).toBe(1)
  })

  it('[LW3] a person who answers us goes back by the time of that answer, not of the first message', () => {
    const records = [
      request('talks', { receivedAt: at(now - 3 * day), state: 'waiting_person' }),
      message('talks', 'out', now - 2 * day),
      message('talks', 'in', now - 30 * minute),
      message('talks', 'in', now - 5 * minute),
      request('new', { receivedAt: at(now - hour) }),
    ]
    expect(ids(records)).toEqual(['new', 'talks'])
    expect(queueOf(contactsOf(records), now)[1]?.since).toBe(now - 30 * minute)
  })

  it('[LW2] whom we have answered is behind all who wait for us, an emergency too', () => {
    const answered = [
      request('answered', { priority: 'emergency', state: 'answered' }),
      message('answered', 'out', now - 10 * minute),
    ]
    expect(ids([...answered, request('waits')])).toEqual(['waits', 'answered'])
    expect(entryOf(contact(...answered), now).turn).toBe('theirs')
  })

  it('[LW4] a reply that is held for the safe hours is ours no more; one that was taken back is again', () => {
    const reply = message('a', 'out', now - minute, { state: 'held', heldUntil: at(now + hour) })
    expect(entryOf(contact(request('a'), reply), now)).toMatchObject({ turn: 'theirs', held: 1 })
    const back = { ...reply, fields: { ...reply.fields, state: ['withdrawn'] } }
    expect(entryOf(contact(request('a'), back), now)).toMatchObject({ turn: 'ours', held: 0 })
  })

  it('[LW3] a word that was promised and not given is a wait, from the moment it was due', () => {
    const records = [
      request('promised', { receivedAt: at(now - 3 * day), state: 'answered' }),
      message('promised', 'out', now - 2 * day),
      thread('promised', { promise: { due: at(now - hour), said: at(now - 2 * day), by: 'M-01' } }),
      request('new', { receivedAt: at(now - 30 * minute) }),
    ]
    expect(ids(records)).toEqual(['promised', 'new'])
    expect(ids(records, now - 2 * hour)).toEqual(['new', 'promised'])
  })

  it('[LW2] a used second code comes to the top of whatever was decided, until somebody took note', () => {
    const alarmed = [
      request('case', { state: 'accepted', receivedAt: at(now - 9 * day) }),
      thread('case', { duressAt: at(now - minute), seenAt: at(now) }),
    ]
    expect(ids([request('old', { receivedAt: at(now - day) }), ...alarmed])).toEqual(['case', 'old'])
    const noted = [
      request('case', { state: 'accepted' }),
      thread('case', {
        duressAt: at(now - minute),
        duressSeen: { by: 'M-02', at: at(now) },
        seenAt: at(now),
      }),
    ]
    expect(ids(noted)).toEqual([])
  })

  it('[LW2] a second code that was used again after somebody took note is an alarm again', () => {
    const used = (duressAt: number, seenAt: number) =>
      entryOf(
        contact(
          request('a', { state: 'answered' }),
          thread('a', { duressAt: at(duressAt), duressSeen: { by: 'M-02', at: at(seenAt) } }),
        ),
        now,
      )
    expect(used(now - hour, now - minute)).toMatchObject({ turn: 'theirs', red: false })
    expect(used(now - minute, now - hour)).toMatchObject({ turn: 'ours', red: true })
  })

  it('[LW5] who became a case and writes again comes back until somebody has looked', () => {
    const records = [request('case', { state: 'accepted' }), message('case', 'in', now - 5 * minute)]
    expect(ids(records)).toEqual(['case'])
    expect(ids([...records, thread('case', { seenAt: at(now) })])).toEqual([])
    expect(queueOf(contactsOf(records), now, { which: 'all' })).toHaveLength(1)
    const reply = message('case', 'out', now, { state: 'held', heldUntil: at(now + hour) })
    expect(ids([...records, thread('case', { seenAt: at(now) }), reply])).toEqual(['case'])
  })

  it('[LW4] reading an answer is no message that waits for one', () => {
    const records = [
      request('a', { state: 'answered' }),
      message('a', 'out', now - hour),
      message('a', 'in', now - minute, { kind: 'opened', text: undefined }),
    ]
    expect(entryOf(contact(...records), now)).toMatchObject({ turn: 'theirs', unread: 0 })
  })

  it('[LW27] whose thread was destroyed is owed nothing, is looked at once, and waits again when they write again', () => {
    const burnt = (seenAt: number) =>
      [
        request('gone', { state: 'read' }),
        thread('gone', { seenAt: at(seenAt), promise: { due: at(now - minute), said: at(now - hour) } }),
        message('gone', 'in', now - 30 * minute, { kind: 'burnt', text: '' }),
      ] as const
    const entry = entryOf(contact(...burnt(now - hour)), now)
    expect([entry.turn, entry.unread, entry.clocks]).toEqual(['ours', 1, {}])
    expect(entryOf(contact(...burnt(now)), now)).toMatchObject({ turn: 'theirs', unread: 0, clocks: {} })
    const back = message('gone', 'in', now - 10 * minute)
    expect(entryOf(contact(...burnt(now), back), now).turn).toBe('ours')
    // Whoever holds the second code has destroyed the dull thread, and nothing else.
    const cover = message('gone', 'in', now - 5 * minute, { kind: 'burnt', underSecondCode: true })
    expect(contact(request('gone'), cover)).toMatchObject({ coverBurnt: true })
    expect(contact(request('gone'), cover).burntAt).toBeUndefined()
  })

  it('[LW1] two desks that wrote apart agree on the more careful reading', () => {
    const both = writtenApart(request('a', { state: 'answered', priority: 'normal' }), {
      state: 'read',
      priority: 'emergency',
      receivedAt: at(now - 2 * hour),
    })
    expect(entryOf(contact(both), now)).toMatchObject({
      turn: 'ours',
      red: true,
      since: now - 2 * hour,
      contact: { state: 'read', priority: 'emergency' },
    })
  })

  it('five thousand requests are in order before anybody notices', () => {
    const records = Array.from({ length: 5000 }, (_, i) => [
      request(`r${i}`, { receivedAt: at(now - i * minute) }),
      thread(`r${i}`, { seenAt: at(now - i * minute) }),
      message(`r${i}`, 'out', now - i * 1000),
      message(`r${i}`, 'in', now - i * 500),
    ]).flat()
    const started = performance.now()
    const queue = queueOf(contactsOf(records), now)
    expect(queue).toHaveLength(5000)
    // A limit that a busy machine keeps; the figure itself is measured by `bench line`.
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

const moments = fc.integer({ min: 0, max: 2000 }).map((n) => now - n * minute)
const someone = fc.record({
  receivedAt: moments,
  state: fc.constantFrom('received', 'read', 'answered', 'waiting_person', 'accepted', 'abusive'),
  priority: fc.constantFrom('emergency', 'urgent', 'normal', 'watch'),
  said: fc.array(
    fc.tuple(fc.constantFrom('in', 'out'), moments, fc.constantFrom('held', 'sent', 'withdrawn')),
    {
      maxLength: 5,
    },
  ),
  duressAt: fc.option(moments, { nil: undefined }),
  due: fc.option(moments, { nil: undefined }),
  cut: fc.integer({ min: 0, max: 3 }),
})

const people = fc.array(someone, { minLength: 1, maxLength: 8 }).map((all) =>
  all.flatMap(({ receivedAt, state, priority, said, duressAt, due, cut }, i) => {
    const id = `r${i}`
    const messages = said.map(([way, when, sent], j) => ({
      ...message(id, way, when, way === 'out' ? { state: sent } : {}),
      id: `m${i}-${j}`,
    }))
    return [
      request(id, { receivedAt: at(receivedAt), state, priority }),
      thread(id, {
        disconnects: Array.from({ length: cut }, (_, n) => at(now - n * minute)),
        ...(duressAt === undefined ? {} : { duressAt: at(duressAt) }),
        ...(due === undefined ? {} : { promise: { due: at(due), said: at(due - hour), by: 'M-01' } }),
      }),
      ...messages,
    ]
  }),
)

describe('two desks', () => {
  it('[LW1] with the same records in any order of arrival show the same queue and the same clocks', () => {
    fc.assert(
      fc.property(
        people.chain((records) =>
          fc.tuple(
            fc.constant(records),
            fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
          ),
        ),
        ([records, arrived]) => {
          expect(queueOf(contactsOf(arrived), now)).toEqual(queueOf(contactsOf(records), now))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('[LW2] never show a request before one that is red where it is not, or that has waited longer', () => {
    fc.assert(
      fc.property(people, (records) => {
        const queue = queueOf(contactsOf(records), now).filter(({ turn }) => turn === 'ours')
        for (const [i, entry] of queue.entries()) {
          const next = queue[i + 1]
          if (next === undefined) continue
          expect(entry.red || !next.red).toBe(true)
          if (entry.red === next.red) expect(entry.since).toBeLessThanOrEqual(next.since)
        }
      }),
      { numRuns: 150 },
    )
  })
})

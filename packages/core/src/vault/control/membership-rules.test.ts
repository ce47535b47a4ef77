/** Who may read, write and lead in a log: docs/formats/control.md, R40 to R52 and R61. On paper. */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  caseLog,
  epochEvent,
  type Founding,
  founding,
  hex,
  newLogHex,
  Rights,
  Rolls,
  sorted,
} from './control.fixture.ts'
import { admission, entitledDevices, isDue, leadsOf, rightOf } from './membership.ts'
import { openedLog } from './membership-rules.ts'
import type { DeviceId, FeedHex, MemberId } from './names.ts'
import { encodeMembership, parseMembership } from './state-text.ts'

let first: Founding
beforeAll(async () => {
  first = await founding()
})

type Person = { readonly member: MemberId; readonly desk: DeviceId }
type Scene = {
  readonly book: Rolls
  readonly log: Rights
  readonly lead: Person
  readonly two: Person
  readonly three: Person
}

/** A case's work log: the founder leads, two writes, three reads. */
function scene(): Scene {
  const book = new Rolls(first)
  const lead = { member: book.founder, desk: book.first }
  const [two, three] = [book.add(), book.add()]
  const log = new Rights(
    book,
    caseLog('work', [
      [lead.member, 'lead'],
      [two.member, 'writer'],
      [three.member, 'reader'],
    ]),
    newLogHex(),
    lead.desk,
  )
  return { book, log, lead, two, three }
}

const give = (member: MemberId, right: 'reader' | 'writer' | 'lead') =>
  ({ kind: 'members', set: [[member, right]] }) as const

describe('a log that is opened', () => {
  it('[R42] is one of the five that the founding names, or of a case; its opener leads it', () => {
    const book = new Rolls(first)
    const open = (scope: string, part: string, log: string, right: 'lead' | 'writer' = 'lead') => {
      const event = { kind: 'open', scope, part, commit: hex(32), members: [[book.founder, right]] } as const
      const said = { seq: 1, hash: hex(32), by: [book.first], base: 0, id: hex(16), event, roster: 1 }
      const opened = openedLog(book.state, log, said)
      return 'dead' in opened ? opened.dead : 'opened'
    }
    expect(open('press', 'whole', book.state.logs.press)).toBe('opened')
    expect(open('press', 'whole', newLogHex())).toBe('not-allowed')
    expect(open('directory', 'whole', newLogHex())).toBe('malformed')
    expect(open('press', 'work', book.state.logs.press)).toBe('malformed')
    expect(open(`case:${hex(16)}`, 'whole', newLogHex())).toBe('malformed')
    expect(open(`case:${hex(16)}`, 'work', newLogHex())).toBe('opened')
    expect(open(`case:${hex(16)}`, 'work', newLogHex(), 'writer')).toBe('no-lead-left')
  })
})

describe('rights', () => {
  it('[R43] are given and changed by a lead, to members who are there', () => {
    const { book, log, lead, two, three } = scene()
    const four = book.add()
    for (const { desk } of [two, three])
      expect(log.say(give(four.member, 'reader'), [desk])).toBe('not-allowed')
    expect(log.say(give(four.member, 'reader'), [lead.desk])).toBe('applied')
    expect(log.say(give(three.member, 'writer'), [lead.desk])).toBe('applied')
    expect(rightOf(log.state, three.member)).toBe('writer')
    book.say({ kind: 'member-removed', member: four.member })
    expect(log.say(give(four.member, 'writer'), [lead.desk])).toBe('wrong-target')
    expect(log.say(give(lead.member, 'writer'), [lead.desk]), 'the last lead').toBe('no-lead-left')
  })

  it('[R44] are taken by a new key alone: an epoch takes out and gives nothing', () => {
    const { log, lead, two, three } = scene()
    const more = [
      [lead.member, 'lead'],
      [two.member, 'lead'],
      [three.member, 'reader'],
    ] as const
    expect(log.epoch(more, [lead.desk])).toBe('wrong-target')
    expect(log.epoch([[two.member, 'writer']], [lead.desk])).toBe('no-lead-left')
    expect(
      log.epoch(
        [
          [lead.member, 'lead'],
          [three.member, 'reader'],
        ],
        [lead.desk],
      ),
    ).toBe('applied')
    expect(rightOf(log.state, two.member)).toBe('none')
    expect(log.say(give(three.member, 'lead'), [two.desk])).toBe('not-allowed')
  })

  it('[R45] a writer makes a key only when one is due, and takes out whom the roster has not any more', () => {
    const { book, log, lead, two, three } = scene()
    const all = [
      [lead.member, 'lead'],
      [two.member, 'writer'],
      [three.member, 'reader'],
    ] as const
    expect(log.epoch(all, [two.desk])).toBe('not-allowed')
    book.say({ kind: 'member-removed', member: three.member })
    expect(isDue(log.state, book.state)).toBe(true)
    expect(log.epoch([[two.member, 'writer']], [two.desk]), 'the lead goes along').toBe('not-allowed')
    expect(log.epoch(all, [two.desk]), 'the removed one stays').toBe('wrong-target')
    expect(
      log.epoch(
        [
          [lead.member, 'lead'],
          [two.member, 'writer'],
        ],
        [two.desk],
      ),
    ).toBe('applied')
    expect(isDue(log.state, book.state)).toBe(false)
  })

  it('[R31] a key is due for a device that came and went between two keys', () => {
    const { book, log, lead, two } = scene()
    const laptop = book.enrol(two.member, [two.desk])
    expect(isDue(log.state, book.state)).toBe(false)
    book.say({ kind: 'device-struck', device: laptop }, [two.desk])
    expect(isDue(log.state, book.state)).toBe(true)
    const stay = [...log.state.rights].map(({ member }) => [member, rightOf(log.state, member)] as const)
    expect(log.epoch(stay as never, [lead.desk])).toBe('applied')
    expect(isDue(log.state, book.state)).toBe(false)
  })

  it('[R46] without a lead are raised by who still has one, with an admin who gains nothing', () => {
    const book = new Rolls(first)
    const admin = { member: book.founder, desk: book.first }
    const [gone, two, three] = [book.add(), book.add(), book.add()]
    const members = [
      [gone.member, 'lead'],
      [two.member, 'writer'],
      [three.member, 'reader'],
    ] as const
    const log = new Rights(book, caseLog('work', members), newLogHex(), gone.desk)
    expect(log.say(give(two.member, 'lead'), [two.desk, admin.desk])).toBe('not-allowed')
    book.say({ kind: 'member-removed', member: gone.member })
    expect(leadsOf(log.state, book.view)).toEqual([])
    expect(log.say(give(two.member, 'lead'), [two.desk])).toBe('not-allowed')
    expect(log.say(give(admin.member, 'lead'), [two.desk, admin.desk])).toBe('not-allowed')
    expect(log.say(give(two.member, 'lead'), [admin.desk, two.desk])).toBe('not-allowed')
    expect(log.say(give(two.member, 'lead'), [two.desk, admin.desk])).toBe('applied')
  })

  it('[R47] a part is named once, by a lead of the work', () => {
    const { log, lead, two } = scene()
    const names = { kind: 'part-founded', part: 'names', log: newLogHex() } as const
    expect(log.say(names, [two.desk])).toBe('not-allowed')
    expect(log.say(names, [lead.desk])).toBe('applied')
    expect(log.say({ ...names, log: newLogHex() }, [lead.desk])).toBe('already-used')
    expect(log.say({ ...names, part: 'places' }, [lead.desk])).toBe('already-used')
  })
})

describe('the roster that an event names', () => {
  it('[R40] decides: who was a member then could say it, whatever the reader knows by now', () => {
    const { book, log, lead, two, three } = scene()
    const then = book.state.head[0]
    log.say(give(two.member, 'lead'), [lead.desk])
    book.say({ kind: 'member-removed', member: two.member })
    expect(log.say(give(three.member, 'writer'), [two.desk], { roster: then })).toBe('applied')
    expect(log.say(give(three.member, 'reader'), [two.desk])).toBe('unknown-device')
  })

  it('[R41] never falls: once the chain knows of a removal, nobody goes back before it', () => {
    const { book, log, lead, two, three } = scene()
    const then = book.state.head[0]
    log.say(give(two.member, 'lead'), [lead.desk])
    book.say({ kind: 'member-removed', member: two.member })
    log.say(give(three.member, 'writer'), [lead.desk])
    expect(log.say(give(three.member, 'lead'), [two.desk], { roster: then })).toBe('stale')
    expect(log.say(give(three.member, 'lead'), [lead.desk], { roster: book.state.head[0] + 5_000 })).toBe(
      'stale',
    )
  })
})

describe('names and shelters', () => {
  it('[R61] no right in names for a holder, and none in the shelters for who is not named one', () => {
    const book = new Rolls(first)
    const [two, three] = [book.add(), book.add()]
    book.say({ kind: 'holders', shelters: [book.founder, three.member].toSorted() })
    const names = new Rights(book, caseLog('names', [[two.member, 'lead']]), newLogHex(), two.desk)
    expect(names.say(give(three.member, 'reader'), [two.desk])).toBe('never-both')
    expect(names.say(give(book.founder, 'reader'), [two.desk])).toBe('never-both')
    const open = {
      kind: 'open',
      scope: 'shelters',
      part: 'whole',
      commit: hex(32),
      members: [[book.founder, 'lead']],
    } as const
    const shelters = new Rights(book, open, book.state.logs.shelters, book.first)
    expect(shelters.say(give(two.member, 'reader'), [book.first])).toBe('never-both')
    expect(shelters.say(give(three.member, 'reader'), [book.first])).toBe('applied')
    expect(
      () => new Rights(book, caseLog('names', [[three.member, 'lead']]), newLogHex(), three.desk),
    ).toThrow('never-both')
  })

  it('[R60] the only member has both, and nobody else may', () => {
    const book = new Rolls(first)
    const names = new Rights(book, caseLog('names', [[book.founder, 'lead']]), newLogHex(), book.first)
    const two = book.add()
    book.say({ kind: 'holders', shelters: [two.member] })
    expect(names.say(give(two.member, 'reader'), [book.first])).toBe('never-both')
  })
})

describe('where a feed ends', () => {
  const feed = 'cd'.repeat(32) as FeedHex

  function ended(by: 'removal' | 'nothing'): Scene {
    const all = scene()
    const { book, log, lead, two, three } = all
    if (by === 'removal') book.say({ kind: 'member-removed', member: two.member })
    const stay =
      by === 'removal'
        ? [
            [lead.member, 'lead'],
            [three.member, 'reader'],
          ]
        : [
            [lead.member, 'lead'],
            [two.member, 'writer'],
            [three.member, 'reader'],
          ]
    log.say(
      {
        kind: 'epoch',
        epoch: 2,
        commit: hex(32),
        keyring: 'AA',
        why: 'removal',
        finals: [[feed, 7, hex(32)]],
        members: sorted(stay as never) as never,
      },
      [lead.desk],
    )
    return all
  }

  it('[R50] is said by the key that shuts its device out; a feed that is not named ends before it begins', () => {
    const { book, log, two } = ended('removal')
    expect(admission(book.state, log.state, two.desk, feed)).toMatchObject({ kind: 'until', seq: 7 })
    expect(admission(book.state, log.state, two.desk, 'ee'.repeat(32) as FeedHex)).toMatchObject({
      kind: 'until',
      seq: 0,
    })
  })

  it('[R50] is said for a device that does not come back, though its member has another right by now', () => {
    const { book, log, lead, two, three } = scene()
    book.say({ kind: 'device-suspended', device: two.desk }, [lead.desk])
    const stay = sorted([
      [lead.member, 'lead'],
      [two.member, 'writer'],
      [three.member, 'reader'],
    ] as const)
    expect(log.epoch(stay, [lead.desk])).toBe('applied')
    const ends = { kind: 'until', seq: 0 }
    expect(admission(book.state, log.state, two.desk, feed)).toMatchObject(ends)
    expect(log.say({ kind: 'members', set: [[two.member, 'reader']] }, [lead.desk])).toBe('applied')
    expect(admission(book.state, log.state, two.desk, feed)).toMatchObject(ends)
  })

  it('[R50] is said for a device that was enrolled while the key waited that takes its member’s right', () => {
    const { book, log, lead, two, three } = scene()
    const roster = book.state.head[0]
    const fresh = book.enrol(two.member, [two.desk])
    const stay = sorted([
      [lead.member, 'lead'],
      [three.member, 'reader'],
    ] as const)
    expect(log.say({ ...epochEvent(2), members: stay }, [lead.desk], { roster })).toBe('applied')
    expect(admission(book.state, log.state, fresh, feed)).toMatchObject({ kind: 'until', seq: 0 })
    // Nobody else's key is due that would say it.
    expect(isDue(log.state, book.state)).toBe(false)
    expect(log.say(give(two.member, 'writer'), [lead.desk])).toBe('applied')
    expect(admission(book.state, log.state, fresh, feed)).toEqual({ kind: 'open' })
  })

  it('[R50] is said for a device that does not come back, though its member lost the right and has it again', () => {
    const { book, log, lead, two, three } = scene()
    const other = book.enrol(two.member, [two.desk])
    book.say({ kind: 'device-struck', device: other }, [two.desk])
    const stay = sorted([
      [lead.member, 'lead'],
      [three.member, 'reader'],
    ] as const)
    expect(log.epoch(stay, [lead.desk])).toBe('applied')
    expect(log.say(give(two.member, 'writer'), [lead.desk])).toBe('applied')
    expect(isDue(log.state, book.state)).toBe(false)
    expect(admission(book.state, log.state, other, feed)).toMatchObject({ kind: 'until', seq: 0 })
  })

  it('[R51] is not moved by a later event', () => {
    const { book, log, lead, three, two } = ended('removal')
    log.say(
      {
        kind: 'epoch',
        epoch: 3,
        commit: hex(32),
        keyring: 'AA',
        why: 'suspicion',
        finals: [[feed, 99, hex(32)]],
        members: sorted([
          [lead.member, 'lead'],
          [three.member, 'reader'],
        ]) as never,
      },
      [lead.desk],
    )
    expect(admission(book.state, log.state, two.desk, feed)).toMatchObject({ kind: 'until', seq: 7 })
  })

  it('[R52] means nothing against a device that the event lets stay', () => {
    const { book, log, two, three, lead } = ended('nothing')
    expect(admission(book.state, log.state, two.desk, feed)).toEqual({ kind: 'open' })
    expect(admission(book.state, log.state, three.desk, feed)).toEqual({ kind: 'reader' })
    expect(admission(book.state, log.state, lead.desk, feed)).toEqual({ kind: 'open' })
  })

  it('[R50] before the new key is made, nobody says yet where it ends', () => {
    const { book, log, two } = scene()
    book.say({ kind: 'member-removed', member: two.member })
    expect(admission(book.state, log.state, two.desk, feed)).toEqual({ kind: 'closed' })
    expect(entitledDevices(book.view, log.state).some(({ member }) => member === two.member)).toBe(false)
  })
})

describe('the rights of a log on their shelf', () => {
  it('[R5] read back as they were written, and are refused with anything changed', () => {
    const { log } = scene()
    const bytes = encodeMembership(log.state)
    expect(parseMembership(bytes)).toEqual(log.state)
    for (const change of [
      { v: 2 },
      { extra: 1 },
      { rights: [{}] },
      { epochs: [[1, 'x', 1, 1]] },
      { frozen: 0 },
    ]) {
      expect(
        parseMembership(new TextEncoder().encode(JSON.stringify({ ...log.state, ...change }))),
      ).toBeUndefined()
    }
  })
})

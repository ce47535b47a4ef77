/** Who may change the roster: docs/formats/control.md, R6 and R10 to R21. On paper, with no cryptography between. */
import { assert, asyncProperty, constantFrom, integer, array as listOf, record } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { platformRandom as random } from '../../base/random.ts'
import { epochEvent, type Founding, founding, hex, newDevice, Rolls } from './control.fixture.ts'
import { newMemberId } from './names.ts'
import { committerKeys, committerOf, isDirectoryDue, rosterAt } from './roster.ts'
import { encodeRoster, parseRoster } from './state-text.ts'

let first: Founding
beforeAll(async () => {
  first = await founding()
})

function rolls(): Rolls {
  return new Rolls(first)
}

describe('a new organisation', () => {
  it('[R10] has one admin, who keeps, holds the shelters and is the only member', () => {
    const { state, view, founder, first: device } = rolls()
    expect(view.sole).toBe(founder)
    expect([...view.holders]).toEqual([founder])
    expect(committerOf(state)).toEqual({ kind: 'keeper', key: device })
    expect(rolls().say(JSON.parse(JSON.stringify({ kind: 'found' })))).toBe('not-allowed')
  })
})

describe('an event that was said before, or is too old', () => {
  it('[R6] is dead the second time, whether the first counted or not', () => {
    const book = rolls()
    const id = hex(16)
    const { member } = book.add()
    expect(book.say({ kind: 'member-removed', member }, undefined, { id })).toBe('applied')
    expect(book.say({ kind: 'member-removed', member }, undefined, { id })).toBe('replayed')
    const dead = hex(16)
    expect(book.say({ kind: 'member-removed', member }, undefined, { id: dead })).toBe('wrong-target')
    expect(book.say({ kind: 'suite-floor', min: 2 }, undefined, { id: dead })).toBe('replayed')
  })

  it('[R6] is dead when it was written more than 64 entries ago, or on what is not there yet', () => {
    const book = rolls()
    const written = book.state.head[0]
    const event = { kind: 'suite-floor', min: 2 } as const
    expect(book.say(event, undefined, { base: book.state.head[0] + 1 })).toBe('stale')
    for (let i = 0; i < 63; i++) book.say(epochEvent(99))
    const late = new Rolls(first)
    late.state = book.state
    expect(book.say(event, undefined, { base: written })).toBe('stale')
    expect(late.say(event, undefined, { base: written + 1 })).toBe('applied')
  })

  it('[R6] leaves no id behind that a replay could still reach', () => {
    const book = rolls()
    const [id, base] = [hex(16), book.state.head[0]]
    book.say(epochEvent(99), undefined, { id })
    for (let i = 0; i < 200; i++) {
      expect(['replayed', 'stale']).toContain(book.say(epochEvent(99), undefined, { id, base }))
      expect(book.state.ids.length).toBeLessThanOrEqual(66)
    }
  })
})

describe('a change among admins', () => {
  it('[R11] needs the only admin while there is nobody else, then a second signature, then two admins', () => {
    const book = rolls()
    expect(book.say({ kind: 'suite-floor', min: 2 })).toBe('applied')
    const two = book.add()
    expect(book.say({ kind: 'suite-floor', min: 3 })).toBe('not-allowed')
    expect(book.say({ kind: 'suite-floor', min: 3 }, [two.desk])).toBe('not-allowed')
    expect(book.say({ kind: 'suite-floor', min: 3 }, [book.first, two.desk])).toBe('applied')
    // Alone beside the one it is about: nobody else could sign.
    expect(book.say({ kind: 'member-role', member: two.member, role: 'admin' })).toBe('applied')
    const three = book.add()
    expect(book.say({ kind: 'suite-floor', min: 4 }, [book.first, three.desk])).toBe('not-allowed')
    expect(book.say({ kind: 'suite-floor', min: 4 }, [two.desk, book.first])).toBe('applied')
  })

  it('[R11] counts members and not devices, and never the one it is about', () => {
    const book = rolls()
    const two = book.add()
    const three = book.add()
    const second = book.enrol(book.founder, [book.first])
    const event = { kind: 'member-role', member: two.member, role: 'admin' } as const
    expect(book.say(event, [book.first, second])).toBe('not-allowed')
    expect(book.say(event, [book.first, two.desk])).toBe('not-allowed')
    expect(book.say(event, [book.first, three.desk])).toBe('applied')
    expect(book.say({ kind: 'member-removed', member: two.member }, [two.desk, three.desk])).toBe(
      'not-allowed',
    )
  })

  it('[R11] does not count a device that was struck, locked, travels, or was never there', () => {
    const book = rolls()
    const two = book.add('member')
    const event = { kind: 'suite-floor', min: 2 } as const
    expect(book.say(event, [book.first, newDevice().device])).toBe('not-allowed')
    book.say({ kind: 'device-travelling', device: two.desk }, [two.desk])
    expect(book.say(event, [book.first, two.desk])).toBe('not-allowed')
    expect(book.say(event, [two.desk, book.first])).toBe('unknown-device')
  })

  it('[R12] of two admins who remove each other the first stands, in either order, alone or among others', () => {
    for (const others of [0, 1, 3]) {
      for (const order of [0, 1]) {
        const book = rolls()
        const two = book.add()
        book.say({ kind: 'member-role', member: two.member, role: 'admin' })
        const rest = Array.from({ length: others }, () => book.add())
        const base = book.state.head[0]
        const removals = [
          { event: { kind: 'member-removed', member: two.member } as const, by: book.first },
          { event: { kind: 'member-removed', member: book.founder } as const, by: two.desk },
        ]
        const helper = rest[0]?.desk
        const said = (order === 0 ? removals : removals.toReversed()).map(({ event, by }) =>
          book.say(event, helper === undefined ? [by] : [by, helper], { base }),
        )
        expect(said).toEqual(['applied', 'unknown-device'])
        expect([...book.view.members.values()].filter((role) => role === 'admin')).toHaveLength(1)
      }
    }
  })

  it('[R19] never takes the last admin, or the last of an admin’s devices', () => {
    const book = rolls()
    const two = book.add()
    expect(book.say({ kind: 'device-struck', device: book.first })).toBe('no-admin-left')
    expect(book.say({ kind: 'member-role', member: book.founder, role: 'member' }, [two.desk])).toBe(
      'not-allowed',
    )
    expect(book.say({ kind: 'member-removed', member: book.founder }, [two.desk])).toBe('not-allowed')
  })
})

describe('a member', () => {
  it('[R14] [R15] brings nothing that was used before: id, code, key, mailbox, invitation', () => {
    const book = rolls()
    const device = newDevice()
    const used = {
      kind: 'member-added',
      member: newMemberId(random),
      code: 'M-07',
      role: 'member',
      device,
      invitation: hex(32),
    } as const
    expect(book.say(used)).toBe('applied')
    const fresh = () => ({
      ...used,
      member: newMemberId(random),
      code: `M-${hex(1).length}${book.state.head[0] + 100}`,
      device: newDevice(),
      invitation: hex(32),
    })
    expect(book.say({ ...fresh(), member: used.member })).toBe('already-used')
    expect(book.say({ ...fresh(), code: 'M-07' })).toBe('already-used')
    expect(book.say({ ...fresh(), invitation: used.invitation })).toBe('already-used')
    for (const key of ['device', 'envelope', 'box'] as const) {
      expect(book.say({ ...fresh(), device: { ...newDevice(), [key]: device[key] } }), key).toBe(
        'already-used',
      )
    }
    book.say({ kind: 'member-removed', member: used.member })
    expect(book.say({ ...fresh(), member: used.member }), 'after the removal').toBe('already-used')
    expect(book.say(fresh())).toBe('applied')
  })

  it('[R15] enrols no device with an invitation that was used', () => {
    const book = rolls()
    const invitation = hex(32)
    const enrol = () =>
      ({ kind: 'device-enrolled', member: book.founder, device: newDevice(), invitation }) as const
    expect(book.say(enrol())).toBe('applied')
    expect(book.say(enrol())).toBe('already-used')
  })

  it('[R16] who is removed speaks no more, with any device, and is not there to be removed again', () => {
    const book = rolls()
    const two = book.add()
    const second = book.enrol(two.member, [two.desk])
    expect(book.say({ kind: 'member-removed', member: two.member })).toBe('applied')
    expect(isDirectoryDue(book.state)).toBe(true)
    for (const desk of [two.desk, second]) {
      expect(book.view.devices.get(desk)?.state).toBe('struck')
      expect(book.say({ kind: 'device-suspended', device: book.first }, [desk])).toBe('unknown-device')
    }
    expect(book.say({ kind: 'member-removed', member: two.member })).toBe('wrong-target')
    expect(book.say(epochEvent(2))).toBe('applied')
    expect(isDirectoryDue(book.state)).toBe(false)
  })

  it('[R31] makes the directory’s key that is due, and none otherwise unless an admin', () => {
    const book = rolls()
    const two = book.add()
    const three = book.add()
    expect(book.say(epochEvent(2), [two.desk])).toBe('not-allowed')
    book.say({ kind: 'member-removed', member: three.member })
    expect(book.say(epochEvent(3), [two.desk])).toBe('other-epoch')
    expect(book.say(epochEvent(2), [two.desk])).toBe('applied')
    expect(book.say(epochEvent(3), [two.desk])).toBe('not-allowed')
    expect(book.say(epochEvent(3))).toBe('applied')
  })
})

describe('a printed kit', () => {
  it('[R13] brings in a device of its member, no second kit, and signs nothing else', () => {
    const book = rolls()
    const two = book.add()
    const kit = book.enrol(two.member, [two.desk], 'paper')
    expect(book.say({ kind: 'device-enrolled', member: two.member, device: newDevice('paper') }, [kit])).toBe(
      'not-allowed',
    )
    expect(book.say({ kind: 'device-enrolled', member: book.founder, device: newDevice() }, [kit])).toBe(
      'not-allowed',
    )
    expect(book.say({ kind: 'device-struck', device: two.desk }, [kit])).toBe('not-allowed')
    expect(book.say({ kind: 'device-suspended', device: book.first }, [kit])).toBe('not-allowed')
    const back = book.enrol(two.member, [kit])
    expect(book.view.devices.get(back)?.paper).toBe(true)
    // What it brought in strikes the lost one.
    expect(book.say({ kind: 'device-struck', device: two.desk }, [back])).toBe('applied')
  })

  it('[R13] of an admin makes no admin change alone, whoever found it', () => {
    const book = rolls()
    const kit = book.enrol(book.founder, [book.first], 'paper')
    const two = book.add()
    const three = book.add()
    const thief = book.enrol(book.founder, [kit])
    const more = book.enrol(book.founder, [thief])
    const event = { kind: 'suite-floor', min: 2 } as const
    expect(book.say(event, [thief, two.desk])).toBe('not-allowed')
    expect(book.say(event, [more, two.desk]), 'a device of a device of the kit').toBe('not-allowed')
    expect(book.say(event, [thief, two.desk, three.desk])).toBe('applied')
    expect(
      book.say({ kind: 'member-role', member: two.member, role: 'admin' }, [book.first, three.desk]),
    ).toBe('applied')
    expect(book.say({ kind: 'suite-floor', min: 3 }, [thief, two.desk])).toBe('applied')
  })

  it('[R13] of one of two members does not put the other out', () => {
    const book = rolls()
    const kit = book.enrol(book.founder, [book.first], 'paper')
    const two = book.add()
    book.say({ kind: 'member-role', member: two.member, role: 'admin' })
    const thief = book.enrol(book.founder, [kit])
    expect(book.say({ kind: 'member-removed', member: two.member }, [thief])).toBe('not-allowed')
    expect(book.say({ kind: 'member-removed', member: two.member }, [book.first])).toBe('applied')
  })

  it('[R13] of the only member is that member', () => {
    const book = rolls()
    const kit = book.enrol(book.founder, [book.first], 'paper')
    const back = book.enrol(book.founder, [kit])
    expect(book.say({ kind: 'suite-floor', min: 2 }, [back])).toBe('applied')
  })
})

describe('a device that is locked or travels', () => {
  it('[R17] one member locks a colleague’s device, and cannot lock everybody out', () => {
    const book = rolls()
    const turned = book.add()
    const [two, three] = [book.add(), book.add()]
    const kit = book.enrol(two.member, [two.desk], 'paper')
    expect(book.say({ kind: 'device-suspended', device: kit }, [turned.desk])).toBe('wrong-target')
    expect(book.say({ kind: 'device-suspended', device: two.desk }, [turned.desk])).toBe('applied')
    expect(book.say({ kind: 'device-suspended', device: book.first }, [turned.desk])).toBe('not-allowed')
    expect(book.say({ kind: 'device-suspended', device: three.desk }, [turned.desk])).toBe('not-allowed')
    // One's own stolen laptop is no lock on others.
    const own = book.enrol(turned.member, [turned.desk])
    expect(book.say({ kind: 'device-suspended', device: own }, [turned.desk])).toBe('applied')
    expect(book.say({ kind: 'device-restored', device: two.desk })).toBe('applied')
    expect(book.say({ kind: 'device-suspended', device: three.desk }, [turned.desk])).toBe('applied')
  })

  it('[R18] is let in again by a colleague and not by its member, who may be made to', () => {
    const book = rolls()
    const two = book.add()
    const second = book.enrol(two.member, [two.desk])
    book.say({ kind: 'device-suspended', device: two.desk })
    expect(book.say({ kind: 'device-restored', device: two.desk }, [second])).toBe('not-allowed')
    expect(book.say({ kind: 'device-restored', device: two.desk })).toBe('applied')
    expect(book.say({ kind: 'device-travelling', device: two.desk })).toBe('not-allowed')
    expect(book.say({ kind: 'device-travelling', device: two.desk }, [two.desk])).toBe('applied')
    expect(book.say({ kind: 'device-returned', device: two.desk }, [second])).toBe('not-allowed')
    expect(book.say({ kind: 'device-returned', device: two.desk })).toBe('applied')
  })

  it('[R18] of the only admin is let in again by another member; of the only member by another device', () => {
    const book = rolls()
    const second = book.enrol(book.founder, [book.first])
    book.say({ kind: 'device-suspended', device: book.first }, [second])
    expect(book.say({ kind: 'device-restored', device: book.first }, [second])).toBe('applied')
    const two = book.add()
    book.say({ kind: 'device-suspended', device: book.first }, [two.desk])
    expect(book.say({ kind: 'device-restored', device: book.first }, [two.desk])).toBe('applied')
  })

  it('[R16] is struck for good, by its member or an admin; of an admin by two', () => {
    const book = rolls()
    const [two, three] = [book.add(), book.add()]
    expect(book.say({ kind: 'device-struck', device: two.desk }, [three.desk])).toBe('not-allowed')
    expect(book.say({ kind: 'device-struck', device: two.desk })).toBe('applied')
    expect(book.say({ kind: 'device-restored', device: two.desk })).toBe('wrong-target')
    expect(book.say({ kind: 'device-struck', device: two.desk })).toBe('wrong-target')
    book.say({ kind: 'member-role', member: three.member, role: 'admin' }, [book.first, two.desk])
    const four = book.add('admin', [book.first, three.desk])
    expect(book.say({ kind: 'device-struck', device: four.desk })).toBe('not-allowed')
  })
})

describe('who commits', () => {
  it('[R8] marks of an earlier committer still count; the next device keeps on when the keeper’s is lost', () => {
    const book = rolls()
    const second = book.enrol(book.founder, [book.first])
    expect(book.say({ kind: 'device-struck', device: book.first }, [second])).toBe('applied')
    expect(committerOf(book.state)).toEqual({ kind: 'keeper', key: second })
    const key = newDevice().device
    expect(book.say({ kind: 'relay-set', url: 'https://relay.example', key }, [second])).toBe('applied')
    expect(committerKeys(book.state)).toEqual([book.first, second, key])
  })

  it('[R20] changes something, or is dead; the floor of suites only rises', () => {
    const book = rolls()
    expect(book.say({ kind: 'keeper-set', device: book.first })).toBe('wrong-target')
    expect(book.say({ kind: 'suite-floor', min: 1 })).toBe('wrong-target')
    expect(book.say({ kind: 'suite-floor', min: 2 })).toBe('applied')
    expect(book.say({ kind: 'suite-floor', min: 1 })).toBe('wrong-target')
    expect(book.say({ kind: 'keeper-set', device: newDevice().device })).toBe('wrong-target')
  })
})

describe('who holds the shelters', () => {
  it('[R60] is named by an admin or a holder, so that nobody bars a colleague from names', () => {
    const book = rolls()
    const [two, three] = [book.add(), book.add()]
    const list = (...members: (typeof two.member)[]) =>
      ({ kind: 'holders', shelters: members.toSorted() }) as const
    expect(book.say(list(three.member), [two.desk])).toBe('not-allowed')
    expect(book.say(list(two.member))).toBe('applied')
    expect(book.say(list(two.member, three.member), [two.desk])).toBe('applied')
    expect(book.say(list(newMemberId(random)))).toBe('wrong-target')
    book.say({ kind: 'member-removed', member: two.member })
    expect([...book.view.holders]).toEqual([three.member])
  })
})

describe('whatever is said, in whatever order', () => {
  const kinds = [
    'add',
    'add-admin',
    'remove',
    'role',
    'enrol',
    'kit',
    'strike',
    'suspend',
    'restore',
    'travel',
    'return',
    'epoch',
  ] as const
  const step = record({
    kind: constantFrom(...kinds),
    who: integer({ min: 0, max: 30 }),
    by: listOf(integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 }),
  })

  function take(
    book: Rolls,
    { kind, who, by }: { kind: (typeof kinds)[number]; who: number; by: readonly number[] },
  ): void {
    const devices = book.state.devices.map(({ device }) => device)
    const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
    const signers = [...new Set(by.map((one) => at(devices, one)))]
    const member = at(book.state.members, who).id
    const device = at(devices, who)
    const code = `M-${String(book.state.head[0] + 10)}`
    const added = {
      kind: 'member-added',
      member: newMemberId(random),
      code,
      device: newDevice(),
      invitation: hex(32),
    } as const
    switch (kind) {
      case 'add':
        return void book.say({ ...added, role: 'member' }, signers)
      case 'add-admin':
        return void book.say({ ...added, role: 'admin' }, signers)
      case 'remove':
        return void book.say({ kind: 'member-removed', member }, signers)
      case 'role':
        return void book.say(
          { kind: 'member-role', member, role: who % 2 === 0 ? 'admin' : 'member' },
          signers,
        )
      case 'enrol':
        return void book.say({ kind: 'device-enrolled', member, device: newDevice() }, signers)
      case 'kit':
        return void book.say({ kind: 'device-enrolled', member, device: newDevice('paper') }, signers)
      case 'strike':
        return void book.say({ kind: 'device-struck', device }, signers)
      case 'suspend':
        return void book.say({ kind: 'device-suspended', device }, signers)
      case 'restore':
        return void book.say({ kind: 'device-restored', device }, signers)
      case 'travel':
        return void book.say({ kind: 'device-travelling', device }, signers)
      case 'return':
        return void book.say({ kind: 'device-returned', device }, signers)
      case 'epoch':
        return void book.say(epochEvent(book.state.epoch + 1), signers)
    }
  }

  it('[R5] [R19] [R21] an admin stays, the past stays as it was, and the state reads back as it was written', () =>
    assert(
      asyncProperty(listOf(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const book = rolls()
        const past: [number, string][] = []
        for (const one of steps) {
          const before = book.view
          take(book, one)
          past.push([book.state.head[0], shown(book)])
          const admins = [...book.view.members].filter(([, role]) => role === 'admin').map(([id]) => id)
          expect(
            [...book.view.devices.values()].some(
              ({ state, member }) => state !== 'struck' && admins.includes(member),
            ),
          ).toBe(true)
          for (const { state, member } of book.view.devices.values()) {
            if (!book.view.members.has(member)) expect(state).toBe('struck')
          }
          for (const [id, { state }] of before.devices) {
            if (state === 'struck') expect(book.view.devices.get(id)?.state).toBe('struck')
          }
        }
        for (const [seq, text] of past) expect(shown(book, seq)).toBe(text)
      }),
      { numRuns: 60 },
    ))

  it('[R11] no admin comes or goes by fewer than two, unless nobody else could sign', () =>
    assert(
      asyncProperty(listOf(step, { minLength: 20, maxLength: 80 }), async (steps) => {
        const book = rolls()
        for (const one of steps) {
          const before = book.view
          const signers = new Set(
            one.by.map((index) => book.state.devices[index % book.state.devices.length]?.device),
          )
          take(book, one)
          const changed = [...new Set([...before.members.keys(), ...book.view.members.keys()])].find(
            (id) => (before.members.get(id) === 'admin') !== (book.view.members.get(id) === 'admin'),
          )
          if (changed === undefined) continue
          const people = new Set(
            [...before.devices.values()]
              .filter(({ device, state }) => signers.has(device) && state === 'active')
              .map(({ member }) => member),
          )
          people.delete(changed)
          const couldSign = [...before.members.keys()].filter((id) => id !== changed).length
          expect(people.size).toBeGreaterThanOrEqual(Math.min(2, couldSign))
          expect([...people].some((id) => before.members.get(id) === 'admin')).toBe(true)
        }
      }),
      { numRuns: 60 },
    ))

  function shown(book: Rolls, seq?: number): string {
    const view = rosterAt(book.state, seq)
    return JSON.stringify([
      [...view.members],
      [...view.devices.values()].map(({ device, state }) => [device, state]),
      [...view.holders],
    ])
  }
})

describe('a roster on its shelf', () => {
  it('[R5] reads back as it was written, and is refused with anything changed', () => {
    const book = rolls()
    const bytes = encodeRoster(book.state)
    expect(parseRoster(bytes)).toEqual(book.state)
    for (const change of [
      { v: 2 },
      { extra: 1 },
      { members: undefined },
      { suiteFloor: 0 },
      { head: [1] },
      { logs: {} },
    ]) {
      const text = JSON.stringify({ ...book.state, ...change })
      expect(parseRoster(new TextEncoder().encode(text)), JSON.stringify(change)).toBeUndefined()
    }
    expect(parseRoster(bytes.slice(1))).toBeUndefined()
  })
})

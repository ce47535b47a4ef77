/**
 * What a desk can decrypt is what it was granted, both ways, whoever comes, goes, travels or is locked out; and
 * nobody ever has names and shelters. docs/formats/control.md, R33, R60, R62.
 */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../../test/support/seeded-random.ts'
import { newRecordId } from '../../base/id.ts'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { compartmentText } from '../compartment.ts'
import { entitledDevices, type MembershipState, rightOf } from '../control/membership.ts'
import { type DeviceId, logHexOf } from '../control/names.ts'
import { guardedKind } from '../control/never-both.ts'
import { type RosterState, rosterAt } from '../control/roster.ts'
import { caseParts } from '../schema.ts'
import { Club } from './organisation.fixture.ts'
import type { TestDevice } from './replica.fixture.ts'

type Dice = {
  readonly upTo: (limit: number) => number
  readonly pick: <T>(list: readonly T[]) => T | undefined
}

function diceOf(seed: number): Dice {
  const random = seededRandom(seed)
  const upTo = (limit: number): number => {
    const [a = 0, b = 0] = random.bytes(2)
    return (a * 256 + b) % limit
  }
  return { upTo, pick: (list) => list[upTo(Math.max(1, list.length))] }
}

/** The newest state of every log, from whichever desk knows it. */
function newest(club: Club): ReadonlyMap<string, { readonly state: MembershipState; readonly name: string }> {
  const all = new Map<string, { state: MembershipState; name: string }>()
  for (const { replica } of club.desks) {
    for (const log of replica.book.all()) {
      if (log.control?.kind !== 'membership') continue
      const known = all.get(log.hex)
      if (known !== undefined && known.state.head[0] >= log.control.state.head[0]) continue
      all.set(log.hex, { state: log.control.state, name: compartmentText(log.name) })
    }
  }
  return all
}

function newestRoster(club: Club): RosterState {
  const all = club.desks.flatMap(({ replica }) => replica.book.roster ?? [])
  return certain(all.toSorted((a, b) => b.head[0] - a.head[0])[0], 'somebody has read the roster')
}

function heldBy(desk: TestDevice, hex: string): readonly number[] {
  const row = desk.replica.book.byHex(hex)?.row
  const stored = desk.store.logs.all().find((log) => log.row === row)
  const memory = [...(desk.replica.book.byHex(hex)?.keys.keys() ?? [])]
  return [...new Set([...(stored?.keys.keys() ?? []), ...memory])].sort((a, b) => a - b)
}

/** The greatest epoch during which a desk was entitled. */
type Allowed = Map<string, number>

function check(club: Club, allowed: Allowed): void {
  const roster = newestRoster(club)
  const view = rosterAt(roster)
  for (const [hex, { state, name }] of newest(club)) {
    const entitled = new Set(entitledDevices(view, state).map(({ device }) => device))
    for (const [at, desk] of club.desks.entries()) {
      const place = `${hex}/${at}`
      // A key whose event nobody committed is no key of this log.
      const held = heldBy(desk, hex).filter((epoch) => epoch <= state.epoch)
      noteMakers(roster, state, club.device(at), place, allowed)
      const others = club.desks.filter(
        (other, index) =>
          other !== desk && entitled.has(club.device(index)) && heldBy(other, hex).includes(state.epoch),
      )
      if (entitled.has(club.device(at))) {
        allowed.set(place, state.epoch)
        // Whoever leads the one cannot see who has the other: the desk itself refuses the second. And what no active
        // desk has, nobody can give.
        if (held.length === 0 && holdsOther(desk, name)) continue
        if (others.length === 0 && !held.includes(state.epoch)) continue
        expect(held, `${name}: desk ${at} is granted`).toEqual(
          Array.from({ length: state.epoch }, (_, i) => i + 1),
        )
        continue
      }
      expect(
        held.every((epoch) => epoch <= (allowed.get(place) ?? 0)),
        `${name}: desk ${at} has had ${held.join()}`,
      ).toBe(true)
      const makers = others.filter(({ replica }) => {
        const { member } = replica.me
        return member !== undefined && ['writer', 'lead'].includes(rightOf(state, member))
      })
      // Where nobody is left who could make a key, none is made.
      if (makers.length > 0) expect(held, `${name}: desk ${at} is not granted`).not.toContain(state.epoch)
    }
  }
  for (const desk of club.desks) {
    const kinds = desk.replica.book
      .all()
      .filter(({ keys }) => keys.size > 0)
      .map(({ name }) => guardedKind(name))
    expect(kinds.includes('names') && kinds.includes('shelters'), 'never both').toBe(false)
    expect(desk.alarms()).toEqual([])
  }
}

/** Whoever made a key, made it for those who were entitled in the roster that they knew. */
function noteMakers(
  roster: RosterState,
  state: MembershipState,
  device: DeviceId,
  place: string,
  allowed: Allowed,
): void {
  for (const [epoch, , seq, known] of state.epochs) {
    const then = rosterAt(roster, known).devices.get(device)
    if (then?.state !== 'active' || rightOf(state, then.member, seq) === 'none') continue
    allowed.set(place, Math.max(allowed.get(place) ?? 0, epoch))
  }
}

function holdsOther(desk: TestDevice, name: string): boolean {
  const other = name.endsWith('/names') ? 'shelters' : name.startsWith('shelters/') ? 'names' : undefined
  return desk.replica.book
    .all()
    .some((log) => log.keys.size > 0 && guardedKind(log.name) === other && other !== undefined)
}

const rights = ['reader', 'writer', 'lead', 'none'] as const

async function step(club: Club, dice: Dice): Promise<void> {
  const at = dice.upTo(club.desks.length)
  const { acts, book } = club.desk(at).replica
  const members = [...new Set(club.desks.map((_, index) => club.member(index)))]
  const member = certain(dice.pick(members), 'a member')
  const device = club.device(dice.upTo(club.desks.length))
  switch (dice.upTo(12)) {
    case 0:
      return void (await acts.suspend(device))
    case 1:
      return void (await acts.restore(device))
    case 2:
      return void (await acts.travel())
    case 3:
      return void (await acts.giveBack(device))
    case 4:
      return void (await acts.strike(club.device(club.desks.length - 1)))
    case 5:
      return void (dice.upTo(3) === 0 ? await acts.remove(member) : await acts.rotateAll('suspicion'))
    case 6: {
      const home = dice.pick(book.all().filter(({ name }) => name.scope.kind === 'case'))
      if (home?.name.scope.kind === 'case') await acts.foundNames(home.name.scope.caseId)
      return
    }
    case 7: {
      const home = dice.pick(book.all().filter(({ name }) => name.scope.kind === 'case'))
      if (home?.name.scope.kind !== 'case') return
      const parts = Object.fromEntries(caseParts.map((part) => [part, certain(dice.pick(rights), 'a right')]))
      await acts.assign(home.name.scope.caseId, member, parts)
      return
    }
    default: {
      const led = book.all().filter(({ control }) => {
        const me = club.desk(at).replica.me.member
        return control?.kind === 'membership' && me !== undefined && rightOf(control.state, me) === 'lead'
      })
      const log = dice.pick(led)
      const right = certain(dice.pick(rights), 'a right')
      if (log !== undefined) await acts.changeRights([{ log: logHexOf(log.id), member, right }])
    }
  }
}

async function opened(club: Club, at: number): Promise<void> {
  const id = newRecordId(platformRandom)
  const home = { kind: 'case', caseId: id } as const
  await club.desk(at).saved({ id, type: 'Case', home, fields: { label: 'a case' } })
}

/** More by hand: SAFECONDUCT_GRANTED=100. */
const seeds = Array.from({ length: Number(process.env['SAFECONDUCT_GRANTED'] ?? 2) }, (_, i) => i + 1)

describe('members who come, go, travel and are locked out', () => {
  it.each(seeds)(
    '[R33] [R60] [R62] can decrypt what they were granted, and nothing else (seed %i)',
    async (seed) => {
      const dice = diceOf(seed)
      const club = await Club.of(3, { relay: true })
      await club.invite(club.desk(1), 'device')
      await opened(club, 0)
      await opened(club, 1)
      await club.meet()
      const allowed: Allowed = new Map()
      check(club, allowed)
      for (let done = 0; done < 14; done++) {
        await step(club, dice)
        await step(club, dice)
        await club.meet()
        // Writers wait a minute for a lead to make the key that is due.
        for (const { clock } of club.desks) clock.at += 61_000
        await club.meet()
        check(club, allowed)
      }
    },
  )
})

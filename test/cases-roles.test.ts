/** Cases as four people see them, each at a desk with the keys of one role alone. No browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BoardView, StoryView, TonightView } from '../packages/desk/src/calls/cases.ts'
import type { WatchSettings } from '../packages/desk/src/calls/cases-asks.ts'
import type { ExposureView } from '../packages/desk/src/calls/cases-leaving.ts'
import type { SheltersView, ShelterView } from '../packages/desk/src/calls/cases-moves.ts'
import type { AccessView, ProposalView } from '../packages/desk/src/calls/organisation.ts'
import { type RoleNetwork, roleNetwork } from './support/roles.ts'
import { ask, refusal, type Seat } from './support/seats.ts'

let network: RoleNetwork

beforeAll(async () => {
  network = await roleNetwork()
}, 180_000)

afterAll(async () => {
  await network.end()
})

const within = { timeout: 60_000, interval: 500 }
const board = { offset: 0, limit: 200, filter: 'open' }

describe('cases at desks with the keys of one role', () => {
  it('[C90] the coordinator sees shelters with their addresses, and every case by its code', async () => {
    const { coordinator } = network.seats
    const read = async (): Promise<number> => (await ask<BoardView>(coordinator, 'cases.board', board)).total
    await expect.poll(read, { timeout: 60_000, interval: 500 }).toBe(14)
    const { shelters } = await ask<SheltersView>(coordinator, 'cases.shelters')
    expect(new Set(shelters.map(({ occupied }) => occupied))).toEqual(new Set([0, 1, 4]))
    const house = await ask<ShelterView>(coordinator, 'cases.shelter', { id: shelters[0]?.id })
    expect(house.address).toBeDefined()
    expect(house.stays.every(({ code }) => code?.startsWith('P-'))).toBe(true)
  })

  it('[C90] the identity keeper sees cases and no shelter: not a row, not a count', async () => {
    const { keeper } = network.seats
    expect((await ask<BoardView>(keeper, 'cases.board', board)).total).toBe(14)
    expect((await ask<SheltersView>(keeper, 'cases.shelters')).shelters).toEqual([])
    const { rows } = await ask<TonightView>(keeper, 'cases.tonight')
    expect(rows.filter(({ kind }) => kind === 'stay')).toEqual([])
  })

  it('[C90] the operator sees who waits on the line, and no case', async () => {
    const { operator } = network.seats
    expect((await ask<BoardView>(operator, 'cases.board', board)).counts).toEqual({
      open: 0,
      mine: 0,
      danger: 0,
      review: 0,
      'no-step': 0,
      closed: 0,
    })
    const kinds = async (): Promise<readonly string[]> => [
      ...new Set((await ask<TonightView>(operator, 'cases.tonight')).rows.map(({ kind }) => kind)),
    ]
    await expect.poll(kinds, { timeout: 60_000, interval: 500 }).toEqual(['line'])
    const known = (await ask<BoardView>(network.seats.keeper, 'cases.board', board)).rows[0]?.id
    expect(await refusal(operator, 'cases.story', { id: known })).toBe('not-found')
  })

  it('[C101] a colleague who has turned exposes every house and case whose keys were given, and no more', async () => {
    const { coordinator } = network.seats
    const { members } = await ask<{ members: readonly { id: string; code: string }[] }>(
      coordinator,
      'access.read',
    )
    const idOf = (code: string): string | undefined => members.find((one) => one.code === code)?.id
    const { rows } = await ask<ExposureView>(coordinator, 'cases.exposure', { id: idOf('M-02') })
    expect(rows.filter(({ kind }) => kind === 'place')).toHaveLength(3)
    expect(rows.filter(({ kind }) => kind === 'person')).toHaveLength(14)
    const press = await ask<ExposureView>(coordinator, 'cases.exposure', { id: idOf('M-04') })
    expect(press.rows.filter(({ kind }) => kind === 'person')).toHaveLength(3)
  })

  it('[C104] what a member does is set by an admin alone; where a member is told needs a relay that sends', async () => {
    const { coordinator, keeper } = network.seats
    const wish = { member: 'M-03', role: 'safety_officer' }
    expect(await refusal(coordinator, 'cases.setRole', wish)).toBe('not-allowed')
    const { roles } = await ask<WatchSettings>(keeper, 'cases.setRole', wish)
    expect(roles).toContainEqual(wish)
    const channel = { act: 'put', kind: 'mail', address: 'night@example.org' }
    expect(await refusal(coordinator, 'cases.channel', channel)).toBe('no-mail')
    expect((await ask<WatchSettings>(coordinator, 'cases.settings')).channels).toEqual([])
    const second = { act: 'second', url: 'http://127.0.0.1:9/#none', key: 'ab'.repeat(32) }
    expect(await refusal(coordinator, 'cases.channel', second)).toBe('not-allowed')
  })

  it('[C90] the press officer sees the cases whose pictures left, without a place in them', async () => {
    const { press } = network.seats
    const codes = async (): Promise<readonly string[]> =>
      (await ask<BoardView>(press, 'cases.board', board)).rows.map(({ code }) => code).toSorted()
    await expect.poll(codes, { timeout: 60_000, interval: 500 }).toEqual(['P-01', 'P-02', 'P-03'])
    const { rows } = await ask<BoardView>(press, 'cases.board', board)
    for (const { id } of rows) {
      const { journeys, lanes } = await ask<StoryView>(press, 'cases.story', { id })
      expect(journeys).toEqual([])
      expect(lanes.map(({ lane }) => lane)).not.toContain('stay')
    }
  })

  it('[R46] somebody leads the shelters again whose only lead was removed: an admin who knows none of them signs for the name', async () => {
    const { keeper, coordinator, operator } = network.seats
    const access = (seat: Seat) => ask<AccessView>(seat, 'access.read')
    const shelters = async (seat: Seat) =>
      (await access(seat)).rows.find(({ name }) => name.scope === 'shelters')
    // Whoever was removed answers nobody any more.
    const rounds = async (): Promise<void> => {
      for (const seat of [operator, keeper, operator, keeper]) await ask(seat, 'sync.now')
    }
    const rightHere = async (): Promise<string | undefined> => {
      await rounds()
      return (await shelters(operator))?.rights.find(({ code }) => code === 'M-03')?.right
    }
    const log = (await shelters(coordinator))?.log
    const { members } = await access(coordinator)
    const idOf = (code: string) => members.find((one) => one.code === code)?.id
    const member = idOf('M-03')
    await ask(coordinator, 'access.change', { changes: [{ log, member, right: 'writer' }] })
    await network.settled()
    await expect.poll(rightHere, within).toBe('writer')
    await ask(keeper, 'member.remove', { member: idOf('M-02') })
    const mayChange = async () => {
      await rounds()
      return (await shelters(operator))?.mayChange
    }
    await expect.poll(mayChange, within).toBe(true)
    expect(await ask(operator, 'access.change', { changes: [{ log, member, right: 'lead' }] })).toMatchObject(
      { outcome: { state: 'waits-for-approval' } },
    )
    const asked = async () => {
      await rounds()
      return (await ask<{ proposals: readonly ProposalView[] }>(keeper, 'proposals.read')).proposals
    }
    const wish = { what: 'members', by: 'M-03', facts: { who: 'M-03', as: 'lead' }, state: 'asks-me' }
    await expect.poll(asked, within).toMatchObject([wish])
    expect(await shelters(keeper)).toBeUndefined()
    const [{ id } = { id: '' }] = await asked()
    await ask(keeper, 'proposals.approve', { id })
    await expect.poll(rightHere, within).toBe('lead')
  })
})

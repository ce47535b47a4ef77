/**
 * A network of several people at desks of their own, each with the keys of one role and no other: the fictional
 * republic, moved to today, and a relay that all of them use.
 *
 *   keeper       M-01, the founder: names, work, medical and allegations of every case; no shelter, no place
 *   coordinator  M-02: shelters, work and places of every case; no name
 *   operator     M-03: the line, and no case
 *   press        M-04: press, events, claims, and the work of the cases whose pictures left; no name, no place
 */
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { demonstrationId } from '@safeconduct/core/records/demonstration/demonstration-records.ts'
import { demonstrationClock } from '@safeconduct/core/records/demonstration/world.ts'
import type { Role } from '@safeconduct/core/records/roles.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { createOrganisation } from '@safeconduct/host/home/home.ts'
import { machineClock } from '@safeconduct/host/home/machine-clock.ts'
import { demonstrationChanges } from '@safeconduct/host/work/demonstration.ts'
import { memberRoleChange } from '@safeconduct/host/work/member-roles.ts'
import { type TestServer, testServer } from '@safeconduct/relay/relay-server.fixture.ts'
import { type Home, newHome, openDesk, pageOf, passphrase } from './desk.ts'
import { ask, newSeat, type Seat } from './seats.ts'

export const roleNames = ['keeper', 'coordinator', 'operator', 'press'] as const
export type RoleName = (typeof roleNames)[number]
export type RoleNetwork = {
  readonly seats: { readonly [R in RoleName]: Seat }
  readonly server: TestServer
  /** Days by which the fictional republic was moved, so that what is due there is due now. */
  readonly moved: number
  /** Rounds of everybody, until each has what the others wrote. */
  readonly settled: () => Promise<void>
  /** The desks end and the homes stay, for a test that opens them itself, with this passphrase. */
  readonly shutDesks: () => Promise<void>
  readonly end: () => Promise<void>
}
export { passphrase }

const patience = { turns: 200, millis: 150 } as const
const dayMillis = 86_400_000
const duties: { readonly [code: string]: Role } = {
  'M-01': 'identity_keeper',
  'M-02': 'coordinator',
  'M-03': 'line_operator',
  'M-04': 'press_officer',
}

/** `shorter`: the first so many cases alone, where a test needs few. */
export async function roleNetwork(): Promise<RoleNetwork> {
  const clock = machineClock()
  const server = await testServer({ clock })
  const moved = Math.floor((clock.millis() - Date.parse(demonstrationClock)) / dayMillis)
  const home = await newHome()
  await found(home.path, moved)
  const desk = await openDesk(home.path)
  const keeper: Seat = { home, desk, page: pageOf(desk) }
  await ask(keeper, 'vault.unlock', { passphrase })
  const { key } = await server.relay.about(random.bytes(32), random.bytes(32))
  await ask(keeper, 'relay.set', { url: relayAddressText(server.url, server.space), key: key.toHex() })
  const coordinator = await letIn(keeper, 'M-02')
  await ask(keeper, 'access.handOver', { what: 'shelters', to: await memberOf(keeper, 'M-02') })
  const operator = await letIn(keeper, 'M-03')
  const press = await letIn(keeper, 'M-04')
  await grant(keeper, 'M-02', ({ scope, part }) => scope === 'case' && (part === 'work' || part === 'places'))
  await grant(keeper, 'M-03', ({ scope }) => scope === 'line')
  const pictured = new Set<string>(['C-01', 'C-02', 'C-03'].map((code) => demonstrationId(code, sha256)))
  await grant(
    keeper,
    'M-04',
    ({ scope, part, caseId }) =>
      scope === 'press' ||
      scope === 'events' ||
      scope === 'claims' ||
      (scope === 'case' && part === 'work' && pictured.has(certain(caseId, 'of a case'))),
  )
  const seats = { keeper, coordinator, operator, press }
  const all = Object.values(seats)
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 2; turn++) for (const seat of all) await ask(seat, 'sync.now')
  }
  await settled()
  const shutDesks = async (): Promise<void> => {
    for (const { desk: one } of all) await one.end()
  }
  return {
    seats,
    server,
    moved,
    settled,
    shutDesks,
    end: async () => {
      await shutDesks()
      await server.close()
      for (const { home: one } of all) await one.remove()
    },
  }
}

/** The republic is written down by one person alone, as long as there is one person. */
async function found(path: string, moved: number): Promise<void> {
  const words = parsePassphrase(passphrase)
  const about = {
    name: 'Lantern Network',
    passphrase: certain(words.ok ? words.value : undefined, 'words'),
    numbers: kdfFloor,
  }
  const made = await createOrganisation(path, about, { clock: machineClock(), random })
  const vault = certain(made.ok ? made.value : undefined, 'a new organisation')
  const changes = (await demonstrationChanges(vault)).map((change) => later(change, moved))
  const cases = changes.filter(({ type }) => type === 'Case')
  const others = changes.filter(({ type }) => type !== 'Case')
  const roles = Object.entries(duties).map(([code, role]) => memberRoleChange({ code, role }))
  for (const batch of [...cases.map((one) => [one]), others, roles]) {
    const saved = await vault.writer.save(batch)
    if (!saved.ok) throw new Error(saved.refusal.kind)
  }
  await vault.close()
}

/** The same, so many days later: every day and every instant of it. */
function later(change: RecordChange, days: number): RecordChange {
  const text = JSON.stringify(change.fields).replaceAll(
    /"(\d{4}-\d{2}-\d{2})(T[^"]*Z)?"/g,
    (_, day: string, time: string | undefined) => {
      const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMillis).toISOString().slice(0, 10)
      return `"${moved}${time ?? ''}"`
    },
  )
  return { ...change, fields: JSON.parse(text) as RecordChange['fields'] }
}

/** Somebody joins, and is in when this ends. */
export async function letIn(keeper: Seat, code: string, home?: Home): Promise<Seat> {
  const guest = await newSeat(home)
  const { id, text } = await ask<{ id: string; text: string }>(keeper, 'member.invite')
  await ask(guest, 'organisation.join', { invitation: text, passphrase, language: 'en' })
  await ask(guest, 'joining.read')
  const state = async (): Promise<string> =>
    (await ask<{ state: string }>(keeper, 'invitation.read', { id })).state
  await until('answered', async () => {
    await guest.page.call('joining.read')
    return (await state()) === 'answered'
  })
  await ask(keeper, 'invitation.confirm', { id })
  await until(`${code} is in`, async () => {
    await guest.page.call('joining.read')
    const session = await ask<{ state: string; me?: { code: string } }>(guest, 'session.read')
    return session.state === 'open' && session.me?.code === code
  })
  return guest
}

/** Not `expect.poll`: this runs before tests do. */
async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < patience.turns; turn++) {
    if (await done()) return
    await new Promise((resolve) => setTimeout(resolve, patience.millis))
  }
  throw new Error(`waited in vain: ${what}`)
}

type LogName = { readonly scope: string; readonly part: string; readonly caseId?: string }
type Access = {
  readonly rows: readonly { readonly log: string; readonly name: LogName }[]
  readonly members: readonly { readonly id: string; readonly code: string }[]
}

async function memberOf(seat: Seat, code: string): Promise<string> {
  const { members } = await ask<Access>(seat, 'access.read')
  return certain(
    members.find((one) => one.code === code),
    'a member',
  ).id
}

async function grant(keeper: Seat, code: string, wanted: (name: LogName) => boolean): Promise<void> {
  const { rows } = await ask<Access>(keeper, 'access.read')
  const member = await memberOf(keeper, code)
  const logs = rows.filter(({ name }) => wanted(name)).map(({ log }) => log)
  // A few at a time, as a person would.
  for (let at = 0; at < logs.length; at += 20) {
    const changes = logs.slice(at, at + 20).map((log) => ({ log, member, right: 'writer' }))
    await ask(keeper, 'access.change', { changes })
  }
}

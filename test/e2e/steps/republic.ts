/**
 * The fictional republic as if it were today, in the home of a caseworker who founded the organisation and keeps the
 * names, and at the desks of four colleagues with the keys of their roles.
 *
 * How people join is played elsewhere; here they have joined by the time their desks and windows are opened.
 */
import { platformRandom } from '../../../packages/core/src/base/random.ts'
import type { Result } from '../../../packages/core/src/base/result.ts'
import type { Role } from '../../../packages/core/src/records/roles.ts'
import { parsePassphrase } from '../../../packages/core/src/sealed/passphrase.ts'
import { kdfFloor } from '../../../packages/core/src/sealed/unlock.ts'
import type { RecordChange } from '../../../packages/core/src/vault/replica/outcomes.ts'
import { createOrganisation } from '../../../packages/host/src/home/home.ts'
import { machineClock } from '../../../packages/host/src/home/machine-clock.ts'
import { demonstrationChanges, demonstrationStart } from '../../../packages/host/src/work/demonstration.ts'
import { memberRoleChange } from '../../../packages/host/src/work/member-roles.ts'
import { type Home, passphrase } from '../../support/desk.ts'
import { letIn } from '../../support/roles.ts'
import { ask, newSeat, type Seat as Quiet } from '../../support/seats.ts'
import { Group } from './group.ts'
import { type Seat, unlock } from './people.ts'

const roleNames = ['caseworker', 'coordinator', 'safety', 'operator', 'press'] as const
type RoleName = (typeof roleNames)[number]

/**
 *   caseworker   M-01, leads the cases and keeps the names
 *   coordinator  M-02, the shelters and, of a case, what is to be done and where; no name
 *   safety       M-03, consents, what leaves, second signatures
 *   operator     M-04, the line, and no case
 *   press        M-05, reports, and the work of the three cases whose pictures left; no name, no place
 */
export type Republic = { readonly group: Group } & { readonly [R in RoleName]: Seat }

/** Who of the fictional network each of the five is. */
const codes: Readonly<Record<string, string>> = {
  'M-01': 'M-04',
  'M-02': 'M-01',
  'M-03': 'M-23',
  'M-04': 'M-02',
  'M-05': 'M-25',
  'M-10': 'M-05',
  'M-11': 'M-03',
}
const duties: Readonly<Record<string, Role>> = {
  'M-01': 'identity_keeper',
  'M-02': 'coordinator',
  'M-03': 'safety_officer',
  'M-04': 'line_operator',
  'M-05': 'press_officer',
}

export async function gatherRepublic(): Promise<Republic> {
  const group = await Group.gather()
  await writeRepublic(group.path('caseworker'))
  await join(group)
  const [caseworker, coordinator, safety, operator, press] = await Promise.all(
    [...roleNames].map(async (name) => {
      const seat = await group.sitDown(name)
      await unlock(seat, passphrase)
      return seat
    }),
  )
  if (!caseworker || !coordinator || !safety || !operator || !press) throw new Error('five desks')
  return { group, caseworker, coordinator, safety, operator, press }
}

/** Everything of the demonstration, moved to now, in a home that the passphrase opens. */
async function writeRepublic(home: string): Promise<void> {
  const clock = machineClock()
  const words = done(parsePassphrase(passphrase))
  const made = await createOrganisation(
    home,
    { name: 'Quiet herons', passphrase: words, numbers: kdfFloor },
    { clock, random: platformRandom },
  )
  const vault = done(made)
  const days = Math.round((clock.millis() - demonstrationStart) / 86_400_000)
  const changes = (await demonstrationChanges(vault)).map((change) => moved(change, days))
  const cases = changes.filter(({ type }) => type === 'Case')
  const roles = Object.entries(duties).map(([code, role]) => memberRoleChange({ code, role }))
  for (const batch of [...cases.map((one) => [one]), changes.filter(({ type }) => type !== 'Case'), roles]) {
    done(await vault.writer.save(batch))
  }
  await vault.close()
}

/** The value, or a test that cannot begin. */
function done<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

function moved(change: RecordChange, days: number): RecordChange {
  return { ...change, fields: movedIn(change.fields, days) as RecordChange['fields'] }
}

const dated = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+Z)?$/

function movedIn(value: unknown, days: number): unknown {
  if (Array.isArray(value)) return value.map((one) => movedIn(one, days))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, movedIn(one, days)]))
  }
  if (typeof value !== 'string') return value
  const match = dated.exec(value)
  if (match === null) return codes[value] ?? value
  const [, day = '', time = ''] = match
  return `${new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)}${time}`
}

/** Four join the founder at desks without windows, and get the keys of their roles and no more. */
async function join(group: Group): Promise<void> {
  const homeOf = (name: RoleName): Home => ({ path: group.path(name), remove: () => Promise.resolve() })
  const founder = await newSeat(homeOf('caseworker'))
  await ask(founder, 'vault.unlock', { passphrase })
  await ask(founder, 'relay.set', { url: group.relay.address, key: group.relay.key })
  const guests: Quiet[] = []
  for (const [at, name] of roleNames.slice(1).entries())
    guests.push(await letIn(founder, `M-0${at + 2}`, homeOf(name)))
  await give(founder)
  // Each has everything before a window opens: what a test waits for is then what somebody does in it.
  for (const seat of [founder, ...guests]) await ask(seat, 'sync.now')
  for (const { desk } of [founder, ...guests]) await desk.end()
}

type LogName = { readonly scope: string; readonly part: string; readonly caseId?: string }
type Access = {
  readonly members: readonly { readonly id: string; readonly code: string }[]
  readonly rows: readonly { readonly log: string; readonly name: LogName }[]
}

async function give(founder: Quiet): Promise<void> {
  const { members, rows } = await ask<Access>(founder, 'access.read')
  const idOf = (code: string): string => members.find((member) => member.code === code)?.id ?? ''
  const pictured = await casesOf(founder, ['P-01', 'P-02', 'P-03'])
  await ask(founder, 'access.handOver', { what: 'shelters', to: idOf('M-02') })
  const changes = rows.flatMap(({ log, name }) =>
    Object.entries(keysOf).flatMap(([code, reads]) =>
      reads(name, pictured) ? [{ log, member: idOf(code), right: 'writer' }] : [],
    ),
  )
  await ask(founder, 'access.change', { changes })
}

async function casesOf(founder: Quiet, wanted: readonly string[]): Promise<ReadonlySet<string>> {
  const board = { offset: 0, limit: 50, filter: 'open' }
  const { rows } = await ask<{ rows: readonly { id: string; code: string }[] }>(founder, 'cases.board', board)
  return new Set(rows.filter(({ code }) => wanted.includes(code)).map(({ id }) => id))
}

type Reads = (name: LogName, pictured: ReadonlySet<string>) => boolean
const shared: readonly string[] = ['claims', 'events']

const keysOf: Readonly<Record<string, Reads>> = {
  'M-02': ({ scope, part }) =>
    shared.includes(scope) || (scope === 'case' && (part === 'work' || part === 'places')),
  'M-03': ({ scope, part }) =>
    shared.includes(scope) || (scope === 'case' && (part === 'work' || part === 'medical')),
  'M-04': ({ scope }) => scope === 'line',
  'M-05': ({ scope, part, caseId = '' }, pictured) =>
    shared.includes(scope) ||
    scope === 'press' ||
    (scope === 'case' && part === 'work' && pictured.has(caseId)),
}

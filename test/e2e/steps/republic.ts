/**
 * The fictional republic as if it were today, in the home of a founder, and two colleagues with keys of their own:
 * a caseworker who reads names, a coordinator who knows the shelters, and the safety officer.
 */
import { platformRandom } from '../../../packages/core/src/base/random.ts'
import type { Result } from '../../../packages/core/src/base/result.ts'
import { parsePassphrase } from '../../../packages/core/src/sealed/passphrase.ts'
import { kdfFloor } from '../../../packages/core/src/sealed/unlock.ts'
import type { RecordChange } from '../../../packages/core/src/vault/replica/outcomes.ts'
import { createOrganisation } from '../../../packages/host/src/home/home.ts'
import { machineClock } from '../../../packages/host/src/home/machine-clock.ts'
import { demonstrationChanges, demonstrationStart } from '../../../packages/host/src/work/demonstration.ts'
import { Group } from './group.ts'
import { bringIn, callFrom, type Seat, unlock, useRelay } from './people.ts'

export type Republic = {
  readonly group: Group
  /** M-01: leads the cases and reads names. */
  readonly caseworker: Seat
  /** M-02: reads the shelters and, of a case, what is to be done and where; no name. */
  readonly coordinator: Seat
  /** M-03: consents, what leaves, second signatures. */
  readonly safety: Seat
}

/** Who of the fictional network each of the three is. */
const codes: Readonly<Record<string, string>> = {
  'M-01': 'M-21',
  'M-02': 'M-01',
  'M-03': 'M-23',
  'M-04': 'M-02',
  'M-11': 'M-03',
}
const passphrase = 'quiet lamp seven rivers under copper'

export async function gatherRepublic(): Promise<Republic> {
  const group = await Group.gather()
  await writeRepublic(group.path('one'))
  const caseworker = await group.sitDown('one')
  await unlock(caseworker, passphrase)
  await useRelay(caseworker, group.relay)
  const coordinator = await group.sitDown('two')
  await bringIn(caseworker, coordinator)
  const safety = await group.sitDown('three')
  await bringIn(caseworker, safety)
  await give(caseworker)
  return { group, caseworker, coordinator, safety }
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
  for (const batch of [...cases.map((one) => [one]), changes.filter(({ type }) => type !== 'Case')]) {
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

type Access = {
  readonly members: readonly { readonly id: string; readonly code: string }[]
  readonly rows: readonly {
    readonly log: string
    readonly name: { readonly scope: string; readonly part: string }
  }[]
}

/** The shelters leave the founder; then each gets the keys of the role and no more. */
async function give(caseworker: Seat): Promise<void> {
  const read = await callFrom(caseworker, 'access.read', {})
  const { members, rows } = read.value as Access
  const idOf = (code: string): string => members.find((member) => member.code === code)?.id ?? ''
  const [coordinator, safety] = [idOf('M-02'), idOf('M-03')]
  await must(caseworker, 'access.handOver', { what: 'shelters', to: coordinator })
  const changes = rows.flatMap(({ log, name: { scope, part } }) => [
    ...(coordinated.has(`${scope} ${part}`) ? [{ log, member: coordinator, right: 'writer' }] : []),
    ...(safeguarded.has(`${scope} ${part}`) ? [{ log, member: safety, right: 'writer' }] : []),
  ])
  await must(caseworker, 'access.change', { changes })
}

const coordinated: ReadonlySet<string> = new Set(['case work', 'case places', 'claims whole', 'events whole'])
const safeguarded: ReadonlySet<string> = new Set([
  'case work',
  'case medical',
  'claims whole',
  'events whole',
])

async function must(seat: Seat, name: string, ask: object): Promise<void> {
  const done = await callFrom(seat, name, ask)
  if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.refusal)}`)
}

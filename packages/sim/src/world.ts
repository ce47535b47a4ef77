/**
 * The world of one schedule: the devices, the relay and the way between them, in virtual time.
 *
 * Whatever a device does runs as a task of its own. A task that dies with its program is silent; any other
 * exception is a defect of the program under test and breaks the run.
 */

import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { DeviceId } from '@safeconduct/core/vault/control/names.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { Replica as ReplicaClass } from '@safeconduct/core/vault/replica/replica.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { type RoundReport, type RoundWishes, syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { carriesCanary } from './canaries.ts'
import { isLeftOf } from './checks/struck.ts'
import type { Known } from './deeds/writing.ts'
import { Device, Life, WallClock } from './device/device.ts'
import { Disk, DiskError, Killed } from './device/disk.ts'
import { Dice } from './dice.ts'
import type { FaultKind, Faults } from './faults.ts'
import { hostileRelay } from './relay/hostile-relay.ts'
import { networkLink } from './relay/network-link.ts'
import type { RelayHost } from './relay/relay-host.ts'
import type { Schedule } from './schedule.ts'
import { schema } from './schema.ts'
import { Agenda } from './time/agenda.ts'
import { Trace } from './trace.ts'
import { Verdict } from './verdict.ts'
import { Witness } from './witness.ts'

/** A Monday in spring, as good as any. */
const start = 1_777_881_600_000
const none: Faults = new Map()
/**
 * Lies that contradict what the device itself has, or themselves. Others show when a colleague's words cross, or when the
 * next answer is an honest one: two entries of different feeds in another order fit until then.
 */
const provableLies: ReadonlySet<FaultKind> = new Set(['rollback', 'replay', 'tamper', 'swap'])

export type Invited = {
  readonly text: string
  readonly id: string
  readonly by: Device
  /** Somebody else has answered it. */
  found: boolean
}

export class World {
  readonly schedule: Schedule
  readonly agenda: Agenda
  readonly trace: Trace
  readonly verdict = new Verdict()
  readonly witness: Witness = new Witness(this.verdict, (entry) => isLeftOf(this, entry))
  readonly dice: Dice
  readonly devices: Device[] = []
  readonly records: Known[] = []
  /** Texts of invitations, as anybody may find them, and whoever made them. */
  readonly invitations: Invited[] = []
  /** Names of people who have a way back in a drawer. */
  readonly withKit = new Set<string>()
  /** Devices that answered an invitation which was not theirs. */
  readonly intruders: DeviceId[] = []
  relay: RelayHost | undefined
  /** Set-up and healing are free of faults. */
  calm = true
  /** Entries that rounds have read and sent so far. */
  moved = 0
  /** Logs that nobody can open any more; known when everything is at rest. */
  lockedOut: ReadonlySet<string> = new Set()
  #number: number

  /** `after`: it goes on from there, with as many names given as were given in the other world. */
  constructor(
    schedule: Schedule,
    keepTrace: boolean,
    after?: { readonly now: number; readonly number: number },
  ) {
    this.schedule = schedule
    this.agenda = new Agenda(after?.now ?? start)
    this.#number = after?.number ?? 0
    this.dice = new Dice(schedule.seed, 'world')
    this.trace = new Trace(() => this.agenda.now, keepTrace)
  }

  get faults(): Faults {
    return this.calm ? none : this.schedule.faults
  }

  /** How many names were given. */
  get named(): number {
    return this.#number
  }

  nextNumber(): number {
    this.#number += 1
    return this.#number
  }

  addDevice(owner: string, hostile: boolean): Device {
    const name = `d${this.devices.length + 1}`
    const watch = {
      kept: (entries: Parameters<Witness['kept']>[1], keys: Parameters<Witness['kept']>[2]) =>
        this.witness.kept(device, entries, keys),
      forgot: (logs: readonly string[]) => {
        device.forgetful = true
        // With the log goes all that the relay had said of it: what comes back is read from its beginning.
        device.believed = device.believed.filter(({ log }) => !logs.includes(log))
        device.forgotten = [...device.forgotten, ...logs]
      },
      died: (how: string) => this.trace.say(`${name} died of ${how}`),
      faults: () => (device.spared ? none : this.faults),
    }
    const device: Device = new Device({
      name,
      owner,
      hostile,
      disk: new Disk(this.dice.of(`disk ${name}`), watch),
      clock: new WallClock(this.agenda),
      dice: this.dice.of(`device ${name}`),
      schema,
    })
    const skew = this.schedule.faults.get('clock-skew')
    if (skew !== undefined) device.clock.off = Math.round((device.dice.share() - 0.5) * skew * 20 * 60_000)
    this.devices.push(device)
    return device
  }

  link(device: Device): RelayLink {
    const life = device.life
    const dice = this.dice.of(`way ${device.name} ${this.nextNumber()}`)
    const relay = (): RelayHost => {
      if (this.relay === undefined) throw new Error('the relay is not running yet')
      return this.relay
    }
    let isUnheard = false
    const far = hostileRelay({
      honest: () => relay().linkFor(this.devices.indexOf(device) % 2 === 1),
      teller: () => relay().teller,
      dice: dice.of('lies'),
      faults: () => this.faults,
      hidden: device.hiddenFrom,
      lied: (kind, log, receipts) => {
        if (isUnheard) return
        this.trace.say(`the relay lies to ${device.name}: ${kind} in log ${toHex(log).slice(0, 6)}`)
        device.liedTo.push({ kind, log: toHex(log), ...(receipts === undefined ? {} : { receipts }) })
      },
    })
    const watched: RelayLink = {
      ...far,
      push: (log, token, entries) => {
        this.witness.leaves(entries)
        return far.push(log, token, entries)
      },
    }
    return networkLink(
      {
        agenda: this.agenda,
        dice,
        faults: () => this.faults,
        alive: () => !life.over,
        clogged: () => device.clogged,
        unheard: async (work) => {
          isUnheard = true
          await work()
          isUnheard = false
        },
        lag: () => lagOf(this.faults.get('slow-disk') ?? 0, dice),
        seen: (what) => {
          if (carriesCanary(what)) this.verdict.blame('I4', `what ${device.name} typed crossed the wire`)
        },
      },
      watched,
    )
  }

  /** Runs something that a device does, to its end or the program's. The text is for the trace. */
  async act(device: Device, name: string, work: () => Promise<string>): Promise<void> {
    const life = device.life
    try {
      const outcome = await work()
      this.trace.say(`${device.name} ${name}: ${life.over ? 'killed' : outcome}`)
    } catch (problem) {
      if (problem instanceof Killed || problem instanceof DiskError || life.over) {
        this.trace.say(`${device.name} ${name}: died`)
        if (device.life === life) this.stop(device)
      } else this.#defect(device, name, problem)
    }
  }

  #defect(device: Device, name: string, problem: unknown): void {
    const told = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)
    const short = told.split('\n').slice(0, 6).join('\n')
    this.trace.say(`${device.name} ${name}: threw`)
    this.verdict.blame('defect', `${device.name} in ${name}: ${short}`)
  }

  stop(device: Device): void {
    device.kill()
    if (!device.gone && !this.calm)
      this.agenda.plan(1000 + device.dice.below(600_000), () => void this.start(device))
  }

  async start(device: Device): Promise<void> {
    if (device.on || device.gone || device.starting) return
    const life = new Life()
    device.life = life
    device.busy = false
    device.starting = true
    await this.act(device, 'start', async () => {
      const store = device.disk.storeFor(device.life)
      const opened = await ReplicaClass.open(store, this.worldOf(device), { restored: device.noted })
      if (!opened.ok) return `not opened: ${opened.refusal.why}`
      // Killed while it was opened: what was opened is nobody's program.
      if (life.over) return 'killed'
      device.replica = opened.value
      return 'opened'
    })
    device.starting = false
  }

  worldOf(device: Device): Replica['world'] {
    return { clock: device.clock, random: device.dice, schema: device.schema }
  }

  /** I6. A lie that was heard out in a round that came to its end is an alarm by now. */
  #checkHeard(device: Device, { end, troubles }: RoundReport): void {
    const told = device.liedTo.splice(0)
    const forgotten = new Set(device.forgotten)
    if (end !== 'done' || device.hostile || device.replica === undefined) return
    const alarms = device.replica.alarms.list().filter(({ kind }) => kind.startsWith('relay-'))
    for (const lie of told) {
      const { kind, log } = lie
      if (troubles.some((one) => one.log === log)) continue
      if (!provableLies.has(kind) && !forgotten.has(log)) device.believed = [...device.believed, lie]
      if (!provableLies.has(kind)) continue
      if (alarms.some((alarm) => alarm.kind !== 'relay-silent')) continue
      this.verdict.blame('I6', `the relay lied to ${device.name} (${kind}) and it raises no alarm`)
    }
  }

  /** A short round after a save: the logs that have something to send, or any two. */
  async send(device: Device, dice: Dice): Promise<void> {
    const logs = (device.replica?.book.all() ?? []).filter(({ keys }) => keys.size > 0)
    const unsent = logs.filter(
      ({ writing }) => writing !== undefined && writing.own.relayed < writing.head.seq,
    )
    const some =
      unsent.length > 0 ? unsent : [dice.pick(logs), dice.pick(logs)].filter((log) => log !== undefined)
    await this.round(device, { logs: some.map(({ id }) => id) })
  }

  async round(device: Device, wishes: RoundWishes = {}): Promise<void> {
    const { replica } = device
    if (!device.on || replica === undefined || device.busy) return
    device.busy = true
    device.liedTo.length = 0
    device.forgotten = []
    const life = device.life
    await this.act(device, wishes.logs === undefined ? 'round' : 'send', async () => {
      // A new device knows the relay from its invitation only.
      const known = this.relay && { key: this.relay.key.publicKey, space: this.relay.space }
      const report = await syncRound(
        replica,
        this.link(device),
        known === undefined ? wishes : { ...wishes, relay: known },
      )
      this.#checkHeard(device, report)
      this.moved += report.read + report.sent
      device.shutOut = new Set([
        ...report.troubles.flatMap(({ kind, log }) => (kind === 'not-allowed' ? (log ?? []) : [])),
        ...replica.acts.keyWanted(),
      ])
      return roundText(report)
    })
    if (device.life === life) device.busy = false
  }
}

/** A disk that takes its time holds up what comes after a write; others go on meanwhile. */
function lagOf(strength: number, dice: Dice): number {
  return dice.chance(strength * 0.1) ? dice.below(Math.ceil(strength * 120_000)) : 0
}

/** How a round ended, and of its counts those that are not nought. */
function roundText({ end, read, sent, lettersIn, lettersOut, lies, troubles }: RoundReport): string {
  const counts = Object.entries({ read, sent, lettersIn, lettersOut }).filter(([, count]) => count > 0)
  const kinds = new Set(troubles.map(({ kind }) => kind))
  return [end, ...counts.map(([name, count]) => `${name} ${count}`), ...lies, ...kinds].join(' ')
}

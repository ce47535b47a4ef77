/** An organisation of several devices in memory, with the committer in reach and every letter delivered. */
import { type Bytes, toHex } from '../../base/bytes.ts'
import type { Clock } from '../../base/clock.ts'
import { instantOf } from '../../base/date.ts'
import { newRecordId, type RecordId } from '../../base/id.ts'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newEnvelopeKey } from '../../sealed/envelope.ts'
import { newSigningKey, publicKeyOf } from '../../sealed/sign.ts'
import { keeperMark } from '../control/marks.ts'
import type { MembershipEvent } from '../control/membership-events.ts'
import { deviceIdOf, type MemberId, newMemberId } from '../control/names.ts'
import type { RosterEvent } from '../control/roster-events.ts'
import { newDraft, writeControl } from '../control/write-control.ts'
import type { Entry } from '../entry.ts'
import { merges } from '../merge.fixture.ts'
import type { CompartmentName, Scope, VaultSchema } from '../schema.ts'
import { controlHead } from './control-chain.ts'
import { parseFrame } from './frame.ts'
import { epochOf, type LogState } from './log-book.ts'
import { MemoryStore } from './memory-store.ts'
import type { MarkedEntry, Received, RecordChange } from './outcomes.ts'
import { Replica, type ReplicaWorld } from './replica.ts'

export const start = 1_777_881_600_000
export const press: Scope = { kind: 'press' }
export const pressLog: CompartmentName = { scope: press, part: 'whole' }

/** `Thing` has every merge rule; a `Case` lies in its work part, a `Name` in names. */
export const schema: VaultSchema = {
  types: ['Thing', 'Case'],
  field: (type, field) => {
    const merge = Object.hasOwn(merges, field) ? merges[field] : undefined
    if (merge === undefined || (type !== 'Thing' && type !== 'Case')) return undefined
    return {
      compartment: (home) => ({ scope: home, part: home.kind === 'case' ? 'work' : 'whole' }),
      merge,
      findable: 'rooms',
    }
  },
  wordsOf: () => '',
  columnWordsOf: () => '',
}

export type TestClock = Clock & { at: number }

export function testClock(at = start): TestClock {
  const clock: TestClock = {
    at,
    now: () => instantOf(clock.at),
    millis: () => clock.at,
    monotonic: () => clock.at,
  }
  return clock
}

export class TestDevice {
  store: MemoryStore
  replica: Replica
  readonly clock: TestClock
  readonly world: ReplicaWorld

  constructor(store: MemoryStore, replica: Replica, clock: TestClock, world: ReplicaWorld) {
    this.store = store
    this.replica = replica
    this.clock = clock
    this.world = world
  }

  async saved(change: Partial<RecordChange> & Pick<RecordChange, 'fields'>): Promise<RecordId> {
    const id = change.id ?? newRecordId(platformRandom)
    const done = await this.replica.save([{ id, type: 'Thing', home: press, ...change }])
    if (!done.ok) throw new Error(`not saved: ${JSON.stringify(done.refusal)}`)
    return id
  }

  log(name: CompartmentName = pressLog): LogState {
    return certain(this.replica.book.byName(name), 'a log that is here')
  }

  /** Closed in good order and opened again. */
  async reopen(): Promise<void> {
    await this.replica.close()
    await this.restart()
  }

  /** The program is cut off and starts again on what the disk has. */
  async restart(wishes: { readonly restored?: boolean } = {}): Promise<void> {
    this.store = MemoryStore.fromImage(this.store.image())
    this.replica = await opened(this.store, this.world, wishes)
  }

  /** Entries that were applied here, feed by feed, in their order. */
  entries(name: CompartmentName = pressLog): readonly Entry[] {
    const all: Entry[] = []
    for (const feed of this.log(name).feeds.values()) {
      if (feed.row !== undefined)
        all.push(...this.store.entries.after(feed.row, 0, 10_000).map(({ entry }) => entry))
    }
    return all
  }

  async takes(entries: readonly Entry[], name: CompartmentName = pressLog): Promise<Received> {
    return this.replica.receive(this.log(name).id, entries, 'relay')
  }

  /** All that another device has of a log. */
  async hears(other: TestDevice, name: CompartmentName = pressLog): Promise<Received> {
    return this.takes(other.entries(name), name)
  }

  alarms(): readonly string[] {
    return this.replica.alarms.list().map(({ kind }) => kind)
  }
}

export async function opened(
  store: MemoryStore,
  world: ReplicaWorld,
  wishes: { readonly restored?: boolean } = {},
): Promise<Replica> {
  const replica = await Replica.open(store, world, wishes)
  if (!replica.ok) throw new Error(`not opened: ${replica.refusal.why}`)
  return replica.value
}

/** The founder keeps: what is decided is marked at once and told to everybody. */
export class TestTeam {
  readonly devices: TestDevice[] = []
  readonly members: MemberId[] = []

  static async of(count: number): Promise<TestTeam> {
    const team = new TestTeam()
    const { store, world, clock } = newWorld()
    const founded = await Replica.found(store, world, { name: 'Kestrel', createdAt: clock.now() })
    if (!founded.ok) throw new Error('not founded')
    team.devices.push(new TestDevice(store, founded.value, clock, world))
    team.members.push(certain(founded.value.me.member, 'the founder is a member'))
    for (let at = 1; at < count; at++) await team.add()
    return team
  }

  get founder(): TestDevice {
    return this.at(0)
  }

  at(index: number): TestDevice {
    return certain(this.devices[index], 'a device of the team')
  }

  /** A new member with one device, who writes in the press log. */
  async add(right: 'reader' | 'writer' | 'lead' = 'writer'): Promise<TestDevice> {
    const { store, world, clock } = newWorld()
    const device = await newSigningKey(platformRandom)
    const envelope = newEnvelopeKey(platformRandom)
    const box = platformRandom.bytes(16)
    const member = newMemberId(platformRandom)
    const { replica } = this.founder
    const directory = replica.book.directory
    const known = {
      device: deviceIdOf(publicKeyOf(device)),
      envelope: envelope.publicKey.toBase64({ alphabet: 'base64url', omitPadding: true }),
      box: toHex(box),
      kind: 'desk',
    } as const
    const code = `M-${String(this.members.length + 1).padStart(2, '0')}`
    const invitation = toHex(platformRandom.bytes(32))
    const roster = controlHead(directory)
    await this.decide(directory.name, {
      kind: 'member-added',
      member,
      code,
      role: 'member',
      device: known,
      invitation,
    })
    this.members.push(member)
    const joined = await Replica.join(store, world, {
      organisation: replica.organisation.id,
      device,
      envelope: envelope.seed.reveal(),
      mailbox: box,
      directory: { log: directory.id, epoch: epochOf(directory), key: keyOf(directory) },
      roster,
    })
    if (!joined.ok) throw new Error('not joined')
    const made = new TestDevice(store, joined.value, clock, world)
    this.devices.push(made)
    await made.replica.receiveControl(directory.id, this.chain(directory.name))
    await this.decide(pressLog, { kind: 'members', set: [[member, right]] })
    await this.grant(made, pressLog)
    return made
  }

  /** The keys of a log are handed to a device, with its control chain. */
  async grant(to: TestDevice, name: CompartmentName): Promise<void> {
    const log = this.founder.log(name)
    const keys = new Map<number, Bytes>([...log.keys].map(([epoch, { key }]) => [epoch, key]))
    await to.replica.learn(log.id, log.name, keys)
    await to.replica.receiveControl(log.id, this.chain(name))
  }

  /** The founder's control chain of a log, each entry with its mark. */
  chain(name: CompartmentName): readonly MarkedEntry[] {
    return this.#chain.get(`${name.scope.kind}/${name.part}`) ?? []
  }

  /** A control event of the founder, marked by the founder as keeper, and told to all who have the log. */
  async decide(name: CompartmentName, event: RosterEvent | MembershipEvent): Promise<void> {
    const marked = await this.marked(name, event)
    const log = this.founder.log(name)
    for (const device of this.devices) {
      if (device.replica.book.get(log.id) !== undefined) await device.replica.receiveControl(log.id, [marked])
    }
  }

  async marked(name: CompartmentName, event: RosterEvent | MembershipEvent): Promise<MarkedEntry> {
    const { replica, clock } = this.founder
    const log = this.founder.log(name)
    const text = `${name.scope.kind}/${name.part}`
    const kind = name.scope.kind === 'directory' ? 'roster' : 'membership'
    const head = controlHead(log)
    const roster = kind === 'roster' ? {} : { roster: certain(replica.book.roster, 'founded').head[0] }
    const draft = newDraft(event, { base: head.seq, ...roster }, platformRandom)
    const where = { organisation: replica.organisation.id, log: log.id, kind } as const
    const author = { device: replica.deviceKey, feed: await newSigningKey(platformRandom) }
    const seal = { epoch: epochOf(log), key: keyOf(log), head }
    const entry = await writeControl(where, author, draft, seal, { random: platformRandom })
    const mark = await keeperMark(replica.deviceKey, log.id, entry, clock.millis())
    if (!this.#chain.has(text)) this.#chain.set(text, [{ entry: this.#first(log), mark: undefined }])
    this.#chain.get(text)?.push({ entry, mark })
    return { entry, mark }
  }

  readonly #chain = new Map<string, MarkedEntry[]>()

  #first(log: LogState): Entry {
    const frame = this.founder.store.shelf.get('control', `${log.hex}/0000000000000001`)
    return certain(parseFrame(certain(frame, 'a founded log')), 'a frame')
  }
}

function keyOf(log: LogState): Bytes {
  return certain(log.keys.get(epochOf(log)), 'the founder has every key').key
}

function newWorld(): { store: MemoryStore; world: ReplicaWorld; clock: TestClock } {
  const clock = testClock()
  return { store: new MemoryStore(), world: { clock, random: platformRandom, schema }, clock }
}

/** Whom a check may count on: who is awake, who may read a log by what is settled for everybody, who decides in it. */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { entitledDevices, rightOf } from '@safeconduct/core/vault/control/membership.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { type RosterState, rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { accessToken } from '@safeconduct/core/vault/sync/access.ts'
import type { Known } from '../deeds/writing.ts'
import type { Device } from '../device/device.ts'
import type { World } from '../world.ts'

export type Awake = { readonly device: Device; readonly replica: Replica }

export function honest(world: World): readonly Awake[] {
  return world.devices.flatMap((device) => {
    const { replica } = device
    return device.on && replica !== undefined && !device.hostile ? [{ device, replica }] : []
  })
}

/**
 * Those that everybody can count on. Who was shown two rosters trusts neither: they must raise no false alarm and show
 * nothing withdrawn, but need not converge.
 */
export function awake(world: World): readonly Awake[] {
  const all = honest(world)
  return all.filter(({ replica }) => !replica.book.directory.frozen && !isAlone(replica, all))
}

/**
 * In the history that a relay showed this device alone, everybody else has left or is locked: it has nobody to ask for what
 * the others were shown. It has the alarm, and that is all that it can have.
 */
function isAlone({ alarms, book, me }: Replica, all: readonly Awake[]): boolean {
  const { directory, roster } = book
  const isForked = alarms.list().some(({ kind, log }) => kind === 'relay-forked' && log === directory.hex)
  if (!isForked || roster === undefined || all.length < 2) return false
  const { devices } = rosterAt(roster)
  return all.every(({ replica: { me: other } }) => {
    const isMe = toHex(other.device) === toHex(me.device)
    return isMe || devices.get(deviceIdOf(other.device))?.state !== 'active'
  })
}

/**
 * Logs whose newest key is nowhere any more: it was made on a laptop whose disk then forgot it, after the relay had
 * been told and before a colleague had the letter. Only a disk that lies or is put back does that; a log that
 * is shut while every disk kept its word is a violation.
 */
export async function lockedOut(world: World): Promise<ReadonlySet<string>> {
  const everybody = awake(world)
  // Two chains were committed: who has both is frozen, and who has one cannot be told which of them holds.
  const forked = honest(world).flatMap(({ replica }) => replica.book.all().filter(({ frozen }) => frozen))
  const frozen = new Set<string>(forked.map(({ hex }) => hex))
  const shut = new Set(frozen)
  for (const [hex, id] of new Map(
    everybody.flatMap(({ replica }) => replica.book.all()).map((log) => [log.hex, log.id]),
  )) {
    if (frozen.has(hex)) continue
    const readers = everybody.filter(({ replica }) => isEntitled(world, replica, hex))
    const keys = readers.flatMap(({ replica }) => [...(replica.book.byHex(hex)?.keys.values() ?? [])])
    const opening: (boolean | undefined)[] = []
    for (const { key } of keys) opening.push(await world.relay?.opens(id, accessToken(key)))
    // The relay may not have been told of the newest key yet: whoever has only the one before hands on nothing.
    const newest = settled(world).ofLog.get(hex)?.state.epoch ?? 0
    const isNewestHere = readers.some(({ replica }) => replica.book.byHex(hex)?.keys.has(newest) === true)
    if (keys.length === 0 || (isNewestHere && opening.some((opens) => opens !== false))) continue
    shut.add(hex)
    if (await isHeldByForked(world, id, hex)) continue
    if (world.devices.some(({ damaged, gone }) => damaged || gone)) continue
    world.verdict.blame('I9', `nobody has the key to log ${hex.slice(0, 6)} any more`)
  }
  return shut
}

/**
 * Whoever was shown two rosters has the key, and hands it to nobody: in which of the two do they belong? So has whoever was
 * shown one that a false receipt made, and was removed in the other: to them that key is what the chain says.
 */
async function isHeldByForked(world: World, id: Bytes, hex: string): Promise<boolean> {
  const all = honest(world)
  const forked = all.filter(
    ({ replica }) => replica.book.directory.frozen || all.some((one) => haveTwoRosters(replica, one.replica)),
  )
  for (const { key } of forked.flatMap(({ replica }) => [
    ...(replica.book.byHex(hex)?.keys.values() ?? []),
  ])) {
    if ((await world.relay?.opens(id, accessToken(key))) === true) return true
  }
  return false
}

function haveTwoRosters(one: Replica, other: Replica): boolean {
  const seq = Math.min(one.book.roster?.head[0] ?? 0, other.book.roster?.head[0] ?? 0)
  const [here, there] = [one, other].map(({ book, store }) =>
    store.shelf.get('control', `${book.directory.hex}/${String(seq).padStart(16, '0')}`),
  )
  return here !== undefined && there !== undefined && !equalBytes(here, there)
}

/** By what is settled for everybody: the device is active, its member has a right, and it has the newest key. */
export function mayRead(world: World, replica: Replica, { hex }: LogState): boolean {
  const epoch = settled(world).ofLog.get(hex)?.state.epoch ?? 0
  const kept = keptKey(replica, hex, epoch)
  if (kept === undefined || !isEntitled(world, replica, hex)) return false
  const twin = world.devices.find((device) => device.replica === replica && device.twinned)
  return twin === undefined || !twin.shutOut.has(hex) || !isOtherKeyOpen(world, { hex, epoch, kept })
}

type Kept = { readonly hex: string; readonly epoch: number; readonly kept: Uint8Array }

/**
 * A false receipt gave a twin a key of its own, and the other machine collects every letter with the true one: it is shut
 * out and asks for ever. Its chain may be as long as the true one, or longer: the true key is that of whom the relay lets in.
 */
function isOtherKeyOpen(world: World, { hex, epoch, kept }: Kept): boolean {
  return awake(world).some(({ device, replica }) => {
    const key = device.shutOut.has(hex) ? undefined : keptKey(replica, hex, epoch)
    return key !== undefined && !equalBytes(key, kept)
  })
}

/** A key that lies in memory only waits for a rule to be kept: nobody holds names and shelters, for one. */
function keptKey({ store }: Replica, hex: string, epoch: number): Uint8Array | undefined {
  return store.logs
    .all()
    .find(({ id }) => toHex(id) === hex)
    ?.keys.get(epoch)
}

/** By what is settled for everybody: the device is active, and its member has a right. */
export function isEntitled(world: World, replica: Replica, hex: string): boolean {
  const { roster, ofLog } = settled(world)
  const control = ofLog.get(hex)
  if (roster === undefined || control === undefined) return false
  const state = control.kind === 'membership' ? control.state : undefined
  const own = toHex(replica.me.device)
  return entitledDevices(rosterAt(roster), state).some(({ device }) => device === own)
}

type Settled = {
  readonly at: number
  readonly roster: RosterState | undefined
  readonly ofLog: ReadonlyMap<string, NonNullable<LogState['control']>>
}
const found = new WeakMap<World, Settled>()

/**
 * The longest chains that anybody has: whoever was shut out has only their beginning, or one as long that a false receipt
 * made; of two as long that of whom the relay lets in. A hostile colleague's too, for what they may decide is decided: a lead who takes a log from everybody else and
 * loses the laptop has locked it for good.
 */
export function settled(world: World): Settled {
  const before = found.get(world)
  if (before?.at === world.agenda.now) return before
  const ofLog = new Map<string, NonNullable<LogState['control']>>()
  let roster: RosterState | undefined
  for (const isShutOut of [false, true]) {
    for (const { replica, shutOut } of world.devices) {
      if (replica === undefined || replica.book.directory.frozen) continue
      for (const { hex, control } of replica.book.all()) {
        const known = ofLog.get(hex)?.state.head[0] ?? 0
        if (control === undefined || control.state.head[0] <= known || shutOut.has(hex) !== isShutOut)
          continue
        ofLog.set(hex, control)
        if (control.kind === 'roster') roster = control.state
      }
    }
  }
  const now = { at: world.agenda.now, roster, ofLog }
  found.set(world, now)
  return now
}

export function isSettled(world: World, replica: Replica, hex: string): boolean {
  const log = replica.book.byHex(hex)
  return log !== undefined && !log.frozen && !world.lockedOut.has(hex) && mayRead(world, replica, log)
}

/**
 * Without the roster's newest key nobody learns which devices have come since, and what those say waits. That a colleague has
 * the key and does not get it is asked elsewhere (I9), where no relay ran twice and no twin has emptied the box that both have.
 */
export function knowsRoster(world: World, replica: Replica): boolean {
  return isSettled(world, replica, replica.book.directory.hex)
}

export function mayReadRecord(
  world: World,
  { device, replica }: Awake,
  { type, home }: Known,
  field: string,
): boolean {
  const rule = device.schema.field(type, field)
  const log = rule === undefined ? undefined : replica.book.byName(rule.compartment(home))
  const open = log !== undefined && !log.frozen && !world.lockedOut.has(log.hex)
  return open && mayRead(world, replica, log) && someoneDecides(world, log.hex)
}

/** Is anybody awake who may make a new key of this log? */
export function someoneDecides(world: World, hex: string): boolean {
  return awake(world).some(({ replica }) => {
    const log = replica.book.byHex(hex)
    return log !== undefined && mayRead(world, replica, log) && mayRotate(replica, log)
  })
}

/** An admin in the directory; elsewhere whoever writes. */
export function mayRotate({ book, me }: Replica, log: LogState): boolean {
  const { roster } = book
  const member = me.member
  if (roster === undefined || member === undefined) return false
  if (log.control?.kind === 'membership') {
    const right = rightOf(log.control.state, member)
    return right === 'lead' || right === 'writer'
  }
  return rosterAt(roster).members.get(member) === 'admin'
}

export function nameOf({ name, hex }: LogState): string {
  return `${name.scope.kind}/${name.part} ${hex.slice(0, 6)}`
}

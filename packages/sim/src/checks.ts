/** The checks that are made when everything has come to rest. docs/decisions/0023-simulator.md */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { canonicalJson, type Json } from '@safeconduct/core/base/json.ts'
import { entitledDevices, rightOf } from '@safeconduct/core/vault/control/membership.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { type RosterState, rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import { encodePartState, isJson } from '@safeconduct/core/vault/part-state.ts'
import type { FeedState, LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { accessToken } from '@safeconduct/core/vault/sync/access.ts'
import { hashAt, type Known, shown } from './deeds/writing.ts'
import type { Device } from './device/device.ts'
import { explainedBy } from './faults.ts'
import type { Acknowledged } from './witness.ts'
import type { World } from './world.ts'

export type Awake = { readonly device: Device; readonly replica: Replica }

export function honest(world: World): readonly Awake[] {
  return world.devices.flatMap((device) => {
    const { replica } = device
    return device.on && replica !== undefined && !device.hostile ? [{ device, replica }] : []
  })
}

/**
 * Those that everybody can count on. Two machines with one key file empty one mailbox between them, so each lacks
 * letters that the other took, and who was shown two rosters trusts neither: they must raise no false alarm and show
 * nothing withdrawn, but need not converge.
 */
export function awake(world: World): readonly Awake[] {
  return honest(world).filter(({ device, replica }) => !device.twinned && !replica.book.directory.frozen)
}

export async function checkAtRest(world: World): Promise<void> {
  world.lockedOut = await lockedOut(world)
  const directory = awake(world)[0]?.replica.book.directory.hex
  // Without the directory nobody learns who belongs, and nothing of what follows can be asked for.
  if (directory === undefined || world.lockedOut.has(directory)) return checkAlarms(world)
  checkConvergence(world)
  checkKept(world)
  checkStates(world)
  checkConsent(world)
  checkForks(world)
  checkFrozen(world)
  checkSecrecy(world)
  checkBounds(world)
  checkAlarms(world)
}

/** I12. Also made after every step: a false alarm that is cleared again was still shown. */
export function checkAlarms(world: World): void {
  const explained = explainedBy(world.schedule.faults)
  for (const { device, replica } of honest(world)) {
    for (const { kind, who } of replica.alarms.list()) {
      if (explained.has(kind)) continue
      world.verdict.blame('I12', `${device.name} raises ${kind}${who === undefined ? '' : ` of ${who}`}`)
    }
  }
}

/**
 * Logs whose newest key is nowhere any more: it was made on a laptop whose disk then forgot it, after the relay had
 * been told and before a colleague had the letter. Only a disk that lies or is put back does that; a log that
 * is shut while every disk kept its word is a violation.
 */
async function lockedOut(world: World): Promise<ReadonlySet<string>> {
  const everybody = awake(world)
  // Two chains were committed: who has both is frozen, and who has one cannot be told which of them holds.
  const forked = honest(world).flatMap(({ replica }) => replica.book.all().filter(({ frozen }) => frozen))
  const shut = new Set<string>(forked.map(({ hex }) => hex))
  for (const [hex, id] of new Map(
    everybody.flatMap(({ replica }) => replica.book.all()).map((log) => [log.hex, log.id]),
  )) {
    const readers = everybody.filter(({ replica }) => isEntitled(world, replica, hex))
    const keys = readers.flatMap(({ replica }) => [...(replica.book.byHex(hex)?.keys.values() ?? [])])
    const opening: (boolean | undefined)[] = []
    for (const { key } of keys) opening.push(await world.relay?.opens(id, accessToken(key)))
    if (keys.length === 0 || opening.some((opens) => opens !== false)) continue
    shut.add(hex)
    if (world.devices.some(({ damaged, gone, twinned }) => damaged || gone || twinned)) continue
    world.verdict.blame('I9', `nobody has the key to log ${hex.slice(0, 6)} any more`)
  }
  return shut
}

/** I2. Whoever may read a log holds the same of it, entry for entry and value for value. */
function checkConvergence(world: World): void {
  const held = new Map<string, { readonly by: Device; readonly text: string }>()
  for (const { device, replica } of awake(world)) {
    for (const log of replica.book.all()) {
      if (log.frozen || world.lockedOut.has(log.hex) || !mayRead(world, replica, log)) continue
      // Where nobody is left who may say where the feeds of those who left end, what they wrote last stays open.
      if (!someoneDecides(world, log.hex)) continue
      const text = textOf(world, replica, log)
      const other = held.get(log.hex)
      if (other === undefined) held.set(log.hex, { by: device, text })
      else if (other.text !== text) {
        world.verdict.blame(
          'I2',
          `${other.by.name} and ${device.name} differ in ${nameOf(log)}: ${difference(other.text, text)}`,
        )
      }
    }
  }
}

/** By what is settled for everybody: the device is active, its member has a right, and it has the newest key. */
export function mayRead(world: World, replica: Replica, log: LogState): boolean {
  const epoch = settled(world).ofLog.get(log.hex)?.state.epoch ?? 0
  // A key that lies in memory only waits for a rule to be kept: nobody holds names and shelters, for one.
  const kept = replica.store.logs.all().find(({ id }) => toHex(id) === log.hex)?.keys
  return isEntitled(world, replica, log.hex) && kept?.has(epoch) === true
}

function isEntitled(world: World, replica: Replica, hex: string): boolean {
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

/** The longest chains that anybody awake has: whoever was shut out has only their beginning. */
export function settled(world: World): Settled {
  const before = found.get(world)
  if (before?.at === world.agenda.now) return before
  const ofLog = new Map<string, NonNullable<LogState['control']>>()
  let roster: RosterState | undefined
  for (const { replica } of awake(world)) {
    const own = replica.book.roster
    if (own !== undefined && own.head[0] > (roster?.head[0] ?? 0)) roster = own
    for (const { hex, control } of replica.book.all()) {
      const known = ofLog.get(hex)?.state.head[0] ?? 0
      if (control !== undefined && control.state.head[0] > known) ofLog.set(hex, control)
    }
  }
  const now = { at: world.agenda.now, roster, ofLog }
  found.set(world, now)
  return now
}

function textOf(world: World, replica: Replica, log: LogState): string {
  const feeds = [...log.feeds.values()].flatMap((feed) => lastWord(replica, feed)).sort()
  const parts = world.records.flatMap(({ id }) => {
    const place = replica.store.records.find(id)
    const state = place === undefined ? undefined : replica.store.records.partState(place, log.name)
    return state === undefined || state.size === 0 ? [] : [`${id.slice(0, 8)} ${encodePartState(state)}`]
  })
  return [...controlLines(log), ...feeds, ...parts.sort()].join('\n')
}

/** The last entry of a feed that says something: a heartbeat that only its writer took back changes nobody's record. */
function lastWord(replica: Replica, { row, head, tag }: FeedState): readonly string[] {
  for (let { seq } = head; row !== undefined && seq > 0; seq--) {
    const entry = replica.store.entries.at(row, seq)?.entry
    if (entry?.header.kind === 'changes') return [`${tag}.${seq} ${toHex(entryHash(entry)).slice(0, 12)}`]
  }
  return []
}

/** One line for each member of the state, so that a difference says where it is. */
function controlLines({ control }: LogState): readonly string[] {
  if (control === undefined) return ['no control chain']
  return Object.entries(control.state).map(([name, value]) => `${name} ${canonicalJson(jsonOf({ value }))}`)
}

function jsonOf(state: object): Json {
  const json: unknown = JSON.parse(JSON.stringify(state))
  return isJson(json) ? json : null
}

function difference(a: string, b: string): string {
  const [left, right] = [a.split('\n'), b.split('\n')]
  const only = (here: readonly string[], there: readonly string[]): string =>
    here
      .filter((line) => !there.includes(line))
      .slice(0, 2)
      .map((line) => line.slice(0, 160))
      .join(' | ')
  return `only the first has [${only(left, right)}], only the second [${only(right, left)}]`
}

export function nameOf({ name, hex }: LogState): string {
  return `${name.scope.kind}/${name.part} ${hex.slice(0, 6)}`
}

/**
 * I3. What somebody was told is saved is shown by everybody who may read it, or lies in a tray where a lead
 * finds it. Only what lay on one damaged disk and nowhere else may be gone.
 */
function checkKept(world: World): void {
  const everybody = awake(world)
  for (const one of world.witness.acknowledged) {
    const known = world.records.find(({ id }) => id === one.record)
    if (known === undefined || one.by.hostile) continue
    const writer = everybody.find(({ device }) => device === one.by)
    // Whoever was removed, lost or suspended has work in a tray, or on a laptop that does not come back.
    if (writer === undefined || one.by.damaged || one.by.twinned) continue
    if (!mayReadRecord(world, writer, known, one.field)) continue
    for (const { device, replica } of everybody) {
      if (!mayReadRecord(world, { device, replica }, known, one.field)) continue
      if (shows(replica, device, known, one.field, one.token) || isInTray(everybody, one)) continue
      world.verdict.blame(
        'I3',
        `${device.name} does not show what ${one.by.name} was told is saved, ${one.log.slice(0, 6)} ${one.tag}.${one.seq}`,
      )
    }
  }
}

/** Whoever can read it has it by now, so its writer must not be told that it is on one laptop only. */
function checkStates(world: World): void {
  const everybody = awake(world)
  for (const one of world.witness.acknowledged) {
    const writer = everybody.find(({ device }) => device === one.by)
    const log = writer?.replica.book.byHex(one.log)
    if (writer === undefined || log === undefined || one.by.damaged) continue
    if (hashAt(writer.replica, one.log, one.tag, one.seq) !== one.hash) continue
    const hasIt = ({ device, replica }: Awake): boolean =>
      device !== one.by &&
      hashAt(replica, one.log, one.tag, one.seq) === one.hash &&
      isSettled(world, replica, one.log)
    if (!isSettled(world, writer.replica, one.log) || !everybody.some(hasIt)) continue
    const state = writer.replica.changeState({ log: log.id, feed: one.tag, seq: one.seq })
    if (state === 'second-device') continue
    world.verdict.blame(
      'I3',
      `${writer.device.name} still says ${state} of ${one.tag}.${one.seq}, which all have`,
    )
  }
}

function isSettled(world: World, replica: Replica, hex: string): boolean {
  const log = replica.book.byHex(hex)
  return log !== undefined && !log.frozen && !world.lockedOut.has(hex) && mayRead(world, replica, log)
}

/** It came after its writer was shut out: a lead finds it in the tray of late work. */
function isInTray(everybody: readonly Awake[], { points }: Acknowledged): boolean {
  // One act lies in several logs, and a writer may have been shut out of one of them.
  return points.some((point) => {
    const [log = '', tag = '', seq = ''] = point.split('/')
    return everybody.some(
      ({ replica }) => replica.book.byHex(log)?.byTag.get(tag)?.tray.get(Number(seq))?.why === 'late',
    )
  })
}

function mayReadRecord(
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

/** A field where later words replace earlier ones shows that its part is there; a list shows the words themselves. */
function shows(replica: Replica, device: Device, known: Known, field: string, token: string): boolean {
  const value = shown(replica, device, known, field)
  return Array.isArray(value) ? value.includes(token) : value !== undefined
}

/** I8. A withdrawal that a device has applied is what it shows; nobody in a schedule gives consent again. */
export function checkConsent(world: World): void {
  for (const { device, replica } of honest(world)) {
    for (const { known, log, tag, seq, hash } of world.witness.withdrawals) {
      if (hashAt(replica, log, tag, seq) !== hash) continue
      if (shown(replica, device, known, 'consent') === 'withdrawn') continue
      world.verdict.blame('I8', `${device.name} has ${tag}.${seq} and does not show the withdrawal in it`)
    }
  }
}

/** I6. What is frozen is frozen aloud. */
function checkFrozen(world: World): void {
  for (const { device, replica } of honest(world)) {
    for (const log of replica.book.all()) {
      const said = replica.alarms.list().some(({ kind }) => kind === 'control-forked')
      if (log.frozen && !said)
        world.verdict.blame('I6', `${device.name} froze ${nameOf(log)} and says nothing`)
    }
  }
}

/** I7. Whoever has both stories that a colleague told has an alarm, and has stopped listening. */
function checkForks(world: World): void {
  for (const { told, log, feed, seq } of world.witness.forks) {
    const { replica } = told
    const here = replica?.book.byHex(log)
    if (!told.on || replica === undefined || here === undefined || told.damaged) continue
    if (!here.feeds.has(feed) || here.frozen || !mayRead(world, replica, here)) continue
    const alarms = replica.alarms.list()
    if (alarms.some((alarm) => alarm.kind === 'member-equivocated')) continue
    world.verdict.blame('I7', `${told.name} has two entries of one number ${seq} and raises no alarm`)
  }
}

/**
 * I5. By now every log has a key that no removed, struck, suspended or travelling device ever held: so far as
 * somebody is left who may make one.
 */
function checkSecrecy(world: World): void {
  for (const { replica } of awake(world)) {
    const { roster } = replica.book
    if (roster === undefined) continue
    const view = rosterAt(roster)
    for (const log of replica.book.all()) {
      if (log.frozen || log.control === undefined || world.lockedOut.has(log.hex)) continue
      if (!mayRead(world, replica, log)) continue
      if (!mayRotate(replica, log)) continue
      const { epoch } = log.control.state
      const state = log.control.kind === 'membership' ? log.control.state : undefined
      const entitled = new Set(entitledDevices(view, state).map((one) => one.device))
      for (const other of world.devices) {
        const id = other.signing === undefined ? undefined : deviceIdOf(other.signing.publicKey)
        if (id === undefined || !view.devices.has(id) || entitled.has(id)) continue
        if (!world.witness.everHeld(other, log.id, epoch)) continue
        world.verdict.blame(
          'I5',
          `${other.name} is shut out of ${nameOf(log)} and had its key of epoch ${epoch}`,
        )
      }
    }
  }
}

/** Is anybody awake who may make a new key of this log? */
function someoneDecides(world: World, hex: string): boolean {
  return awake(world).some(({ replica }) => {
    const log = replica.book.byHex(hex)
    return log !== undefined && mayRead(world, replica, log) && mayRotate(replica, log)
  })
}

/** An admin in the directory; elsewhere whoever writes. */
function mayRotate({ book, me }: Replica, log: LogState): boolean {
  const { roster } = book
  const member = me.member
  if (roster === undefined || member === undefined) return false
  if (log.control?.kind === 'membership') {
    const right = rightOf(log.control.state, member)
    return right === 'lead' || right === 'writer'
  }
  return rosterAt(roster).members.get(member) === 'admin'
}

const mostRows: readonly (readonly [shelf: string, most: number])[] = [
  ['alarm', 600],
  ['grant-waiting', 2_000],
  ['mail-in', 5_000],
  ['mail-out', 2_000],
  ['receipt', 5_000],
]

/** I10. */
function checkBounds(world: World): void {
  for (const { device, replica } of awake(world)) {
    for (const [shelf, most] of mostRows) {
      const rows = replica.store.shelf.list(shelf, '').length
      if (rows > most) world.verdict.blame('I10', `${device.name} keeps ${rows} rows on its shelf ${shelf}`)
    }
  }
}

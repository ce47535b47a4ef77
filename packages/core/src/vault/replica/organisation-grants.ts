/**
 * Keys handed over, and keys taken. docs/formats/control.md, R33, R34, R62, R73, R74.
 *
 * A key that comes by letter is used to read the chain and for nothing else, until the chain has said that it is the
 * one. Then it goes into the keyring, or an alarm names who sent it.
 */
import { type Bytes, equalBytes, toBase64Url, toHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { compartmentText, parsePart, parseScope, scopeText } from '../compartment.ts'
import { fitsCommitment } from '../control/epoch-keys.ts'
import { keysFromGrant } from '../control/granted-keys.ts'
import { type GrantedKey, keyOfGrant } from '../control/mail.ts'
import { foundedBy, rightOf } from '../control/membership.ts'
import { type DeviceId, logHexOf, logOf } from '../control/names.ts'
import { heldBy, wouldHoldBoth } from '../control/never-both.ts'
import { activeMemberOf, memberOf, rosterAt } from '../control/roster.ts'
import { sealGrants } from '../control/rotation.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { CompartmentName } from '../schema.ts'
import { type Context, commit } from './context.ts'
import { catchUp } from './control-chain.ts'
import { epochKeyFrom, isHeld, type LogState, newLogState } from './log-book.ts'
import { isOfBeforeJourney } from './organisation-leaving.ts'
import { aboutNow, keepKeyLetters } from './organisation-letters.ts'
import { handAgain } from './organisation-lost-letters.ts'
import { entitledHere } from './organisation-rotation.ts'
import { myRight, type Scene, sceneOf } from './organisation-scene.ts'
import {
  dropToGrant,
  dropWaitingGrant,
  isGoing,
  keepToGrant,
  toGrant,
  type WaitingGrant,
  waitingGrants,
} from './organisation-shelf.ts'
import { forgetUnkept, isUnshown, keptKeys, refuseKey } from './refused-keys.ts'
import { storedControl } from './stored-control.ts'
import { noteTold } from './told-chains.ts'

/** The key of now, as a colleague is handed it; undefined where it is not here. */
export function grantOf(context: Context, log: LogState): GrantedKey | undefined {
  const { control } = log
  const [epoch = 0, , seq = 0] = control?.state.epochs.at(-1) ?? []
  const key = log.keys.get(epoch)?.key
  const before = log.keys.get(epoch - 1)?.key
  const entry = storedControl(context, log, seq)
  if (control === undefined || key === undefined || entry === undefined) return undefined
  if (epoch > 1 && before === undefined) return undefined
  return {
    log: logHexOf(log.id),
    scope: scopeText(log.name.scope),
    part: log.name.part,
    epoch,
    key: toBase64Url(key),
    ...(before === undefined ? {} : { before: toBase64Url(before) }),
    said: [seq, toHex(entryHash(entry))],
    head: control.state.head,
  }
}

/** A log that was founded here: the founder's other desks and kit are to have it too. Noted once for each log. */
export function noteFounded({ context, me, device }: Scene): void {
  const { shelf } = context.store
  for (const log of context.book.all()) {
    const founded = log.control?.kind === 'membership' && foundedBy(log.control.state, me)
    if (!founded || shelf.get('founded', log.hex) !== undefined) continue
    const others = [...rosterAt(certain(context.book.roster, 'a scene has one')).devices.values()].filter(
      (one) => one.member === me && one.device !== device && one.state === 'active',
    )
    commit(context, () => {
      shelf.put('founded', log.hex, new Uint8Array([1]))
      for (const other of others) keepToGrant(shelf, log.hex, other.device)
    })
  }
}

/** One letter for each device that is to have keys, with all of them. */
export async function sendGrants(scene: Scene): Promise<void> {
  await handAgain(scene)
  const { context, roster } = scene
  const todo = toGrant(context.store.shelf)
  if (todo.length === 0) return
  const view = rosterAt(roster)
  const byDevice = new Map<DeviceId, GrantedKey[]>()
  const crossed: (typeof todo)[number][] = []
  for (const one of todo) {
    const log = context.book.byHex(one.log)
    const entitled = log !== undefined && entitledHere(scene, log).some(({ device }) => device === one.device)
    const key = log === undefined ? undefined : grantOf(context, log)
    // Entitled, and the key is not here yet, or their right is being taken: it stays to be done.
    const member = view.devices.get(one.device)?.member
    if (entitled && (key === undefined || isGoing(context.store.shelf, one.log, member))) continue
    crossed.push(one)
    if (entitled && key !== undefined) byDevice.set(one.device, [...(byDevice.get(one.device) ?? []), key])
  }
  const wanted = [...byDevice].flatMap(([device, keys]) => {
    const to = view.devices.get(device)
    return to === undefined ? [] : [{ to, keys }]
  })
  const letters = await sealGrants(context, wanted, aboutNow(context, roster), context.world)
  commit(context, () => {
    for (const { log, device } of crossed) dropToGrant(context.store.shelf, log, device)
    keepKeyLetters(context, letters, byDevice)
  })
}

/** Looks at every key that waits: reads on in its chain, and takes it or throws it away. */
export async function resolveGrants(context: Context): Promise<number> {
  let taken = 0
  // A chain that is read on may tell of a part whose key waits, so it is gone through until nothing moves.
  for (let moved = true; moved; ) {
    moved = false
    for (const grant of waitingGrants(context.store.shelf)) {
      const done = await resolve(context, grant)
      if (done === 'taken') taken++
      if (done !== 'waits') moved = true
    }
  }
  return taken
}

type Resolved = 'taken' | 'dropped' | 'waits'

async function resolve(context: Context, grant: WaitingGrant): Promise<Resolved> {
  const { key } = grant
  const fault = isOfBeforeJourney(context, grant) ? 'refused' : refusalOf(context, key)
  if (fault === 'refused') return refuseKey(context, grant)
  if (fault === 'waits') return 'waits'
  const log = logFor(context, key)
  if (log === undefined) return drop(context, grant)
  noteTold(context, log, grant.from, saysCommitted(key) ? [key.said, key.head] : [key.head])
  // Another key than the one that is here may be the only thing that opens the log where somebody shows two chains.
  const had = keptKeys(context, log)?.get(key.epoch)
  if (had !== undefined && equalBytes(had, keyOfGrant(key.key))) return drop(context, grant)
  await offer(context, log, grant)
  await catchUp(context, [log])
  return settleGrant(context, log, grant)
}

/** Before anything of the log is looked at: never both, and no second log of a name. */
function refusalOf(context: Context, { log: hex, scope, part }: GrantedKey): 'refused' | 'waits' | undefined {
  const name = nameOf(scope, part)
  if (name === undefined) return 'refused'
  if (name.scope.kind === 'directory') return undefined
  const scene = sceneOf(context)
  if (scene === undefined) return 'waits'
  const { roster, view, me } = scene
  if (name.scope.kind !== 'case') {
    if (roster.logs[name.scope.kind] !== hex) return 'refused'
  } else if (name.part !== 'work' && name.part !== 'whole') {
    const work = context.book.byName({ scope: name.scope, part: 'work' })
    if (work?.control?.kind !== 'membership') return 'waits'
    // Only the log that the case's own work names is its part: another one would show a colleague's names a stranger's.
    if (work.control.state.parts[name.part] !== hex) return 'waits'
  }
  // The next key of a log that is held gives nobody anything new. Refused, it would be lost with the laptop that made it.
  const known = context.book.byHex(hex)
  if (known !== undefined && (keptKeys(context, known)?.size ?? 0) > 0) return undefined
  const others = context.book.all().filter((log) => isHeld(log) && log.hex !== hex)
  return wouldHoldBoth(heldBy(others.map((log) => log.name)), name, view, me) ? 'refused' : undefined
}

function nameOf(scope: string, part: string): CompartmentName | undefined {
  const [where, what] = [parseScope(scope), parsePart(part)]
  return where === undefined || what === undefined ? undefined : { scope: where, part: what }
}

function logFor(context: Context, { log: hex, scope, part }: GrantedKey): LogState | undefined {
  const { book, store } = context
  const known = book.byHex(hex)
  const name = nameOf(scope, part)
  if (name === undefined) return undefined
  if (known !== undefined) return compartmentText(known.name) === compartmentText(name) ? known : undefined
  if (book.byName(name) !== undefined) return undefined
  const id = logOf(hex)
  let row = 0
  commit(context, () => {
    row = store.logs.add(id, name)
  })
  const log = newLogState(row, id, name)
  book.add(log)
  return log
}

/** Puts the key where the chain can be read with it: in memory alone. A key that counts is never pushed aside. */
async function offer(context: Context, log: LogState, { key, from }: WaitingGrant): Promise<void> {
  const kept = keptKeys(context, log)
  const place = (epoch: number, bytes: Bytes): void => {
    const there = kept?.get(epoch)
    // A welcome came with the key of an event that then lost its race: what is kept may be nobody's key.
    const counts = there !== undefined && isCommitted(log, epoch, there)
    // The chain knows this epoch's key: with another one, what colleagues say next would look like nonsense.
    if (isCommitted(log, epoch, bytes) && !counts) log.keys.set(epoch, epochKeyFrom(bytes))
  }
  const own = keyOfGrant(key.key)
  const before = key.before === undefined ? undefined : keyOfGrant(key.before)
  place(key.epoch, own)
  // The chain may have come to the epoch before without its key, whose letter was lost.
  if (before !== undefined && commitmentOf(log, key.epoch - 1) !== undefined) place(key.epoch - 1, before)
  // Two who made a key at the same time sent two, and the relay knows which of them counts.
  const committed = saysCommitted(key) || log.offered.get(key.key)?.committed === true
  const { roster } = context.book
  const isColleague = roster !== undefined && activeMemberOf(rosterAt(roster), from) !== undefined
  log.offered.set(key.key, {
    epoch: key.epoch,
    key: own,
    from: isColleague ? from : 'stranger',
    committed,
    said: key.said[0],
  })
  const opened = await keysFromGrant(
    { organisation: context.organisation, log: log.id },
    { epoch: key.epoch, key: own, before },
    announcing(context, log, key),
    log.name.scope.kind === 'directory' ? 'roster' : 'membership',
  )
  if (opened.kind === 'keys') for (const [epoch, bytes] of opened.keys) place(epoch, bytes)
}

/** Whoever sends a key ahead of its event has not come to that number yet. */
function saysCommitted({ said, head }: GrantedKey): boolean {
  return head[0] >= said[0]
}

/** Whether the chain commits to this key of an epoch; of one that it has not come to, any may be the one. */
function isCommitted(log: LogState, epoch: number, key: Bytes): boolean {
  const commitment = commitmentOf(log, epoch)
  return commitment === undefined || fitsCommitment(log.id, epoch, key, commitment)
}

function commitmentOf({ control }: LogState, epoch: number): string | undefined {
  return control?.state.epochs.find(([number]) => number === epoch)?.[1]
}

function announcing(context: Context, log: LogState, { said: [seq, hash] }: GrantedKey): Entry | undefined {
  const stored = storedControl(context, log, seq)
  const here = [stored, ...(log.controlQueue.get(seq) ?? []).map(({ entry }) => entry)]
  return here.find((entry) => entry !== undefined && toHex(entryHash(entry)) === hash)
}

function settleGrant(context: Context, log: LogState, grant: WaitingGrant): Resolved {
  const { store } = context
  const { epoch, key, said, head } = grant.key
  const { control } = log
  if (control === undefined) return 'waits'
  const [, commitment, at] = control.state.epochs.find(([number]) => number === epoch) ?? []
  // The chain has named this very key, wherever its event stood when it was sent: an event that loses a race is made again.
  if (commitment === undefined || !fitsCommitment(log.id, epoch, keyOfGrant(key), commitment)) {
    // Its epoch is still to come: an event that lost a race is made again, with the key that was sent.
    if (control.state.head[0] < said[0] || control.state.epoch < epoch) return 'waits'
    const entry = storedControl(context, log, said[0])
    const isTheEvent = entry !== undefined && toHex(entryHash(entry)) === said[1]
    if (isTheEvent && at === said[0]) return falseKey(context, log, grant)
    // A key is on its way before its event is committed: where another was committed, or the event came to nothing,
    // so did the key, and that is nobody's fault. But who has seen it committed where another is committed here has
    // seen another chain: the key stays in memory, opens the log at the relay, and the two marks there are the proof.
    // An event that is dead here may be one there too, by a roster that only its writer was shown, and has moved the access.
    // Its writer may move it there again, for as long as the relay keeps from them what the others decided.
    const isOtherChain =
      (isTheEvent ? isOfOtherRoster(context, log) : saysCommitted(grant.key)) || isUnshown(context, log)
    return isOtherChain && !log.frozen ? 'waits' : drop(context, grant, log)
  }
  if (!mayTake(context, log, grant)) {
    // Whoever sent it had read further than this device: what gives the right may be what the line cut off, or a relay hid.
    return control.state.head[0] < head[0] && !log.frozen ? 'waits' : drop(context, grant, log)
  }
  const fitting = control.state.epochs.flatMap(([number, commit]) => {
    const held = log.keys.get(number)?.key
    return number <= epoch && held !== undefined && fitsCommitment(log.id, number, held, commit)
      ? [[number, held] as const]
      : []
  })
  commit(context, () => {
    for (const [number, bytes] of fitting) store.logs.keepKey(log.row, number, bytes)
    dropWaitingGrant(store.shelf, grant)
  })
  log.offered.delete(grant.key.key)
  return 'taken'
}

/** Of an event that is dead here: somebody was shown another roster, and this member still reads the log. */
function isOfOtherRoster(context: Context, log: LogState): boolean {
  const { hex } = context.book.directory
  const scene = sceneOf(context)
  const twoRosters = context.alarms
    .list()
    .some((one) => (one.log ?? hex) === hex && (one.kind === 'relay-forked' || one.kind === 'control-forked'))
  return (
    twoRosters && scene !== undefined && (log.control?.kind === 'roster' || myRight(scene, log) !== 'none')
  )
}

/** The sender may give here, or might when the key was made: who hands a log over leaves it with the key. So have I. */
function mayTake(context: Context, log: LogState, { from, key }: WaitingGrant): boolean {
  const scene = sceneOf(context)
  if (log.control?.kind === 'roster') return true
  if (scene === undefined || log.control === undefined) return false
  const { state } = log.control
  const sender = scene.roster.devices.find(({ device }) => device === from)?.member
  const times = [key.said[0] - 1, state.head[0]]
  const gives = sender !== undefined && times.some((at) => rightOf(state, sender, at) !== 'none')
  const sends = gives || sender === scene.me
  return sends && rightOf(state, scene.me) !== 'none'
}

function drop(context: Context, grant: WaitingGrant, log?: LogState): Resolved {
  commit(context, () => dropWaitingGrant(context.store.shelf, grant))
  if (log !== undefined) {
    log.offered.delete(grant.key.key)
    forgetUnkept(context, log)
  }
  return 'dropped'
}

function falseKey(context: Context, log: LogState, grant: WaitingGrant): Resolved {
  const { roster } = context.book
  const member = roster?.devices.find(({ device }) => device === grant.from)?.member
  const who = roster === undefined || member === undefined ? undefined : memberOf(roster, member)?.code
  commit(context, () => {
    context.alarms.raise('false-key', { log: log.hex, ...(who === undefined ? {} : { who }) })
    dropWaitingGrant(context.store.shelf, grant)
  })
  forgetUnkept(context, log)
  return 'dropped'
}

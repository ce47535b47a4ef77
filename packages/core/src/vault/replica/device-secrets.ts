/**
 * Secrets that lie on devices and in no log: the ratchet of the line's weekly keys, and what signs its notice.
 * docs/formats/control.md, R90–R95.
 *
 * What was sealed in a feed stays there for whoever gets the key. These must be destroyed in time, so they travel by
 * letter, lie on a shelf under the log whose readers may have them, and leave the device together with that log.
 */
import { type Bytes, concat, fromBase64Url, toBase64Url, u64, utf8 } from '../../base/bytes.ts'
import { Secret } from '../../base/secret.ts'
import { type HandedSecret, type SecretName, secretNames } from '../control/mail.ts'
import { entitledDevices } from '../control/membership.ts'
import { type DeviceId, deviceId, type LogHex, logHex } from '../control/names.ts'
import type { Device, RosterView } from '../control/roster.ts'
import { type Context, commit } from './context.ts'
import { areHanded, handed, keepCounting, newlyCounting } from './handed-secrets.ts'
import { isHeard, noteHeard } from './heard-uses.ts'
import type { LogState } from './log-book.ts'
import { keepLetters, sealTo } from './organisation-letters.ts'
import { membershipOf, type Scene, sceneOf } from './organisation-scene.ts'

/** `LOG/NAME/ID/DEVICE` on both, as where it stands who was handed it: what is held and from whom, what waits to be judged. */
const held = 'secret'
const waiting = 'secret-in'
const asked = 'secret-asked'

/** A hostile colleague could send for ever: so many of one device lie here. */
const mostOfOneDevice = 8
/** Letters are lost: asked again after so long. */
const askAgainAfter = 6 * 3_600_000

export type HeldSecret = {
  readonly key: string
  readonly id: string
  /** The device it came from, or this one. */
  readonly from: DeviceId
  readonly value: Secret<Bytes>
}

export class DeviceSecrets {
  readonly #context: Context
  readonly #turn: <T>(work: () => Promise<T>) => Promise<T>

  constructor(context: Context, turn: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#context = context
    this.#turn = turn
  }

  /** Judged anew each time: whoever lost the right to hand one on has handed nothing on. */
  async of(log: LogHex, name: SecretName): Promise<readonly HeldSecret[]> {
    return this.#turn(async () => {
      takeWaiting(this.#context)
      return rowsOf(this.#context, held, `${log}/${name}/`)
    })
  }

  /** All of this name that lie here, under whatever log: their keys begin with it. */
  all(name: SecretName): readonly HeldSecret[] {
    return rowsOf(this.#context, held, '').filter(({ key }) => namedBy(key)?.name === name)
  }

  /** A new one, or a further step of one that is here. `gone`: keys of what it stands in the place of. */
  keep(log: LogHex, name: SecretName, id: string, value: Uint8Array, gone: readonly string[] = []) {
    return this.#turn(async () => {
      const { store } = this.#context
      const scene = sceneOf(this.#context)
      if (scene === undefined) return false
      commit(this.#context, () => {
        for (const key of gone) store.shelf.drop(held, key)
        store.shelf.put(held, `${log}/${name}/${id}/${scene.device}`, value)
      })
      return true
    })
  }

  drop(keys: readonly string[]): Promise<void> {
    return this.#turn(async () =>
      commit(this.#context, () => {
        const { shelf } = this.#context.store
        for (const key of keys) shelf.drop(held, key)
        for (const key of keys) noteHeard(shelf, key)
      }),
    )
  }

  /** Colleagues who may have it are asked for it, at most once in six hours. */
  ask(log: LogHex, name: SecretName): Promise<boolean> {
    return this.#turn(() => askFor(this.#context, log, name))
  }

  /** All letters with it have left this device, now or once. */
  areHanded(log: LogHex, name: 'line-week', id: string): boolean {
    return areHanded(this.#context.store.shelf, `${log}/${name}/${id}`)
  }
}

/** Desks that may have a secret of this name: whoever reads the log, and of these the admins for the root. */
function entitledTo(view: RosterView, log: LogState, name: SecretName): readonly Device[] {
  const readers = entitledDevices(view, membershipOf(log)).filter(({ kind }) => kind === 'desk')
  return name === 'line-week' || name === 'line-duress'
    ? readers
    : readers.filter(({ member }) => view.members.get(member) === 'admin')
}

function isEntitled({ view }: Scene, log: LogState, name: SecretName, device: DeviceId): boolean {
  return entitledTo(view, log, name).some((one) => one.device === device)
}

/** Each device has its room, and a letter is judged when roster and chain are here. */
export function keepWaitingSecret(
  context: Context,
  from: DeviceId,
  secret: HandedSecret,
  remember: () => void,
): boolean {
  const { shelf } = context.store
  const { log, name, id, value } = secret
  const bytes = fromBase64Url(value)
  const key = `${log}/${name}/${id}/${from}`
  const room = [...shelf.list(waiting, ''), ...shelf.list(held, '')].filter((row) =>
    isInRoomOf(context, secret, from, row.key),
  )
  // Of one device the first of a name stays: a later letter must not swap what callers already write to.
  const isNew = shelf.get(held, key) === undefined
  const oldest = name === 'line-duress' ? oldestHeld(context, room) : undefined
  const fits = bytes !== undefined && isNew && (room.length < mostOfOneDevice || oldest !== undefined)
  commit(context, () => {
    remember()
    if (fits && room.length >= mostOfOneDevice && oldest !== undefined) shelf.drop(held, oldest)
    if (fits) shelf.put(waiting, key, concat(u64(context.world.clock.millis()), bytes))
  })
  return fits
}

/**
 * Uses of a second code are no keys: whoever reads a case and is not asked about it keeps them for years, and they must keep
 * nobody from hearing of somebody else. So each case that is known here has a room of its own for them.
 */
function isInRoomOf({ book }: Context, { log, name }: HandedSecret, from: DeviceId, key: string): boolean {
  const row = namedBy(key)
  if (row === undefined || row.device !== from) return false
  const caseOf = (hex: LogHex, its: SecretName): LogHex | undefined =>
    its === 'line-duress' && book.byHex(hex) !== undefined ? hex : undefined
  return caseOf(row.log, row.name) === caseOf(log, name)
}

/** The newest of one case says what there is to say. */
function oldestHeld({ store }: Context, room: readonly { readonly key: string }[]): string | undefined {
  const uses = room.flatMap(({ key }) => {
    const value = store.shelf.get(held, key)
    return value === undefined ? [] : [{ key, at: timeIn(value) }]
  })
  return uses.toSorted((a, b) => a.at - b.at)[0]?.key
}

/** The letter may have overtaken the event that gives the right: it waits so long. */
const patience = 2 * 86_400_000

function takeWaiting(context: Context): void {
  const { shelf } = context.store
  const scene = sceneOf(context)
  const rows = shelf.list(waiting, '')
  if (scene === undefined || rows.length === 0) return
  commit(context, () => {
    for (const { key, value } of rows) {
      const age = context.world.clock.millis() - timeIn(value)
      const taken = takeOne(scene, key, value.slice(8))
      if (taken || age > patience || age < -patience) shelf.drop(waiting, key)
    }
  })
}

function takeOne(scene: Scene, key: string, value: Bytes): boolean {
  const { context, device } = scene
  const { shelf } = context.store
  const named = namedBy(key)
  const log = named === undefined ? undefined : context.book.byHex(named.log)
  if (named === undefined || log?.control === undefined) return false
  const { name } = named
  if (isHeard(shelf, key)) return true
  if (![named.device, device].every((one) => isEntitled(scene, log, name, one))) return false
  shelf.put(held, key, value)
  // Whoever sent it has sent it to all these: forty desks must not each write to forty.
  for (const one of entitledTo(scene.view, log, name)) {
    const to = `${named.log}/${name}/${named.id}/${one.device}`
    if (shelf.get(handed, to) === undefined) shelf.put(handed, to, new Uint8Array())
  }
  return true
}

function timeIn(bytes: Bytes | undefined): number {
  if (bytes === undefined || bytes.length < 8) return 0
  return Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0))
}

function namedBy(
  key: string,
):
  | { readonly log: LogHex; readonly name: SecretName; readonly id: string; readonly device: DeviceId }
  | undefined {
  const [hex = '', word = '', id = '', from = ''] = key.split('/')
  const log = logHex(hex, '')
  const name = secretNames.find((one) => one === word)
  const device = deviceId(from, '')
  return log.ok && device.ok && name !== undefined
    ? { log: log.value, name, id, device: device.value }
    : undefined
}

function rowsOf({ store }: Context, shelf: string, prefix: string): readonly HeldSecret[] {
  return store.shelf.list(shelf, prefix).flatMap(({ key, value }) => {
    const named = namedBy(key)
    return named === undefined ? [] : [{ key, id: named.id, from: named.device, value: new Secret(value) }]
  })
}

/** Who should have one of mine and was not handed it, is. Whoever lost the right is handed it anew if it comes back. */
export async function handSecrets(scene: Scene): Promise<void> {
  const { context, roster, device } = scene
  const { shelf } = context.store
  takeWaiting(context)
  const done = new Set<string>()
  const alone: string[] = []
  for (const { key, value } of shelf.list(held, '')) {
    const named = namedBy(key)
    const log = named === undefined ? undefined : context.book.byHex(named.log)
    if (named === undefined || log?.control === undefined) continue
    const { name, id } = named
    if (!isEntitled(scene, log, name, device)) {
      commit(context, () => shelf.drop(held, key))
      continue
    }
    const about = `${named.log}/${name}/${id}`
    // The same from several colleagues is handed on once.
    if (done.has(about)) continue
    done.add(about)
    const to = entitledTo(scene.view, log, name).filter((one) => one.device !== device)
    dropLost(context, about, to)
    if (to.length === 0) alone.push(about)
    const isUnasked = name === 'line-duress' && !isHanderHere(scene, log, about)
    const fresh = to.filter((one) => {
      const row = shelf.get(handed, `${about}/${one.device}`)
      return row === undefined || (isUnasked && row.length === 0)
    })
    if (fresh.length === 0) continue
    const body = { kind: 'secret', log: named.log, name, id, value: toBase64Url(value) } as const
    const letters = await sealTo(context, roster, fresh, body)
    commit(context, () => {
      const names = keepLetters(context, letters)
      for (const [at, one] of fresh.entries())
        shelf.put(handed, `${about}/${one.device}`, utf8(names[at] ?? ''))
    })
  }
  const counting = newlyCounting(shelf, alone)
  if (counting.length > 0) commit(context, () => keepCounting(shelf, counting))
}

/**
 * Is somebody who handed it over still there to do so again? Of the use of a second code nobody knows who was not told of it: where
 * the desk that heard of it was locked, has set out or is lost, its letters may be so too.
 */
function isHanderHere(scene: Scene, log: LogState, about: string): boolean {
  const from = rowsOf(scene.context, held, `${about}/`).map((one) => one.from)
  return from.some((one) => one === scene.device || isEntitled(scene, log, 'line-duress', one))
}

function dropLost(context: Context, about: string, to: readonly Device[]): void {
  const { shelf } = context.store
  const still = new Set(to.map((one) => `${about}/${one.device}`))
  const lost = shelf.list(handed, `${about}/`).filter(({ key }) => !still.has(key))
  if (lost.length === 0) return
  commit(context, () => {
    for (const { key } of lost) shelf.drop(handed, key)
  })
}

/** Call inside a transaction. */
export function noteSecretAsked(
  scene: Scene,
  from: DeviceId,
  { log: hex, name }: { readonly log: LogHex; readonly name: SecretName },
): void {
  const { context } = scene
  const { shelf } = context.store
  const log = context.book.byHex(hex)
  if (log === undefined || !isEntitled(scene, log, name, from)) return
  keepCounting(shelf)
  for (const { key } of shelf.list(handed, `${hex}/${name}/`))
    if (key.endsWith(`/${from}`)) shelf.drop(handed, key)
}

async function askFor(context: Context, hex: LogHex, name: SecretName): Promise<boolean> {
  const { shelf } = context.store
  const scene = sceneOf(context)
  const log = context.book.byHex(hex)
  if (scene === undefined || log === undefined || !isEntitled(scene, log, name, scene.device)) return false
  const now = context.world.clock.millis()
  if (Math.abs(now - timeIn(shelf.get(asked, `${hex}/${name}`))) < askAgainAfter) return false
  const to = entitledTo(scene.view, log, name).filter((one) => one.device !== scene.device)
  if (to.length === 0) return false
  const letters = await sealTo(context, scene.roster, to, { kind: 'secret-asked', log: hex, name })
  commit(context, () => {
    shelf.put(asked, `${hex}/${name}`, u64(now))
    keepLetters(context, letters)
  })
  return true
}

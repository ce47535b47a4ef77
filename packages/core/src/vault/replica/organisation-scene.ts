/** What every act looks at: the roster, who I am in it, and the logs with their chains. */
import { toHex } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { type EnvelopeKey, envelopeKeyFrom } from '../../sealed/envelope.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../sealed/sign.ts'
import type { ControlLog } from '../control/control-body.ts'
import type { EpochKeys } from '../control/epoch-keys.ts'
import { type MembershipState, rightOf } from '../control/membership.ts'
import { type DeviceId, deviceIdOf, type MemberId, type Right } from '../control/names.ts'
import { activeMemberOf, type RosterState, type RosterView, rosterAt } from '../control/roster.ts'
import type { Context } from './context.ts'
import type { LogState } from './log-book.ts'
import type { ActRefusal } from './organisation-words.ts'

export type Scene = {
  readonly context: Context
  readonly roster: RosterState
  readonly view: RosterView
  readonly me: MemberId
  readonly device: DeviceId
}

/** Undefined when this device has not read the roster or is not active in it: it can do nothing then. */
export function sceneOf(context: Context): Scene | undefined {
  const { roster } = context.book
  if (roster === undefined) return undefined
  const view = rosterAt(roster)
  const device = deviceIdOf(publicKeyOf(context.device))
  const me = activeMemberOf(view, device)
  return me === undefined ? undefined : { context, roster, view, me, device }
}

export function sceneFor(context: Context): Result<Scene, ActRefusal> {
  const scene = sceneOf(context)
  if (scene === undefined) return refuse({ kind: 'not-a-member' })
  return context.book.directory.frozen ? refuse({ kind: 'frozen' }) : ok(scene)
}

export function whereOf({ organisation }: Pick<Context, 'organisation'>, log: LogState): ControlLog {
  return { organisation, log: log.id, kind: log.name.scope.kind === 'directory' ? 'roster' : 'membership' }
}

export function membershipOf(log: LogState): MembershipState | undefined {
  return log.control?.kind === 'membership' ? log.control.state : undefined
}

export function myRight({ me }: Pick<Scene, 'me'>, log: LogState): Right | 'none' {
  const state = membershipOf(log)
  return state === undefined ? 'none' : rightOf(state, me)
}

/** Every key of the log up to the one of now, or undefined where one is missing: cut off. */
export function keysOf(log: LogState): EpochKeys | undefined {
  const now = log.control?.state.epoch ?? 0
  const keys = new Map<number, ReturnType<EpochKeys['get']> & {}>()
  for (let epoch = 1; epoch <= now; epoch++) {
    const key = log.keys.get(epoch)?.key
    if (key === undefined) return undefined
    keys.set(epoch, key)
  }
  return now === 0 ? undefined : keys
}

/** The feed key under which I speak in this chain: mine, or one made for this entry where I never wrote. */
export async function feedFor({ world }: Context, log: LogState): Promise<SigningKey> {
  return log.writing === undefined ? newSigningKey(world.random) : log.writing.own.signing()
}

const envelopeShelfKey = 'envelope'

/** The private half of what mail to this device is sealed to. */
export function ownEnvelope({ store }: Pick<Context, 'store'>): EnvelopeKey | undefined {
  const seed = store.shelf.get('own', envelopeShelfKey)
  const key = seed === undefined ? undefined : envelopeKeyFrom(seed)
  return key?.ok === true ? key.value : undefined
}

/** This device's mailbox and what empties it. */
export function ownBox(context: Context): {
  readonly id: Uint8Array<ArrayBuffer>
  readonly token: Uint8Array<ArrayBuffer>
} {
  const { store, book, device } = context
  const seed = store.shelf.get('own', envelopeShelfKey) ?? new Uint8Array(32)
  const me = toHex(publicKeyOf(device))
  const known = book.roster?.devices.find((one) => one.device === me)?.box
  const id = store.shelf.get('own', 'box') ?? (known === undefined ? undefined : Uint8Array.fromHex(known))
  return { id: id ?? new Uint8Array(16), token: deriveBytes(seed, 'box-token') }
}

/**
 * What is this device's own, on the shelf `own`: the seeds of its keys, its mailbox, the organisation's genesis, the
 * roster that its invitation knew. Search for readers to audit who sees a seed.
 */
import { type Bytes, concat } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import { isObject } from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { type EnvelopeKey, envelopeKeyFrom, envelopeKeySeed } from '../../sealed/envelope.ts'
import { parseSignature, type SigningKey, signingKeyFrom, signingKeySeed } from '../../sealed/sign.ts'
import { type Genesis, type Organisation, readGenesis } from '../organisation.ts'
import type { NotOpened } from './outcomes.ts'
import type { Shelf } from './store.ts'

/** Nobody shows this device an older roster than this. */
export type RosterFloor = { readonly seq: number; readonly hash: string }

export type Own = {
  readonly organisation: Bytes
  readonly device: SigningKey
  readonly envelope: EnvelopeKey
  /** The mailbox, 16 bytes. */
  readonly box: Bytes
  readonly roster: RosterFloor | undefined
  /** The genesis, once the roster or the founding has given it. */
  readonly genesis: Organisation | undefined
}

export type NewOwn = Pick<Own, 'organisation' | 'device' | 'envelope' | 'box' | 'roster'> & {
  readonly dossier?: SigningKey
  readonly genesis?: Genesis
}

/** Call inside a transaction. */
export function keepOwn(shelf: Shelf, own: NewOwn): void {
  shelf.put('own', 'organisation', own.organisation)
  shelf.put('own', 'device', signingKeySeed(own.device))
  shelf.put('own', 'envelope', envelopeKeySeed(own.envelope))
  shelf.put('own', 'box', own.box)
  if (own.roster !== undefined) shelf.put('own', 'roster-floor', canonicalBytes({ ...own.roster }))
  if (own.dossier !== undefined) shelf.put('own', 'dossier', signingKeySeed(own.dossier))
  if (own.genesis !== undefined) keepGenesis(shelf, own.genesis)
}

/** Call inside a transaction. */
export function keepGenesis(shelf: Shelf, { statement, signature }: Genesis): void {
  shelf.put('own', 'genesis', concat(signature, statement))
}

export async function readOwn(shelf: Shelf): Promise<Result<Own, NotOpened>> {
  const organisation = shelf.get('own', 'organisation')
  if (organisation === undefined) return refuse({ kind: 'replica-not-opened', why: 'no-organisation' })
  const device = await signingKeyFrom(shelf.get('own', 'device') ?? new Uint8Array())
  const envelope = envelopeKeyFrom(shelf.get('own', 'envelope') ?? new Uint8Array())
  const box = shelf.get('own', 'box')
  if (!device.ok || !envelope.ok || box?.length !== 16) {
    return refuse({ kind: 'replica-not-opened', why: 'damaged' })
  }
  return ok({
    organisation,
    device: device.value,
    envelope: envelope.value,
    box,
    roster: storedFloor(shelf),
    genesis: await storedGenesis(shelf),
  })
}

export async function storedGenesis(shelf: Shelf): Promise<Organisation | undefined> {
  const bytes = shelf.get('own', 'genesis')
  const signature = parseSignature(bytes?.subarray(0, 64) ?? new Uint8Array())
  if (bytes === undefined || !signature.ok) return undefined
  return readGenesis({ statement: bytes.slice(64), signature: signature.value })
}

function storedFloor(shelf: Shelf): RosterFloor | undefined {
  const bytes = shelf.get('own', 'roster-floor')
  const json = bytes === undefined ? undefined : parseJson(bytes)
  const raw = json?.ok === true ? json.value : undefined
  if (!isObject(raw) || typeof raw['seq'] !== 'number' || typeof raw['hash'] !== 'string') return undefined
  return { seq: raw['seq'], hash: raw['hash'] }
}

/**
 * New keys: one epoch event for each log, and one sealed letter for each device with the keys of all its logs.
 * docs/formats/control.md, rules R30 to R36.
 *
 * A removal is only as quick as this. Nothing here changes a state: a new key is in nobody's keyring before its
 * event is on the disk and committed, and whoever loses the race for the next number throws the key away.
 */
import { type Bytes, fromHex, toBase64Url, toHex } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import type { SigningKey } from '../../sealed/sign.ts'
import { type CompartmentId, epochKeyCommitment, scopeText } from '../compartment.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { FeedHead } from '../feed.ts'
import type { CompartmentName } from '../schema.ts'
import type { ControlKind, Draft } from './control-body.ts'
import { type EpochKeys, sealKeyring } from './epoch-keys.ts'
import type { FinalList } from './finals.ts'
import { type GrantedKey, letterOf, type Mail, type MailBody, type MailSender, sealMail } from './mail.ts'
import type { RightList } from './membership-events.ts'
import { type DeviceId, envelopeKeyOf, logHexOf } from './names.ts'
import type { EpochEvent, EpochReason } from './roster-events.ts'
import { newDraft, writeControl } from './write-control.ts'

export type LogToRotate = {
  readonly log: CompartmentId
  readonly name: CompartmentName
  readonly kind: ControlKind
  /** The epoch that ends, and every key up to it. */
  readonly epoch: number
  readonly keys: EpochKeys
  readonly head: FeedHead
  /** Outside the directory: the newest roster that the author has, and everybody who stays. */
  readonly roster?: number
  readonly members?: RightList
  readonly finals: FinalList
  readonly why: EpochReason
  /** The author's feed key into this log. */
  readonly feed: SigningKey
}

export type Rotated = {
  readonly log: CompartmentId
  readonly name: CompartmentName
  readonly entry: Entry
  readonly draft: Draft
  readonly epoch: number
  readonly key: Bytes
  /** What a colleague is handed. */
  readonly granted: GrantedKey
}

/** The event that announces a new key, and the key. */
export async function draftRotation(
  organisation: Uint8Array,
  to: Omit<LogToRotate, 'feed' | 'name'>,
  world: { readonly random: Random },
): Promise<{ readonly draft: Draft; readonly key: Bytes }> {
  const { log, kind, epoch, keys, head } = to
  const next = epoch + 1
  const key = world.random.bytes(32)
  const event: EpochEvent = {
    kind: 'epoch',
    epoch: next,
    commit: toHex(epochKeyCommitment(log, next, key)),
    keyring: await sealKeyring({ organisation, log, epoch: next }, key, keys, world),
    finals: to.finals,
    why: to.why,
  }
  const at = { base: head.seq, ...(to.roster === undefined ? {} : { roster: to.roster }) }
  const whole = kind === 'roster' ? event : { ...event, members: to.members ?? [] }
  return { draft: newDraft(whole, at, world.random), key }
}

export async function rotate(
  { device, organisation }: MailSender,
  to: LogToRotate,
  world: { readonly random: Random },
): Promise<Rotated> {
  const { log, name, kind, epoch, head, feed } = to
  const next = epoch + 1
  const now = certain(to.keys.get(epoch), 'whoever makes a key has the one before')
  const { draft, key } = await draftRotation(organisation, to, world)
  const where = { organisation, log, kind }
  const entry = await writeControl(where, { device, feed }, draft, { epoch, key: now, head }, world)
  const said = [entry.header.seq, toHex(entryHash(entry))] as const
  const granted: GrantedKey = {
    log: logHexOf(log),
    scope: scopeText(name.scope),
    part: name.part,
    epoch: next,
    key: toBase64Url(key),
    before: toBase64Url(now),
    said,
    head: said,
  }
  return { log, name, entry, draft, epoch: next, key, granted }
}

export type Recipient = { readonly device: DeviceId; readonly envelope: string; readonly box: string }
export type Outgoing = { readonly to: DeviceId; readonly box: Bytes; readonly sealed: Bytes }

/** More would not fit into one letter that a relay takes. */
const keysInLetter = 512

/** One letter for each device with all that it is to have; devices with the same keys share the text. */
export async function sealGrants(
  sender: MailSender,
  wanted: readonly { readonly to: Recipient; readonly keys: readonly GrantedKey[] }[],
  about: Pick<Mail, 'at' | 'base'> & { readonly kind?: 'grant' | 'welcome' },
  world: { readonly random: Random },
): Promise<readonly Outgoing[]> {
  const letters = new Map<string, ReturnType<typeof letterOf>>()
  const letterFor = (keys: readonly GrantedKey[]) => {
    // By the keys themselves: two of one number may be under way, one of which takes out whoever has the other.
    const name = keys.map(({ log, epoch, key }) => `${log}.${epoch}.${key}`).join()
    const body: MailBody = { kind: about.kind ?? 'grant', keys }
    const letter = letters.get(name) ?? letterOf(body)
    letters.set(name, letter)
    return letter
  }
  const sealed = wanted.flatMap(({ to, keys }) =>
    chunked(keys).map(async (some) => {
      const recipient = { device: to.device, envelope: envelopeKeyOf(to.envelope) }
      const letter = await sealMail(sender, recipient, letterFor(some), about, world)
      return { to: to.device, box: certain(fromHex(to.box), 'the parser looked'), sealed: letter }
    }),
  )
  return Promise.all(sealed)
}

function chunked<T>(list: readonly T[]): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = []
  for (let at = 0; at < list.length; at += keysInLetter) chunks.push(list.slice(at, at + keysInLetter))
  return chunks
}

/** The first transaction of a vault: an organisation is founded on this device, or this device was invited to one. */
import type { Bytes } from '../../base/bytes.ts'
import { toHex } from '../../base/bytes.ts'
import type { Instant } from '../../base/date.ts'
import { certain } from '../../base/result.ts'
import { envelopeKeyFrom, newEnvelopeKey } from '../../sealed/envelope.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { foundOrganisation } from '../control/founding.ts'
import type { FeedHead } from '../feed.ts'
import type { ReplicaWorld } from './context.ts'
import { foundingOf, keepFounding } from './founding.ts'
import { directoryName } from './log-book.ts'
import { keepOwn } from './own-keys.ts'
import type { ReplicaStore } from './store.ts'

export type NewOrganisation = {
  readonly name: string
  readonly createdAt: Instant
  /** What colleagues call the founder: M-01 unless said. */
  readonly memberCode?: string
}

/** What an invited device knows before it has read anything. */
export type JoinedKeys = {
  readonly organisation: Bytes
  readonly device: SigningKey
  /** Seed of the envelope key that mail to this device is sealed to. */
  readonly envelope: Bytes
  readonly mailbox: Bytes
  /** From the welcome: the newest key of the directory, and the one before, under which it was announced. */
  readonly directory: {
    readonly log: CompartmentId
    readonly epoch: number
    readonly key: Bytes
    readonly before?: Bytes
  }
  /** The roster as the invitation knew it: nobody shows this device an older one. */
  readonly roster: FeedHead
}

export async function foundInStore(
  store: ReplicaStore,
  { random }: Pick<ReplicaWorld, 'random'>,
  about: NewOrganisation,
): Promise<void> {
  const device = await newSigningKey(random)
  const dossier = await newSigningKey(random)
  const envelope = newEnvelopeKey(random)
  const box = random.bytes(16)
  const founder = { device, envelope: envelope.publicKey, dossierKey: publicKeyOf(dossier), box }
  const { id: organisation, genesis, logs } = await foundOrganisation(about, founder, { random })
  const founding = await foundingOf({ organisation }, logs, undefined)
  store.transaction(() => {
    keepOwn(store.shelf, { organisation, device, envelope, box, dossier, genesis, roster: undefined })
    keepFounding({ store }, founding)
  })
}

export async function joinInStore(store: ReplicaStore, joined: JoinedKeys): Promise<void> {
  const { organisation, device, mailbox, directory, roster } = joined
  const made = envelopeKeyFrom(joined.envelope)
  const envelope = certain(made.ok ? made.value : undefined, 'its maker hands over a seed of 32 bytes')
  const floor = { seq: roster.seq, hash: toHex(roster.hash) }
  store.transaction(() => {
    keepOwn(store.shelf, { organisation, device, envelope, box: mailbox, roster: floor })
    const row = store.logs.add(directory.log, directoryName)
    store.logs.keepKey(row, directory.epoch, directory.key)
    if (directory.before !== undefined) store.logs.keepKey(row, directory.epoch - 1, directory.before)
  })
}

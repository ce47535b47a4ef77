/** Writing control entries: what `judge.ts` reads. The caller stores an entry before anybody else sees it. */
import { concat, toHex } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { sealKeyFrom } from '../../sealed/seal.ts'
import { publicKeyOf, type SigningKey, sign } from '../../sealed/sign.ts'
import type { Entry } from '../entry.ts'
import { type FeedHead, writeEntry } from '../feed.ts'
import { type Approval, approve, type ControlLog, type Draft, encodeBody } from './control-body.ts'
import { deviceIdOf } from './names.ts'

export type ControlAuthor = {
  readonly device: SigningKey
  /** The author's feed into this log, or a key made for this entry alone: the body vouches for it. */
  readonly feed: SigningKey
}

export type ControlSeal = { readonly epoch: number; readonly key: Uint8Array }

export function newDraft<E extends Draft['event']>(
  event: E,
  at: { readonly base: number; readonly roster?: number },
  random: Random,
): Draft<E> {
  const { base, roster } = at
  return { base, event, id: toHex(random.bytes(16)), ...(roster === undefined ? {} : { roster }) }
}

/** The next entry of the chain whose head is `head`. Approvals of others are of this very draft. */
export async function writeControl(
  where: ControlLog,
  { device, feed }: ControlAuthor,
  draft: Draft,
  at: ControlSeal & {
    readonly head: FeedHead
    readonly approvals?: readonly Approval[]
    /** Hash of the entry of the roster that the draft names. */
    readonly past?: string | undefined
  },
  world: { readonly random: Random },
): Promise<Entry> {
  const own = await approve(where, draft, device)
  const me = deviceIdOf(publicKeyOf(device))
  const by = [own, ...(at.approvals ?? []).filter((one) => one.device !== me)]
  const certificate = await sign(device, 'feed', concat(where.log, publicKeyOf(feed)))
  const entryKey = sealKeyFrom(deriveBytes(at.key, 'entry-body'))
  const writer = {
    organisation: where.organisation,
    compartment: where.log,
    key: feed,
    epoch: at.epoch,
    entryKey: certain(entryKey.ok ? entryKey.value : undefined, 'a derived key has 32 bytes'),
  }
  const past = at.past === undefined ? {} : { past: at.past }
  return writeEntry(writer, at.head, 'control', encodeBody({ ...draft, by, certificate, ...past }), world)
}

/**
 * A colleague with a true device and a program of her own: whatever she signs is good as far as keys go. Her feed lies
 * beside the one that the honest program on her device writes.
 */
import { concat, toHex } from '../../packages/core/src/base/bytes.ts'
import { newRecordId, type RecordId } from '../../packages/core/src/base/id.ts'
import type { Json } from '../../packages/core/src/base/json.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { deriveBytes } from '../../packages/core/src/sealed/derive.ts'
import { newSigningKey, publicKeyOf, type SigningKey, sign } from '../../packages/core/src/sealed/sign.ts'
import { approve, encodeBody } from '../../packages/core/src/vault/control/control-body.ts'
import type { MembershipEvent } from '../../packages/core/src/vault/control/membership-events.ts'
import type { RosterEvent } from '../../packages/core/src/vault/control/roster-events.ts'
import type { Entry } from '../../packages/core/src/vault/entry.ts'
import {
  emptyFeed,
  type FeedHead,
  feedTag,
  headAfter,
  writeEntry,
} from '../../packages/core/src/vault/feed.ts'
import { nextStamp } from '../../packages/core/src/vault/hybrid-clock.ts'
import { encodeOpening } from '../../packages/core/src/vault/opening.ts'
import { encodeChanges, type Operation, type Seen } from '../../packages/core/src/vault/operation.ts'
import { epochKeyFrom, epochOf, type LogState } from '../../packages/core/src/vault/replica/log-book.ts'
import type { Desk } from './people.ts'

/** The keys and heads that somebody once had: what a removed member keeps. */
export type Kept = {
  readonly desk: Desk
  readonly log: LogState
  readonly epoch: number
  readonly key: Uint8Array<ArrayBuffer>
  readonly controlHead: FeedHead
}

export function kept(desk: Desk, log: LogState): Kept {
  const epoch = epochOf(log)
  const key = certain(log.keys.get(epoch)?.key, 'she reads this log')
  const [seq, hash] = certain(log.control, 'she has read it').state.head
  return { desk, log, epoch, key, controlHead: { seq, hash: Uint8Array.fromHex(hash) } }
}

export class EvilFeed {
  readonly at: Kept
  readonly key: SigningKey
  head: FeedHead = emptyFeed

  private constructor(at: Kept, key: SigningKey) {
    this.at = at
    this.key = key
  }

  static async open(at: Kept): Promise<{ readonly feed: EvilFeed; readonly opening: Entry }> {
    const feed = new EvilFeed(at, await newSigningKey(random))
    const place = { compartment: at.log.id, feed: publicKeyOf(feed.key) }
    const content = await encodeOpening(
      at.log.name,
      place,
      { number: at.epoch, key: at.key },
      at.desk.replica.deviceKey,
    )
    const opening = await feed.write('open', content)
    feed.head = headAfter(opening)
    return { feed, opening }
  }

  get tag(): string {
    return feedTag(publicKeyOf(this.key))
  }

  /** Signed and sealed; the head does not move, so the next one may have the same number. */
  write(kind: 'open' | 'changes', content: Uint8Array): Promise<Entry> {
    const { log, epoch, key, desk } = this.at
    const { entryKey } = epochKeyFrom(key)
    const writer = {
      organisation: desk.replica.organisation.id,
      compartment: log.id,
      key: this.key,
      epoch,
      entryKey,
    }
    return writeEntry(writer, this.head, kind, content, { random })
  }

  says(
    type: string,
    sets: Operation['sets'],
    wishes: { readonly record?: RecordId; readonly seen?: Seen; readonly millis?: number } = {},
  ): Promise<Entry> {
    const {
      record = newRecordId(random),
      seen = [],
      millis = this.at.desk.replica.world.clock.millis(),
    } = wishes
    const operations: readonly Operation[] = [{ record, type, sets, lists: {}, replaced: {} }]
    return this.write('changes', encodeChanges({ at: nextStamp(undefined, millis), seen, operations }))
  }

  async saysNext(type: string, sets: { readonly [field: string]: Json }): Promise<Entry> {
    const entry = await this.says(type, sets)
    this.head = headAfter(entry)
    return entry
  }

  push(...entries: readonly Entry[]) {
    const { desk, log, key } = this.at
    return desk.link.push(log.id, deriveBytes(key, 'relay-access'), entries)
  }
}

/** A control entry of hers on top of what she knows, signed by her device and whoever else helps. */
export async function controlBy(
  at: Kept,
  event: RosterEvent | MembershipEvent,
  wishes: { readonly by?: readonly SigningKey[]; readonly roster?: number; readonly epoch?: number } = {},
): Promise<Entry> {
  const { desk, log, key, controlHead } = at
  const organisation = desk.replica.organisation.id
  const kind = log.name.scope.kind === 'directory' ? 'roster' : 'membership'
  const feed = await newSigningKey(random)
  const by = wishes.by ?? [desk.replica.deviceKey]
  const [author] = by
  const roster = wishes.roster ?? desk.replica.book.roster?.head[0] ?? 1
  const draft = {
    base: controlHead.seq,
    id: toHex(random.bytes(16)),
    event,
    ...(kind === 'roster' ? {} : { roster }),
  }
  const where = { organisation, log: log.id, kind } as const
  const approvals = await Promise.all(by.map((device) => approve(where, draft, device)))
  const certificate = await sign(certain(author, 'somebody signs'), 'feed', concat(log.id, publicKeyOf(feed)))
  const { entryKey } = epochKeyFrom(key)
  const writer = { organisation, compartment: log.id, key: feed, epoch: wishes.epoch ?? at.epoch, entryKey }
  return writeEntry(writer, controlHead, 'control', encodeBody({ ...draft, by: approvals, certificate }), {
    random,
  })
}

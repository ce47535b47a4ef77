/** A feed written by a program that keeps to no rule, with the keys of one member's device. */
import { newRecordId } from '../../base/id.ts'
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSigningKey, publicKeyOf } from '../../sealed/sign.ts'
import type { Entry } from '../entry.ts'
import { emptyFeed, type FeedHead, writeEntry } from '../feed.ts'
import { nextStamp } from '../hybrid-clock.ts'
import { type Ends, encodeOpening } from '../opening.ts'
import { encodeChanges, type Operation, type Seen } from '../operation.ts'
import type { CompartmentName } from '../schema.ts'
import { epochOf } from './log-book.ts'
import { start, type TestDevice } from './replica.fixture.ts'

export type HostileWords = {
  readonly sets?: Operation['sets']
  readonly operation?: Partial<Operation>
  readonly seen?: Seen
  readonly at?: number
}

export async function hostileFeed(
  device: TestDevice,
  { name, ends = [] }: { readonly name?: CompartmentName; readonly ends?: Ends } = {},
) {
  const { replica } = device
  const log = device.log()
  const key = await newSigningKey(platformRandom)
  const epoch = epochOf(log)
  const epochKey = certain(log.keys.get(epoch), 'a member has it')
  const { entryKey } = epochKey
  const writer = { organisation: replica.organisation.id, compartment: log.id, key, epoch, entryKey }
  const random = { random: platformRandom }
  const place = { compartment: log.id, feed: publicKeyOf(key) }
  const at = { number: epoch, key: epochKey.key }
  const content = await encodeOpening(name ?? log.name, place, at, replica.deviceKey, ends)
  const open = await writeEntry(writer, emptyFeed, 'open', content, random)
  const says = (
    head: FeedHead,
    { sets, operation, seen = [], at: millis = start }: HostileWords,
  ): Promise<Entry> => {
    const record = newRecordId(platformRandom)
    const plain = { record, type: 'Thing', sets: sets ?? {}, lists: {}, replaced: {}, ...operation }
    const bytes = encodeChanges({ at: nextStamp(undefined, millis), seen, operations: [plain] })
    return writeEntry(writer, head, 'changes', bytes, random)
  }
  /** A second opening, which would change whose feed it is. */
  const opensAgain = (head: FeedHead): Promise<Entry> => writeEntry(writer, head, 'open', content, random)
  return { key, open, says, opensAgain }
}

/**
 * A bundle: what one device has, on a stick, for devices that no relay reaches. docs/formats/sync.md, Y30–Y39.
 *
 * Sealed under the directory's key, so that any device of the organisation opens it and nobody else does; signed as
 * a whole by the device that made it. What lies inside is believed no more than what a relay brings: every entry
 * goes the same way as one from a relay, so both roads end in the same state.
 */
import { type Bytes, concat, equalBytes, utf8 } from '../../base/bytes.ts'
import { certain, ok, type Result, refuse } from '../../base/result.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { digest, sha256 } from '../../sealed/hash.ts'
import { openStream, type SealKey, sealKeyFrom, sealStream } from '../../sealed/seal.ts'
import { type PublicKey, publicKeyOf, type SigningKey, sign, verify } from '../../sealed/sign.ts'
import { noteCarried, toCarry } from '../replica/carried.ts'
import { agreedEpoch, isKeyDisputed } from '../replica/disputed.ts'
import { sureKey } from '../replica/keys.ts'
import type { LogState } from '../replica/log-book.ts'
import type { Replica } from '../replica/replica.ts'
import { mendUnsent } from '../replica/rot-mending.ts'
import { StoreFull } from '../replica/store.ts'
import {
  type BundleHead,
  type BundleItem,
  bundleHeadLength,
  encodeBundleHead,
  encodeItem,
  type HeadRefusal,
  itemsOf,
  organisationMark,
  parseBundleHead,
} from './bundle-frames.ts'
import { BundleIntake, type TakenBundle, type TakeWishes } from './bundle-intake.ts'
import { controlEntries, controlKey, feedEntries, offeredTo } from './in-order.ts'
import { lettersForOthers } from './passing-on.ts'
import { parseReceipt } from './receipt.ts'
import { relayOf } from './relay-of.ts'
import { keepNow } from './turns.ts'

export type Letter = { readonly box: Bytes; readonly sealed: Bytes }
export type BundleWishes = {
  /** Which logs; all that are here unless said. The directory always comes along. */
  readonly logs?: readonly LogState[]
  /** Letters for other devices, as they lie here: sealed to them. */
  readonly mail?: readonly Letter[]
  /** Sealed pieces of files. */
  readonly pieces?: AsyncIterable<Bytes>
}

/** Reads the same bytes each time it is called: a bundle is checked as a whole before anything of it is kept. */
export type BundleSource = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export type BundleRefusal =
  | HeadRefusal
  | { readonly kind: 'other-organisation' }
  /** It is sealed under a key that has not come here yet. */
  | { readonly kind: 'newer-keys' }
  /** Cut off, changed, or not signed by whom it names. */
  | { readonly kind: 'damaged' }
  /** The roster has no such device, or no longer: whoever lost a laptop must not be written to by it. */
  | { readonly kind: 'not-a-colleague' }

/** The bytes of a bundle, piece by piece. */
export async function* makeBundle(
  replica: Replica,
  device: SigningKey,
  wishes: BundleWishes = {},
): AsyncGenerator<Bytes, void, void> {
  const { random } = replica.world
  const directory = replica.book.directory
  // A key that came ahead of its event may lose its race: then nobody else would open the stick.
  const sure = [...directory.keys.keys()].filter((one) => sureKey(directory, one) !== undefined)
  // The newest that is here: whoever has read of a new key and waits for the letter with it still fills a stick.
  const newest = Math.max(...(sure.length > 0 ? sure : directory.keys.keys()))
  // Where two rosters were shown, the others may never have had that one.
  const agreed = isKeyDisputed(replica, directory) ? agreedEpoch(replica, directory) : 0
  const epoch = agreed > 0 ? agreed : newest
  const salt = random.bytes(16)
  const head = encodeBundleHead({ salt, mark: organisationMark(replica.organisation.id, salt), epoch })
  yield head
  const key = bundleKey(
    certain(directory.keys.get(epoch)?.key, 'every device joined with a key of the directory'),
  )
  yield* sealStream(key, bundleContext(head), signedFrames(replica, device, head, wishes), { random })
}

async function* signedFrames(
  replica: Replica,
  device: SigningKey,
  head: Bytes,
  wishes: BundleWishes,
): AsyncGenerator<Bytes, void, void> {
  let sum = sha256(head)
  for await (const item of itemsFor(replica, publicKeyOf(device), wishes)) {
    const bytes = encodeItem(item)
    sum = await summed(sum, bytes)
    yield bytes
  }
  const signature = await sign(device, 'bundle', signedBytes(replica.organisation.id, sum))
  yield encodeItem({ what: 'end', signature })
}

async function* itemsFor(
  replica: Replica,
  device: PublicKey,
  wishes: BundleWishes,
): AsyncGenerator<BundleItem, void, void> {
  yield { what: 'sender', device }
  const { book, store } = replica
  const others = (wishes.logs ?? book.all()).filter((log) => log !== book.directory)
  // Where a desk of ours keeps the order, no other way leads to it for what this desk wants to change.
  const proposed = relayOf(replica) === undefined ? replica.acts.toCommit() : []
  // Who belongs is read first: the rest is judged by it.
  for (const log of [book.directory, ...others]) {
    await noteLeaving(replica, log)
    yield { what: 'log', log: log.id }
    for (const entry of controlEntries(store, log, 0)) {
      yield { what: 'entry', entry }
      const mark = parseReceipt(
        store.shelf.get('mark', controlKey(log, entry.header.seq)) ?? new Uint8Array(),
      )
      if (mark !== undefined) yield { what: 'mark', mark }
    }
    for (const { entry } of proposed.filter((one) => equalBytes(one.log, log.id)))
      yield { what: 'entry', entry }
    const stretches = [...log.feeds.values()].map((feed) => ({
      feed,
      after: 0,
      upTo: offeredTo(log, feed),
    }))
    for (const entry of feedEntries(store, stretches)) yield { what: 'entry', entry }
    if (log !== book.directory) continue
    // Letters hold the keys of what follows.
    for (const { box, sealed } of [...(wishes.mail ?? []), ...lettersForOthers(replica)]) {
      yield { what: 'mail', box, sealed }
    }
  }
  for await (const piece of wishes.pieces ?? []) yield { what: 'piece', piece }
}

/** Who is to read it can read all of it, and it is known how much of ours has left. */
async function noteLeaving(replica: Replica, log: LogState): Promise<void> {
  try {
    await replica.turn(() => mendUnsent(replica.context, log))
    if (toCarry(replica.store.shelf, log).length === 0) return
    await keepNow(replica, () => noteCarried(replica.store.shelf, log))
  } catch (problem) {
    // A full disk must not keep work from leaving on a stick.
    if (!(problem instanceof StoreFull)) throw problem
  }
}

/** Takes what a bundle brings. The same one again changes nothing. */
export async function takeBundle(
  replica: Replica,
  source: BundleSource,
  wishes: TakeWishes = {},
): Promise<Result<TakenBundle, BundleRefusal>> {
  const opened = await openHead(replica, source)
  if (!opened.ok) return opened
  const { head, key } = opened.value
  const checked = await checkWhole(replica, source, head, key)
  if (!checked.ok) return checked
  const intake = new BundleIntake(replica, checked.value, wishes)
  for await (const step of framesIn(source, head, key)) {
    // Somebody changed the stick while it was read.
    if (step === undefined) return refuse({ kind: 'damaged' })
    const going = await intake.take(step.item)
    if (going === 'not-a-colleague') return refuse({ kind: 'not-a-colleague' })
    if (going === 'full') break
  }
  await intake.finish()
  return ok(intake.taken)
}

type OpenedHead = { readonly head: Bytes; readonly key: SealKey }

async function openHead(replica: Replica, source: BundleSource): Promise<Result<OpenedHead, BundleRefusal>> {
  let bytes: Uint8Array = new Uint8Array(0)
  for await (const piece of source()) {
    bytes = concat(bytes, piece.subarray(0, bundleHeadLength))
    if (bytes.length >= bundleHeadLength) break
  }
  const head = new Uint8Array(bytes.subarray(0, bundleHeadLength))
  const parsed: BundleHead | HeadRefusal = parseBundleHead(head)
  if ('kind' in parsed) return refuse(parsed)
  if (!equalBytes(organisationMark(replica.organisation.id, parsed.salt), parsed.mark)) {
    return refuse({ kind: 'other-organisation' })
  }
  const epochKey = replica.book.directory.keys.get(parsed.epoch)?.key
  return epochKey === undefined ? refuse({ kind: 'newer-keys' }) : ok({ head, key: bundleKey(epochKey) })
}

/** Reads all of it without keeping anything: whole, unchanged, and signed by the device that it names. */
async function checkWhole(
  replica: Replica,
  source: BundleSource,
  head: Bytes,
  key: SealKey,
): Promise<Result<PublicKey, BundleRefusal>> {
  let sum = sha256(head)
  let sender: PublicKey | undefined
  let isSigned = false
  for await (const step of framesIn(source, head, key)) {
    if (step === undefined || isSigned) return refuse({ kind: 'damaged' })
    const { item, bytes } = step
    if ((item.what === 'sender') !== (sender === undefined)) return refuse({ kind: 'damaged' })
    if (item.what === 'sender') sender = item.device
    if (item.what === 'end' && sender !== undefined) {
      isSigned = await verify(sender, 'bundle', signedBytes(replica.organisation.id, sum), item.signature)
      if (!isSigned) return refuse({ kind: 'damaged' })
    }
    sum = await summed(sum, bytes)
  }
  return isSigned && sender !== undefined ? ok(sender) : refuse({ kind: 'damaged' })
}

/** Ends with `undefined` where the seal or a frame is not as it was made. */
async function* framesIn(
  source: BundleSource,
  head: Bytes,
  key: SealKey,
): AsyncGenerator<{ readonly item: BundleItem; readonly bytes: Uint8Array } | undefined, void, void> {
  let isWhole = true
  const plain = async function* (): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of openStream(key, bundleContext(head), afterHead(source()))) {
      if (piece.ok) yield piece.value
      else isWhole = false
    }
  }
  for await (const step of itemsOf(plain())) if (isWhole) yield step
  if (!isWhole) yield undefined
}

async function* afterHead(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let skip = bundleHeadLength
  for await (const piece of source) {
    if (piece.length > skip) yield piece.subarray(skip)
    skip = Math.max(0, skip - piece.length)
  }
}

async function summed(sum: Bytes, frame: Uint8Array): Promise<Bytes> {
  return sha256(concat(sum, await digest(frame)))
}

function signedBytes(organisation: Uint8Array, sum: Uint8Array): Bytes {
  return concat(organisation, sum)
}

function bundleKey(epochKey: Uint8Array): SealKey {
  const key = sealKeyFrom(deriveBytes(epochKey, 'bundle'))
  return certain(key.ok ? key.value : undefined, 'a derived key has 32 bytes')
}

/** The head in clear is part of what the seal binds: its epoch and mark cannot be swapped. */
function bundleContext(head: Uint8Array): Bytes {
  return concat(utf8('safeconduct/v1/bundle\0'), head)
}

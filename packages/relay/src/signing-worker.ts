/** The thread of `native-crypto.ts`: the signatures of a whole push, checked or made one after the other. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { type Bytes, concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Asked } from './native-crypto.ts'
import type { Answered } from './thread.ts'

/** A raw key as SubjectPublicKeyInfo and as PKCS #8 (RFC 8410). */
const spkiHead = Uint8Array.fromHex('302a300506032b6570032100')
const pkcs8Head = Uint8Array.fromHex('302e020100300506032b657004220420')
/** Feeds whose keys are kept ready: more than write in one hour anywhere. */
const rememberedKeys = 50_000
const signatureLength = 64

const labels = {
  entry: utf8('safeconduct/v1/entry\0'),
  receipt: utf8('safeconduct/v1/receipt\0'),
  'tree-head': utf8('safeconduct/v1/tree-head\0'),
  relay: utf8('safeconduct/v1/relay\0'),
} as const

if (!(workerData instanceof Uint8Array)) throw new Error('the thread is given the seed of a key')
const own = createPrivateKey({
  key: Buffer.from(concat(pkcs8Head, workerData)),
  format: 'der',
  type: 'pkcs8',
})
const keys = new Map<string, KeyObject | undefined>()

/** Undefined for bytes that are no point of the curve. */
function keyOf(feed: Uint8Array): KeyObject | undefined {
  const name = toHex(feed)
  if (keys.has(name)) return keys.get(name)
  if (keys.size >= rememberedKeys) keys.clear()
  const made = imported(feed)
  keys.set(name, made)
  return made
}

function imported(feed: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(concat(spkiHead, feed)), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

/** 1 for each that is signed by its feed: the feed's key stands in the header. */
function judged({ bytes, length, feedAt }: Extract<Asked, { readonly what: 'judge' }>): Bytes {
  const each = length + signatureLength
  const sound = new Uint8Array(bytes.length / each)
  for (let at = 0; at < sound.length; at++) {
    const header = bytes.subarray(at * each, at * each + length)
    const feed = keyOf(header.subarray(feedAt, feedAt + 32))
    const signature = bytes.subarray(at * each + length, (at + 1) * each)
    if (feed !== undefined && verify(null, concat(labels.entry, header), feed, signature)) sound[at] = 1
  }
  return sound
}

function signed({ bytes, length, purpose }: Extract<Asked, { readonly what: 'sign' }>): Bytes {
  const made = new Uint8Array((bytes.length / length) * signatureLength)
  for (let at = 0; at * length < bytes.length; at++) {
    const message = bytes.subarray(at * length, (at + 1) * length)
    made.set(sign(null, concat(labels[purpose], message), own), at * signatureLength)
  }
  return made
}

parentPort?.on('message', (asked: Asked) => {
  const answer = asked.what === 'judge' ? judged(asked) : signed(asked)
  const said: Answered<Bytes> = { answer }
  parentPort?.postMessage(said, [answer.buffer])
})

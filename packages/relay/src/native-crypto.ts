/**
 * Signatures by Node's own Ed25519, with the keys kept ready: half of what a relay does is this.
 * Checking goes to the platform's threads. Threads of our own that are sent many at once were tried: they free the
 * one that serves, and on two cores take the other from whoever asks.
 *
 * The same signatures as `sealed/sign.ts` makes and takes, behind the same labels; a test holds the two together.
 * Whatever only some verifiers accept was refused when the entry was parsed.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type Bytes, concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import {
  type PublicKey,
  parseSignature,
  type Signature,
  type SigningKey,
  signingKeySeed,
} from '@safeconduct/core/sealed/sign.ts'
import type { RelayCrypto } from './relay.ts'

/** A raw key as SubjectPublicKeyInfo and as PKCS #8 (RFC 8410). */
const spkiHead = Uint8Array.fromHex('302a300506032b6570032100')
const pkcs8Head = Uint8Array.fromHex('302e020100300506032b657004220420')
/** Feeds whose keys are kept ready: more than write in one hour anywhere. */
const rememberedKeys = 50_000

const labels = {
  entry: utf8('safeconduct/v1/entry\0'),
  receipt: utf8('safeconduct/v1/receipt\0'),
  'tree-head': utf8('safeconduct/v1/tree-head\0'),
  relay: utf8('safeconduct/v1/relay\0'),
} as const

export function nativeCrypto(key: SigningKey): RelayCrypto {
  const own = createPrivateKey({
    key: Buffer.from(concat(pkcs8Head, signingKeySeed(key))),
    format: 'der',
    type: 'pkcs8',
  })
  const keys = new Map<string, KeyObject | undefined>()
  const keyOf = (feed: PublicKey): KeyObject | undefined => {
    const name = toHex(feed)
    if (keys.has(name)) return keys.get(name)
    if (keys.size >= rememberedKeys) keys.clear()
    const made = imported(feed)
    keys.set(name, made)
    return made
  }
  return {
    // A signature takes a third of a check: to hand it to another thread would cost more than it does.
    sign: async (purpose, message) => sound(sign(null, concat(labels[purpose], message), own)),
    judge: ({ header, bytes, signature }) => {
      const feed = keyOf(header.feed)
      if (feed === undefined) return Promise.resolve(false)
      return new Promise((settle) => {
        verify(null, concat(labels.entry, bytes), feed, signature, (problem, isGood) =>
          settle(problem === null && isGood),
        )
      })
    },
  }
}

function sound(made: Bytes | Uint8Array): Signature {
  const signature = parseSignature(made)
  if (!signature.ok) throw new Error('the platform made a signature that is none')
  return signature.value
}

/** Undefined for bytes that are no point of the curve. */
function imported(feed: PublicKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(concat(spkiHead, feed)), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

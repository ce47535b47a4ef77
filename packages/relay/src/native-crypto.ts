/**
 * Signatures by Node's own Ed25519, with the keys kept ready: half of what a relay does is this. It is done in threads
 * of our own, a push at a time: handing every single signature to the platform's threads and taking it back was a third
 * of what the thread did that serves devices, and that is the one which runs short.
 *
 * The same signatures as `sealed/sign.ts` makes and takes, behind the same labels; a test holds the two together.
 * Whatever only some verifiers accept was refused when the entry was parsed.
 */
import { availableParallelism } from 'node:os'
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import {
  parseSignature,
  type Signature,
  type SigningKey,
  signingKeySeed,
} from '@safeconduct/core/sealed/sign.ts'
import { headerLength } from '@safeconduct/core/vault/entry.ts'
import type { RelayCrypto, RelayPurpose } from './relay.ts'
import { Thread } from './thread.ts'

/** Messages of one `length`, one behind the other; of those to judge each has its signature behind it. */
export type Asked =
  | { readonly what: 'judge'; readonly bytes: Bytes; readonly length: number; readonly feedAt: number }
  | { readonly what: 'sign'; readonly bytes: Bytes; readonly length: number; readonly purpose: RelayPurpose }

/** Where the key of the feed stands in a header. */
const feedAt = 20
const signatureLength = 64
/** Two also where there are two cores: the thread that serves and the one that writes wait for the net and the disk. */
const [fewest, most] = [2, 4]

export type NativeCrypto = RelayCrypto & { readonly end: () => Promise<void> }

export function nativeCrypto(key: SigningKey): NativeCrypto {
  const count = Math.min(most, Math.max(fewest, availableParallelism() - 1))
  const threads = Array.from(
    { length: count },
    () => new Thread<Asked, Bytes>(new URL('signing-worker.ts', import.meta.url), signingKeySeed(key)),
  )
  const ask = (asked: Asked): Promise<Bytes> => {
    const idlest = threads.reduce((one, other) => (other.waiting < one.waiting ? other : one))
    return idlest.ask(asked, [asked.bytes.buffer])
  }
  return {
    sign: async (purpose, messages) => {
      const length = messages[0]?.length ?? 0
      if (length === 0) return []
      const bytes = concat(...messages)
      if (bytes.length !== messages.length * length) throw new Error('messages to sign have one length')
      const made = await ask({ what: 'sign', bytes, length, purpose })
      return messages.map((_, at) => sound(made.subarray(at * signatureLength, (at + 1) * signatureLength)))
    },
    judge: async (entries) => {
      if (entries.length === 0) return []
      const bytes = concat(...entries.flatMap((entry) => [entry.bytes, entry.signature]))
      const answer = await ask({ what: 'judge', bytes, length: headerLength, feedAt })
      return entries.map((_, at) => answer[at] === 1)
    },
    end: async () => {
      await Promise.all(threads.map((thread) => thread.end()))
    },
  }
}

function sound(made: Uint8Array): Signature {
  const signature = parseSignature(made)
  if (!signature.ok) throw new Error('the platform made a signature that is none')
  return signature.value
}

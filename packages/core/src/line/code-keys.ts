/**
 * What a return code opens: the name of its thread, its box at the relay, the key of its replies, the right to burn.
 * docs/formats/line.md, rules N10–N12.
 *
 * One slow derivation, native so that it takes half a second on a phone of 2016 with no compiled scripts; everything
 * else comes from its result at once. The relay sees `box` alone, and of `burn` its hash until somebody burns.
 */
import { type Bytes, utf8 } from '../base/bytes.ts'
import { certain } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { callerKey } from '../sealed/caller-key.ts'
import { type DerivedPurpose, deriveOnPhone } from '../sealed/derive.ts'
import { sha256 } from '../sealed/hash.ts'
import { type SealKey, sealKeyBytes, sealKeyFrom } from '../sealed/seal.ts'
import type { ReturnCode } from './return-code.ts'

export type ThreadKeys = {
  /** 16 bytes that name the thread on the desks. */
  readonly thread: Bytes
  /** 16 bytes that name the box at the relay. */
  readonly box: Bytes
  readonly replyKey: SealKey
  /** 32 bytes. Whoever shows them to the relay empties the box. */
  readonly burn: Secret<Bytes>
}

/** One for every line in the world: a guess at 83 random bits is not made cheaper by being made for all lines at once. */
const salt = utf8('safeconduct/v1/return-code')

export async function threadKeysOf(code: ReturnCode): Promise<ThreadKeys> {
  const master = sealKeyBytes(await callerKey(utf8(code.reveal()), salt))
  const part = (purpose: DerivedPurpose): Promise<Bytes> => deriveOnPhone(master, purpose)
  const [thread, box, reply, burn] = await Promise.all([
    part('line-thread'),
    part('line-box'),
    part('line-reply'),
    part('line-burn'),
  ])
  const replyKey = sealKeyFrom(reply)
  return {
    thread: thread.slice(0, 16),
    box: box.slice(0, 16),
    replyKey: certain(replyKey.ok ? replyKey.value : undefined, '32 bytes were derived'),
    burn: new Secret(burn),
  }
}

/** What the relay keeps beside a box, so that only who has the code can burn it. */
export function burnHashOf(burn: Secret<Bytes>): Bytes {
  return sha256(burn.reveal())
}

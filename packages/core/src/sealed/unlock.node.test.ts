/** Argon2id as the host will give it: node:crypto's, against RFC 9106 and against a second implementation. */
import { argon2 } from 'node:crypto'
import { promisify } from 'node:util'
import { argon2id as pureArgon2id } from '@noble/hashes/argon2.js'
import { describe, expect, it } from 'vitest'
import { toHex } from '../base/bytes.ts'
import { kdfFloor } from './unlock.ts'

const native = promisify(argon2)

describe('[U1] Argon2id of this platform', () => {
  it('gives the tag of RFC 9106 §5.3', async () => {
    const tag = await native('argon2id', {
      message: new Uint8Array(32).fill(1),
      nonce: new Uint8Array(16).fill(2),
      secret: new Uint8Array(8).fill(3),
      associatedData: new Uint8Array(12).fill(4),
      memory: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    })
    expect(toHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })
  it('agrees with another implementation at the floor', async () => {
    const [message, nonce] = [new TextEncoder().encode('kata moru piko'), new Uint8Array(16).fill(9)]
    const { memoryKiB: memory, passes, lanes } = kdfFloor
    const tag = await native('argon2id', {
      message,
      nonce,
      memory,
      passes,
      parallelism: lanes,
      tagLength: 32,
    })
    expect(toHex(tag)).toBe(
      toHex(pureArgon2id(message, nonce, { m: memory, t: passes, p: lanes, dkLen: 32 })),
    )
  })
})

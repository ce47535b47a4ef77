/** What a relay signs, byte for byte. docs/formats/relay.md, rules L1–L4. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, concat, toHex, u32, u64, utf8 } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { newSigningKey, publicKeyOf, type SigningKey, verifyBare } from '../../sealed/sign.ts'
import { newCompartmentId } from '../compartment.ts'
import {
  dayOf,
  encodeReceipt,
  encodeTreeHead,
  parseReceipt,
  parseTreeHead,
  signReceipt,
  signTreeHead,
  verifyReceipt,
  verifyTreeHead,
} from './receipt.ts'

const log = newCompartmentId(random)
const hash = random.bytes(32)
let relay: SigningKey
beforeAll(async () => {
  relay = await newSigningKey(random)
})

describe('a receipt', () => {
  it('[L1] has these bytes, reads the same again, and is signed by the key of the relay alone', async () => {
    const receipt = await signReceipt(relay, { log, position: 70_000, entry: hash, day: 20_526 })
    const bytes = encodeReceipt(receipt)
    expect(toHex(bytes.subarray(0, 60))).toBe(toHex(concat(log, u64(70_000), hash, u32(20_526))))
    expect(bytes).toHaveLength(124)
    expect(parseReceipt(bytes)).toEqual(receipt)
    expect(await verifyReceipt(publicKeyOf(relay), receipt)).toBe(true)
    expect(await verifyReceipt(publicKeyOf(await newSigningKey(random)), receipt)).toBe(false)
  })

  it('[L1] is no receipt any more once one byte of it is another', async () => {
    const bytes = encodeReceipt(await signReceipt(relay, { log, position: 3, entry: hash, day: 1 }))
    for (let at = 0; at < bytes.length; at++) {
      const changed = parseReceipt(bytes.with(at, (bytes[at] ?? 0) ^ 1))
      expect(changed !== undefined && (await verifyReceipt(publicKeyOf(relay), changed)), `${at}`).toBe(false)
    }
  })

  it('[L4] is refused in every other form: longer, shorter, at no place', async () => {
    const bytes = encodeReceipt(await signReceipt(relay, { log, position: 1, entry: hash, day: 1 }))
    expect(parseReceipt(bytes.subarray(1))).toBeUndefined()
    expect(parseReceipt(concat(bytes, u32(0)))).toBeUndefined()
    expect(parseReceipt(concat(bytes.subarray(0, 16), u64(0), bytes.subarray(24)))).toBeUndefined()
    const beyond = concat(bytes.subarray(0, 16), new Uint8Array(8).fill(255), bytes.subarray(24))
    expect(parseReceipt(beyond)).toBeUndefined()
    expect(parseTreeHead(beyond)).toBeUndefined()
  })
})

describe('a tree head', () => {
  it('[L2] has the same form under a label of its own, so that none passes for a receipt', async () => {
    const head = await signTreeHead(relay, { log, size: 9, root: hash, day: 20_526 })
    const bytes = encodeTreeHead(head)
    expect(parseTreeHead(bytes)).toEqual(head)
    expect(await verifyTreeHead(publicKeyOf(relay), head)).toBe(true)
    const posing = parseReceipt(bytes)
    expect(posing !== undefined && (await verifyReceipt(publicKeyOf(relay), posing))).toBe(false)
    // Nor is it a bare signature over these bytes for anybody else's format.
    const said: Bytes = concat(utf8('tree-head'), bytes.subarray(0, 60))
    expect(await verifyBare(publicKeyOf(relay), said, head.signature)).toBe(false)
  })

  it('[L2] of a log without entries is one too', async () => {
    const head = await signTreeHead(relay, { log, size: 0, root: hash, day: 0 })
    expect(parseTreeHead(encodeTreeHead(head))).toEqual(head)
  })
})

describe('a day', () => {
  it('[L3] is all that is kept of a moment', () => {
    const midnight = Date.UTC(2026, 2, 14)
    expect(dayOf(midnight)).toBe(dayOf(midnight + 86_399_999))
    expect(dayOf(midnight + 86_400_000)).toBe(dayOf(midnight) + 1)
    expect(dayOf(-5)).toBe(0)
  })
})

/** Keys of a thread against another implementation: docs/formats/line.md, rules N10 and N11. */
import { createHash, hkdfSync, pbkdf2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { toHex } from '../base/bytes.ts'
import { sealKeyBytes } from '../sealed/seal.ts'
import { burnHashOf, threadKeysOf } from './code-keys.ts'
import { codeDigits, newReturnCode } from './return-code.ts'

/** HKDF-Expand without extracting, one block: HMAC(key, label ‖ 01). */
async function expanded(master: Uint8Array, label: string): Promise<Buffer> {
  const { createHmac } = await import('node:crypto')
  return createHmac('sha256', master).update(`safeconduct/v1/${label}`).update(Uint8Array.of(1)).digest()
}

describe('the keys of a code', () => {
  it('[N10][N11] are those that PBKDF2 and HKDF of another implementation give', async () => {
    const code = newReturnCode(seededRandom(21))
    const master = pbkdf2Sync(codeDigits(code).join(''), 'safeconduct/v1/return-code', 600_000, 32, 'sha256')
    const keys = await threadKeysOf(code)
    expect(toHex(keys.thread)).toBe((await expanded(master, 'line-thread')).toString('hex').slice(0, 32))
    expect(toHex(keys.box)).toBe((await expanded(master, 'line-box')).toString('hex').slice(0, 32))
    expect(toHex(sealKeyBytes(keys.replyKey))).toBe((await expanded(master, 'line-reply')).toString('hex'))
    const burn = await expanded(master, 'line-burn')
    expect(toHex(keys.burn.reveal())).toBe(burn.toString('hex'))
    expect(toHex(burnHashOf(keys.burn))).toBe(createHash('sha256').update(burn).digest('hex'))
  })

  it('[N10] are not what HKDF with an extract step would give: the master is uniform already', async () => {
    const code = newReturnCode(seededRandom(22))
    const master = pbkdf2Sync(codeDigits(code).join(''), 'safeconduct/v1/return-code', 600_000, 32, 'sha256')
    const extracted = Buffer.from(hkdfSync('sha256', master, '', 'safeconduct/v1/line-box', 16)).toString(
      'hex',
    )
    expect(toHex((await threadKeysOf(code)).box)).not.toBe(extracted)
  })
})

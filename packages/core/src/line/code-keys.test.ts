/** Keys of a thread: docs/formats/line.md, rules N10 to N12. */
import { expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { toHex } from '../base/bytes.ts'
import { sealKeyBytes } from '../sealed/seal.ts'
import { threadKeysOf } from './code-keys.ts'
import { english } from './code-words/en.ts'
import { codeWords, newReturnCode, parseReturnCode, shownDigits } from './return-code.ts'

it('[N10] the same code opens the same thread on any phone, by words or digits, in Node and in a browser', async () => {
  const code = newReturnCode(seededRandom(31))
  expect(shownDigits(code)).toBe('709 · 105 · 700 · 943 · 673 · 577 · 869 · 709 · 829')
  const keys = await threadKeysOf(code)
  expect(toHex(keys.box)).toBe('564eb51222a1bf9e3670d96d8b7d177d')
  expect(toHex(keys.thread)).toBe('70d722ba2f246452d78f61c4169a6450')
  for (const typed of [shownDigits(code), codeWords(code, english).join(' ')]) {
    const again = parseReturnCode(typed, [english])
    expect(toHex((await threadKeysOf(again.ok ? again.value : newReturnCode(seededRandom(0)))).box)).toBe(
      toHex(keys.box),
    )
  }
})

it('[N11][N12] every part of a thread is another secret, and two codes share nothing', async () => {
  const random = seededRandom(32)
  const threads = await Promise.all([newReturnCode(random), newReturnCode(random)].map(threadKeysOf))
  const parts = threads.flatMap(({ thread, box, replyKey, burn }) =>
    [thread, box, sealKeyBytes(replyKey).slice(0, 16), burn.reveal().slice(0, 16)].map(toHex),
  )
  expect(new Set(parts).size).toBe(8)
})

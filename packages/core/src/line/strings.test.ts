/**
 * Other people's naughty strings, as messages and as replies: docs/formats/line.md, rules N32 and N35. Read in place,
 * never copied; where they are absent the tests say so.
 */
import { describe, expect, it } from 'vitest'
import { sharedHas, sharedText } from '../../../../test/shared.ts'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { english } from './code-words/en.ts'
import { french } from './code-words/fr.ts'
import { russian } from './code-words/ru.ts'
import { followUp, replyTo, testLine } from './line.fixture.ts'
import { sealPair } from './message.ts'
import { openBlob } from './open-blob.ts'
import { readSlots, sealReply } from './replies.ts'
import { newReturnCode, parseReturnCode, textHoldsCode } from './return-code.ts'

const path = 'vectors/strings/blns.json'
const here = await sharedHas(path)
const strings: readonly string[] = here ? JSON.parse(await sharedText(path)) : []

describe('every string that has broken a program', () => {
  it.skipIf(!here)('[N32] arrives as a message unchanged', async () => {
    const { random, line, key } = testLine(seededRandom(121))
    expect(strings.length).toBeGreaterThan(400)
    // Two to a pair, so that half as many envelopes are made.
    for (let i = 0; i < strings.length; i += 2) {
      const texts = [strings[i] ?? '', strings[i + 1] ?? '']
      const [a, b] = texts.map((text) => followUp(random, text))
      if (a === undefined || b === undefined) throw new Error('two were made')
      const pair = await sealPair(a, b, key.publicKey, line, random)
      const opened = pair.ok ? await Promise.all(pair.value.map((blob) => openBlob(blob, [key], line))) : []
      const arrived = opened.map((one) =>
        one.ok && one.value.kind === 'follow-up' ? one.value.text : undefined,
      )
      expect(new Set(arrived)).toEqual(new Set(texts.map((text) => text.toWellFormed())))
    }
  })

  it.skipIf(!here)('[N35] arrives as a reply unchanged', async () => {
    const { random } = testLine(seededRandom(122))
    const to = replyTo(random)
    for (const text of strings) {
      const slots = await sealReply({ id: random.bytes(16), text, at: 1 }, to, random)
      const read = slots.ok ? await readSlots(slots.value, to) : []
      expect(read).toMatchObject([{ text: text.toWellFormed(), whole: true }])
    }
  })

  it.skipIf(!here)('[N8] is no code, and none is taken for a message that holds one', () => {
    const code = newReturnCode(testLine(seededRandom(123)).random)
    const lists = [english, russian, french]
    for (const text of strings) {
      expect(parseReturnCode(text, lists).ok).toBe(false)
      expect(textHoldsCode(text, code, lists)).toBe(false)
    }
  })
})

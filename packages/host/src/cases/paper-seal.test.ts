/** A paper sealed to its recipient. */
import { textOf, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { sealedPaper } from '@safeconduct/core/cases/exports/leaving.ts'
import type { Paper } from '@safeconduct/core/cases/exports/paper.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { describe, expect, it } from 'vitest'
import {
  openPaper,
  paperKeyShort,
  paperKeyText,
  paperSecretText,
  parsePaperKey,
  parsePaperSecret,
  sealingTo,
} from './paper-seal.ts'

const paper: Paper = {
  kind: 'grant',
  lang: 'en',
  title: 'Application',
  made: '2021-08-05',
  to: 'Fund',
  sections: [
    { name: 'person', heading: 'Person', boxes: [{ name: 'fullName', label: 'Name', lines: ['Dorvan'] }] },
  ],
}
const key = newEnvelopeKey(random)
const sealed = () => sealedPaper(new Secret(paper), sealingTo(key.publicKey, random))

describe('a paper sealed to its recipient', () => {
  it('[MV65] is opened by the recipient and by nobody else, and is no text on the way', async () => {
    const file = await sealed()
    expect(textOf(file) ?? '').not.toContain('Dorvan')
    const opened = await openPaper(key, file)
    expect(opened.ok && opened.value.html).toContain('Dorvan')
    expect(opened.ok && opened.value.json).toContain('"kind":"grant"')
    expect(await openPaper(newEnvelopeKey(random), file)).toMatchObject({
      refusal: { kind: 'paper-not-opened' },
    })
  })

  it('[MV65] of one length says nothing of its words, and one changed byte does not open', async () => {
    const [one, other] = [await sealed(), await sealed()]
    expect(one.length).toBe(other.length)
    expect(one).not.toEqual(other)
    const torn = one.slice()
    torn[torn.length - 1] = (torn.at(-1) ?? 0) ^ 1
    expect(await openPaper(key, torn)).toMatchObject({ refusal: { kind: 'paper-not-opened' } })
    expect(await openPaper(key, one.subarray(0, 100))).toMatchObject({
      refusal: { kind: 'paper-not-opened' },
    })
    expect(await openPaper(key, utf8('a letter'))).toMatchObject({ refusal: { kind: 'not-a-paper' } })
  })

  it('[MV65] keys are read as they were written, and nothing else is read as one', () => {
    const read = parsePaperKey(` ${paperKeyText(key.publicKey)}\n`)
    expect(read.ok && paperKeyShort(read.value)).toBe(paperKeyShort(key.publicKey))
    expect(paperKeyShort(key.publicKey)).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/)
    const secret = parsePaperSecret(paperSecretText(key))
    expect(secret.ok && paperKeyText(secret.value.publicKey)).toBe(paperKeyText(key.publicKey))
    for (const wrong of ['', 'safeconduct-paper-key-1:AAAA', paperSecretText(key)]) {
      expect(parsePaperKey(wrong).ok).toBe(false)
    }
    expect(parsePaperSecret(paperKeyText(key.publicKey)).ok).toBe(false)
  })
})

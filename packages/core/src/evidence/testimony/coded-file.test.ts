/** An account under codes as one file, in the hands of somebody who would like it to say something else. TY29 to TY32. */
import { describe, expect, it } from 'vitest'
import { textOf, utf8 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import { checkCodedFile, codedFile, readCodedFile } from './coded-file.ts'
import { publicAccount } from './public-account.ts'

const account = `[1 suffered] They took me from the market. Anzor was with me. It was cold.

[2 heard_event] I heard two men in the corridor.

[3 told_by_other P-12] He was in the third room.`
const salted = { seed: new Uint8Array(16).fill(7), hash: sha256 }
const wish = {
  language: 'en',
  labels: 'en',
  named: [{ kind: 'person', forms: ['Anzor'] }],
  leaveOut: [{ paragraph: 2 }],
} as const
const made = publicAccount(account, wish, salted)
if (!made.ok) throw new Error(made.refusal.kind)
const { root, text } = made.value
const file = codedFile(made.value)

const checked = (bytes: Uint8Array, under = root) =>
  checkCodedFile(certain(readCodedFile(bytes), 'it has the form'), under, sha256)
const other = (from: string, to: string): Uint8Array => {
  const said = textOf(file) ?? ''
  expect(said).toContain(from)
  return utf8(said.replace(from, to))
}

describe('an account under codes, as a file', () => {
  it('[TY29] is words that anybody reads, and says which of them are proved and which somebody wrote', () => {
    expect(textOf(file)?.startsWith(text)).toBe(true)
    const said = checked(file)
    if (!said.ok) throw new Error(said.refusal.kind)
    expect(said.value.given.map(({ paragraph, words }) => `${paragraph} ${words}`)).toEqual([
      '1 They took me from the market.',
      '1 It was cold.',
      '3 He was in the third room.',
    ])
    expect(said.value.others.map(({ words }) => words)).toEqual(['[PERSON-A] was with me.', '[left out]'])
  })

  it('[TY32] with a sentence changed, moved, or taken away is not of the sealed account', () => {
    for (const bytes of [
      other('They took me from the market. ', ''),
      other('It was cold.', 'It was warm.'),
      other('3. He was in the third room.', '2. He was in the third room.'),
      other('It was cold.\n\n2. [left out]', '\n\n2. It was cold.'),
      other('\n\n3. He was in the third room.', ''),
    ])
      expect(checked(bytes)).toEqual({ ok: false, refusal: { kind: 'altered' } })
    expect(checked(file, new Uint8Array(32))).toMatchObject({ refusal: { kind: 'altered' } })
  })

  it('[TY32] with words put between is proved only as far as it is: they are shown apart', () => {
    const said = checked(other('It was cold.', 'I was not beaten. It was cold.'))
    expect(said.ok && said.value.others.map(({ words }) => words)).toContain(
      '[PERSON-A] was with me. I was not beaten.',
    )
  })

  it('[TY29] has one bit changed in its proof and proves nothing', () => {
    const from = (textOf(file) ?? '').indexOf('"hashes"')
    for (let at = from; at < file.length - 40; at += 3) {
      const flipped = Uint8Array.from(file)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      const read = readCodedFile(flipped)
      expect(read !== undefined && checkCodedFile(read, root, sha256).ok, String(at)).toBe(false)
    }
  })

  it('[TY29] without its end, or in two lines, is no such file', () => {
    expect(readCodedFile(file.subarray(0, -1))).toBeUndefined()
    expect(readCodedFile(utf8(text))).toBeUndefined()
    expect(readCodedFile(other('"format"', '\n"format"'))).toBeUndefined()
  })
})

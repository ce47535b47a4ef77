import { describe, expect, it } from 'vitest'
import { textOf, toHex, utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { checkPassages, passageRoot, provePassages } from './passage-proof.ts'

const given = { seed: utf8('0123456789abcdef'), hash: sha256 }
const account = [
  ['language', 'ru'],
  ['They took me from the market.', 'Anzor was with me.', 'It was cold.'],
  ['The room had no window.'],
  ['I heard two men.', 'One was called the Baker.'],
] as const

function made(isHidden: (part: number, passage: number) => boolean) {
  const done = provePassages(account, isHidden, given)
  if (!done.ok) throw new Error(done.refusal.kind)
  return done.value
}

describe('an account that is published with passages left out', () => {
  it('[RD20] proves that every sentence it shows is a sentence of the sealed account, in its place', () => {
    const root = passageRoot(account, given)
    const { proof, root: same } = made((part, passage) => part === 2 || (part === 1 && passage === 1))
    expect(root).toEqual({ ok: true, value: same })
    expect(checkPassages(proof, same, sha256)).toEqual({
      ok: true,
      value: [
        ['language', 'ru'],
        ['They took me from the market.', undefined, 'It was cold.'],
        undefined,
        ['I heard two men.', 'One was called the Baker.'],
      ],
    })
    expect(textOf(proof)).not.toContain('Anzor')
  })

  it('[RD22] is refused when a word, the order or the number of sentences was changed', () => {
    const { proof, root } = made((part, passage) => part === 1 && passage === 1)
    const text = textOf(proof) ?? ''
    const changed = [
      text.replace('cold', 'warm'),
      text.replace('It was cold.', 'it was cold.'),
      text.replace(
        '["I heard two men.","One was called the Baker."]',
        '["One was called the Baker.","I heard two men."]',
      ),
      text.replace('null,"It was cold."', '"It was cold."'),
      text.replace('null,"It was cold."', 'null,null,"It was cold."'),
      text.replace('["The room had no window."]', 'null'),
      text.replace('["The room had no window."],', ''),
      text.replace('["The room had no window."]', '[null]'),
      text.replace('null', '"Nobody was with me."'),
    ]
    for (const each of changed) {
      expect(each).not.toBe(text)
      expect(checkPassages(utf8(each), root, sha256), each).toMatchObject({ ok: false })
    }
  })

  it('[RD23] does not say how many sentences a paragraph had that is left out', () => {
    const short = provePassages([['a'], ['one'], ['z']], (part) => part === 1, given)
    const long = provePassages(
      [['a'], Array.from({ length: 40 }, (_, at) => `${at}`), ['z']],
      (part) => part === 1,
      given,
    )
    if (!short.ok || !long.ok) throw new Error('both are texts')
    expect(long.value.proof).toHaveLength(short.value.proof.length)
    expect(checkPassages(long.value.proof, long.value.root, sha256)).toEqual({
      ok: true,
      value: [['a'], undefined, ['z']],
    })
  })

  it('[RD21] gives another root to the same words under another seed', () => {
    const other = passageRoot(account, { seed: utf8('fedcba9876543210'), hash: sha256 })
    const own = passageRoot(account, given)
    expect(own.ok && toHex(own.value)).not.toBe(other.ok && toHex(other.value))
  })

  it('[RD19] refuses what is no text and no proof', () => {
    expect(passageRoot([], given)).toMatchObject({ refusal: { kind: 'not-a-text' } })
    expect(passageRoot([[]], given)).toMatchObject({ refusal: { kind: 'not-a-text' } })
    for (const each of ['', '{}', '{"parts":[]}'])
      expect(checkPassages(utf8(each), new Uint8Array(32), sha256)).toMatchObject({
        refusal: { kind: 'not-a-proof' },
      })
  })
})

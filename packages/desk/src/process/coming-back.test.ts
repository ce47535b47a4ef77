/** What somebody is told who types a paper wrongly on the worst night: which word, which piece, and never the word. */
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { words as list } from '@safeconduct/core/sealed/words.ts'
import { kitWords, newKitSeed } from '@safeconduct/core/vault/recovery/kit.ts'
import { shareText, splitSeed } from '@safeconduct/core/vault/recovery/shares.ts'
import { describe, expect, it } from 'vitest'
import { comeBack } from './coming-back.ts'

/** The papers are read before anybody is asked for anything: no relay is needed to hear what is wrong with them. */
async function told(papers: readonly string[]) {
  const ask = { papers, fingerprint: '', relay: { url: 'http://127.0.0.1:1/', key: '' }, passphrase: '' }
  const came = await comeBack(ask as unknown as Parameters<typeof comeBack>[0], frozenClock(0))
  return came.ok ? 'back' : came.refusal
}

const kit = kitWords(newKitSeed(random))
const other = certain(
  list.find((word) => !kit.includes(word)),
  'there are thousands',
)

describe('a paper that was typed wrongly', () => {
  it('[K3] is told which word it is, in whatever lines it was typed', async () => {
    expect(await told([kit.with(6, other).join(' ')])).toEqual({
      kind: 'kit-wrong-word',
      facts: { places: 7 },
    })
    expect(await told(kit.with(3, 'qwerty'))).toEqual({ kind: 'kit-unknown-words', facts: { places: '4' } })
    expect(await told(kit.slice(0, 23))).toEqual({ kind: 'kit-word-missing', facts: { places: 23 } })
    expect(await told(kit.toReversed())).toEqual({ kind: 'not-a-kit' })
  })
  it('[K13] [K14] is told which piece it is, and that two are too few', async () => {
    const made = await splitSeed(newKitSeed(random), { needed: 3, count: 4 })
    const texts = certain(made.ok ? made.value : undefined, 'good numbers').map(shareText)
    const strange = await splitSeed(newKitSeed(random), { needed: 3, count: 4 })
    const alien = shareText(certain(strange.ok ? strange.value[1] : undefined, 'another set'))
    const wrong = (texts[1] ?? '').replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'))
    expect(await told([texts[0] ?? '', wrong, texts[2] ?? ''])).toEqual({
      kind: 'share-mistyped',
      facts: { places: 2 },
    })
    expect(await told([texts[0] ?? '', alien, texts[2] ?? ''])).toEqual({
      kind: 'shares-of-another-set',
      facts: { places: '2' },
    })
    expect(await told(texts.slice(0, 2))).toEqual({ kind: 'too-few-shares', facts: { places: '2/3' } })
  })
})

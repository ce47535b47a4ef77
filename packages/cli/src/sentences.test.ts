/** What the terminal says of a refusal. */
import { describe, expect, it } from 'vitest'
import { sentenceFor } from './sentences.ts'

describe('the sentence for a refusal', () => {
  it('of a dossier names the item and the field that stand in the way', () => {
    const changed = { kind: 'item-changed', item: 12 }
    const unfit = { kind: 'item-unfit', item: 7, field: 'title' }
    expect(sentenceFor(unfit)).toBe('Item 7: its title cannot be written as it is; no dossier was written.')
    expect(sentenceFor(changed)).toContain('Item 12 ')
  })

  it('that nobody foresaw is one all the same', () => {
    expect(sentenceFor({ kind: 'toString' })).toBe('This could not be done, and nothing was changed.')
  })
})

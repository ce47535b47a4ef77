import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { canaryWord, carriesCanary, hasCanary } from './canaries.ts'

describe('The search for what people typed', () => {
  it.each([
    ['as it was typed', Buffer.from(`x${canaryWord}-7 fled`)],
    ['as UTF-16', Buffer.from(`ab${canaryWord}`, 'utf16le')],
    ['as hex', Buffer.from(Buffer.from(`id ${canaryWord}`).toString('hex'))],
    ['as base64', Buffer.from(Buffer.from(`${canaryWord} fled`).toString('base64'))],
    ['as base64 after one byte', Buffer.from(Buffer.from(`a${canaryWord} fled`).toString('base64'))],
    ['as base64 after two bytes', Buffer.from(Buffer.from(`ab${canaryWord} fled`).toString('base64'))],
  ])('finds it %s', (_, bytes) => {
    expect(hasCanary(bytes)).toBe(true)
  })

  it('finds it in an answer of the relay, however deep it lies', () => {
    expect(carriesCanary({ entries: [{ body: Buffer.from(`…${canaryWord}`) }] })).toBe(true)
    expect(carriesCanary({ entries: [{ body: Buffer.from('sealed') }], size: 3 })).toBe(false)
  })
})

import * as realBytes from '@safeconduct/core/base/bytes.ts'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import * as realEnvelope from '@safeconduct/core/sealed/envelope.ts'
import * as realHash from '@safeconduct/core/sealed/hash.ts'
import * as realSeal from '@safeconduct/core/sealed/seal.ts'
import * as realSign from '@safeconduct/core/sealed/sign.ts'
import { describe, expect, it } from 'vitest'
import { Dice } from '../dice.ts'
import * as bytes from './bytes.ts'
import * as envelope from './envelope.ts'
import * as hash from './hash.ts'
import * as seal from './seal.ts'
import * as sign from './sign.ts'

const dice = new Dice(1, 'stand-ins')
const words = utf8('who may read what')

describe('What stands in for the mathematics', () => {
  it.each([
    ['bytes', realBytes, bytes],
    ['hash', realHash, hash],
    ['sign', realSign, sign],
    ['seal', realSeal, seal],
    ['envelope', realEnvelope, envelope],
  ])('%s has the same exports', (_, real, model) => {
    expect(Object.keys(model).sort()).toEqual(Object.keys(real).sort())
  })

  it('verifies what was signed, and nothing that was changed, for another purpose or by another key', async () => {
    const key = await sign.newSigningKey(dice)
    const signature = await sign.sign(key, 'entry', words)
    expect(await sign.verify(key.publicKey, 'entry', words, signature)).toBe(true)
    expect(await sign.verify(key.publicKey, 'roster', words, signature)).toBe(false)
    expect(await sign.verify((await sign.newSigningKey(dice)).publicKey, 'entry', words, signature)).toBe(
      false,
    )
    for (let bit = 0; bit < 8 * words.length; bit++) {
      expect(await sign.verify(key.publicKey, 'entry', flipped(words, bit), signature)).toBe(false)
    }
    for (let bit = 0; bit < 512; bit++) {
      const read = sign.parseSignature(flipped(signature, bit))
      expect(read.ok && (await sign.verify(key.publicKey, 'entry', words, read.value))).toBe(false)
    }
  })

  it('opens what was sealed under this key and in this context, and nothing with one bit changed', async () => {
    const key = seal.newSealKey(dice)
    const sealed = await seal.seal(key, words, words, { random: dice })
    expect(sealed.length).toBe(realSeal.sealedLength(words.length))
    expect(await seal.open(key, words, sealed)).toEqual({ ok: true, value: words })
    expect(await seal.open(seal.newSealKey(dice), words, sealed)).toEqual(notOpened)
    expect(await seal.open(key, utf8('elsewhere'), sealed)).toEqual(notOpened)
    for (let bit = 0; bit < 8 * sealed.length; bit++) {
      expect(await seal.open(key, words, flipped(sealed, bit))).toEqual(notOpened)
    }
  })

  it('opens an envelope with its key and address, and nothing with one bit changed', async () => {
    const key = envelope.newEnvelopeKey(dice)
    const address = { info: words, aad: utf8('here') }
    const sealed = await envelope.sealTo(key.publicKey, address, words, { random: dice })
    expect(await envelope.openWith(key, address, sealed)).toEqual({ ok: true, value: words })
    expect(await envelope.openWith(envelope.newEnvelopeKey(dice), address, sealed)).toEqual(notOpened)
    expect(await envelope.openWith(key, { ...address, aad: words }, sealed)).toEqual(notOpened)
    for (let at = 0; at < sealed.length; at += 7) {
      expect(await envelope.openWith(key, address, flipped(sealed, 8 * at))).toEqual(notOpened)
    }
  })

  it('joins, copies, spells and compares bytes as the real one, and writes over nobody', () => {
    const lengths = [0, 1, 39, 41, 64, 65, 700, 2_048, 2_049, 9_000]
    const pieces = lengths.map((length) => dice.bytes(length))
    const joined = pieces.map((piece, at) => bytes.concat(piece, pieces[at - 1] ?? piece, words))
    const copies = pieces.map(bytes.copyOf)
    const texts = ['', 'охорона', 'a'.repeat(700), '\ud800', '😀'.repeat(400)]
    const spelled = texts.map(bytes.utf8)
    expect(joined).toEqual(pieces.map((piece, at) => realBytes.concat(piece, pieces[at - 1] ?? piece, words)))
    expect(copies).toEqual(pieces)
    expect(spelled).toEqual(texts.map(realBytes.utf8))
    for (const piece of pieces.slice(1)) {
      expect(bytes.equalBytes(piece, realBytes.copyOf(piece))).toBe(true)
      expect(bytes.equalBytes(piece, flipped(piece, 8 * piece.length - 1))).toBe(false)
      expect(bytes.equalBytes(piece, piece.subarray(1))).toBe(false)
    }
  })

  it('gives another hash for every changed bit', () => {
    const all = new Set(
      Array.from({ length: 8 * words.length }, (_, bit) => hash.sha256(flipped(words, bit)).toHex()),
    )
    expect(all.size).toBe(8 * words.length)
    expect(all).not.toContain(hash.sha256(words).toHex())
  })
})

const notOpened = { ok: false, refusal: { kind: 'not-opened' } }

function flipped(bytes: Uint8Array, bit: number): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bytes)
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return changed
}

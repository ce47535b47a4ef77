/** What the length of a sealed text tells: a guess that compresses well, a file that is already there. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { keepBlob } from '../../packages/host/src/vault/blobs.ts'
import { randomBytes } from './naive/gcm.ts'
import { keepConvergently, sealPacked } from './naive/packing.ts'
import { feedOf, newWriter, saying } from './stage.ts'

const home = mkdtempSync(join(tmpdir(), 'lengths-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const secret = 'She is hidden at Harbour Street 12 until Friday.'
const guesses = ['Harbour Street 12', 'Kolodny Avenue 31', 'Quay Jasmine 4477', 'Xenon Boulevard 9']

describe('lengths (T24)', () => {
  it('[T24] tell the right guess where what an outsider wrote is compressed with what she must not know', async () => {
    const lengths = await Promise.all(
      guesses.map(async (guess) => (await sealPacked(`${secret} Message: ${guess}`)).length),
    )
    expect(lengths.indexOf(Math.min(...lengths))).toBe(0)
    expect(lengths.filter((length) => length === lengths[0])).toHaveLength(1)
  })
  it('[T24] say nothing in ours: no text is compressed, and the length is that of a class', async () => {
    const writer = await newWriter()
    const contents = guesses.map((guess) => saying({ notes: secret, message: guess }))
    const entries = await Promise.all(contents.map(async (content) => (await feedOf(writer, [content]))[0]))
    expect(new Set(entries.map((entry) => entry?.body.length)).size).toBe(1)
    const long = 'ab'.repeat(2_000)
    const random4000 = [...randomBytes(2_000)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const two = [long, random4000].map((notes) => saying({ notes }))
    const bodies = await Promise.all(
      two.map(async (content) => (await feedOf(writer, [content]))[0]?.body.length),
    )
    expect(bodies[0]).toBe(bodies[1])
  })
  it('[T24] leave few classes: of texts up to 4 KB only three lengths come out', async () => {
    const writer = await newWriter()
    const lengths = new Set<number | undefined>()
    for (let length = 1; length < 3_700; length += 41) {
      const [entry] = await feedOf(writer, [saying({ notes: 'x'.repeat(length) })])
      lengths.add(entry?.body.length)
    }
    expect(lengths.size).toBe(3)
  })
  it('[T24] tell whoever has a file that it lies here too, where its key is its hash', async () => {
    const leaked = randomBytes(5_000)
    const theirs = await keepConvergently(leaked)
    expect((await keepConvergently(new Uint8Array(leaked))).name).toBe(theirs.name)
  })
  it('[T24] find no twin among ours: a file kept twice has two names, two keys and the length of its class', async () => {
    const leaked = randomBytes(5_000)
    const kept = await Promise.all([0, 1].map(() => keepBlob(home, [leaked], { random })))
    const [one, two] = kept.map((result) =>
      certain(result.ok ? result.value.blob : undefined, 'there is room'),
    )
    expect(one?.sealed).not.toBe(two?.sealed)
    expect(one?.key).not.toBe(two?.key)
    const files = readdirSync(join(home, 'blobs')).filter((name) => /^[0-9a-f]{64}$/.test(name))
    expect(new Set(files)).toEqual(new Set([one?.sealed, two?.sealed]))
  })
})

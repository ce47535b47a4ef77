/** An older and weaker form of what is sealed, offered to a program that knows a newer one. */
import { describe, expect, it } from 'vitest'
import { textOf, utf8 } from '../../packages/core/src/base/bytes.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { sign } from '../../packages/core/src/sealed/sign.ts'
import { parseSlots } from '../../packages/core/src/sealed/unlock.ts'
import { parseSignedHeader } from '../../packages/core/src/vault/entry.ts'
import { emptyFeed } from '../../packages/core/src/vault/feed.ts'
import { Directory } from './chain.ts'
import { randomBytes } from './naive/gcm.ts'
import { read, write } from './naive/old-formats.ts'
import { feedOf, newWriter, readAsColleague, saying } from './stage.ts'

describe('an older form (T11)', () => {
  it('[T11] lets the server write into what a compatible client reads: version 0 has no check', async () => {
    const key = randomBytes(32)
    const sealed = await write(key, utf8('consent: nobody'), 0)
    // Knowing what stands there, the server turns it into something else of the same length.
    const [was, wanted] = [utf8('nobody'), utf8('anyone')]
    for (const [i, byte] of was.entries()) sealed[10 + i] = (sealed[10 + i] ?? 0) ^ byte ^ (wanted[i] ?? 0)
    expect(textOf(certain(await read(key, sealed), 'version 0 refuses nothing'))).toBe('consent: anyone')
  })
  it('[T11] is refused by ours: every version, suite and flag but today’s, though the member herself signed it', async () => {
    const writer = await newWriter()
    const [entry] = await feedOf(writer, [saying({ consent: 'nobody' })])
    const { bytes, body } = certain(entry, 'one')
    for (const [place, why] of [
      [0, 'version'],
      [1, 'version'],
      [3, 'flags'],
    ] as const) {
      for (let value = 0; value < 256; value++) {
        if (value === bytes[place]) continue
        const other = bytes.with(place, value)
        const forged = {
          bytes: new Uint8Array(other),
          signature: await sign(writer.key, 'entry', other),
          body,
        }
        expect(await readAsColleague(forged, writer, emptyFeed)).toEqual({ refused: why })
      }
    }
  })
  it('[T11] is part of what seals the body: an entry of another suite opens nothing even where headers are not looked at', async () => {
    const writer = await newWriter()
    const [entry] = await feedOf(writer, [saying({ a: 1 })])
    const { bytes, signature } = certain(entry, 'one')
    // Kind `open` instead of `changes`: allowed by the header, bound by the seal.
    const other = new Uint8Array(bytes.with(2, 1))
    expect(parseSignedHeader(other, signature).ok).toBe(true)
    const forged = {
      bytes: other,
      signature: await sign(writer.key, 'entry', other),
      body: certain(entry, 'one').body,
    }
    expect(await readAsColleague(forged, writer, emptyFeed)).toEqual({ refused: 'body-not-opened' })
  })
  it('[T11] is shut out for good once two admins raised the floor: nobody lowers it again', async () => {
    const directory = new Directory()
    const anna = await directory.found()
    const floor = (min: number) => directory.say([anna.device], { kind: 'suite-floor', min })
    expect(await floor(3)).toBe('applied')
    for (const min of [1, 2, 3]) expect(await floor(min)).toBe('wrong-target')
    expect(directory.roster.suiteFloor).toBe(3)
  })
  it('[T11] is no way into a home either: slots of another version are no slots', () => {
    for (const version of [0, 2, '1', null]) {
      expect(parseSlots(utf8(JSON.stringify({ version, slots: [] }))).ok, String(version)).toBe(false)
    }
  })
})

/**
 * What a server may do with sealed things without opening them: put one in another's place, swap two fields, move
 * them into another case, edit what stands beside. Tried on a vault that seals each field alone, then on ours.
 */
import { describe, expect, it } from 'vitest'
import { concat, textOf } from '../../packages/core/src/base/bytes.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { digest } from '../../packages/core/src/sealed/hash.ts'
import { publicKeyOf, sign } from '../../packages/core/src/sealed/sign.ts'
import { newCompartmentId } from '../../packages/core/src/vault/compartment.ts'
import { type Entry, encodeHeader, parseSignedHeader } from '../../packages/core/src/vault/entry.ts'
import { emptyFeed, headAfter } from '../../packages/core/src/vault/feed.ts'
import { FieldVault } from './naive/field-vault.ts'
import { feedOf, flipped, newWriter, readAsColleague, saying } from './stage.ts'

async function naiveVault() {
  const vault = new FieldVault()
  const about = () => ({ folder: 'case 1', fileName: 'statement.txt', consent: 'nobody' })
  await vault.put('A', { city: 'Azer', phone: '555 0101' }, about())
  await vault.put('B', { city: 'Bela', phone: '555 0202' }, about())
  const row = (record: string) => certain(vault.rows.get(record), 'just put')
  return { vault, row }
}

async function two(): Promise<{
  readonly writer: Awaited<ReturnType<typeof newWriter>>
  readonly a: Entry
  readonly b: Entry
}> {
  const writer = await newWriter()
  const [a, b] = await feedOf(writer, [saying({ city: 'Azer' }), saying({ city: 'Bela' })])
  return { writer, a: certain(a, 'two'), b: certain(b, 'two') }
}

describe('the sealed text of one record in the place of another (T06)', () => {
  it('[T06] is read as the other record by a vault that seals without saying where', async () => {
    const { vault, row } = await naiveVault()
    row('A').fields.set('city', certain(row('B').fields.get('city'), 'just put'))
    expect(await vault.read('A')).toMatchObject({ city: 'Bela', phone: '555 0101' })
  })
  it('[T06] is refused by ours, from the relay and from a member who signs the place anew', async () => {
    const { writer, a, b } = await two()
    expect(await readAsColleague({ ...b, body: a.body }, writer, headAfter(a))).toEqual({
      refused: 'body-changed',
    })
    // An infiltrator owns a feed and may sign any header: here over her own first body in the second place.
    const header = { ...b.header, bodyLength: a.body.length, bodyHash: await digest(a.body) }
    const bytes = encodeHeader(header)
    const forged = { bytes, signature: await sign(writer.key, 'entry', bytes), body: a.body }
    expect(await readAsColleague(forged, writer, headAfter(a))).toEqual({ refused: 'body-not-opened' })
    expect(await readAsColleague(b, writer, headAfter(a))).toHaveProperty('changes')
  })
})

describe('two fields of one record changing places (T07)', () => {
  it('[T07] reads the telephone as the city where each field is sealed alone', async () => {
    const { vault, row } = await naiveVault()
    const { fields } = row('A')
    const [city, phone] = [certain(fields.get('city'), 'put'), certain(fields.get('phone'), 'put')]
    fields.set('city', phone).set('phone', city)
    expect(await vault.read('A')).toMatchObject({ city: '555 0101', phone: 'Azer' })
  })
  it('[T07] cannot be done to ours: an action is one sealed text, and no cut of it and its neighbour opens', async () => {
    const { writer, a, b } = await two()
    for (let cut = 56; cut < a.body.length; cut += 7) {
      const body = concat(a.body.subarray(0, cut), b.body.subarray(cut))
      const header = { ...a.header, bodyLength: body.length, bodyHash: await digest(body) }
      const bytes = encodeHeader(header)
      const entry = { bytes, signature: await sign(writer.key, 'entry', bytes), body }
      expect(await readAsColleague(entry, writer, emptyFeed), `cut at ${cut}`).toEqual({
        refused: 'body-not-opened',
      })
    }
  })
})

describe('a true entry of one case replayed into another (T08)', () => {
  it('[T08] moves a person to another case where the case stands beside the seal', async () => {
    const { vault, row } = await naiveVault()
    row('A').about.folder = 'case 2'
    expect(await vault.read('A')).toMatchObject({ folder: 'case 2', city: 'Azer' })
  })
  it('[T08] is refused by ours, also by a member of both cases, and where both had one key', async () => {
    const { writer, a } = await two()
    const other = await newWriter({
      compartment: newCompartmentId({ bytes: (n) => new Uint8Array(n).fill(7) }),
    })
    expect(await readAsColleague(a, other, emptyFeed)).toEqual({ refused: 'another-compartment' })
    // A member of both opens a feed in the second case with the key of the first, and signs the body there.
    const both = { ...other, key: writer.key, entryKey: writer.entryKey }
    const bytes = encodeHeader({ ...a.header, compartment: other.compartment })
    const moved = { bytes, signature: await sign(writer.key, 'entry', bytes), body: a.body }
    expect(await readAsColleague(moved, both, emptyFeed)).toEqual({ refused: 'body-not-opened' })
    const elsewhere = { ...writer, organisation: new Uint8Array(32) }
    expect(await readAsColleague(a, elsewhere, emptyFeed)).toEqual({ refused: 'body-not-opened' })
  })
})

describe('what stands beside the seal, edited (T09)', () => {
  it('[T09] gives a naive vault another file name, and a consent that nobody gave', async () => {
    const { vault, row } = await naiveVault()
    Object.assign(row('A').about, { fileName: 'statement.exe', consent: 'everybody' })
    expect(await vault.read('A')).toMatchObject({
      fileName: 'statement.exe',
      consent: 'everybody',
      city: 'Azer',
    })
  })
  it('[T09] has nothing to hold on to in ours: outside the seal stand only numbers, and every bit of them is signed', async () => {
    const writer = await newWriter()
    const content = saying({
      fileName: 'statement.txt',
      mediaType: 'text/plain',
      consent: 'withdrawn',
      author: 'M-07',
    })
    const [entry] = await feedOf(writer, [content])
    const { bytes, signature, body } = certain(entry, 'one')
    const seen =
      textOf(concat(bytes, signature, body)) ??
      new TextDecoder('latin1').decode(concat(bytes, signature, body))
    for (const word of ['statement', 'text/plain', 'withdrawn', 'M-07', 'Person', 'consent'])
      expect(seen).not.toContain(word)
    for (const part of ['bytes', 'signature', 'body'] as const) {
      const whole = { bytes, signature, body }
      for (let bit = 0; bit < 8 * whole[part].length; bit += part === 'body' ? 5 : 1) {
        const changed = { ...whole, [part]: flipped(whole[part], bit >> 3, 1 << (bit & 7)) }
        expect(await readAsColleague(changed, writer, emptyFeed), `${part}, bit ${bit}`).toHaveProperty(
          'refused',
        )
      }
    }
    expect(await readAsColleague(whole(entry), writer, emptyFeed)).toHaveProperty('changes')
  })
  it('[T09] leaves the author to the key that signed: no header lends an entry to another feed', async () => {
    const { writer, a } = await two()
    const stranger = await newWriter({ compartment: writer.compartment, entryKey: writer.entryKey })
    const bytes = encodeHeader({ ...a.header, feed: publicKeyOf(stranger.key) })
    const claimed = parseSignedHeader(bytes, a.signature)
    expect(claimed.ok).toBe(true)
    expect(
      await readAsColleague({ bytes, signature: a.signature, body: a.body }, stranger, emptyFeed),
    ).toEqual({
      refused: 'bad-signature',
    })
  })
})

function whole(entry: Entry | undefined): Entry {
  return certain(entry, 'one was written')
}

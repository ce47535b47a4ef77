import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Bytes, concat, toHex, u8, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { attestedBy } from '@safeconduct/core/evidence/ots/attested.ts'
import { readOts } from '@safeconduct/core/evidence/ots/read-ots.ts'
import { writeOts } from '@safeconduct/core/evidence/ots/write-ots.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { askCalendars, completed, oldHashes } from './calendars.ts'

/** A calendar as the reference server speaks: a promise at once, a block when it is asked for later. */
const asked: string[] = []
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    asked.push(`${request.method} ${request.url} ${Buffer.concat(parts).toString('hex')}`)
    response.end(request.method === 'POST' ? promise() : block)
  })
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
afterAll(() => server.close())
const calendar = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const sized = (bytes: Uint8Array): Bytes => concat(u8(bytes.length), bytes)
const pending = new Uint8Array([0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e])
const bitcoin = new Uint8Array([0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01])
const promise = (): Bytes =>
  concat(u8(0xf1), sized(utf8('7')), u8(0x08), u8(0), pending, sized(sized(utf8(calendar))))
const block = concat(u8(0xf0), sized(utf8('root')), u8(0x08), u8(0), bitcoin, sized(u8(99)))

const post = async (url: string, type: string, body: Bytes): Promise<Bytes | undefined> => {
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } }).catch(
    () => undefined,
  )
  return answer === undefined ? undefined : new Uint8Array(await answer.arrayBuffer())
}
const get = async (url: string): Promise<Bytes> => new Uint8Array(await (await fetch(url)).arrayBuffer())

describe('the calendars', () => {
  it('[TS27] are asked about a hash with dice in it, and one that is away does not stop the others', async () => {
    const digest = platformRandom.bytes(32)
    const proof = await askCalendars([calendar, 'http://127.0.0.1:1'], digest, platformRandom, post)
    if (!proof.ok) throw new Error(proof.refusal.kind)
    expect(asked.join()).not.toContain(toHex(digest))
    const read = readOts(writeOts(proof.value))
    expect(read.ok && attestedBy(read.value, oldHashes).map(({ attestation }) => attestation.kind)).toEqual([
      'pending',
    ])
    const later = await completed(proof.value, [calendar], get)
    expect(attestedBy(later, oldHashes).map(({ attestation }) => attestation)).toEqual([
      { kind: 'bitcoin', height: 99 },
      { kind: 'pending', calendar },
    ])
  })

  it('[TS28] that a proof names and nobody trusts are not asked: an address in a file must reach no server', async () => {
    const proof = await askCalendars([calendar], platformRandom.bytes(32), platformRandom, post)
    const before = asked.length
    if (proof.ok) await completed(proof.value, ['https://other.example'], get)
    expect(asked.length).toBe(before)
  })

  it('[TS27] that are all away leave no proof', async () => {
    expect(
      await askCalendars(['http://127.0.0.1:1'], platformRandom.bytes(32), platformRandom, post),
    ).toEqual({ ok: false, refusal: { kind: 'no-answer' } })
  })
})

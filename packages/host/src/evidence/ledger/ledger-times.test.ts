/** The times of a device's checkpoints: who is asked, when again, and what lies beside a seal. docs/formats/timestamps.md */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Bytes, concat, fromBase64, u8, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { attestedBy } from '@safeconduct/core/evidence/ots/attested.ts'
import { readOts } from '@safeconduct/core/evidence/ots/read-ots.ts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { proofsOf } from '../../dossier/case/proofs.ts'
import { start, TestHomes } from '../../vault/vault.fixture.ts'
import { sealsOf } from '../custody/papers.ts'
import { roomIn, sealedItem } from '../custody/room.fixture.ts'
import { calendarsOf, stamperOf } from '../timestamps/authorities.ts'
import { LocalAuthority } from '../timestamps/authority.fixture.ts'
import type { TimeAsking } from './checkpoint-times.ts'
import { ledgerRound } from './ledger-round.ts'
import { getBytes, postBytes } from './post-text.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())
const hour = 3_600_000

/** A calendar and an authority on this machine that can be away, and a calendar that gets its block later. */
const authority = new LocalAuthority()
const said = { asked: [] as string[], away: false, hasBlock: false }
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    said.asked.push(`${request.method} ${request.url?.split('/')[1]}`)
    const body = new Uint8Array(Buffer.concat(parts))
    if (said.away) response.writeHead(503).end()
    else if (request.url === '/tsa') response.end(authority.answer(body))
    else if (request.method === 'POST') response.end(promise())
    else if (said.hasBlock) response.end(block)
    else response.writeHead(404).end()
  })
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
afterAll(() => {
  server.close()
  authority[Symbol.dispose]()
})
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const sized = (bytes: Uint8Array): Bytes => concat(u8(bytes.length), bytes)
const pendingTag = new Uint8Array([0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e])
const bitcoinTag = new Uint8Array([0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01])
const promise = (): Bytes =>
  concat(u8(0xf1), sized(utf8('7')), u8(0x08), u8(0), pendingTag, sized(sized(utf8(here))))
const block = concat(u8(0xf0), sized(utf8('root')), u8(0x08), u8(0), bitcoinTag, sized(u8(99)))

const roots = [authority.certificate('root')]
const asking: TimeAsking = {
  stamp: stamperOf({ urls: [`${here}/tsa`], roots }, platformRandom, postBytes),
  ...calendarsOf([here], platformRandom, { post: postBytes, get: getBytes }),
}
const nobody = () => Promise.resolve(undefined)
const kinds = (ots: string | undefined): readonly string[] => {
  const proof = readOts(fromBase64(ots ?? '') ?? new Uint8Array())
  return proof.ok ? attestedBy(proof.value, () => undefined).map(({ attestation }) => attestation.kind) : []
}

async function atWork(items: number) {
  Object.assign(said, { asked: [], away: false, hasBlock: false })
  const home = homes.new()
  const vault = await home.create()
  const room = await roomIn(vault)
  const ids: RecordId[] = []
  for (let n = 0; n < items; n++) ids.push(await sealedItem(room))
  const round = (hours: number) => {
    home.clock.set(start + hours * hour)
    return ledgerRound(room, { post: nobody, ...asking })
  }
  const sealOf = (item: RecordId) => certain(sealsOf(room.index, item)[0], 'it is proved')
  return { vault, room, ids, round, sealOf }
}

describe('the times of a checkpoint', () => {
  it('[TS11][TS12] lie beside every seal under it, and what a calendar promised is made good later', async () => {
    const { vault, room, ids, round, sealOf } = await atWork(2)
    expect(await round(0)).toMatchObject({ proved: 4 + 2, settled: 4 + 2, dated: 0 })
    for (const id of ids) expect(kinds(sealOf(id).ots)).toEqual(['pending'])
    expect(sealOf(certain(ids[0], 'one')).tokens).toHaveLength(1)
    // Within the hour nobody is asked again, and after it the calendar has no block yet.
    expect(await round(0.5)).toMatchObject({ dated: 0, proved: 0 })
    expect(await round(1.5)).toMatchObject({ dated: 0, proved: 0 })
    said.hasBlock = true
    expect(await round(3)).toMatchObject({ dated: 1 })
    for (const id of ids) expect(kinds(sealOf(id).ots)).toEqual(['bitcoin', 'pending'])
    const before = said.asked.length
    expect(await round(5)).toMatchObject({ dated: 0 })
    expect(said.asked.length).toBe(before)
    const names = proofsOf(
      ids.map((item, at) => ({ number: at + 1, item })),
      room.index,
      '',
    ).map(({ path }) => path.replace(/ledger\/[0-9a-f]{16}/, 'ledger/N'))
    expect(names.filter((name) => name.includes('/N'))).toEqual([
      'data/proofs/ledger/N.checkpoint',
      'data/proofs/ledger/N-1.tsr',
      'data/proofs/ledger/N.ots',
    ])
    await vault.close()
  })

  it('[TS11] are asked for whether anything came or not: who is asked could otherwise count what comes', async () => {
    const { vault, round } = await atWork(0)
    await round(0)
    expect(said.asked.toSorted()).toEqual(['POST digest', 'POST tsa'])
    await round(7)
    expect(said.asked.toSorted()).toEqual([
      'GET timestamp',
      'POST digest',
      'POST digest',
      'POST tsa',
      'POST tsa',
    ])
    await vault.close()
  })

  it('[TS11] are asked for again while everybody is away, and then come with the checkpoint of that time', async () => {
    const { vault, room, ids, round, sealOf } = await atWork(1)
    const id = certain(ids[0], 'one')
    said.away = true
    expect(await round(0)).toMatchObject({ proved: 3, settled: 2 })
    expect(sealOf(id)).toMatchObject({ tokens: [] })
    const first = sealOf(id).proof
    // A later checkpoint alone is no better proof: nothing is written, and nothing sent to other devices.
    expect(await round(6.5)).toMatchObject({ stepped: true, proved: 0, settled: 0 })
    expect(sealOf(id).proof).toEqual(first)
    said.away = false
    expect(await round(13)).toMatchObject({ stepped: true, proved: 1, settled: 1 })
    expect(sealOf(id).proof).not.toEqual(first)
    expect(sealOf(id).tokens).toHaveLength(1)
    expect(kinds(sealOf(id).ots)).toEqual(['pending'])
    expect(room.ledger.placed()).toEqual([])
    await vault.close()
  })

  it('[TS12] survive a lock: the promise is kept in the vault, and asked after by whoever opens it next', async () => {
    const home = homes.new()
    Object.assign(said, { asked: [], away: false, hasBlock: true })
    let vault = await home.create()
    let room = await roomIn(vault)
    const id = await sealedItem(room)
    await ledgerRound(room, { post: nobody, ...asking })
    await vault.close()
    home.clock.set(start + 2 * hour)
    vault = await home.open()
    room = await roomIn(vault)
    expect(await ledgerRound(room, { post: nobody, ...asking })).toMatchObject({ dated: 1 })
    expect(kinds(sealsOf(room.index, id)[0]?.ots)).toEqual(['bitcoin', 'pending'])
    await vault.close()
  })
})

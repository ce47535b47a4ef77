/** By whose word a seal was there when, as an item's page tells it. Desk-calls.md, C136. */
import { type Bytes, concat, u8, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { roomIn, sealedItem } from '@safeconduct/host/evidence/custody/room.fixture.ts'
import { ledgerRound } from '@safeconduct/host/evidence/ledger/ledger-round.ts'
import { calendarsOf, stamperOf } from '@safeconduct/host/evidence/timestamps/authorities.ts'
import { LocalAuthority } from '@safeconduct/host/evidence/timestamps/authority.fixture.ts'
import { start, TestHome } from '@safeconduct/host/vault/vault.fixture.ts'
import { afterAll, afterEach, expect, it } from 'vitest'
import { papersOfItem } from './evidence-papers.ts'
import { timeView } from './evidence-times.ts'

const home = new TestHome()
const authority = new LocalAuthority()
afterEach(() => home.remove())
afterAll(() => authority[Symbol.dispose]())

/** A calendar that only promises until it has its block, in the bytes of OpenTimestamps. */
const calendar = 'https://calendar.example'
const sized = (bytes: Uint8Array): Bytes => concat(u8(bytes.length), bytes)
const pending = new Uint8Array([0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e])
const bitcoin = new Uint8Array([0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01])
const step = concat(u8(0xf1), sized(utf8('7')), u8(0x08), u8(0))
const promised = concat(step, pending, sized(sized(utf8(calendar))))
const borne = concat(u8(0xf0), sized(utf8('root')), u8(0x08), u8(0), bitcoin, sized(u8(99)))

const roots = [authority.certificate('root')]
const post = async (url: string, _: string, body: Bytes): Promise<Bytes> =>
  url.startsWith(calendar) ? promised : new Uint8Array(authority.answer(body))

it('[C136] a token of an authority that nobody here knows is said as its word, a promise as a promise until a block bears it', async () => {
  const vault = await home.create()
  const room = await roomIn(vault)
  const id = await sealedItem(room)
  let block: Bytes | undefined
  const round = () =>
    ledgerRound(room, {
      post: async () => undefined,
      stamp: stamperOf({ urls: ['https://time.example'], roots }, platformRandom, post),
      ...calendarsOf([calendar], platformRandom, { post, get: async () => block }),
    })
  const seal = async () => {
    const papers = await papersOfItem(vault, { id })
    return certain(papers.ok ? papers.value.seals[0] : undefined, 'it was sealed')
  }
  await round()
  const first = await seal()
  expect(first.times).toMatchObject([{ state: 'unjudged', authority: 'times of a test' }])
  expect(first.block).toEqual({ state: 'promised', blocks: [], calendars: [calendar] })
  block = borne
  home.clock.set(start + 5 * 3_600_000)
  await round()
  expect((await seal()).block).toMatchObject({ state: 'in-block', blocks: [99] })
  await vault.close()
})

it('[C136] a token is believed by a root of ours alone, and of anything else it is wrong', async () => {
  const stamp = stamperOf({ urls: ['https://time.example'], roots }, platformRandom, post)
  const [token = ''] = await stamp('a step of the ledger')
  const note = (text: string) => ({ text, lines: [] })
  expect(await timeView(token, note('a step of the ledger'), roots)).toMatchObject({
    state: 'believed',
    authority: 'times of a test',
  })
  expect(await timeView(token, note('a step of the ledger'), [])).toMatchObject({ state: 'unjudged' })
  expect(await timeView(token, note('another step'), roots)).toEqual({ state: 'wrong' })
  expect(await timeView('AAAA', note('a step of the ledger'), roots)).toEqual({ state: 'wrong' })
  expect(await timeView('no base64', note('a step of the ledger'), roots)).toEqual({ state: 'wrong' })
})

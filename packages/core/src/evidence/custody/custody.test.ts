/** Who handled what: signed, linked, with its gaps named, and still whole after an erasure. docs/formats/custody.md. */
import { describe, expect, it } from 'vitest'
import { type Bytes, utf8 } from '../../base/bytes.ts'
import { parseInstant } from '../../base/date.ts'
import { recordId } from '../../base/id.ts'
import { certain } from '../../base/result.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { keyOf } from '../ledger/ledger.fixture.ts'
import { fingerprintOf } from '../ssh-key.ts'
import { signForSsh } from '../ssh-signature.ts'
import { custodyAnnex } from './annex.ts'
import { custodyChain, type KeptEvent } from './chain.ts'
import {
  type CustodyEvent,
  type CustodyType,
  codeOfHandler,
  custodyNamespace,
  digestOf,
  parseCustodyEvent,
  writeCustodyEvent,
} from './event.ts'
import { couldTestify, gapsOf } from './gaps.ts'
import { premisOf } from './premis.ts'

const id = (text: string) => {
  const parsed = recordId(text, '')
  return certain(parsed.ok ? parsed.value : undefined, text)
}
const item = id('0'.repeat(31) + '1')
const at = (text: string) => certain(parseInstant(text), text)

type Said = Partial<Omit<CustodyEvent, 'format'>>
let count = 16

async function eventOf(
  type: CustodyType,
  minute: number,
  said: Said = {},
): Promise<KeptEvent & { body: Bytes }> {
  const start = at(`2021-08-01T09:${String(minute).padStart(2, '0')}:00Z`)
  const key = await keyOf(5)
  const event = writeCustodyEvent({
    id: id((count++).toString(16).padStart(32, '0')),
    type,
    item,
    files: [],
    start,
    clock: { source: 'relay', offsetMs: 12 },
    actor: 'H-00000001',
    place: 'own-premises',
    consents: [],
    tool: { name: 'Safeconduct', version: '0.5.0' },
    outcome: 'success',
    medium: 'vault',
    previous: [],
    key: fingerprintOf(publicKeyOf(key)),
    ...said,
  })
  if (!event.ok) throw new Error(event.refusal.field)
  const body = event.value
  return { digest: digestOf(body), body, signature: utf8(await signForSsh(key, custodyNamespace, body)) }
}

/** Received, sealed, opened, each after the one before. */
async function threeEvents() {
  const received = await eventOf('received', 0, { from: 'S-1', second: 'H-00000002' })
  const sealed = await eventOf('sealed', 2, { previous: [received.digest] })
  const opened = await eventOf('opened', 9, { previous: [sealed.digest], actor: 'H-00000003' })
  return { received, sealed, opened }
}

describe('a handling of an item', () => {
  it('[CU1] is canonical, reads back, and has no field that nobody knows', async () => {
    const { body } = await eventOf('received', 0)
    expect(parseCustodyEvent(body)).toMatchObject({ ok: true, value: { type: 'received' } })
    const text = new TextDecoder().decode(body)
    expect(parseCustodyEvent(utf8(text.replace('"item"', '"Item"'))).ok).toBe(false)
    expect(parseCustodyEvent(utf8(`${text}\n`)).ok).toBe(false)
  })

  it('[CU2] names people by codes, places by their class, and nothing ends before it began', async () => {
    await expect(eventOf('received', 0, { actor: 'Anna Petrova' })).rejects.toThrow('actor')
    await expect(eventOf('received', 9, { end: at('2021-08-01T09:09:00.5Z') })).resolves.toBeDefined()
    await expect(eventOf('received', 9, { end: at('2021-08-01T09:08:00Z') })).rejects.toThrow('end')
    await expect(eventOf('received', 0, { previous: ['b'.repeat(64), 'a'.repeat(64)] })).rejects.toThrow(
      'previous',
    )
  })

  it('[CU3] has PREMIS’s word where PREMIS has one', () => {
    expect([premisOf('collected'), premisOf('fixity_checked'), premisOf('destroyed')]).toEqual([
      'capture',
      'fixity check',
      'deletion',
    ])
    expect(premisOf('opened')).toBeUndefined()
  })

  it('[CU4] gives one person one code throughout an item, and another in the next item', () => {
    const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    expect(codeOfHandler(one, 'M-02')).toMatch(/^H-[0-9a-f]{8}$/)
    expect(codeOfHandler(one, 'M-02')).toBe(codeOfHandler(one, 'M-02'))
    expect(codeOfHandler(one, 'M-02')).not.toBe(codeOfHandler(two, 'M-02'))
    expect(codeOfHandler(one, 'M-02')).not.toBe(codeOfHandler(one, 'M-03'))
  })
})

describe('the chain of an item', () => {
  it('[CU10] puts causes first, in whatever order the events came', async () => {
    const { received, sealed, opened } = await threeEvents()
    const chain = await custodyChain(item, [opened, received, sealed])
    expect(chain.events.map(({ event }) => event.type)).toEqual(['received', 'sealed', 'opened'])
    expect(chain).toMatchObject({ heads: [opened.digest], faults: [], erased: [] })
  })

  it('[CU11] names an event that another one knew and nobody has', async () => {
    const { received, sealed, opened } = await threeEvents()
    const chain = await custodyChain(item, [received, opened])
    expect(chain.faults).toEqual([{ kind: 'missing', digest: sealed.digest, namedBy: opened.digest }])
    expect(gapsOf(chain, {})).toContainEqual({ kind: 'missing-event', digest: sealed.digest })
  })

  it('[CU12] is not whole once any single bit of any event or signature is another', async () => {
    const { received } = await threeEvents()
    for (const part of ['body', 'signature'] as const) {
      const bytes = certain(received[part], 'there')
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = Uint8Array.from(bytes)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const { faults } = await custodyChain(item, [{ ...received, [part]: flipped }])
        if (faults.length === 0) expect(`${part} ${bit}`).toBe('found')
      }
    }
  })

  it('[CU13] of two desks that worked apart has two heads and no fault; the next event joins them', async () => {
    const { received, sealed, opened } = await threeEvents()
    const apart = await eventOf('redacted', 8, { previous: [sealed.digest] })
    const two = await custodyChain(item, [received, sealed, opened, apart])
    expect(two).toMatchObject({ heads: [apart.digest, opened.digest].sort(), faults: [] })
    const joined = await eventOf('released', 20, { previous: [...two.heads] })
    const one = await custodyChain(item, [received, sealed, opened, apart, joined])
    expect(one).toMatchObject({ heads: [joined.digest], faults: [] })
  })

  it('[CU13] finds an event of another item, one whose key did not sign, and one before its cause', async () => {
    const { received, sealed } = await threeEvents()
    const elsewhere = await eventOf('opened', 3, { item: id('f'.repeat(32)) })
    const key = await keyOf(6)
    const forged = { ...sealed, signature: utf8(await signForSsh(key, custodyNamespace, sealed.body)) }
    const early = await eventOf('opened', 1, { previous: [sealed.digest] })
    expect((await custodyChain(item, [elsewhere])).faults).toEqual([
      { kind: 'other-item', digest: elsewhere.digest },
    ])
    expect((await custodyChain(item, [received, forged])).faults).toEqual([
      { kind: 'not-signed', digest: sealed.digest },
    ])
    expect((await custodyChain(item, [received, sealed, early])).faults).toEqual([
      { kind: 'before-its-cause', digest: early.digest },
    ])
  })

  it('[CU14] still verifies when an event was erased: its digest holds the place and says nothing', async () => {
    const { received, sealed, opened } = await threeEvents()
    const chain = await custodyChain(item, [{ digest: received.digest }, sealed, opened])
    expect(chain).toMatchObject({ erased: [received.digest], heads: [opened.digest], faults: [] })
    expect(gapsOf(chain, {})).toContainEqual({ kind: 'erased-event', digest: received.digest })
  })
})

describe('what the chain does not cover', () => {
  it('[CU15] begins before it came to us, and says what is known of that', async () => {
    const { received, sealed, opened } = await threeEvents()
    const chain = await custodyChain(item, [received, sealed, opened])
    expect(gapsOf(chain, { made: '2021-07', source: 'S-1' })).toEqual([
      { kind: 'before-reception', from: '2021-07', to: '2021-08-01T09:00:00Z', source: 'S-1' },
      { kind: 'unsealed', from: '2021-08-01T09:00:00Z', to: '2021-08-01T09:02:00Z' },
    ])
  })

  it('[CU16] is nothing before what we collected ourselves, and is on the way while something was given away', async () => {
    const collected = await eventOf('collected', 0, { clock: { source: 'unknown' } })
    const sealed = await eventOf('sealed', 0, { previous: [collected.digest] })
    const out = await eventOf('transferred_out', 5, { previous: [sealed.digest], to: 'C-1' })
    const chain = await custodyChain(item, [collected, sealed, out])
    expect(gapsOf(chain, {})).toEqual([
      { kind: 'in-transit', from: '2021-08-01T09:05:00Z' },
      { kind: 'alone', at: '2021-08-01T09:05:00Z', by: 'H-00000001', what: 'transferred_out' },
      { kind: 'unsure-clock', at: '2021-08-01T09:00:00Z' },
    ])
    const back = await eventOf('transferred_in', 30, { previous: [out.digest], from: 'C-1' })
    const closed = await custodyChain(item, [collected, sealed, out, back])
    expect(gapsOf(closed, {})[0]).toEqual({
      kind: 'in-transit',
      from: '2021-08-01T09:05:00Z',
      to: '2021-08-01T09:30:00Z',
    })
  })

  it('[CU17] names everybody who could testify, and about what', async () => {
    const { received, sealed, opened } = await threeEvents()
    const chain = await custodyChain(item, [received, sealed, opened])
    const people = couldTestify(chain, { maker: 'S-2', source: 'S-1', interpreters: ['I-4'] })
    expect(people.map(({ code, to }) => [code, ...to])).toEqual([
      ['S-2', 'making'],
      ['S-1', 'source', 'received'],
      ['H-00000001', 'received', 'sealed'],
      ['H-00000002', 'presence'],
      ['H-00000003', 'opened'],
      ['I-4', 'interpreting'],
    ])
    expect(people[2]).toMatchObject({ first: '2021-08-01T09:00:00Z', last: '2021-08-01T09:02:00Z' })
  })
})

describe('the sealed annex', () => {
  it('[CU19] says once for each item who is behind a code', () => {
    const anna = { code: 'H-1', is: 'M-02' }
    const rows = custodyAnnex([
      { item: 'b', codes: [anna] },
      { item: 'a', codes: [anna, { code: 'H-2', is: 'M-03' }] },
      { item: 'a', codes: [anna] },
    ])
    expect(rows).toEqual([
      { item: 'a', ...anna },
      { item: 'a', code: 'H-2', is: 'M-03' },
      { item: 'b', ...anna },
    ])
  })

  it('[CU20] is not made where one code would stand for two people', () => {
    const twice = [
      { code: 'H-1', is: 'M-02' },
      { code: 'H-1', is: 'M-03' },
    ]
    expect(() => custodyAnnex([{ item: 'a', codes: twice }])).toThrow('two people')
  })
})

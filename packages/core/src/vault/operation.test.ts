import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../base/bytes.ts'
import { canonicalBytes, type Json } from '../base/json.ts'
import { certain } from '../base/result.ts'
import { parseStamp } from './hybrid-clock.ts'
import { here, schema } from './merge.fixture.ts'
import { applyOperation } from './merge.ts'
import { encodeChanges, encodeHeartbeat, maxOperations, parseChanges, parseHeartbeat } from './operation.ts'
import { encodePartState } from './part-state.ts'

const id = '0123456789abcdef0123456789abcdef'
const dot = 'device-1____.7'
const at = 'kr9yiuo000000'
const good = {
  at,
  seen: [['device-2____', 3]],
  ops: [
    {
      r: id,
      t: 'Thing',
      h: `case:${id}`,
      s: { label: 'x' },
      l: { tags: { put: [[0, 'a']], drop: ['b'] } },
      o: { label: [dot], tags: { b: [dot] } },
    },
  ],
}
type Members = Record<string, unknown>

function reads(value: unknown): boolean {
  return parseChanges(utf8(typeof value === 'string' ? value : JSON.stringify(value))) !== undefined
}

function withOperation(change: Members): unknown {
  return { ...good, ops: [{ ...good.ops[0], ...change }] }
}

describe('the body of an entry', () => {
  it('[O1] reads back what was written', () => {
    const read = parseChanges(utf8(JSON.stringify(good)))
    expect(read).toMatchObject({
      at,
      seen: [['device-2____', 3]],
      operations: [{ record: id, type: 'Thing' }],
    })
    if (read !== undefined) expect(parseChanges(encodeChanges(read))).toEqual(read)
  })

  it('[O2] is refused with anything beside what the format names', () => {
    expect(reads(good)).toBe(true)
    expect(reads({ ...good, extra: 1 })).toBe(false)
    expect(reads(withOperation({ x: 1 }))).toBe(false)
    expect(reads(withOperation({ l: { tags: { put: [], drop: [], keep: [] } } }))).toBe(false)
    expect(reads(withOperation({ l: { tags: { put: [[0, 'a', 1]], drop: [] } } }))).toBe(false)
    expect(reads({ ...good, seen: [['device-2____', 3, 4]] })).toBe(false)
    expect(reads(`{"at":"${at}","at":"${at}","ops":${JSON.stringify(good.ops)},"seen":[]}`)).toBe(false)
  })

  it('[O2] is refused when a part is missing or of another kind', () => {
    for (const key of ['at', 'seen', 'ops']) {
      for (const value of [undefined, null, 1, 'x', {}]) {
        expect(reads({ ...good, [key]: value }), `${key} ${JSON.stringify(value)}`).toBe(false)
      }
    }
    for (const change of [
      { r: undefined },
      { r: 'x' },
      { r: id.toUpperCase() },
      { t: undefined },
      { t: 7 },
      { h: 7 },
      { h: 'case:x' },
      { h: 'nowhere' },
      { s: 1 },
      { s: [] },
      { s: 'x' },
      { l: [] },
      { l: { tags: [] } },
      { l: { tags: { put: [] } } },
      { l: { tags: { put: {}, drop: [] } } },
      { l: { tags: { put: [['0', 'a']], drop: [] } } },
      { l: { tags: { put: [[0.5, 'a']], drop: [] } } },
      { l: { tags: { put: [[0]], drop: [] } } },
      { l: { tags: { put: [], drop: [1] } } },
      { o: [] },
      { o: { label: 'x' } },
      { o: { label: ['x'] } },
      { o: { tags: { b: dot } } },
      { o: { tags: { b: ['short.1'] } } },
      { o: { label: ['device-1____.0'] } },
    ]) {
      expect(reads(withOperation(change)), JSON.stringify(change)).toBe(false)
    }
    for (const seen of [
      [['x', 1]],
      [['device-2____', '3']],
      [['device-2____', 0]],
      [[['device-2____'], 1]],
      ['device-2____'],
    ]) {
      expect(reads({ ...good, seen }), JSON.stringify(seen)).toBe(false)
    }
  })

  it('[O2] is refused when an operation says nothing, or says a field twice', () => {
    expect(reads(withOperation({ s: undefined, l: undefined }))).toBe(false)
    expect(reads(withOperation({ s: { tags: 1 }, l: { tags: { put: [], drop: ['a'] } } }))).toBe(false)
  })

  it('[O4] holds one to 64 operations, each of another record', () => {
    const many = (count: number): unknown => ({
      ...good,
      ops: Array.from({ length: count }, (_, i) => ({
        r: i.toString(16).padStart(32, '0'),
        t: 'Thing',
        s: { label: 'x' },
      })),
    })
    expect(reads(many(0))).toBe(false)
    expect(reads(many(maxOperations))).toBe(true)
    expect(reads(many(maxOperations + 1))).toBe(false)
    expect(reads({ ...good, ops: [good.ops[0], good.ops[0]] })).toBe(false)
  })

  it('[O2] is refused when no reader could write it again: half characters, depth, numbers that change', () => {
    expect(reads(`{"at":"${at}","ops":[{"r":"${id}","s":{"label":"\\ud800"},"t":"Thing"}],"seen":[]}`)).toBe(
      false,
    )
    expect(reads(`{"at":"${at}","ops":[{"r":"${id}","s":{"label":1e400},"t":"Thing"}],"seen":[]}`)).toBe(
      false,
    )
    expect(
      reads(`{"at":"${at}","ops":[{"r":"${id}","s":{"label":9007199254740993},"t":"Thing"}],"seen":[]}`),
    ).toBe(false)
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    expect(reads(`{"at":"${at}","ops":[{"r":"${id}","s":{"label":${deep}},"t":"Thing"}],"seen":[]}`)).toBe(
      false,
    )
    expect(parseChanges(Uint8Array.of(0xff, 0xfe))).toBeUndefined()
    expect(parseChanges(new Uint8Array())).toBeUndefined()
  })

  it('[O5] keeps names that JavaScript itself uses plain members, so that nothing is borrowed from them', () => {
    const body = `{"at":"${at}","ops":[{"l":{"tags":{"drop":["__proto__"],"put":[[0,"constructor"]]}},"o":{"tags":{"__proto__":["${dot}"]}},"r":"${id}","t":"Thing"}],"seen":[]}`
    const operation = parseChanges(utf8(body))?.operations[0]
    expect(Object.entries(operation?.replaced['tags'] ?? {})).toEqual([['__proto__', [dot]]])
    const hostile = `{"at":"${at}","ops":[{"r":"${id}","s":{"__proto__":{"label":"x"}},"t":"Thing"}],"seen":[]}`
    const [only] = parseChanges(utf8(hostile))?.operations ?? []
    expect(Object.keys(only?.sets ?? {})).toEqual(['__proto__'])
  })

  it('[O2] never throws on hostile bodies, and whatever it reads can be merged or refused, stored and written again', () => {
    const hostile = fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      'label',
      'risk',
      'tags',
      'legs',
      'steps',
      'account',
      'consent',
    )
    const operation = fc.record(
      {
        r: fc.oneof(fc.constant(id), fc.string()),
        t: fc.constantFrom('Thing', 'constructor', '__proto__', ''),
        h: fc.constantFrom('press', `case:${id}`, 'x'),
        s: fc.dictionary(hostile, fc.jsonValue(), { maxKeys: 3 }),
        l: fc.dictionary(
          hostile,
          fc.record({
            put: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.jsonValue()), { maxLength: 3 }),
            drop: fc.array(fc.string(), { maxLength: 2 }),
          }),
          { maxKeys: 2 },
        ),
        o: fc.dictionary(
          hostile,
          fc.oneof(fc.constant([dot]), fc.dictionary(hostile, fc.constant([dot]), { maxKeys: 2 })),
          { maxKeys: 3 },
        ),
      },
      { requiredKeys: ['r', 't'] },
    )
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({
        at: fc.constant(at),
        seen: fc.constant([]),
        ops: fc.array(operation, { minLength: 1, maxLength: 3 }),
      }),
    )
    let read = 0
    fc.assert(
      fc.property(body, (value) => {
        const changes = parseChanges(utf8(JSON.stringify(value)))
        if (changes === undefined) return
        read++
        for (const one of changes.operations) {
          const after = applyOperation(new Map(), one, { dot, stamp: changes.at, compartment: here }, schema)
          if (after.ok) expect(encodePartState(after.value)).not.toBe('')
        }
        expect(parseChanges(encodeChanges(changes))).toEqual(changes)
      }),
      { numRuns: 2000 },
    )
    expect(read, 'the generator also makes bodies that are read').toBeGreaterThan(50)
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parseChanges(bytes)))
  })
})

describe('heartbeats', () => {
  const at = certain(parseStamp('kr9yiuo000000'), 'a stamp')
  const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(7)

  it('[O6] say what has arrived, and may carry a tree head and the proof of a fork', () => {
    const bare = { header: bytes(132), signature: bytes(64) }
    for (const heartbeat of [
      { at, seen: [] },
      { at, seen: [['AAAAAAAAAAAA', 3] as const], tree: { size: 9, root: bytes(32), relay: 'BBBBBBBBBBBB' } },
      { at, seen: [], fork: [bare, bare] as const },
    ]) {
      expect(parseHeartbeat(encodeHeartbeat(heartbeat))).toEqual(heartbeat)
    }
  })

  it('[O6] say nothing else', () => {
    const said = (json: Json) => parseHeartbeat(canonicalBytes(json))
    expect(said({ at, seen: [] })).toBeDefined()
    expect(said({ at, seen: [], ops: [] })).toBeUndefined()
    expect(said({ at, seen: [['short', 1]] })).toBeUndefined()
    expect(said({ at, seen: [], tree: [0, 'AAAA'] })).toBeUndefined()
    expect(said({ at, seen: [], fork: [['AA', 'AA']] })).toBeUndefined()
    expect(said({ at: 'yesterday', seen: [] })).toBeUndefined()
  })
})

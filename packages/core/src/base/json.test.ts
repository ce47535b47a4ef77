/** JSON from outside, by JSONTestSuite and by examples of our own; and canonical JSON, by properties. */
import { assert, constantFrom, jsonValue, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listShared, readShared, sharedIsHere } from '../../../../test/shared.ts'
import { utf8 } from './bytes.ts'
import { canonicalBytes, canonicalJson, type Json, parseJson } from './json.ts'

const read = (text: string) => parseJson(utf8(text))
const why = (text: string) => {
  const parsed = read(text)
  return parsed.ok ? 'accepted' : parsed.refusal.why
}

const names = sharedIsHere ? await listShared('vectors/json') : []
const expected = names.filter((name) => name.startsWith('y_'))
const broken = names.filter((name) => name.startsWith('n_'))
const either = names.filter((name) => name.startsWith('i_'))
/** Valid JSON that two readers may read differently, which is why we refuse it. */
const ambiguous = ['y_object_duplicated_key.json', 'y_object_duplicated_key_and_value.json']

async function verdict(name: string): Promise<string> {
  const parsed = parseJson((await readShared(`vectors/json/${name}`)) ?? new Uint8Array())
  return parsed.ok ? 'accepted' : parsed.refusal.why
}

describe.skipIf(!sharedIsHere)('JSONTestSuite', () => {
  it(`accepts ${expected.length - ambiguous.length} of ${expected.length} valid files and refuses ${ambiguous.join(', ')}`, async () => {
    const refused: string[] = []
    for (const name of expected) if ((await verdict(name)) !== 'accepted') refused.push(name)
    expect(refused).toEqual(ambiguous)
  })
  it(`refuses all ${broken.length} broken files`, async () => {
    const accepted: string[] = []
    for (const name of broken) if ((await verdict(name)) === 'accepted') accepted.push(name)
    expect(accepted).toEqual([])
    expect(broken.length).toBeGreaterThan(0)
  })
  it(`answers each of ${either.length} undecided files, and accepts only numbers that become zero`, async () => {
    const accepted: string[] = []
    for (const name of either) if ((await verdict(name)) === 'accepted') accepted.push(name)
    expect(accepted).toEqual(['i_number_double_huge_neg_exp.json', 'i_number_real_underflow.json'])
  })
})

describe('JSON from outside', () => {
  it('never throws, whatever the bytes', () => {
    assert(property(uint8Array({ maxLength: 200 }), (bytes) => typeof parseJson(bytes).ok === 'boolean'))
  })
  it('refuses a key said twice, even when one is spelt with an escape', () => {
    expect(why('{"who":1,"who":2}')).toBe('repeated-key')
    expect(why('{"who":1,"\\u0077ho":2}')).toBe('repeated-key')
    expect(why('{"a":{"who":1},"b":{"who":2}}')).toBe('accepted')
    expect(why('[{"who":"who"},{"who":"who"}]')).toBe('accepted')
    expect(why('{"__proto__":1,"__proto__":2}')).toBe('repeated-key')
    expect(why('["\\\\",{"who":1,"who":2}]')).toBe('repeated-key')
    expect(why('{"who:":"a:b","\\":":1,"\\\\":"::"}')).toBe('accepted')
  })
  it('refuses a number that would be read as another', () => {
    for (const text of ['1e400', '[-1e999]', '9007199254740993', '{"n":-9007199254740992}']) {
      expect(why(text)).toBe('number-out-of-range')
    }
    expect(why('["1e30 \\" 9007199254740993",1e30]')).toBe('accepted')
    expect(why('["1e30 \\" ",1e30,9007199254740993]')).toBe('number-out-of-range')
    for (const text of ['9007199254740991', '-0', '1.5e300', '0.1', '"9007199254740993"']) {
      expect(why(text)).toBe('accepted')
    }
  })
  it('refuses half a character, in a value and in a key', () => {
    expect(why('"\\ud800"')).toBe('lone-surrogate')
    expect(why('{"\\udc00":1}')).toBe('lone-surrogate')
    expect(why('"\\ud83d\\ude00"')).toBe('accepted')
  })
  it('refuses what is too deep before any parser goes down, and does not count brackets in text', () => {
    expect(why('['.repeat(100_000))).toBe('too-deep')
    expect(why(`${'['.repeat(65)}${']'.repeat(65)}`)).toBe('too-deep')
    expect(why(`${'['.repeat(64)}${']'.repeat(64)}`)).toBe('accepted')
    expect(why(JSON.stringify('['.repeat(1_000)))).toBe('accepted')
    expect(why(JSON.stringify(`\\"${'{'.repeat(1_000)}`))).toBe('accepted')
  })
  it('refuses a document over the limit without reading it', () => {
    const refused = parseJson(utf8('[1,2,3]'), { maxBytes: 6 })
    expect(refused).toEqual({ ok: false, refusal: { kind: 'not-json', why: 'too-large' } })
  })
  it('refuses bytes that are no text, and a byte-order mark', () => {
    expect(parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ refusal: { why: 'not-utf8' } })
    expect(why('\ufeff{}')).toBe('syntax')
  })
  it('says nothing of the content in a refusal', () => {
    expect(JSON.stringify(read('{"name": Zarema}'))).toBe(
      '{"ok":false,"refusal":{"kind":"not-json","why":"syntax"}}',
    )
  })
})

describe('canonical JSON (RFC 8785)', () => {
  it('writes the examples of the RFC as the RFC does', () => {
    const numbers = [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001]
    expect(canonicalJson(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27]')
    const text = '\u20ac$\u000f\nA\'B"\\\\"/'
    expect(canonicalJson(text)).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })
  it('gives the same bytes for any order of keys, and reads back as the same value', () => {
    const anyJson = jsonValue({ stringUnit: 'binary', maxDepth: 4 })
    assert(
      property(anyJson, (value) => {
        // A whole number beyond 2^53 has two readings, so it is not even written.
        if (holdsTooLarge(value as Json)) return throws(() => canonicalBytes(value as Json))
        const back = parseJson(canonicalBytes(value as Json))
        return back.ok && canonicalJson(back.value as Json) === canonicalJson(reversed(value as Json))
      }),
    )
  })
  it('refuses to write what a reader would refuse', () => {
    assert(
      property(
        constantFrom<Json[]>(Number.NaN, Infinity, 2 ** 53, '\ud800', ['\udfff'], { '\ud800': 1 }),
        (value) => {
          expect(() => canonicalJson(value)).toThrow()
        },
      ),
    )
  })
})

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

function holdsTooLarge(value: Json): boolean {
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER && Math.abs(value) < 1e21
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsTooLarge)
}

function throws(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch {
    return true
  }
}

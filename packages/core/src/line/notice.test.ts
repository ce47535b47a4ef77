/** The notice: docs/formats/line.md, rules N16 to N22. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { sizedBytes } from '../base/byte-reader.ts'
import { type Bytes, concat, toBase64Url, u8, utf8 } from '../base/bytes.ts'
import { canonicalBytes, type Json } from '../base/json.ts'
import { newEnvelopeKey, publicHalfOf } from '../sealed/envelope.ts'
import { sha256 } from '../sealed/hash.ts'
import { newSigningKey, sign } from '../sealed/sign.ts'
import { keyForWeek, type LineNotice, noticeFor, readNotice, signNotice } from './notice.ts'

const random = seededRandom(71)
const root = await newSigningKey(random)
const line = random.bytes(16)
const keys = [2_692, 2_693, 2_694, 2_695].map((week) => ({ week, key: publicHalfOf(newEnvelopeKey(random)) }))
const notice: LineNotice = {
  line,
  issued: 1_628_150_400_000,
  keys,
  state: 'busy',
  wait: 25,
  otherWays: {
    en: 'Write to the box at the station.',
    ru: 'Пишите в ящик на вокзале.',
    fr: 'Écrivez à la boîte de la gare.',
  },
  page: [random.bytes(32)],
}
const signed = await signNotice(root, notice)

async function refusal(bytes: Uint8Array, how: { line?: Bytes; since?: number } = {}): Promise<string> {
  const read = await readNotice(bytes, root.publicKey, how)
  return read.ok ? 'read' : read.refusal.kind
}

/** A notice that the root has signed around anything. */
async function around(statement: Json, withKeys: readonly Uint8Array[] = []): Promise<Bytes> {
  const bytes = canonicalBytes(statement)
  return concat(
    u8(1),
    sizedBytes(bytes),
    await sign(root, 'line-notice', bytes),
    u8(withKeys.length),
    ...withKeys,
  )
}

const weeks = keys.map(({ week, key }) => ({ week, hash: toBase64Url(sha256(key)) }))
const statement = {
  line: toBase64Url(line),
  issued: 5,
  weeks,
  state: 'open',
  ways: { en: '', ru: '', fr: '' },
}

describe('a notice', () => {
  it('[N17] says what was signed', async () => {
    expect(await readNotice(signed, root.publicKey, { line, since: notice.issued })).toEqual({
      ok: true,
      value: notice,
    })
    const short: LineNotice = {
      line,
      issued: 0,
      keys: [],
      state: 'closed',
      otherWays: { en: '', ru: '', fr: '' },
    }
    expect(await readNotice(await signNotice(root, short), root.publicKey)).toEqual({
      ok: true,
      value: short,
    })
  })

  it('[N16][N18] is refused when another signed it, when it was changed, and when it was signed for something else', async () => {
    const other = await newSigningKey(random)
    expect(await refusal(await signNotice(other, notice))).toBe('not-signed')
    const length = signed.length
    for (const place of [20, 200, 400]) {
      const changed = signed.slice()
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(['not-signed', 'unreadable']).toContain(await refusal(changed))
    }
    const body = canonicalBytes(statement)
    const asPage = concat(u8(1), sizedBytes(body), await sign(root, 'line-page', body), u8(0))
    expect(await refusal(asPage)).toBe('not-signed')
    expect(length).toBeGreaterThan(4 * 1_216)
  })

  it('[N18] is refused when it is of another line, or older than one that is known', async () => {
    expect(await refusal(signed, { line: random.bytes(16) })).toBe('other-line')
    expect(await refusal(signed, { line, since: notice.issued + 1 })).toBe('old')
    expect(await refusal(signed, { line, since: notice.issued })).toBe('read')
  })

  it('[N19] is refused with two keys for one week, even when it is signed', async () => {
    const [one, other] = weeks
    expect(
      await refusal(
        await around({
          ...statement,
          weeks: [
            { ...one, week: 7 },
            { ...other, week: 7 },
          ],
        }),
      ),
    ).toBe('unreadable')
    const [a, b] = keys
    const twice = [a, b].flatMap((key) => (key === undefined ? [] : [{ ...key, week: 7 }]))
    await expect(signNotice(root, { ...notice, keys: twice })).rejects.toThrow(/no reader/)
  })

  it('[N20] takes no key that the root did not sign, and no other form', async () => {
    const foreign = publicHalfOf(newEnvelopeKey(random))
    expect(await refusal(await around(statement, [foreign]))).toBe('unreadable')
    expect(await refusal(await around(statement, [new Uint8Array(1_216)]))).toBe('unreadable')
    expect(
      await refusal(
        await around(
          statement,
          keys.map(({ key }) => key),
        ),
      ),
    ).toBe('read')
  })

  it('[N20] is handed out by a relay with the keys of two weeks, and still reads', async () => {
    const short = noticeFor(signed, 2_693) ?? new Uint8Array()
    expect(signed.length - short.length).toBe(2 * 1_216)
    const read = await readNotice(short, root.publicKey, { line })
    expect(read.ok && read.value.keys.map(({ week }) => week)).toEqual([2_693, 2_694])
    expect(noticeFor(short, 2_693)).toEqual(short)
    expect(noticeFor(utf8('nonsense'), 2_693)).toBeUndefined()
    const later = await readNotice(noticeFor(signed, 3_000) ?? new Uint8Array(), root.publicKey)
    expect(later.ok && later.value.keys).toEqual([])
  })

  it('[N21] has a key for its weeks and for no other', () => {
    expect(keyForWeek(notice, 2_694)).toEqual(keys[2]?.key)
    expect(keyForWeek(notice, 2_691)).toBeUndefined()
    expect(keyForWeek(notice, 2_696)).toBeUndefined()
  })

  it('[N17][N22] of any other form is unreadable, although it is signed', async () => {
    const strange: readonly Json[] = [
      null,
      [],
      { ...statement, more: 1 },
      { ...statement, line: 'short' },
      { ...statement, issued: -1 },
      { ...statement, issued: 1.5 },
      { ...statement, state: 'ajar' },
      { ...statement, wait: -1 },
      { ...statement, wait: 'soon' },
      { ...statement, ways: { en: '', ru: '' } },
      { ...statement, ways: { en: '', ru: '', fr: '', de: '' } },
      { ...statement, ways: { en: 'x'.repeat(601), ru: '', fr: '' } },
      { ...statement, weeks: Array.from({ length: 7 }, (_, week) => ({ week, hash: 'A'.repeat(43) })) },
      { ...statement, weeks: [{ week: 1, hash: 'A' }] },
      { ...statement, page: ['A'] },
      { ...statement, page: null },
      { ...statement, ways: { en: 'x'.repeat(20_000), ru: '', fr: '' } },
    ]
    for (const content of strange)
      expect(await refusal(await around(content)), JSON.stringify(content).slice(0, 80)).toBe('unreadable')
    expect(await refusal(await around(statement))).toBe('read')
  })

  it('[N17] that was cut or lengthened anywhere is unreadable', async () => {
    for (let length = 0; length < signed.length; length += 97)
      expect(await refusal(signed.slice(0, length))).toBe('unreadable')
    expect(await refusal(concat(signed, Uint8Array.of(0)))).toBe('unreadable')
    expect(await refusal(concat(Uint8Array.of(2), signed.slice(1)))).toBe('unreadable')
  })
})

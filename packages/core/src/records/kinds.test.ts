import { describe, expect, it } from 'vitest'
import { parseParts } from './field.ts'
import {
  code,
  country,
  day,
  distinct,
  duration,
  either,
  hash,
  instant,
  type Kind,
  kindsOf,
  language,
  line,
  many,
  member,
  ref,
  subjectRef,
  term,
  text,
  unsearched,
  webAddress,
  whole,
} from './kinds.ts'
import { commitment } from './shapes/press.ts'
import { priority } from './vocabulary/priority.ts'

const id = '0123456789abcdef0123456789abcdef'

function reasonOf(kind: Kind<unknown>, value: unknown): string {
  const parsed = kind.parse(value, 'field')
  return parsed.ok ? 'taken' : parsed.refusal.reason
}

const cases: readonly (readonly [string, Kind<unknown>, readonly unknown[], readonly unknown[]])[] = [
  [
    'day',
    day,
    ['2021-08-05', '2024-02-29'],
    ['2021-02-29', '2021-13-01', '05.08.2021', '2021-8-5', '', 20210805],
  ],
  [
    'instant',
    instant,
    ['2021-08-05T09:00:00Z', '2021-08-05T09:00:00.250Z'],
    ['2021-08-05T09:00:00+03:00', '2021-08-05', '2021-08-05T24:00:00Z', '2021-02-30T09:00:00Z'],
  ],
  [
    'interval',
    duration,
    ['P1D', 'P1M', 'P2W', 'P1Y6M', 'PT6H'],
    ['P', 'P0D', '1D', 'PT0H', 'PT24H', 'PT30M', 'P1DT1H', 'P1.5D', 'p1d'],
  ],
  [
    'language',
    language,
    ['ru', 'ce', 'sr-Latn', 'pt-BR', 'zh-Hant-TW'],
    ['RU', 'russian', 'r', 'ru_RU', 'ru-'],
  ],
  ['country', country, ['XH', 'GE'], ['xh', 'GEO', 'Г', '', 'X1']],
  [
    'code',
    code,
    ['P-07', 'E-03R', 'Heron', 'TR-1'],
    ['P 07', '-07', 'Дорван', 'P-07-1-2-3', '7', 'a'.repeat(17)],
  ],
  ['member', member, ['M-01', id], ['M-1', 'Anna', 'P-01', id.toUpperCase()]],
  ['reference', ref('Case'), [id], ['C-01', id.slice(1), `${id}#1`, id.toUpperCase()]],
  ['subject of a check', subjectRef, [id, `${id}#1`, `${id}#12`], [`${id}#0`, `${id}#`, 'J-14#1']],
  ['hash', hash, [id + id], [id, (id + id).toUpperCase()]],
  [
    'web address',
    webAddress,
    ['https://vesperleaf.example/u-1?x=1#y', 'http://127.0.0.1:80', 'https://пример.example/путь'],
    [
      'javascript:alert(1)',
      'https://name:word@host.example/',
      'ftp://host',
      'https://',
      'www.host.example',
      'https://a b',
    ],
  ],
  ['rating', whole(1, 5), [1, 5], [0, 6, 2.5, '3', Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]],
]

describe('kinds of value', () => {
  it.each(cases)('[RE4][RE6] %s', (_, kind, taken, refused) => {
    for (const value of taken) expect(reasonOf(kind, value), String(value)).toBe('taken')
    for (const value of refused) expect(reasonOf(kind, value), String(value)).not.toBe('taken')
  })

  it('[RE4] text keeps every language and sign, and refuses what cannot be stored or seen', () => {
    expect(reasonOf(text(), 'Пишу без имени.\n\tسلام 漢字 😀 e\u0301')).toBe('taken')
    expect(reasonOf(text(), 'a\u0007')).toBe('control-character')
    expect(reasonOf(text(), '\udc00')).toBe('lone-surrogate')
    expect(reasonOf(line(), 'a\u2028b')).toBe('control-character')
    expect(reasonOf(text(3), 'abcd')).toBe('too-long')
  })

  it('[RE5] a term is a code of its list, never its words', () => {
    expect(reasonOf(term(priority), 'emergency')).toBe('taken')
    expect(reasonOf(term(priority), 'Urgent')).toBe('not-a-term')
    expect(reasonOf(term(priority), 'constructor')).toBe('not-a-term')
  })

  it('[RE11] what stands in a set stands there once', () => {
    expect(reasonOf(distinct(member), ['M-01', 'M-02'])).toBe('taken')
    expect(reasonOf(distinct(member), ['M-01', 'M-01'])).toBe('repeated')
    expect(reasonOf(many(line(), { max: 2 }), ['a', 'a', 'b'])).toBe('too-many')
  })

  it('[RE2] where two kinds may stand, each is told apart by itself', () => {
    const account = either(ref('EvidenceItem'), text())
    expect(reasonOf(account, id)).toBe('taken')
    expect(reasonOf(account, 'I write without a name.')).toBe('taken')
    expect(reasonOf(account, 7)).not.toBe('taken')
    const three = either(either(line(), whole(0, 9)), ref('Case'))
    expect(kindsOf(three).map(({ control }) => control)).toEqual(['line', 'number', 'record'])
    expect(kindsOf(line())).toHaveLength(1)
    expect(unsearched(line()).words).toBeUndefined()
  })

  it('[RE3] a refusal inside a shape names the whole path', () => {
    const answer = parseParts(
      { commitment: { ...commitment, label: { en: '', ru: '', fr: '' }, required: true } },
      {
        commitment: {
          promisors: [id],
          what: 'x',
          intervalAssumed: true,
          status: 'kept',
          smart: { S: 'yes' },
        },
      },
      '',
    )
    expect(answer).toEqual({
      ok: false,
      refusal: { kind: 'unfit', field: 'commitment.smart.S', reason: 'not-yes-or-no' },
    })
  })
})

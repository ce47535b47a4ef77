import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedIsHere, sharedText } from '../../../../test/shared.ts'
import type { Json } from '../base/json.ts'
import { sha256 } from '../sealed/hash.ts'
import { type DemonstrationRecord, demonstrationRecords } from './demonstration/demonstration-records.ts'
import type { Parts } from './field.ts'
import type { Kind } from './kinds.ts'
import { parseAnyRecord, parseField, parseFields, parseRecord } from './parse-record.ts'
import { declarationOf, type RecordTypeName, recordTypeNames } from './record-types.ts'

type Values = Record<string, Json>
const demonstration = demonstrationRecords({ sha256 })

/** Stands in every wrong text, so that a refusal that repeats a value is caught. */
const canary = 'kanarien vogel!'

/** Any value that a kind accepts: what a form could send. */
function accepted(kind: Kind<unknown>, one = false): fc.Arbitrary<Json> {
  if (kind.many === true && !one) {
    const item = accepted(kind, true)
    const key = (value: Json): string =>
      typeof value === 'object' && value !== null && 'n' in value
        ? JSON.stringify(value['n'])
        : JSON.stringify(value)
    return fc.uniqueArray(item, {
      minLength: kind.vocabulary?.terms.length === 1 ? 1 : 2,
      maxLength: 2,
      selector: key,
    })
  }
  switch (kind.control) {
    case 'line':
    case 'text':
      return words(Math.min(kind.limits?.max ?? 300, 300), kind.control === 'text')
    case 'code':
      return fc.integer({ min: 1, max: 9999 }).map((n) => `P-${n}`)
    case 'term':
      return fc.constantFrom(...(kind.vocabulary?.terms ?? []).map(({ code }) => code))
    case 'yes-no':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: kind.limits?.min ?? 0, max: kind.limits?.max ?? 0 })
    case 'day':
      return days
    case 'instant':
      return days.map((day) => `${day}T09:00:00Z`)
    case 'duration':
      return fc.constantFrom('P1D', 'P1M', 'P1Y', 'P2W')
    case 'language':
      return fc.constantFrom('ru', 'fr', 'ce', 'sr-Latn', 'pt-BR')
    case 'country':
      return fc.constantFrom('XH', 'FR', 'GE')
    case 'member':
      return fc.integer({ min: 1, max: 99 }).map((n) => `M-${String(n).padStart(2, '0')}`)
    case 'record':
      return hex(32)
    case 'web-address':
      return fc.constantFrom('https://vesperleaf.example/a?b=c', 'http://127.0.0.1:8080/')
    case 'machine':
      return hex(kind.limits?.max ?? 64)
    case 'shape':
      return acceptedParts(kind.parts ?? {})
  }
}

function acceptedParts(parts: Parts): fc.Arbitrary<Values> {
  return fc.record(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, accepted(part)])))
}

const days = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))

function hex(length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length })
    .map((digits) => digits.map((digit) => digit.toString(16)).join(''))
}

function words(max: number, lines: boolean): fc.Arbitrary<string> {
  const unit = fc.constantFrom('а', 'ё', 'e', 'é', 'ش', '漢', '😀', '-', ' ', ...(lines ? ['\n', '\t'] : []))
  return fc.array(unit, { maxLength: 40 }).map((signs) => `w${signs.join('')}`.slice(0, max).toWellFormed())
}

type Wrong = { readonly path: string; readonly value: Json; readonly reason?: string }

/** Values that a kind refuses, with the place and the reason its refusal must give. */
function wrongFor(kind: Kind<unknown>, path: string, sample: Json, one = false): readonly Wrong[] {
  const reasoned = (value: Json, reason: string): Wrong => ({ path, value, reason })
  // Two kinds may stand here: what neither takes, whatever the reason.
  if (kind.or !== undefined) {
    return [{ [canary]: canary }, `${canary}\ud800`].map((value) => ({ path, value }))
  }
  if (kind.many === true && !one) {
    const items = Array.isArray(sample) ? (sample as readonly Json[]) : []
    const inner = wrongFor(kind, `${path}[0]`, items[0] ?? null, true)
    return [
      reasoned(canary, 'not-a-list'),
      reasoned({ [canary]: 1 }, 'not-a-list'),
      ...inner.map((wrong) => ({ ...wrong, value: [wrong.value, ...items.slice(1)] })),
    ]
  }
  switch (kind.control) {
    case 'line':
    case 'text': {
      const max = kind.limits?.max ?? 0
      const begun = canary.slice(0, max - 1)
      return [
        reasoned([canary], 'not-text'),
        reasoned('  ', 'empty'),
        ...(max <= 300_000 ? [reasoned(canary.padEnd(max + 1, 'x'), 'too-long')] : []),
        reasoned(`${begun}\u0000`, 'control-character'),
        reasoned(`${begun}\u009f`, 'control-character'),
        reasoned(`${begun}\ud800`, 'lone-surrogate'),
        ...(kind.control === 'line' ? [reasoned(`${begun}\n`, 'control-character')] : []),
      ]
    }
    case 'shape':
      return [reasoned(canary, 'not-an-object'), ...wrongParts(kind.parts ?? {}, path, sample)]
    case 'yes-no':
      return [reasoned('yes', 'not-yes-or-no'), reasoned(1, 'not-yes-or-no')]
    case 'number':
      return [
        reasoned(canary, 'not-a-number'),
        reasoned(0.5, 'not-whole'),
        reasoned((kind.limits?.min ?? 0) - 1, 'too-small'),
        reasoned((kind.limits?.max ?? 0) + 1, 'too-large'),
      ]
    default:
      return [
        reasoned(canary, reasonOf[kind.control] ?? ''),
        { path, value: { [canary]: canary } },
        { path, value: `${canary}\ud800` },
      ]
  }
}

const reasonOf: Record<string, string> = {
  code: 'not-a-code',
  term: 'not-a-term',
  day: 'not-a-day',
  instant: 'not-an-instant',
  duration: 'not-a-duration',
  language: 'not-a-language',
  country: 'not-a-country',
  member: 'not-a-code',
  record: 'not-an-id',
  'web-address': 'not-a-web-address',
  machine: 'not-a-hash',
}

function wrongParts(parts: Parts, path: string, sample: Json): readonly Wrong[] {
  if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) return []
  const whole = sample as Values
  const found: Wrong[] = [
    { path: `${path}.stowaway`, value: { ...whole, stowaway: canary }, reason: 'unknown-field' },
  ]
  for (const [name, part] of Object.entries(parts)) {
    if (part.required)
      found.push({ path: `${path}.${name}`, value: { ...whole, [name]: null }, reason: 'missing' })
    for (const wrong of wrongFor(part, `${path}.${name}`, whole[name] ?? null)) {
      found.push({ ...wrong, value: { ...whole, [name]: wrong.value } })
    }
  }
  return found
}

/** One record of a type with every field filled, the same in every run. */
function fullSample(type: RecordTypeName): Values {
  const [sample] = fc.sample(acceptedParts(declarationOf(type).writable), { seed: 7, numRuns: 1 })
  if (sample === undefined) throw new Error('fast-check gave no sample')
  return sample
}

function newest(type: RecordTypeName): DemonstrationRecord {
  const found = demonstration.find(({ record }) => record.type === type)
  if (found === undefined) throw new Error(`no ${type} in the demonstration`)
  return found
}

function plain(value: unknown): Values {
  return JSON.parse(JSON.stringify(value)) as Values
}

describe('the door of the records', () => {
  it.each(recordTypeNames)('[RE2] takes every %s that its form can make', (type) => {
    fc.assert(
      fc.property(acceptedParts(declarationOf(type).writable), (fields) => {
        expect(parseFields(type, fields)).toEqual({ ok: true, value: fields })
      }),
      { numRuns: 20 },
    )
  })

  it.each(recordTypeNames)(
    '[RE3] refuses a %s field by field, naming field and reason and never the value',
    (type) => {
      const sample = fullSample(type)
      let tried = 0
      for (const [name, field] of Object.entries(declarationOf(type).writable)) {
        const wrongs: Wrong[] = [...wrongFor(field, name, sample[name] ?? null)]
        if (field.required) wrongs.push({ path: name, value: null, reason: 'missing' })
        for (const wrong of wrongs) {
          const answer = parseFields(type, { ...sample, [name]: wrong.value })
          const seen = answer.ok ? 'taken' : answer.refusal
          expect(seen, `${type}.${name}`).toMatchObject({
            kind: 'unfit',
            field: wrong.path,
            ...(wrong.reason === undefined ? {} : { reason: wrong.reason }),
          })
          expect(JSON.stringify(seen)).not.toContain(canary)
          tried += 1
        }
      }
      expect(tried).toBeGreaterThan(Object.keys(declarationOf(type).fields).length)
    },
  )

  it.each(recordTypeNames)(
    '[RE3] answers anything at all in a field of a %s, and speaks of that field only',
    (type) => {
      const sample = fullSample(type)
      const names = Object.keys(declarationOf(type).writable)
      fc.assert(
        fc.property(fc.constantFrom(...names), fc.anything({ withNullPrototype: true }), (name, value) => {
          const answer = parseFields(type, { ...sample, [name]: value })
          if (!answer.ok) expect(answer.refusal.field.startsWith(name)).toBe(true)
        }),
        { numRuns: 60 },
      )
    },
  )

  it('[RE2] lets nothing ride along: a field that is not declared is refused, its name repeated only when it is plain', () => {
    for (const type of recordTypeNames) {
      const sample = fullSample(type)
      expect(parseFields(type, { ...sample, stowaway: canary })).toMatchObject({
        ok: false,
        refusal: { field: 'stowaway', reason: 'unknown-field' },
      })
      const hidden = parseFields(type, { ...sample, [`${canary} is the name`]: 1 })
      expect(hidden).toMatchObject({ ok: false, refusal: { field: '(unnamed)', reason: 'unknown-field' } })
      expect(parseFields(type, { ...sample, constructor: 1 }).ok).toBe(false)
    }
  })

  it('[RE1] reads the header: id, kind of record, when and by whom', () => {
    const { record } = newest('Case')
    const whole = plain(record)
    expect(parseRecord('Case', whole)).toEqual({ ok: true, value: record })
    for (const [name, value, reason] of [
      ['id', 'P-01', 'not-an-id'],
      ['type', 'Person', 'wrong-type'],
      ['createdAt', '2021-08-05', 'not-an-instant'],
      ['createdBy', 'a name', 'not-a-code'],
      ['fields', 'none', 'not-an-object'],
    ] as const) {
      const answer = parseAnyRecord('Case', { ...whole, [name]: value })
      expect(answer).toMatchObject({ ok: false, refusal: { field: name === 'fields' ? '' : name, reason } })
    }
    expect(parseAnyRecord('Case', { ...whole, compartment: 'work' }).ok).toBe(false)
    for (const nothing of [undefined, null, 7, 'text', []])
      expect(parseAnyRecord('Case', nothing).ok).toBe(false)
  })

  it('[RE2] a save of one field takes null where the field may be empty, and nowhere else', () => {
    expect(parseField('Case', 'summary', null)).toEqual({ ok: true, value: null })
    expect(parseField('Case', 'owner', null)).toMatchObject({ ok: false, refusal: { reason: 'missing' } })
    expect(parseField('Case', 'toString', 'x')).toMatchObject({
      ok: false,
      refusal: { reason: 'unknown-field' },
    })
    expect(parseField('Case', 'createdBy', 'M-01').ok).toBe(false)
    expect(parseField('Case', 'owner', 'M-03')).toEqual({ ok: true, value: 'M-03' })
  })

  it('[RE7] asks for what a state needs: a reason for declining, an end for a closed case', () => {
    const request = plain(newest('HelpRequest').record.fields)
    expect(parseFields('HelpRequest', { ...request, state: 'declined' })).toMatchObject({
      refusal: { field: 'declineReason', reason: 'missing' },
    })
    const file = plain(newest('Case').record.fields)
    expect(parseFields('Case', { ...file, state: 'closed' })).toMatchObject({
      refusal: { field: 'closure', reason: 'missing' },
    })
  })

  it('[RE7] a leg stands once in a journey', () => {
    const journey = plain(newest('Journey').record.fields)
    const legs = journey['legs'] as readonly Values[]
    const twice = [...legs, { ...legs[0] }] as Json
    expect(parseFields('Journey', { ...journey, legs: twice })).toMatchObject({
      refusal: { field: `legs[${legs.length}].n`, reason: 'repeated' },
    })
  })

  it.skipIf(!sharedIsHere)(
    '[RE4] no hostile string crashes a parser or comes back in a refusal',
    async () => {
      const strings = JSON.parse(await sharedText('vectors/strings/blns.json')) as readonly string[]
      expect(strings.length).toBeGreaterThan(400)
      for (const type of recordTypeNames) {
        const sample = fullSample(type)
        for (const name of Object.keys(declarationOf(type).writable)) {
          for (const string of strings) {
            const answer = parseField(type, name, string)
            if (!answer.ok) {
              expect(answer.refusal.field.startsWith(name)).toBe(true)
              if (string.length > 12) expect(JSON.stringify(answer.refusal)).not.toContain(string)
            }
          }
        }
        expect(parseFields(type, sample).ok).toBe(true)
      }
    },
  )
})

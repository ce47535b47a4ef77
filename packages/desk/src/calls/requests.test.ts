import { assert, jsonValue, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostRows, parseRequest } from './requests.ts'

const id = 'a'.repeat(32)
const rows = { types: ['Case'], filter: '', offset: 0, limit: 50 }

describe('a request', () => {
  it('[C10] for a call that is not in the contract is refused, also when its name is one that every object has', () => {
    for (const name of [
      '',
      'records.delete',
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      'records.READ',
    ]) {
      expect(parseRequest(name, {})).toEqual({ ok: false, refusal: { kind: 'unknown-call' } })
    }
  })

  it('[C11] holds the fields of its call and no other', () => {
    expect(parseRequest('records.read', { id })).toEqual({
      ok: true,
      value: { name: 'records.read', ask: { id } },
    })
    const refused = (name: string, ask: unknown): unknown => {
      const request = parseRequest(name, ask)
      return request.ok ? request : [request.refusal.field, request.refusal.reason]
    }
    expect(refused('records.read', { id, also: 1 })).toEqual(['also', 'unknown-field'])
    expect(refused('records.read', {})).toEqual(['id', 'missing'])
    expect(refused('records.read', { id: '../vault.db' })).toEqual(['id', 'not-an-id'])
    expect(refused('session.read', { id })).toEqual(['id', 'unknown-field'])
    expect(refused('session.read', [])).toEqual(['', 'not-an-object'])
    expect(refused('search.find', { words: 'ship', room: 'shelters' })).toEqual(['room', 'not-a-term'])
    expect(refused('organisation.create', { name: 'x', passphrase: 'y', language: 'de' })).toEqual([
      'language',
      'not-a-term',
    ])
    expect(refused('dossier.make', { folder: 'a\u0000b' })).toEqual(['folder', 'control-character'])
    expect(refused('press.import', { files: [{ name: 'a.txt', base64: 'not base64!' }] })).toEqual([
      'files[0].base64',
      'not-a-code',
    ])
    expect(refused('press.import', { files: [] })).toEqual(['files', 'empty'])
  })

  it('[C12] asks for no more rows than a window holds', () => {
    expect(parseRequest('records.table', { ...rows, limit: mostRows }).ok).toBe(true)
    for (const wrong of [
      { limit: mostRows + 1 },
      { limit: 0 },
      { offset: -1 },
      { offset: 1.5 },
      { types: [] },
      { types: ['Case; drop'] },
    ]) {
      expect([wrong, parseRequest('records.table', { ...rows, ...wrong }).ok]).toEqual([wrong, false])
    }
  })

  it('[C13] saves fields with plain names and content that JSON can hold, not too deep', () => {
    const save = (fields: unknown): boolean => parseRequest('records.save', { type: 'Case', fields }).ok
    expect(save({ title: 'P-07', tags: ['a', { b: null }] })).toBe(true)
    expect(save({})).toBe(true)
    expect(save({ 'a b': 1 })).toBe(false)
    expect(save(JSON.parse('{"__proto__":{"x":1}}'))).toBe(false)
    expect(save({ title: '\ud800' })).toBe(false)
    expect(save({ deep: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) })).toBe(false)
    expect(save([])).toBe(false)
  })

  it('[C13] keeps a field of any allowed name apart from what objects inherit', () => {
    const request = parseRequest('records.save', { type: 'Case', fields: { constructor: 'x' } })
    expect(
      request.ok && request.value.name === 'records.save' && Object.entries(request.value.ask.fields),
    ).toEqual([['constructor', 'x']])
  })

  it('[C14] that is refused does not hold a word of what was asked', () => {
    assert(
      property(string({ minLength: 6 }), jsonValue(), (secret, shape) => {
        const refused = [
          parseRequest(secret, shape),
          parseRequest('records.read', { id: secret }),
          parseRequest('records.save', { type: secret, fields: { [secret]: shape } }),
          parseRequest('records.save', { type: 'Case', fields: { [`${secret} `]: secret } }),
          parseRequest('vault.unlock', { passphrase: [secret] }),
        ].filter((request) => !request.ok)
        for (const request of refused)
          expect(JSON.stringify(request)).not.toContain(JSON.stringify(secret).slice(1, -1))
      }),
    )
  })

  it('[C14] never makes the parser throw, whatever it is', () => {
    const names = ['records.save', 'records.table', 'press.import', 'search.find', 'vault.unlock', 'job.read']
    assert(
      property(jsonValue(), (ask) => {
        for (const name of names) parseRequest(name, ask)
      }),
    )
  })

  it('takes a passphrase as it was typed, blanks, tabs and all', () => {
    const typed = '\tночь  ʼ '
    expect(parseRequest('vault.unlock', { passphrase: typed })).toEqual({
      ok: true,
      value: { name: 'vault.unlock', ask: { passphrase: typed } },
    })
    for (const wrong of ['', 'x'.repeat(1025), '\udc00', 7, null]) {
      expect(parseRequest('vault.unlock', { passphrase: wrong }).ok).toBe(false)
    }
  })
})

import { describe, expect, it } from 'vitest'
import type { VaultSchema } from '../vault/schema.ts'
import { declarationOf, recordTypeNames } from './record-types.ts'
import { recordsSchema } from './vault-schema.ts'

/** What the vault needs beside this (how a table shows a field) is added where both are joined. */
const schema: Omit<VaultSchema, 'columnWordsOf'> = recordsSchema

describe('what the vault is told of records', () => {
  it('[RE8] every field has a compartment, and what is not declared has none', () => {
    expect(schema.types).toEqual(recordTypeNames)
    for (const type of schema.types) {
      expect(schema.field(type, 'createdAt')?.merge).toEqual({ kind: 'fixed' })
      expect(schema.field(type, 'note')).toBeDefined()
    }
    expect(schema.field('Case', 'stowaway')).toBeUndefined()
    expect(schema.field('Case', 'constructor')).toBeUndefined()
    expect(schema.field('toString', 'state')).toBeUndefined()
    expect(schema.wordsOf('Case', 'stowaway', 'words')).toBe('')
  })

  it('[RE12] the reason a perpetrator stated gives no search a single word', () => {
    expect(schema.field('Act', 'statedReason')?.findable).toBe('never')
    expect(schema.wordsOf('Act', 'statedReason', 'you are a lamper')).toBe('')
  })

  it('[RE12] accounts are found inside one opened case only, their notes and the words claims quote too', () => {
    for (const [type, field] of [
      ['Testimony', 'original'],
      ['Testimony', 'translation'],
      ['Testimony', 'priorTellings'],
      ['Testimony', 'note'],
      ['Claim', 'anchor'],
      ['Claim', 'note'],
      ['Act', 'note'],
    ] as const) {
      expect(schema.field(type, field)?.findable, `${type}.${field}`).toBe('opened-case')
    }
  })

  it('[RE12] names and places are found in their own rooms only', () => {
    for (const type of recordTypeNames) {
      for (const [name, field] of Object.entries(declarationOf(type).all)) {
        if (field.class !== 'NAME' && field.class !== 'LOC') continue
        expect(['guarded', 'never'], `${type}.${name}`).toContain(schema.field(type, name)?.findable)
      }
    }
    expect(schema.field('Identity', 'names')?.findable).toBe('guarded')
    expect(schema.field('Shelter', 'address')?.findable).toBe('guarded')
    expect(schema.field('Journey', 'legs')?.findable).toBe('guarded')
    expect(schema.field('Shelter', 'code')?.findable).toBe('guarded')
  })

  it('[RE12] an index gets what people wrote, never a code of a list, an id or a hash', () => {
    const id = 'a'.repeat(32)
    expect(schema.wordsOf('Case', 'summary', 'ждёт визу')).toBe('ждёт визу')
    expect(schema.wordsOf('Case', 'state', 'active_hidden')).toBe('')
    expect(schema.wordsOf('Case', 'personId', id)).toBe('')
    expect(schema.wordsOf('Person', 'code', 'P-07')).toBe('P-07')
    expect(schema.wordsOf('Testimony', 'original', id)).toBe('')
    expect(schema.wordsOf('Testimony', 'original', 'At night you can hear shouting')).toBe(
      'At night you can hear shouting',
    )
    expect(schema.wordsOf('EvidenceItem', 'sha256', 'b'.repeat(64))).toBe('')
    expect(schema.wordsOf('HelpRequest', 'returnCode', 'b'.repeat(64))).toBe('')
    expect(schema.wordsOf('LineThread', 'cover', { topic: 'parcel' })).toBe('')
    expect(schema.wordsOf('LineThread', 'safe', { way: 'through my aunt', cannotTalk: 'Kestrel' })).toBe('')
    expect(
      schema.wordsOf('Identity', 'names', [
        { text: 'Дорван Тешкель', script: 'Cyrl', lang: 'ru', kind: 'legal' },
        { text: 'Dorvan Teshkel', kind: 'latin' },
      ]),
    ).toBe('Дорван Тешкель\nDorvan Teshkel')
    expect(
      schema.wordsOf('Statement', 'commitment', {
        promisors: [id],
        toWhom: id,
        what: 'look into it',
        status: 'token',
        intervalAssumed: false,
      }),
    ).toBe('look into it')
  })

  it('[RE12] a value of another shape than declared gives no words instead of an error', () => {
    for (const value of [null, 7, true, {}, [], [[['x']]], { deep: { deeper: 'x' } }]) {
      for (const type of recordTypeNames) {
        for (const name of Object.keys(declarationOf(type).all)) {
          expect(typeof schema.wordsOf(type, name, value)).toBe('string')
        }
      }
    }
  })
})

/** Names, places and the persecutors' ground: what no call may put together, tried as somebody would who wants a list. */
import { recordTypeNames } from '@safeconduct/core/records/record-types.ts'
import { describe, expect, it } from 'vitest'
import { shownDesk } from '../../../../test/support/shown-desk.ts'
import type { Answer, CallName } from '../calls/calls.ts'

const { call, ask } = shownDesk()

const answered = <N extends CallName>(name: N, body: object): Promise<Answer<N>> => ask(name, body)

const table = (types: readonly string[], more: object = {}): Promise<Answer<'records.table'>> =>
  answered('records.table', { types, filter: '', offset: 0, limit: 200, ...more })

type Named = { readonly text: string }

/** Somebody on the way: her id and her name. */
async function onePerson(): Promise<{ readonly id: string; readonly name: string }> {
  const [journey] = (await table(['Journey'])).rows
  const id = journey?.columns['personId'] as string
  const [identity] = (await table(['Identity'], { about: id })).rows
  const names = (identity?.columns['names'] ?? []) as readonly Named[]
  return { id, name: names[0]?.text ?? '' }
}

describe('the name and the place of one person (rule R07)', () => {
  it('[C16] stand in their own tables and never in one answer', async () => {
    const { id, name } = await onePerson()
    expect(name).not.toBe('')
    for (const types of [['Identity', 'Journey'], ['Journey', 'Identity', 'Shelter'], recordTypeNames]) {
      const { rows } = await table(types, { about: id })
      expect(rows.some(({ type }) => type === 'Identity')).toBe(true)
      expect(JSON.stringify(rows)).not.toContain(name)
      for (const row of rows) if (row.type === 'Journey') expect(row.columns).toEqual({})
    }
  })

  it('[C16] a filter over several kinds does not give away who is in which case', async () => {
    const { id, name } = await onePerson()
    const [identity] = (await table(['Identity'], { about: id })).rows
    const { caseId } = await answered('records.read', { id: identity?.id })
    expect((await table(['Identity'], { caseId, filter: name })).total).toBe(1)
    expect((await table(['Identity', 'Journey'], { caseId, filter: name })).total).toBe(0)
    expect((await table(['Identity', 'Journey', 'Case'], { about: id, filter: name })).total).toBe(0)
  })

  it('[C16] the room of names finds no place, and the room of places no name', async () => {
    const [shelter] = (await table(['Shelter'])).rows
    const { fields } = await answered('records.read', { id: shelter?.id })
    const address = fields['address']
    const words = address?.state === 'value' ? (address.value as string) : ''
    const { name } = await onePerson()
    expect(await answered('search.find', { words, room: 'places' })).toMatchObject({ count: 1 })
    expect(await answered('search.find', { words, room: 'names' })).toMatchObject({ count: 0 })
    expect(await answered('search.find', { words: name, room: 'names' })).toMatchObject({ count: 1 })
    expect(await answered('search.find', { words: name, room: 'places' })).toMatchObject({ count: 0 })
  })
})

it('a record is placed in a case that is here, and in nothing else that has an id', async () => {
  const [person] = (await table(['Person'])).rows
  const fields = { code: 'P-99', kind: 'individual', ageBand: 'unknown' }
  for (const caseId of ['0'.repeat(32), person?.id]) {
    expect(await call('records.save', { type: 'Person', caseId, fields })).toMatchObject({
      ok: false,
      refusal: { kind: 'no-home' },
    })
  }
  const [open] = (await table(['Case'])).rows
  expect(await call('records.save', { type: 'Person', caseId: open?.id, fields })).toMatchObject({
    ok: true,
  })
})

describe('the persecutors’ ground (rule R29)', () => {
  const ways = ['lamper', 'lampe', 'reading night', 'night rea', 'la\u20ddmper', 'лампадн']

  it('[C17][W3] finds nobody by a term that is cut short, turned around or under a mark', async () => {
    for (const words of ways) {
      for (const room of [undefined, 'names', 'places', 'cases', 'press'])
        expect([words, await answered('search.find', { words, room })]).toEqual([
          words,
          { state: 'mission-term' },
        ])
    }
  })

  it('[C17] nor by the filter above a table, whose notes may hold it', async () => {
    const [identity] = (await table(['Identity'])).rows
    const { rev } = await answered('records.read', { id: identity?.id })
    const note = 'The neighbours call her a lamper.'
    await answered('records.save', { id: identity?.id, rev, type: 'Identity', fields: { note } })
    expect((await table(['Identity'], { filter: 'neighbours' })).total).toBe(1)
    for (const filter of ways) {
      for (const types of [['Identity'], ['Journey'], ['Act'], ['Person', 'Identity']])
        expect(await call('records.table', { types, filter, offset: 0, limit: 50 })).toMatchObject({
          ok: false,
          refusal: { kind: 'mission-term' },
        })
    }
  })

  it('[C17] is still found inside one opened case, where it is part of an account', async () => {
    const { caseId } = await answered('records.read', { id: (await table(['Testimony'])).rows[0]?.id })
    expect(await answered('search.find', { words: 'lamper', caseId })).toMatchObject({ state: 'found' })
  })
})

describe('keys of the line', () => {
  /** The demonstration's keys are one byte over and over; eight of them stand nowhere by chance. */
  const anyKey = /([1-9a-e][0-7])\1{7}/

  it('[RE20] are in no record, history or table that a page is given, and no search finds them', async () => {
    const { rows } = await table(['LineThread'])
    expect(rows).toHaveLength(9)
    for (const row of rows) {
      const read = await answered('records.read', { id: row.id })
      const { steps } = await answered('records.history', { id: row.id })
      expect(Object.keys(read.fields)).toContain('request')
      for (const name of ['keys', 'cover', 'slots']) {
        expect(Object.keys(read.fields)).not.toContain(name)
        expect(steps.map(({ field }) => field)).not.toContain(name)
      }
      expect(JSON.stringify([row, read.fields, steps])).not.toMatch(anyKey)
    }
    expect(await answered('search.find', { words: '51'.repeat(16) })).toMatchObject({ count: 0 })
  })

  it('[RE20] are not written by a page either, nor anything else that the line writes by itself', async () => {
    const [row] = (await table(['LineThread'])).rows
    for (const fields of [{ keys: null }, { lastOpened: '2021-08-05T09:00:00Z' }]) {
      expect(await call('records.save', { id: row?.id, type: 'LineThread', fields })).toMatchObject({
        refusal: { kind: 'unfit', reason: 'unknown-field' },
      })
    }
    const fields = {
      request: row?.id,
      way: 'out',
      kind: 'text',
      at: '2021-08-05T09:00:00Z',
      text: 'x',
      by: 'M-01',
    }
    expect(await call('records.save', { type: 'LineMessage', fields })).toMatchObject({
      refusal: { kind: 'unfit' },
    })
  })
})

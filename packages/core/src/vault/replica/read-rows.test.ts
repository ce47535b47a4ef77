import { describe, expect, it } from 'vitest'
import { textOf, utf8 } from '../../base/bytes.ts'
import { MemoryStore } from './memory-store.ts'
import { ReadRows } from './read-rows.ts'

function countedRows() {
  const parsed: string[] = []
  const rows = new ReadRows('mail-in', (row, key) => {
    parsed.push(key)
    return textOf(row)
  })
  return { rows, parsed }
}

describe('Rows of a shelf that are read again and again', () => {
  it('are parsed once while they say the same', () => {
    const { rows, parsed } = countedRows()
    const store = new MemoryStore()
    store.transaction(() => store.shelf.put('mail-in', 'a', utf8('one')))
    expect([rows.at(store.shelf, 'a'), rows.all(store.shelf)]).toEqual(['one', ['one']])
    store.transaction(() => store.shelf.put('mail-in', 'a', utf8('one')))
    expect([rows.at(store.shelf, 'a'), parsed]).toEqual(['one', ['a']])
    // Another disk is another disk, whatever its rows are called.
    expect(rows.at(new MemoryStore().shelf, 'a')).toBeUndefined()
  })

  it('are read as they stand after a transaction was undone, after a change, and when they are gone', () => {
    const { rows } = countedRows()
    const store = new MemoryStore()
    store.transaction(() => store.shelf.put('mail-in', 'a', utf8('first')))
    const undone = (): void => {
      store.shelf.put('mail-in', 'a', utf8('never kept'))
      expect(rows.at(store.shelf, 'a')).toBe('never kept')
      throw new Error('no room')
    }
    expect(() => store.transaction(undone)).toThrow('no room')
    expect(rows.at(store.shelf, 'a')).toBe('first')
    store.transaction(() => store.shelf.put('mail-in', 'a', utf8('other')))
    expect(rows.all(store.shelf)).toEqual(['other'])
    store.transaction(() => store.shelf.drop('mail-in', 'a'))
    expect([rows.at(store.shelf, 'a'), rows.all(store.shelf)]).toEqual([undefined, []])
  })

  it('come in the order of their keys, those under a name alone', () => {
    const memory = new MemoryStore()
    const put = (key: string) => memory.transaction(() => memory.shelf.put('mail-in', key, utf8(key)))
    for (const key of ['b/2', 'a/9', 'b/10', 'ä', 'b', 'b0']) put(key)
    expect(memory.shelf.list('mail-in', 'b/').map(({ key }) => key)).toEqual(['b/10', 'b/2'])
    memory.transaction(() => memory.shelf.drop('mail-in', 'b/10'))
    put('b/1')
    expect(memory.shelf.list('mail-in', 'b').map(({ key }) => key)).toEqual(['b', 'b/1', 'b/2', 'b0'])
    expect(memory.shelf.list('mail-in', 'b/', { after: 'b/1', limit: 1 }).map(({ key }) => key)).toEqual([
      'b/2',
    ])
  })
})

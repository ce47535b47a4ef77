/** What is left of an entry's body: docs/formats/vault.md §X. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newRecordId } from '../base/id.ts'
import { platformRandom as random } from '../base/random.ts'
import { certain } from '../base/result.ts'
import { deriveBytes } from '../sealed/derive.ts'
import { newSealKey, sealKeyFrom } from '../sealed/seal.ts'
import { newSigningKey } from '../sealed/sign.ts'
import { newCompartmentId } from './compartment.ts'
import type { Entry } from './entry.ts'
import { emptyFeed, readBody, writeEntry } from './feed.ts'
import { nextStamp } from './hybrid-clock.ts'
import { type Changes, encodeChanges } from './operation.ts'
import { openRest, roomIn, sealRest, withoutStruck } from './rest.ts'

const organisation = random.bytes(32)
const epochKey = random.bytes(32)
const entryKey = certain(
  ((made) => (made.ok ? made.value : undefined))(sealKeyFrom(deriveBytes(epochKey, 'entry-body'))),
  'a derived key',
)
const seal = { epochKey, organisation }
const one = newRecordId(random)
const other = newRecordId(random)

async function entryOf(changes: Changes): Promise<Entry> {
  const writer = {
    organisation,
    compartment: newCompartmentId(random),
    key: await newSigningKey(random),
    epoch: 1,
    entryKey,
  }
  return writeEntry(writer, emptyFeed, 'changes', encodeChanges(changes), { random })
}

function changesOf(text: string, item: string): Changes {
  return {
    at: nextStamp(undefined, 1_777_881_600_000),
    seen: [['AAAAAAAAAAAA', 3]],
    operations: [
      {
        record: one,
        type: 'T',
        sets: { words: text, kept: 7 },
        lists: { list: { put: [[0, item]], drop: [item] } },
        replaced: { words: ['AAAAAAAAAAAA.2'], list: { [item]: ['AAAAAAAAAAAA.1'] } },
      },
      { record: other, type: 'T', sets: { words: 'stays' }, lists: {}, replaced: {} },
    ],
  }
}

const struck = [[one, ['list', 'words']]] as const

describe('what is left of an entry', () => {
  it('[X7] says nothing of the struck fields, has all else, and is as long as the body was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 4, maxLength: 20_000 }),
        fc.string({ minLength: 5 }),
        async (text, item) => {
          const changes = changesOf(`${text} secret`, `${item} secret`)
          const entry = await entryOf(changes)
          const left = certain(withoutStruck(changes, struck, roomIn(entry.header)), 'something is struck')
          const body = await sealRest(seal, entry.header, left)
          expect(body.length).toBe(entry.header.bodyLength)
          const read = certain(await openRest(seal, { header: entry.header, body }), 'it opens')
          expect(JSON.stringify(read)).not.toContain('secret')
          expect(read.operations[1]).toEqual(changes.operations[1])
          expect(read.operations[0]?.sets).toEqual({ words: null, kept: 7 })
          expect(read.at).toBe(changes.at)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('[X8] is the same bytes wherever it is made, and opens in its own place alone', async () => {
    const changes = changesOf('words that go', 'an item')
    const entry = await entryOf(changes)
    const left = certain(withoutStruck(changes, struck, roomIn(entry.header)), 'something is struck')
    const body = await sealRest(seal, entry.header, left)
    expect(await sealRest(seal, entry.header, left)).toEqual(body)
    const elsewhere = await entryOf(changes)
    expect(
      await openRest(seal, { header: { ...elsewhere.header, bodyLength: body.length }, body }),
    ).toBeUndefined()
    expect(
      await openRest({ ...seal, epochKey: random.bytes(32) }, { header: entry.header, body }),
    ).toBeUndefined()
    expect((await readBody({ ...entry, body }, entryKey, organisation)).ok, 'no body that was signed').toBe(
      false,
    )
    expect((await readBody({ ...entry, body }, newSealKey(random), organisation)).ok).toBe(false)
    expect(await openRest(seal, entry), 'a signed body is no rest').toBeUndefined()
  })

  it('[X9] of an entry that says nothing of it, there is nothing to leave', () => {
    expect(withoutStruck(changesOf('a', 'b'), [[newRecordId(random), ['words']]], 10_000)).toBeUndefined()
    const empty = withoutStruck(changesOf('words', 'item'), struck, 10_000)
    expect(withoutStruck(certain(empty, 'struck'), struck, 10_000)).toBeUndefined()
  })
})

/** A form on a real vault: what an act of the Cases room would refuse comes in by no form, and what it allows does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Vault } from '../vault/vault.ts'
import { demonstrationStart, openDemonstration } from '../work/demonstration.ts'
import { valuesOf } from '../work/record-view.ts'
import { saveRecord } from '../work/save-record.ts'
import { CaseIndex } from './case-index.ts'
import { judgeSaves } from './judge-save.ts'

const folder = mkdtempSync(join(tmpdir(), 'forms-'))
let vault: Vault
let index: CaseIndex

beforeAll(async () => {
  vault = await openDemonstration(folder, { clock: frozenClock(demonstrationStart), random: platformRandom })
  index = new CaseIndex(vault)
}, 60_000)
afterAll(async () => {
  await vault.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The record of this type whose field holds this. */
function the(type: RecordTypeName, field: string, text: string): RecordId {
  const found = index
    .world()
    .ofType(type)
    .find((one) => textIn(one, field)?.includes(text))
  const id = found === undefined ? undefined : vault.reader.readText(found.id)?.id
  return certain(id, `the demonstration has a ${type} with ${text}`)
}

async function save(
  type: RecordTypeName,
  fields: { readonly [field: string]: Json },
  id?: RecordId,
): Promise<unknown> {
  const wish = { type, fields, ...(id === undefined ? {} : { id }) }
  const saved = await saveRecord(
    vault,
    wish,
    'M-04',
    judgeSaves(vault, () => index.world()),
  )
  if (saved.ok) return 'saved'
  return 'breaks' in saved.refusal ? saved.refusal.breaks.map(({ rule }) => rule) : saved.refusal
}

describe('[RU45] a form', () => {
  it('starts no leg of a minor with one approval', async () => {
    const minor = the('Person', 'code', 'P-13')
    const journey = the('Journey', 'personId', minor)
    const { legs } = valuesOf(certain(vault.reader.read(journey), 'it was found'))
    const started = Array.isArray(legs) ? legs.map((leg) => ({ ...(leg as object), state: 'approved' })) : []
    expect(await save('Journey', { legs: started }, journey)).toBe('saved')
    const underway = started.map((leg) => ({ ...leg, state: 'underway' }))
    expect(await save('Journey', { legs: underway }, journey)).toEqual(['R06', 'R09'])
  })

  it('takes a statement only with words that stand in its report', async () => {
    const speakerId = the('Person', 'publicName', 'Jorun')
    const publicationId = the('Publication', 'outlet', 'Harbour Post')
    const said = (quote: string) => ({
      kind: 'position',
      speakerId,
      saidAt: { date: '2021-05-19', precision: 'exact' },
      forum: 'Harbour Post',
      wording: quote,
      lang: 'en',
      anchors: [{ publicationId, quote }],
    })
    expect(await save('Statement', said('We act because we like to'))).toEqual(['R19'])
    expect(await save('Statement', said('We act because they cannot wait'))).toBe('saved')
  })

  it('lowers no emergency', async () => {
    const emergency = the('Case', 'priority', 'emergency')
    expect(await save('Case', { priority: 'normal' }, emergency)).toEqual(['R09'])
    expect(await save('Case', { summary: 'asked again' }, emergency)).toBe('saved')
  })
})

/** A vault that holds what several people wrote: who wrote what, what is withheld, and a check over all of it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { encodePartState } from '@safeconduct/core/vault/part-state.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { formsOf, newStem, sightingsBelow, sightingsIn } from '../../../../test/support/canary.ts'
import { everyPage } from '../store/pages.fixture.ts'
import { importReports } from '../work/import-press.ts'
import { viewOf } from '../work/record-view.ts'
import { type Colleague, entriesOf, pressLog, VaultTeam } from './team.fixture.ts'
import { caseScope, change, newId, publication, said, saved, TestHomes } from './vault.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

async function isWhole({ vault }: Colleague): Promise<void> {
  expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
}

/** Parts as text: what two devices must agree on, byte for byte. */
function stateOf({ vault }: Colleague): readonly string[] {
  return [...vault.store.records.everyPart()]
    .map(({ record, state }) => record + encodePartState(state))
    .toSorted()
}

describe('a press report', () => {
  const report = { name: 'bridge.txt', bytes: utf8('The bridge at dawn\n\nNobody crossed it.\n') }

  it('says who took it in, by the code of the member whose device it was', async () => {
    const team = await VaultTeam.of(2, homes)
    const second = team.at(1)
    const [taken] = await importReports(second.vault, [report])
    const id = taken?.state === 'imported' ? taken.id : newId()
    expect(viewOf(certain(second.vault.reader.read(id), 'it was taken in')).createdBy).toBe('M-02')
    await team.carry(second, team.founder)
    expect(viewOf(certain(team.founder.vault.reader.read(id), 'it was carried')).createdBy).toBe('M-02')
    await team.close()
  })

  it('is refused, and leaves no file behind, where its reader may not write', async () => {
    const team = await VaultTeam.of(2, homes)
    const { vault, home } = team.at(1)
    await team.decide(pressLog, { kind: 'members', set: [[team.at(1).member, 'reader']] })
    const [refused] = await importReports(vault, [report])
    expect(refused).toMatchObject({ state: 'refused', refusal: { kind: 'not-granted' } })
    expect(existsSync(join(home.path, 'blobs'))).toBe(false)
    await team.close()
  })
})

describe('a record that two people wrote', () => {
  it('[T5] tells in its history who wrote what, by their codes, on both devices alike', async () => {
    const team = await VaultTeam.of(2, homes)
    const [first, second] = [team.at(0), team.at(1)]
    const one = publication('The bridge at dawn')
    await saved(first.vault, one)
    await team.carry(first, second)
    second.home.clock.set(second.home.clock.millis() + 60_000)
    await saved(second.vault, { ...one, fields: { title: 'The bridge at noon' } })
    await team.carry(second, first)
    first.home.clock.set(second.home.clock.millis() + 60_000)
    await saved(first.vault, { ...one, fields: { outlet: 'Harbour Gazette' } })
    await team.carry(first, second)
    for (const { vault } of [first, second]) {
      const steps = await vault.reader.history(one.id)
      expect(
        steps
          .filter(({ field }) => field !== 'text')
          .map(({ rev, who, field, before, after }) => [rev, who, field, before, after]),
      ).toEqual([
        [1, 'M-01', 'outlet', null, 'Harbour Post'],
        [1, 'M-01', 'title', null, 'The bridge at dawn'],
        [2, 'M-02', 'title', 'The bridge at dawn', 'The bridge at noon'],
        [3, 'M-01', 'outlet', 'Harbour Post', 'Harbour Gazette'],
      ])
      expect(vault.reader.read(one.id)?.rev).toBe(3)
    }
    expect(stateOf(first)).toEqual(stateOf(second))
    await isWhole(first)
    await isWhole(second)
    await team.close()
  })

  it('[T5] still tells it after closing and opening, and of words that were written apart', async () => {
    const team = await VaultTeam.of(2, homes)
    const [first, second] = [team.at(0), team.at(1)]
    const one = publication('The bridge')
    await saved(first.vault, one)
    await team.carry(first, second)
    await saved(first.vault, { ...one, fields: { title: 'By M-01' } })
    second.home.clock.set(second.home.clock.millis() + 60_000)
    await saved(second.vault, { ...one, fields: { title: 'By M-02' } })
    await team.carry(first, second)
    await team.carry(second, first)
    await second.vault.close()
    second.vault = await second.home.open()
    for (const { vault } of [first, second]) {
      expect(said(vault, one.id, 'title')).toBe('By M-02')
      const writers = (await vault.reader.history(one.id)).filter(({ field }) => field === 'title')
      expect(new Set(writers.map(({ who }) => who))).toEqual(new Set(['M-01', 'M-02']))
    }
    expect(second.vault.reader.find({ words: 'by m-02', types: ['Publication'] }).count).toBe(1)
    await isWhole(second)
    await team.close()
  })
})

describe('what is under a key that is not here', () => {
  async function aCase(team: VaultTeam): Promise<{
    readonly caseId: ReturnType<typeof newId>
    readonly part: (part: 'work' | 'places') => CompartmentName
  }> {
    const caseId = newId()
    const part = (name: 'work' | 'places'): CompartmentName => ({ scope: caseScope(caseId), part: name })
    await saved(team.founder.vault, change('Case', caseScope(caseId), { summary: 'Nightingale' }))
    return { caseId, part }
  }

  it('[T13] is withheld in a record of which a part is here, and says nothing of whether it was written', async () => {
    const team = await VaultTeam.of(2, homes)
    const [first, second] = [team.at(0), team.at(1)]
    const { caseId, part } = await aCase(team)
    const names = { code: 'P-07' }
    const [written, empty] = [
      change('Person', caseScope(caseId), names),
      change('Act', caseScope(caseId), { note: 'Seen' }),
    ]
    await saved(first.vault, written, { ...empty, fields: { ...empty.fields, physical: 'A scar' } })
    const other = change('Act', caseScope(caseId), { note: 'Heard' })
    await saved(first.vault, other)
    await team.grant(second, part('work'), 'writer')
    await team.carry(first, second, part('work'))
    const [full, bare] = [empty, other].map(({ id }) =>
      viewOf(certain(second.vault.reader.read(id), 'its work is here')),
    )
    expect(full?.fields['note']).toEqual({ state: 'value', value: 'Seen' })
    expect(full?.fields['physical']).toEqual({ state: 'withheld' })
    // The one whose medical part was never written looks the same.
    expect(bare?.fields['physical']).toEqual({ state: 'withheld' })
    const own = viewOf(certain(first.vault.reader.read(other.id), 'its maker has every part'))
    expect(own.fields['physical']).toBeUndefined()
    expect(second.vault.reader.find({ words: 'scar', types: ['Act'] }).count).toBe(0)
    await isWhole(second)
    await team.close()
  })

  it('[T13] is a record that does not exist where no part of it is here: no row, no count, no hit', async () => {
    const team = await VaultTeam.of(2, homes)
    const [first, second] = [team.at(0), team.at(1)]
    const { caseId, part } = await aCase(team)
    const journey = change('Journey', caseScope(caseId), { note: 'By Marigold lane' })
    await saved(first.vault, journey)
    await team.grant(second, part('work'), 'writer')
    await team.carry(first, second, part('work'))
    expect(first.vault.reader.read(journey.id)).toBeDefined()
    expect(second.vault.reader.read(journey.id)).toBeUndefined()
    expect(second.vault.reader.homeOf(journey.id)).toBeUndefined()
    expect(await second.vault.reader.history(journey.id)).toEqual([])
    expect(
      second.vault.reader.table({ types: ['Journey'], filter: '', offset: 0, limit: 9, caseId }),
    ).toEqual({
      total: 0,
      records: [],
    })
    expect(second.vault.reader.find({ words: 'marigold', types: ['Journey'], guarded: 'places' }).count).toBe(
      0,
    )
    // Sealed words of a log whose key is not here are not even taken in.
    const places = team.log(part('places'))
    const received = await second.vault.replica.receive(places.id, entriesOf(first, places), 'relay')
    expect(received).toMatchObject({ applied: 0 })
    expect(second.vault.reader.read(journey.id)).toBeUndefined()
    await isWhole(second)
    await team.close()
  })
})

describe('a case that leaves the device of a colleague', () => {
  it('[T12] is in no file and no page of it, and is read again when its key comes back', async () => {
    const team = await VaultTeam.of(2, homes)
    const [first, second] = [team.at(0), team.at(1)]
    const [going, staying] = [newStem(platformRandom), newStem(platformRandom)]
    const caseId = newId()
    const work: CompartmentName = { scope: caseScope(caseId), part: 'work' }
    await saved(first.vault, change('Case', work.scope, { summary: `${going} began` }), publication(staying))
    const notes = Array.from({ length: 30 }, (_, i) =>
      change('Act', work.scope, { note: `${going}${i} seen` }),
    )
    for (const note of notes) await saved(first.vault, note)
    await team.grant(second, work, 'writer')
    await team.carry(first, second, work)
    await team.carry(first, second)
    const [note] = notes
    await saved(second.vault, { ...certain(note, 'thirty'), fields: { note: `${going} heard` } })
    await team.carry(second, first, work)
    const forms = formsOf(going.slice(3))
    const sightings = (): number =>
      sightingsBelow(second.home.path, forms).length +
      everyPage(second.home.file, second.home.key).filter((page) => sightingsIn(page, forms, '').length > 0)
        .length
    expect(second.vault.reader.findInCase(caseId, going).count).toBe(31)
    expect(sightings()).toBeGreaterThan(0)
    await second.vault.replica.forget([team.log(work).id])
    expect(sightings()).toBe(0)
    expect(second.vault.reader.findInCase(caseId, going).count).toBe(0)
    expect(second.vault.reader.find({ words: staying, types: ['Publication'] }).count).toBe(1)
    expect(await second.vault.writer.save([change('Act', work.scope, { note: 'x' })])).toMatchObject({
      ok: false,
      refusal: { kind: 'not-granted' },
    })
    await isWhole(second)
    await second.vault.close()
    expect(sightings()).toBe(0)
    second.vault = await second.home.open()
    await team.grant(second, work, 'writer')
    await team.carry(first, second, work)
    expect(said(second.vault, notes[0]?.id ?? newId(), 'note')).toBe(`${going} heard`)
    expect(second.vault.reader.findInCase(caseId, going).count).toBe(31)
    await isWhole(second)
    await team.close()
  })
})

describe('vault check over many feeds', () => {
  it('[T6] finds no fault in entries that wait for their causes, nor when these come', async () => {
    const team = await VaultTeam.of(3, homes)
    const [first, second, third] = [team.at(0), team.at(1), team.at(2)]
    const one = publication('First')
    await saved(first.vault, one)
    await team.carry(first, second)
    await saved(second.vault, { ...one, fields: { title: 'Second' } })
    // The third hears of the answer before the question.
    const log = team.log(pressLog, second)
    const answer = entriesOf(second, log).filter(({ header }) => header.feed.toHex() === log.writing?.hex)
    expect(await third.vault.replica.receive(log.id, answer, 'bundle')).toMatchObject({
      applied: 1,
      waiting: 1,
    })
    await isWhole(third)
    expect(third.vault.reader.read(one.id)).toBeUndefined()
    await third.vault.close()
    third.vault = await third.home.open()
    await isWhole(third)
    await team.carry(first, third)
    expect(said(third.vault, one.id, 'title')).toBe('Second')
    await isWhole(third)
    await team.close()
  })

  it('[T6] names a mark that somebody with the key changed', async () => {
    const team = await VaultTeam.of(2, homes)
    const second = team.at(1)
    await saved(team.founder.vault, publication('First'))
    await team.carry(team.founder, second)
    await second.vault.close()
    second.home.forge((database) => {
      const row = database
        .prepare<[], { key: string; value: Uint8Array }>(
          "select key, value from shelf where shelf = 'mark' limit 1",
        )
        .get()
      const { key, value } = certain(row, 'a mark')
      const changed = new Uint8Array(value)
      changed[100] = (changed[100] ?? 0) ^ 1
      database.prepare("update shelf set value = ? where shelf = 'mark' and key = ?").run(changed, key)
    })
    second.vault = await second.home.open()
    const { faults } = await second.vault.check({ readData: true })
    expect(faults.map(({ kind }) => kind)).toEqual(['control-unmarked'])
    await team.close()
  })
})

/** The work of the press desk and of the forms, on a real vault in a temporary folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { recordTypeNames } from '@safeconduct/core/records/record-types.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyFolder } from '../dossier/verify-folder.ts'
import { keepBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import { createVault, type Vault } from '../vault/vault.ts'
import { demonstrationStart, openDemonstration } from './demonstration.ts'
import { settingsChange, termList } from './directory.ts'
import { importReports } from './import-press.ts'
import { makePressDossier } from './press-dossier.ts'
import { Readings } from './readings.ts'
import { columnsOf, viewOf } from './record-view.ts'
import { type SaveWish, saveRecord } from './save-record.ts'
import { software } from './software.ts'

const world = { clock: frozenClock(demonstrationStart), random: platformRandom }
const reportFolder = fileURLToPath(new URL('../../../../test/reports', import.meta.url))
const reports = readdirSync(reportFolder)
  .toSorted()
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(reportFolder, name))) }))

let home = ''
let vault: Vault

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'work-'))
  const made = await createVault(
    home,
    platformRandom.bytes(32),
    { name: 'Test', createdAt: world.clock.now() },
    world,
  )
  if (!made.ok) throw new Error(made.refusal.kind)
  vault = made.value
})

afterEach(async () => {
  await vault.close()
  rmSync(home, { recursive: true, force: true })
})

async function saved(wish: SaveWish): Promise<string> {
  const result = await saveRecord(vault, wish, 'M-01')
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value.id
}

describe('press reports', () => {
  it('come in with a sealed original, and the same file again is the same record', async () => {
    const first = await importReports(vault, reports)
    expect(first.map(({ state }) => state)).toEqual(reports.map(() => 'imported'))
    const again = await importReports(vault, reports)
    expect(again.map(({ state }) => state)).toEqual(reports.map(() => 'already-here'))
    expect(vault.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 9 }).total).toBe(
      reports.length,
    )
    expect((await vault.check({ readData: true })).state).toBe('whole')
  })

  it('say of themselves only what a file can say', async () => {
    await importReports(vault, reports.slice(0, 1))
    const [record] = vault.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 1 }).records
    const fields = viewOf(record!).fields
    expect(fields['url']).toMatchObject({ value: expect.stringMatching(/^https:\/\/not-stated\.invalid\//) })
    expect(fields['publishedAt']).toMatchObject({ value: { precision: 'exact' } })
    expect(Object.keys(columnsOf(record!))).not.toContain('text')
  })

  it('are read together: every offset is the word it says, and a run leads to the same words in the other report', async () => {
    await importReports(vault, reports)
    const readings = new Readings(vault)
    const { reports: listed, shared } = await readings.shares()
    expect(shared.length).toBeGreaterThan(0)
    const texts = new Map<string, string>()
    for (const { id } of listed) {
      const view = await readings.view(id)
      if (view.ok) texts.set(id, view.value.text)
    }
    for (const { id } of listed) {
      const view = await readings.view(id)
      if (!view.ok) throw new Error(view.refusal.kind)
      for (const { start, end, other } of view.value.runs) {
        const words = (text: string): string =>
          text
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
            .trim()
        const there = texts.get(other.id)?.slice(other.start, other.end) ?? ''
        expect(words(view.value.text.slice(start, end))).toBe(words(there))
      }
    }
  })

  it('[P37a] keep a name that was only chosen out of their record, and the page says that it was', async () => {
    const text =
      'Une rue de Sarn\n\nSous le choc, Odile Marne ne décolère pas depuis mardi : « Je n’ai rien reçu, pas même un mot. »\n\n« Nous réparons le toit », a déclaré Paul Roux.\n'
    const [came] = await importReports(vault, [{ name: 'yard.txt', bytes: utf8(text) }])
    if (came?.state !== 'imported') throw new Error('a report that comes in')
    const [record] = vault.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 1 }).records
    expect(viewOf(record!).fields['quotes']).toMatchObject({
      value: [
        { anchor: 'Je n’ai rien reçu, pas même un mot.' },
        { anchor: 'Nous réparons le toit', speakerAsPrinted: 'Paul Roux' },
      ],
    })
    expect(JSON.stringify(viewOf(record!).fields['quotes'])).not.toContain('Odile')
    const view = await new Readings(vault).view(came.id)
    expect(view.ok && view.value.quotes.map(({ speaker, isChosen }) => [speaker, isChosen])).toEqual([
      ['Odile Marne', true],
      ['Paul Roux', false],
    ])
  })

  it('are read again when one comes in, and a damaged original says so on its own page only', async () => {
    const readings = new Readings(vault)
    const [first] = await importReports(vault, reports.slice(0, 2))
    expect((await readings.shares()).reports).toHaveLength(2)
    await importReports(vault, reports)
    expect((await readings.shares()).reports).toHaveLength(reports.length)
    for (const blob of readdirSync(join(home, 'blobs'))) writeFileSync(join(home, 'blobs', blob), 'damaged')
    const fresh = new Readings(vault)
    if (first?.state !== 'imported') throw new Error('the first report came in')
    expect(await fresh.view(first.id)).toMatchObject({ ok: false, refusal: { kind: 'file-damaged' } })
    expect((await fresh.shares()).reports).toEqual([])
  })

  it('take nothing out of a case with them, whatever a report names as its capture', async () => {
    await importReports(vault, reports.slice(0, 1))
    const [caseId, item] = [newRecordId(platformRandom), newRecordId(platformRandom)]
    const kept = await keepBlob(vault.home, [utf8('the yard where she hides')], { random: platformRandom })
    if (!kept.ok) throw new Error('a file that fits')
    const of = { createdAt: vault.clock.now(), createdBy: 'M-01' }
    const sealed = { ...of, title: 'A yard', sealedAt: vault.clock.now(), [fileField]: kept.value.blob }
    const home = { kind: 'case', caseId } as const
    const report = { ...of, outlet: 'A paper', title: 'Nothing', capture: item }
    const saved = await vault.writer.save([
      { id: caseId, type: 'Case', home, fields: { ...of, state: 'intake' } },
      { id: item, type: 'EvidenceItem', home, fields: { ...sealed, sha256: kept.value.sha256 } },
      { id: newRecordId(platformRandom), type: 'Publication', home: { kind: 'press' }, fields: report },
    ])
    expect(saved.ok).toBe(true)
    const folder = join(vault.home, 'out')
    const made = await makePressDossier(vault, { folder, language: 'en', title: 'Reports', software })
    expect(made).toMatchObject({ ok: true, value: { items: 1 } })
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    for (const { parentPath, name } of left)
      expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain('the yard where she hides')
  })

  it('leave as a dossier that verifies, and a changed original is never sent', async () => {
    await importReports(vault, reports)
    const wish = { language: 'en', title: 'Reports', software } as const
    const made = await makePressDossier(vault, { ...wish, folder: join(home, 'out') })
    expect(made).toMatchObject({ ok: true, value: { items: reports.length } })
    expect(await verifyFolder(join(home, 'out'))).toMatchObject({ kind: 'unchanged' })
    const [blob] = readdirSync(join(home, 'blobs'))
    writeFileSync(join(home, 'blobs', blob ?? ''), 'damaged')
    expect(await makePressDossier(vault, { ...wish, folder: join(home, 'second') })).toMatchObject({
      ok: false,
    })
    expect(readdirSync(home).filter((name) => name.includes('second'))).toEqual([])
  })

  it('say of themselves their day, their authors and their outlet where the page does, and else that nobody has said', async () => {
    const html = utf8(
      '<!doctype html><html><head><title>Gate</title><meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2021-05-20T17:34:00Z"><meta name="author" content="Ana Morel"></head><body><article><h1>Four men held in Sarn</h1><p>The harbour office said on Monday that four men were held in the old cannery by the river.</p></article></body></html>',
    )
    const ahead = utf8(
      'Four men held in Sarn\n\nPublished 3 March 2031\n\nThe harbour office said on Monday that four men were held.\n',
    )
    const [page, text] = await importReports(vault, [
      { name: 'a.html', bytes: html },
      { name: 'b.txt', bytes: ahead },
    ])
    const fieldsOf = (one: typeof page) =>
      viewOf(vault.reader.read(one?.state === 'imported' ? one.id : ('' as never))!).fields
    expect(fieldsOf(page)).toMatchObject({
      outlet: { value: 'Harbour Post' },
      publishedAt: { value: { date: '2021-05-20', precision: 'exact' } },
      byline: { value: ['Ana Morel'] },
    })
    // Of a day that has not come yet nobody has reported.
    expect(fieldsOf(text)).toMatchObject({ publishedAt: { value: { precision: 'X-BEF' } } })
  })

  it("with a word of the mission's list in the title come in without it, and keep it in their own words", async () => {
    await vault.writer.save([settingsChange({ termList: ['lamper'] })])
    expect(termList(vault)).toEqual(['lamper'])
    const bytes = utf8(
      'Lampers seized in Sarn\n\nThe harbour office said on Monday that four men were held.\n',
    )
    const [report] = await importReports(vault, [{ name: 'a.txt', bytes }])
    expect(report?.state).toBe('imported')
    const [record] = vault.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 1 }).records
    const { title, text } = viewOf(record!).fields
    expect(title).toMatchObject({ value: expect.stringMatching(/^2021-08-05 · [0-9a-f]{8}$/) })
    expect(JSON.stringify(text)).toContain('Lampers seized in Sarn')
  })
})

describe('a record saved by form', () => {
  const request = (fields: { readonly [field: string]: Json } = {}): SaveWish => ({
    type: 'HelpRequest',
    fields: {
      channel: 'web',
      receivedAt: '2021-08-05T08:00:00Z',
      lang: 'ru',
      body: 'Where can I go?',
      aboutOther: false,
      state: 'received',
      priority: 'urgent',
      ...fields,
    },
  })

  it('is refused at the field that is wrong, and nothing is kept', async () => {
    const refused = await saveRecord(vault, request({ receivedAt: 'yesterday' }), 'M-01')
    expect(refused).toEqual({
      ok: false,
      refusal: { kind: 'unfit', field: 'receivedAt', reason: 'not-an-instant' },
    })
    expect(vault.reader.table({ types: recordTypeNames, filter: '', offset: 0, limit: 9 }).total).toBe(0)
  })

  it('moves only along its states', async () => {
    expect(await saveRecord(vault, request({ state: 'accepted' }), 'M-01')).toMatchObject({
      ok: false,
      refusal: { kind: 'move-refused', possible: ['received'] },
    })
    const id = await saved(request())
    const change = (state: string): SaveWish => ({ id: id as never, type: 'HelpRequest', fields: { state } })
    expect(await saveRecord(vault, change('accepted'), 'M-01')).toMatchObject({ ok: false })
    expect(await saveRecord(vault, change('read'), 'M-01')).toMatchObject({ ok: true })
    expect(await saveRecord(vault, change('declined'), 'M-01')).toMatchObject({
      ok: false,
      refusal: { field: 'declineReason', reason: 'missing' },
    })
  })

  it('(R15) stays a request about another person once somebody said so: one tick must not open any answer', async () => {
    const id = await saved(request())
    const say = (aboutOther: boolean): SaveWish => ({
      id: id as never,
      type: 'HelpRequest',
      fields: { aboutOther },
    })
    expect(await saveRecord(vault, say(true), 'M-01')).toMatchObject({ ok: true })
    expect(await saveRecord(vault, say(false), 'M-01')).toEqual({
      ok: false,
      refusal: { kind: 'about-other-stays', field: 'aboutOther' },
    })
  })

  it('never goes unseen over what a colleague wrote meanwhile', async () => {
    const id = await saved(request())
    const wish = (fields: { readonly [field: string]: Json }, rev: number): SaveWish => ({
      id: id as never,
      rev,
      type: 'HelpRequest',
      fields,
    })
    expect((await saveRecord(vault, wish({ priority: 'emergency' }, 1), 'M-01')).ok).toBe(true)
    expect(await saveRecord(vault, wish({ priority: 'normal' }, 1), 'M-02')).toEqual({
      ok: false,
      refusal: { kind: 'changed-meanwhile', field: 'priority' },
    })
    expect((await saveRecord(vault, wish({ state: 'read' }, 1), 'M-02')).ok).toBe(true)
    const history = await vault.reader.history(id as never)
    expect(history.filter(({ field }) => field === 'priority')).toMatchObject([
      { before: null, after: 'urgent', rev: 1 },
      { before: 'urgent', after: 'emergency', rev: 2 },
    ])
  })

  it('cannot be placed without the person it is about', async () => {
    const names = {
      personId: '0'.repeat(32),
      names: [{ text: 'Ana Morel', script: 'Latn', lang: 'en', kind: 'legal' }],
    }
    expect(await saveRecord(vault, { type: 'Identity', fields: names }, 'M-01')).toMatchObject({
      ok: false,
      refusal: { kind: 'no-home' },
    })
  })
})

describe('the demonstration', () => {
  it('fills every room and holds every seal', { timeout: 360_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demonstration-'))
    const shown = await openDemonstration(folder, world)
    try {
      // The demonstration's line has no relay, so nothing says how it is set up.
      for (const type of recordTypeNames.filter((name) => name !== 'LineSetup')) {
        const { total } = shown.reader.table({ types: [type], filter: '', offset: 0, limit: 1 })
        expect(total, type).toBeGreaterThan(0)
      }
      expect((await shown.check({ readData: true })).state).toBe('whole')
    } finally {
      await shown.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('the program', () => {
  it('signs dossiers with the name and version of its package', () => {
    const path = new URL('../../../cli/package.json', import.meta.url)
    const { name, version } = JSON.parse(readFileSync(path, 'utf8'))
    expect(software).toBe(`${name} ${version}`)
  })
})

import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Json } from '@safeconduct/core/base/json.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Home, newHome, openDesk, type Page, pageOf, passphrase } from '../../../../test/support/desk.ts'
import type { Answer, CallName, Job } from '../calls/calls.ts'
import type { Desk } from './desk.ts'

const reports = fileURLToPath(new URL('../../../../test/reports', import.meta.url))
const unknownId = '0'.repeat(32)

function by(page: () => Page) {
  const answered = async <N extends CallName>(name: N, ask: unknown = {}): Promise<Answer<N>> => {
    const reply = await page().call(name, ask)
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.refusal)}`)
    return reply.value as Answer<N>
  }
  const refused = async (name: CallName, ask: unknown = {}): Promise<unknown> => {
    const reply = await page().call(name, ask)
    return reply.ok ? 'done after all' : reply.refusal
  }
  const ended = async (job: Job): Promise<Job> => {
    await expect
      .poll(async () => (await answered('job.read', { id: job.id })).state, { timeout: 20_000 })
      .not.toBe('running')
    return answered('job.read', { id: job.id })
  }
  return { answered, refused, ended }
}

describe('the demonstration', () => {
  let home: Home
  let desk: Desk
  let page: Page
  const { answered, refused } = by(() => page)

  beforeAll(async () => {
    home = await newHome()
    desk = await openDesk(home.path, { demonstration: true })
    const shown = await desk.showDemonstration()
    if (!shown.ok) throw new Error(JSON.stringify(shown.refusal))
    page = pageOf(desk)
  })

  afterAll(async () => {
    await desk.end()
    await home.remove()
  })

  const table = (types: readonly string[], more: object = {}): Promise<Answer<'records.table'>> =>
    answered('records.table', { types, filter: '', offset: 0, limit: 50, ...more })

  it('is open at once for the one page, and lives on 5 August 2021', async () => {
    expect(await answered('session.read')).toMatchObject({
      state: 'open',
      demonstration: true,
      clock: { now: '2021-08-05T09:00:00Z', frozen: true },
    })
  })

  it('fills every room, and calls people by their codes', async () => {
    for (const type of [
      'HelpRequest',
      'Case',
      'Person',
      'Shelter',
      'Journey',
      'Testimony',
      'EvidenceItem',
      'Publication',
      'Statement',
    ]) {
      const { total, rows } = await table([type])
      expect([type, total > 0, rows.every(({ title }) => title.length > 0)]).toEqual([type, true, true])
    }
    const cases = await table(['Case'])
    expect(cases.rows.some(({ title }) => /^P-\d\d · /.test(title))).toBe(true)
  })

  it('[C12] hands out a window of a table, and says how many there are', async () => {
    const whole = await table(['Publication'])
    const first = await table(['Publication'], { limit: 2 })
    const next = await table(['Publication'], { limit: 2, offset: 2 })
    expect(first.total).toBe(whole.total)
    expect([...first.rows, ...next.rows].map(({ id }) => id)).toEqual(
      whole.rows.slice(0, 4).map(({ id }) => id),
    )
    expect(
      await refused('records.table', { types: ['Organisation'], filter: '', offset: 0, limit: 5 }),
    ).toEqual({ kind: 'unknown-type' })
  })

  it('[C12] shows open checks by their day, cases by priority, and people before offices', async () => {
    const column = async (type: string, field: string): Promise<readonly (Json | undefined)[]> =>
      (await table([type], { limit: 200 })).rows.map(({ columns }) => columns[field])
    const outcomes = await column('Check', 'outcome')
    const open = outcomes.filter((outcome) => outcome === null).length
    expect(open).toBeGreaterThan(1)
    expect(outcomes.slice(0, open).every((outcome) => outcome === null)).toBe(true)
    const due = (await column('Check', 'dueAt'))
      .slice(0, open)
      .map((at) => (typeof at === 'string' ? Date.parse(at) : 0))
    expect(due).toEqual(due.toSorted((a, b) => a - b))
    const states = await column('Case', 'state')
    const urgency = (await column('Case', 'priority'))
      .filter((_, row) => states[row] !== 'closed' && states[row] !== 'deceased')
      .map((code) => ['emergency', 'urgent', 'normal', 'watch'].findIndex((one) => one === code))
    expect(urgency).toEqual(urgency.toSorted((a, b) => a - b))
    const isPerson = (await column('Person', 'kind')).map((kind) => Number(kind === 'individual'))
    expect(isPerson).toEqual(isPerson.toSorted((a, b) => b - a))
    expect(new Set(isPerson).size).toBe(2)
  })

  it('shows a record with its history, titles in the language of the page, and what speaks of it', async () => {
    const [row] = (await table(['Case'])).rows
    const id = row?.id ?? ''
    const record = await answered('records.read', { id })
    expect(record).toMatchObject({ id, type: 'Case', rev: 1, scope: 'case' })
    const { steps } = await answered('records.history', { id })
    expect(steps.map(({ field }) => field)).toEqual(expect.arrayContaining(Object.keys(record.fields)))
    const titles = async (language: string): Promise<string> =>
      (await answered('records.titles', { ids: [id, unknownId], language })).records
        .map(({ title }) => title)
        .join()
    expect(await titles('ru')).not.toBe(await titles('en'))
    const inCase = await table(['Consent', 'RiskAssessment', 'Testimony', 'Journey', 'Person'], {
      caseId: record.caseId ?? id,
    })
    expect(inCase.total).toBeGreaterThan(0)
    expect(await refused('records.read', { id: unknownId })).toEqual({ kind: 'not-found' })
  })

  it('is changed by a form, one revision at a time, and never over a newer one', async () => {
    const [row] = (await table(['Publication'])).rows
    const before = await answered('records.read', { id: row?.id })
    const saved = await answered('records.save', {
      id: before.id,
      rev: before.rev,
      type: before.type,
      fields: { title: 'A second title' },
    })
    expect(saved.rev).toBe(before.rev + 1)
    const { steps } = await answered('records.history', { id: before.id })
    expect(steps.at(-1)).toMatchObject({
      field: 'title',
      before: before.fields['title']?.state === 'value' ? before.fields['title'].value : null,
      after: 'A second title',
    })
    expect(
      await refused('records.save', {
        id: before.id,
        rev: before.rev,
        type: before.type,
        fields: { title: 'A third' },
      }),
    ).toMatchObject({ kind: 'newer-revision', field: 'title' })
    expect(
      await refused('records.save', {
        id: before.id,
        rev: saved.rev,
        type: before.type,
        fields: { title: 7 },
      }),
    ).toMatchObject({ kind: 'unfit', field: 'title' })
    expect(
      await refused('records.save', {
        id: before.id,
        rev: saved.rev,
        type: before.type,
        fields: { stolen: 7 },
      }),
    ).toMatchObject({ kind: 'unfit' })
  })

  it('finds what people wrote, but nobody by the persecutors’ ground', async () => {
    expect(await answered('search.find', { words: 'second title' })).toMatchObject({
      state: 'found',
      count: 1,
    })
    expect(await answered('search.find', { words: '   ' })).toEqual({ state: 'nothing-asked' })
    for (const words of ['lamper', 'LAMPERS', 'лампадника', 'night readings in Sarn']) {
      expect([words, await answered('search.find', { words })]).toEqual([words, { state: 'mission-term' }])
    }
  })

  it('finds a name only in the room of names, and the perpetrator’s stated reason nowhere', async () => {
    const [identity] = (await table(['Identity'])).rows
    const [first] = (identity?.columns['names'] ?? []) as { text: string }[]
    const typesFound = async (ask: object): Promise<readonly string[]> => {
      const found = await answered('search.find', ask)
      return found.state === 'found' ? found.hits.map(({ type }) => type) : [found.state]
    }
    expect(await typesFound({ words: first?.text, room: 'names' })).toContain('Identity')
    expect(await typesFound({ words: first?.text })).not.toContain('Identity')
    expect(await typesFound({ words: 'what the family must do' })).not.toContain('Act')
  })

  it('is gone with its key when it is locked; a new one can be opened', async () => {
    const folder = join(home.path, 'demonstration')
    expect(existsSync(join(folder, 'vault.db'))).toBe(true)
    await answered('vault.lock')
    expect(await answered('session.read')).toEqual({ state: 'no-organisation' })
    expect(existsSync(folder)).toBe(false)
    expect(await refused('organisation.create', { name: 'Real', passphrase, language: 'en' })).toEqual({
      kind: 'demonstration-only',
    })
    expect(await answered('demonstration.open')).toMatchObject({ state: 'open', demonstration: true })
  })
})

describe('an organisation of one', () => {
  let home: Home
  let desk: Desk
  let page: Page
  const { answered, refused, ended } = by(() => page)

  beforeAll(async () => {
    home = await newHome()
    desk = await openDesk(home.path)
    page = pageOf(desk)
    await answered('organisation.create', { name: 'Night Line', passphrase, language: 'en' })
  })

  afterAll(async () => {
    await desk.end()
    await home.remove()
  })

  const fileNamed = async (name: string): Promise<{ name: string; base64: string }> => ({
    name,
    base64: (await readFile(join(reports, name))).toString('base64'),
  })

  it('[C17] says by which words nobody is looked up, and from then on nobody is', async () => {
    expect(await answered('terms.read')).toEqual({ terms: [] })
    expect(await answered('search.find', { words: 'lampers' })).toMatchObject({ state: 'found' })
    const terms = ['lamper', '', ' lamper ', 'night reading']
    expect(await answered('terms.save', { terms })).toEqual({ terms: ['lamper', 'night reading'] })
    expect(await answered('search.find', { words: 'lampers' })).toEqual({ state: 'mission-term' })
    expect(await refused('records.save', { type: 'Person', fields: { code: 'Lamper-1' } })).toMatchObject({
      kind: 'unfit',
    })
    expect(await answered('terms.save', { terms: [] })).toEqual({ terms: [] })
  })

  it('takes reports in once each, and refuses what is no report without losing the others', async () => {
    const names = (await readdir(reports)).filter((name) => name.endsWith('.txt'))
    const files = await Promise.all(names.map(fileNamed))
    const strange = [
      { name: 'empty.txt', base64: '' },
      { name: 'picture.png', base64: 'iVBORw0KGgoAAAAN' },
      {
        name: '../../escape.txt',
        base64: Buffer.from('One short report about the harbour.').toString('base64'),
      },
    ]
    const { files: taken } = await answered('press.import', { files: [...files, ...strange] })
    expect(taken.map(({ state }) => state)).toEqual([
      ...names.map(() => 'imported'),
      'refused',
      'refused',
      'imported',
    ])
    // The pages have a sentence for these kinds and for no others.
    const kinds = taken.map((file) => (file.state === 'refused' ? file.refusal.kind : ''))
    expect(kinds.filter((kind) => kind !== '')).toEqual(['empty-file', 'not-text'])
    const again = await answered('press.import', { files: files.slice(0, 2) })
    expect(again.files.map(({ state }) => state)).toEqual(['already-here', 'already-here'])
    const { total } = await answered('records.table', {
      types: ['Publication'],
      filter: '',
      offset: 0,
      limit: 5,
    })
    expect(total).toBe(names.length + 1)
  })

  it('reads them together: who speaks in each, and which words two of them share', async () => {
    const { reports: points, shared } = await answered('press.shares')
    expect(shared.length).toBeGreaterThan(0)
    const shares = points.find(({ id }) => id === shared[0]?.a)
    const reading = await answered('press.reading', { id: shares?.id })
    const [run] = reading.runs
    const other = await answered('press.reading', { id: run?.other.id })
    expect(reading.text.slice(run?.start, run?.end).length).toBeGreaterThan(20)
    expect(other.runs.map(({ other: { id } }) => id)).toContain(reading.id)
    expect(await refused('press.reading', { id: unknownId })).toEqual({ kind: 'not-found' })
  })

  it('makes a dossier, checks it while the vault is locked, and notices one changed byte', async () => {
    const made = await ended(await answered('dossier.make', { folder: 'first', language: 'fr' }))
    expect(made).toMatchObject({ what: 'dossier', state: 'finished', result: { items: 6 } })
    // What is read out over the telephone is the key that stands on the dossier.
    const session = await answered('session.read')
    expect(made.result).toMatchObject({ key: 'fingerprint' in session ? session.fingerprint : '' })
    const folder = join(home.path, 'exports', 'first')
    expect(await ended(await answered('dossier.make', { folder }))).toMatchObject({
      state: 'refused',
      refusal: { kind: 'folder-exists' },
    })
    for (const wrong of ['../first', '/tmp/../etc', 'a/b', '.']) {
      expect([wrong, await refused('dossier.make', { folder: wrong })]).toEqual([
        wrong,
        { kind: 'folder-name' },
      ])
    }
    const key = 'fingerprint' in session ? session.fingerprint : ''
    await answered('vault.lock')
    // Told by telephone in groups, and typed so: then the verdict says whose the key is.
    const inGroups = key.replace('SHA256:', 'SHA256: ').replaceAll(/(.{4})/g, '$1 ')
    const known = await ended(await answered('dossier.verify', { folder: 'first', key: inGroups }))
    expect(known).toMatchObject({ state: 'finished', result: { kind: 'signed', key } })
    const another = `SHA256:${'A'.repeat(43)}`
    expect(await ended(await answered('dossier.verify', { folder: 'first', key: another }))).toMatchObject({
      result: { kind: 'faulty' },
    })
    expect(await refused('dossier.verify', { folder: 'first', key: 'P-07' })).toEqual({ kind: 'not-a-key' })
    expect(await ended(await answered('dossier.verify', { folder: 'first' }))).toMatchObject({
      what: 'verify',
      state: 'finished',
      result: { kind: 'unchanged' },
    })
    const originals = join(folder, 'data', 'originals')
    const [name = ''] = await readdir(originals)
    const bytes = await readFile(join(originals, name))
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
    await writeFile(join(originals, name), bytes)
    const verdict = await ended(await answered('dossier.verify', { folder }))
    expect(verdict).toMatchObject({ state: 'finished', result: { kind: 'faulty' } })
    expect(JSON.stringify(verdict.result)).toContain(name)
    expect(
      await ended(await answered('dossier.verify', { folder: join(home.path, 'nothing') })),
    ).toMatchObject({ result: { kind: 'unchecked', why: 'missing' } })
    await answered('vault.unlock', { passphrase })
  })

  it('checks its vault, and the check dies with the lock', async () => {
    expect(await ended(await answered('vault.check'))).toMatchObject({
      what: 'check',
      state: 'finished',
      result: { state: 'whole', faults: [] },
    })
    const job = await answered('vault.check')
    await answered('vault.lock')
    await answered('vault.unlock', { passphrase })
    expect(await refused('job.read', { id: job.id })).toEqual({ kind: 'no-such-job' })
  })

  it('[C22] a lock in the middle of an import lets the report that is being written finish, and says that nobody knows how far it came', async () => {
    const names = (await readdir(reports)).filter((name) => name.endsWith('.txt'))
    const files = await Promise.all(
      Array.from({ length: 40 }, async (_, copy) => {
        const text = await readFile(join(reports, names[copy % names.length] ?? ''), 'utf8')
        return { name: `${copy}.txt`, base64: Buffer.from(`${text}\nCopy ${copy}\n`).toString('base64') }
      }),
    )
    const importing = page.call('press.import', { files })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await desk.lock()
    expect(await importing).toMatchObject({ ok: false, refusal: { kind: 'locked-while-saving' } })
    await answered('vault.unlock', { passphrase })
    const { total, rows } = await answered('records.table', {
      types: ['Publication'],
      filter: '',
      offset: 0,
      limit: 60,
    })
    expect(total).toBeGreaterThanOrEqual(6)
    for (const { id } of rows)
      expect((await answered('press.reading', { id })).text.length).toBeGreaterThan(20)
    expect(await ended(await answered('vault.check'))).toMatchObject({
      result: { state: 'whole', faults: [] },
    })
  })
})

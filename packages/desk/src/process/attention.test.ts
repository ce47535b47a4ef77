/** The press desk with the demonstration: who copied whom, what rests on how many, who denies and who promised. */
import { demonstrationId } from '@safeconduct/core/records/demonstration/demonstration-records.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { describe, expect, it } from 'vitest'
import { shownDesk } from '../../../../test/support/shown-desk.ts'
import type {
  AskRowView,
  CalendarRow,
  ClaimRow,
  ClaimSheet,
  ConflictsView,
  MarginNote,
  ProvenanceView,
  StatementView,
  VoicesView,
} from '../calls/attention.ts'
import type { ChartsView, TimelineView } from '../calls/charts.ts'
import { type FigureView, type OfferedView, type PageView, shownKinds } from '../calls/publication.ts'

const { call, ask } = shownDesk()

describe('the press desk', () => {
  it('[C121] says who took what from whom, with and without naming it, and whose words stand in several', async () => {
    const { reports, copies, quotes } = await ask<ProvenanceView>('press.provenance')
    const known = new Set(reports.map(({ id }) => id))
    expect(reports.filter(({ isOwn }) => isOwn).length).toBeGreaterThan(0)
    expect(copies.every(({ by, from }) => known.has(by) && known.has(from))).toBe(true)
    expect(new Set(copies.map(({ credit }) => credit))).toEqual(
      new Set(['credited', 'uncredited', 'declared-only']),
    )
    expect(
      copies.filter(({ credit }) => credit === 'uncredited').every(({ words }) => words.length > 0),
    ).toBe(true)
    expect(quotes.some((quote) => quote.in.length > 2)).toBe(true)
  })

  it('[C122] shows a claim with each origin and the reason why it counts strictly or not', async () => {
    const { total, claims } = await ask<{ total: number; claims: readonly ClaimRow[] }>('press.claims')
    expect(claims.length).toBe(total)
    const first = claims[0]
    expect(first?.label).toBe('disputed')
    for (const { id, strict, lenient } of claims) {
      const sheet = await ask<ClaimSheet>('press.claim', { id })
      expect(sheet.origins.filter(({ counts }) => counts === 'strict').length).toBe(strict)
      expect(sheet.origins.length).toBe(lenient)
      expect(sheet.origins.every(({ reasons }) => reasons.length > 0)).toBe(true)
      if (sheet.label === 'disputed') expect(sheet.conflicts.length).toBeGreaterThan(0)
    }
    const nobody = await call('press.claim', { id: demonstrationId('P-01', sha256) })
    expect(nobody).toMatchObject({ ok: false, refusal: { kind: 'not-found' } })
  })

  it('[C123] lays conflicting values beside each other, and says of others why both can be true', async () => {
    const { conflicts, compatible } = await ask<ConflictsView>('press.conflicts')
    expect(conflicts.length).toBeGreaterThan(3)
    for (const { sides } of conflicts) expect(sides.every(({ sources }) => sources.length > 0)).toBe(true)
    expect(new Set(compatible.map(({ why }) => why)).has('bounds')).toBe(true)
  })

  it('[C124] lists denials with their wordings and only the number of sealed items, and promises with their days', async () => {
    const denials = await ask<{ statements: readonly StatementView[] }>('press.register', { kind: 'denial' })
    const built = denials.statements.find(({ id }) => id === demonstrationId('Q-1', sha256))
    expect(built?.renderings.map(({ lang }) => lang).toSorted()).toEqual(['en', 'fr', 'ru'])
    expect(built?.denial?.sealedItems).toBeGreaterThan(0)
    const promises = await ask<{ statements: readonly StatementView[] }>('press.register', {
      kind: 'commitment',
    })
    expect(promises.statements.every(({ promise }) => promise !== undefined)).toBe(true)
    const { rows } = await ask<{ rows: readonly CalendarRow[] }>('press.calendar')
    expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).toSorted())
    expect(rows.some(({ status }) => status === 'token' || status === 'overdue')).toBe(true)
  })

  it('[C125] sets beside a report what is wrong with it, at its place, with the words that show it', async () => {
    const { reports } = await ask<ProvenanceView>('press.provenance')
    const kinds = new Set<string>()
    let placed = 0
    for (const { id } of reports) {
      const { notes } = await ask<{ notes: readonly MarginNote[] }>('press.faults', { id })
      const { text } = await ask<{ text: string }>('press.reading', { id })
      for (const { kind, at, words } of notes) {
        kinds.add(kind)
        placed += at === null ? 0 : 1
        if (at !== null) expect(text.slice(at, at + 12)).toBe(words.slice(0, 12))
      }
    }
    expect(kinds.size).toBeGreaterThan(3)
    expect(placed).toBeGreaterThan(3)
  })

  it('[C129] [C130] [C131] draws days, figures and stages with what is not sure, and follows each ask by itself', async () => {
    const { moments, months, total } = await ask<TimelineView>('press.timeline')
    expect(moments.length).toBe(total)
    expect(moments.map(({ day }) => day.date)).toEqual(moments.map(({ day }) => day.date).toSorted())
    expect(moments.every(({ record }) => record.type !== 'Person')).toBe(true)
    const counted = months.flatMap(({ counts }) => Object.values(counts)).reduce((sum, n) => sum + n, 0)
    expect(counted).toBe(total)
    const charts = await ask<ChartsView>('press.charts')
    const held = charts.figures.find(({ what }) => what === 'held_n')
    expect(held?.said.some(({ max }) => max === undefined)).toBe(true)
    expect(charts.stages.flatMap(({ claimed }) => claimed).some(({ isOverclaim }) => isOverclaim)).toBe(true)
    const { asks } = await ask<{ asks: readonly AskRowView[] }>('press.asks')
    const letter = asks.filter(({ record }) => record.id === demonstrationId('N-9', sha256))
    expect(letter).toHaveLength(3)
    expect(letter.every(({ overdueDays }) => overdueDays > 0)).toBe(true)
  })

  it('[C132] counts the unnamed voices that are ours, signed, and reads only a count of this report by a device of ours', async () => {
    const [id, other] = [demonstrationId('U-2', sha256), demonstrationId('U-4', sha256)]
    const counted = await ask<VoicesView>('press.voices', { id })
    expect(counted).toMatchObject({ unnamed: 2, ours: 1 })
    expect(counted.signed).not.toMatch(/P-\d/u)
    expect(await ask<VoicesView>('press.voices', { id, signed: counted.signed })).toEqual(counted)
    const tried = async (asked: object): Promise<unknown> => {
      const reply = await call('press.voices', asked)
      return reply.ok ? 'read' : reply.refusal.kind
    }
    expect(await tried({ id: other, signed: counted.signed })).toBe('count-of-another-report')
    const changed = counted.signed.replace('"ours":1', '"ours":2')
    expect(await tried({ id, signed: changed })).toBe('not-signed-by-us')
    expect(await tried({ id, signed: 'nothing of the kind' })).toBe('not-signed-by-us')
  })

  it('[C126] offers what may stand on a page first, and beside the rest why not and what would allow it', async () => {
    const { kinds } = await ask<OfferedView>('press.offered', forAll)
    expect(kinds.map(({ kind }) => kind)).toEqual([...shownKinds])
    for (const { records, total } of kinds) {
      expect(records.length).toBe(total)
      const refused = records.findIndex(({ breaks }) => breaks.length > 0)
      if (refused >= 0) expect(records.slice(refused).every(({ breaks }) => breaks.length > 0)).toBe(true)
    }
    const because = kinds.flatMap(({ records }) =>
      records.flatMap(({ breaks }) => breaks.map((one) => one.because)),
    )
    expect(because).toContain('recipient-not-covered')
    expect(because).toContain('original-leaves')
    expect(because).not.toContain('one-approval')
  })

  it('[C127] [C128] leaves small cells out, makes a page of it, and refuses a number that gives people away', async () => {
    const cells = [
      { cell: 'Sarn', n: 20 },
      { cell: 'Ellan', n: 3 },
      { cell: 'Aksel', n: 9 },
      { cell: 'all', n: 32 },
    ]
    const figure = { definition: 'people supported in the territory', asOf: '2021-08-01', cells }
    const safe = await ask<FigureView>('press.figure', figure)
    expect(safe).toMatchObject({ state: 'safe', left: 2 })
    const { kinds } = await ask<OfferedView>('press.offered', forAll)
    const items = kinds.flatMap(({ records }) =>
      records.filter(({ breaks }) => breaks.length === 0).map(({ record }) => record.id),
    )
    const draft = { title: 'What was said', lead: 'Words.', lang: 'fr', ...forAll, items, figures: [figure] }
    const { id } = await ask<{ id: string }>('press.pageDraft', draft)
    const shown = await ask<PageView>('press.page', { id })
    expect(shown).toMatchObject({ title: 'What was said', language: 'fr', hasKey: true })
    expect(JSON.stringify(shown.tables)).not.toMatch(/"n":3\b/)
    expect(shown.release.acts).toEqual(['approve', 'cancel'])
    expect(
      (await ask<{ pages: readonly { id: string }[] }>('press.pages')).pages.map((one) => one.id),
    ).toContain(id)
    const small = { ...figure, definition: 'people hidden', cells: [{ cell: 'all', n: 3 }] }
    const alone = await ask<FigureView>('press.figure', small)
    expect(alone.state).toBe('safe')
    const folder = await call('press.publish', { id, folder: '../elsewhere' })
    expect(folder).toMatchObject({ ok: false, refusal: { kind: 'folder-name' } })
    const unsigned = await call('press.publish', { id, folder: 'page' })
    expect(unsigned).toMatchObject({ ok: false, refusal: { kind: 'not-now' } })
  })
})

const forAll = { purpose: 'P11', identifiability: 'I0', to: { kind: 'public', name: 'everybody' } }

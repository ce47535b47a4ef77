/** The press desk with the demonstration: who copied whom, what rests on how many, who denies and who promised. */
import { demonstrationId } from '@safeconduct/core/records/demonstration/demonstration-records.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationDesk, type Home, type Page } from '../../../../test/support/desk.ts'
import type {
  CalendarRow,
  ClaimRow,
  ClaimSheet,
  ConflictsView,
  MarginNote,
  ProvenanceView,
  StatementView,
} from '../calls/attention.ts'
import type { Desk } from './desk.ts'

let home: Home
let desk: Desk
let page: Page

beforeAll(async () => {
  ;({ home, desk, page } = await demonstrationDesk())
})

afterAll(async () => {
  await desk.end()
  await home.remove()
})

async function ask<T>(name: string, body: object = {}): Promise<T> {
  const reply = await page.call(name, body)
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.refusal)}`)
  return reply.value as T
}

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
    const nobody = await page.call('press.claim', { id: demonstrationId('P-01', sha256) })
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
})

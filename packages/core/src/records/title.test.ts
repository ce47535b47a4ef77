import { describe, expect, it } from 'vitest'
import { languages } from '../base/language.ts'
import { sha256 } from '../sealed/hash.ts'
import { demonstrationRecords } from './demonstration/demonstration-records.ts'
import { titleOf } from './title.ts'
import { datedWords } from './words/dates.ts'
import { counted } from './words/plurals.ts'
import { recordTypeWords } from './words/record-types.ts'

const demonstration = demonstrationRecords({ sha256 })
const codes = new Map(demonstration.map(({ record, code }) => [String(record.id), code]))
const look = { callOf: (id: string): string | undefined => codes.get(id), today: '2021-08-05' }

function title(code: string, language: 'en' | 'ru' | 'fr'): string {
  const found = demonstration.find((made) => made.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return titleOf(found.record.type, found.record.fields, language, look)
}

describe('the line that names a record to people', () => {
  it('[RE17] says state and next step in plain words', () => {
    expect(title('C-03', 'en')).toBe('P-03 · hidden · review due 20 Aug')
    expect(title('C-03', 'ru')).toBe('P-03 · в укрытии · пересмотр 20 авг.')
    expect(title('C-03', 'fr')).toBe('P-03 · à l’abri · à réexaminer le 20 août')
    expect(title('K-01', 'en')).toContain('J-14, 1')
  })

  it('[RE17] calls a report without an outlet by its title alone', () => {
    const report = (outlet: string): string =>
      titleOf('Publication', { outlet, title: 'Four people heard', lang: 'en' }, 'ru', look)
    expect(report('Harbour Post')).toBe('Harbour Post · Four people heard')
    expect(report('Not stated')).toBe('Four people heard')
  })

  it('[RE17] calls the point of a claim as people do, and not by the name that programs use', () => {
    const claim = (slot: string): string => titleOf('Claim', { slot, value: 'blue' }, 'en', look)
    expect(claim('gate_colour')).toBe('gate colour · blue')
    expect(claim('held_n')).toBe('held · blue')
  })

  it('[RE17] tells requests for help apart by how urgent they are, and says nothing of their message', () => {
    const request = (priority: string): string =>
      titleOf(
        'HelpRequest',
        { channel: 'web', receivedAt: '2021-08-04T22:00:00Z', state: 'read', priority, body: 'Kestrel' },
        'en',
        look,
      )
    expect(request('emergency')).toBe('Web page · 4 Aug · emergency · Read by an operator')
    expect(request('urgent')).toContain(' · urgent · ')
    expect(request('urgent')).not.toContain('Kestrel')
    expect(request('from-a-newer-release')).not.toContain('newer')
  })

  it('[RE17] says that a check is overdue, from the day after', () => {
    const check = (dueAt: string, outcome?: string): string =>
      titleOf('Check', { dueAt, ...(outcome === undefined ? {} : { outcome }) }, 'en', look)
    expect(check('2021-08-05T06:00:00Z')).toBe('due 5 Aug')
    expect(check('2021-08-04T22:00:00Z')).toBe('overdue since 4 Aug')
    expect(check('2021-08-04T22:00:00Z', 'done')).not.toContain('overdue')
  })

  it('[RE17] says a code and never a name, in every language', () => {
    const names = demonstration.flatMap(({ record }) =>
      record.type === 'Identity' ? record.fields.names.map(({ text }) => text) : [],
    )
    expect(names.length).toBeGreaterThan(20)
    for (const { record, code } of demonstration) {
      for (const language of languages) {
        const line = titleOf(record.type, record.fields, language, look)
        expect(line, code).not.toBe('')
        expect(line, code).not.toMatch(/undefined|\[object|[0-9a-f]{32}/)
        for (const name of names) expect(line, code).not.toContain(name)
      }
    }
  })

  it('[RE17] says less where a part is withheld, and is never empty', () => {
    expect(titleOf('Case', {}, 'ru', { callOf: () => undefined })).toBe('Дело')
    expect(titleOf('Case', { state: 'arrived' }, 'en', { callOf: () => undefined })).toBe('arrived')
  })

  it('[RE17] a date says how sure it is', () => {
    expect(datedWords({ date: '2021-03-19', precision: 'exact' }, 'en')).toBe('19 Mar 2021')
    expect(datedWords({ date: '2021-03-19', precision: '01' }, 'en')).toBe('about 19 Mar 2021')
    expect(datedWords({ date: '2021-03-01', precision: '02' }, 'en')).toBe('March 2021')
    expect(datedWords({ date: '2021-03-01', precision: '03' }, 'fr')).toBe('2021')
    expect(datedWords({ date: '2021-04-02', precision: 'X-BEF' }, 'ru', '2021-08-05')).toBe(
      'не позднее 2 апр.',
    )
  })

  it('[RE16] counts in the forms of each language', () => {
    const cases = recordTypeWords.Case.counted
    expect([1, 2, 5, 11, 21, 22, 25].map((n) => counted(cases, n, 'ru'))).toEqual([
      '1 дело',
      '2 дела',
      '5 дел',
      '11 дел',
      '21 дело',
      '22 дела',
      '25 дел',
    ])
    expect(counted(cases, 1, 'en')).toBe('1 case')
    expect(counted(cases, 0, 'fr')).toBe('0 dossier')
  })
})

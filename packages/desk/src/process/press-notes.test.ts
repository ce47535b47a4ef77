/** The notes of the press desk over the demonstration: meetings, briefs, terms, laws, the log. */
import { describe, expect, it } from 'vitest'
import { shownDesk } from '../../../../test/support/shown-desk.ts'
import type { LogView, MeetingRow, MeetingView, TermsView } from '../calls/press-notes.ts'

const { call, ask } = shownDesk()

const meetings = async (): Promise<readonly MeetingRow[]> =>
  (await ask<{ meetings: readonly MeetingRow[] }>('press.meetings')).meetings

describe('the notes of the press desk', () => {
  it('[C141] give whoever goes to a meeting what its bodies promised, were asked and lean on', async () => {
    const [first] = await meetings()
    const view = await ask<MeetingView>('press.meeting', { id: first?.id })
    expect(view).toMatchObject({ briefState: 'open', briefDue: '2021-08-17', isSilent: true })
    expect(view.promises.map(({ promisors }) => promisors)).toEqual([
      ['Ilene Farquor', 'Aurel Dastov'],
      ['Aurel Dastov'],
    ])
    expect(view.asks).toHaveLength(3)
  })

  it('[C142] a meeting told of late has its brief due at once; whoever takes it has it, and the brief ends the task', async () => {
    const wish = { what: 'Council', on: '2021-08-06', bodies: ['Territory Administration'] }
    const { id } = await ask<{ id: string }>('press.meetingNote', wish)
    const row = async (): Promise<MeetingRow | undefined> => (await meetings()).find((one) => one.id === id)
    expect(await row()).toMatchObject({ briefState: 'late' })
    expect((await row())?.who).toBeUndefined()
    await ask('press.briefTake', { id })
    const taken = await row()
    expect(taken?.who).toMatch(/^M-\d\d$/)
    const tonight = await ask<{ rows: readonly { facts: { task?: string; who?: string } }[] }>(
      'cases.tonight',
    )
    const briefs = tonight.rows.filter(({ facts }) => facts.task === 'brief')
    expect(briefs.map(({ facts }) => facts.who)).toEqual([taken?.who])
    await ask('press.briefKeep', { id, text: 'Ask for the list.' })
    expect(await row()).toMatchObject({ briefState: 'written' })
    const after = await ask<{ rows: readonly { facts: { task?: string } }[] }>('cases.tonight')
    expect(after.rows.some(({ facts }) => facts.task === 'brief')).toBe(false)
    const view = await ask<MeetingView>('press.meeting', { id })
    expect(view.brief).toEqual(['Ask for the list.'])
    expect(view.laws.map(({ what }) => what)).toEqual(['Territory Law 14 on public quiet'])
  })

  it('[C142] refuses a day that is none, and a brief for what is no meeting', async () => {
    const bad = { what: 'Council', on: '2021-02-30', bodies: ['Council'] }
    expect((await call('press.meetingNote', bad)).ok).toBe(false)
    const { terms } = await ask<TermsView>('press.terms')
    expect((await call('press.briefTake', { id: terms[0]?.id })).ok).toBe(false)
  })

  it('[C143] follow a term through the reports, hold our words against it, and show a law with source and date', async () => {
    const { terms, laws } = await ask<TermsView>('press.terms')
    expect(terms).toMatchObject([{ what: 'fish prison', total: 1, own: 1 }])
    expect(laws[0]?.sources).toMatchObject([{ where: 'Territory Gazette 112 (fictional)', on: '2019-11-05' }])
    expect(laws[0]?.isOld).toBe(false)
    const text = 'The fish prison stands. The Fish Prison is empty.'
    expect(await ask('press.style', { text })).toEqual({
      warnings: [{ words: 'Fish Prison', instead: ['the detentions at the old cannery'] }],
    })
  })

  it('[C144] log what was done in public without anybody in it, and say who stands in the light for us', async () => {
    const { total, entries, speaking } = await ask<LogView>('press.log')
    expect(entries).toHaveLength(total)
    expect(entries.find(({ kind }) => kind === 'action')?.where).toBe('Ostmouth')
    expect(speaking).toMatchObject([{ name: 'Tamsin Orvel', statements: 1 }])
    expect(speaking[0]?.file).toBeUndefined()
  })
})

/** Cases at a desk with the demonstration: what people do, and what the program does not let them do. */

import { caseRefusalWords } from '@safeconduct/core/cases/refusal-words.ts'
import { demonstrationId } from '@safeconduct/core/records/demonstration/demonstration-records.ts'
import { points } from '@safeconduct/core/rules/consent.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { describe, expect, it } from 'vitest'
import { shownDesk } from '../../../../test/support/shown-desk.ts'
import type { BoardRow, BoardView, CheckRow, StoryView, TonightView } from '../calls/cases.ts'
import type {
  ConsentsView,
  ExposureView,
  MeetingView,
  ReleaseView,
  TakenView,
  WithdrawnView,
} from '../calls/cases-leaving.ts'
import type {
  JourneysView,
  JourneyView,
  SheltersView,
  ShelterView,
  SupportRow,
} from '../calls/cases-moves.ts'
import type { AccessView } from '../calls/organisation.ts'

const { call, ask } = shownDesk()

type Refused = { readonly kind: string; readonly breaks?: readonly { readonly rule: string }[] }

async function refused(name: string, body: object): Promise<Refused> {
  const reply = await call(name, body)
  if (reply.ok) throw new Error(`${name} was done`)
  return reply.refusal
}

async function board(filter = 'open'): Promise<readonly BoardRow[]> {
  return (await ask<BoardView>('cases.board', { offset: 0, limit: 100, filter })).rows
}

async function caseOf(code: string): Promise<string> {
  const row = (await board()).find((one) => one.code === code)
  if (row === undefined) throw new Error(`no open case of ${code}`)
  return row.id
}

async function shelters(): Promise<SheltersView['shelters']> {
  return (await ask<SheltersView>('cases.shelters')).shelters
}

describe('tonight and the board of the demonstration', () => {
  it('[C91] begins with the person who did not arrive', async () => {
    const { rows, counts } = await ask<TonightView>('cases.tonight')
    expect(rows.slice(0, 3).map(({ what, code }) => [what, code])).toEqual([
      ['leg-overdue', 'P-14'],
      ['check-missed', 'P-14'],
      ['check-missed', 'P-14'],
    ])
    expect(rows.some(({ kind }) => kind === 'line')).toBe(true)
    expect(counts.missed).toBeGreaterThan(1)
  })

  it('[C91] shows who is in danger first, with what was promised, and counts what its filters would show', async () => {
    const rows = await board()
    expect(rows[0]).toMatchObject({ code: 'P-14', priority: 'emergency', alarms: 2 })
    const { counts } = await ask<BoardView>('cases.board', { offset: 0, limit: 1, filter: 'danger' })
    expect(counts.open).toBe(rows.length)
    expect((await board('danger')).length).toBe(counts.danger)
  })
})

describe('a case', () => {
  it('[C92] is told as a story with its lanes in the order of time', async () => {
    const { lanes, readers, consents } = await ask<StoryView>('cases.story', { id: await caseOf('P-02') })
    expect(lanes.length).toBeGreaterThan(3)
    for (const { marks } of lanes) {
      const times = marks.map(({ at }) => at)
      expect(times).toEqual(times.toSorted())
    }
    expect(consents.length).toBeGreaterThan(0)
    expect(readers.length).toBe(1)
  })

  it('[C93] is raised by one person; lowered only when a second has read it', async () => {
    const id = await caseOf('P-08')
    const wish = { id, threatActors: ['family'], likelihood: 3, impact: 5, plan: 'stay inside' }
    const raised = await ask<StoryView>('cases.assess', { ...wish, answers: { in_custody: 'yes' } })
    expect(raised.priority).toBe('emergency')
    const lowered = await ask<StoryView>('cases.assess', {
      ...wish,
      answers: { in_custody: 'no' },
      priority: 'watch',
    })
    expect(lowered).toMatchObject({ priority: 'emergency', awaitsSecond: true })
    const [latest] = lowered.assessments
    expect((await refused('cases.secondRead', { id, assessment: latest?.id })).kind).toBe(
      'needs-another-member',
    )
  })

  it('[C93] has a next step, which is a promise of this night', async () => {
    const id = await caseOf('P-08')
    const told = await ask<StoryView>('cases.step', { id, what: 'call back', at: '2021-08-05T18:00:00Z' })
    expect(told.next).toMatchObject({ what: 'call back', who: 'M-01', due: { state: 'today' } })
    const { rows } = await ask<TonightView>('cases.tonight')
    expect(rows.some(({ kind, caseId }) => kind === 'promise' && caseId === id)).toBe(true)
    expect((await ask<StoryView>('cases.step', { id, what: '-', at: 'none' })).next).toBeUndefined()
  })
})

describe('shelters', () => {
  it('[C94] gives no bed in a full, a burnt or an unsuitable house, and says which rule', async () => {
    const caseId = await caseOf('P-08')
    for (const { id } of await shelters()) {
      const { kind, breaks } = await refused('cases.place', {
        caseId,
        shelter: id,
        from: '2021-08-06',
        apart: 'no',
      })
      expect(kind).toBe('rule-broken')
      expect(breaks?.map(({ rule }) => rule)).toContain('R10')
    }
  })

  it('[C94] keeps a bed where one is free, with the answer to who must not meet this person', async () => {
    const house = (await shelters()).find(({ occupied }) => occupied === 1)
    const seat = await ask<ShelterView>('cases.shelter', { id: house?.id })
    const reserved = seat.stays.find(({ state }) => state === 'reserved')
    const [journey, n] = reserved?.id.split('#') ?? []
    await ask<JourneyView>('cases.leg', { act: 'abort', journey, n: Number(n) })
    const caseId = await caseOf('P-08')
    const told = { caseId, shelter: house?.id, from: '2021-08-06' }
    const after = await ask<ShelterView>('cases.place', { ...told, apart: 'no', despite: ['R11'] })
    expect(after.stays.find((stay) => stay.caseId === caseId)).toMatchObject({
      state: 'reserved',
      apart: 'no',
    })
    expect(after.free).toBe(0)
    const other = { ...told, caseId: await caseOf('P-06'), apart: 'yes' }
    const { breaks } = await refused('cases.place', other)
    expect(breaks?.map(({ rule }) => rule)).toContain('R11')
  })

  it('[C95] a burnt house lists who must move, and each of them has a task', async () => {
    const house = (await shelters()).find(({ occupied }) => occupied === 4)
    const { shelter, exposure } = await ask<{ shelter: ShelterView; exposure: ExposureView }>(
      'cases.compromise',
      { id: house?.id, how: 'a neighbour asked for one of them' },
    )
    expect(shelter.state).toBe('compromised')
    const [first] = exposure.rows
    expect(first?.there.length).toBe(4)
    for (const { caseId } of first?.there ?? []) {
      const { tasks } = await ask<StoryView>('cases.story', { id: caseId })
      expect(tasks.map(({ what }) => what)).toContain('move_out')
    }
  })
})

describe('a journey', () => {
  it('[C96] starts with two approvals and nothing open; its arrival is waited for', async () => {
    const caseId = await caseOf('P-02')
    const planned = await ask<JourneyView>('cases.leg', {
      act: 'plan',
      caseId,
      purpose: 'medical',
      planned: '2021-08-06',
      arrival: '2021-08-06T18:00:00Z',
      toArea: 'Lower Aksel',
      required: ['papers'],
    })
    const at = { journey: planned.id, n: planned.legs.at(-1)?.n }
    expect((await refused('cases.leg', { act: 'start', ...at })).breaks?.[0]?.rule).toBe('R09')
    const approved = await ask<JourneyView>('cases.leg', { act: 'approve', ...at })
    expect(approved.legs.at(-1)?.open).toContain('approvals')
    expect((await refused('cases.leg', { act: 'approve', ...at })).kind).toBe('already-signed')
    const ready = await ask<JourneyView>('cases.leg', {
      act: 'require',
      ...at,
      item: 'papers',
      state: 'done',
    })
    expect(ready.legs.at(-1)?.open).not.toContain('papers')
    expect(ready.legs.at(-1)?.acts).not.toContain('start')
  })

  it('[MV35] of another year is nobody’s plan, and is refused with a sentence about plans', async () => {
    const wish = { act: 'plan', caseId: await caseOf('P-02'), purpose: 'medical', required: [] }
    for (const days of [
      { planned: '2012-08-06' },
      { planned: '2021-08-06', arrival: '2012-08-06T18:00:00Z' },
      { planned: '2026-08-06' },
    ])
      expect(await refused('cases.leg', { ...wish, ...days })).toMatchObject({
        kind: 'unlikely-day',
        field: 'planned',
      })
    expect(caseRefusalWords({ kind: 'unlikely-day', field: 'planned' })?.en).toContain('Look at the year')
  })

  it('[C96] says that nobody would notice a missed arrival, before it holds the start back', async () => {
    const caseId = await caseOf('P-02')
    const planned = await ask<JourneyView>('cases.leg', {
      act: 'plan',
      caseId,
      purpose: 'medical',
      planned: '2021-08-06',
      toArea: 'Lower Aksel',
      required: [],
    })
    expect(planned.legs.at(-1)?.open).toEqual(['approvals', 'plan-b', 'abort-words', 'arrival-check'])
  })

  it('[C96] called off takes the stay that was to follow with it, and its bed is free again', async () => {
    const caseId = await caseOf('P-14')
    const { journeys } = await ask<JourneysView>('cases.journeys', {})
    const journey = journeys.find((one) => one.caseId === caseId)
    const after = await ask<JourneyView>('cases.leg', { act: 'abort', journey: journey?.id, n: 1 })
    expect(after.legs.map(({ state }) => state)).toEqual(['aborted', 'aborted'])
    const { tasks } = await ask<StoryView>('cases.story', { id: caseId })
    expect(tasks.map(({ what }) => what)).toContain('review_risk')
  })
})

describe('support', () => {
  it('[C97] is granted by somebody else than whoever asked for it', async () => {
    const caseId = await caseOf('P-02')
    const row = await ask<SupportRow>('cases.supportAct', {
      act: 'request',
      caseId,
      type: 'food',
      at: '2021-08-05',
      amount: { value: 40, unit: 'EUR' },
    })
    expect(row).toMatchObject({ state: 'requested', requestedBy: 'M-01', acts: [] })
    expect((await refused('cases.supportAct', { act: 'approve', id: row.id })).kind).toBe(
      'needs-another-member',
    )
  })
})

describe('support that a form says was asked for by nobody', () => {
  it('[C97] is approved by nobody', async () => {
    const caseId = await caseOf('P-02')
    const personId = demonstrationId('P-02', sha256)
    const fields = { personId, type: 'shelter', at: '2021-08-05', state: 'requested' }
    const { id } = await ask<{ id: string }>('records.save', { type: 'Assistance', caseId, fields })
    expect((await refused('cases.supportAct', { act: 'approve', id })).kind).toBe('needs-another-member')
  })
})

describe('a check', () => {
  it('[C98] answers both words alike; the second is shown to those on its list alone', async () => {
    const caseId = await caseOf('P-02')
    const arm = (escalation: readonly string[]) =>
      ask<{ check: CheckRow }>('cases.check', {
        act: 'arm',
        caseId,
        kind: 'safety',
        dueAt: '2021-08-06T18:00:00Z',
        graceHours: 6,
        escalation,
        safeWord: 'Heron',
        duressWord: 'Kite',
      })
    const { check } = await arm(['M-01', 'M-11'])
    const other = await arm(['M-11'])
    const said = await ask<{ check: CheckRow }>('cases.check', { act: 'answer', id: check.id, word: 'kite' })
    expect(said.check).toMatchObject({ duress: true })
    const shown = await ask<{ check: CheckRow }>('cases.check', {
      act: 'answer',
      id: other.check.id,
      word: ' KITE ',
    })
    expect(shown.check).toMatchObject({ duress: false, outcome: 'safe_word_ok' })
    const { lanes } = await ask<StoryView>('cases.story', { id: caseId })
    const marks = lanes.flatMap((one) => one.marks).filter(({ id }) => id === other.check.id)
    expect(marks.map(({ state }) => state)).not.toContain('duress')
    const open = (await ask<{ checks: readonly CheckRow[] }>('cases.checks', { which: 'open' })).checks.map(
      ({ id }) => id,
    )
    expect(open).toContain(check.id)
    expect(open).not.toContain(other.check.id)
    const read = JSON.stringify([
      await ask('records.read', { id: other.check.id }),
      await ask('records.history', { id: other.check.id }),
      await ask('records.titles', { ids: [other.check.id] }),
      await ask('records.table', { types: ['Check'], filter: 'duress', offset: 0, limit: 50 }),
    ])
    expect(read).not.toMatch(/duress"|under duress/i)
  })

  it('[C98] is not ended by a word that is neither of the two', async () => {
    const { check } = await ask<{ check: CheckRow }>('cases.check', {
      act: 'arm',
      caseId: await caseOf('P-05'),
      kind: 'safety',
      dueAt: '2021-08-06T18:00:00Z',
      graceHours: 6,
      escalation: ['M-01'],
      safeWord: 'Heron',
    })
    const answer = { act: 'answer', id: check.id }
    const sign = {
      caseId: await caseOf('P-05'),
      kind: 'safety',
      dueAt: '2021-08-06T18:00:00Z',
      graceHours: 6,
    }
    const blank = { act: 'arm', ...sign, escalation: ['M-01'], safeWord: '🦊' }
    expect(await refused('cases.check', blank)).toMatchObject({ kind: 'unfit', field: 'safeWord' })
    expect((await refused('cases.check', { ...answer, word: 'Crane' })).kind).toBe('not-the-word')
    expect((await refused('cases.check', { ...answer, outcome: 'no_info' })).kind).toBe('not-now')
  })

  it('[C98] refuses a time in another century and two words that are one', async () => {
    const caseId = await caseOf('P-03')
    const wish = { act: 'arm', caseId, kind: 'safety', graceHours: 6, escalation: ['M-01'] }
    expect((await refused('cases.check', { ...wish, dueAt: '2121-08-06T18:00:00Z' })).kind).toBe(
      'unlikely-day',
    )
    const same = { dueAt: '2021-08-07T18:00:00Z', safeWord: 'Lamp', duressWord: 'lamp ' }
    expect((await refused('cases.check', { ...wish, ...same })).kind).toBe('same-words')
  })
})

describe('what leaves', () => {
  it('[C99] a relative gives no consent for a living adult, and a minor none for the press', async () => {
    const wish = {
      act: 'ask',
      scope: 'all',
      recipients: [{ kind: 'press', name: 'Harbour Post' }],
      identifiability: 'I1',
      method: 'spoken_noted',
      lang: 'ru',
      interpreterUsed: false,
      explained: points,
      purpose: 'P11',
    }
    const asked = await ask<ConsentsView>('cases.consent', {
      ...wish,
      caseId: await caseOf('P-06'),
      givenBy: 'father',
    })
    const last = asked.consents.find(({ status }) => status === 'asked')
    expect((await refused('cases.consent', { act: 'give', id: last?.id })).kind).toBe('consent-not-usable')
  })

  it('[C99] a withdrawal kills the consent, lists the copies that are out and asks them back', async () => {
    const { consents } = await ask<ConsentsView>('cases.consents', { caseId: await caseOf('P-01') })
    const picture = consents.find(({ purpose, usable }) => purpose === 'P12' && usable)
    const done = await ask<WithdrawnView>('cases.withdraw', {
      id: picture?.id,
      wish: 'stop_and_recall',
      via: 'the person',
    })
    expect(done.consent).toMatchObject({ status: 'withdrawn', usable: false })
    expect(done.recall).toHaveLength(1)
    expect(done.recall[0]).toMatchObject({ state: 'recall_asked', purpose: 'P12' })
  })

  it('[C100] nobody signs what the rules refuse, and one signature is not two', async () => {
    const draft = await ask<ReleaseView>('cases.release', {
      act: 'draft',
      caseId: await caseOf('P-01'),
      to: { kind: 'press', name: 'Harbour Post' },
      purpose: 'P12',
      identifiability: 'I1',
      // The original, of which only a copy without its marks may go (R27).
      items: [{ item: demonstrationId('E-03', sha256) }],
    })
    expect(draft).toMatchObject({ state: 'draft', judgement: 'block' })
    expect((await refused('cases.release', { act: 'approve', id: draft.id })).kind).toBe('rule-broken')
    expect((await refused('cases.send', { id: draft.id })).kind).toBe('not-now')
  })
})

describe('a minor', () => {
  it('[C93] what is best is written by one and signed by another: nobody signs twice, nor for a colleague', async () => {
    const id = await caseOf('P-13')
    const decision = 'She leaves with the escort; her aunt is told nothing.'
    const told = await ask<StoryView>('cases.bestInterest', { id, decision })
    expect(told.bestInterest).toMatchObject({ decision })
    expect(told.bestInterest?.by).toHaveLength(1)
    expect((await refused('cases.bestInterest', { id, decision })).kind).toBe('needs-another-member')
    const forged = { id, decision, with: 'M-11' }
    expect((await call('cases.bestInterest', forged)).ok).toBe(false)
  })
})

describe('a meeting with a journalist', () => {
  it('[C107] is judged where a shelter is near, without consent, and by whom the place is chosen; nothing is kept', async () => {
    const caseId = await caseOf('P-08')
    const rules = async (place: string): Promise<readonly string[]> =>
      (await ask<MeetingView>('cases.meeting', { caseId, place })).breaks.map(({ because }) => because)
    expect(await rules('Heron')).toEqual(expect.arrayContaining(['near-shelter', 'no-meeting-consent']))
    expect(await rules('the reading room of the library')).not.toContain('near-shelter')
    const before = JSON.stringify(await ask('cases.story', { id: caseId }))
    expect(before).not.toContain('reading room')
    expect((await refused('cases.meeting', { caseId: 'f'.repeat(32), place: 'anywhere' })).kind).toBe(
      'not-found',
    )
  })
})

describe('somebody is taken', () => {
  it('[C101] one step writes the custody record, the tasks, the drafts, and a clock', async () => {
    const caseId = await caseOf('P-03')
    const taken = await ask<TakenView>('cases.taken', {
      language: 'en',
      caseId,
      at: '2021-08-05T08:00:00Z',
      known: 'a call from the stairs, then nothing',
    })
    expect(taken.story.state).toBe('taken')
    expect(taken.tasks.map(({ what }) => what)).toContain('send_lawyer')
    expect(taken.drafts.map(({ type }) => type)).toEqual(expect.arrayContaining(['X-CEDUA', 'X-UNSP']))
    expect(taken.clocks[0]?.due.state).not.toBe('later')
    const again = await ask<TakenView>('cases.taken', {
      caseId,
      at: '2021-08-05T08:10:00Z',
      known: 'the same call, heard by another',
    })
    expect(again.occurrence).toBe(taken.occurrence)
    expect(again.drafts).toHaveLength(taken.drafts.length)
  })

  it('[C101] whoever leads it later has the same page; of somebody who is not taken there is none', async () => {
    const caseId = await caseOf('P-03')
    const led = await ask<TakenView>('cases.takenRead', { id: caseId })
    expect(led.since).toBe('2021-08-05T08:00:00Z')
    expect(led.tasks.map(({ what }) => what)).toContain('send_lawyer')
    expect((await refused('cases.takenRead', { id: await caseOf('P-08') })).kind).toBe('not-found')
  })

  it('[C101] each draft says what its form still needs, each thing that is exposed who already sees to it', async () => {
    const caseId = await caseOf('P-06')
    const taken = await ask<TakenView>('cases.taken', {
      caseId,
      at: '2021-08-05T08:00:00Z',
      known: 'the neighbour saw a van',
    })
    const urgent = taken.drafts.find(({ type }) => type === 'X-CEDUA')
    expect(urgent?.missing).toEqual(['state-party', 'forces', 'remedies'])
    const { rows } = await ask<ExposureView>('cases.exposure', { id: caseId })
    const house = rows.find(({ kind, there }) => kind === 'place' && there.length > 0)
    expect(house?.task).toMatchObject({ state: 'open' })
  })

  it('[C101] of a colleague it lists the cases and houses that the keys open, and of nobody who is no member', async () => {
    const { members } = await ask<AccessView>('access.read')
    const [me] = members
    const { about, rows } = await ask<ExposureView>('cases.exposure', { id: me?.id })
    expect(about).toMatchObject({ type: 'Member', title: me?.code })
    expect(rows.filter(({ how }) => how === 'granted').map(({ kind }) => kind)).toContain('person')
    expect(rows.map(({ kind }) => kind)).toContain('place')
    expect((await refused('cases.exposure', { id: 'f'.repeat(32) })).kind).toBe('not-found')
  })
})

import { describe, expect, it } from 'vitest'
import { parseFields } from '../records/parse-record.ts'
import { hour } from '../rules/world.ts'
import { missingParts } from './appeal-forms.ts'
import { missingIn } from './appeals.ts'
import { caseFiles } from './case-files.ts'
import { type RaidAsk, raidPlan } from './raid.ts'
import { clockFrom, clockMarks, type TakenAsk, takenPlan } from './taken.ts'
import { clock, held, on, republic, world } from './world.fixture.ts'

const newIds = () => {
  let count = 0
  return { newId: () => String(++count).padStart(32, '0') }
}
const ask: TakenAsk = { caseId: 'C-06', at: clock - hour, known: 'seen from the window', by: 'M-03' }
const plan = (values: Partial<TakenAsk> = {}, at = world()) => {
  const made = takenPlan(at, { ...ask, ...values }, newIds())
  if (!made.ok) throw new Error(made.refusal.why)
  return made.value
}
const refused = (values: Partial<TakenAsk>, at = world()) => {
  const made = takenPlan(at, { ...ask, ...values }, newIds())
  return made.ok ? 'not refused' : made.refusal.why
}

describe('somebody is taken', () => {
  it('[CA15] one step: the state, the custody record, the lawyer within the hour, the appeals within a day', () => {
    const made = plan({ heldBy: 'district police', lastSeen: clock - 2 * hour })
    expect(made.states).toEqual(['taken'])
    expect(made.occurrence.fields).toMatchObject({ what: 'taken', heldBy: 'district police', by: 'M-03' })
    expect(made.tasks[0]).toMatchObject({ what: 'send_lawyer', who: 'M-09', due: clock })
    const whats = made.tasks.map(({ what }) => what)
    for (const what of ['open_custody', 'file_appeal', 'review_risk', 'warn', 'close_place'])
      expect(whats).toContain(what)
    expect(made.exposure.rows.map(({ id }) => id)).toContain('S-3')
  })

  it('[CA15] the custody record and every task parse as records once ids are ids', () => {
    const id = '0'.repeat(32)
    const made = plan({ heldBy: 'police', heldWhere: 'Sarn', lastSeen: clock - 2 * hour })
    expect(parseFields('Occurrence', { ...made.occurrence.fields, caseId: id }).ok).toBe(true)
    for (const { what, due } of made.tasks) {
      const fields = {
        what,
        caseId: id,
        from: id,
        due: new Date(due).toISOString().replace('.000', ''),
        state: 'open',
      }
      expect(parseFields('Task', fields).ok, what).toBe(true)
    }
    for (const { type, fields } of made.drafts) {
      const parsed = parseFields('Intervention', { ...fields, personIds: [id], actIds: [] })
      expect(parsed.ok ? '' : `${type} ${parsed.refusal.field} ${parsed.refusal.reason}`).toBe('')
    }
  })

  it('[CA15] an intake goes there by the states that are allowed, one after the other', () => {
    expect(plan({ caseId: 'C-09' }).states).toEqual(
      ['active_in_danger', 'lost_contact', 'taken'].filter((s) => s !== 'lost_contact'),
    )
    expect(plan({}, republic({ 'C-06': { state: 'taken' } })).states).toEqual([])
  })

  it('[CA15] the trusted contact is told where the person chose one, and nobody else', () => {
    expect(plan().tasks.map(({ what }) => what)).not.toContain('tell_trusted')
    const chosen = plan({}, republic({ 'C-06': { trustedContact: 'P-11' } }))
    expect(chosen.tasks.find(({ what }) => what === 'tell_trusted')).toMatchObject({
      who: 'M-03',
      due: clock + 2 * hour,
    })
  })

  it('[CA15] a second call about the same capture makes nothing twice', () => {
    const first = plan()
    const occurrence = held('O-9', 'Occurrence', {
      what: 'taken',
      at: '2021-08-05T08:00:00Z',
      caseId: 'C-06',
      known: 'x',
      by: 'M-03',
    })
    const tasks = first.tasks.map(({ what, caseId, from }, i) =>
      held(`TK-9${i}`, 'Task', {
        what,
        from: from === first.occurrence.id ? 'O-9' : from,
        due: '2021-08-05T12:00:00Z',
        state: 'open',
        ...(caseId === undefined ? {} : { caseId }),
      }),
    )
    const drafts = first.drafts.map(({ type }, i) =>
      held(`N-9${i}`, 'Intervention', { type, personIds: ['P-06'], asks: [] }),
    )
    const again = plan(
      { by: 'M-11' },
      republic({ 'C-06': { state: 'taken' } }, [occurrence, ...tasks, ...drafts]),
    )
    expect(again.occurrence).toEqual({ id: 'O-9' })
    expect(again.tasks).toEqual([])
    expect(again.drafts).toEqual([])
    expect(again.clock).toEqual(first.clock)
  })

  it('[CA15] the clock says what is due in one hour, in a day, in two, in three, in ninety', () => {
    const hours = Object.fromEntries(clockFrom(clock).map(({ what, due }) => [what, (due - clock) / hour]))
    expect(hours).toMatchObject({
      lawyer: 1,
      exposure: 1,
      'appeals-filed': 24,
      judge: 48,
      'public-decision': 72,
    })
    expect(Object.keys(hours).toSorted()).toEqual([...clockMarks].toSorted())
  })

  it('[CA15] what the person allowed for this day is there, also when contact is lost, and not when it was taken back', () => {
    const advance = {
      ifTaken: {
        recipients: [{ kind: 'press', name: 'Harbour Post' }],
        words: 'my own words',
        afterHours: 48,
      },
      onLost: 'freeze',
    }
    const at = republic({ 'G-03': { ...advance, personId: 'P-06', purpose: 'P11' } })
    const usable = plan({}, at).ifTaken
    expect(usable).toEqual([
      { consent: 'G-03', to: [{ kind: 'press', name: 'Harbour Post' }], from: clock - hour + 48 * hour },
    ])
    const lost = republic({ 'G-03': { ...advance, personId: 'P-06' }, 'C-06': { state: 'lost_contact' } })
    expect(plan({}, lost).ifTaken).toHaveLength(1)
    const back = republic({ 'G-03': { ...advance, personId: 'P-06', status: 'withdrawn' } })
    expect(plan({}, back).ifTaken).toEqual([])
    expect(JSON.stringify(usable)).not.toContain('my own words')
  })

  it('[CA19] refuses a case nobody knows, one that is over, tomorrow, and another century', () => {
    expect(refused({ caseId: 'C-99' })).toBe('no-such-case')
    expect(refused({}, republic({ 'C-06': { state: 'duplicate' } }))).toBe('case-over')
    expect(refused({ at: clock + 2 * hour })).toBe('not-yet')
    expect(refused({ at: on('1921-08-05') })).toBe('long-before')
    expect(refused({ at: Number.NaN })).toBe('not-yet')
  })
})

describe('drafts of urgent appeals', () => {
  it('[CA16] to the Committee on Enforced Disappearances, for interim measures, to the Special Procedures', () => {
    expect(plan().drafts.map(({ type }) => type)).toEqual(['X-CEDUA', 'X-CAT22', 'X-ECHR39', 'X-UNSP'])
    for (const { fields, missing } of plan().drafts) {
      expect(fields).toMatchObject({ by: 'us', personIds: ['P-06'] })
      expect(fields).not.toHaveProperty('filedAt')
      for (const part of missing) expect(missingParts).toContain(part)
    }
  })

  it('[CA16] are in the language of the desk where the body reads it, and the Court’s in one of its two', () => {
    const bodies = (language: 'en' | 'ru' | 'fr') =>
      plan({ language }).drafts.map(({ fields }) => fields['body'])
    expect(bodies('ru')).toEqual([
      'Комитет ООН по насильственным исчезновениям',
      'Комитет ООН против пыток',
      'European Court of Human Rights',
      'Специальные процедуры ООН',
    ])
    expect(bodies('fr')).toContain('Cour européenne des droits de l’homme')
    const asks = plan({ language: 'ru' }).drafts.map(({ fields }) => String(fields['asks']))
    expect(asks.map((text) => /[а-я]/u.test(text))).toEqual([true, true, false, true])
  })

  it('[CA16] list what is missing, and stop listing it once it is there', () => {
    const draft = (type: string, values = {}, at = world()) =>
      plan(values, at).drafts.find((one) => one.type === type)
    expect(draft('X-CEDUA')?.missing).toEqual(['state-party', 'forces', 'remedies'])
    expect(draft('X-CEDUA', { heldBy: 'police' })?.missing).toEqual(['state-party', 'remedies'])
    const complaint = held('N-90', 'Intervention', {
      type: 'X-DOM',
      body: 'Investigation office',
      filedAt: '2021-07-20',
      personIds: ['P-06'],
    })
    const tried = draft('X-CEDUA', { heldBy: 'police' }, republic({}, [complaint]))
    expect(tried?.missing).toEqual(['state-party'])
    expect(tried?.fields['remedies']).toEqual({ tried: ['2021-07-20 Investigation office'] })
    expect(draft('X-UNSP')?.missing).toContain('consent-letter')
  })

  it('[CA16] a draft that is there goes on listing what it needs, until it is filed', () => {
    const draft = held('N-90', 'Intervention', { type: 'X-CEDUA', personIds: ['P-06'], asks: [] })
    const record = { what: 'taken', at: '2021-08-05T08:00:00Z', caseId: 'C-06', known: 'seen', by: 'M-03' }
    const missing = (fields: Readonly<Record<string, unknown>>, one = draft) => {
      const at = republic({}, [held('O-9', 'Occurrence', { ...record, ...fields }), one])
      const file = caseFiles(at).byId.get('C-06')
      return file === undefined ? [] : missingIn(at, file, one)
    }
    expect(missing({})).toEqual(['state-party', 'forces', 'remedies'])
    expect(missing({ heldBy: 'police' })).toEqual(['state-party', 'remedies'])
    const explained = held('N-90', 'Intervention', {
      type: 'X-CEDUA',
      personIds: ['P-06'],
      remedies: { tried: [], whyNone: 'the police hold him' },
    })
    expect(missing({ heldBy: 'police' }, explained)).toEqual(['state-party'])
    expect(missing({}, held('N-90', 'Intervention', { type: 'X-CEDUA', filedAt: '2021-08-05' }))).toEqual([])
    expect(missing({}, held('N-90', 'Intervention', { type: 'X-VISD', personIds: ['P-06'] }))).toEqual([])
  })

  it('[CA16] make up no answer: the four of the form stand only where the person gave them, and with the consents', () => {
    const unsp = (at = world()) => plan({}, at).drafts.find(({ type }) => type === 'X-UNSP')
    expect(unsp()?.fields).not.toHaveProperty('spAnswers')
    const earlier = held('N-91', 'Intervention', {
      type: 'X-WGEID',
      personIds: ['P-06'],
      spAnswers: {
        consent: true,
        knowsLetterToState: true,
        knowsPublicReport: true,
        nameOrInitials: 'initials',
      },
    })
    // The consents ended since: the answers are asked again.
    expect(unsp(republic({}, [earlier]))?.fields['spAnswers']).toEqual({
      consent: false,
      knowsLetterToState: false,
      knowsPublicReport: false,
      nameOrInitials: 'initials',
    })
  })

  it('[CA16] hold no name and no place of stay, and say nothing of why a person is hunted', () => {
    const text = JSON.stringify(plan({ heldBy: 'police', heldWhere: 'Station 2' }).drafts)
    expect(text).not.toMatch(/Station 2|Heron|Wren|Kite|Port Ellan/)
    for (const language of ['en', 'ru', 'fr'] as const) expect(plan({ language }).drafts).toHaveLength(4)
    expect(JSON.stringify(plan({ language: 'ru' }).drafts)).toContain('Потребовать')
  })
})

describe('a raid, from one call', () => {
  const raid: RaidAsk = { shelter: 'S-1', at: clock - hour, known: 'a call from inside', by: 'M-04' }
  const raided = (values: Partial<RaidAsk> = {}, at = world()) => {
    const made = raidPlan(at, { ...raid, ...values }, newIds())
    if (!made.ok) throw new Error(made.refusal.why)
    return made.value
  }

  it('[CA17] the house is burnt, the lawyer is called once, everybody who lives there is taken', () => {
    const made = raided()
    expect(made.fields).toMatchObject({ state: 'compromised', compromised: { at: '2021-08-05' } })
    expect(made.occurrence.fields).toMatchObject({ what: 'raid', shelter: 'S-1' })
    expect(made.taken.map(({ caseId }) => caseId)).toEqual(['C-03', 'C-04', 'C-05', 'C-11'])
    expect(made.tasks.filter(({ what }) => what === 'send_lawyer')).toHaveLength(1)
    expect(made.tasks[0]).toMatchObject({ what: 'send_lawyer', who: 'M-09' })
    expect(made.exposure.rows[0]?.id).toBe('S-1')
  })

  it('[CA17] whoever was out is moved, whoever was in is not', () => {
    const made = raided({ inside: ['C-03'] })
    expect(made.taken.map(({ caseId }) => caseId)).toEqual(['C-03'])
    const moved = made.tasks.filter(({ what }) => what === 'move_out').map(({ caseId }) => caseId)
    expect(moved).toEqual(['C-04', 'C-05', 'C-11'])
  })

  it('[CA17] whoever has a bed there and never came is not taken, but told', () => {
    const made = raided({ shelter: 'S-3' })
    expect(made.taken.map(({ caseId }) => caseId)).toEqual(['C-06'])
    expect(made.tasks.find(({ caseId }) => caseId === 'C-14')?.what).toBe('warn')
  })

  it('[CA17] a second call changes nothing: one raid, one lawyer, one date', () => {
    const record = held('O-9', 'Occurrence', {
      what: 'raid',
      at: '2021-08-05T07:30:00Z',
      shelter: 'S-1',
      known: 'x',
      by: 'M-04',
    })
    const burnt = { state: 'compromised', compromised: { at: '2021-08-05', how: 'x' } }
    const again = raided({}, republic({ 'S-1': burnt }, [record]))
    expect(again.occurrence).toEqual({ id: 'O-9' })
    expect(again.fields).toEqual({})
    expect(again.tasks.map(({ what }) => what)).not.toContain('send_lawyer')
  })

  it('[CA19] refuses a house nobody knows and a raid of tomorrow', () => {
    const why = (values: Partial<RaidAsk>) => {
      const made = raidPlan(world(), { ...raid, ...values }, newIds())
      return made.ok ? '' : made.refusal.why
    }
    expect(why({ shelter: 'C-03' })).toBe('no-such-shelter')
    expect(why({ at: clock + 2 * hour })).toBe('not-yet')
  })
})

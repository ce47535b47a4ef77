/** Two colleagues at desks of their own: one bed, one consent, and what each did while the other was away. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { legsOf } from '@safeconduct/core/cases/legs.ts'
import { housesOf, lostBeds } from '@safeconduct/core/cases/shelters.ts'
import { tonight } from '@safeconduct/core/cases/tonight.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { newId, TestHomes } from '../vault/vault.fixture.ts'
import { type BatchWish, saveRecords } from '../work/save-record.ts'
import type { CasesWorld } from './cases-world.ts'
import { answerCheck, armCheck } from './check-acts.ts'
import { askConsent, type ConsentWish, confirmErase, giveConsent, withdraw } from './consent-acts.ts'
import { eraseCovered } from './erasing.ts'
import { place, settleHouse } from './house-acts.ts'
import { approveLeg, planLeg, startLeg } from './leg-acts.ts'
import { abortLeg, arriveLeg } from './leg-ends.ts'
import { approveRelease, draftRelease, sendRelease } from './release-acts.ts'
import { assess, noteOccurrence, secondRead } from './risk-acts.ts'
import { done, explained, kindOf, type Scene, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const [c1, c2] = [0, 1]

describe('the last bed', () => {
  it('[C94] goes to one of two who gave it away at once; the other is told, on both desks alike', async () => {
    const { team, first, second, cases, shelter, share } = await scene(homes)
    const wish = { shelter, from: '2021-08-06', apart: 'no' } as const
    done(await place(first, { ...wish, caseId: certain(cases[c1], 'a case') }))
    team.at(1).home.clock.set(team.founder.home.clock.millis() + 60_000)
    done(await place(second, { ...wish, caseId: certain(cases[c2], 'a case') }))
    await share(0, 1)
    await share(1, 0)
    const [here, there] = [lostBeds(first.index.world()), lostBeds(second.index.world())]
    expect(here.map(({ by }) => by)).toEqual(['M-02'])
    expect(there.map(({ seat }) => seat.leg.journey)).toEqual(here.map(({ seat }) => seat.leg.journey))
    const rows = tonight(second.index.world(), { by: 'M-02' })
    expect(rows.filter(({ what }) => what === 'bed-lost')).toHaveLength(1)
    expect(kindOf(await place(first, { ...wish, caseId: certain(cases[c2], 'a case') }))).toBe('rule-broken')
    await team.close()
  })
})

describe('a phone that was seized', () => {
  it('[CA12] is told to the line in the same save: hours that were safe are none from then on', async () => {
    const { team, first, cases } = await scene(homes)
    const [caseId, request, thread] = [certain(cases[c1], 'a case'), newId(), newId()]
    const at = '2021-08-04T20:00:00Z'
    const asked = { receivedAt: at, channel: 'line_page', lang: 'ru', state: 'received', caseId }
    const header = { createdAt: at, createdBy: 'M-01' }
    const line = { kind: 'line' } as const
    const saved = await first.vault.writer.save([
      { id: request, type: 'HelpRequest', home: line, fields: { ...asked, ...header } },
      { id: thread, type: 'LineThread', home: line, fields: { request, ...header } },
    ])
    expect(saved.ok).toBe(true)
    const wish = { caseId, kind: 'phone_seized', at: '2021-08-05T06:00:00Z', known: 'seen' }
    done(await noteOccurrence(first, wish))
    const told = certain(first.vault.reader.read(thread), 'the thread').fields.get('phoneTakenAt')
    expect(told).toEqual({ state: 'value', value: '2021-08-05T06:00:00Z' })
    await team.close()
  })
})

describe('one person, two houses', () => {
  it('[MV8] keeps both beds where two desks chose apart, and lets nobody in until a person says which', async () => {
    const { team, first, second, cases, shelter, share } = await scene(homes)
    const other = newId()
    const house = { newId: other, type: 'Shelter', fields: { ...house2, code: 'S-2' } } as const
    done(await saveRecords(first.vault, [house], 'M-01'))
    await share(0, 1)
    const caseId = certain(cases[c1], 'a case')
    const plan = { caseId, planned: '2021-08-06', required: [], arrival: '2021-08-06T18:00:00Z' }
    const journey = done(await planLeg(first, plan))
    await share(0, 1)
    const wish = { caseId, from: '2021-08-06', apart: 'no' } as const
    done(await place(first, { ...wish, shelter }))
    team.at(1).home.clock.set(team.founder.home.clock.millis() + 60_000)
    done(await place(second, { ...wish, shelter: other }))
    await share(0, 1)
    await share(1, 0)
    const reserved = ({ index }: CasesWorld) => housesOf(index.world()).map((one) => one.reserved)
    expect([reserved(first), reserved(second)]).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect(kindOf(await startLeg(first, { journey, n: 2 }))).toBe('not-now')
    done(await settleHouse(second, { journey, n: 2, shelter: other }))
    await share(1, 0)
    expect(reserved(first).toSorted((a, b) => a - b)).toEqual([0, 1])
    done(await startLeg(first, { journey, n: 2 }))
    await team.close()
  })
})

const house2 = {
  address: 'above the bakery',
  capacity: 2,
  state: 'open',
  maxStayDays: 30,
  noVisitors: true,
  suits: ['any'],
}

async function consentTo(
  cases: CasesWorld,
  caseId: string,
  more: Partial<ConsentWish> = {},
): Promise<RecordId> {
  const id = done(
    await askConsent(cases, {
      caseId,
      purpose: 'P11',
      scope: 'all',
      recipients: [{ kind: 'press', name: 'Harbour Post' }],
      identifiability: 'I2',
      method: 'spoken_noted',
      lang: 'ru',
      interpreterUsed: false,
      explained,
      ...more,
    }),
  )
  done(await giveConsent(cases, { id }))
  return id
}

async function approvedRelease(at: Scene): Promise<RecordId> {
  const { first, second, cases, persons, share } = at
  const id = done(
    await draftRelease(first, {
      caseId: certain(cases[c1], 'a case'),
      to: { kind: 'press', name: 'Harbour Post' },
      purpose: 'P11',
      identifiability: 'I1',
      items: [{ item: certain(persons[c1], 'a person'), fields: ['ageBand'] }],
    }),
  )
  done(await approveRelease(first, id))
  expect(kindOf(await approveRelease(first, id))).toBe('already-signed')
  await share(0, 1)
  done(await approveRelease(second, id))
  await share(1, 0)
  return id
}

describe('what leaves', () => {
  it('[C100] is judged once more against what the others had sent: taken back an hour ago on another desk', async () => {
    const at = await scene(homes)
    const { team, first, second, cases, share } = at
    const consent = await consentTo(first, certain(cases[c1], 'a case'))
    const release = await approvedRelease(at)
    const withdrawn = done(await withdraw(second, { id: consent, wish: 'stop', via: 'a call' }))
    expect(withdrawn.cancelled).toEqual([release])
    const merge = async (): Promise<'merged'> => {
      await share(1, 0)
      return 'merged'
    }
    expect(kindOf(await sendRelease(first, { id: release }, merge))).toBe('not-now')
    await team.close()
  })

  it('[C100] stays here while the relay is silent, and leaves with the hash of exactly what was sent', async () => {
    const at = await scene(homes)
    const { team, first, cases } = at
    await consentTo(first, certain(cases[c1], 'a case'))
    const release = await approvedRelease(at)
    expect(kindOf(await sendRelease(first, { id: release }, async () => 'silent'))).toBe('not-merged')
    const bytes = done(await sendRelease(first, { id: release }, async () => 'merged'))
    expect(new TextDecoder().decode(bytes)).toContain('"ageBand":"25_34"')
    const sent = first.index.get(release)
    expect(sent === undefined ? undefined : textIn(sent, 'state')).toBe('sent')
    expect(kindOf(await sendRelease(first, { id: release }, async () => 'merged'))).toBe('not-now')
    await team.close()
  })

  it('[C99] [RU44] erases thirty days later and on the own word of the person; never while an alarm is open', async () => {
    const { team, first, cases } = await scene(homes)
    const caseId = certain(cases[c1], 'a case')
    const id = await consentTo(first, caseId)
    done(await withdraw(first, { id, wish: 'erase', via: 'a call' }))
    const reason = async (): Promise<string | undefined> => {
      const result = await eraseCovered(first, id)
      return result.ok || !('reason' in result.refusal) ? undefined : result.refusal.reason
    }
    expect(await reason()).toBe('waiting')
    const { clock } = team.founder.home
    clock.set(clock.millis() + 31 * 86_400_000)
    expect(await reason()).toBe('not-confirmed')
    done(await confirmErase(first, id))
    expect(await reason()).toBeUndefined()
    const dueAt = new Date(clock.millis() + 3_600_000).toISOString().replace('.000', '')
    const check = { caseId, kind: 'safety', dueAt, graceHours: 0, duressWord: 'kite' }
    const saysKite = async (escalation: readonly string[]): Promise<void> => {
      const armed = done(await armCheck(first, { ...check, escalation }))
      done(await answerCheck(first, { id: armed, word: 'Kite' }))
    }
    await saysKite([first.by === 'M-02' ? 'M-03' : 'M-02'])
    // Who is not on the list of that check is told that it waits, and not why.
    expect(await reason()).toBe('waiting')
    await saysKite([first.by])
    expect(await reason()).toBe('stopped-by-alarm')
    await team.close()
  })
})

describe('what is erased', () => {
  it('[C99] is what the consent covered and no other consent still does', async () => {
    const { team, first, cases, persons } = await scene(homes)
    const [caseId, receivedFrom] = [certain(cases[c1], 'a case'), certain(persons[c1], 'a person')]
    const item = (newId: RecordId, description: string): BatchWish => ({
      newId,
      type: 'EvidenceItem',
      caseId,
      fields: {
        kind: '220903200901',
        title: 'Photograph',
        description,
        receivedFrom,
        original: true,
        sha256: '0'.repeat(64),
        graphic: false,
        metadataRemoved: false,
      },
    })
    const [going, staying] = [newId(), newId()]
    done(await saveRecords(first.vault, [item(going, 'a door'), item(staying, 'a bridge')], 'M-01'))
    const wish = { recipients: [{ kind: 'press', name: '*' }], purpose: 'P12' }
    const ended = await consentTo(first, caseId, { ...wish, scope: [going, staying] })
    await consentTo(first, caseId, { ...wish, scope: [staying], expiresAt: '2022-08-01' })
    done(await withdraw(first, { id: ended, wish: 'erase', via: 'a call' }))
    const { clock } = team.founder.home
    clock.set(clock.millis() + 31 * 86_400_000)
    done(await confirmErase(first, ended))
    expect(done(await eraseCovered(first, ended))).toBe(1)
    const words = (id: string): string | undefined =>
      textIn(certain(first.index.get(id), 'an item'), 'description')
    expect([words(going), words(staying)]).toEqual(['—', 'a bridge'])
    await team.close()
  })
})

describe('two signatures', () => {
  it('[C96] let a journey start; [C93] and lower what one person judged', async () => {
    const { team, first, second, cases, share } = await scene(homes)
    const caseId = certain(cases[c1], 'a case')
    const journey = done(
      await planLeg(first, { caseId, planned: '2021-08-06', required: [], arrival: '2021-08-06T18:00:00Z' }),
    )
    done(await approveLeg(first, { journey, n: 1 }))
    expect(kindOf(await startLeg(first, { journey, n: 1 }))).toBe('rule-broken')
    await share(0, 1)
    done(await approveLeg(second, { journey, n: 1 }))
    done(await startLeg(second, { journey, n: 1 }))
    expect(second.index.world().ofType('Check')).toHaveLength(1)
    const answers = { safe_now: 'yes' } as const
    const wish = { id: caseId, answers, threatActors: [], likelihood: 2, impact: 2, plan: 'call daily' }
    const assessment = done(await assess(first, { ...wish, priority: 'watch' }))
    expect(textIn(certain(first.index.get(caseId), 'the case'), 'priority')).toBe('urgent')
    await share(0, 1)
    done(await secondRead(second, { id: caseId, assessment }))
    expect(textIn(certain(second.index.get(caseId), 'the case'), 'priority')).toBe('watch')
    await team.close()
  })

  it('[MV50] let nobody start whom nobody would miss, [MV8] nor move in who is on the way; [MV53] arriving begins the stay, [MV54] and calling off frees its bed', async () => {
    const { team, first, second, cases, shelter, share } = await scene(homes)
    const begun = async (at: number, arrival?: string) => {
      const caseId = certain(cases[at], 'a case')
      const plan = {
        caseId,
        planned: '2021-08-06',
        required: [],
        ...(arrival === undefined ? {} : { arrival }),
      }
      const journey = done(await planLeg(first, plan))
      done(await place(first, { caseId, shelter, from: '2021-08-06', apart: 'no' }))
      done(await approveLeg(first, { journey, n: 1 }))
      await share(0, 1)
      done(await approveLeg(second, { journey, n: 1 }))
      return journey
    }
    const states = (journey: string) =>
      legsOf(second.index.world())
        .filter((leg) => leg.journey === journey)
        .map(({ state }) => state)
    const unwatched = await begun(c1)
    const refused = await startLeg(second, { journey: unwatched, n: 1 })
    expect(refused.ok ? undefined : refused.refusal).toEqual({ kind: 'not-now', field: 'arrival-check' })
    done(await abortLeg(second, { journey: unwatched, n: 1 }))
    expect(states(unwatched)).toEqual(['aborted', 'aborted'])
    await share(1, 0)
    const watched = await begun(c2, '2021-08-06T18:00:00Z')
    done(await startLeg(second, { journey: watched, n: 1 }))
    const early = await startLeg(second, { journey: watched, n: 2 })
    expect(early.ok ? undefined : early.refusal).toMatchObject({ kind: 'not-now', reason: 'on-the-way' })
    expect(states(watched)).toEqual(['underway', 'planned'])
    done(await arriveLeg(second, { journey: watched, n: 1 }))
    expect(states(watched)).toEqual(['arrived', 'underway'])
    expect(textIn(certain(second.index.get(certain(cases[c2], 'a case')), 'the case'), 'state')).toBe(
      'active_hidden',
    )
    const [check] = second.index.world().ofType('Check')
    expect(textIn(certain(check, 'a check of the arrival'), 'outcome')).toBe('done')
    expect(housesOf(second.index.world())).toMatchObject([{ occupied: 1, reserved: 0 }])
    await team.close()
  })
})

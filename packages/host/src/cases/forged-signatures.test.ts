/** A member with a tool of their own writes a colleague's code where a second signature is needed. */
import { certain } from '@safeconduct/core/base/result.ts'
import { watched } from '@safeconduct/core/cases/checks.ts'
import { standingOf } from '@safeconduct/core/cases/judgement.ts'
import { bestInterestOf } from '@safeconduct/core/cases/minors.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { decisionDigest } from '@safeconduct/core/rules/best-interest.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { TestHomes } from '../vault/vault.fixture.ts'
import { type CasesWorld, idOf, recordIn } from './cases-world.ts'
import { acknowledgeCheck, armCheck } from './check-acts.ts'
import { assess, decideBestInterest, secondRead } from './risk-acts.ts'
import { done, kindOf, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

type Fields = Parameters<CasesWorld['vault']['writer']['save']>[0][number]['fields']

async function writeAs(cases: CasesWorld, type: RecordTypeName, id: string, fields: Fields): Promise<void> {
  const saved = await cases.vault.writer.save([{ id: idOf(done(recordIn(cases, type, id))), type, fields }])
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
}

const risk = { answers: {}, threatActors: ['family'], likelihood: 2, impact: 2, plan: 'stay inside' } as const

describe('danger', () => {
  it('[CA4] is not lowered by one member who writes two codes, nor below what the second one read', async () => {
    const at = await scene(homes)
    const caseId = certain(at.cases[0], 'a case')
    const stands = (cases: CasesWorld) => {
      const all = cases.index.world().ofType('RiskAssessment')
      return standingOf(all, cases.vault.clock.millis()).priority
    }
    done(await assess(at.first, { id: caseId, ...risk, priority: 'emergency' }))
    await at.share(0, 1)
    const { clock } = certain(at.team.people[1], 'the second').home
    clock.set(clock.millis() + 60_000)
    const id = done(await assess(at.second, { id: caseId, ...risk, priority: 'normal' }))
    at.team.founder.home.clock.set(clock.millis())
    expect(stands(at.second)).toBe('emergency')
    await writeAs(at.second, 'RiskAssessment', id, { secondReader: 'M-01' })
    await at.share(1, 0)
    expect([stands(at.first), stands(at.second)]).toEqual(['emergency', 'emergency'])
    await at.team.close()
  })

  it('[CA4] is lowered when the second member read it, and not once the words below are others', async () => {
    const at = await scene(homes)
    const caseId = certain(at.cases[0], 'a case')
    const stands = (cases: CasesWorld) =>
      standingOf(cases.index.world().ofType('RiskAssessment'), cases.vault.clock.millis()).priority
    await at.share(0, 1)
    done(await assess(at.second, { id: caseId, ...risk, priority: 'emergency' }))
    const { clock } = certain(at.team.people[1], 'the second').home
    clock.set(clock.millis() + 60_000)
    const id = done(await assess(at.second, { id: caseId, ...risk, priority: 'urgent' }))
    at.team.founder.home.clock.set(clock.millis())
    await at.share(1, 0)
    expect(kindOf(await secondRead(at.second, { id: caseId, assessment: id }))).not.toBe('done')
    done(await secondRead(at.first, { id: caseId, assessment: id }))
    await at.share(0, 1)
    expect([stands(at.first), stands(at.second)]).toEqual(['urgent', 'urgent'])
    await at.team.close()
  })
})

describe('what is best for a child', () => {
  it('[CA18] is decided by two desks; one that writes both codes has decided nothing', async () => {
    const at = await scene(homes)
    const caseId = certain(at.cases[0], 'a case')
    const decided = (cases: CasesWorld) =>
      bestInterestOf(done(recordIn(cases, 'Case', caseId)), cases.vault.clock.millis()).decided
    await at.share(0, 1)
    const [decision, day] = ['to the aunt, by day', at.second.vault.clock.now().slice(0, 10)]
    const signed = ['M-01', 'M-02'].map((by) => {
      return { by, at: at.second.vault.clock.now(), of: decisionDigest(decision) }
    })
    await writeAs(at.second, 'Case', caseId, {
      bestInterest: { by: ['M-01', 'M-02'], at: day, decision },
      bestInterestSigned: signed,
    })
    await at.share(1, 0)
    expect([decided(at.first), decided(at.second)]).toEqual([false, false])
    at.team.founder.home.clock.set(at.team.founder.home.clock.millis() + 60_000)
    const other = { id: caseId, decision: 'to the school' }
    done(await decideBestInterest(at.second, other))
    await at.share(1, 0)
    expect(decided(at.first)).toBe(false)
    done(await decideBestInterest(at.first, other))
    await at.share(0, 1)
    expect([decided(at.first), decided(at.second)]).toEqual([true, true])
    await at.team.close()
  })
})

describe('an alarm', () => {
  it('[MV31] that somebody took and did nothing about goes on after an hour; nobody takes it for a colleague', async () => {
    const at = await scene(homes)
    const caseId = certain(at.cases[0], 'a case')
    const wish = { caseId, kind: 'safety', dueAt: '2021-08-06T09:00:00Z', graceHours: 0 }
    const id = done(await armCheck(at.first, { ...wish, escalation: ['M-01', 'M-02'] }))
    await at.share(0, 1)
    const now = Date.parse('2021-08-06T09:30:00Z')
    const taken = (cases: CasesWorld, minutes: number) =>
      watched(done(recordIn(cases, 'Check', id)), now + minutes * 60_000)?.acknowledgedBy
    const forged = { dueAt: '2021-08-06T09:00:00Z', at: '2021-08-06T09:29:00Z', by: 'M-01' }
    await writeAs(at.second, 'Check', id, { acknowledged: [forged] as never })
    await at.share(1, 0)
    expect([taken(at.first, 5), taken(at.second, 5)]).toEqual([undefined, undefined])
    at.team.founder.home.clock.set(now)
    done(await acknowledgeCheck(at.first, id))
    expect([taken(at.first, 5), taken(at.first, 59), taken(at.first, 61)]).toEqual([
      'M-01',
      'M-01',
      undefined,
    ])
    await at.team.close()
  })
})

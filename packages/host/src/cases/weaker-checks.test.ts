/** A member who holds somebody, with the keys of the case and a tool of their own, at work on the check that would tell. */
import { certain } from '@safeconduct/core/base/result.ts'
import { watched } from '@safeconduct/core/cases/checks.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { lastAnswerBy } from '@safeconduct/core/rules/check-terms.ts'
import { missedChecks } from '@safeconduct/core/rules/signs-of-life.ts'
import { shapesIn, worldOf } from '@safeconduct/core/rules/world.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { TestHomes } from '../vault/vault.fixture.ts'
import { type CasesWorld, idOf, recordIn } from './cases-world.ts'
import { answerCheck, armCheck, dropCheck } from './check-acts.ts'
import { changeCheck } from './check-changes.ts'
import { done, kindOf, type Scene, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

type Fields = Parameters<CasesWorld['vault']['writer']['save']>[0][number]['fields']

async function writeAs(cases: CasesWorld, type: RecordTypeName, id: string, fields: Fields): Promise<void> {
  const saved = await cases.vault.writer.save([{ id: idOf(done(recordIn(cases, type, id))), type, fields }])
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
}

/** As M-02 would write it with a tool of their own. */
const tool = (at: Scene, id: string, fields: Fields) => writeAs(at.second, 'Check', id, fields)
const here = (cases: CasesWorld, id: string) => done(recordIn(cases, 'Check', id))
const terms = (cases: CasesWorld, id: string) => shapesIn(here(cases, id), 'terms')

const due = '2021-08-06T09:00:00Z'
const night = Date.parse('2021-08-06T16:00:00Z')

async function armed(at: Scene, more: Partial<Parameters<typeof armCheck>[1]> = {}): Promise<string> {
  const caseId = certain(at.cases[0], 'a case')
  const wish = { caseId, kind: 'safety', dueAt: due, graceHours: 6, escalation: ['M-01', 'M-02'], ...more }
  const id = done(await armCheck(at.first, wish))
  await at.share(0, 1)
  return id
}

function seen(cases: CasesWorld, id: string, now: number) {
  const check = here(cases, id)
  const world = cases.index.world()
  const later = worldOf([...world.ofType('Check'), ...world.ofType('Person'), ...world.ofType('Case')], {
    now,
    terms: [],
    members: world.members,
  })
  const missed = world
    .ofType('Person')
    .some((one) => missedChecks(one.id, later).some((each) => each.id === id))
  return { state: watched(check, now)?.state, ladder: watched(check, now)?.ladder, missed }
}

describe('a check on a person, against one member', () => {
  it('[CA50] comes at its hour, after its grace and to its list, whatever a desk writes over them', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    await tool(at, id, {
      dueAt: '2021-09-06T09:00:00Z',
      graceHours: 700,
      escalation: ['M-02'],
      rungMinutes: 1440,
    })
    await at.share(1, 0)
    for (const desk of [at.first, at.second])
      expect(seen(desk, id, night)).toEqual({ state: 'missed', ladder: ['M-01', 'M-02'], missed: true })
    await at.team.close()
  })

  it('[CA50] has no line of another member’s that the one at this desk can write or take away', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    const [line] = terms(at.second, id)
    await expect(tool(at, id, { terms: [] })).rejects.toThrow('append-only')
    const weak = { ...line, graceHours: 700, at: '2021-08-01T09:00:00Z' }
    await tool(at, id, { terms: [line, weak, { ...weak, by: 'M-02' }] as never, graceHours: 700 })
    await at.share(1, 0)
    expect(seen(at.first, id, night)).toMatchObject({ state: 'missed', missed: true })
    await at.team.close()
  })

  it('[CA51] is made weaker when a second member asks for the very same, and stricter by one', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    const later = { id, graceHours: 12, why: 'a long drive without a net' }
    expect(kindOf(await changeCheck(at.second, { id, graceHours: 12 }))).toBe('unfit')
    expect(done(await changeCheck(at.second, later))).toBe('asked')
    expect(kindOf(await changeCheck(at.second, later))).toBe('already-signed')
    await at.share(1, 0)
    expect(seen(at.first, id, night).state).toBe('missed')
    expect(done(await changeCheck(at.first, { ...later, graceHours: 11 }))).toBe('asked')
    expect(seen(at.first, id, night).state).toBe('missed')
    expect(done(await changeCheck(at.first, later))).toBe('changed')
    await at.share(0, 1)
    for (const desk of [at.first, at.second]) expect(seen(desk, id, night).state).toBe('late')
    expect(done(await changeCheck(at.second, { id, graceHours: 2 }))).toBe('changed')
    await at.share(1, 0)
    expect(seen(at.first, id, Date.parse('2021-08-06T11:30:00Z')).state).toBe('missed')
    await at.team.close()
  })

  it('[CA51] of a colleague’s that stands from before is not weakened by the founder’s tool either', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    done(await changeCheck(at.second, { id, graceHours: 3 }))
    await at.share(1, 0)
    const [mine, theirs] = terms(at.first, id)
    const forged = { ...theirs, graceHours: 700, instead: ['0'.repeat(64)] }
    await writeAs(at.first, 'Check', id, { terms: [mine, theirs, forged] as never, graceHours: 700 })
    expect(seen(at.first, id, night).state).toBe('missed')
    await at.team.close()
  })

  it('[CA52] of every day goes on after one good word, and after an answer for a day next year', async () => {
    const at = await scene(homes)
    const id = await armed(at, { every: 'P1D' })
    await tool(at, id, { outcome: 'safe', doneAt: '2021-08-05T12:00:00Z', every: null })
    expect(seen(at.second, id, night).state).toBe('missed')
    const answer = { dueAt: '2022-08-06T09:00:00Z', at: '2021-08-05T13:00:00Z', outcome: 'safe', by: 'M-02' }
    await tool(at, id, { answers: [answer] as never, dueAt: '2022-08-07T09:00:00Z' })
    await at.share(1, 0)
    // Said yesterday: it is one member's word for the hour that came next, and for no other.
    expect(seen(at.first, id, night).state).toBe('waiting')
    expect(seen(at.first, id, night + 86_400_000).state).toBe('missed')
    await at.team.close()
  })

  it('[CA52] is not answered in a colleague’s name, and of a link’s answer it is said whose desk brought it', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    const answer = { dueAt: due, at: '2021-08-06T09:10:00Z', outcome: 'safe' }
    await tool(at, id, { answers: [{ ...answer, by: 'M-01' }] as never })
    await at.share(1, 0)
    expect(seen(at.first, id, night)).toMatchObject({ state: 'missed', missed: true })
    const worry = { ...answer, at: '2021-08-06T09:11:00Z', outcome: 'duress', by: 'M-01' }
    await tool(at, id, { answers: [{ ...answer, by: 'M-01' }, worry] as never })
    await at.share(1, 0)
    expect(seen(at.first, id, night).state).toBe('duress')
    const other = await armed(at)
    await tool(at, other, { answers: [answer] as never })
    await at.share(1, 0)
    expect(lastAnswerBy(here(at.first, other))).toEqual({ by: 'M-02', isLink: true })
    await at.team.close()
  })

  it('[CA52] that is answered goes on at its next hour, every six hours too', async () => {
    const at = await scene(homes)
    const id = await armed(at, { every: 'PT6H', graceHours: 1 })
    at.team.founder.home.clock.set(Date.parse('2021-08-06T09:20:00Z'))
    done(await answerCheck(at.first, { id, outcome: 'safe' }))
    const check = here(at.first, id)
    expect(watched(check, at.first.vault.clock.millis())).toMatchObject({
      state: 'waiting',
      due: Date.parse('2021-08-06T15:00:00Z'),
    })
    expect(watched(check, night + 1)?.state).toBe('missed')
    await at.team.close()
  })

  it('[CA36] is not called off by a desk that first writes another name in front of the list', async () => {
    const at = await scene(homes)
    const id = await armed(at, { escalation: ['M-02', 'M-01'] })
    await tool(at, id, { escalation: ['M-01'] })
    expect(kindOf(await dropCheck(at.second, { id, why: 'all is well' }))).toBe('needs-another-member')
    await at.team.close()
  })
})

/** The second word was said. Whoever holds the person has their telephone, and may be one of us. */
import { certain } from '@safeconduct/core/base/result.ts'
import { watched } from '@safeconduct/core/cases/checks.ts'
import { tonight } from '@safeconduct/core/cases/tonight.ts'
import { heardWellBy } from '@safeconduct/core/rules/second-word.ts'
import { underDuress } from '@safeconduct/core/rules/signs-of-life.ts'
import { textsIn, worldAt } from '@safeconduct/core/rules/world.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { TestHomes } from '../vault/vault.fixture.ts'
import { moveCase } from './case-state.ts'
import { type CasesWorld, idOf, recordIn } from './cases-world.ts'
import { answerCheck, armCheck, dropCheck, noteAnswer } from './check-acts.ts'
import { breaksOf, done, kindOf, type Scene, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const due = '2021-08-08T09:00:00Z'
const words = { safeWord: 'blue kettle', duressWord: 'red kettle' }
type Fields = Parameters<CasesWorld['vault']['writer']['save']>[0][number]['fields']

async function armed(at: Scene, more: Partial<Parameters<typeof armCheck>[1]> = {}): Promise<string> {
  const caseId = certain(at.cases[0], 'a case')
  const wish = { caseId, kind: 'safety', dueAt: due, graceHours: 6, escalation: ['M-01', 'M-02'], ...words }
  const id = done(await armCheck(at.first, { ...wish, ...more }))
  await at.share(0, 1)
  return id
}

/** Another day than the one on which the second member came, and a minute after whatever was said before. */
function clocks(at: Scene, time: string): void {
  for (const { home } of [at.team.founder, at.team.at(1)]) home.clock.set(Date.parse(time))
}

const here = (cases: CasesWorld, id: string) => done(recordIn(cases, 'Check', id))
function seen(cases: CasesWorld, id: string, person: string | undefined) {
  const world = cases.index.world()
  const rows = tonight(worldAt(world, world.now), { by: cases.by })
  return {
    state: watched(here(cases, id), world.now)?.state,
    duress: underDuress(person ?? '', world),
    tonight: rows.some((one) => one.what === 'duress' && one.id === id),
  }
}
const stands = { state: 'duress', duress: true, tonight: true }

async function tool(
  { vault }: CasesWorld,
  type: 'Check' | 'Case',
  id: string,
  fields: Fields,
): Promise<void> {
  const held = vault.reader.readText(id)
  const saved = await vault.writer.save([{ id: certain(held, 'it is here').id, type, fields }])
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
}

describe('the second word', () => {
  it('[CA54] stands until two members have heard the person in safety, each at their own desk', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    clocks(at, '2021-08-08T09:01:00Z')
    done(await answerCheck(at.first, { id, word: words.duressWord }))
    clocks(at, '2021-08-08T09:02:00Z')
    done(await answerCheck(at.first, { id, outcome: 'safe' }))
    expect(seen(at.first, id, at.persons[0])).toEqual(stands)
    expect(heardWellBy([here(at.first, id)], at.first.vault.clock.millis())).toEqual(['M-01'])
    expect(textsIn(here(at.first, id), 'outcome')).toEqual(['duress'])
    clocks(at, '2021-08-08T09:03:00Z')
    done(await answerCheck(at.first, { id, word: words.safeWord }))
    await at.share(0, 1)
    expect(seen(at.second, id, at.persons[0])).toEqual(stands)
    clocks(at, '2021-08-08T09:04:00Z')
    done(await answerCheck(at.second, { id, outcome: 'safe' }))
    await at.share(1, 0)
    for (const desk of [at.first, at.second])
      expect(seen(desk, id, at.persons[0])).toEqual({ state: 'settled', duress: false, tonight: false })
    await at.team.close()
  })

  it('[CA54] is ended by no first word from the same telephone, and in no colleague’s name', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    clocks(at, '2021-08-08T09:01:00Z')
    await noteAnswer(at.first, here(at.first, id), 'duress', Date.parse(due))
    await at.share(0, 1)
    clocks(at, '2021-08-08T09:05:00Z')
    await noteAnswer(at.second, here(at.second, id), 'safe_word_ok', Date.parse(due))
    const standing = here(at.second, id).fields['answers']?.[0]
    const forged = { dueAt: due, at: '2021-08-08T09:04:00Z', outcome: 'safe', by: 'M-01' }
    const answers = [...(Array.isArray(standing) ? standing : []), forged, { ...forged, by: 'M-02' }]
    await tool(at.second, 'Check', id, { answers, outcome: 'safe', doneAt: '2021-08-08T09:04:00Z' })
    await at.share(1, 0)
    for (const desk of [at.first, at.second]) expect(seen(desk, id, at.persons[0]).duress).toBe(true)
    expect(seen(at.first, id, at.persons[0]).tonight).toBe(true)
    await at.team.close()
  })

  it('[CA54] of a check that repeats is not called off with the check', async () => {
    const at = await scene(homes)
    const id = await armed(at, { every: 'P1D' })
    clocks(at, '2021-08-08T09:01:00Z')
    done(await answerCheck(at.first, { id, word: words.duressWord }))
    await at.share(0, 1)
    clocks(at, '2021-08-08T09:02:00Z')
    done(await dropCheck(at.second, { id, why: 'all is well' }))
    await at.share(1, 0)
    expect(seen(at.first, id, at.persons[0])).toEqual(stands)
    await at.team.close()
  })
})

describe('a case', () => {
  it('[CA55] is not closed while somebody waits for the person’s word, by the page or by a form', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    const caseId = certain(at.cases[0], 'a case')
    expect(breaksOf(await moveCase(at.second, { id: caseId, state: 'closed', reason: 'done' }))).toEqual([
      'R13 check-still-open',
    ])
    clocks(at, '2021-08-08T09:01:00Z')
    done(await answerCheck(at.first, { id, outcome: 'safe' }))
    expect(kindOf(await moveCase(at.first, { id: caseId, state: 'closed', reason: 'done' }))).toBe('done')
    await at.team.close()
  })

  it('[CA55] that somebody closed with a tool of their own keeps its alarms', async () => {
    const at = await scene(homes)
    const id = await armed(at)
    const file = done(recordIn(at.second, 'Case', certain(at.cases[0], 'a case')))
    await tool(at.second, 'Case', idOf(file), {
      state: 'closed',
      closure: { reason: 'done', at: '2021-08-07', by: 'M-02' },
    })
    await at.share(1, 0)
    clocks(at, '2021-08-08T16:00:00Z')
    const rows = tonight(at.first.index.world(), { by: 'M-01' })
    expect(rows.filter((one) => one.id === id).map(({ what }) => what)).toEqual(['check-missed'])
    await at.team.close()
  })
})

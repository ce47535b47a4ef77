/** A child whom one member writes of age, by a form or with a tool of their own. */
import { certain } from '@safeconduct/core/base/result.ts'
import { ofAgeBy } from '@safeconduct/core/rules/age.ts'
import { ageOf } from '@safeconduct/core/rules/persons.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { TestHomes } from '../vault/vault.fixture.ts'
import { saveRecord } from '../work/save-record.ts'
import { type CasesWorld, idOf, recordIn } from './cases-world.ts'
import { sayOfAge } from './person-acts.ts'
import { done, kindOf, type Scene, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

async function child(at: Scene): Promise<string> {
  for (const { home } of [at.team.founder, at.team.at(1)]) home.clock.set(Date.parse('2021-08-08T09:00:00Z'))
  const id = certain(at.persons[0], 'a person')
  await says(at.first, id, '14_17')
  await at.share(0, 1)
  for (const { home } of [at.team.founder, at.team.at(1)]) home.clock.set(Date.parse('2021-08-08T09:01:00Z'))
  return id
}

async function says(cases: CasesWorld, id: string, ageBand: string): Promise<void> {
  const person = idOf(done(recordIn(cases, 'Person', id)))
  const saved = await saveRecord(cases.vault, { id: person, type: 'Person', fields: { ageBand } }, cases.by)
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
}

const age = (cases: CasesWorld, id: string) => ageOf(id, cases.index.world())

describe('a minor', () => {
  it('[CA56] is of age when two members said so, each at their own desk', async () => {
    const at = await scene(homes)
    const id = await child(at)
    const file = certain(at.cases[0], 'a case')
    expect(kindOf(await sayOfAge(at.second, file))).toBe('not-now')
    await says(at.second, id, '18_24')
    expect(ofAgeBy(done(recordIn(at.second, 'Person', id)))).toEqual(['M-02'])
    expect(kindOf(await sayOfAge(at.second, file))).toBe('already-signed')
    await at.share(1, 0)
    for (const desk of [at.first, at.second]) expect(age(desk, id)).toBe('minor')
    expect(kindOf(await sayOfAge(at.first, file))).toBe('done')
    await at.share(0, 1)
    for (const desk of [at.first, at.second]) expect(age(desk, id)).toBe('adult')
    await at.team.close()
  })

  it('[CA56] stays one when a member’s tool writes the field, and lines in a colleague’s name', async () => {
    const at = await scene(homes)
    const id = await child(at)
    const person = done(recordIn(at.second, 'Person', id))
    const steps = person.fields['ageSteps']?.[0]
    const lie = { at: '2021-08-08T10:00:00Z', band: '25_34' }
    const ageSteps = [...(Array.isArray(steps) ? steps : []), { ...lie, by: 'M-01' }, { ...lie, by: 'M-02' }]
    const saved = await at.second.vault.writer.save([
      { id: idOf(person), type: 'Person', fields: { ageBand: '25_34', ageSteps } },
    ])
    expect(saved.ok).toBe(true)
    await at.share(1, 0)
    for (const desk of [at.first, at.second]) expect(age(desk, id)).toBe('minor')
    await at.team.close()
  })
})

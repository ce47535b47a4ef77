import { instantOf } from '@safeconduct/core/base/date.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { watchedNow } from '@safeconduct/core/cases/checks.ts'
import { hour } from '@safeconduct/core/rules/world.ts'
import { guardFrom, newGuardSecret } from '@safeconduct/core/timers/guard.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { VaultTeam } from '../vault/team.fixture.ts'
import { caseScope, newId, TestHomes } from '../vault/vault.fixture.ts'
import { CaseIndex } from './case-index.ts'
import { armCheck } from './check-acts.ts'
import { keepChannel } from './guard-secret.ts'
import { isPutAs, timerPlan } from './timer-plans.ts'
import { done } from './two-desks.fixture.ts'

const directory: CompartmentName = { scope: { kind: 'directory' }, part: 'whole' }
const homes = new TestHomes()
afterEach(() => homes.removeAll())

describe('what a check becomes at a relay', () => {
  it('[TI47] is the same on two desks, whichever of the ways to tell somebody each heard of first', async () => {
    const team = await VaultTeam.of(2, homes)
    const [one, two] = [team.at(0), team.at(1)]
    const [caseId, personId] = [newId(), newId()]
    const home = caseScope(caseId)
    const fields = { personId, state: 'active_hidden', priority: 'urgent', owner: 'M-01', team: [] }
    await one.vault.writer.save([{ id: caseId, type: 'Case', home, fields }])
    const person = { code: 'P-01', kind: 'individual' }
    await one.vault.writer.save([{ id: personId, type: 'Person', home, fields: person }])
    for (const { vault } of [one, two])
      expect(await keepChannel(vault, { member: 'M-01', channel: random.bytes(16), kind: 'mail' })).toBe(true)
    await team.carry(one, two, directory)
    await team.carry(two, one, directory)
    const index = new CaseIndex(one.vault)
    const dueAt = instantOf(Math.ceil(one.home.clock.millis() / hour + 1) * hour)
    const wish = { caseId, kind: 'safety', dueAt, graceHours: 1, escalation: ['M-01'] }
    const made = done(await armCheck({ vault: one.vault, index, by: 'M-01' }, wish))
    index.refresh()
    const check = certain(index.get(made), 'it was set')
    const planned = {
      check,
      one: certain(watchedNow(index.world())[0], 'it waits'),
      timer: '00112233445566778899aabbccddeeff',
    }
    const guard = guardFrom(newGuardSecret(random).reveal())
    const { value } = certain(guard.ok ? guard : undefined, 'a secret')
    const put = certain(await timerPlan(one.vault, value, planned), 'a timer')
    expect(put.ladder[0]?.channels).toHaveLength(2)
    expect(await isPutAs(two.vault, value, planned, { sealed: put.sealed })).toBe(true)
    await team.close()
  })
})

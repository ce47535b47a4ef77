/** A device that says another day than the one on which it wrote. */
import { afterEach, describe, expect, it } from 'vitest'
import { VaultTeam } from './team.fixture.ts'
import { newId, TestHomes } from './vault.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const day = 86_400_000

describe('the history of a record', () => {
  it('[CA58] says of what is dated before its device was let in that it cannot be, and of nothing else', async () => {
    const team = await VaultTeam.of(2, homes)
    const { home, vault } = team.at(1)
    const id = newId()
    const write = async (fields: { readonly [field: string]: string }): Promise<void> => {
      const saved = await vault.writer.save([{ id, type: 'Publication', home: { kind: 'press' }, fields }])
      if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
    }
    const now = home.clock.millis()
    home.clock.set(now - 40 * day)
    await write({ outlet: 'A paper', createdAt: vault.clock.now(), createdBy: 'M-02' })
    home.clock.set(now + day)
    await write({ outlet: 'Another paper' })
    const steps = (await vault.reader.history(id)).filter(({ field }) => field === 'outlet')
    expect(steps.map(({ after }) => after)).toEqual(['A paper', 'Another paper'])
    expect(steps.map(({ at, notBefore = at }) => notBefore > at)).toEqual([true, false])
    expect(steps[0]?.notBefore?.slice(0, 10)).toBe(new Date(now).toISOString().slice(0, 10))
    await team.close()
  })
})

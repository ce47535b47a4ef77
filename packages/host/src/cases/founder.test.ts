/** A founder with a tool of her own, and papers that she says are from before anybody else was there. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { caseScope, newId, TestHomes } from '../vault/vault.fixture.ts'
import type { Vault } from '../vault/vault.ts'
import { type CasesWorld, recordIn } from './cases-world.ts'
import { done, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

type Changes = Parameters<Vault['writer']['save']>[0]

/** A yes that M-02 is said to have heard. */
function papers({ clock }: Vault, id: RecordId, caseId: RecordId): Changes[number] {
  const fields = { status: 'given', heardBy: 'M-02', createdAt: clock.now(), createdBy: 'M-01' }
  return { id, type: 'Consent', home: caseScope(caseId), fields }
}

async function save(vault: Vault, changes: Changes): Promise<void> {
  const saved = await vault.writer.save(changes)
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
}

const writers = (cases: CasesWorld, id: string) =>
  done(recordIn(cases, 'Consent', id)).written?.['heardBy']?.map(({ by }) => by)

describe('what the founder wrote', () => {
  it('[CA23] alone is believed; in a log of later it is hers, whatever her clock says', async () => {
    const [file, old, late] = [newId(), newId(), newId()]
    const at = await scene(homes, async ({ founder: { vault } }) => {
      const opened = { state: 'intake', createdAt: vault.clock.now(), createdBy: 'M-01' }
      await save(vault, [{ id: file, type: 'Case', home: caseScope(file), fields: opened }])
      await save(vault, [papers(vault, old, file)])
    })
    // On the very day on which the second member came, and after it.
    await save(at.first.vault, [papers(at.first.vault, late, certain(at.cases[0], 'a case'))])
    await at.share(0, 1)
    expect(writers(at.first, old)).toEqual([undefined])
    for (const desk of [at.first, at.second]) expect(writers(desk, late)).toEqual(['M-01'])
    await at.team.close()
  })
})

import { certain } from '@safeconduct/core/base/result.ts'
import { roomIn, sealedItem } from '@safeconduct/host/evidence/custody/room.fixture.ts'
import { ledgerRound } from '@safeconduct/host/evidence/ledger/ledger-round.ts'
import { newId, TestHome } from '@safeconduct/host/vault/vault.fixture.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { papersOfItem } from './evidence-papers.ts'

const home = new TestHome()
afterEach(() => home.remove())

describe('the papers of an item', () => {
  it('[C108] tell what was done by whom, where its seal stands, and what nobody can vouch for', async () => {
    const vault = await home.create()
    const room = await roomIn(vault)
    const id = await sealedItem(room)
    const before = await papersOfItem(vault, { id })
    expect(before.ok && before.value.seals).toMatchObject([{ by: room.by, state: 'waiting', witnesses: [] }])
    await ledgerRound(room, { post: async () => undefined })
    const after = await papersOfItem(vault, { id })
    const papers = certain(after.ok ? after.value : undefined, 'it was sealed here')
    expect(papers.seals).toMatchObject([{ state: 'in-ledger', times: [], witnesses: [] }])
    expect(papers.handlings.map(({ what, by }) => [what, by])).toEqual([
      ['received', room.by],
      ['sealed', room.by],
    ])
    expect(papers.gaps.map(({ kind }) => kind)).toContain('before-reception')
    expect(papers.could.map(({ who }) => who)).toContain(room.by)
    const said = JSON.stringify(papers)
    expect(said).not.toMatch(/[0-9a-f]{64}|SHA256:|BEGIN SSH/)
    expect(await papersOfItem(vault, { id: newId() })).toMatchObject({ ok: false })
    await vault.close()
  })
})

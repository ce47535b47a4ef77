/** Files from a page, piece by piece. docs/formats/desk-calls.md, C111. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { toBase64, utf8 } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { scene } from '@safeconduct/host/cases/two-desks.fixture.ts'
import { TestHomes } from '@safeconduct/host/vault/vault.fixture.ts'
import { afterEach, expect, it } from 'vitest'
import { papersOfItem } from './evidence-papers.ts'
import { takenFrom } from './evidence-taking.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

it('[C111] becomes one sealed item from its pieces in order, and a file that is dropped leaves nothing', async () => {
  const at = await scene(homes)
  const { first, cases } = at
  const caseId = certain(cases[0], 'a case')
  const blobs = (): number => readdirSync(join(first.vault.home, 'blobs'), { recursive: true }).length
  const begin = async (): Promise<string> => {
    const ask = { caseId, name: 'letter.jpg', receivedVia: 'by-hand', fromPerson: true } as const
    const begun = await takenFrom(first, { name: 'evidence.takeBegin', ask })
    return begun.ok ? (begun.value as { readonly id: string }).id : begun.refusal.kind
  }
  const piece = (id: string, from: number, text: string) =>
    takenFrom(first, {
      name: 'evidence.takePiece',
      ask: { id, at: from, base64: toBase64(utf8(text)) },
    })
  const end = (id: string) => takenFrom(first, { name: 'evidence.takeEnd', ask: { id } })

  const id = await begin()
  expect(await piece(id, 0, '%PDF-1.7\n')).toEqual({ ok: true, value: { got: 9 } })
  expect(await piece(id, 0, '%PDF-1.7\n')).toMatchObject({ ok: false, refusal: { kind: 'unfit' } })
  await piece(id, 9, 'a letter\n')
  const taken = await end(id)
  expect(taken).toMatchObject({
    ok: true,
    value: { state: 'taken-in', type: 'application/pdf', warnings: ['named-for-something-else'] },
  })
  const item = taken.ok ? (taken.value as { readonly id: string }).id : ''
  const papers = await papersOfItem(first.vault, { id: item })
  expect(papers.ok && papers.value.seals).toHaveLength(1)

  const again = await begin()
  await piece(again, 0, '%PDF-1.7\na letter\n')
  expect(await end(again)).toMatchObject({ ok: true, value: { state: 'already-here', id: item } })
  const before = blobs()
  const left = await begin()
  await piece(left, 0, '%PDF-1.7\nhalf a')
  await takenFrom(first, { name: 'evidence.takeDrop', ask: { id: left } })
  expect(blobs()).toBe(before)
  expect(await end(left)).toMatchObject({ ok: false, refusal: { kind: 'no-such-job' } })
  expect(await end(await begin())).toMatchObject({ ok: true, value: { state: 'refused' } })
  await at.team.close()
})

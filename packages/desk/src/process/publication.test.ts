/** A public page written at a desk: two approve it, it leaves as a folder that anybody checks. docs/formats/desk-calls.md, C128. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certain } from '@safeconduct/core/base/result.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { approveRelease } from '@safeconduct/host/cases/release-acts.ts'
import { done, scene } from '@safeconduct/host/cases/two-desks.fixture.ts'
import { newId, TestHomes } from '@safeconduct/host/vault/vault.fixture.ts'
import { saveRecords } from '@safeconduct/host/work/save-record.ts'
import { afterEach, expect, it } from 'vitest'
import { lookingAt } from './cases-naming.ts'
import { draftPage, pagesView, publish } from './publication.ts'

const homes = new TestHomes()
const out = mkdtempSync(join(tmpdir(), 'desk-page-'))
afterEach(() => {
  rmSync(out, { recursive: true, force: true })
  homes.removeAll()
})

const shared: readonly CompartmentName[] = (['press', 'claims'] as const).map((kind) => ({
  scope: { kind },
  part: 'whole',
}))

it('[C127] [C128] is drafted with its headline, approved by two, written once, and checked with tools of others', async () => {
  const at = await scene(homes)
  const { first, second, team } = at
  for (const name of shared) await team.grant(team.at(1), name, 'writer')
  const report = newId()
  const fields = {
    outlet: 'Harbour Post',
    url: 'https://harbourpost.example/1',
    title: 'Two presidents',
    lang: 'en',
    publishedAt: { date: '2021-05-30', precision: '01', zone: 'UTC' },
    text: 'The president said nothing.',
    capture: newId(),
    relation: 'original',
  }
  done(await saveRecords(first.vault, [{ newId: report, type: 'Publication', fields }], 'M-01'))
  const both = async (from: number, to: number): Promise<void> => {
    await at.share(from, to)
    for (const name of shared) await team.carry(team.at(from), team.at(to), name)
  }
  const drafted = await draftPage(first, {
    title: 'Who printed what',
    lead: 'One report.',
    lang: 'fr',
    to: { kind: 'public', name: 'everybody' },
    purpose: 'P11',
    identifiability: 'I0',
    items: [report],
    figures: [],
  })
  expect(drafted.ok).toBe(true)
  const [page] = pagesView(lookingAt(first)).pages
  const { id } = certain(page, 'it was drafted')
  await both(0, 1)
  const ask = { id, folder: join(out, 'made') }
  const write = () => publish(first, async () => 'merged', { home: out, ask })
  expect(await write()).toMatchObject({ ok: false, refusal: { kind: 'not-now' } })
  done(await approveRelease(first, id))
  await both(0, 1)
  done(await approveRelease(second, id))
  await both(1, 0)
  const silent = await publish(first, async () => 'silent', { home: out, ask })
  expect(silent).toMatchObject({ ok: false, refusal: { kind: 'not-merged' } })
  expect(await write()).toMatchObject({ ok: true, value: { folder: ask.folder } })
  const check = readFileSync(join(ask.folder, 'VERIFY.txt'), 'utf8')
  expect(execFileSync('sh', ['-e', '-c', check], { cwd: ask.folder, encoding: 'utf8' })).toContain('Good')
  expect(readFileSync(join(ask.folder, 'index.html'), 'utf8')).toContain('vers le 30 mai 2021')
  expect(await write()).toMatchObject({ ok: false, refusal: { kind: 'not-now' } })
  expect(pagesView(lookingAt(first)).pages[0]).toMatchObject({ title: 'Who printed what', state: 'sent' })
  await team.close()
})

/** The wall, looking into an item, and covering parts of it. docs/formats/desk-calls.md, C112 to C115. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fromBase64, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { writeZip, zipFile } from '@safeconduct/core/evidence/zip/write-zip.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { askConsent, giveConsent, withdraw } from '@safeconduct/host/cases/consent-acts.ts'
import { done, explained, scene } from '@safeconduct/host/cases/two-desks.fixture.ts'
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { givenFile } from '@safeconduct/host/evidence/intake/file-source.ts'
import { blobOf } from '@safeconduct/host/evidence/intake/open-item.ts'
import { takeIn } from '@safeconduct/host/evidence/intake/take-in.ts'
import { png, stripes } from '@safeconduct/host/evidence/workbench/hostile.fixture.ts'
import { TestHomes } from '@safeconduct/host/vault/vault.fixture.ts'
import { afterEach, expect, it } from 'vitest'
import type { LookView } from '../calls/evidence-items.ts'
import { coverMake, coverStart } from './evidence-cover.ts'
import { fileOf, look } from './evidence-look.ts'
import { papersOfItem } from './evidence-papers.ts'
import { reportOf } from './evidence-report.ts'
import { takeOut } from './evidence-take-more.ts'
import { itemView, wallOf } from './evidence-wall.ts'
import { Jobs } from './jobs.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const photo = png(200, 120, stripes(200, 120), [['tEXt', utf8('Comment\0Heron at 7 Quiet Street')]])
const write = <T>(work: Promise<T>): Promise<T> => work

async function taken(cases: CasesWorld, caseId: RecordId, personId: RecordId): Promise<RecordId> {
  const room = certain(await roomOf(cases.vault), 'somebody works here')
  const item = await takeIn(room, givenFile('gate.png', [photo]), {
    caseId,
    receivedVia: 'line',
    receivedFrom: personId,
    from: 'P-01',
    provenance: 'file_photo',
    graphic: true,
  })
  if (item.state !== 'taken-in') throw new Error(item.state)
  const depicts = [{ personId, marks: ['scar above the left eye'] }]
  const change = { id: item.id, type: 'EvidenceItem', fields: { depicts } }
  expect((await cases.vault.writer.save([change])).ok).toBe(true)
  cases.index.refresh()
  return item.id
}

async function handlings({ vault }: CasesWorld, id: string): Promise<readonly string[]> {
  const papers = await papersOfItem(vault, { id })
  return papers.ok ? papers.value.handlings.map(({ what }) => what) : []
}

async function seen(cases: CasesWorld, id: string, clear: boolean): Promise<LookView> {
  const shown = await look(cases, write, { id, clear, large: false })
  return certain(shown.ok ? shown.value : undefined, 'a picture is shown')
}

it('[C112] the wall tells where an item is from, whether it is sealed and what those it shows have said', async () => {
  const at = await scene(homes)
  const { first, cases, persons } = at
  const [caseId, person] = [certain(cases[0], 'a case'), certain(persons[0], 'a person')]
  const id = await taken(first, caseId, person)
  const wall = async (filter: object = {}) => {
    const asked = await wallOf(first, { offset: 0, limit: 50, ...filter })
    return certain(asked.ok ? asked.value : undefined, 'a wall')
  }
  const { items, total } = await wall()
  expect(total).toBe(1)
  expect(items[0]).toMatchObject({
    item: { id },
    from: 'P-01',
    by: 'M-01',
    via: 'line',
    state: 'seal-waits',
    consent: 'not-given',
    neverEvidence: true,
    graphic: true,
    caseCode: 'P-01',
    releases: [],
  })
  expect((await wall({ state: 'sealed' })).total).toBe(0)
  expect((await wall({ kind: items[0]?.kind })).total).toBe(1)
  const consent = done(
    await askConsent(first, {
      caseId,
      purpose: 'P12',
      scope: [id],
      recipients: [{ kind: 'court', name: 'Federal Investigative Office' }],
      identifiability: 'I4',
      method: 'spoken_noted',
      lang: 'ru',
      interpreterUsed: false,
      explained,
    }),
  )
  done(await giveConsent(first, { id: consent }))
  expect((await wall()).items[0]?.consent).toBe('given')
  done(await withdraw(first, { id: consent, wish: 'stop', via: 'call' }))
  expect((await wall()).items[0]?.consent).toBe('withdrawn')
  await at.team.close()
})

it('[C113] a blurred picture is no opening; a clear one is written down once for one look, and counted', async () => {
  const at = await scene(homes)
  const { first, cases, persons } = at
  const id = await taken(first, certain(cases[0], 'a case'), certain(persons[0], 'a person'))
  const blurred = await seen(first, id, false)
  expect(blurred).toMatchObject({ family: 'picture', graphicToday: 0 })
  expect(await handlings(first, id)).toEqual(['received', 'sealed'])
  const clear = await seen(first, id, true)
  expect(clear).toMatchObject({ graphicToday: 1, picture: { width: 200, height: 120 } })
  expect(clear.picture?.base64).not.toBe(blurred.picture?.base64)
  await seen(first, id, true)
  expect(await handlings(first, id)).toEqual(['received', 'sealed', 'opened'])
  // Nothing that stood beside the pixels comes to a page; the file itself is a copy that is written down.
  expect(atob(clear.picture?.base64 ?? '')).not.toContain('Quiet Street')
  const file = await fileOf(first, write, { id })
  expect(file.ok && fromBase64(file.value.base64)).toEqual(Uint8Array.from(photo))
  expect(await handlings(first, id)).toEqual(['received', 'sealed', 'opened', 'working_copy'])
  // A wall fetches nothing: a file that is not here is asked for when somebody asks to see it.
  const other = await taken(first, certain(cases[1], 'a case'), certain(persons[1], 'a person'))
  rmSync(join(first.vault.home, 'blobs', certain(blobOf(first.vault, other), 'it has a file').sealed))
  const asked: string[] = []
  first.vault.files.bring = async ({ sealed }) => asked.push(sealed)
  expect(await seen(first, other, false)).toEqual({ type: '', family: '', shows: true, graphicToday: 1 })
  expect(asked).toEqual([])
  await at.team.close()
}, 30_000)

it('[C118] what a file says of itself is told as text, and asking is an opening', async () => {
  const at = await scene(homes)
  const { first, cases, persons } = at
  const id = await taken(first, certain(cases[0], 'a case'), certain(persons[0], 'a person'))
  const report = await reportOf(first, write, { id })
  expect(report).toMatchObject({
    ok: true,
    value: {
      type: 'image/png',
      credentials: { state: 'none' },
      whys: [],
      // What was read when it was taken in is under its seal, and reads the same today [SL18].
      sealed: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), same: true },
    },
  })
  const traces = report.ok ? report.value.traces.map(({ name, value }) => `${name} ${value}`) : []
  expect(traces).toContain('pixels 200 × 120')
  expect(traces.join()).toMatch(/parts .*comment/)
  expect(await handlings(first, id)).toEqual(['received', 'sealed', 'opened'])
  await at.team.close()
}, 30_000)

it('[C119] a file of an archive becomes an item of the same case, and is no covered copy', async () => {
  const at = await scene(homes)
  const { first, cases } = at
  const room = certain(await roomOf(first.vault), 'somebody works here')
  const inside = { 'gate.png': photo, 'note.txt': utf8('See the gate.') }
  const archive = writeZip(Object.entries(inside).map(([name, bytes]) => zipFile(name, bytes)))
  const wish = { caseId: certain(cases[0], 'a case'), receivedVia: 'by-hand' } as const
  const item = await takeIn(room, givenFile('all.zip', archive), wish)
  const id = item.state === 'taken-in' ? item.id : ''
  first.index.refresh()
  const report = await reportOf(first, write, { id })
  expect(report).toMatchObject({
    value: { inside: { total: 2, files: [{ name: 'gate.png' }, { name: 'note.txt' }] } },
  })
  const out = await takeOut(first, write, { id, names: ['gate.png'] })
  expect(out).toMatchObject({
    value: { files: [{ name: 'gate.png', state: 'taken-in', type: 'image/png' }] },
  })
  const wall = await wallOf(first, { offset: 0, limit: 10 })
  const items = wall.ok ? wall.value.items : []
  expect(items.map(({ caseCode, copyOf, kind }) => [caseCode, copyOf, kind !== ''])).toEqual([
    ['P-01', undefined, true],
    ['P-01', undefined, true],
  ])
  await at.team.close()
}, 30_000)

it('[C115] a copy is made when every mark lies under a box, and stands beside its original', async () => {
  const at = await scene(homes)
  const { first, cases, persons } = at
  const id = await taken(first, certain(cases[0], 'a case'), certain(persons[0], 'a person'))
  const start = await coverStart(first, write, { id })
  expect(start).toMatchObject({ value: { tile: 16, pages: 1, item: { marks: ['scar above the left eye'] } } })
  const jobs = new Jobs(platformRandom)
  const made = async (covers: readonly string[]) => {
    const boxes = [{ x: 40, y: 30, width: 50, height: 40, why: 'face', covers }]
    const begun = await coverMake(first, jobs, { id, boxes, form: 'proof' }, () => {})
    const job = certain(begun.ok ? begun.value.id : undefined, 'it began')
    const state = () => {
      const read = jobs.read(job)
      return read.ok ? read.value : undefined
    }
    await expect.poll(() => state()?.state, { timeout: 20_000 }).not.toBe('running')
    return state()
  }
  expect((await made([]))?.refusal).toEqual({
    kind: 'marks-left',
    facts: { marks: 'scar above the left eye' },
  })
  expect(await made(['scar above the left eye'])).toMatchObject({ state: 'finished' })
  const view = await itemView(first, { id })
  const copies = certain(view.ok ? view.value.copies : undefined, 'it is here')
  expect(copies).toHaveLength(1)
  const copy = await itemView(first, { id: certain(copies[0], 'a copy').id })
  expect(copy).toMatchObject({ value: { copyOf: { id }, state: 'seal-waits', via: 'made-here' } })
  await at.team.close()
}, 60_000)

/** Looking at films: blurred frames are no opening, clear ones and parts are. Desk-calls.md, C133 and C134. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { scene } from '@safeconduct/host/cases/two-desks.fixture.ts'
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { givenFile } from '@safeconduct/host/evidence/intake/file-source.ts'
import { takeIn } from '@safeconduct/host/evidence/intake/take-in.ts'
import { TestHomes } from '@safeconduct/host/vault/vault.fixture.ts'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { coverMake, coverStart } from './evidence-cover.ts'
import { clip, stills, strip } from './evidence-film.ts'
import { look } from './evidence-look.ts'
import { papersOfItem } from './evidence-papers.ts'
import { itemView } from './evidence-wall.ts'
import { Jobs } from './jobs.ts'

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const homes = new TestHomes()
const folder = mkdtempSync(join(tmpdir(), 'desk-films-'))
afterEach(() => {
  vi.unstubAllEnvs()
  homes.removeAll()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = <T>(work: Promise<T>): Promise<T> => work

async function withFilm(bytes: Uint8Array) {
  const at = await scene(homes)
  const { first, cases } = at
  const room = certain(await roomOf(first.vault), 'somebody works here')
  const item = await takeIn(room, givenFile('gate.mp4', [bytes]), {
    caseId: certain(cases[0], 'a case'),
    receivedVia: 'by-hand',
    graphic: true,
  })
  if (item.state !== 'taken-in') throw new Error(item.state)
  first.index.refresh()
  return { ...at, id: item.id }
}

async function openings({ vault }: CasesWorld, id: RecordId): Promise<number> {
  const papers = await papersOfItem(vault, { id })
  return papers.ok ? papers.value.handlings.filter(({ what }) => what === 'opened').length : -1
}

it('[C133] where ffmpeg is not installed each says so, and nothing is written down as seen', async () => {
  vi.stubEnv('SAFECONDUCT_FFMPEG', '/nowhere/ffmpeg')
  const { first, id, team } = await withFilm(
    concat(new Uint8Array(4), utf8('ftypmp42'), new Uint8Array(5_000)),
  )
  const none = { ok: false, refusal: { kind: 'no-ffmpeg' } }
  expect(await strip(first, { id })).toEqual(none)
  expect(await stills(first, write, { id, at: [0] })).toEqual(none)
  expect(await clip(first, write, { id, from: 0, sound: false })).toEqual(none)
  expect(await coverStart(first, write, { id })).toEqual(none)
  // On the wall a plain tile says it.
  const tile = await look(first, write, { id, clear: false, large: false })
  expect(tile).toMatchObject({ ok: true, value: { family: 'film', shows: true, why: 'no-ffmpeg' } })
  expect(tile.ok && tile.value.picture).toBeUndefined()
  expect(await openings(first, id)).toBe(0)
  await team.close()
})

describe.skipIf(!hasFfmpeg)('a film, where ffmpeg is installed', { timeout: 360_000 }, () => {
  function film(): Uint8Array {
    const path = join(folder, 'gate.mp4')
    const args = '-f lavfi -i testsrc=s=160x120:r=5:d=2 -c:v libx264 -pix_fmt yuv420p'
    execFileSync('ffmpeg', ['-nostdin', '-loglevel', 'error', '-y', ...args.split(' '), path])
    return readFileSync(path)
  }

  it('[C133] blurred frames are no opening; clear ones are one, and counted', async () => {
    const { first, id, team } = await withFilm(film())
    const seen = await strip(first, { id })
    expect(seen.ok && seen.value).toMatchObject({ seconds: 2, rate: 5, sound: false })
    expect(await openings(first, id)).toBe(0)
    const clear = await stills(first, write, { id, at: [0, 1] })
    const { stills: shown, graphicToday } = certain(clear.ok ? clear.value : undefined, 'it is a film')
    expect(shown.map(({ at }) => at)).toEqual([0, 1])
    expect(shown[0]?.picture).toMatchObject({ media: 'image/jpeg', width: 160, height: 120 })
    expect(graphicToday).toBe(1)
    expect(await openings(first, id)).toBe(1)
    const view = await itemView(first, { id })
    expect(view.ok && view.value.cover).toBe('film')
    await team.close()
  })

  it('[C113] on the wall it is a blurred frame made anew, which is no opening; shown clear it counts as graphic', async () => {
    const { first, id, team } = await withFilm(film())
    const seen = async (clear: boolean) => {
      const shown = await look(first, write, { id, clear, large: false })
      return certain(shown.ok ? shown.value : undefined, 'it is shown')
    }
    const [blurred, again] = await Promise.all([seen(false), seen(false)])
    expect(blurred).toMatchObject({ family: 'film', shows: true, graphicToday: 0 })
    expect(blurred.picture).toMatchObject({ media: 'image/jpeg', width: 160, height: 120 })
    // Made once, however many cards ask.
    expect(again.picture).toEqual(blurred.picture)
    expect(await openings(first, id)).toBe(0)
    const clear = await seen(true)
    expect(clear.picture?.base64).not.toBe(blurred.picture?.base64)
    expect(clear.graphicToday).toBe(1)
    expect(await openings(first, id)).toBe(1)
    await team.close()
  })

  it('[C134] a mark that lies under no box refuses the copy; the job says how far it is', async () => {
    const { first, id, persons, team } = await withFilm(film())
    const depicts = [{ personId: persons[0] ?? '', marks: ['scar above the left eye'] }]
    const change = { id, type: 'EvidenceItem', fields: { depicts } }
    expect((await first.vault.writer.save([change])).ok).toBe(true)
    first.index.refresh()
    const begun = await coverStart(first, write, { id })
    expect(begun.ok && begun.value.film).toMatchObject({ seconds: 2, at: 0 })
    const jobs = new Jobs(platformRandom)
    const made = async (
      covers: readonly string[],
      span: { readonly from?: number; readonly to?: number } = {},
    ) => {
      const box = { x: 10, y: 10, width: 40, height: 40, ...span, why: 'face', covers }
      const started = await coverMake(first, jobs, { id, boxes: [box], form: 'small' }, () => {})
      const job = certain(started.ok ? started.value : undefined, 'it was begun').id
      const read = () => {
        const now = jobs.read(job)
        return certain(now.ok ? now.value : undefined, 'it is remembered')
      }
      await expect.poll(() => read().state, { timeout: 30_000 }).not.toBe('running')
      return read()
    }
    const scar = ['scar above the left eye']
    expect(await made([])).toMatchObject({ state: 'refused', refusal: { kind: 'marks-left' } })
    // Nobody said when it is seen: then it is all through, and a box of half a second covers nothing of the rest [RD44].
    expect(await made(scar, { from: 0.5, to: 1 })).toMatchObject({
      state: 'refused',
      refusal: { kind: 'marks-left', facts: { marks: 'scar above the left eye (0–0.5 s)' } },
    })
    const marksSeen = [{ mark: 'scar above the left eye', from: 0, to: 0 }]
    expect((await first.vault.writer.save([{ id, type: 'EvidenceItem', fields: { marksSeen } }])).ok).toBe(
      true,
    )
    first.index.refresh()
    expect((await made(scar, { from: 1.5 })).refusal).toMatchObject({ kind: 'marks-left' })
    const kept = await made(scar, { to: 1 })
    expect(kept).toMatchObject({ state: 'finished', of: 100 })
    await team.close()
  })
})

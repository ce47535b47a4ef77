/** Films that are covered, by the ffmpeg of this machine: docs/formats/redaction.md, RD34. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { caseScope, change, TestHome } from '../../vault/vault.fixture.ts'
import { evidenceRoom } from '../custody/evidence-room.ts'
import { givenFile } from '../intake/file-source.ts'
import { itemBytes } from '../intake/open-item.ts'
import { takeIn } from '../intake/take-in.ts'
import { clipOf, coveredFilm, metadataOf, stillsOf } from '../workbench/pictures.ts'
import { redactItem } from './redact-item.ts'

const hasBound = existsSync('/usr/bin/prlimit')
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'films-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const size = { width: 320, height: 240 }
const perSecond = 10

/** Two seconds of a white sheet with a grey walker, who goes from the left to the right; with sound, a title and a place. */
function film(): Uint8Array {
  const walker = "drawbox=x='20':y=80:w=60:h=80:color=gray:t=fill:enable='lt(t,1)'"
  const later = "drawbox=x='200':y=80:w=60:h=80:color=gray:t=fill:enable='gte(t,1)'"
  const path = join(folder, 'made.mp4')
  const pixels = `color=white:s=${size.width}x${size.height}:r=${perSecond}:d=2`
  const args = [
    '-nostdin -loglevel error -y',
    `-f lavfi -i ${pixels} -f lavfi -i sine=frequency=440:duration=2`,
    `-vf ${walker},${later} -c:v libx264 -pix_fmt yuv420p -c:a aac -shortest`,
    '-metadata location=+62.0000+041.0000/',
  ].flatMap((line) => line.split(' '))
  execFileSync('ffmpeg', [...args, '-metadata', 'title=Heron at the gate', path])
  return readFileSync(path)
}

/** Every frame as grey pixels, by the same program but none of ours. */
function framesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const path = join(folder, 'look.mp4')
  writeFileSync(path, bytes)
  const raw = execFileSync(
    'ffmpeg',
    ['-nostdin', '-loglevel', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  const length = size.width * size.height
  return Array.from({ length: raw.length / length }, (_, at) => raw.subarray(at * length, (at + 1) * length))
}

function streamsOf(bytes: Uint8Array): string {
  const path = join(folder, 'probe.mp4')
  writeFileSync(path, bytes)
  return execFileSync('ffprobe', ['-loglevel', 'error', '-show_format', '-show_streams', path], {
    encoding: 'utf8',
  })
}

/** Well inside a box, where the encoder of the copy mixes nothing in. */
function greyest(frame: Uint8Array, x: number): number {
  let most = 0
  for (let row = 90; row < 150; row++)
    for (let column = x + 8; column < x + 52; column++)
      most = Math.max(most, frame[row * size.width + column] ?? 0)
  return most
}

async function atWork() {
  const home = new TestHome()
  const vault = await home.create()
  const room = certain(await evidenceRoom(vault), 'somebody works here')
  const caseId = newRecordId(platformRandom)
  const made = { ...change('Case', caseScope(caseId), { summary: 'A case', note: 'x' }), id: caseId }
  expect((await vault.writer.save([made])).ok).toBe(true)
  const taken = await takeIn(room, givenFile('gate.mp4', [film()]), { caseId, receivedVia: 'by-hand' })
  if (taken.state === 'refused') throw new Error(taken.refusal.kind)
  const end = async (): Promise<void> => {
    await vault.close()
    home.remove()
  }
  return { vault, room, id: taken.id, end }
}

const box = (x: number) => ({ x, y: 80, width: 60, height: 80 })
const walking = [
  { box: box(20), from: 0, to: 1.05, why: 'face', covers: [] },
  { box: box(200), from: 0.95, to: 2, why: 'face', covers: [] },
]

describe.skipIf(!hasFfmpeg)('a film that is to be published', { timeout: 360_000 }, () => {
  it('[RD34] has a black box on every frame where the person walks, and on no other part of it', async () => {
    const { vault, room, id, end } = await atWork()
    const copy = await redactItem(room, id, { boxes: walking })
    if (!copy.ok) throw new Error(copy.refusal.kind)
    const bytes = await itemBytes(vault, copy.value)
    const frames = framesOf(bytes.ok ? bytes.value : new Uint8Array())
    expect(frames).toHaveLength(2 * perSecond)
    for (const [at, frame] of frames.entries()) {
      const [here, there] = at < perSecond ? [20, 200] : [200, 20]
      expect(greyest(frame, here), `frame ${at}`).toBeLessThan(24)
      // Beside the change nothing else is hidden: the sheet is white there.
      if (Math.abs(at - perSecond) > 1) expect(greyest(frame, there), `frame ${at}`).toBeGreaterThan(200)
    }
    const item = vault.reader.read(copy.value)
    expect(JSON.stringify([...(item?.fields ?? [])])).toContain('0–1.05 s: 20,80 60x80')
    await end()
  })

  it('[RD34] tells nothing of who made it, where and with what, and has its sound only where that is asked', async () => {
    const { vault, room, id, end } = await atWork()
    const original = await itemBytes(vault, id)
    const before = streamsOf(original.ok ? original.value : new Uint8Array())
    expect(before).toContain('Heron at the gate')
    expect(before).toContain('+62.0000+041.0000/')
    for (const sound of [false, true]) {
      const copy = await redactItem(room, id, { boxes: walking, sound })
      const bytes = copy.ok ? await itemBytes(vault, copy.value) : copy
      const made = bytes.ok ? bytes.value : new Uint8Array()
      const said = streamsOf(made)
      expect(said.includes('codec_type=audio')).toBe(sound)
      expect(said).not.toMatch(
        /Heron|\+62\.0000|TAG:(?!handler_name|language|vendor_id|major|minor|compatible)/,
      )
      const text = Buffer.from(made).toString('latin1')
      for (const word of ['Heron', '62.0000', 'Lavf', 'Lavc', 'x264', 'libx'])
        expect(text).not.toContain(word)
      const metadata = await metadataOf(made)
      expect(metadata.ok && metadata.value.exif?.place).toBeFalsy()
    }
    await end()
  })

  it('[RD34] of which only the beginning is there is refused, and nothing of it stays in memory', async () => {
    const { room, end } = await atWork()
    const cut = film().slice(0, 900)
    const caseId = newRecordId(platformRandom)
    const made = { ...change('Case', caseScope(caseId), { summary: 'Another', note: 'x' }), id: caseId }
    expect((await room.vault.writer.save([made])).ok).toBe(true)
    const taken = await takeIn(room, givenFile('cut.mp4', [cut]), { caseId, receivedVia: 'by-hand' })
    if (taken.state === 'refused') throw new Error(taken.refusal.kind)
    expect(await redactItem(room, taken.id, { boxes: walking })).toEqual({
      ok: false,
      refusal: { kind: 'damaged' },
    })
    const left = execFileSync('sh', ['-c', 'ls /dev/shm | grep ^film- | wc -l'], { encoding: 'utf8' })
    expect(Number(left)).toBe(0)
    await end()
  })

  it.skipIf(!hasBound)(
    '[IN4] that takes all memory to be covered is refused in a word, and one of its frames is still shown',
    async () => {
      const [still, path] = [join(folder, 'huge.jpg'), join(folder, 'huge.mov')]
      const made = (words: string, to: string): unknown =>
        execFileSync('ffmpeg', [...`-nostdin -loglevel error -y ${words}`.split(' '), to])
      // One frame of 118 million pixels, copied into a film of ten: made in no memory, and covered only in much of it.
      made('-f lavfi -i color=black:s=15360x7680 -frames:v 1 -pix_fmt yuvj420p -q:v 31 -threads 1', still)
      made(`-loop 1 -framerate 10 -i ${still} -c copy -t 1`, path)
      const huge = readFileSync(path)
      expect(await coveredFilm(huge, { boxes: [], sound: false })).toEqual({
        ok: false,
        refusal: { kind: 'took-too-much-memory' },
      })
      const shown = await stillsOf(huge, { count: 1, side: 240, blur: true })
      expect(shown.ok && shown.value).toMatchObject({ width: 15360, height: 7680 })
    },
  )

  it('[RD35] is looked at frame by frame: each made anew, blurred unless asked for, with the second at which it stands', async () => {
    const given = film()
    const strip = await stillsOf(given, { count: 4, side: 240, blur: true })
    if (!strip.ok) throw new Error(strip.refusal.kind)
    expect(strip.value).toMatchObject({ rate: perSecond, sound: true, ...size })
    expect(strip.value.stills.map(({ at }) => at)).toEqual([0.3, 0.8, 1.3, 1.8])
    const clear = await stillsOf(given, { at: [0.95, 1, 99], side: 320, blur: false })
    if (!clear.ok) throw new Error(clear.refusal.kind)
    // The first frame that is not before the asked one; behind the end the last.
    expect(clear.value.stills.map(({ at }) => at)).toEqual([1, 1.9])
    for (const { bytes } of [...strip.value.stills, ...clear.value.stills]) {
      expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Heron|62\.0000|Lavc/)
    }
  })

  it('[RD35] is watched as a part that was made anew, with nothing of the original beside its pictures', async () => {
    const part = await clipOf(film(), { from: 0.5, seconds: 20, longest: 160, sound: false })
    if (!part.ok) throw new Error(part.refusal.kind)
    expect(part.value.seconds).toBeCloseTo(1.5)
    const said = streamsOf(part.value.bytes)
    expect(said).toContain('width=160')
    expect(said).not.toMatch(/codec_type=audio|Heron|62\.0000/)
  })

  it('[RD36] says how far it is, and leaves nothing behind when it is stopped in the middle', async () => {
    const told: number[] = []
    const stop = new AbortController()
    const { room, id, end } = await atWork()
    const done = await redactItem(room, id, { boxes: walking }, { onFar: (part) => told.push(part) })
    expect(done.ok).toBe(true)
    expect(told.length).toBeGreaterThan(0)
    expect(told.every((part) => part >= 0 && part <= 1)).toBe(true)
    const long = '-f lavfi -i testsrc=s=640x360:r=30:d=30 -c:v libx264 -preset ultrafast -y'.split(' ')
    execFileSync('ffmpeg', ['-nostdin', '-loglevel', 'error', ...long, join(folder, 'long.mp4')])
    const asked = coveredFilm(
      readFileSync(join(folder, 'long.mp4')),
      { boxes: [], sound: false },
      { signal: stop.signal, onFar: () => stop.abort() },
    )
    expect(await asked).toEqual({ ok: false, refusal: { kind: 'stopped' } })
    const left = execFileSync('sh', ['-c', 'ls /dev/shm | grep ^film- | wc -l'], { encoding: 'utf8' })
    expect(Number(left)).toBe(0)
    await end()
  })
})

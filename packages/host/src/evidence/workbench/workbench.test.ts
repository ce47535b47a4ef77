import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { concat, fromBase64, textOf, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import { certain, type Result } from '@safeconduct/core/base/result.ts'
import { partsOf } from '@safeconduct/core/evidence/intake/picture-parts.ts'
import { parsePicture } from '@safeconduct/core/evidence/workbench/said.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askWorkbench } from './ask-workbench.ts'
import { exif, hostilePdf, hostileSvg, png, pngHead, stripes, withBlocks } from './hostile.fixture.ts'
import {
  coveredFilm,
  coveredPaper,
  coveredPicture,
  credentialsOf,
  insideOf,
  metadataOf,
  pagesOf,
  pngOf,
  previewOf,
  rasterOf,
} from './pictures.ts'

const hasHeif = ['heif-dec', 'heif-convert'].some((name) => spawnSync(name, ['-h']).error === undefined)
const small = { side: 64, blur: false }
const plain = png(120, 80, stripes(120, 80))

async function yes<T>(asked: Promise<Result<T, { readonly kind: string }>>): Promise<T> {
  const answer = await asked
  if (!answer.ok) throw new Error(answer.refusal.kind)
  return answer.value
}

/** A photograph of a phone: place, time, device, a thumbnail of the uncovered picture, words behind its end. */
async function photograph(): Promise<Uint8Array> {
  const { bytes } = await yes(coveredPicture(plain, { boxes: [], form: 'jpeg' }))
  const xmp = utf8('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>Heron</dc:creator></x:xmpmeta>')
  const thumbnail = concat(Uint8Array.of(0xff, 0xd8, 0xff), utf8('UNCOVERED-FACE'))
  return concat(
    withBlocks(bytes, [
      [0xe1, concat(utf8('Exif\0\0'), exif(thumbnail))],
      [0xe1, xmp],
      [0xed, utf8('Photoshop 3.0\0by Heron')],
      [0xfe, utf8('taken at 7 Quiet Street')],
    ]),
    utf8('BEHIND-THE-END'),
  )
}

describe('a stranger’s picture', { timeout: 360_000 }, () => {
  it('[IN30] is shown as a small one made anew, blurred until asked for', async () => {
    const file = await photograph()
    const shown = await yes(previewOf(file, small))
    expect(shown).toMatchObject({ width: 120, height: 80 })
    const veiled = await yes(previewOf(file, { side: 64, blur: true }))
    for (const { bytes } of [shown, veiled])
      for (const word of ['UNCOVERED', 'Heron', 'Quiet', 'SN-4711', 'BEHIND'])
        expect(Buffer.from(bytes).includes(word), word).toBe(false)
    // Of what is blurred no more than a handful of pixels was ever taken.
    const { raster } = await yes(rasterOf(veiled.bytes))
    expect(raster.width).toBe(64)
  })

  it('[IN20][IN25] tells where, when and with what it was taken, and that an uncovered thumbnail lies in it', async () => {
    const said = await yes(metadataOf(await photograph()))
    expect(said).toMatchObject({
      type: 'image/jpeg',
      width: 120,
      height: 80,
      exif: {
        make: 'Kestrl',
        model: 'One 5',
        serial: 'SN-4711',
        takenAt: '2017-03-04T22:10:07',
        place: { latitude: 43.318056, longitude: 45.694444 },
        thumbnail: 17,
      },
      behind: 14,
      thumbnails: ['exif'],
    })
    expect(said.parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['exif', 'xmp', 'iptc', 'comment']),
    )
  })

  it('[IN22] of a film tells where and when it was taken', async () => {
    const box = (type: string, bytes: Uint8Array): Uint8Array =>
      concat(
        u32(bytes.length + 8),
        Uint8Array.from(type, (sign) => sign.charCodeAt(0)),
        bytes,
      )
    const place = box('\u00a9xyz', concat(Uint8Array.of(0, 18, 0, 0), utf8('+43.3180+045.6944/')))
    const film = concat(box('ftyp', utf8('isom')), box('moov', box('udta', place)))
    expect(await yes(metadataOf(film))).toMatchObject({
      type: 'video/mp4',
      exif: { place: { latitude: 43.318, longitude: 45.6944 } },
    })
  })

  it('[RD30] leaves as pixels under solid boxes: no thumbnail, no place, nothing behind the end', async () => {
    const file = await photograph()
    const box = { x: 10, y: 10, width: 40, height: 30 }
    for (const form of ['jpeg', 'png'] as const) {
      const copy = await yes(coveredPicture(file, { boxes: [box], form }))
      const layout = certain(partsOf(`image/${form}`, copy.bytes), 'a picture')
      expect(layout).toEqual({ parts: [], behind: 0 })
      for (const word of ['UNCOVERED', 'Heron', 'Quiet', 'Kestrl', 'BEHIND'])
        expect(Buffer.from(copy.bytes).includes(word), word).toBe(false)
      const { raster } = await yes(rasterOf(copy.bytes))
      const at = (x: number, y: number): number => raster.rgb[(y * raster.width + x) * 3 + 2] ?? 0
      expect(at(30, 25)).toBeLessThan(8)
      expect(at(20, 60)).toBeGreaterThan(150)
    }
    const smaller = await yes(coveredPicture(file, { boxes: [box], form: 'jpeg', longest: 60 }))
    expect(smaller).toMatchObject({ width: 60, height: 40 })
  })

  it('[RD10] is decoded to the same pixels each time, and comes back from them without loss', async () => {
    const { raster, decoder } = await yes(rasterOf(plain))
    expect(decoder).toMatch(/^sharp \d+\.\d+\.\d+, libvips \d/)
    expect(Buffer.from(raster.rgb).equals(Buffer.from(stripes(120, 80)))).toBe(true)
    const again = await yes(rasterOf(await yes(pngOf(raster))))
    expect(Buffer.from(again.raster.rgb).equals(Buffer.from(raster.rgb))).toBe(true)
  })

  it('[RD10] stands upright however the camera was held', async () => {
    const { bytes } = await yes(coveredPicture(plain, { boxes: [], form: 'jpeg' }))
    const turned = Uint8Array.from([
      ...utf8('Exif\0\0II*\0'),
      8,
      0,
      0,
      0,
      1,
      0,
      0x12,
      1,
      3,
      0,
      1,
      0,
      0,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ])
    const { raster } = await yes(rasterOf(withBlocks(bytes, [[0xe1, turned]])))
    expect([raster.width, raster.height]).toEqual([80, 120])
  })

  it('[IN5] is a word of refusal when it lies, ends early or would fill the memory, and nothing falls over', async () => {
    const cut = (await photograph()).subarray(0, 500)
    const gif = concat(utf8('GIF89a'), plain.subarray(6))
    const webp = concat(utf8('RIFF\xff\xff\xff\x7fWEBPVP8 '), new Uint8Array(40))
    const tiff = concat(utf8('II*\0'), Uint8Array.of(8, 0, 0, 0, 255, 255), new Uint8Array(2000).fill(255))
    const many = concat(pngHead(65_535, 65_535), plain.subarray(33))
    const wide = concat(pngHead(2_000_000_000, 2), plain.subarray(33))
    expect(await previewOf(many, small)).toMatchObject({ refusal: { kind: 'too-many-pixels' } })
    for (const [name, file] of Object.entries({ cut, gif, webp, tiff, wide })) {
      const answer = await previewOf(file, small)
      expect(answer.ok, name).toBe(false)
      if (!answer.ok)
        expect(['damaged', 'not-this-kind', 'too-many-pixels'], name).toContain(answer.refusal.kind)
    }
    expect(await insideOf(utf8('PK\x03\x04 and no more'))).toEqual({
      ok: true,
      value: { flaw: 'not-a-zip', chats: [] },
    })
    const heic = concat(u32(24), utf8('ftypheic'), u32(0), utf8('heicmif1'), new Uint8Array(200))
    vi.stubEnv('SAFECONDUCT_HEIF', '/nowhere/heif-dec')
    expect(await previewOf(heic, small)).toMatchObject({ refusal: { kind: 'tool-not-here' } })
    // A whole one, as a telephone makes it, is never called damaged; what stands beside its pixels is read.
    const whole = certain(fromBase64(heicOfATelephone), 'base64')
    expect(await previewOf(whole, small)).toMatchObject({ refusal: { kind: 'tool-not-here' } })
    vi.unstubAllEnvs()
    expect(await metadataOf(whole)).toMatchObject({ value: { type: 'image/heic', width: 64, height: 64 } })
    for (const file of [utf8('only words'), utf8('<html><script>'), utf8('PK\x03\x04')])
      expect(await previewOf(file, small)).toEqual({ ok: false, refusal: { kind: 'not-this-kind' } })
  })
})

describe.skipIf(!hasHeif)('a picture of a telephone, where libheif is installed', () => {
  const telephone = () => certain(fromBase64(heicOfATelephone), 'base64')

  it('[IN7] is shown, covered and committed to like every other, and its root names the decoder', async () => {
    const whole = telephone()
    const shown = await yes(previewOf(whole, small))
    expect([shown.width, shown.height]).toEqual([64, 64])
    const { raster, decoder } = await yes(rasterOf(whole))
    expect(raster.rgb).toHaveLength(64 * 64 * 3)
    expect(decoder).toMatch(/^libheif [\d.]+, sharp .*, libvips /)
    const boxes = [{ x: 0, y: 0, width: 32, height: 32 }]
    const covered = await yes(rasterOf((await yes(coveredPicture(whole, { boxes, form: 'png' }))).bytes))
    expect([...covered.raster.rgb.subarray(0, 3)]).toEqual([0, 0, 0])
    expect(covered.raster.rgb.subarray(-3)).toEqual(raster.rgb.subarray(-3))
  })

  it('[IN7] that is torn, or is none, is damaged, and nothing of it stays in memory', async () => {
    const whole = telephone()
    const foldersInMemory = () => readdirSync('/dev/shm').filter((name) => name.startsWith('heic-'))
    // A program that was ended in the middle may have left an empty one here before.
    const before = new Set(foldersInMemory())
    const head = concat(u32(24), utf8('ftypheic'), u32(0), utf8('heicmif1'))
    const claimed = concat(head, new Uint8Array(200))
    for (const file of [whole.subarray(0, whole.length - 40), claimed, concat(head, whole.subarray(24, 60))])
      expect(await previewOf(file, small)).toMatchObject({ ok: false, refusal: { kind: 'damaged' } })
    const left = () => foldersInMemory().filter((name) => !before.has(name))
    // Another run on this machine may be at work in one of its own for a moment.
    await expect.poll(left, { timeout: 20_000 }).toEqual([])
  })
})

describe('the program that opens it', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bench-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const ask = (code: string, more = {}) => {
    const program = join(folder, `taken-${code.length}.ts`)
    writeFileSync(program, code)
    return askWorkbench({ do: 'preview', ...small }, [plain], parsePicture, { program, ...more })
  }

  it('[IN3] is believed nothing when a file has taken it over', async () => {
    const fell = { ok: false, refusal: { kind: 'program-fell' } }
    expect(await ask('process.exit(0)')).toEqual(fell)
    expect(await ask('process.kill(process.pid, "SIGSEGV")')).toEqual(fell)
    expect(await ask('process.stdout.write("no frame at all")')).toEqual(fell)
    expect(await ask('throw new Error("fell over with a long story")')).toEqual(fell)
  })

  it('[IN4] is ended when it takes too long, too much, or nobody waits any more', async () => {
    expect(await ask('setInterval(() => {}, 1000)', { millis: 300 })).toMatchObject({
      refusal: { kind: 'took-too-long' },
    })
    const hungry = 'const a = []; for (;;) a.push(new Uint8Array(8e6).fill(1))'
    expect(await ask(hungry, { memory: 300e6 })).toMatchObject({
      refusal: { kind: expect.stringMatching(/took-too-much-memory|program-fell/) as unknown },
    })
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 200)
    expect(await ask('setInterval(() => {}, 999)', { signal: stop.signal })).toMatchObject({
      refusal: { kind: 'stopped' },
    })
  })

  it('[IN4] ends when whoever asked is gone', async () => {
    const program = fileURLToPath(import.meta.resolve('@safeconduct/workbench/main.ts'))
    const child = spawn(process.execPath, [program], { stdio: ['pipe', 'ignore', 'ignore'] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.stdin.write(Uint8Array.of(0, 0, 0, 40))
    child.stdin.destroy()
    expect(await ended).toBe(3)
  })

  it('[IN2] may write nothing, start nothing and reach nobody, and knows no variable of the shell', async () => {
    const listener = createServer((_, answer) => answer.end())
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    let reached = 0
    listener.on('connection', () => reached++)
    const { port } = listener.address() as AddressInfo
    const tried = `
      import { writeFileSync } from 'node:fs'
      import { execFileSync } from 'node:child_process'
      const done = []
      try { writeFileSync(${JSON.stringify(join(folder, 'left-behind'))}, 'x'); done.push('wrote') } catch {}
      try { execFileSync('/bin/true'); done.push('started') } catch {}
      try { await fetch('http://127.0.0.1:${port}/'); done.push('reached') } catch {}
      if (process.env.PATH || process.env.HOME) done.push('knows')
      const said = Buffer.from(JSON.stringify({ said: done.length ? { done: { width: 1, height: done.length } } : { refused: 'stopped' }, files: [] }))
      const head = Buffer.alloc(4)
      head.writeUInt32BE(said.length)
      process.stdout.write(Buffer.concat([head, said]))`
    expect(await ask(tried)).toEqual({ ok: false, refusal: { kind: 'stopped' } })
    expect(reached).toBe(0)
    listener.close()
  })
})

describe('papers and drawings that try to call home', () => {
  it('[IN6][RD33] are drawn, flattened and covered, and no request leaves', async () => {
    const asked: string[] = []
    const listener = createServer((request, answer) => {
      asked.push(request.url ?? '')
      answer.end()
    })
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const { port } = listener.address() as AddressInfo
    const svg = await previewOf(hostileSvg(port), small)
    expect(svg.ok || svg.refusal.kind === 'damaged').toBe(true)
    const file = hostilePdf(port)
    const shown = await yes(pagesOf(file, { dpi: 72, first: 1, count: 5 }))
    expect(shown.pages).toBe(1)
    const { raster } = await yes(rasterOf(certain(shown.pictures[0], 'one page')))
    expect([raster.width, raster.height]).toEqual([200, 100])
    expect(raster.rgb.some((byte) => byte < 60)).toBe(true)
    const all = { page: 1, box: { x: 0, y: 0, width: 2000, height: 2000 } }
    const paper = await yes(coveredPaper(file, { dpi: 72, boxes: [all] }))
    const said = Buffer.from(paper.bytes).toString('latin1')
    for (const word of ['Heron', 'JavaScript', 'URI', 'Annot', 'Font', 'Date', 'Producer', 'Info', `${port}`])
      expect(said.includes(word), word).toBe(false)
    const jpeg = paper.bytes.subarray(
      said.indexOf('\u00ff\u00d8\u00ff'),
      said.lastIndexOf('\u00ff\u00d9') + 2,
    )
    const black = await yes(rasterOf(jpeg))
    expect(black.raster.rgb.every((byte) => byte < 8)).toBe(true)
    expect(asked).toEqual([])
    listener.close()
  }, 90_000)

  it('[IN5] refuses a paper that is none, with a word', async () => {
    const broken = utf8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog')
    expect(await pagesOf(broken, { dpi: 72, first: 1, count: 1 })).toMatchObject({
      refusal: { kind: 'damaged' },
    })
    expect(await coveredPaper(plain, { dpi: 72, boxes: [] })).toMatchObject({
      refusal: { kind: 'not-this-kind' },
    })
    expect(await coveredFilm(plain, { boxes: [], sound: false })).toMatchObject({
      refusal: { kind: 'not-this-kind' },
    })
  }, 60_000)
})

describe('Content Credentials', () => {
  it('[IN28] are said to be absent, or broken, and never made', async () => {
    expect(await credentialsOf(await photograph())).toEqual({
      ok: true,
      value: { state: 'none', problems: [] },
    })
    expect(await credentialsOf(utf8('only words'))).toMatchObject({ refusal: { kind: 'not-this-kind' } })
    const { bytes } = await yes(coveredPicture(plain, { boxes: [], form: 'jpeg' }))
    const box = Uint8Array.from([
      ...utf8('JP'),
      0,
      1,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      40,
      ...utf8('jumb'),
      0,
      0,
      0,
      32,
      ...utf8('jumd'),
      ...utf8('c2pa'),
      0,
      0x11,
      0,
      0x10,
      0x80,
      0,
      0,
      0xaa,
      0,
      0x38,
      0x9b,
      0x71,
      3,
      ...utf8('c2pa\0'),
      0,
      0,
    ])
    const broken = await credentialsOf(withBlocks(bytes, [[0xeb, box]]))
    expect(broken).toMatchObject({ ok: true, value: { state: 'invalid' } })
    expect(textOf(utf8(JSON.stringify(broken)))).not.toContain('JUMB')
  })
})

/** White, 64 pixels square, by libheif. */
const heicOfATelephone = [
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
  'AA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAEwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEA',
  'AGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMA',
  'AAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3Bl',
  'AAAAAAAAAEAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAAAbbWRhdAAAAA8oAa8EGPwd1z6b1Ze3',
  'HGA=',
].join('')

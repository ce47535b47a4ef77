import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { concat, toHex, utf8 } from '../../base/bytes.ts'
import { crc32 } from './crc32.ts'
import { entryBytes } from './open-entry.ts'
import { platformInflate } from './platform-inflate.ts'
import { readZip } from './read-zip.ts'
import { writeZip, zipFile } from './write-zip.ts'
import { sourceOf, type ZipFlaw } from './zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'safeconduct-zip-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(Buffer.concat(all))
}

type Made = {
  readonly name?: string
  readonly localName?: string
  readonly content?: Uint8Array
  readonly packed?: Uint8Array
  readonly method?: number
  readonly localMethod?: number
  readonly flags?: number
  readonly mode?: number
  readonly size?: number
  readonly packedSize?: number
  readonly localSize?: number
  readonly crc?: number
  readonly extra?: Uint8Array
  readonly localExtra?: Uint8Array
  readonly trailer?: Uint8Array
  readonly at?: number
}

function le(widths: string, values: readonly number[]): Uint8Array {
  const bytes: number[] = []
  for (const [place, width] of widths.split('').entries()) {
    let rest = values[place] ?? 0
    for (let left = Number(width); left > 0; left--) {
      bytes.push(rest % 256)
      rest = Math.floor(rest / 256)
    }
  }
  return Uint8Array.from(bytes)
}

/** An archive by hand, with any lie asked for. */
function lying(
  files: readonly Made[],
  end: { readonly count?: number; readonly offset?: number; readonly comment?: Uint8Array } = {},
): Uint8Array {
  const locals: Uint8Array[] = []
  const central: Uint8Array[] = []
  let at = 0
  for (const made of files) {
    const content = made.content ?? utf8('what was said')
    const packed = made.packed ?? content
    const name = utf8(made.name ?? 'statement.txt')
    const localName = utf8(made.localName ?? made.name ?? 'statement.txt')
    const method = made.method ?? 0
    const flags = made.flags ?? 0
    const sum = made.crc ?? crc32(content)
    const size = made.size ?? content.length
    const packedSize = made.packedSize ?? packed.length
    const extra = made.extra ?? new Uint8Array(0)
    const localExtra = made.localExtra ?? new Uint8Array(0)
    const local = concat(
      le('42222244422', [
        0x04034b50,
        20,
        flags,
        made.localMethod ?? method,
        0,
        33,
        flags & 8 ? 0 : sum,
        flags & 8 ? 0 : packedSize,
        flags & 8 ? 0 : (made.localSize ?? size),
        localName.length,
        localExtra.length,
      ]),
      localName,
      localExtra,
      packed,
      made.trailer ?? new Uint8Array(0),
    )
    central.push(
      concat(
        le('42222224442222244', [
          0x02014b50,
          0x314,
          20,
          flags,
          method,
          0,
          33,
          sum,
          packedSize,
          size,
          name.length,
          extra.length,
          0,
          0,
          0,
          (made.mode ?? 0o100644) * 65536,
          made.at ?? at,
        ]),
        name,
        extra,
      ),
    )
    locals.push(local)
    at += local.length
  }
  const directory = concat(...central)
  const count = end.count ?? files.length
  const comment = end.comment ?? new Uint8Array(0)
  return concat(
    ...locals,
    directory,
    le('42222442', [0x06054b50, 0, 0, count, count, directory.length, end.offset ?? at, comment.length]),
    comment,
  )
}

async function flawOf(bytes: Uint8Array): Promise<ZipFlaw | 'opens'> {
  const zip = await readZip(sourceOf(bytes))
  if (!zip.ok) return zip.refusal.why
  for (const entry of zip.value.entries) {
    const content = await entryBytes(sourceOf(bytes), entry, platformInflate, 1e8)
    if (!content.ok) return content.refusal.why
  }
  return 'opens'
}

async function marksOf(bytes: Uint8Array): Promise<readonly string[]> {
  const zip = await readZip(sourceOf(bytes))
  return zip.ok ? zip.value.marks : [zip.refusal.why]
}

describe('an archive that the program writes', () => {
  it('[ZP20] is the same bytes for the same files, opens with unzip and gives every file back', async () => {
    const files = [
      zipFile('archive/capture.warc.gz', utf8('x'.repeat(70_000))),
      zipFile('papers/Заявление.txt', utf8('сказано')),
    ]
    const bytes = await gathered(writeZip(files))
    expect(toHex(await gathered(writeZip(files)))).toBe(toHex(bytes))
    const path = join(folder, 'written.zip')
    writeFileSync(path, bytes)
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected')
    expect(execFileSync('unzip', ['-p', path, 'papers/*'], { encoding: 'utf8' })).toBe('сказано')
    expect(await marksOf(bytes)).toEqual([])
    expect(await flawOf(bytes)).toBe('opens')
  })

  it('[ZP22] with more than 65,535 files has an end of 64 bits, which unzip and we read', async () => {
    const files = Array.from({ length: 65_600 }, (_, n) => zipFile(`${n}`, new Uint8Array(0)))
    const bytes = await gathered(writeZip(files))
    const path = join(folder, 'many.zip')
    writeFileSync(path, bytes)
    expect(
      execFileSync('unzip', ['-Z1', path], { encoding: 'utf8', maxBuffer: 1e8 }).trim().split('\n').length,
    ).toBe(65_600)
    const zip = await readZip(sourceOf(bytes))
    expect(zip.ok && zip.value.entries.length).toBe(65_600)
  })

  it('[ZP21] is refused as a whole by whoever writes it when a file changes between two readings', async () => {
    let reading = 0
    const file = { name: 'a', pieces: () => [utf8(reading++ === 0 ? 'before' : 'after!')] }
    await expect(gathered(writeZip([file]))).rejects.toThrow('changed')
  })
})

describe('an archive from a stranger', () => {
  it('[ZP1] opens when a usual program made it, packed or not, with folders and with sizes behind the bytes', async () => {
    execFileSync(
      'sh',
      [
        '-c',
        `mkdir -p usual/in && printf 'words %.0s' $(seq 5000) > usual/in/a.txt && echo b > usual/b.txt && zip -q -r usual.zip usual && zip -q -r - usual > piped.zip`,
      ],
      { cwd: folder },
    )
    for (const name of ['usual.zip', 'piped.zip']) {
      const bytes = new Uint8Array(readFileSync(join(folder, name)))
      expect(await flawOf(bytes), name).toBe('opens')
      const zip = await readZip(sourceOf(bytes))
      expect(zip.ok && zip.value.entries.map(({ kind }) => kind).includes('folder')).toBe(true)
    }
  })

  it('[ZP3] with a link, a device or a name that leads out of the folder is not opened', async () => {
    expect(await flawOf(lying([{ mode: 0o120777 }]))).toBe('symlink')
    expect(await flawOf(lying([{ mode: 0o060644 }]))).toBe('special-file')
    for (const name of [
      '/etc/passwd',
      '../up',
      'a/../../b',
      'a\\b',
      'C:x',
      'a//b',
      './a',
      'a\u0000b',
      '',
      'a/.',
    ])
      expect(await flawOf(lying([{ name }])), JSON.stringify(name)).toBe('name')
  })

  it('[ZP5] with one name twice, in any spelling, or with a file inside a file is not opened', async () => {
    expect(await flawOf(lying([{}, {}]))).toBe('repeated-name')
    expect(await flawOf(lying([{ name: 'A.txt' }, { name: 'a.TXT' }]))).toBe('repeated-name')
    expect(await flawOf(lying([{ name: 'a' }, { name: 'a/b' }]))).toBe('repeated-name')
    expect(await flawOf(lying([{ name: 'd/', content: new Uint8Array(0) }, { name: 'd' }]))).toBe(
      'repeated-name',
    )
  })

  it('[ZP6] that shows one thing in its directory and another before the bytes is not opened', async () => {
    expect(await flawOf(lying([{ localName: 'otherwise.txt' }]))).toBe('headers-differ')
    expect(await flawOf(lying([{ localMethod: 8 }]))).toBe('headers-differ')
    expect(await flawOf(lying([{ localSize: 5 }]))).toBe('headers-differ')
    const second = concat(le('2212', [0x7075, 9, 1, 0]), new Uint8Array(2), utf8('evil'))
    expect(await flawOf(lying([{ extra: second }]))).toBe('name')
    expect(await flawOf(lying([{ localExtra: second }]))).toBe('name')
  })

  it('[ZP7] whose entries share bytes, or reach into the directory, is not opened', async () => {
    const one = lying([{ name: 'one' }, { name: 'one', at: 0 }])
    expect(['repeated-name', 'overlap', 'headers-differ']).toContain(await flawOf(one))
    const nested = lying([{ name: 'b', content: utf8('inside') }])
    const inner = nested.subarray(0, 30 + 1 + 6)
    const quine = lying([
      { name: 'a', content: inner },
      { name: 'b', content: utf8('inside'), at: 31 },
    ])
    expect(await flawOf(quine)).toBe('overlap')
    expect(await flawOf(lying([{ size: 40, packedSize: 40 }]))).toBe('overlap')
  })

  it('[ZP8] that lies about a size or a sum is found out while it is unpacked, and never before its end believed', async () => {
    const content = utf8('word '.repeat(1000))
    const packed = deflateRawSync(content)
    const deflated = { content, packed, method: 8 }
    expect(await flawOf(lying([deflated]))).toBe('opens')
    expect(await flawOf(lying([{ ...deflated, size: 4999 }]))).toBe('size')
    expect(await flawOf(lying([{ ...deflated, size: 5001 }]))).toBe('size')
    expect(await flawOf(lying([{ ...deflated, crc: 7 }]))).toBe('crc')
    expect(await flawOf(lying([{ ...deflated, packed: concat(packed, utf8('more')) }]))).toBe('packed-bytes')
    expect(await flawOf(lying([{ ...deflated, packed: packed.subarray(0, -2) }]))).toBe('packed-bytes')
    expect(await flawOf(lying([{ size: 5 }]))).toBe('size')
  })

  it('[ZP9] that would unpack to a thousand times its bytes, or to too much in all, is a bomb', async () => {
    const zeros = new Uint8Array(8 * 1024 * 1024)
    const bomb = lying([{ content: zeros, packed: deflateRawSync(zeros), method: 8 }])
    expect(await flawOf(bomb)).toBe('ratio')
    const limits = { entries: 10, total: 20, ratio: 250 }
    const two = await readZip(sourceOf(lying([{ name: 'a' }, { name: 'b' }])), limits)
    expect(!two.ok && two.refusal.why).toBe('too-large')
    const many = await readZip(sourceOf(lying([{}], { count: 11 })), limits)
    expect(!many.ok && many.refusal.why).toBe('too-many-entries')
  })

  it('[ZP10] that is encrypted, or packed in a way we do not know, says so', async () => {
    expect(await flawOf(lying([{ flags: 1 }]))).toBe('encrypted')
    expect(await flawOf(lying([{ extra: le('2222', [0x9901, 4, 0, 0]) }]))).toBe('encrypted')
    expect(await flawOf(lying([{ method: 12 }]))).toBe('method')
    const newer = lying([{}])
    newer.set([84, 0], Buffer.from(newer).indexOf('PK\x01\x02', 0, 'latin1') + 6)
    expect(await flawOf(newer)).toBe('method')
  })

  it('[ZP11] with sizes of 64 bits that are missing or differ is not opened', async () => {
    expect(await flawOf(lying([{ size: 0xffff_ffff, packedSize: 0xffff_ffff }]))).toBe('zip64')
    const long = le('2288', [1, 16, 13, 13])
    expect(
      await flawOf(lying([{ size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: long, localExtra: long }])),
    ).toBe('opens')
    const other = le('2288', [1, 16, 13, 12])
    expect(
      await flawOf(lying([{ size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: long, localExtra: other }])),
    ).toBe('headers-differ')
    const end = lying([{}])
    const end64 = le('4822448888', [0x06064b50, 44, 45, 45, 0, 0, 2, 2, 59, 0])
    const lie = concat(
      end.subarray(0, -22),
      end64,
      le('4484', [0x07064b50, 0, end.length - 22, 1]),
      end.subarray(-22),
    )
    expect(await flawOf(lie)).toBe('zip64')
  })

  it('[ZP12] that is also something else is opened, and the bytes that belong to no file are told', async () => {
    const plain = lying([{}])
    expect(await marksOf(plain)).toEqual([])
    expect(await marksOf(concat(utf8('GIF89a picture'), plain))).toEqual(['bytes-before'])
    expect(await marksOf(concat(plain, utf8('<script>')))).toEqual(['bytes-after'])
    expect(await marksOf(lying([{ trailer: utf8('hidden') }, { name: 'b' }]))).toEqual(['bytes-between'])
    expect(await marksOf(lying([{}], { comment: utf8('hello') }))).toEqual(['comment'])
  })

  it('[ZP2] that has two ends, so that two programs would open two archives, is not opened', async () => {
    const other = lying([{ name: 'other.txt' }])
    expect(await flawOf(lying([{}], { comment: other }))).toBe('two-ends')
    expect(await flawOf(lying([{}], { count: 2 }))).toBe('directory')
    expect(await flawOf(lying([{}, { name: 'b' }], { count: 1 }))).toBe('directory')
    expect(await flawOf(utf8('%PDF-1.7 not an archive at all'))).toBe('not-a-zip')
  })

  it('[ZP13] cut short anywhere is never opened, and one changed byte of a stored file is found', async () => {
    const whole = lying([{ name: 'a' }, { name: 'b' }])
    for (let length = 0; length < whole.length; length++)
      expect(await flawOf(whole.subarray(0, length)), `${length}`).not.toBe('opens')
    const changed = new Uint8Array(whole)
    changed[35] = (changed[35] ?? 0) ^ 1
    expect(await flawOf(changed)).toBe('crc')
  })
})

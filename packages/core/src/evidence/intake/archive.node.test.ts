import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { concat, utf8 } from '../../base/bytes.ts'
import { crc32 } from '../zip/crc32.ts'
import { writeZip, zipFile } from '../zip/write-zip.ts'
import { sourceOf } from '../zip/zip.ts'
import { lookInto, takeOut } from './archive.ts'

async function zip(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const all = Object.entries(files).map(([name, said]) => zipFile(name, utf8(said)))
  for await (const piece of writeZip(all)) pieces.push(piece)
  return concat(...pieces)
}

const le = (value: number, size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) & 255)

/** One entry as a stranger may write it: packed, with any mode and any size. */
function made(
  name: string,
  content: Uint8Array,
  { mode = 0o100644, size = content.length } = {},
): Uint8Array {
  const packed = deflateRawSync(content)
  const words = utf8(name)
  const shared = concat(
    le(20, 2),
    le(0, 2),
    le(8, 2),
    le(0, 4),
    le(crc32(content), 4),
    le(packed.length, 4),
    le(size, 4),
    le(words.length, 2),
    le(0, 2),
  )
  const local = concat(utf8('PK\x03\x04'), shared, words, packed)
  const central = concat(
    utf8('PK\x01\x02'),
    le(0x0314, 2),
    shared,
    le(0, 2),
    le(0, 2),
    le(0, 2),
    le(mode * 65_536, 4),
    le(0, 4),
    words,
  )
  return concat(
    local,
    central,
    utf8('PK\x05\x06'),
    le(0, 4),
    le(1, 2),
    le(1, 2),
    le(central.length, 4),
    le(local.length, 4),
    le(0, 2),
  )
}

describe('an archive that a person handed over', () => {
  it('[IN13] is a conversation with its files, and says which are missing', async () => {
    const source = sourceOf(
      await zip({
        '_chat.txt':
          '[14/03/2017, 22:08:07] Heron: <attached: gate.jpg>\n[14/03/2017, 22:09:07] Heron: <attached: room.jpg>',
        'gate.jpg': 'jpeg',
      }),
    )
    const looked = await lookInto(source)
    expect(looked).toMatchObject({ ok: true, value: { is: 'chat', missing: ['room.jpg'], marks: [] } })
    const entry = looked.ok ? looked.value.entries.find(({ name }) => name === 'gate.jpg') : undefined
    expect(entry && (await takeOut(source, entry, 100))).toEqual({ ok: true, value: utf8('jpeg') })
    expect(entry && (await takeOut(source, entry, 3))).toMatchObject({ refusal: { why: 'too-large' } })
  })

  it('[IN14] of Telegram is read page by page, in order', async () => {
    const page = (number: number): string =>
      `<div class="page_body chat_page"><div class="message default" id="message${number}"><div class="body"><div class="from_name">Heron</div><div class="text">page ${number}</div></div></div></div>`
    const looked = await lookInto(
      sourceOf(
        await zip({
          'x/messages10.html': page(10),
          'x/messages.html': page(1),
          'x/messages2.html': page(2),
        }),
      ),
    )
    expect(looked.ok && looked.value.chats[0]?.messages.map(({ number, text }) => [number, text])).toEqual([
      [1, 'page 1'],
      [2, 'page 2'],
      [3, 'page 10'],
    ])
  })

  it('[IN15] is a paper, a capture or a program when it is built like one', async () => {
    const is = async (files: Readonly<Record<string, string>>) => {
      const looked = await lookInto(sourceOf(await zip(files)))
      return looked.ok ? looked.value.is : looked.refusal.why
    }
    expect(await is({ '[Content_Types].xml': '', 'word/document.xml': '' })).toBe('paper')
    expect(await is({ 'datapackage.json': '{}', 'archive/a.warc.gz': '' })).toBe('web-capture')
    expect(await is({ 'AndroidManifest.xml': '', 'classes.dex': '' })).toBe('program')
    expect(await is({ 'a.jpg': '', 'b.jpg': '' })).toBe('files')
  })

  it('[IN16] is refused in a word when it is a bomb, a link out, torn or a lie', async () => {
    const why = async (bytes: Uint8Array) => {
      const looked = await lookInto(sourceOf(bytes))
      return looked.ok ? 'opened' : looked.refusal.why
    }
    const good = made('_chat.txt', utf8('[14/03/2017, 22:08:07] Heron: x\n[14/03/2017, 22:08:08] Heron: y'))
    expect(await why(good)).toBe('opened')
    expect(await why(made('_chat.txt', new Uint8Array(40_000_000)))).toBe('ratio')
    expect(await why(made('_chat.txt', new Uint8Array(40_000_000), { size: 200_000 }))).toBe('size')
    expect(await why(made('photo.jpg', utf8('../../etc/passwd'), { mode: 0o120777 }))).toBe('symlink')
    expect(await why(made('../up.txt', utf8('x')))).toBe('name')
    expect(await why(good.subarray(0, good.length - 30))).toBe('not-a-zip')
    expect(await why(good.subarray(10))).not.toBe('opened')
    const lie = new Uint8Array(good)
    lie[45] = (lie[45] ?? 0) ^ 1
    expect(['packed-bytes', 'crc', 'size', 'headers-differ']).toContain(await why(lie))
  })
})

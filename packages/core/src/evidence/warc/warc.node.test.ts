import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { readShared, sharedHas } from '../../../../../test/shared.ts'
import { inflateMember } from '../../../../../test/support/inflate-member.ts'
import { seededRandom } from '../../../../../test/support/seeded-random.ts'
import { concat, utf8 } from '../../base/bytes.ts'
import { readWarc } from './read-warc.ts'
import type { WarcRecord } from './warc.ts'
import { newWarcId, writeRecord } from './write-warc.ts'

const folder = mkdtempSync(join(tmpdir(), 'safeconduct-warc-'))
afterAll(() => rmSync(folder, { recursive: true }))
const vectorsAreHere = await sharedHas('vectors/warc')
const random = seededRandom(1)
const date = '2021-04-01T09:30:00Z'

type Read = { readonly records: readonly WarcRecord[]; readonly verdict: string }

async function read(bytes: Uint8Array): Promise<Read> {
  const records: WarcRecord[] = []
  for await (const record of readWarc(bytes, inflateMember)) {
    if (!record.ok) return { records, verdict: `${record.refusal.why} at ${record.refusal.record}` }
    records.push(record.value)
  }
  return { records, verdict: 'whole' }
}

const body = utf8('<p>He was taken from his house.</p>')
const response = concat(
  utf8(`HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: ${body.length}\r\n\r\n`),
  body,
)

async function written(): Promise<Uint8Array> {
  const made = await writeRecord(
    {
      type: 'response',
      id: newWarcId(random),
      date,
      uri: 'https://paper.example/1',
      contentType: 'application/http; msgtype=response',
      block: response,
    },
    (bytes) => new Uint8Array(gzipSync(bytes)),
  )
  return made.bytes
}

/** A record by hand: what is not given is right. */
function raw(fields: readonly string[], block = 'what was said', end = '\r\n\r\n'): Uint8Array {
  const given = fields.map((field) => field.split(':')[0]?.toLowerCase())
  const usual = [
    'WARC-Type: resource',
    `WARC-Record-ID: <urn:x:${random.bytes(4).join('')}>`,
    `WARC-Date: ${date}`,
    `Content-Length: ${utf8(block).length}`,
  ]
  const rest = usual.filter((field) => !given.includes(field.split(':')[0]?.toLowerCase()))
  return utf8(`WARC/1.1\r\n${[...fields, ...rest].join('\r\n')}\r\n\r\n${block}${end}`)
}

describe('records that the program writes', () => {
  it('[CP1] have digests that sha256sum and gunzip find again without a line of ours', async () => {
    const path = join(folder, 'one.warc.gz')
    writeFileSync(path, await written())
    const text = execFileSync('gunzip', ['-c', path], { encoding: 'latin1' })
    const head = text.slice(0, text.indexOf('\r\n\r\n'))
    const block = text.slice(head.length + 4, -4)
    writeFileSync(join(folder, 'block'), block, 'latin1')
    const sum = execFileSync('sha256sum', [join(folder, 'block')], { encoding: 'utf8' }).slice(0, 64)
    expect(head).toContain(`WARC-Block-Digest: sha256:${sum}`)
    const payload = createHash('sha256').update(body).digest('hex')
    expect(head).toContain(`WARC-Payload-Digest: sha256:${payload}`)
    expect(text.slice(-4)).toBe('\r\n\r\n')
  })

  it('[CP2] are read back byte for byte, with every field that came twice', async () => {
    const { records, verdict } = await read(concat(await written(), await written()))
    expect(verdict).toBe('whole')
    expect(records.map(({ block }) => block)).toEqual([response, response])
    expect(records.every(({ marks }) => marks.length === 0)).toBe(true)
  })

  it('[CP3] are refused with any one bit changed, and wherever they are cut', async () => {
    const whole = await written()
    const { records } = await read(whole)
    for (let at = 0; at < whole.length; at++) {
      for (const bit of [0, 3, 7]) {
        const changed = new Uint8Array(whole)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        const found = await read(changed)
        // Packing has a few bits that mean nothing, such as a time: the record is the same to the last byte.
        if (found.verdict === 'whole') expect(found.records, `byte ${at}, bit ${bit}`).toEqual(records)
      }
      expect((await read(whole.subarray(0, at))).verdict, `cut at ${at}`).not.toBe('whole')
    }
  })

  it('[CP4] take no field with a line break from whoever chose an address', async () => {
    const evil = writeRecord(
      {
        type: 'resource',
        id: newWarcId(random),
        date,
        uri: 'x\r\nWARC-Type: response',
        contentType: 'text/plain',
        block: body,
      },
      (bytes) => new Uint8Array(gzipSync(bytes)),
    )
    await expect(evil).rejects.toThrow('line break')
  })
})

describe('records of others', () => {
  const verdicts: readonly (readonly [string, string, number, readonly string[]])[] = [
    ['example-bad-length.warc', 'record-end at 2', 2, []],
    ['example-iana.org-chunked.warc', 'whole', 3, []],
    ['example-resource.warc.gz', 'whole', 1, []],
    ['example-url-agnostic-revisit.warc.gz', 'whole', 2, ['end-missing']],
    ['example-wget-bad-target-uri.warc.gz', 'whole', 6, ['address-in-brackets']],
    ['example.warc', 'whole', 7, []],
    ['example.warc.gz', 'whole', 6, []],
    ['post-test-more.warc', 'whole', 6, []],
    ['post-test.warc.gz', 'whole', 6, []],
    ['redirect.warc', 'whole', 2, []],
  ]
  it.skipIf(!vectorsAreHere)(
    '[CP5] of the sample files get the verdict that a look at their bytes gives',
    async () => {
      for (const [name, verdict, count, marks] of verdicts) {
        const found = await read((await readShared(`vectors/warc/${name}`)) ?? new Uint8Array(0))
        expect([name, found.verdict, found.records.length]).toEqual([name, verdict, count])
        const all = new Set(
          found.records.flatMap((record) => record.marks).filter((mark) => mark !== 'no-digest'),
        )
        expect([...all], name).toEqual(marks)
      }
    },
  )

  it.skipIf(!vectorsAreHere)('[CP3] cut anywhere inside a packed record are never whole', async () => {
    const bytes = (await readShared('vectors/warc/example.warc.gz')) ?? new Uint8Array(0)
    const ends = new Set([0, ...(await read(bytes)).records.map(({ at, length }) => at + length)])
    for (let length = 1; length < bytes.length; length += 7) {
      const { verdict } = await read(bytes.subarray(0, length))
      expect(verdict === 'whole', `${length}`).toBe(ends.has(length))
    }
  })

  it('[CP6] with a header that two readers could read in two ways are refused', async () => {
    expect((await read(raw([]))).verdict).toBe('whole')
    expect((await read(raw(['WARC-Type: resource', 'WARC-Type: response']))).verdict).toBe('header at 0')
    expect((await read(raw(['Content-Length: 13', 'content-length: 5']))).verdict).toBe('header at 0')
    expect((await read(raw(['Content-Length: +13']))).verdict).toBe('header at 0')
    expect((await read(raw(['WARC-Date: yesterday']))).verdict).toBe('header at 0')
    expect((await read(raw(['no colon here']))).verdict).toBe('header at 0')
    expect((await read(raw(['Content-Length: 12']))).verdict).toBe('record-end at 0')
    expect((await read(raw(['Content-Length: 99999999']))).verdict).toBe('torn at 0')
    expect((await read(raw([`X: ${'y'.repeat(70_000)}`]))).verdict).toBe('header at 0')
    expect((await read(utf8('WARC/9.9\r\n\r\n'))).verdict).toBe('not-a-warc at 0')
    expect((await read(new Uint8Array(0))).verdict).toBe('not-a-warc at 0')
    const twice = raw(['WARC-Record-ID: <urn:x:1>'])
    expect((await read(concat(twice, twice))).verdict).toBe('repeated-id at 1')
  })

  it('[CP7] packed as one are read, and said to be out of reach of an index', async () => {
    const together = new Uint8Array(gzipSync(concat(raw([]), raw([]))))
    const { records, verdict } = await read(together)
    expect([verdict, records.length]).toEqual(['whole', 2])
    expect(records.every(({ marks }) => marks.includes('packed-together'))).toBe(true)
  })

  it('[CP8] that unpack to more than a record may hold are stopped', async () => {
    const bomb = gzipSync(new Uint8Array(1024 * 1024))
    expect(inflateMember(new Uint8Array(bomb).subarray(10), 1000)).toBe('too-large')
  })
})

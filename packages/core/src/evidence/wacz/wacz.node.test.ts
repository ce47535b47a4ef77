import { execFileSync } from 'node:child_process'
import { createVerify, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { readShared, sharedHas } from '../../../../../test/shared.ts'
import { inflateMember } from '../../../../../test/support/inflate-member.ts'
import { seededRandom } from '../../../../../test/support/seeded-random.ts'
import { utf8 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { newWarcId, writeRecord } from '../warc/write-warc.ts'
import { entryBytes } from '../zip/open-entry.ts'
import { platformInflate } from '../zip/platform-inflate.ts'
import { readZip } from '../zip/read-zip.ts'
import { writeZip, zipFile } from '../zip/write-zip.ts'
import { sourceOf } from '../zip/zip.ts'
import { indexKey } from './cdxj.ts'
import { checkWacz } from './check-wacz.ts'
import { newWaczSigner, writeWacz } from './write-wacz.ts'

const folder = mkdtempSync(join(tmpdir(), 'safeconduct-wacz-'))
afterAll(() => rmSync(folder, { recursive: true }))
const vectorsAreHere = await sharedHas('vectors/wacz')
const random = seededRandom(2)
const date = '2021-04-01T09:30:00Z'
const url = 'https://paper.example/news?b=2&a=1'
const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes))

const tools = {
  inflate: platformInflate,
  inflateMember,
  domainSigned: (pem: string, message: Uint8Array, signature: Uint8Array): boolean =>
    createVerify('SHA256').update(message).verify(new X509Certificate(pem).publicKey, signature),
}

async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(Buffer.concat(all))
}

async function capture(): Promise<Uint8Array> {
  const http = (type: 'request' | 'response', text: string): Parameters<typeof writeRecord>[0] => ({
    type,
    id: newWarcId(random),
    date,
    uri: url,
    block: utf8(text),
    contentType: `application/http; msgtype=${type}`,
  })
  const info = {
    type: 'warcinfo',
    id: newWarcId(random),
    date,
    contentType: 'application/warc-fields',
    block: utf8('software: x\r\n'),
  } as const
  const records = [
    await writeRecord(info, gzip),
    await writeRecord(
      http('response', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>He was taken.</p>'),
      gzip,
    ),
    await writeRecord(http('request', 'GET /news?b=2&a=1 HTTP/1.1\r\nHost: paper.example\r\n\r\n'), gzip),
  ]
  const page = { url, title: 'News', ts: date, text: 'He was taken.' }
  const beside = [{ name: 'capture/record.json', bytes: utf8('{}') }]
  return gathered(
    writeWacz({
      page,
      records,
      beside,
      created: date,
      software: 'safeconduct 0.1.0',
      signer: await newWaczSigner(),
    }),
  )
}

async function verdictOf(bytes: Uint8Array): Promise<string> {
  const verdict = await checkWacz(sourceOf(bytes), tools)
  return verdict.ok ? verdict.value.signature : `${verdict.refusal.kind} ${verdict.refusal.why}`
}

/** The same archive with other files in it. */
async function changed(
  bytes: Uint8Array,
  change: (name: string, content: string) => string | undefined,
): Promise<Uint8Array> {
  const zip = await readZip(sourceOf(bytes))
  const files = []
  for (const entry of zip.ok ? zip.value.entries : []) {
    const content = await entryBytes(sourceOf(bytes), entry, platformInflate, 1e9)
    const old = Buffer.from(content.ok ? content.value : []).toString('latin1')
    const text = change(entry.name, old)
    if (text !== undefined) files.push(zipFile(entry.name, new Uint8Array(Buffer.from(text, 'latin1'))))
  }
  return gathered(writeZip(files))
}

describe('a capture that the program writes', () => {
  it('[CP20] is checked with unzip, sha256sum and openssl alone', async () => {
    const path = join(folder, 'one.wacz')
    writeFileSync(path, await capture())
    execFileSync('unzip', ['-q', path, '-d', join(folder, 'out')])
    const out = (name: string): string => join(folder, 'out', name)
    const description: { readonly resources: readonly { readonly path: string; readonly hash: string }[] } =
      JSON.parse(readFileSync(out('datapackage.json'), 'utf8'))
    const lines = description.resources.map(({ path: name, hash }) => `${hash.slice(7)}  ${name}\n`)
    writeFileSync(out('sums'), lines.join(''))
    expect(lines.length).toBe(4)
    execFileSync('sha256sum', ['-c', '--strict', 'sums'], { cwd: join(folder, 'out') })
    const proof: {
      readonly hash: string
      readonly signedData: { readonly signature: string; readonly publicKey: string }
    } = JSON.parse(readFileSync(out('datapackage-digest.json'), 'utf8'))
    expect(proof.hash).toBe(
      `sha256:${execFileSync('sha256sum', [out('datapackage.json')], { encoding: 'utf8' }).slice(0, 64)}`,
    )
    // openssl wants the two numbers of the signature in DER.
    const raw = Buffer.from(proof.signedData.signature, 'base64')
    writeFileSync(out('key.der'), Buffer.from(proof.signedData.publicKey, 'base64'))
    const number = (hex: string): string => `INTEGER:0x${hex}`
    writeFileSync(
      out('sig.cnf'),
      `asn1=SEQUENCE:s\n[s]\nr=${number(raw.subarray(0, 48).toString('hex'))}\ns=${number(raw.subarray(48).toString('hex'))}\n`,
    )
    execFileSync('openssl', ['asn1parse', '-genconf', out('sig.cnf'), '-out', out('sig.der'), '-noout'])
    writeFileSync(out('message'), proof.hash)
    const verified = execFileSync(
      'openssl',
      [
        'dgst',
        '-sha256',
        '-verify',
        out('key.der'),
        '-keyform',
        'DER',
        '-signature',
        out('sig.der'),
        out('message'),
      ],
      { encoding: 'utf8' },
    )
    expect(verified).toContain('Verified OK')
  })

  it('[CP21] is whole for our own reader, with nothing to remark', async () => {
    const verdict = await checkWacz(sourceOf(await capture()), tools)
    expect(verdict.ok && { ...verdict.value, records: verdict.value.records.length }).toEqual({
      version: '1.1.1',
      files: 6,
      records: 3,
      signature: 'own-key',
      marks: [],
    })
  })

  it('[CP22] is found out with any one bit changed', async () => {
    const whole = await capture()
    const missed: number[] = []
    for (let at = 0; at < whole.length; at++) {
      const other = new Uint8Array(whole)
      other[at] = (other[at] ?? 0) ^ (1 << (at % 8))
      if ((await verdictOf(other)) === 'own-key') missed.push(at)
    }
    // Versions, times and permissions in the headers of the archive steer nothing that is read.
    const heads = headPlaces(whole)
    expect(missed.filter((at) => !heads.has(at))).toEqual([])
  })

  it('[CP23] is refused with a file more, a file less, another description, or an index that leads elsewhere', async () => {
    const whole = await capture()
    expect(await verdictOf(await changed(whole, (_, text) => text))).toBe('own-key')
    expect(
      await verdictOf(await changed(whole, (name, text) => (name.startsWith('capture/') ? undefined : text))),
    ).toBe('wacz missing-file')
    expect(
      await verdictOf(await changed(whole, (name, text) => (name.startsWith('pages') ? `${text} ` : text))),
    ).toBe('wacz hash')
    expect(
      await verdictOf(
        await changed(whole, (name, text) =>
          name === 'datapackage.json' ? text.replace('News', 'Nice') : text,
        ),
      ),
    ).toBe('wacz digest-file')
    const resigned = (name: string, text: string): string =>
      name === 'datapackage-digest.json' ? text.replace(/"signature":"..../, '"signature":"AAAA') : text
    expect(await verdictOf(await changed(whole, resigned))).toBe('wacz signature')
    const bare = await changed(whole, (name, text) => (name === 'datapackage.json' ? undefined : text))
    expect(await verdictOf(bare)).toBe('wacz no-description')
    const more = await gathered(
      writeZip([
        zipFile('a', utf8('x')),
        zipFile('datapackage.json', utf8('{"resources":[],"wacz_version":"1.1.1"}')),
      ]),
    )
    expect(await verdictOf(more)).toBe('wacz unnamed-file')
  })

  it('[CP24] is found by its address in the key that other programs use', () => {
    expect(indexKey('https://www.Paper.example/News?b=2&a=1')).toBe('example,paper)/news?a=1&b=2')
    expect(indexKey('http://paper.example:8080/')).toBe('example,paper:8080)/')
    expect(indexKey('urn:view:https://paper.example/')).toBe('urn:view:https://paper.example/')
  })
})

/** Bytes of headers that no reader of ours acts on, by the layout of the format. */
function headPlaces(bytes: Uint8Array): ReadonlySet<number> {
  const places = new Set<number>()
  const view = new DataView(bytes.buffer)
  const add = (from: number, length: number): void => {
    for (let at = from; at < from + length; at++) places.add(at)
  }
  for (let at = 0; at + 4 <= bytes.length; at++) {
    const sign = view.getUint32(at, true)
    if (sign === 0x04034b50)
      for (const [from, length] of [
        [4, 2],
        [10, 4],
      ] as const)
        add(at + from, length)
    if (sign === 0x02014b50)
      for (const [from, length] of [
        [4, 4],
        [12, 4],
        [36, 6],
      ] as const)
        add(at + from, length)
  }
  return places
}

describe('captures of others', () => {
  const verdicts = [
    ['valid_example_1.wacz', '1.0.0', 'none'],
    ['valid_example_2.wacz', '1.1.1', 'hash-only'],
    ['valid_signed_example_1.wacz', '1.1.1', 'domain'],
  ] as const
  it.skipIf(!vectorsAreHere)(
    '[CP25] of the sample files are whole, and signed by whom they say',
    async () => {
      for (const [name, version, signature] of verdicts) {
        const bytes = certain(await readShared(`vectors/wacz/${name}`), name)
        const verdict = await checkWacz(sourceOf(bytes), tools)
        expect(verdict.ok ? [name, verdict.value.version, verdict.value.signature] : verdict.refusal).toEqual(
          [name, version, signature],
        )
      }
    },
  )

  it.skipIf(!vectorsAreHere)('[CP25] with one changed hash or signature are not', async () => {
    const bytes = certain(await readShared('vectors/wacz/valid_signed_example_1.wacz'), 'the sample')
    const other = await changed(bytes, (name, text) =>
      name === 'datapackage-digest.json' ? text.replace('MEYCIQCf', 'MEYCIQCe') : text,
    )
    expect(await verdictOf(other)).toBe('wacz signature')
    const unsigned = await checkWacz(sourceOf(bytes), { inflate: platformInflate, inflateMember })
    expect(unsigned.ok && unsigned.value.signature).toBe('not-checked')
  })
})

/** The manifest of a page: docs/formats/line.md, rules N61 to N63. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { textOf, toBase64Url, utf8 } from '../base/bytes.ts'
import { canonicalBytes, type Json } from '../base/json.ts'
import { newSigningKey, sign } from '../sealed/sign.ts'
import { type PageManifest, readManifest, signManifest } from './manifest.ts'

const random = seededRandom(81)
const root = await newSigningKey(random)
const file = (path: string) => ({ path, bytes: 12_345, sha256: random.bytes(32) })
const manifest: PageManifest = {
  line: random.bytes(16),
  issued: 1_628_150_400_000,
  files: [file('index.html'), file('ru/index.html'), file('page-1a2b3c.js')],
}
const signed = await signManifest(root, manifest)

async function outcome(bytes: Uint8Array): Promise<string> {
  const read = await readManifest(bytes, root.publicKey)
  return read.ok ? 'read' : read.refusal.kind
}

async function around(content: { readonly [name: string]: Json }): Promise<Uint8Array> {
  const signature = await sign(root, 'line-page', canonicalBytes(content))
  return canonicalBytes({ ...content, signature: toBase64Url(signature) })
}

describe('a manifest', () => {
  it('[N61] says which files the page has, with hashes as sha256sum prints them', async () => {
    expect(await readManifest(signed, root.publicKey)).toEqual({ ok: true, value: manifest })
    expect(textOf(signed)).toMatch(/"sha256":"[0-9a-f]{64}"/)
  })

  it('[N61] is refused when another signed it or a hash was changed', async () => {
    const other = await newSigningKey(random)
    expect(await outcome(await signManifest(other, manifest))).toBe('not-signed')
    expect(await outcome(utf8((textOf(signed) ?? '').replace('12345', '12346')))).toBe('not-signed')
  })

  it('[N62] names no file that leads elsewhere, or twice', async () => {
    for (const path of [
      '../index.html',
      '/etc/passwd',
      'a//b',
      'a/../b',
      '.htaccess',
      'a b',
      '',
      'ä.js',
      'a\\b',
      'http://x',
      'a'.repeat(201),
    ])
      await expect(signManifest(root, { ...manifest, files: [file(path)] }), path).rejects.toThrow(
        /no reader/,
      )
    await expect(signManifest(root, { ...manifest, files: [file('a'), file('a')] })).rejects.toThrow(
      /no reader/,
    )
  })

  it('[N63] has one spelling', async () => {
    const text = textOf(signed) ?? ''
    expect(await outcome(utf8(` ${text}`))).toBe('unreadable')
    expect(await outcome(utf8(JSON.stringify(JSON.parse(text), undefined, 1)))).toBe('unreadable')
    const [first] = manifest.files
    const hash = (first?.sha256 ?? new Uint8Array()).toHex()
    const content = {
      line: toBase64Url(manifest.line),
      issued: 1,
      files: [{ path: 'a', bytes: 1, sha256: hash }],
    }
    expect(await outcome(await around(content))).toBe('read')
    expect(await outcome(await around({ ...content, more: 1 }))).toBe('unreadable')
    expect(
      await outcome(
        await around({ ...content, files: [{ path: 'a', bytes: 1, sha256: hash.toUpperCase() }] }),
      ),
    ).toBe('unreadable')
    expect(await outcome(utf8('{}'))).toBe('unreadable')
    expect(await outcome(utf8('[[[[[[[['))).toBe('unreadable')
  })
})

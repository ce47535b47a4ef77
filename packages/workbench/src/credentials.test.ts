import { execFileSync } from 'node:child_process'
import { createPrivateKey, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WasmBuilder } from '@contentauth/c2pa-wasm'
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentials } from './credentials.ts'
import { ofPixels } from './open-picture.ts'

/** What the reader's shim for a Blob looks for. */
class Held extends Blob {
  readonly held: Uint8Array<ArrayBuffer>
  constructor(held: Uint8Array<ArrayBuffer>) {
    super([held])
    this.held = held
  }
  override slice(start = 0, end = this.held.length): Held {
    return new Held(this.held.slice(start, end))
  }
}

const head = (major: number, count: number): Uint8Array =>
  count < 24
    ? Uint8Array.of((major << 5) | count)
    : count < 256
      ? Uint8Array.of((major << 5) | 24, count)
      : Uint8Array.of((major << 5) | 25, count >> 8, count & 255)
const byteString = (bytes: Uint8Array): Uint8Array => concat(head(2, bytes.length), bytes)
const textString = (text: string): Uint8Array => concat(head(3, utf8(text).length), utf8(text))
const list = (...items: readonly Uint8Array[]): Uint8Array => concat(head(4, items.length), ...items)

let folder = ''
/** The certificate of a camera under the root of its maker, neither of which anybody trusts. */
function camera(): { readonly chain: readonly Uint8Array[]; readonly key: string } {
  const run = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const rights = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n'
  writeFileSync(
    join(folder, 'ext'),
    `${rights}extendedKeyUsage=emailProtection\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n`,
  )
  for (const name of ['ca', 'leaf'])
    run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`)
  const root = ['-x509', '-new', '-key', 'ca.key', '-subj', '/O=Kestrel/CN=Root', '-days', '3650']
  run('req', ...root, '-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-outform', 'DER', '-out', 'ca.der')
  run('x509', '-inform', 'DER', '-in', 'ca.der', '-out', 'ca.pem')
  run('req', '-new', '-key', 'leaf.key', '-subj', '/O=Kestrel Camera/CN=Camera 5', '-out', 'leaf.csr')
  const signed = ['-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '7']
  run('x509', ...signed, '-days', '3650', '-extfile', 'ext', '-outform', 'DER', '-out', 'leaf.der')
  const file = (name: string) => readFileSync(join(folder, name))
  return { chain: [file('leaf.der'), file('ca.der')], key: file('leaf.key').toString() }
}

/** COSE_Sign1 over a claim, as a camera makes it. */
function signer({ chain, key }: ReturnType<typeof camera>) {
  const reserve = 6000
  const header = concat(head(5, 2), Uint8Array.of(0x01, 0x26, 0x18, 33), list(...chain.map(byteString)))
  return {
    alg: 'es256',
    reserveSize: reserve,
    sign: async (claim: Uint8Array<ArrayBuffer>) => {
      const said = list(textString('Signature1'), byteString(header), byteString(utf8('')), byteString(claim))
      const made = sign('sha256', said, { key: createPrivateKey(key), dsaEncoding: 'ieee-p1363' })
      const whole = (pad: number) =>
        concat(
          Uint8Array.of(0xd2),
          list(
            byteString(header),
            concat(head(5, 1), textString('pad'), byteString(new Uint8Array(pad))),
            Uint8Array.of(0xf6),
            byteString(made),
          ),
        )
      return whole(reserve - whole(256).length + 256)
    },
  }
}

let photo: Uint8Array<ArrayBuffer> = new Uint8Array(0)
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'camera-'))
  const jpeg = await ofPixels(new Uint8Array(64 * 48 * 3).fill(120), 64, 48)
    .jpeg()
    .toBuffer()
  // The reader is started by a first look, which finds nothing.
  expect(await credentials(new Uint8Array(jpeg))).toEqual({
    ok: true,
    value: { said: { state: 'none', problems: [] }, files: [] },
  })
  const data = {
    actions: [
      {
        action: 'c2pa.created',
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
      },
    ],
  }
  const claim = {
    claim_generator_info: [{ name: 'Kestrel One', version: '5' }],
    title: 'gate.jpg',
    assertions: [{ label: 'c2pa.actions.v2', data }],
  }
  const builder = WasmBuilder.fromJson(JSON.stringify(claim))
  const signed = await builder.sign(signer(camera()), 'image/jpeg', new Held(new Uint8Array(jpeg)))
  photo = new Uint8Array(signed)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a photograph that its camera signed', () => {
  it('[IN28] is valid, and says by whom and with what', async () => {
    expect(await credentials(photo)).toEqual({
      ok: true,
      value: {
        said: { state: 'valid', problems: [], signer: 'Kestrel Camera', generator: 'Kestrel One 5' },
        files: [],
      },
    })
  })

  it('[IN28] is invalid with the specification’s word when a pixel, the claim or the signature was changed', async () => {
    const changed = async (at: number) => {
      const bytes = new Uint8Array(photo)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      const said = await credentials(bytes)
      return said.ok ? said.value.said : said.refusal
    }
    expect(await changed(photo.length - 20)).toMatchObject({
      state: 'invalid',
      problems: ['assertion.dataHash.mismatch'],
    })
    const title = Buffer.from(photo).indexOf('gate.jpg')
    expect(await changed(title)).toMatchObject({ state: 'invalid' })
    const camera5 = Buffer.from(photo).indexOf('Camera 5')
    expect(await changed(camera5)).toMatchObject({ state: 'invalid' })
  })
})

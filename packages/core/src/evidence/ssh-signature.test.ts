/** Signatures in OpenSSH's form: docs/formats/dossier.md, D12 to D15, against whoever forges or re-uses one. */
import { describe, expect, it } from 'vitest'
import { concat, fromBase64, toBase64, utf8 } from '../base/bytes.ts'
import { certain } from '../base/result.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '../sealed/sign.ts'
import { fingerprintOf, keyLine, parseExpectedKey, parseKeyLine, parseWireKey, wireKey } from './ssh-key.ts'
import { allowedSigner, parseSshSignature, signForSsh, verifySshSignature } from './ssh-signature.ts'
import { sshString } from './ssh-wire.ts'

const namespace = 'safeconduct-dossier'
const message = utf8('hello\n')
/** Written by `ssh-keygen -Y sign -n safeconduct-dossier` (OpenSSH 9.2) with the key of a seed of 32 sevens. */
const byOpenSsh = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg6kpsY+KcUgq+9VB7Ey7F+ZVHdq
6+vnuSQh7qaRRG0iwAAAATc2FmZWNvbmR1Y3QtZG9zc2llcgAAAAAAAAAGc2hhNTEyAAAA
UwAAAAtzc2gtZWQyNTUxOQAAAEDBRhbk5d3k/2kYmq+5Um6PZ0tOGXDui67v4hPUOpjtff
BudqiIYRvg/xltMCBaw4HDdo6tWuyk+qrrCZObP2kE
-----END SSH SIGNATURE-----
`
const lineByOpenSsh = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs'
const printByOpenSsh = 'SHA256:z/fSv0Z0RZS+Lccbc6ZoOWwt/fbj1VFJGSBKQbo4icE'

async function keyOf(byte: number): Promise<SigningKey> {
  const key = await signingKeyFrom(new Uint8Array(32).fill(byte))
  if (!key.ok) throw new Error('not a seed')
  return key.value
}

function blobOf(armoured: string): Uint8Array {
  return certain(fromBase64(armoured.split('\n').slice(1, -2).join('')), 'armour of ours')
}

function armourOf(blob: Uint8Array): string {
  const lines = toBase64(blob).match(/.{1,70}/g) ?? []
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`
}

const reads = (file: string): boolean => parseSshSignature(utf8(file), namespace).ok

describe('the signature of a dossier', () => {
  it('[D12] is byte for byte the one ssh-keygen writes', async () => {
    expect(await signForSsh(await keyOf(7), namespace, message)).toBe(byOpenSsh)
  })

  it('[D12] of OpenSSH is read, and holds for its message alone', async () => {
    const signature = parseSshSignature(utf8(byOpenSsh), namespace)
    if (!signature.ok) throw new Error('refused')
    expect(await verifySshSignature(signature.value, namespace, message)).toBe(true)
    expect(await verifySshSignature(signature.value, namespace, utf8('hello'))).toBe(false)
    expect(await verifySshSignature(signature.value, 'file', message)).toBe(false)
  })

  it('[D13] made for another purpose is refused', async () => {
    expect(reads(await signForSsh(await keyOf(7), 'git', message))).toBe(false)
    expect(reads(await signForSsh(await keyOf(7), namespace, message))).toBe(true)
  })

  it('[D13] has one spelling: every other byte anywhere is refused or does not hold', async () => {
    const file = utf8(byOpenSsh)
    for (let at = 0; at < file.length; at++) {
      for (const flip of [1, 0x20, 0x80]) {
        const changed = new Uint8Array(file)
        changed[at] = (changed[at] ?? 0) ^ flip
        const read = parseSshSignature(changed, namespace)
        const holds = read.ok && (await verifySshSignature(read.value, namespace, message))
        expect(holds, `byte ${at} flipped by ${flip}`).toBe(false)
      }
    }
  })

  it('[D13] with anything before, after or between is refused', () => {
    const blob = blobOf(byOpenSsh)
    expect(reads(armourOf(blob))).toBe(true)
    for (const changed of [
      ` ${byOpenSsh}`,
      `${byOpenSsh}\n`,
      byOpenSsh.replaceAll('\n', '\r\n'),
      byOpenSsh.trimEnd(),
      byOpenSsh.replace(/\n(?=6)/, ''),
      armourOf(concat(blob, Uint8Array.of(0))),
      armourOf(blob.subarray(0, -1)),
      '',
    ]) {
      expect(reads(changed)).toBe(false)
    }
  })

  it('[D13] over another hash or of another version is refused', () => {
    const text = new TextDecoder('latin1').decode(blobOf(byOpenSsh))
    const rewrite = (from: string, to: string): string =>
      armourOf(Uint8Array.from(text.replace(from, to), (sign) => sign.charCodeAt(0)))
    expect(text).toContain('sha512')
    expect(reads(rewrite('sha512', 'sha256'))).toBe(false)
    expect(reads(rewrite('SSHSIG\0\0\0\u0001', 'SSHSIG\0\0\0\u0002'))).toBe(false)
    expect(reads(rewrite('ssh-ed25519', 'ssh-ed2551!'))).toBe(false)
  })

  it('[D13] under a key that verifies anything is refused', () => {
    const blob = blobOf(byOpenSsh)
    const atKey = concat(utf8('SSHSIG'), new Uint8Array(8)).length + sshString(utf8('ssh-ed25519')).length + 4
    const identity = new Uint8Array(blob)
    identity.fill(0, atKey, atKey + 32)
    identity[atKey] = 1
    expect(reads(armourOf(identity))).toBe(false)
  })
})

describe('the key of an organisation', () => {
  it('[D14][D15] has the line and the fingerprint that OpenSSH prints', async () => {
    const publicKey = publicKeyOf(await keyOf(7))
    expect(keyLine(publicKey)).toBe(lineByOpenSsh)
    expect(fingerprintOf(publicKey)).toBe(printByOpenSsh)
    expect(parseKeyLine(lineByOpenSsh)).toEqual(new Uint8Array(publicKey))
    expect(allowedSigner('dossier', namespace, publicKey)).toBe(
      `dossier namespaces="safeconduct-dossier" ${lineByOpenSsh}\n`,
    )
  })

  it('is refused in wire form when it is of another type, short, or followed by something', async () => {
    const publicKey = publicKeyOf(await keyOf(7))
    expect(parseWireKey(wireKey(publicKey))).toEqual(new Uint8Array(publicKey))
    expect(parseWireKey(concat(wireKey(publicKey), Uint8Array.of(0)))).toBeUndefined()
    expect(parseWireKey(concat(sshString(utf8('ssh-rsa')), sshString(publicKey)))).toBeUndefined()
    expect(parseWireKey(wireKey(publicKey.subarray(1)))).toBeUndefined()
    expect(parseWireKey(Uint8Array.of(255, 255, 255, 255, 1))).toBeUndefined()
  })

  it('[D30] is taken as a fingerprint, a key line or a line of allowed_signers, with its name', () => {
    const read = (typed: string) => {
      const key = parseExpectedKey(typed)
      return key.ok ? [key.value.fingerprint, key.value.name] : key.refusal.kind
    }
    expect(read(printByOpenSsh)).toEqual([printByOpenSsh, undefined])
    expect(read(`\n# from the card\n  ${printByOpenSsh} The Network \r\n`)).toEqual([
      printByOpenSsh,
      'The Network',
    ])
    expect(read(lineByOpenSsh)).toEqual([printByOpenSsh, undefined])
    expect(read(`${lineByOpenSsh} The \u202eNetwork\n`)).toEqual([printByOpenSsh, 'The Network'])
    expect(read(`network namespaces="${namespace}" ${lineByOpenSsh}\n`)).toEqual([printByOpenSsh, 'network'])
    for (const typed of [
      '',
      'SHA256:short',
      'ssh-rsa AAAA',
      lineByOpenSsh.slice(0, -4),
      'MD5:00:11',
      '# only',
    ]) {
      expect(read(typed)).toBe('not-a-key')
    }
  })
})

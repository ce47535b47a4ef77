/**
 * An authority of one's own for tests, by OpenSSL alone: a root, a certificate for times, one for web sites, and one that
 * has ended. Nothing here shares a line with what it tests.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'

const settings = `
oid_section = oids
[oids]
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[times]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = critical, timeStamping
[loose]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = timeStamping
[both]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = critical, timeStamping, serverAuth
[web]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
[tsa]
default_tsa = one
[one]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha1, sha256, sha384, sha512
accuracy = secs:1, millisecs:500
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`

export type Purpose = 'times' | 'loose' | 'both' | 'web'

export class LocalAuthority {
  readonly folder: string

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'authority-'))
    writeFileSync(join(this.folder, 'settings'), settings)
    writeFileSync(join(this.folder, 'serial'), '01')
    this.#ca('root')
    for (const purpose of ['times', 'loose', 'both', 'web'] as const) this.issue(purpose, 'root')
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** The answer to a request, as an authority sends it. */
  answer(request: Uint8Array, ...more: readonly string[]): Bytes {
    writeFileSync(join(this.folder, 'ask.tsq'), request)
    const keys = ['-signer', 'times.pem', '-inkey', 'times.key']
    this.run(
      'ts',
      '-reply',
      '-config',
      'settings',
      ...keys,
      '-queryfile',
      'ask.tsq',
      '-out',
      'a.tsr',
      ...more,
    )
    return this.file('a.tsr')
  }

  /** The very statement of `answer`, signed by a certificate that is for something else. */
  signedBy(purpose: Purpose, answer: Uint8Array, ...more: readonly string[]): Bytes {
    writeFileSync(join(this.folder, 'whole.tsr'), answer)
    this.run('ts', '-reply', '-in', 'whole.tsr', '-token_out', '-out', 'token.der')
    const type = '1.2.840.113549.1.9.16.1.4'
    this.run(
      'cms',
      '-verify',
      '-noverify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      'token.der',
      '-out',
      'statement.der',
    )
    const as = ['-econtent_type', type, '-signer', `${purpose}.pem`, '-inkey', `${purpose}.key`]
    const how = ['-nodetach', '-binary', '-outform', 'DER', '-md', 'sha256', ...as, ...more]
    this.run('cms', '-sign', ...how, '-in', 'statement.der', '-out', 'other.der')
    return this.file('other.der')
  }

  /** DER of a certificate. */
  certificate(name: string): Bytes {
    this.run('x509', '-in', `${name}.pem`, '-outform', 'DER', '-out', `${name}.der`)
    return this.file(`${name}.der`)
  }

  /** A certificate for `purpose`, kept as `name`. Throws where OpenSSL refuses, as `run` does. */
  issue(purpose: Purpose, issuer: string, name: string = purpose, days = 30): void {
    this.#key(name)
    this.run('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name} of a test`, '-out', `${name}.csr`)
    const from = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial', '-days', String(days)]
    const extended = ['-extfile', 'settings', '-extensions', purpose]
    this.run('x509', '-req', '-in', `${name}.csr`, ...from, ...extended, '-out', `${name}.pem`)
  }

  run(...args: readonly string[]): string {
    return execFileSync('openssl', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' })
  }

  file(name: string): Bytes {
    return new Uint8Array(readFileSync(join(this.folder, name)))
  }

  write(name: string, bytes: Uint8Array): void {
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(join(this.folder, name), bytes)
  }

  #ca(name: string): void {
    this.#key(name)
    const about = [
      '-subj',
      `/CN=${name} of a test`,
      '-days',
      '30',
      '-config',
      'settings',
      '-extensions',
      'ca',
    ]
    this.run('req', '-x509', '-new', '-key', `${name}.key`, ...about, '-out', `${name}.pem`)
  }

  #key(name: string): void {
    this.run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`)
  }
}

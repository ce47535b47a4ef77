import { existsSync, readFileSync } from 'node:fs'
import { type Bytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { Certificate, SignedData } from 'pkijs'
import { afterAll, describe, expect, it } from 'vitest'
import { readShared, sharedIsHere } from '../../../../../test/shared.ts'
import { LocalAuthority } from './authority.fixture.ts'
import { chainTo } from './chain.ts'
import { askTimestamp, timestampRequest } from './request.ts'
import { readToken } from './token.ts'
import { verifyTimestamp } from './verify-timestamp.ts'

const authority = new LocalAuthority()
afterAll(() => authority[Symbol.dispose]())
const root = authority.certificate('root')
const message = utf8('the body of a checkpoint\n')
const request = timestampRequest(message, platformRandom)
const answer = authority.answer(request.der)
const about = { message }
const question = { about, roots: [root], nonce: request.nonce }

async function verdictOf(
  token: Uint8Array,
  asked: Parameters<typeof verifyTimestamp>[1] = question,
): Promise<string> {
  const verified = await verifyTimestamp(token, asked)
  return verified.ok ? 'true' : verified.refusal.kind
}

/** DER certificates of a PEM file. */
function certificatesIn(pem: string): readonly Bytes[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g)].map(
    ([, body = '']) => new Uint8Array(Buffer.from(body, 'base64')),
  )
}

describe('a token of an authority', () => {
  it('[TS2] proves its time, and OpenSSL agrees with the request and the answer', async () => {
    const verified = await verifyTimestamp(answer, question)
    expect(verified).toMatchObject({ ok: true, value: { policy: '1.2.3.4.1', accuracy: 1500 } })
    expect(verified.ok && verified.value.chain.map(({ subject }) => subject)).toEqual([
      'CN=times of a test',
      'CN=root of a test',
    ])
    authority.write('message', message)
    authority.write('answer.tsr', answer)
    expect(
      authority.run('ts', '-verify', '-data', 'message', '-in', 'answer.tsr', '-CAfile', 'root.pem'),
    ).toContain('Verification: OK')
  })

  it('[TS4] that was signed with the certificate of a web site is refused, though the library takes it', async () => {
    const forged = authority.signedBy('web', answer, '-cades')
    const read = readToken(forged)
    const { signed } = read.ok ? read.value : { signed: new SignedData() }
    const data = new Uint8Array(message).buffer
    const trusted = Certificate.fromBER(new Uint8Array(root).buffer)
    expect(await signed.verify({ signer: 0, data, checkChain: true, trustedCerts: [trusted] })).toBe(true)
    expect(await verdictOf(forged)).toBe('not-for-time-stamping')
    expect(await verdictOf(authority.signedBy('both', answer, '-cades'))).toBe('not-for-time-stamping')
    expect(await verdictOf(authority.signedBy('loose', answer, '-cades'))).toBe('not-for-time-stamping')
    // The same way of signing by the right certificate is taken, so it was the purpose that was refused.
    expect(await verdictOf(authority.signedBy('times', answer, '-cades'))).toBe('true')
  })

  it('[TS5] that does not name the certificate of its signer is refused', async () => {
    expect(await verdictOf(authority.signedBy('times', answer))).toBe('certificate-not-named')
  })

  it('[TS3] about other bytes, or by a weak hash, is refused', async () => {
    expect(await verdictOf(answer, { ...question, about: { message: utf8('another checkpoint\n') } })).toBe(
      'other-message',
    )
    authority.write('message', message)
    authority.run('ts', '-query', '-data', 'message', '-sha1', '-out', 'weak.tsq')
    expect(await verdictOf(authority.answer(authority.file('weak.tsq')), { about, roots: [root] })).toBe(
      'weak-algorithm',
    )
  })

  it('[TS7] with another nonce, none, another policy, or of tomorrow is refused', async () => {
    expect(await verdictOf(answer, { ...question, nonce: platformRandom.bytes(8) })).toBe('other-nonce')
    authority.write('message', message)
    authority.run('ts', '-query', '-data', 'message', '-sha256', '-cert', '-no_nonce', '-out', 'no-nonce.tsq')
    const without = authority.answer(authority.file('no-nonce.tsq'))
    expect(await verdictOf(without)).toBe('other-nonce')
    expect(await verdictOf(without, { about, roots: [root] })).toBe('true')
    expect(await verdictOf(answer, { ...question, policies: ['1.2.3.4.5'] })).toBe('other-policy')
    const before = { ...question, notAfter: instantOf(0) }
    expect(await verdictOf(answer, before)).toBe('in-the-future')
  })

  it('[TS6] of a root that nobody brought is refused', async () => {
    using stranger = new LocalAuthority()
    expect(await verdictOf(stranger.answer(request.der))).toBe('untrusted')
    expect(
      await verdictOf(stranger.answer(request.der), {
        ...question,
        roots: [root, stranger.certificate('root')],
      }),
    ).toBe('true')
  })

  it('[TS6] needs every certificate to have been valid then, whenever it is looked at', async () => {
    const read = readToken(answer)
    const [own] = read.ok ? read.value.certificates : []
    if (own === undefined) throw new Error('the answer carries its certificate')
    const time = own.notBefore.value.getTime()
    const isTrusted = (at: number) => chainTo(own, [], [root], instantOf(at)) !== undefined
    expect([time - 86_400_000, time + 1000, time + 40 * 86_400_000].map(isTrusted)).toEqual([
      false,
      true,
      false,
    ])
  })

  it('[TS1] that is cut, empty, too large, refused by the authority, or something else is no token', async () => {
    for (let length = 0; length < answer.length; length += 37)
      expect(await verdictOf(answer.subarray(0, length)), `cut at ${length}`).not.toBe('true')
    expect(await verdictOf(new Uint8Array(300_000))).toBe('not-a-token')
    expect(await verdictOf(request.der)).toBe('not-a-token')
    authority.write('message', message)
    authority.run('ts', '-query', '-data', 'message', '-tspolicy', '2.9.9.9', '-out', 'odd.tsq')
    expect(await verdictOf(authority.answer(authority.file('odd.tsq')))).toBe('not-granted')
  })

  it('[TS2] with a bit turned anywhere is never believed with another time', async () => {
    const whole = await verifyTimestamp(answer, question)
    const time = whole.ok ? whole.value.time : ''
    for (let at = 0; at < answer.length; at += 3) {
      const turned = answer.slice()
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8))
      const verified = await verifyTimestamp(turned, question)
      if (verified.ok) expect(verified.value.time, `bit of byte ${at}`).toBe(time)
    }
  })

  it('[TS9] is asked for with a nonce, and only a right one is kept', async () => {
    const asked: string[] = []
    const honest = async (_url: string, type: string, body: Bytes): Promise<Bytes> => {
      asked.push(type)
      return authority.answer(body)
    }
    const where = { url: 'https://tsa.example', roots: [root] }
    const stamped = await askTimestamp(where, message, platformRandom, honest)
    expect(stamped.ok && (await verdictOf(stamped.value.token, { about, roots: [root] }))).toBe('true')
    expect(asked).toEqual(['application/timestamp-query'])
    const replaying = async (): Promise<Bytes> => answer
    expect(await askTimestamp(where, message, platformRandom, replaying)).toEqual({
      ok: false,
      refusal: { kind: 'other-nonce' },
    })
    expect(await askTimestamp(where, message, platformRandom, async () => undefined)).toEqual({
      ok: false,
      refusal: { kind: 'no-answer' },
    })
  })
})

/** The vectors of others: what each file is, its chain, and what it must be found to be. */
const others = [
  ['sigstage/response-sha256.tsr', 'hello', 'sigstage', 'true'],
  ['sigstage/response-sha384.tsr', 'hello', 'sigstage', 'true'],
  ['sigstage/response-sha512.tsr', 'hello', 'sigstage', 'true'],
  ['sigstage/response-no-embedded-cert.tsr', 'hello', 'sigstage', 'true'],
  ['sigstage/response-invalid-signature.tsr', 'hello', 'sigstage', 'bad-signature'],
  ['sigstage/response-sha256.tsr', 'hullo', 'sigstage', 'other-message'],
  ['sigstage/response-sha256.tsr', 'hello', 'test_tsa', 'untrusted'],
  ['test_tsa/response.tsr', 'hello', 'test_tsa', 'true'],
  ['test_tsa/response-injected-certs.tsr', 'hello', 'test_tsa', 'true'],
  ['test_tsa/other_response.tsr', 'hello', 'test_tsa', 'untrusted'],
  ['sigstage/request.der', 'hello', 'sigstage', 'not-a-token'],
] as const

describe.skipIf(!sharedIsHere)('a token that others made', () => {
  it.each(others)('[TS2] %s about "%s" with the chain of %s is: %s', async (name, text, chain, expected) => {
    const token = (await readShared(`vectors/tsp/${name}`)) ?? new Uint8Array(0)
    const pem = new TextDecoder().decode(await readShared(`vectors/tsp/${chain}/ts_chain.pem`))
    const certificates = certificatesIn(pem)
    const between = certificates.slice(0, -1)
    const about = { message: utf8(text) }
    expect(await verdictOf(token, { about, roots: certificates.slice(-1), between })).toBe(expected)
  })

  const bundle = '/etc/ssl/certs/ca-certificates.crt'
  it
    .skipIf(!existsSync(bundle))
    .each([
      'archiver/digicert.tsr',
      'archiver/valid_timestamp.tsr',
      'archiver/timestamp_token_http-timestamp-identrust-com',
    ])('[TS6] %s of a commercial authority holds by the roots of this system', async (name) => {
    const token = (await readShared(`vectors/tsp/${name}`)) ?? new Uint8Array(0)
    const read = readToken(token)
    const digest = read.ok
      ? new Uint8Array(read.value.statement.messageImprint.hashedMessage.getValue())
      : new Uint8Array(0)
    const roots = certificatesIn(readFileSync(bundle, 'utf8'))
    expect(await verdictOf(token, { about: { digest }, roots })).toBe('true')
    expect(await verdictOf(token, { about: { digest: digest.toReversed() }, roots })).toBe('other-message')
  })
})

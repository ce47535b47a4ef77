import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Bytes, concat, fromBase64, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { postBytes } from '../ledger/post-text.ts'
import { parseAuthorities, stamperOf } from './authorities.ts'
import { LocalAuthority } from './authority.fixture.ts'
import { verifyTimestamp } from './verify-timestamp.ts'

const [one, two] = [new LocalAuthority(), new LocalAuthority()]
const servers = [one, two].map((authority) =>
  createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => response.end(Buffer.from(authority.answer(new Uint8Array(Buffer.concat(parts))))))
  }),
)
const urls = await Promise.all(
  servers.map(async (server) => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`
  }),
)
afterAll(() => {
  for (const server of servers) server.close()
  one[Symbol.dispose]()
  two[Symbol.dispose]()
})
const pem = (authority: LocalAuthority): string => new TextDecoder().decode(authority.file('root.pem'))
const linesOf = (text: string): number | string => {
  const parsed = parseAuthorities(text)
  return parsed.ok ? `${parsed.value.urls.length}/${parsed.value.roots.length}` : parsed.refusal.line
}

describe('the authorities of an organisation', () => {
  it('[TS10] are lines and certificates; a line that is neither is named', () => {
    expect(linesOf(`# two of them\ntsa ${urls[0]}\ntsa ${urls[1]}\n${pem(one)}${pem(two)}`)).toBe('2/2')
    expect(linesOf('')).toBe('0/0')
    const calendars = parseAuthorities('calendar https://one.example/\ncalendar https://two.example\n')
    // Calendars need no certificate: their blocks are believed, or nothing is.
    expect(calendars.ok && calendars.value.calendars).toEqual(['https://one.example', 'https://two.example'])
    expect(linesOf('calendar one.example\n')).toBe(1)
    expect(linesOf(`tsa ${urls[0]}\n`)).toBe(0)
    expect(linesOf(`tsa ${urls[0]}\nfile:///etc/passwd\n${pem(one)}`)).toBe(2)
    expect(linesOf(`tsa ${urls[0]}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`)).toBe(0)
  })

  it('[TS11] are asked at once; what two of them sign is kept, and one that is false or silent is left out', async () => {
    const text = `tsa ${urls[0]}\ntsa ${urls[1]}\ntsa http://127.0.0.1:1/\n${pem(one)}`
    const parsed = parseAuthorities(text)
    const known = certain(parsed.ok ? parsed.value : undefined, 'written just here')
    // The second one is real, and nobody here has its root.
    const alone = await stamperOf(known, platformRandom, postBytes)('a checkpoint\n')
    expect(alone).toHaveLength(1)
    const both = parseAuthorities(`${text}${pem(two)}`)
    const tokens = await stamperOf(
      certain(both.ok ? both.value : undefined, 'as above'),
      platformRandom,
      postBytes,
    )('a checkpoint\n')
    expect(tokens).toHaveLength(2)
    for (const [at, authority] of [one, two].entries()) {
      const token: Bytes = certain(fromBase64(tokens[at] ?? ''), 'base64')
      const about = { message: utf8('a checkpoint\n') }
      expect((await verifyTimestamp(token, { about, roots: [authority.certificate('root')] })).ok).toBe(true)
      expect((await verifyTimestamp(concat(token), { about, roots: [] })).ok).toBe(false)
    }
  })
})

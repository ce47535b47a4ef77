/** Messages as a server of mail and a push server get them: what stands in them, and what is refused. docs/formats/timers.md. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import { isChannel, isMailAddress } from '@safeconduct/core/timers/channel.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { madeCertificate, mayMakeCertificates } from '../../../../test/support/certificate.ts'
import { MailServer, type MailWishes } from '../../../../test/support/mail-server.ts'
import { PushServer } from '../../../../test/support/push-server.ts'
import { testMoment } from '../relay.fixture.ts'
import { messageFor, openChannel, sealChannel } from './alarm-ways.ts'
import { parsePushServer, push } from './push.ts'
import { parseMailServer, sendMail } from './smtp.ts'
import { alarmKeyIn } from './ways-out.ts'

const folder = mkdtempSync(join(tmpdir(), 'ways-'))
const world = { millis: () => testMoment, random }
const channel = { kind: 'mail', address: 'duty@example.org', host: 'https://relay.example.org/' } as const
const message = messageFor(channel, new Uint8Array(16))
const login = { user: 'notes', password: 'p w é' } as const
const open: { readonly end: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.end()
})

async function mailServer(wishes: MailWishes = {}): Promise<MailServer> {
  const server = await MailServer.start(wishes)
  open.push(server)
  return server
}

describe('a message', () => {
  it('[TI25] says in three languages that somebody should look, and nothing else but where it is taken', () => {
    expect(message.text).toBe(
      'Please look.\nПосмотрите, пожалуйста.\nMerci de regarder.\n\nhttps://relay.example.org/c#AAAAAAAAAAAAAAAAAAAAAA\n',
    )
    expect(messageFor({ ...channel, host: '' }, new Uint8Array(16)).text).not.toContain('http')
  })

  it('[TI26] arrives by mail with a neutral head, and with no name of the machine', async () => {
    const server = await mailServer()
    const from = 'notes@example.net'
    const plain = { secure: false, host: '127.0.0.1', port: server.port, from }
    expect(await sendMail(plain, 'duty@example.org', message, world)).toBe(true)
    const [mail] = server.got
    expect(mail).toMatchObject({
      from: `MAIL FROM:<${from}>`,
      to: 'RCPT TO:<duty@example.org>',
      text: message.text,
    })
    expect([...(mail?.headers.keys() ?? [])].toSorted()).toEqual([
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ])
    expect(mail?.headers.get('date')).toBe('Sat, 14 Mar 2026 13:37:21 +0000')
    expect(server.heard[0]).toBe('EHLO [127.0.0.1]')
  })

  it('[TI26] is not taken by a server that says later, says nothing, or is not there', async () => {
    const server = await mailServer()
    const plain = { secure: false, host: '127.0.0.1', port: server.port, from: 'notes@example.net' }
    server.mood = 'refuses'
    expect(await sendMail(plain, 'duty@example.org', message, world)).toBe(false)
    await server.end()
    open.splice(0)
    expect(await sendMail(plain, 'duty@example.org', message, world)).toBe(false)
  })

  it.skipIf(!mayMakeCertificates)('[TI27] goes by TLS, with the password only behind it', async () => {
    const tls = madeCertificate(folder, 'IP:127.0.0.1,IP:::ffff:127.0.0.1')
    const account = { user: login.user, password: new Secret<string>(login.password) }
    for (const secure of [true, false]) {
      const server = await mailServer({ tls, secure, startTls: true, login })
      // 127.0.0.1 is spoken to without STARTTLS; by another of its numbers the machine is a stranger.
      const host = secure ? '127.0.0.1' : '::ffff:127.0.0.1'
      const named = { secure, host, port: server.port, from: 'notes@example.net', login: account }
      const sent = await sendMail({ ...named, certificates: tls.cert }, 'duty@example.org', message, world)
      expect(sent).toBe(true)
      expect(server.got[0]).toMatchObject({ secure: true, login: 'notes' })
      // Without its certificate among those believed nothing is said.
      expect(await sendMail(named, 'duty@example.org', message, world)).toBe(false)
      expect(server.heard.filter((line) => line.startsWith('AUTH'))).toHaveLength(1)
    }
  })

  it('[TI27] gives nothing to a server that is not this machine and knows no STARTTLS', async () => {
    const server = await mailServer({ login })
    const account = { user: login.user, password: new Secret<string>(login.password) }
    const named = {
      secure: false,
      host: '::ffff:127.0.0.1',
      port: server.port,
      from: 'a@b.org',
      login: account,
    }
    expect(await sendMail(named, 'duty@example.org', message, world)).toBe(false)
    expect(server.heard).toEqual(['EHLO [127.0.0.1]', 'STARTTLS'])
  })

  it('[TI28] arrives at a topic of a push server that was named, loud, and follows it nowhere else', async () => {
    const server = await PushServer.start()
    open.push(server)
    const named = { servers: [`${server.url}/`], token: new Secret('tk_1') }
    expect(await push(named, `${server.url}/topic`, message)).toBe(true)
    expect(server.got[0]).toMatchObject({ path: '/topic', text: message.text })
    expect(server.got[0]?.headers).toMatchObject({
      priority: '5',
      authorization: 'Bearer tk_1',
      title: 'Note',
    })
    const others = [
      'http://127.0.0.1:1/topic',
      `${server.url.replace('127.0.0.1', '127.0.0.2')}/topic`,
      `${server.url}/`,
    ]
    for (const address of others) expect(await push(named, address, message)).toBe(false)
    for (const status of [302, 429, 500]) {
      server.status = status
      expect(await push(named, `${server.url}/topic`, message)).toBe(false)
    }
    expect(server.got).toHaveLength(1)
  })
})

describe('where alarms go', () => {
  it('[TI33] is refused where it could be a second line, a second address or a way elsewhere', () => {
    const wrong = [
      'duty@example.org>\r\nRCPT TO:<x@y.org',
      'a@b.org,c@d.org',
      '"a b"@example.org',
      'a@b@c.org',
      'duty@',
      '@example.org',
      'a..b@example.org',
      'ду@example.org',
      'a b@example.org',
    ]
    expect(wrong.filter(isMailAddress)).toEqual([])
    expect(isMailAddress('first.last+night@mail.example.org')).toBe(true)
    const addresses = [
      'https://u:p@x.org/t',
      'https://x.org/t?a=1',
      'file:///etc/passwd',
      'https://x.org/t#a',
      'x',
    ]
    for (const address of addresses) expect(isChannel({ kind: 'push', address, host: '' })).toBe(false)
    expect(isChannel({ ...channel, host: 'javascript:alert(1)' })).toBe(false)
  })

  it('[TI32] lies sealed, always as long, under a key in a file of its own', async () => {
    const file = join(folder, 'alarm.key')
    const key = alarmKeyIn(file, random)
    if (!key.ok) throw new Error(key.refusal.kind)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const id = random.bytes(16)
    const sealed = await sealChannel(key.value, id, channel, { random })
    const longer = { kind: 'push', address: `https://push.example.org/${'t'.repeat(150)}`, host: '' } as const
    expect((await sealChannel(key.value, id, longer, { random })).length).toBe(sealed.length)
    const again = alarmKeyIn(file, random)
    expect(again.ok && (await openChannel(again.value, id, sealed))).toEqual(channel)
    expect(await openChannel(newSealKey(random), id, sealed)).toBeUndefined()
    expect(await openChannel(key.value, random.bytes(16), sealed)).toBeUndefined()
    writeFileSync(file, readFileSync(file).subarray(1))
    expect(alarmKeyIn(file, random)).toEqual({ ok: false, refusal: { kind: 'alarm-key' } })
    rmSync(folder, { recursive: true })
  })

  it('[TI27] is told by addresses of servers that hold no password', () => {
    expect(parseMailServer('smtps://notes@mail.example.org')).toEqual({
      secure: true,
      host: 'mail.example.org',
      port: 465,
      user: 'notes',
    })
    expect(parseMailServer('smtp://mail.example.org')).toMatchObject({ port: 587, user: '' })
    for (const wrong of ['smtp://u:p@mail.org', 'https://mail.org', 'smtp://', 'mail.org', 'smtp://m.org/x'])
      expect(parseMailServer(wrong)).toBeUndefined()
    expect(parsePushServer('https://ntfy.example.org')).toBe('https://ntfy.example.org/')
    for (const wrong of ['http://ntfy.example.org', 'https://u@ntfy.example.org', 'ntfy'])
      expect(parsePushServer(wrong)).toBeUndefined()
  })
})

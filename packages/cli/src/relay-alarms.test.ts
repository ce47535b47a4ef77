/** `safeconduct relay --mail … --push …`: from the words of a terminal to a message that somebody took. docs/formats/command-line.md, CL21a. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { guardFrom, newGuardSecret } from '@safeconduct/core/timers/guard.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { TimerLink } from '@safeconduct/host/relay/timer-link.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MailServer } from '../../../test/support/mail-server.ts'
import { PushServer } from '../../../test/support/push-server.ts'
import { alarmsFrom } from './commands/relay-alarms.ts'

const program = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'relay-alarms-'))
const password = 'only in a file'
let mail: MailServer
let push: PushServer

beforeAll(async () => {
  mail = await MailServer.start({ login: { user: 'notes', password } })
  push = await PushServer.start()
  writeFileSync(join(folder, 'password'), `${password}\n`)
})
afterAll(async () => {
  await mail.end()
  await push.end()
  rmSync(folder, { recursive: true, force: true })
})

function begin(...words: readonly string[]): ChildProcess {
  const all = [
    program,
    'relay',
    '--home',
    join(folder, 'home'),
    '--listen',
    '127.0.0.1:0',
    '--json',
    ...words,
  ]
  return spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What it printed and said by its end; a relay that listens is told to end. */
function run(...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = begin(...words)
  let said = ''
  child.stderr?.on('data', (piece: Buffer) => {
    said += piece.toString('utf8')
  })
  child.stdout?.on('data', () => child.kill('SIGTERM'))
  return new Promise((done) => child.once('close', (code) => done({ code, said })))
}

describe('alarms of a relay', () => {
  it('[CL21a] leave by the server of mail and the push server that it was told of', async () => {
    const secret = join(folder, 'password')
    const child = begin(
      '--mail',
      `smtp://notes@127.0.0.1:${mail.port}`,
      '--mail-from',
      'notes@example.net',
      '--mail-password-file',
      secret,
      '--push',
      push.url,
    )
    const ended = new Promise<number | null>((done) => child.once('close', done))
    const printed = await new Promise<string>((done) => {
      let text = ''
      child.stdout?.on('data', (piece: Buffer) => {
        text += piece.toString('utf8')
        if (text.includes('}')) done(text)
      })
    })
    const { address, key } = JSON.parse(printed) as { readonly address: string; readonly key: string }
    const known = parsePublicKey(certain(fromHex(key), 'hex'))
    const http = httpLink({ url: address, key: certain(known.ok ? known.value : undefined, 'a key') })
    const guard = guardFrom(newGuardSecret(random).reveal())
    if (!guard.ok || !known.ok) throw new Error('thirty-two bytes')
    const link = new TimerLink(http.timers, guard.value, known.value)
    expect(await link.found(spaceOf(address))).toEqual({ ok: true, value: true })
    const [byMail, byPush] = [random.bytes(16), random.bytes(16)]
    await link.putChannel(byMail, { kind: 'mail', address: 'duty@example.org', host: '' })
    await link.putChannel(byPush, { kind: 'push', address: `${push.url}/duty`, host: '' })
    for (const channel of [byMail, byPush])
      expect(await link.tryChannel(channel)).toEqual({ ok: true, value: true })
    expect([mail.got[0]?.login, push.got[0]?.path]).toEqual(['notes', '/duty'])
    const elsewhere = { kind: 'push', address: 'https://push.example.org/x', host: '' } as const
    expect(await link.putChannel(random.bytes(16), elsewhere)).toEqual({
      ok: false,
      refusal: { kind: 'no-push' },
    })
    http.close()
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('[CL21a] are refused with a sentence, before there is a relay', async () => {
    const words = ['--push', 'https://ntfy.example.org', '--alarm-key', join(folder, 'password')]
    const { code, said } = await run(...words)
    expect([code, said]).toEqual([1, expect.stringContaining('32 bytes')])
    expect(said).not.toContain(password)
  })

  it('[CL21a] are not taken where a word of them cannot be meant', () => {
    const from = { 'mail-from': 'notes@example.net' }
    const cases = [
      ['mail-address', { ...from, mail: 'smtp://u:p@mail.example.org' }],
      ['mail-address', { mail: 'smtps://mail.example.org' }],
      ['mail-address', { ...from, mail: 'smtps://u@mail.example.org' }],
      [
        'mail-address',
        { ...from, mail: 'smtps://mail.example.org', 'mail-password-file': join(folder, 'password') },
      ],
      ['mail-address', { mail: 'smtps://mail.example.org', 'mail-from': 'a@b.org>\r\nRCPT TO:<c@d.org' }],
      [
        'secret-file',
        { ...from, mail: 'smtps://u@mail.example.org', 'mail-password-file': join(folder, 'none') },
      ],
      ['push-address', { push: 'http://ntfy.example.org' }],
      ['push-address', { push: 'https://ntfy.example.org,nowhere' }],
      ['secret-file', { push: 'https://ntfy.example.org', 'push-token-file': folder }],
      ['beside-address', { beside: 'relay' }],
    ] as const
    for (const [kind, given] of cases)
      expect(alarmsFrom({ ...none, ...given })).toEqual({ ok: false, refusal: { kind } })
    expect(alarmsFrom(none).ok).toBe(true)
  })
})

const none = {
  mail: undefined,
  'mail-from': undefined,
  'mail-password-file': undefined,
  'mail-ca': undefined,
  push: undefined,
  'push-token-file': undefined,
  'alarm-key': undefined,
  beside: undefined,
} as const

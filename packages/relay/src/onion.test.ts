/** A relay behind tor: how tor is started, what it is told, and that it ends. docs/formats/relay.md, L61. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOnion, torIn, torrc } from './onion.ts'
import { testMoment } from './relay.fixture.ts'
import { startRelay } from './start.ts'

const tor = torIn(process.env)
const to = { host: '127.0.0.1', port: 4321 }
/** tor makes its key and its name without a network, and asks nobody in a test. */
const settings = ['DisableNetwork 1']

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-onion-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Processes of which the command line is ours to know: those whose configuration names this folder come by stdin. */
function torsUnder(parent: number): readonly number[] {
  const said = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(parent)], { encoding: 'utf8' })
  return said
    .split('\n')
    .filter((line) => line.trim().endsWith(' tor'))
    .map((line) => Number.parseInt(line, 10))
}

it('[L61] tells tor to speak to the loopback alone, to write nothing down, and to end with the relay', () => {
  const lines = torrc(
    { to, settings: ['DirAuthority x'] },
    { service: '/a "b"', memory: '/c', hasProof: true },
  ).split('\n')
  expect(lines).toContain('HiddenServicePort 80 127.0.0.1:4321')
  expect(lines).toContain('HiddenServiceDir "/a \\"b\\""')
  expect(lines).toContain('SocksPort 0')
  expect(lines).toContain('Log err file /dev/null')
  expect(lines).toContain('HiddenServicePoWDefensesEnabled 1')
  expect(lines).toContain(`__OwningControllerProcess ${process.pid}`)
  expect(lines).toContain('DirAuthority x')
  const without = torrc({ to: { host: '::1', port: 80 } }, { service: '/a', memory: '/c', hasProof: false })
  expect(without).toContain('HiddenServicePort 80 [::1]:80')
  expect(without).not.toContain('PoW')
})

it('[L61] says that tor is missing, and that one ended at once', async () => {
  const empty = join(folder, 'nothing')
  expect(await startOnion({ folder: empty, to, environment: {} })).toEqual({
    ok: false,
    refusal: { kind: 'tor-missing' },
  })
  expect(existsSync(empty)).toBe(false)
  const broken = mkdtempSync(join(folder, 'broken-'))
  writeFileSync(join(broken, 'tor'), '#!/bin/sh\nexit 1\n')
  chmodSync(join(broken, 'tor'), 0o755)
  const environment = { PATH: broken }
  expect(await startOnion({ folder: join(broken, 'home'), to, environment })).toEqual({
    ok: false,
    refusal: { kind: 'tor-ended' },
  })
  const taken = join(folder, 'a-file')
  writeFileSync(taken, '')
  expect(await startOnion({ folder: taken, to, environment })).toEqual({
    ok: false,
    refusal: { kind: 'relay-folder' },
  })
})

const openssl = ['/usr/bin/openssl', '/opt/homebrew/bin/openssl'].find((path) => existsSync(path))

it.skipIf(openssl === undefined)(
  '[L61] is reached both ways where it has TLS: tor speaks to the loopback',
  async () => {
    const place = mkdtempSync(join(folder, 'both-'))
    const [cert, key] = [join(place, 'cert.pem'), join(place, 'key.pem')]
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    const of = ['-subj', '/CN=relay', '-days', '2', '-keyout', key, '-out', cert]
    execFileSync(openssl ?? '', [...words, ...of], { stdio: 'ignore' })
    // A tor that writes down what it is told, says a name, and waits.
    const [name, told] = [`${'a'.repeat(56)}.onion`, join(place, 'told')]
    const lines = [
      '#!/bin/sh',
      '[ "$1" = --list-modules ] && exit 0',
      `cat > ${told}`,
      `echo ${name} > ${join(place, 'home', 'onion', 'hostname')}`,
      'exec sleep 60',
    ]
    writeFileSync(join(place, 'tor'), `${lines.join('\n')}\n`)
    chmodSync(join(place, 'tor'), 0o755)
    const secured = { by: 'tls', certificate: readFileSync(cert), key: readFileSync(key) } as const
    const started = await startRelay(
      { folder: join(place, 'home') },
      { host: '127.0.0.1', port: 0, secured },
      { clock: frozenClock(testMoment), random, environment: { PATH: `${place}:${process.env['PATH']}` } },
      { onion: {} },
    )
    if (!started.ok) throw new Error(started.refusal.kind)
    expect(started.value.onion).toMatch(new RegExp(`^http://${name}/#`))
    const inner = /HiddenServicePort 80 (127\.0\.0\.1:\d+)/.exec(readFileSync(told, 'utf8'))?.[1] ?? ''
    expect(inner).not.toContain(`:${started.value.port}`)
    const knock = (url: string): Promise<number> =>
      fetch(url, { method: 'POST' }).then(({ status }) => status)
    expect(await knock(`http://${inner}/line/v1`)).toBe(400)
    await started.value.close()
    await expect(knock(`http://${inner}/line/v1`)).rejects.toThrow('fetch failed')
  },
)

describe.skipIf(tor === undefined)('where tor is installed', () => {
  it('[L61] has one address for good, in folders that nobody else reads, and leaves no tor behind', async () => {
    const home = join(folder, 'home')
    const start = (): ReturnType<typeof startRelay> =>
      startRelay(
        { folder: home },
        { host: '127.0.0.1', port: 0, secured: { by: 'onion' } },
        { clock: frozenClock(testMoment), random, environment: process.env },
        { onion: { settings } },
      )
    const addresses: string[] = []
    for (let round = 0; round < 2; round++) {
      const started = await start()
      if (!started.ok) throw new Error(started.refusal.kind)
      const { onion = '', address, isNew, close } = started.value
      const [url = '', code] = onion.split('#')
      expect(url).toMatch(/^http:\/\/[a-z2-7]{56}\.onion/)
      expect([isNew, code !== undefined, address.includes('#')]).toEqual(
        round === 0 ? [true, true, true] : [false, false, false],
      )
      addresses.push(url.replace(/\/$/, ''))
      expect(torsUnder(process.pid)).toHaveLength(1)
      await close()
      expect(torsUnder(process.pid)).toEqual([])
    }
    expect(addresses[0]).toBe(addresses[1])
    for (const name of ['onion', 'tor']) expect(statSync(join(home, name)).mode & 0o777).toBe(0o700)
    const said = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.log'),
    )
    expect(said).toEqual([])
    expect(readFileSync(join(home, 'onion', 'hostname'), 'utf8').trim()).toBe(
      addresses[0]?.replace('http://', ''),
    )
  })

  it('[L61] starts a tor again that ended by itself', async () => {
    const started = await startOnion({
      folder: join(folder, 'again'),
      to,
      environment: process.env,
      settings,
    })
    if (!started.ok) throw new Error(started.refusal.kind)
    const [first = 0] = torsUnder(process.pid)
    process.kill(first, 'SIGKILL')
    for (let waited = 0; waited < 100 && (torsUnder(process.pid)[0] ?? first) === first; waited++)
      await sleep(100)
    const [second = first] = torsUnder(process.pid)
    expect(second).not.toBe(first)
    await started.value.end()
    expect(torsUnder(process.pid)).toEqual([])
  }, 20_000)
})

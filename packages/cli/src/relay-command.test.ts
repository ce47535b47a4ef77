/** `safeconduct relay` at a terminal: how it starts, what it says, what it refuses. docs/formats/command-line.md. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { certain } from '@safeconduct/core/base/result.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { torIn } from '@safeconduct/relay/onion.ts'
import { testLog } from '@safeconduct/relay/relay.fixture.ts'
import { SqliteRelayStore } from '@safeconduct/relay/sqlite-store.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { relay } from './commands/relay.ts'
import { relaySeizureReport } from './commands/relay-seizure-report.ts'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
const running = new Set<ChildProcess>()
let folder = ''
const inside = (name: string): string => join(folder, name)

type Ran = { readonly code: number; readonly said: string; readonly printed: string }

/** In this process, as the program would call it: what is refused starts nothing that would have to be ended. */
async function run(...args: readonly string[]): Promise<Ran> {
  const report = args[0] === 'seizure-report'
  const [said, printed]: [string[], string[]] = [[], []]
  const errors = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const words = vi.spyOn(process.stdout, 'write').mockImplementation((text, encoding, done) => {
    printed.push(String(text))
    const settle = typeof encoding === 'function' ? encoding : done
    settle?.()
    return true
  })
  try {
    const code = await (report ? relaySeizureReport(args.slice(1)) : relay(args))
    return { code, said: said.join(''), printed: printed.join('') }
  } finally {
    errors.mockRestore()
    words.mockRestore()
  }
}

type Started = {
  readonly address: string
  readonly key: string
  readonly said: () => string
  readonly stop: () => Promise<number | null>
}

function begin(...args: readonly string[]) {
  const words = [program, 'relay', '--listen', '127.0.0.1:0', '--json', ...args]
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { child, ended }
}

function start(...args: readonly string[]): Promise<Started> {
  const { child, ended } = begin(...args)
  const [printed, said]: [string[], string[]] = [[], []]
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  return new Promise((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed.push(chunk.toString())
      const document = printed.join('')
      if (!document.endsWith('}\n')) return
      const { address, key } = JSON.parse(document) as { readonly address: string; readonly key: string }
      done({
        address,
        key,
        said: () => said.join(''),
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
      })
    })
    void ended.then(() => fail(new Error(said.join(''))))
  })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-command-'))
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('a relay that is started', () => {
  it('[CL19] tells its address with the space code once, keeps its key, and ends with 0 when it is stopped', async () => {
    const first = await start('--home', inside('one'))
    expect(first.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[0-9A-Z-]{31}$/)
    expect(first.said()).toContain('shown once')
    const bytes = parsePublicKey(Uint8Array.fromHex(first.key))
    const key = certain(bytes.ok ? bytes.value : undefined, 'a relay prints its key')
    const link = httpLink({ url: first.address, key })
    const log = testLog()
    expect((await link.found(log.id, log.access, spaceOf(first.address))).ok).toBe(true)
    link.close()
    expect(await first.stop()).toBe(0)
    const second = await start('--home', inside('one'))
    expect(second.key).toBe(first.key)
    expect(second.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const again = httpLink({ url: second.address, key })
    expect((await again.found(log.id, log.access, spaceOf(first.address))).ok).toBe(true)
    again.close()
    await second.stop()
    const third = await start('--home', inside('one'), '--new-space-code')
    const anew = httpLink({ url: third.address, key })
    const other = testLog()
    expect((await anew.found(other.id, other.access, spaceOf(first.address))).ok).toBe(false)
    expect((await anew.found(other.id, other.access, spaceOf(third.address))).ok).toBe(true)
    anew.close()
    await third.stop()
  })

  it('[CL19] says nothing of what it is asked, and prints a report that holds no such thing', async () => {
    const started = await start('--home', inside('quiet'))
    const before = started.said()
    for (const path of ['/', '/v1', '/v1/pieces/canary'])
      await fetch(started.address.replace(/\/#.*/, path), { method: 'POST', body: 'canary' })
    const report = await run('seizure-report', '--home', inside('quiet'), '--json')
    expect(report.code).toBe(0)
    expect(Object.keys(JSON.parse(report.printed) as object)).toEqual([
      'tables',
      'files',
      'follows',
      'unknown',
    ])
    expect((await run('seizure-report', '--home', inside('quiet'))).printed).toContain('It keeps no name')
    await started.stop()
    expect(started.said()).toBe(before)
  })

  it('[CL19] ends with 0 also when it is told to at the first word it says, and told again while it ends', async () => {
    const { child, ended } = begin('--home', inside('brief'))
    child.stderr.on('data', () => child.kill('SIGTERM'))
    expect(await ended).toBe(0)
  })

  it('[CL20] is one for a folder: a second one gets a sentence', async () => {
    const first = await start('--home', inside('both'))
    const second = await run('--home', inside('both'), '--listen', '127.0.0.1:0')
    expect([second.code, second.printed]).toEqual([1, ''])
    expect(second.said).toMatch(/Another command is using this home/)
    const port = /:(\d+)\//.exec(first.address)?.[1]
    const busy = await run('--home', inside('elsewhere'), '--listen', `127.0.0.1:${port}`)
    expect([busy.code, busy.said]).toEqual([1, expect.stringContaining('Another program listens')])
    await first.stop()
  })
})

describe('a relay that serves the page of a line', () => {
  it('[CL21] serves what the manifest names, and starts with no other page', async () => {
    const page = inside('page')
    mkdirSync(page)
    const index = '<!doctype html><title>Notes</title>'
    const sha256 = createHash('sha256').update(index).digest('hex')
    const files = [{ path: 'index.html', bytes: index.length, sha256 }]
    writeFileSync(join(page, 'index.html'), index)
    const args = ['--home', inside('pages'), '--listen', '127.0.0.1:0', '--line', page]
    expect((await run(...args)).said).toMatch(/no page of a line in this folder/)
    writeFileSync(join(page, 'manifest.json'), JSON.stringify({ files }))
    const started = await start('--home', inside('pages'), '--line', page)
    const served = await fetch(started.address.replace(/#.*/, ''))
    expect([served.status, await served.text()]).toEqual([200, index])
    expect(started.said()).toContain('page of the line')
    await started.stop()
    writeFileSync(join(page, 'index.html'), `${index}<script>`)
    const changed = await run(...args)
    expect([changed.code, changed.said]).toEqual([1, expect.stringContaining('not those of its manifest')])
    expect(existsSync(inside('pages/relay.db'))).toBe(true)
  })
})

describe('a relay behind tor', () => {
  it('[CL21] says in a sentence that tor is missing', async () => {
    const paths = process.env['PATH']
    process.env['PATH'] = inside('no-programs')
    const ran = await run('--home', inside('no-tor'), '--listen', '127.0.0.1:0', '--onion')
    process.env['PATH'] = paths
    expect([ran.code, ran.printed, ran.said]).toEqual([1, '', expect.stringContaining('apt install tor')])
  })

  describe.skipIf(torIn(process.env) === undefined)('that is installed', () => {
    const [programs, number] = ['quiet-tor', 'tor.pid']
    let paths: string | undefined
    beforeAll(() => {
      // A tor that asks nobody, for the test has no network to reach, and that says its own number.
      mkdirSync(inside(programs))
      const quiet = `#!/bin/sh\necho $$ >${inside(number)}\nexec ${torIn(process.env)} --DisableNetwork 1 "$@"\n`
      writeFileSync(inside(`${programs}/tor`), quiet)
      chmodSync(inside(`${programs}/tor`), 0o755)
      paths = process.env['PATH']
      process.env['PATH'] = inside(programs)
    })
    afterAll(() => {
      process.env['PATH'] = paths
    })

    const torRuns = (): boolean => {
      try {
        const pid = Number(readFileSync(inside(number), 'utf8'))
        return pid > 0 && process.kill(pid, 0)
      } catch {
        return false
      }
    }

    it('[CL21] prints its onion address, and ends its tor', async () => {
      const started = await start('--home', inside('onion'), '--onion')
      expect(started.said()).toMatch(/onion service, .*: http:\/\/[a-z2-7]{56}\.onion\/#[0-9A-Z-]{31}\n/)
      expect(torRuns()).toBe(true)
      expect(await started.stop()).toBe(0)
      expect(torRuns()).toBe(false)
      const report = await run('seizure-report', '--home', inside('onion'), '--json')
      expect(report.printed).not.toContain('not of this program')
    })

    it('[CL21] ends a tor that has said nothing yet, when it is told to end while it waits for it', async () => {
      rmSync(inside(number))
      const mute = `#!/bin/sh\n[ "$1" = --list-modules ] && exit\necho $$ >${inside(number)}\nexec ${process.execPath} -e 'setTimeout(() => {}, 300000)'\n`
      writeFileSync(inside(`${programs}/tor`), mute)
      const { child, ended } = begin('--home', inside('onion-soon'), '--onion')
      await vi.waitFor(() => expect(torRuns()).toBe(true), { timeout: 20_000, interval: 20 })
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect(torRuns()).toBe(false)
    })
  })
})

describe('a relay that is not started', () => {
  it('[CL20] listens where others reach it with TLS or behind tor alone', async () => {
    for (const listen of ['0.0.0.0:0', '192.0.2.7:0', '[::]:0', 'relay.example:0']) {
      for (const onion of [[], ['--onion']]) {
        const ran = await run('--home', inside('open'), '--listen', listen, ...onion)
        expect([ran.code, ran.said]).toEqual([1, expect.stringContaining('needs TLS')])
      }
    }
  })

  it('[CL20] says in a sentence what is wrong, and touches nothing', async () => {
    writeFileSync(inside('text'), 'no certificate')
    writeFileSync(inside('a-file'), '')
    const old = inside('old')
    for (const home of [old, inside('torn')]) mkdirSync(home)
    const store = new SqliteRelayStore(join(old, 'relay.db'))
    await store.setAbout('schema', Uint8Array.of(99))
    await store.close()
    writeFileSync(inside('torn/relay.db'), 'x'.repeat(40_000))
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['--tls-cert', inside('text'), '--tls-key', inside('text')], /certificate or its key/],
      [['--tls-cert', inside('gone'), '--tls-key', inside('gone')], /certificate or its key/],
      [['--home', inside('a-file')], /not a folder/],
      [['--home', inside('old')], /another version/],
      [['--home', inside('torn')], /damaged and was not touched/],
      [['--database', 'mysql://x'], /postgres:\/\//],
      [['--database', 'postgres://nobody@127.0.0.1:1/x'], /does not answer/],
      [['--blobs', 'http://x'], /s3:\/\//],
    ]
    for (const [args, sentence] of wrong) {
      const home = args.includes('--home') ? [] : ['--home', inside('fresh')]
      const ran = await run('--listen', '127.0.0.1:0', ...home, ...args)
      expect([ran.code, ran.printed, ran.said]).toEqual([1, '', expect.stringMatching(sentence)])
      expect(ran.said).not.toMatch(/\n\s+at /)
    }
    expect(readFileSync(inside('torn/relay.db'), 'utf8')).toBe('x'.repeat(40_000))
    expect(existsSync(inside('fresh/relay.db'))).toBe(false)
    expect((await run('seizure-report', '--home', inside('nowhere'))).said).toMatch(/no relay in this folder/)
  })

  it('[CL2] says how it is called when it is called otherwise', async () => {
    for (const args of [
      ['--listen', 'here'],
      ['--listen', '127.0.0.1:99999'],
      ['--tls-cert', 'text'],
      ['extra'],
      ['--log', 'requests'],
    ]) {
      const ran = await run('--home', inside('wrong'), ...args)
      expect([ran.code, ran.said]).toEqual([2, expect.stringMatching(/^Usage: safeconduct relay /)])
    }
    expect(existsSync(inside('wrong'))).toBe(false)
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseDeskArguments } from './arguments.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const quickly = import.meta.resolve('@safeconduct/host/home/quickly.ts')
const running: ChildProcess[] = []
let home: string
let pages: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'desk-home-'))
  pages = await mkdtemp(join(tmpdir(), 'desk-pages-'))
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>Notes</title>')
})

afterEach(async () => {
  for (const desk of running.splice(0)) await ended(desk)
  await rm(home, { recursive: true, force: true })
  await rm(pages, { recursive: true })
})

/** The program as a person starts it, in a process of its own. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const code = `const { runDesk } = await import(${JSON.stringify(main)})
process.exitCode = await runDesk(${JSON.stringify(args)}, { pages: ${JSON.stringify(pages)} })`
  const desk = spawn(process.execPath, ['--import', quickly, '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  running.push(desk)
  return desk
}

async function ended(desk: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
  if (desk.exitCode !== null || desk.signalCode !== null) return desk.exitCode
  const gone = new Promise<number | null>((resolve) => {
    desk.once('exit', resolve)
  })
  desk.kill(signal)
  return gone
}

async function said(desk: ChildProcess): Promise<{ code: number | null; out: string; errors: string }> {
  let out = ''
  let errors = ''
  desk.stdout?.on('data', (part: Buffer) => (out += part.toString()))
  desk.stderr?.on('data', (part: Buffer) => (errors += part.toString()))
  const code = await new Promise<number | null>((resolve) => {
    desk.once('close', resolve)
  })
  return { code, out, errors }
}

function firstLine(desk: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    desk.stdout?.once('data', (part: Buffer) => resolve(part.toString()))
    desk.once('exit', () => reject(new Error('it ended before it said anything')))
  })
}

const addressForm = /^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}\n$/

async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return text.trim().split(' ').filter(Boolean).map(Number)
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`)

describe('starting the desk', () => {
  it('[C40] prints one address, and a second desk for the same home gets one sentence and exit code 1', async () => {
    const first = start(['--home', home])
    const address = await firstLine(first)
    expect(address).toMatch(addressForm)
    const second = await said(start(['--home', home]))
    expect(second).toEqual({
      code: 1,
      out: '',
      errors: expect.stringMatching(/^A desk is already open[^\n]+\n$/),
    })
    const again = await said(start(['--home', home, '--again']))
    expect(again).toEqual({ code: 0, out: expect.stringMatching(addressForm), errors: '' })
    expect(again.out).not.toBe(address)
    expect(again.out.split('#')[0]).toBe(address.split('#')[0])
    expect(await ended(first, 'SIGINT')).toBe(0)
    expect(await readdir(home)).not.toContain('desk.sock')
  })

  it('refuses in one sentence what it cannot use, and says nothing of what was typed', async () => {
    const file = join(pages, 'index.html')
    expect(await said(start(['--home', file]))).toMatchObject({
      code: 1,
      out: '',
      errors: expect.stringMatching(/^[^\n]+\n$/),
    })
    expect(await said(start(['--home', home, '--again']))).toMatchObject({
      code: 1,
      errors: expect.stringContaining('No desk is open'),
    })
    await rm(file)
    expect(await said(start(['--home', home]))).toMatchObject({
      code: 1,
      errors: expect.stringContaining('not been built'),
    })
    await writeFile(file, '<!doctype html>')
    const usage = await said(start(['--passphrase=lantern']))
    expect(usage).toMatchObject({ code: 2, out: '' })
    expect(usage.errors).not.toContain('lantern')
  })

  it.skipIf(process.platform !== 'linux')(
    '[C23] a desk that is killed takes the process with the keys along, and the home opens again',
    async () => {
      const desk = start(['--home', home])
      await firstLine(desk)
      const holders = await childrenOf(desk.pid ?? 0)
      expect(holders.length).toBe(1)
      for (const pid of [desk.pid ?? 0, ...holders]) {
        const shown = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()
        expect(shown).toBe('node')
      }
      await ended(desk, 'SIGKILL')
      await expect.poll(() => holders.some(isAlive), { timeout: 5_000 }).toBe(false)
      expect(await firstLine(start(['--home', home]))).toMatch(addressForm)
    },
  )
})

describe('the demonstration', () => {
  const person = (): NodeJS.ProcessEnv => ({ ...process.env, HOME: home })

  it('is in a home of its own, which is gone when it ends', async () => {
    const desk = start(['--demo', '--frozen'], person())
    expect(await firstLine(desk)).toMatch(addressForm)
    expect(await readdir(home)).toEqual(['.safeconduct-demonstration'])
    expect(existsSync(join(home, '.safeconduct-demonstration', 'demonstration', 'vault.db'))).toBe(true)
    expect(await ended(desk, 'SIGTERM')).toBe(0)
    expect(await readdir(home)).toEqual([])
  })

  it('that was killed is removed by the next start, and never touches what else is in a home it was given', async () => {
    await writeFile(join(home, 'mine.txt'), 'kept')
    const first = start(['--demo', '--home', home])
    await firstLine(first)
    await ended(first, 'SIGKILL')
    expect(await readdir(home)).toContain('demonstration')
    const next = start(['--home', home])
    await firstLine(next)
    expect(await readdir(home)).not.toContain('demonstration')
    expect(await ended(next, 'SIGINT')).toBe(0)
    const again = start(['--demo', '--home', home])
    await firstLine(again)
    expect(await ended(again, 'SIGINT')).toBe(0)
    expect((await readdir(home)).filter((name) => name !== 'lock' && name !== 'lock-journal')).toEqual([
      'mine.txt',
    ])
  })
})

it('flags are read strictly: a misspelt one is not taken for none', () => {
  const usual = { home: undefined, again: false, frozen: false, demo: false, port: 0, autoLockMinutes: 5 }
  expect(parseDeskArguments([])).toEqual({ ok: true, value: usual })
  expect(parseDeskArguments(['--demo', '--frozen', '--port', '4000', '--auto-lock', '1'])).toEqual({
    ok: true,
    value: { ...usual, demo: true, frozen: true, port: 4000, autoLockMinutes: 1 },
  })
  for (const wrong of [
    ['--frozn'],
    ['home'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--auto-lock', '0'],
    ['--home', ''],
    ['--home'],
  ]) {
    expect([wrong, parseDeskArguments(wrong)]).toEqual([wrong, { ok: false, refusal: { kind: 'usage' } }])
  }
})

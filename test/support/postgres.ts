/**
 * A PostgreSQL server of a test's own: Debian's programs, a folder that is thrown away, a free port of the loopback.
 * It refuses to run as root, so that a test run by root lends it another user's name.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TestPostgres = { readonly url: string; readonly end: () => Promise<void> }

const debian = '/usr/lib/postgresql'

/** The folder of the newest server's programs; undefined where none is installed. */
export const postgresPrograms: string | undefined = existsSync(debian)
  ? readdirSync(debian)
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(debian, version, 'bin'))
      .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
  : undefined

/** Whom to run as: ourselves, or where we are root somebody who is not. */
function runner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return user === undefined ? undefined : { uid: Number(user[2]), gid: Number(user[3]) }
}

export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  if (postgresPrograms === undefined) throw new Error('there is no PostgreSQL on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'relay-postgres-'))
  const as = runner()
  if (as !== undefined) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const words = ['-D', data, '-U', 'relay', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(postgresPrograms, 'initdb'), words, { ...as, stdio: 'ignore', cwd: folder })
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    `fsync=${durable ? 'on' : 'off'}`,
    'max_connections=40',
  ]
  const server = spawn(
    join(postgresPrograms, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder },
  )
  await ready(server)
  return {
    url: `postgres://relay@127.0.0.1:${port}/postgres`,
    end: async () => {
      const ended = new Promise<void>((done) => server.once('exit', () => done()))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) done()
    })
    server.once('exit', () => fail(new Error(`PostgreSQL did not start: ${said.slice(-500)}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const address = taken.address()
      taken.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

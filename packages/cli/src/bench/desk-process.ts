/** A desk as a person starts it: a process of its own that prints one address. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))
const clone = fileURLToPath(new URL('../../../../', import.meta.url))

export type DeskProcess = { readonly address: string; readonly end: () => Promise<void> }

export function startDesk(home: string): Promise<DeskProcess> {
  return addressOf(spawn(process.execPath, [program, 'desk', '--home', home], options))
}

/** `npm start` as in a clone. Undefined where it would install something first: that is not a second start. */
export async function startWithNpm(home: string): Promise<DeskProcess | undefined> {
  if (!isInstalled()) return undefined
  return addressOf(spawn('npm', ['start', '--silent', '--', '--home', home], { ...options, cwd: clone }))
}

/** In a group of its own, so that what npm started ends with it. */
const options: SpawnOptions = { stdio: ['ignore', 'pipe', 'ignore'], detached: true }

function addressOf(child: ChildProcess): Promise<DeskProcess> {
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const end = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
  return new Promise((found, failed) => {
    let said = ''
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString('utf8')
      const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(said)?.[0]
      if (address !== undefined) found({ address, end })
    })
    child.once('error', failed)
    void ended.then(() => failed(new Error('the desk ended before it printed an address')))
  })
}

function isInstalled(): boolean {
  const [stamp, lock] = [join(clone, 'node_modules/.installed'), join(clone, 'package-lock.json')]
  if (!existsSync(stamp) || !existsSync(lock)) return false
  return readFileSync(stamp, 'utf8').startsWith(createHash('sha256').update(readFileSync(lock)).digest('hex'))
}

/**
 * An onion service of this relay: Debian's tor as a child, in a folder of its own. docs/formats/relay.md, L61.
 *
 * Against whoever watches the network between a caller and the relay, and for callers whose State blocks the relay's
 * address. tor speaks to the loopback alone, keeps no log of anybody, and ends with the relay, also when the relay is
 * killed. The key of the address lies in the relay's folder, so that the address outlives both.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'

export type NoOnion = { readonly kind: 'tor-missing' | 'tor-ended' | 'relay-folder' }

export type OnionWish = {
  readonly folder: string
  readonly to: { readonly host: string; readonly port: number }
  readonly environment: Readonly<Record<string, string | undefined>>
  /** More lines for tor: the tests' own network. */
  readonly settings?: readonly string[]
  /** Aborted when the relay is to end: nobody waits for a name any more. */
  readonly until?: AbortSignal
}
export type RunningOnion = {
  /** `http://….onion` */
  readonly url: string
  readonly end: () => Promise<void>
}

/** Until tor has made its key and said its name: it needs no network for that. */
const patience = 30_000
/** Between a tor that ended by itself and the next. */
const rest = 2_000

export async function startOnion(wish: OnionWish): Promise<Result<RunningOnion, NoOnion>> {
  const program = torIn(wish.environment)
  if (program === undefined) return refuse({ kind: 'tor-missing' })
  const [service, memory] = [join(wish.folder, 'onion'), join(wish.folder, 'tor')]
  try {
    for (const folder of [service, memory]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      chmodSync(folder, 0o700)
    }
  } catch {
    return refuse({ kind: 'relay-folder' })
  }
  const configuration = torrc(wish, { service, memory, hasProof: hasProofOfWork(program) })
  const child = new TorChild(program, configuration)
  const name = await nameIn(service, child, wish.until)
  if (name !== undefined) return ok({ url: `http://${name}`, end: () => child.end() })
  await child.end()
  return refuse({ kind: 'tor-ended' })
}

/** Where tor is, as a terminal would find it. */
export function torIn(environment: OnionWish['environment']): string | undefined {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, 'tor')).find((path) => existsSync(path))
}

function hasProofOfWork(program: string): boolean {
  try {
    const said = execFileSync(program, ['--list-modules'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: rest,
    })
    return /^pow: yes$/m.test(said)
  } catch {
    return false
  }
}

export function torrc(
  { to, settings = [] }: Pick<OnionWish, 'to' | 'settings'>,
  {
    service,
    memory,
    hasProof,
  }: { readonly service: string; readonly memory: string; readonly hasProof: boolean },
): string {
  const host = to.host.includes(':') ? `[${to.host}]` : to.host
  return [
    `DataDirectory ${quoted(memory)}`,
    'SocksPort 0',
    'ClientOnly 1',
    'AvoidDiskWrites 1',
    // Nothing is written down, and what is not would not name anybody.
    'SafeLogging 1',
    'Log err file /dev/null',
    `HiddenServiceDir ${quoted(service)}`,
    'HiddenServiceVersion 3',
    `HiddenServicePort 80 ${host}:${to.port}`,
    // A flood has to work for each of its calls; who comes alone waits for nothing.
    ...(hasProof ? ['HiddenServicePoWDefensesEnabled 1'] : []),
    // A relay that is killed takes its tor with it.
    `__OwningControllerProcess ${process.pid}`,
    ...settings,
    '',
  ].join('\n')
}

function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** tor, started again when it ends by itself, until it is ended by us: by its own number and no other. */
class TorChild {
  readonly #program: string
  readonly #configuration: string
  #child: ChildProcess
  #isWanted = true
  /** It ended before it was of any use: starting it again would change nothing. */
  hasEnded = false

  constructor(program: string, configuration: string) {
    this.#program = program
    this.#configuration = configuration
    this.#child = this.#start()
  }

  async end(): Promise<void> {
    this.#isWanted = false
    const child = this.#child
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    // tor waits for half a minute after one SIGINT; SIGTERM ends it now.
    child.kill('SIGTERM')
    const isGone = await Promise.race([gone.then(() => true), sleep(rest, false, { ref: false })])
    if (!isGone) child.kill('SIGKILL')
    await gone
  }

  #start(): ChildProcess {
    // Its configuration comes by its input: there is no file of it. The system's own would log.
    const words = ['--defaults-torrc', '/dev/null', '-f', '-', '--quiet']
    const child = spawn(this.#program, words, { stdio: ['pipe', 'ignore', 'ignore'] })
    child.on('error', () => {
      this.hasEnded = true
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(this.#configuration)
    child.once('exit', () => {
      this.hasEnded = true
      if (this.#isWanted) setTimeout(() => this.#startAgain(), rest).unref()
    })
    return child
  }

  #startAgain(): void {
    if (this.#isWanted) this.#child = this.#start()
  }
}

/** The name that tor gives the service; undefined when it ended, never said one, or nobody waits. */
async function nameIn(
  service: string,
  child: TorChild,
  until: AbortSignal | undefined,
): Promise<string | undefined> {
  for (let waited = 0; waited < patience && !child.hasEnded && until?.aborted !== true; waited += 100) {
    const name = existsSync(join(service, 'hostname'))
      ? readFileSync(join(service, 'hostname'), 'utf8').trim()
      : ''
    if (/^[a-z2-7]{56}\.onion$/.test(name)) return name
    await sleep(100)
  }
  return undefined
}

/**
 * A Tor network of a test's own on the loopback: three authorities, four relays, and one client with a SOCKS port.
 * It speaks to nobody else, and is gone with its folder. Its timing is quickened as tor's own tests do it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { torIn } from '@safeconduct/relay/onion.ts'

export type TorNetwork = {
  /** What any tor needs to know to be of this network. */
  readonly settings: readonly string[]
  /** `host:port` of the client's SOCKS 5. */
  readonly proxy: string
  readonly end: () => Promise<void>
}

type Member = { readonly name: string; readonly folder: string; readonly ports: readonly number[] }

const quick = [
  'TestingTorNetwork 1',
  'PathsNeededToBuildCircuits 0.67',
  'TestingDirAuthVoteExit *',
  'TestingDirAuthVoteGuard *',
  'TestingDirAuthVoteHSDir *',
  'V3AuthNIntervalsValid 2',
  'TestingV3AuthInitialVotingInterval 20',
  'TestingV3AuthInitialVoteDelay 4',
  'TestingV3AuthInitialDistDelay 4',
  'V3AuthVotingInterval 20',
  'V3AuthVoteDelay 4',
  'V3AuthDistDelay 4',
]
const patience = 120_000

/** Undefined where tor, or what makes an authority of it, is not installed. */
export function torPrograms(): { readonly tor: string; readonly gencert: string } | undefined {
  const tor = torIn(process.env)
  if (tor === undefined) return undefined
  try {
    execFileSync('tor-gencert', ['--help'], { stdio: 'ignore' })
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined
  }
  return { tor, gencert: 'tor-gencert' }
}

export async function startTorNetwork(programs: {
  readonly tor: string
  readonly gencert: string
}): Promise<TorNetwork> {
  const base = mkdtempSync(join(tmpdir(), 'tor-network-'))
  const children: ChildProcess[] = []
  const member = async (name: string): Promise<Member> => {
    const folder = join(base, name)
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
    return { name, folder, ports: [await freePort(), await freePort()] }
  }
  const run = ({ folder }: Member, lines: readonly string[]): void => {
    const torrc = join(folder, 'torrc')
    const common = [
      `DataDirectory ${folder}`,
      `Log notice file ${folder}/log`,
      `__OwningControllerProcess ${process.pid}`,
    ]
    writeFileSync(torrc, [...quick, ...common, ...lines].join('\n'))
    const words = ['--defaults-torrc', '/dev/null', '-f', torrc, '--quiet']
    children.push(spawn(programs.tor, words, { stdio: 'ignore' }))
  }
  const end = async (): Promise<void> => {
    await Promise.all(
      children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return
        const gone = new Promise<void>((done) => child.once('exit', () => done()))
        child.kill('SIGTERM')
        await gone
      }),
    )
    rmSync(base, { recursive: true, force: true })
  }
  const authorities = await Promise.all(['one', 'two', 'three'].map((name) => member(`auth${name}`)))
  const known = authorities.map((one) => authorityLine(one, programs))
  const relays = await Promise.all(['one', 'two', 'three', 'four'].map((name) => member(`relay${name}`)))
  for (const one of [...authorities, ...relays]) {
    const isAuthority = authorities.includes(one)
    run(one, [
      ...known,
      `Nickname ${one.name}`,
      'Address 127.0.0.1',
      'ContactInfo test@example.com',
      `ORPort 127.0.0.1:${one.ports[0]}`,
      'SocksPort 0',
      'AssumeReachable 1',
      'ExitPolicy reject *:*',
      ...(isAuthority
        ? [`DirPort 127.0.0.1:${one.ports[1]}`, 'AuthoritativeDirectory 1', 'V3AuthoritativeDirectory 1']
        : []),
    ])
  }
  const client = await member('client')
  run(client, [...known, `SocksPort 127.0.0.1:${client.ports[0]}`, 'ClientOnly 1'])
  const isUp = await bootstrapped(client)
  if (!isUp) {
    await end()
    throw new Error('the private network did not come up')
  }
  return { settings: [...quick, ...known], proxy: `127.0.0.1:${client.ports[0]}`, end }
}

/** Makes an authority's keys, and says how others know it. */
function authorityLine(
  { name, folder, ports: [or, directory] }: Member,
  { tor, gencert }: { readonly tor: string; readonly gencert: string },
): string {
  const making = ['--create-identity-key', '-m', '2', '-a', `127.0.0.1:${directory}`, '--passphrase-fd', '0']
  execFileSync(gencert, making, {
    cwd: join(folder, 'keys'),
    input: 'test\n',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const certificate = readFileSync(join(folder, 'keys', 'authority_certificate'), 'utf8')
  const identity = /^fingerprint ([0-9A-F]{40})$/m.exec(certificate)?.[1] ?? ''
  const lines = [
    `Nickname ${name}`,
    `DataDirectory ${folder}`,
    'ORPort 1',
    `DirAuthority x 127.0.0.1:1 ${'f'.repeat(40)}`,
  ]
  const words = ['--defaults-torrc', '/dev/null', '-f', '-', '--quiet', '--list-fingerprint']
  const input = `${lines.join('\n')}\n`
  const listed = execFileSync(tor, words, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
  const print = /^\w+ ([0-9A-F ]+)$/m.exec(listed)?.[1]?.replaceAll(' ', '') ?? ''
  return `DirAuthority ${name} orport=${or} no-v2 v3ident=${identity} 127.0.0.1:${directory} ${print}`
}

async function bootstrapped({ folder }: Member): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 250) {
    await sleep(250)
    try {
      if (readFileSync(join(folder, 'log'), 'utf8').includes('Bootstrapped 100%')) return true
    } catch {
      // It has not begun to write.
    }
  }
  return false
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const address = taken.address()
      taken.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

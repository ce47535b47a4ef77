/** A relay as somebody runs it: a process of its own that prints its address and its key. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Bytes, fromHex } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { type PublicKey, parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

export type RelayProcess = {
  readonly url: string
  readonly port: number
  readonly key: PublicKey
  readonly space: Bytes
  /** From the call until it listens. */
  readonly startedIn: number
  /** Memory of the process, in bytes; undefined where the system does not tell. */
  readonly memory: () => number | undefined
  /** Seconds of a processor that it has used; undefined where the system does not tell. */
  readonly work: () => number | undefined
  readonly end: () => Promise<void>
}

export function startRelayProcess(home: string, more: readonly string[] = []): Promise<RelayProcess> {
  const began = performance.now()
  const words = [program, 'relay', '--home', home, '--listen', '127.0.0.1:0', '--json', ...more]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  return new Promise((settle, fail) => {
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString('utf8')
      const [, url, port] = /"(http:\/\/127\.0\.0\.1:(\d+)[^"]*)"/.exec(said) ?? []
      const hex = /"key": "([0-9a-f]{64})"/.exec(said)?.[1]
      if (url === undefined || hex === undefined) return
      const key = parsePublicKey(certain(fromHex(hex), 'it is hex'))
      settle({
        url,
        port: Number(port),
        key: certain(key.ok ? key.value : undefined, 'a relay prints its key'),
        space: spaceOf(url),
        startedIn: performance.now() - began,
        memory: () => memoryOf(child.pid),
        work: () => workOf(child.pid),
        end: async () => {
          child.kill('SIGTERM')
          await ended
        },
      })
    })
    void ended.then(() => fail(new Error('the relay ended before it listened')))
  })
}

/** A hundredth of a second is the tick of every Linux that runs this. */
function workOf(pid: number | undefined): number | undefined {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = after.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}

function memoryOf(pid: number | undefined): number | undefined {
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? undefined : Number(kib) * 1024
  } catch {
    return undefined
  }
}

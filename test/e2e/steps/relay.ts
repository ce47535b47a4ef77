/** A relay as whoever runs it has it: a process of its own, with a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url))

export type RunningRelay = {
  readonly address: string
  readonly key: string
  readonly port: number
  readonly stop: () => Promise<void>
} & AsyncDisposable

/** `port`: the one it had before, so that desks find it again. */
export async function startRelay(home: string, port = 0): Promise<RunningRelay> {
  const words = ['relay', '--home', home, '--listen', `127.0.0.1:${port}`, '--json']
  const child: ChildProcess = spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  let written = ''
  const said = await new Promise<{ readonly address: string; readonly key: string }>((found, failed) => {
    child.stdout?.on('data', (piece: Buffer) => {
      written += piece.toString('utf8')
      const json = /\{[\s\S]*\}/.exec(written)?.[0]
      if (json !== undefined) found(JSON.parse(json) as { address: string; key: string })
    })
    child.stderr?.on('data', (piece: Buffer) => {
      written += piece.toString('utf8')
    })
    void ended.then(() => failed(new Error(`the relay ended: ${written}`)))
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await ended
  }
  return {
    ...said,
    port: Number(new URL(said.address).port),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

/** Puts an older copy of a relay's folder back: what it had taken since is gone, and it does not say so. */
export async function putBack(home: string, copy: string): Promise<void> {
  await rm(home, { recursive: true, force: true })
  await cp(copy, home, { recursive: true })
}

/**
 * Checks a folder that somebody handed over, away from everything: in a process of its own that may read
 * files and nothing else. It can write nothing, reach no network and start no program, so hostile bytes
 * that found a hole in a reader have nowhere to go; and the process with the keys never sees them.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Json } from '@safeconduct/core/base/json.ts'
import { object, oneOf, optional, type Parser, text, whole } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallRefusal } from '../calls/calls.ts'
import { parseContent } from '../calls/requests.ts'
import type { JobTools } from './jobs.ts'

/** `roots`: a file of certificates (PEM) that whoever checks trusts for times. `headers`: one of headers of blocks. */
export type ToVerify = {
  readonly folder: string
  readonly key?: string
  readonly roots?: string
  readonly headers?: string
}
export type FromVerify =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'verdict'; readonly verdict: Json }
  | { readonly kind: 'no-roots' | 'no-block-headers' }

const program = fileURLToPath(new URL('./verify-child.ts', import.meta.url))
// Reading is allowed everywhere: to name the folder here would show it in the list of processes.
export const apartFlags = [
  '--permission',
  '--allow-fs-read=*',
  '--disallow-code-generation-from-strings',
  '--disable-proto=delete',
  '--disable-warning=ExperimentalWarning',
]

const count = whole(0, Number.MAX_SAFE_INTEGER)
const progress = object({ kind: oneOf(['progress']), done: count, of: count })
const verdict = object({ kind: oneOf(['verdict']), verdict: parseContent })
const fields = { 'no-roots': 'roots', 'no-block-headers': 'headers' } as const
const useless = object({ kind: oneOf(['no-roots', 'no-block-headers']) })

export const toVerify: Parser<ToVerify> = object({
  folder: text({ max: 4096, lines: false }),
  key: optional(text({ max: 400, lines: false })),
  roots: optional(text({ max: 4096, lines: false })),
  headers: optional(text({ max: 4096, lines: false })),
})

export function verifyApart(message: ToVerify, tools: JobTools): Promise<Result<Json, CallRefusal>> {
  const child = fork(program, [], {
    serialization: 'advanced',
    execArgv: apartFlags,
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise((resolve) => {
    const finish = (result: Result<Json, CallRefusal>): void => {
      resolve(result)
      child.kill('SIGKILL')
    }
    child.on('message', (raw) => {
      const far = progress(raw, '')
      if (far.ok) tools.progress(far.value.done, far.value.of)
      const said = verdict(raw, '')
      if (said.ok) finish(ok(said.value.verdict))
      const file = useless(raw, '')
      if (file.ok) finish(refuse({ kind: file.value.kind, field: fields[file.value.kind] }))
    })
    child.once('error', () => finish(refuse({ kind: 'check-stopped' })))
    child.once('exit', () => finish(refuse({ kind: 'check-stopped' })))
    tools.signal.addEventListener('abort', () => finish(refuse({ kind: 'check-stopped' })), { once: true })
    child.send(message, () => {})
  })
}

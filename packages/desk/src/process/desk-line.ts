/** How a command speaks to the desk that has the home: the other end of `socket.ts`. */
import { connect, type Socket } from 'node:net'
import { type Bytes, textOf, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type Json, parseJson } from '@safeconduct/core/base/json.ts'
import { isObject, object, text, yesOrNo } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Secret } from '@safeconduct/core/base/secret.ts'
import type { Ask, CallName, CallRefusal } from '../calls/calls.ts'
import { parseContent } from '../calls/requests.ts'
import { type Frame, framesIn, sendFrame } from './frames.ts'
import { callRefusal } from './messages.ts'
import { socketPath } from './socket.ts'

export type DeskCommand<N extends CallName> = {
  readonly passphrase: Secret<Bytes>
  readonly call: N
  readonly ask: Ask<N>
  /** For long work: how far it is. */
  readonly progress?: (done: number, of: number) => void
}

type Line = {
  readonly exchange: (head: unknown, body?: unknown) => Promise<Result<Json, CallRefusal>>
  readonly end: () => void
}

const lookedAtEvery = 200

/**
 * Asks the desk of `home` to do a call, and waits for long work to end: then the value is the ended job.
 * Refused with `no-desk` when none is running there, so that the command opens the home itself.
 */
export async function askDesk<N extends CallName>(
  home: string,
  { passphrase, call, ask, progress }: DeskCommand<N>,
): Promise<Result<Json, CallRefusal>> {
  const line = await openLine(home)
  if (!line.ok) return line
  const { exchange, end } = line.value
  try {
    const admitted = await exchange({ hello: 'command' }, { passphrase: textOf(passphrase.reveal()) })
    if (!admitted.ok) return admitted
    let answer = await exchange({ name: call }, ask)
    for (let id = runningJob(answer, progress); id !== undefined; id = runningJob(answer, progress)) {
      await new Promise((resolve) => setTimeout(resolve, lookedAtEvery))
      answer = await exchange({ name: 'job.read' }, { id })
    }
    return answer
  } finally {
    end()
  }
}

const address = object({ address: text({ max: 200, lines: false }) })

/** A new one-time address of the desk that has the home. */
export async function newAddressOf(home: string): Promise<Result<string, CallRefusal>> {
  const line = await openLine(home)
  if (!line.ok) return line
  const answer = await line.value.exchange({ hello: 'again' })
  line.value.end()
  if (!answer.ok) return answer
  const said = address(answer.value, '')
  return said.ok ? ok(said.value.address) : refuse({ kind: 'no-desk' })
}

/** Whether a desk answers in this home. It is asked nothing. */
export async function isDeskThere(home: string): Promise<boolean> {
  const line = await openLine(home)
  if (line.ok) line.value.end()
  return line.ok
}

async function openLine(home: string): Promise<Result<Line, CallRefusal>> {
  const socket = connect(socketPath(home))
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  if (!connected) return refuse({ kind: 'no-desk' })
  socket.on('error', () => socket.destroy())
  const frames = framesIn(socket)
  return ok({
    exchange: async (head, body) => {
      sendFrame(socket, head, body === undefined ? undefined : utf8(JSON.stringify(body)))
      const next = await frames.next()
      return next.done === true ? refuse({ kind: 'desk-gone' }) : answerIn(next.value)
    },
    end: () => hangUp(socket),
  })
}

function hangUp(socket: Socket): void {
  socket.destroy()
}

const refused = object({ ok: yesOrNo, refusal: callRefusal })

function answerIn({ head, body }: Frame): Result<Json, CallRefusal> {
  if (isObject(head) && head['ok'] === true) {
    const value = parseJson(body)
    const content = value.ok ? parseContent(value.value, '') : value
    return content.ok ? content : refuse({ kind: 'desk-gone' })
  }
  const no = refused(head, '')
  return refuse(no.ok ? no.value.refusal : { kind: 'desk-gone' })
}

/** The id of a job that is still running, after its progress was told. */
function runningJob(
  answer: Result<Json, CallRefusal>,
  progress: ((done: number, of: number) => void) | undefined,
): string | undefined {
  if (!answer.ok || !isObject(answer.value) || answer.value['state'] !== 'running') return undefined
  const { id, done, of } = answer.value
  if (typeof done === 'number' && typeof of === 'number') progress?.(done, of)
  return typeof id === 'string' ? id : undefined
}

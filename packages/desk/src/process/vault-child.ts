/**
 * The process in which the keys live. It has no argument and no variable; it hears its parent over a pipe and ends with
 * it. See `vault-process.ts` for the other end. Beside the pipe it speaks to the organisation's relay and to nobody
 * else, and says nothing there that is not sealed.
 *
 * It parses every call: the process that forwards them does not read them, and is the one a browser talks to.
 */
import { Socket } from 'node:net'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { keepOutOfCoreDumps } from '@safeconduct/host/home/core-dumps.ts'
import type { CallRefusal } from '../calls/calls.ts'
import { parseRequest } from '../calls/requests.ts'
import { reportDefect } from './defect.ts'
import { framesIn, longestBody, sendFrame } from './frames.ts'
import { type FromVault, parseToVault, type VaultPlace } from './messages.ts'
import { SharesOverLine } from './shares-over-line.ts'
import { VaultWork } from './vault-work.ts'
import { rinsingLength } from './wipe.ts'

// Across a room, and in a list of processes, it is any program.
process.title = 'node'
// Nobody but this person may read a file that is written here.
process.umask(0o077)
keepOutOfCoreDumps()
// Ctrl+C reaches the whole group. The parent decides: it first lets a transaction finish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
for (const defect of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(defect, (error: unknown) => {
    reportDefect(error)
    process.exit(1)
  })
}

const shares = new SharesOverLine((message, share) => sendFrame(line, message, share))
let work: VaultWork | undefined
let stopping = false

// The line to the parent, and the only one. When it is cut the parent is gone, and so is this process.
const line = new Socket({ fd: 3, readable: true, writable: true })
line.on('error', () => process.exit(0))
void listen()

async function listen(): Promise<void> {
  for await (const { head, body } of framesIn(line)) {
    const message = parseToVault(head)
    if (message?.kind === 'start') void begin(message.place)
    else if (message?.kind === 'ask') void answer(message.ticket, message.name, body)
    else if (message?.kind === 'stop') void stop()
    else if (message?.kind === 'share') shares.answered(message.id, body)
  }
  process.exit(0)
}

function say(message: FromVault): void {
  sendFrame(line, message)
}

/**
 * With enough of nothing behind it to fill the place into which the parent's system reads from all its lines:
 * the last answers and the last passphrase still lie there.
 */
function sayAndRinse(message: FromVault): void {
  sendFrame(line, message, new Uint8Array(rinsingLength))
}

async function begin(place: VaultPlace): Promise<void> {
  const taken = await VaultWork.take(place, { told: (why) => say({ kind: 'told', why }), shares })
  if (!taken.ok) return say({ kind: 'refused', refusal: taken.refusal })
  work = taken.value
  return sayAndRinse({ kind: 'ready', organisation: work.organisation })
}

async function answer(ticket: number, name: string, body: Uint8Array): Promise<void> {
  const no = (refusal: CallRefusal): void => say({ kind: 'no', ticket, refusal })
  if (work === undefined || stopping) return no({ kind: 'locked' })
  const ask = parseJson(body, { maxDepth: 32 })
  if (!ask.ok) return no({ kind: 'not-json' })
  const request = parseRequest(name, ask.value)
  if (!request.ok) return no(request.refusal)
  try {
    const done = await work.run(request.value)
    if (!done.ok) return no(done.refusal)
    const value = utf8(JSON.stringify(done.value))
    // A longer one would end the line, and with it every call that waits.
    return value.length > longestBody
      ? no({ kind: 'answer-too-large' })
      : sendFrame(line, { kind: 'answer', ticket } satisfies FromVault, value)
  } catch (error) {
    reportDefect(error)
    return no({ kind: 'defect' })
  }
}

/** Takes no more calls, lets the one that writes finish, and says so; the parent then ends this process. */
async function stop(): Promise<void> {
  stopping = true
  await work?.finish()
  sayAndRinse({ kind: 'still' })
}

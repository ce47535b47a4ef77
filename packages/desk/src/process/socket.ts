/**
 * The desk's second door: commands of a terminal, over a socket file in the home (0600, in a folder of 0700).
 *
 * One writer per home: while a desk has the home, a command works through it. Being the same user of the
 * machine is not enough: every command begins with the passphrase, which the vault's process proves again.
 * Only a new one-time address is given without it, and that address shows a page that asks for the passphrase.
 * Rules C30 to C33 of docs/formats/desk-calls.md.
 */
import { chmod, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { type Bytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import { object, oneOf, text } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallName, CallRefusal } from '../calls/calls.ts'
import { reportDefect } from './defect.ts'
import type { Command, Desk } from './desk.ts'
import { type Frame, framesIn, sendFrame } from './frames.ts'
import { wipe } from './wipe.ts'

export type SocketRefusal = { readonly kind: 'home-path-too-long' }
type Answer = Result<Bytes, CallRefusal>
export type DeskSocket = { readonly close: () => Promise<void> }

/** What a command may ask. Opening, creating and locking stay with the page and the person at it. */
export const commandCalls: readonly CallName[] = [
  'records.table',
  'records.titles',
  'records.read',
  'records.history',
  'records.save',
  'search.find',
  'press.import',
  'press.reading',
  'press.shares',
  'dossier.make',
  'dossier.verify',
  'vault.check',
  'line.setUp',
  'line.page',
  'line.now',
  'job.read',
  'job.stop',
]

const again = object({ hello: oneOf(['again']) })
/** The body is the ask of `vault.unlock`. */
const command = object({ hello: oneOf(['command']) })
/** The body is the ask. */
const call = object({ name: text({ max: 40, lines: false }) })

const helloWithin = 5_000
// Systems hold the path of a socket in 104 or 108 bytes.
const longestPath = 100

export function socketPath(home: string): string {
  return join(home, 'desk.sock')
}

export async function openSocket(
  home: string,
  desk: Desk,
  newAddress: () => string,
): Promise<Result<DeskSocket, SocketRefusal>> {
  const path = socketPath(home)
  if (Buffer.byteLength(path) > longestPath) return refuse({ kind: 'home-path-too-long' })
  // Left by a desk that was killed. The vault's process has the home's lock, so nobody is behind it.
  await rm(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    serve(socket, desk, newAddress)
      .catch(reportDefect)
      .finally(() => socket.end())
  })
  server.maxConnections = 8
  await listen(server, path)
  return ok({
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  })
}

async function serve(socket: Socket, desk: Desk, newAddress: () => string): Promise<void> {
  const say = (answer: Answer): void =>
    answer.ok ? sendFrame(socket, { ok: true }, answer.value) : sendFrame(socket, answer)
  const impatience = setTimeout(() => socket.destroy(), helloWithin)
  let working: Command | undefined
  socket.once('close', () => {
    if (working !== undefined) void desk.leave(working)
  })
  for await (const frame of framesIn(socket)) {
    clearTimeout(impatience)
    if (working !== undefined) say(await answer(desk, working, frame))
    else if (again(frame.head, '').ok) return say(said({ address: newAddress() }))
    else {
      const joined = await admit(desk, frame)
      say(joined.ok ? said({}) : joined)
      if (!joined.ok) return undefined
      working = joined.value
      // The line may have been cut while the passphrase was proved.
      if (socket.destroyed) return desk.leave(working)
    }
    wipe(frame.body)
  }
  clearTimeout(impatience)
  return undefined
}

async function admit(desk: Desk, { head, body }: Frame): Promise<Result<Command, CallRefusal>> {
  return command(head, '').ok && body.length > 0 ? desk.join(body) : refuse({ kind: 'passphrase-needed' })
}

async function answer(desk: Desk, working: Command, { head, body }: Frame): Promise<Answer> {
  const asked = call(head, '')
  const name = commandCalls.find((known) => asked.ok && known === asked.value.name)
  return name === undefined ? refuse({ kind: 'unknown-call' }) : desk.callBy(working, name, body)
}

function said(value: { readonly address?: string }): Answer {
  return ok(utf8(JSON.stringify(value)))
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  // The folder is closed to others already; this holds when somebody opened it by mistake.
  await chmod(path, 0o600)
}

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
import { object, oneOf, type Parser, text } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallName, CallRefusal } from '../calls/calls.ts'
import { parseRequest } from '../calls/requests.ts'
import { reportDefect } from './defect.ts'
import type { Command, Desk } from './desk.ts'
import { frameOf, framesIn } from './frames.ts'

export type SocketRefusal = { readonly kind: 'home-path-too-long' }
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
  'job.read',
  'job.stop',
]

const anything: Parser<unknown> = (value) => ok(value)
const again = object({ hello: oneOf(['again']) })
const command = object({ hello: oneOf(['command']), passphrase: anything })
const ask = object({ name: text({ max: 40, lines: false }), ask: anything })

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
  const say = (result: Result<unknown, CallRefusal>): void => void socket.write(frameOf(result))
  const impatience = setTimeout(() => socket.destroy(), helloWithin)
  let working: Command | undefined
  socket.once('close', () => {
    if (working !== undefined) void desk.leave(working)
  })
  for await (const message of framesIn(socket)) {
    clearTimeout(impatience)
    if (working === undefined) {
      if (again(message, '').ok) return say(ok({ address: newAddress() }))
      const joined = await admit(desk, message)
      say(joined.ok ? ok({}) : joined)
      if (!joined.ok) return undefined
      working = joined.value
      // The line may have been cut while the passphrase was proved.
      if (socket.destroyed) return desk.leave(working)
    } else say(await answer(desk, working, message))
  }
  clearTimeout(impatience)
  return undefined
}

async function admit(desk: Desk, message: unknown): Promise<Result<Command, CallRefusal>> {
  const hello = command(message, '')
  if (!hello.ok) return refuse({ kind: 'passphrase-needed' })
  const unlock = parseRequest('vault.unlock', { passphrase: hello.value.passphrase })
  if (!unlock.ok || unlock.value.name !== 'vault.unlock') return refuse({ kind: 'passphrase-needed' })
  return desk.join(unlock.value.ask.passphrase)
}

async function answer(desk: Desk, working: Command, message: unknown): Promise<Result<unknown, CallRefusal>> {
  const asked = ask(message, '')
  if (!asked.ok) return refuse({ kind: 'unknown-call' })
  const request = parseRequest(asked.value.name, asked.value.ask)
  if (!request.ok) return request
  return commandCalls.includes(request.value.name)
    ? desk.callBy(working, request.value)
    : refuse({ kind: 'unknown-call' })
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  // The folder is closed to others already; this holds when somebody opened it by mistake.
  await chmod(path, 0o600)
}

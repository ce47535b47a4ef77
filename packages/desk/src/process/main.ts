/**
 * `safeconduct desk` and `safeconduct demo`: starts the desk, prints the one address, and stays until it is
 * told to end.
 */
import { rm } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { keepOutOfCoreDumps } from '@safeconduct/host/home/core-dumps.ts'
import { defaultHome } from '@safeconduct/host/home/home.ts'
import { type DeskArguments, parseDeskArguments } from './arguments.ts'
import { reportDefect } from './defect.ts'
import { Desk } from './desk.ts'
import { isDeskThere, newAddressOf } from './desk-line.ts'
import { demonstrationFolder } from './messages.ts'
import { readPageFiles } from './page-files.ts'
import { removeDemonstration } from './remove-demonstration.ts'
import { sentenceFor, usage } from './sentences.ts'
import { openServer } from './server.ts'
import { openSocket } from './socket.ts'

const builtPages = fileURLToPath(new URL('../../dist', import.meta.url))

/** Runs until the process is told to end. The exit code: 0 done, 1 refused, 2 wrong usage. */
export async function runDesk(
  args: readonly string[],
  { pages = builtPages }: { readonly pages?: string } = {},
): Promise<number> {
  const asked = parseDeskArguments(args)
  if (!asked.ok) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const home = homeOf(asked.value)
  const done = await (asked.value.again ? printAgain(home) : serveDesk(home, pages, asked.value))
  if (done.ok) return 0
  process.stderr.write(`${sentenceFor(done.refusal.kind)}\n`)
  return 1
}

type Done = Result<true, { readonly kind: string }>

function homeOf({ home, demo }: DeskArguments): string {
  return resolve(home ?? (demo ? `${defaultHome()}-demonstration` : defaultHome()))
}

async function printAgain(home: string): Promise<Done> {
  const address = await newAddressOf(home)
  if (!address.ok) return address
  process.stdout.write(`${address.value}\n`)
  return ok(true)
}

async function serveDesk(home: string, folder: string, asked: DeskArguments): Promise<Done> {
  // Across a room, and in a list of processes, it is any program; and its files are nobody else's.
  process.title = 'node'
  process.umask(0o077)
  keepOutOfCoreDumps()
  // Node would print the message of the error, which may quote what somebody wrote.
  for (const defect of ['uncaughtException', 'unhandledRejection'] as const) process.on(defect, endWithDefect)
  // From here on, so that a Ctrl+C during the start also ends it in order.
  const toldToEnd = untilToldToEnd()
  const pages = await readPageFiles(folder)
  if (!pages.ok) return pages
  const desk = await startDesk(home, asked)
  if (!desk.ok) return refuse({ kind: await reasonOf(home, desk.refusal.kind) })
  const doors = await openDoors(home, desk.value, () =>
    openServer(desk.value, pages.value, { port: asked.port }),
  )
  if (doors.ok) {
    process.stdout.write(`${doors.value.newAddress()}\n`)
    process.stderr.write('Open this address in your browser. It works once. Ctrl+C ends the program.\n')
    await toldToEnd
    await doors.value.close()
  }
  await desk.value.end()
  await throwAway(home, asked.demo && asked.home === undefined)
  return doors.ok ? ok(true) : doors
}

function endWithDefect(error: unknown): void {
  reportDefect(error)
  // The process with the keys ends when its line to this one is cut.
  process.exit(1)
}

async function startDesk(
  home: string,
  { demo, frozen, autoLockMinutes }: DeskArguments,
): ReturnType<typeof Desk.start> {
  const place = { home, demonstration: demo, frozen }
  const clocks = { monotonic: () => performance.now(), uptime }
  const desk = await Desk.start({
    place,
    random: platformRandom,
    clocks,
    autoLockAfter: autoLockMinutes * 60 * 1000,
  })
  if (!desk.ok || !demo) return desk
  const shown = await desk.value.showDemonstration()
  if (shown.ok) return desk
  await desk.value.end()
  return shown
}

type Doors = { readonly newAddress: () => string; readonly close: () => Promise<void> }

async function openDoors(
  home: string,
  desk: Desk,
  open: () => ReturnType<typeof openServer>,
): Promise<Result<Doors, { readonly kind: string }>> {
  const server = await open()
  if (!server.ok) return server
  const newAddress = (): string => `http://127.0.0.1:${server.value.port}/#${desk.mint()}`
  const socket = await openSocket(home, desk, newAddress)
  const close = async (): Promise<void> => {
    if (socket.ok) await socket.value.close()
    await server.value.close()
  }
  if (socket.ok) return ok({ newAddress, close })
  await close()
  return socket
}

/** A home in use is in use by a desk, which can be asked for its address, or by a command, which will end. */
async function reasonOf(home: string, kind: string): Promise<string> {
  if (kind !== 'home-in-use') return kind
  return (await isDeskThere(home)) ? 'desk-is-open' : kind
}

/** `on`, not `once`: a group that is told to end tells each process twice, and the second time must not cut the end short. */
function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

/** The demonstration's key is gone with the process; now its files go too, and nothing else in the home. */
async function throwAway(home: string, wholeHome: boolean): Promise<void> {
  if (wholeHome) await rm(home, { recursive: true, force: true })
  else await removeDemonstration(join(home, demonstrationFolder))
}

/**
 * Ten thousand checks that fall due in one minute, at a relay that is killed two seconds before and started again:
 * how late is the latest alarm, and is any of them later than a minute?
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Bytes, fromHex } from '@safeconduct/core/base/bytes.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain, type Result } from '@safeconduct/core/base/result.ts'
import { type PublicKey, parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { type Guard, guardFrom, newGuardSecret } from '@safeconduct/core/timers/guard.ts'
import { minute } from '@safeconduct/core/timers/minutes.ts'
import { sealTimer, timerOf } from '@safeconduct/core/timers/timer.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { TimerLink } from '@safeconduct/host/relay/timer-link.ts'
import { type Figure, figure } from './figure.ts'

const checks = 10_000
const channels = 100
const armedAtOnce = 32
/** What the organisation asks of a relay: nobody is woken later than this after due time and grace. */
const mostLate = 60_000
const program = fileURLToPath(new URL('./timers-relay.ts', import.meta.url))

type Running = {
  readonly child: ChildProcess
  readonly link: TimerLink
  readonly close: () => void
  readonly url: string
}

export async function timerFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-timers-'))
  const sink = await startSink()
  const made = guardFrom(newGuardSecret(random).reveal())
  const guard = certain(made.ok ? made.value : undefined, 'thirty-two bytes')
  try {
    const first = await relayAt(machineNow(), { folder, sink: sink.url, guard })
    must(await first.link.found(spaceOf(first.url)))
    // Far enough for the arming to be over before.
    const due = Math.ceil((machineNow() + 60 * minute) / (5 * minute)) * 5 * minute
    const began = performance.now()
    await armAll(first.link, guard, { due, sink: sink.url })
    const armedIn = (performance.now() - began) / 1_000
    await killed(first)
    return [
      figure('checks armed at a relay over HTTP', checks / armedIn, 'per s'),
      ...(await night({ folder, sink: sink.url, guard }, due, sink.came)),
    ]
  } finally {
    sink.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The minute in which all of them fall due, with a relay that is killed just before. */
async function night(at: Place, due: number, came: readonly number[]): Promise<readonly Figure[]> {
  const before = await relayAt(due - 6_000, at)
  const dueAt = performance.now() + 6_000
  await sleep(4_000)
  await killed(before)
  const after = await relayAt(due + performance.now() - dueAt, at)
  while (came.length < channels && performance.now() - dueAt < 3 * mostLate) await sleep(200)
  const fired = must(await after.link.list()).filter(({ level }) => level > 0).length
  await killed(after)
  const late = came.map((moment) => moment - dueAt)
  const inTime = came.length === channels && late.every((by) => by <= mostLate) ? fired : 0
  return [
    figure(
      'checks of 10,000 that fell due in one minute, fired more than 60 s late across a restart',
      checks - inTime,
      'checks',
      {
        is: '≤',
        value: 0,
      },
    ),
    figure('the latest alarm after its minute, the relay killed before', Math.max(...late) / 1_000, 's', {
      is: '≤',
      value: mostLate / 1_000,
    }),
  ]
}

async function armAll(
  link: TimerLink,
  guard: Guard,
  { due, sink }: { readonly due: number; readonly sink: string },
): Promise<void> {
  const ids: Bytes[] = []
  for (let count = 0; count < channels; count++) {
    const id = random.bytes(16)
    must(await link.putChannel(id, { kind: 'push', address: `${sink}${count}`, host: '' }))
    ids.push(id)
  }
  let next = 0
  const work = async (): Promise<void> => {
    for (let count = next++; count < checks; count = next++) {
      const timer = random.bytes(16)
      const sealed = await sealTimer(guard.sealKey, timer, random.bytes(16), { random })
      const channel = certain(ids[count % channels], 'there are as many')
      const ladder = [{ wait: 0, channels: [channel] }]
      const alarm = { ladder, sealed: certain(sealed, 'it fits') }
      must(await link.put(must(timerOf({ timer, dueAt: due, grace: 0 }, alarm))))
    }
  }
  await Promise.all(Array.from({ length: armedAtOnce }, work))
}

type Place = { readonly folder: string; readonly sink: string; readonly guard: Guard }

async function relayAt(millis: number, { folder, sink, guard }: Place): Promise<Running> {
  const child = spawn(process.execPath, [program, folder, String(Math.round(millis)), sink], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const said = await new Promise<string>((done, fail) => {
    let text = ''
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString('utf8')
      if (text.includes('\n')) done(text)
    })
    child.once('close', () => fail(new Error('the relay of the bench ended')))
  })
  const told: unknown = JSON.parse(said)
  const { address, key } = isObject(told) ? told : {}
  if (typeof address !== 'string' || typeof key !== 'string')
    throw new Error('the relay of the bench did not start')
  const publicKey: PublicKey = must(parsePublicKey(certain(fromHex(key), 'hex')))
  const http = httpLink({ url: address, key: publicKey })
  return {
    child,
    link: new TimerLink(http.timers, guard, publicKey),
    close: () => http.close(),
    url: address,
  }
}

/** As a power cut does it. */
async function killed({ child, close }: Running): Promise<void> {
  close()
  const ended = new Promise((done) => child.once('close', done))
  child.kill('SIGKILL')
  await ended
}

async function startSink(): Promise<{
  readonly url: string
  /** When each message came, by the monotonic clock. */
  readonly came: readonly number[]
  readonly close: () => void
}> {
  const came: number[] = []
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      came.push(performance.now())
      response.end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/`, came, close: () => void server.close() }
}

function must<T, R extends { readonly kind: string }>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`)
  return result.value
}

/**
 * The relay: durable appends with every signature checked, quiet listeners, news delivered, a start with many entries.
 *
 * The relay is a process of its own and so is nobody else: whoever asks shares the machine with it, so these figures
 * are of a small server that has its load on its back.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { encodeAsk, frame } from '@safeconduct/core/vault/sync/wire.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { type Bench, type Figure, figure } from './figure.ts'
import { toMiB, writerOf } from './relay-entries.ts'
import { listenersFigures } from './relay-listeners.ts'
import { sendAll } from './relay-load.ts'
import { type RelayProcess, startRelayProcess } from './relay-process.ts'

/**
 * Devices at once, and what each sends before it waits. The first has the targets: devices that come back and send
 * what they have. In the second everybody waits for every single entry, and most of the work is HTTP.
 */
const loads = [
  { writers: 16, size: 8, each: 1_280, isTarget: true },
  { writers: 64, size: 1, each: 160, isTarget: false },
] as const
type Load = (typeof loads)[number]
const restartEntries = 100_000

export const benchRelay: Bench = async ({ say }) => {
  const home = mkdtempSync(join(tmpdir(), 'relay-bench-'))
  let relay = await startRelayProcess(home)
  const figures: Figure[] = []
  try {
    for (const load of loads) figures.push(...(await appends(relay, load)))
    figures.push(...(await listenersFigures(relay)))
    say(`  filling up to ${restartEntries} entries …`)
    await fill(relay, restartEntries - loads.reduce((sum, { writers, each }) => sum + writers * each, 0))
    figures.push(figure('relay: memory at the end of it', toMiB(relay.memory()), 'MiB'))
    await relay.end()
    relay = await startRelayProcess(home)
    const link = httpLink(relay)
    const began = performance.now()
    await link.about()
    link.close()
    const seconds = (relay.startedIn + performance.now() - began) / 1_000
    figures.push(
      figure('relay: start to the first answer with 100,000 entries', seconds, 's', { is: '≤', value: 2 }),
    )
    return figures
  } finally {
    await relay.end()
    rmSync(home, { recursive: true })
  }
}

/** Entries of 1 to 4 KB, as padding makes them; each writer waits for its receipts before it sends more. */
async function appends(
  relay: RelayProcess,
  { writers, size, each, isTarget }: Load,
): Promise<readonly Figure[]> {
  const asks: (readonly Bytes[])[] = []
  for (let at = 0; at < writers; at++) {
    const { log, token, entries } = await writerOf(relay, each)
    const own: Bytes[] = []
    for (let from = 0; from < entries.length; from += size) {
      const some = entries.slice(from, from + size)
      own.push(frame(encodeAsk({ what: 'push', log, token, entries: some })))
    }
    asks.push(own)
  }
  // A relay runs for months: its first third of a second, in which its code is compiled, is not what a device waits for.
  const first = Math.ceil(each / size / 8)
  await sendAll(
    relay.port,
    asks.map((own) => own.slice(0, first)),
  )
  const measured = asks.map((own) => own.slice(first))
  const { seconds, times } = await sendAll(relay.port, measured)
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0
  const what = `relay: durable appends, ${size} in a push, ${writers} devices at once`
  const rate = (writers * (each - first * size)) / seconds
  if (!isTarget) return [figure(what, rate, '/s'), figure(`${what}: p99 of a push`, p99, 'ms')]
  return [
    figure(what, rate, '/s', { is: '≥', value: 6_000 }),
    figure(`${what}: p99 of a push`, p99, 'ms', { is: '≤', value: 50 }),
  ]
}

async function fill(relay: RelayProcess, count: number): Promise<void> {
  const link = httpLink(relay)
  const step = 1_000
  for (let done = 0; done < count; done += step) {
    const { log, token, entries } = await writerOf(relay, step)
    for (let at = 0; at < step; at += 250) await link.push(log, token, entries.slice(at, at + 250))
  }
  link.close()
}

/**
 * The relay: durable appends with every signature checked, quiet listeners, news delivered, a start with many entries.
 *
 * The relay is a process of its own and so is nobody else: whoever asks shares the machine with it, so these figures
 * are of a small server that has its load on its back.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { type Bench, type Figure, figure } from './figure.ts'
import { toMiB, type Writer, writerOf } from './relay-entries.ts'
import { listenersFigures } from './relay-listeners.ts'
import { type RelayProcess, startRelayProcess } from './relay-process.ts'

const writers = 64
/** What a device sends after a minute of work, and what one sends that was away. */
const pushSizes = [1, 16] as const
const restartEntries = 100_000

export const benchRelay: Bench = async ({ say }) => {
  const home = mkdtempSync(join(tmpdir(), 'relay-bench-'))
  let relay = await startRelayProcess(home)
  const figures: Figure[] = []
  try {
    for (const size of pushSizes) figures.push(...(await appends(relay, size)))
    figures.push(...(await listenersFigures(relay)))
    say(`  filling up to ${restartEntries} entries …`)
    await fill(relay, restartEntries - writers * perWriter * pushSizes.length)
    figures.push(
      figure('relay: memory with all of it', toMiB(relay.memory()), 'MiB', { is: '≤', value: 300 }),
    )
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

const perWriter = 320

/** Entries of 1 to 4 KB, as padding makes them; each writer waits for its receipts before it sends more. */
async function appends(relay: RelayProcess, size: number): Promise<readonly Figure[]> {
  const all: Writer[] = []
  for (let at = 0; at < writers; at++) all.push(await writerOf(relay, perWriter))
  const links = Array.from({ length: 16 }, () => httpLink(relay))
  const times: number[] = []
  const began = performance.now()
  await Promise.all(
    all.map(async (writer, at) => {
      const own = links[at % links.length]
      if (own === undefined) return
      for (let from = 0; from < writer.entries.length; from += size) {
        const start = performance.now()
        const pushed = await own.push(writer.log, writer.token, writer.entries.slice(from, from + size))
        if (!pushed.ok) throw new Error(`a push was refused: ${pushed.refusal.kind}`)
        times.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1_000
  for (const one of links) one.close()
  times.sort((a, b) => a - b)
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0
  const what = `relay: durable appends, ${size} in a push, ${writers} devices at once`
  return [
    figure(what, (writers * perWriter) / seconds, '/s', { is: '≥', value: 6_000 }),
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

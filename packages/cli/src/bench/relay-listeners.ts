/** Devices that listen: what five thousand quiet ones cost, and how much news goes out in a second. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { type Figure, figure } from './figure.ts'
import { toMiB, type Writer, writerOf } from './relay-entries.ts'
import type { RelayProcess } from './relay-process.ts'

const quiet = 5_000
const eager = 2_000
/** Devices that share a log, as a network of that size would. */
const room = 100
const pushes = 150
const atOnce = 200

type Listening = { readonly heard: () => number; readonly end: () => Promise<void> }

export async function listenersFigures(relay: RelayProcess): Promise<readonly Figure[]> {
  const logs: Writer[] = []
  for (let at = 0; at < eager / room; at++) logs.push(await writerOf(relay, pushes))
  const before = relay.memory()
  const all = await listen(relay, quiet, (at) => certain(logs[at % logs.length], 'there are logs'))
  const after = relay.memory()
  await all.end()
  const more = before === undefined || after === undefined ? undefined : (after - before) / quiet / 1_024
  return [
    figure(`relay: memory with ${quiet} quiet listeners`, toMiB(after), 'MiB', { is: '≤', value: 512 }),
    figure('relay: memory for each of them', more ?? null, 'KiB'),
    await deliveries(relay, logs),
  ]
}

async function deliveries(relay: RelayProcess, logs: readonly Writer[]): Promise<Figure> {
  const all = await listen(relay, eager, (at) => certain(logs[at % logs.length], 'there are logs'))
  const start = all.heard()
  const began = performance.now()
  await Promise.all(
    logs.map(async ({ log, token, entries }) => {
      const link = httpLink(relay)
      for (const entry of entries) await link.push(log, token, [entry])
      link.close()
    }),
  )
  const heard = all.heard() - start
  const seconds = (performance.now() - began) / 1_000
  await all.end()
  return figure(`relay: news delivered, ${room} listeners a log`, heard / seconds, '/s', {
    is: '≥',
    value: 30_000,
  })
}

/** Resolves when every one of them has heard its first news: what it watches is news at first. */
async function listen(
  relay: RelayProcess,
  count: number,
  logOf: (at: number) => { readonly log: CompartmentId; readonly token: Bytes },
): Promise<Listening> {
  const end = new AbortController()
  const awake = new Set<number>()
  const lines: Promise<unknown>[] = []
  let heard = 0
  for (let at = 0; at < count; at++) {
    const { log, token } = logOf(at)
    const name = toHex(log)
    const news = (of: CompartmentId | 'box'): void => {
      heard++
      if (of !== 'box' && toHex(of) === name) awake.add(at)
    }
    const box = { id: random.bytes(16), token: random.bytes(32) }
    lines.push(httpLink(relay).watch([{ log, token }], box, news, end.signal))
    // Faster than this, the machine that asks is the one that is measured.
    while (at - awake.size >= atOnce) await sleep(5)
  }
  while (awake.size < count) await sleep(20)
  return {
    heard: () => heard,
    end: async () => {
      end.abort()
      await Promise.all(lines)
    },
  }
}

/**
 * `safeconduct witness`: what a partner organisation runs, so that nobody who seizes a ledger can rewrite it.
 *
 * It says where it listens and its key, and nothing afterwards.
 */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { type NoteKey, parseNoteKey } from '@safeconduct/core/evidence/ledger/note.ts'
import { startWitness } from '@safeconduct/host/evidence/witness/start-witness.ts'
import { prepareHome } from '@safeconduct/host/home/home.ts'
import { lockHome } from '@safeconduct/host/home/lock.ts'
import { machineClock } from '@safeconduct/host/home/machine-clock.ts'
import { readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { refused } from '../refused.ts'
import { usages } from '../usages.ts'

const flags = { home: 'text', name: 'text', listen: 'text', 'add-log': 'text', json: 'yes' } as const

const usualAddress = '127.0.0.1:8444'

export async function witness(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.witness, files: [0, 0] })
  if (options === undefined) return wrongUsage
  const { name, json } = options.flags
  const at = placeIn(options.flags.listen ?? usualAddress)
  const logs = logsIn(options.flags['add-log'])
  if (name === undefined || at === undefined || logs === undefined)
    return sayUsage(usages.witness) ?? wrongUsage
  const folder = resolve(options.flags.home ?? join(homedir(), '.safeconduct-witness'))
  const prepared = prepareHome(folder)
  if (!prepared.ok) return refused(prepared.refusal)
  const lock = lockHome(folder)
  if (!lock.ok) return refused(lock.refusal)
  const asked = stopWord()
  const started = await startWitness(
    { folder, name, ...at, logs },
    { clock: machineClock(), random: platformRandom },
  )
  if (!started.ok) {
    lock.value.release()
    return refused(started.refusal)
  }
  const { address, key, logs: known } = started.value
  say(`This witness listens. Address: ${address}`)
  say(`Key: ${key}`)
  for (const { origin, size } of known) say(`Log: ${origin}, seen up to ${size}`)
  if (known.length === 0) say('It looks at no log yet. Add one with --add-log KEY.')
  if (json) await printJson({ address, key, logs: known })
  if (!asked.aborted) await new Promise((done) => asked.addEventListener('abort', done, { once: true }))
  await started.value.close()
  lock.value.release()
  return 0
}

function placeIn(listen: string): { readonly host: string; readonly port: number } | undefined {
  const [, host, port] = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(listen) ?? []
  if (host === undefined || Number(port) > 65_535) return undefined
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }
}

/** Undefined: one of them is no key of a log. */
function logsIn(given: string | undefined): readonly NoteKey[] | undefined {
  const logs: NoteKey[] = []
  for (const text of given?.split(',') ?? []) {
    const key = parseNoteKey(text)
    if (!key.ok || key.value.use !== 'log') return undefined
    logs.push(key.value)
  }
  return logs
}

/** Ctrl+C, or the system. */
function stopWord(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  return stop.signal
}

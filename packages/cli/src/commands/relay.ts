/**
 * `safeconduct relay`: the blind server, until it is stopped. `safeconduct relay seizure-report`: what its disk tells.
 *
 * It says where it listens and nothing afterwards: no request, no address of anybody, no time.
 */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { prepareHome } from '@safeconduct/host/home/home.ts'
import { lockHome } from '@safeconduct/host/home/lock.ts'
import { machineClock } from '@safeconduct/host/home/machine-clock.ts'
import type { Listening } from '@safeconduct/relay/server.ts'
import { type StartedRelay, startRelay } from '@safeconduct/relay/start.ts'
import { type Options, readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { refused } from '../refused.ts'
import { usages } from '../usages.ts'
import { type AlarmOptions, alarmFlags, alarmsFrom } from './relay-alarms.ts'

const flags = {
  home: 'text',
  listen: 'text',
  'tls-cert': 'text',
  'tls-key': 'text',
  onion: 'yes',
  line: 'text',
  database: 'text',
  blobs: 'text',
  'new-space-code': 'yes',
  json: 'yes',
  ...alarmFlags,
} as const
type Flags = Options<typeof flags>['flags']

const usualAddress = '127.0.0.1:8443'

export async function relay(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.relay, files: [0, 0] })
  if (options === undefined) return wrongUsage
  const listening = listeningFrom(options.flags)
  if (listening === undefined) {
    sayUsage(usages.relay)
    return wrongUsage
  }
  if (!listening.ok) return refused(listening.refusal)
  const alarms = alarmsFrom(options.flags)
  if (!alarms.ok) return refused(alarms.refusal)
  const folder = relayFolder(options.flags.home)
  const prepared = prepareHome(folder)
  if (!prepared.ok) return refused(prepared.refusal)
  const lock = lockHome(folder)
  if (!lock.ok) return refused(lock.refusal)
  const stop = stopWord()
  const wished = { given: options.flags, alarms: alarms.value }
  const code = await runUntil(stop.asked, folder, listening.value, wished)
  lock.value.release()
  // Once asked to stop it is deaf to the same word until it has ended: half-way it would leave its tor behind.
  if (!stop.asked.aborted) stop.unheard()
  return code
}

async function runUntil(
  asked: AbortSignal,
  folder: string,
  listening: Listening,
  { given, alarms }: { readonly given: Flags; readonly alarms: AlarmOptions },
): Promise<number> {
  const { database, blobs } = given
  const started = await startRelay(
    {
      folder,
      ...(database === undefined ? {} : { database }),
      ...(blobs === undefined ? {} : { blobs }),
      ...alarms.place,
    },
    listening,
    { clock: machineClock(), random: platformRandom, environment: process.env },
    {
      ...alarms.wishes,
      newSpace: given['new-space-code'],
      ...(given.line === undefined ? {} : { pages: resolve(given.line) }),
      ...(given.onion ? { onion: { until: asked } } : {}),
    },
  )
  if (!started.ok) return asked.aborted ? 0 : refused(started.refusal)
  await tell(started.value, given)
  if (!asked.aborted) await new Promise((done) => asked.addEventListener('abort', done, { once: true }))
  await started.value.close()
  return 0
}

export function relayFolder(home: string | undefined): string {
  return resolve(home ?? join(homedir(), '.safeconduct-relay'))
}

async function tell({ address, key, isNew, onion }: StartedRelay, { line, json }: Flags): Promise<void> {
  say(`This relay listens. Address: ${address}`)
  say(`Key: ${key}`)
  if (isNew)
    say('The part behind # is the space code: it is shown once. Give the whole line to the organisation.')
  if (onion !== undefined) say(`The same as an onion service, reached in a minute or two: ${onion}`)
  if (line !== undefined) say('The page of the line is served at this address.')
  if (json) await printJson({ address, key, ...(onion === undefined ? {} : { onion }) })
}

/** Undefined: called in a way that cannot be meant. */
function listeningFrom(given: Flags): Result<Listening, { readonly kind: string }> | undefined {
  const [, host, port] = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(given.listen ?? usualAddress) ?? []
  const [certificateFile, keyFile] = [given['tls-cert'], given['tls-key']]
  if (host === undefined || Number(port) > 65_535) return undefined
  if ((certificateFile === undefined) !== (keyFile === undefined)) return undefined
  const at = { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }
  if (certificateFile === undefined || keyFile === undefined)
    return ok({ ...at, secured: { by: given.onion ? 'onion' : 'nothing' } })
  try {
    const [certificate, key] = [readFileSync(certificateFile), readFileSync(keyFile)]
    return ok({ ...at, secured: { by: 'tls', certificate, key } })
  } catch {
    return refuse({ kind: 'certificate-unreadable' })
  }
}

/**
 * Ctrl+C, or the system: heard from before the first thing is started. A word that came between the address and the
 * first listener ended the process where it stood, and left its tor to end by itself.
 */
function stopWord(): { readonly asked: AbortSignal; readonly unheard: () => void } {
  const stop = new AbortController()
  const hear = (): void => stop.abort()
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, hear)
  return {
    asked: stop.signal,
    unheard: () => {
      for (const signal of signals) process.off(signal, hear)
    },
  }
}

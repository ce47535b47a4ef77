/**
 * Takes one page of the web: starts the proxy and the browser, visits, judges whether it holds what one came for, and writes
 * one file. Whatever happens, the browser ends and its profile is gone.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { platformRandom, type Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Assertion } from '@safeconduct/core/evidence/capture/assertion.ts'
import type { CaptureTask, Said } from '@safeconduct/core/evidence/capture/task.ts'
import type { WrittenRecord } from '@safeconduct/core/evidence/warc/write-warc.ts'
import type { BrowserContext } from 'playwright-core'
import { browserFolder, startBrowser } from './browser.ts'
import { findChromium } from './browser-places.ts'
import { egressOf } from './egress.ts'
import { everybody } from './everybody.ts'
import type { Exchange } from './exchange.ts'
import { limits } from './limits.ts'
import { RecordingProxy } from './proxy.ts'
import { type Reach, systemLookup } from './reach.ts'
import { exchangeRecords } from './records.ts'
import { newSessionCertificate } from './session-certificate.ts'
import { type VisitFlaw, visit } from './visit.ts'
import { writeCapture } from './write-capture.ts'

const noBytes = new Uint8Array(0)

export type CaptureOptions = {
  readonly clock: Clock
  readonly say: (said: Said) => void
  readonly stop: AbortSignal
  readonly random?: Random
  readonly lookup?: Reach['lookup']
}

export async function capture(
  task: CaptureTask,
  { clock, say, stop, random = platformRandom, lookup = systemLookup }: CaptureOptions,
): Promise<Result<Assertion, VisitFlaw>> {
  const executablePath = findChromium(task.chromium)
  if (executablePath === undefined) return refuse({ kind: 'not-captured', why: 'no-browser' })
  say({ step: 'starting' })
  const certificate = await newSessionCertificate(random)
  const exchanges: Exchange[] = []
  // Records are made as answers come: when the page is there, most of the file is.
  const records: Promise<readonly WrittenRecord[]>[] = []
  const onExchange = (exchange: Exchange): void => {
    records.push(exchangeRecords(exchange, random))
    // Its bytes lie in its records from here on, and in memory only once.
    exchanges.push({ ...exchange, request: noBytes, response: noBytes })
    say({ step: 'loading', answers: exchanges.length })
  }
  const via = task.via === undefined ? undefined : egressOf(task.via)
  const names = new Map<string, readonly string[]>()
  const remembered = async (host: string): Promise<readonly string[]> => {
    const addresses = await lookup(host)
    names.set(host, addresses)
    return addresses
  }
  const reach = { via, loopbackPorts: task.loopbackPorts ?? [], lookup: remembered }
  const { userAgent } = everybody
  const proxy = new RecordingProxy({ reach, certificate, clock, userAgent, onExchange })
  const browser: { context: BrowserContext | undefined } = { context: undefined }
  const end = (): void => {
    proxy.close()
    void browser.context?.close().catch(() => undefined)
  }
  stop.addEventListener('abort', end, { once: true })
  const startedAt = clock.millis()
  try {
    const proxyPort = await proxy.listen()
    const ownName = `own-${toHex(random.bytes(8))}`
    const wish = { executablePath, folder: task.folder, proxyPort, spki: certificate.spki, ownName }
    browser.context = await startBrowser(wish)
    if (stop.aborted) return refuse({ kind: 'not-captured', why: 'stopped' })
    const seconds = task.seconds ?? limits.seconds
    const visited = await visit(browser.context, proxy, {
      url: task.url,
      seconds,
      onLoad: () => say({ step: 'reading' }),
    })
    if (stop.aborted) return refuse({ kind: 'not-captured', why: 'stopped' })
    if (!visited.ok) return visited
    say({ step: 'writing', answers: exchanges.length })
    const version = browser.context.browser()?.version() ?? 'unknown'
    const facts = { startedAt, finishedAt: clock.millis(), version, exchanges, denied: proxy.denied, names }
    const made = { ...facts, random, records: (await Promise.all(records)).flat() }
    return ok(await writeCapture(task, visited.value, made))
  } catch (problem) {
    if (stop.aborted) return refuse({ kind: 'not-captured', why: 'stopped' })
    throw problem
  } finally {
    stop.removeEventListener('abort', end)
    proxy.close()
    await closed(browser.context)
    rmSync(join(task.folder, browserFolder), { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A browser whose page never rests may not close: it is then left to end with this program. */
async function closed(context: BrowserContext | undefined): Promise<void> {
  const closing = context?.close().catch(() => undefined)
  await Promise.race([closing, setTimeout(5000, undefined, { ref: false })])
}

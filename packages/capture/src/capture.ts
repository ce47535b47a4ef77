/**
 * Takes one page of the web: starts the proxy and the browser, visits, judges whether it holds what one came for, and writes
 * one file. Whatever happens, the browser ends and its profile is gone.
 */
import { createWriteStream, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type Clock } from '@safeconduct/core/base/clock.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { canonicalBytes, type Json } from '@safeconduct/core/base/json.ts'
import { platformRandom, type Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type Assertion, assertContent } from '@safeconduct/core/evidence/capture/assertion.ts'
import { type CaptureTask, captureFile, type Said } from '@safeconduct/core/evidence/capture/task.ts'
import { newWaczSigner, writeWacz } from '@safeconduct/core/evidence/wacz/write-wacz.ts'
import type { WrittenRecord } from '@safeconduct/core/evidence/warc/write-warc.ts'
import type { BrowserContext } from 'playwright-core'
import { browserFolder, everybody, startBrowser } from './browser.ts'
import { findChromium } from './browser-places.ts'
import { captureRecord } from './capture-record.ts'
import { egressOf } from './egress.ts'
import type { Exchange } from './exchange.ts'
import { limits } from './limits.ts'
import { RecordingProxy } from './proxy.ts'
import { type Reach, systemLookup } from './reach.ts'
import { exchangeRecords, infoRecord, seenRecords } from './records.ts'
import { newSessionCertificate } from './session-certificate.ts'
import { type Visit, type VisitFlaw, visit } from './visit.ts'

export type CaptureOptions = {
  readonly clock: Clock
  readonly say: (said: Said) => void
  readonly stop: AbortSignal
  readonly random?: Random
  readonly lookup?: Reach['lookup']
}
export type Captured = { readonly assertion: Assertion; readonly record: Json }

export async function capture(
  task: CaptureTask,
  { clock, say, stop, random = platformRandom, lookup = systemLookup }: CaptureOptions,
): Promise<Result<Captured, VisitFlaw>> {
  const executablePath = findChromium(task.chromium)
  if (executablePath === undefined) return refuse({ kind: 'not-captured', why: 'no-browser' })
  say({ step: 'starting' })
  const certificate = await newSessionCertificate(random)
  const exchanges: Exchange[] = []
  // Records are made as answers come: when the page is there, most of the file is.
  const records: Promise<readonly WrittenRecord[]>[] = []
  const onExchange = (exchange: Exchange): void => {
    exchanges.push(exchange)
    records.push(exchangeRecords(exchange, random))
    say({ step: 'loading', answers: exchanges.length })
  }
  const via = task.via === undefined ? undefined : egressOf(task.via)
  const reach = { via, loopbackPorts: task.loopbackPorts ?? [], lookup }
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
    const facts = { startedAt, finishedAt: clock.millis(), version, exchanges, denied: proxy.denied }
    return await write(task, visited.value, {
      ...facts,
      random,
      records: (await Promise.all(records)).flat(),
    })
  } catch (problem) {
    if (stop.aborted) return refuse({ kind: 'not-captured', why: 'stopped' })
    throw problem
  } finally {
    stop.removeEventListener('abort', end)
    proxy.close()
    await browser.context?.close().catch(() => undefined)
    rmSync(join(task.folder, browserFolder), { recursive: true, force: true, maxRetries: 5 })
  }
}

type Facts = {
  readonly startedAt: number
  readonly finishedAt: number
  readonly version: string
  readonly exchanges: readonly Exchange[]
  readonly denied: RecordingProxy['denied']
  readonly random: Random
  readonly records: readonly WrittenRecord[]
}

async function write(task: CaptureTask, visited: Visit, facts: Facts): Promise<Result<Captured, VisitFlaw>> {
  const { random, startedAt } = facts
  const assertion = assertContent(visited, task.words)
  const record = captureRecord({ task, visited, assertion, ...facts })
  const made = { at: facts.finishedAt, random, record }
  const info = await infoRecord(task.software, startedAt, random)
  const seen = await seenRecords(visited, made)
  const ts = instantOf(startedAt)
  const wacz = writeWacz({
    page: {
      url: pageAddress(visited, facts.exchanges),
      title: visited.title.toWellFormed(),
      ts,
      text: visited.text.toWellFormed(),
    },
    records: [info, ...facts.records, ...seen],
    beside: [
      { name: 'capture/record.json', bytes: canonicalBytes(record) },
      { name: 'capture/page.png', bytes: visited.picture },
      { name: 'capture/page.pdf', bytes: visited.paper },
      { name: 'capture/text.txt', bytes: utf8(visited.text.toWellFormed()) },
      ...chainFiles(facts.exchanges),
    ],
    created: instantOf(facts.finishedAt),
    software: task.software,
    signer: await newWaczSigner(),
  })
  const path = join(task.folder, captureFile)
  await pipeline(Readable.from(wacz), createWriteStream(`${path}.unfinished`, { mode: 0o600, flush: true }))
  await rename(`${path}.unfinished`, path)
  return ok({ assertion, record })
}

/** A script may change what stands in the address line; the list of pages names an address that was asked. */
function pageAddress({ url }: Visit, exchanges: readonly Exchange[]): string {
  const bare = url.replace(/#.*$/s, '')
  return exchanges.some((exchange) => exchange.url === bare) ? bare : (exchanges[0]?.url ?? bare)
}

/** Who vouched for each site, once for each host. */
function chainFiles(
  exchanges: readonly Exchange[],
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const chains = new Map<string, string>()
  for (const { url, tls } of exchanges) {
    const host = URL.parse(url)?.host.replaceAll(/[^A-Za-z0-9.-]/g, '_')
    if (tls !== undefined && host !== undefined) chains.set(host.toLowerCase(), tls.chain.join(''))
  }
  return [...chains].map(([host, pem]) => ({ name: `capture/tls/${host}.pem`, bytes: utf8(pem) }))
}

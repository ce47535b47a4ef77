/** One file out of what was asked, answered and seen. Needs no browser, and is written whole or not at all. */
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { canonicalBytes } from '@safeconduct/core/base/json.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { type Assertion, assertContent } from '@safeconduct/core/evidence/capture/assertion.ts'
import { type CaptureTask, captureFile } from '@safeconduct/core/evidence/capture/task.ts'
import { newWaczSigner, writeWacz } from '@safeconduct/core/evidence/wacz/write-wacz.ts'
import type { WrittenRecord } from '@safeconduct/core/evidence/warc/write-warc.ts'
import { captureRecord, type RecordFacts } from './capture-record.ts'
import type { DeniedRequest, Exchange } from './exchange.ts'
import { infoRecord, seenRecords } from './records.ts'
import type { Visit } from './visit.ts'

export type CaptureFacts = {
  readonly startedAt: number
  readonly finishedAt: number
  readonly version: string
  readonly exchanges: readonly Exchange[]
  readonly denied: readonly DeniedRequest[]
  readonly names?: RecordFacts['names']
  readonly random: Random
  readonly records: readonly WrittenRecord[]
}

/** Answers whether the page holds what one came for. */
export async function writeCapture(
  task: CaptureTask,
  visited: Visit,
  facts: CaptureFacts,
): Promise<Assertion> {
  const { random, startedAt } = facts
  const assertion = assertContent(visited, task.words)
  const record = captureRecord({ task, visited, assertion, ...facts })
  const made = { at: facts.finishedAt, random, record }
  const info = await infoRecord(task.software, startedAt, random)
  const seen = await seenRecords(visited, made)
  const signer = await newWaczSigner()
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
    signer,
  })
  const path = join(task.folder, captureFile)
  await pipeline(Readable.from(wacz), createWriteStream(`${path}.unfinished`, { mode: 0o600, flush: true }))
  await rename(`${path}.unfinished`, path)
  return assertion
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

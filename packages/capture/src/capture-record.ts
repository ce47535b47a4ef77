/** The record of a capture, for whoever reads it in ten years: how it was made, what was refused, and what it does not prove. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Assertion } from '@safeconduct/core/evidence/capture/assertion.ts'
import type { CaptureTask } from '@safeconduct/core/evidence/capture/task.ts'
import { everybody } from './everybody.ts'
import type { DeniedRequest, Exchange } from './exchange.ts'
import type { Visit } from './visit.ts'

export type RecordFacts = {
  readonly task: CaptureTask
  readonly visited: Visit
  readonly assertion: Assertion
  readonly startedAt: number
  readonly finishedAt: number
  readonly version: string
  readonly exchanges: readonly Exchange[]
  readonly denied: readonly DeniedRequest[]
  /** What was answered about each name that was looked up here; a proxy looks names up itself, and tells nobody. */
  readonly names?: ReadonlyMap<string, readonly string[]> | undefined
}

/** Never in it: the address that asked, the name of the machine, and who sat before it. */
export function captureRecord({ task, visited, assertion, exchanges, denied, ...facts }: RecordFacts): Json {
  const main = exchanges.find(({ url }) => url === visited.url.replace(/#.*$/s, ''))
  return {
    format: 'safeconduct-capture/1',
    asked: task.url,
    reached: visited.url,
    status: visited.status,
    title: visited.title.toWellFormed(),
    // The machine's own clock: a claim. What bounds it is the seal: later than the checkpoint before, earlier than its timestamps.
    clock: 'device',
    startedAt: instantOf(facts.startedAt),
    finishedAt: instantOf(facts.finishedAt),
    software: task.software,
    browser: `Chromium ${facts.version}`,
    shownAs: {
      userAgent: everybody.userAgent,
      timeZone: everybody.timezoneId,
      language: everybody.locale,
      width: everybody.viewport.width,
      height: everybody.viewport.height,
    },
    wayOut: task.via === undefined ? 'direct' : (task.via.split(':')[0] ?? 'proxy'),
    content: {
      verdict: assertion.verdict,
      words: assertion.words.map(({ words, found }) => ({ words, found })),
      walls: assertion.walls,
      reasons: assertion.reasons,
    },
    answers: exchanges.length,
    answersCut: exchanges.filter(({ cut }) => cut !== undefined).length,
    cut: visited.cut,
    refusedToPage: visited.refused,
    notAsked: denied.map(({ address, why }) => ({ address, why })),
    ...(main?.tls === undefined ? {} : { tls: { protocol: main.tls.protocol, cipher: main.tls.cipher } }),
    ...(main?.address === undefined ? {} : { serverAddress: main.address }),
    ...(facts.names === undefined || facts.names.size === 0
      ? {}
      : { names: [...facts.names].map(([name, addresses]) => ({ name, addresses: [...addresses] })) }),
  }
}

/** Goes to a page once, as a reader would, and takes what can be seen: text, picture, paper, the state of its document. */
import { setTimeout } from 'node:timers/promises'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CaptureFlaw } from '@safeconduct/core/evidence/capture/task.ts'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { everybody } from './everybody.ts'
import { limits } from './limits.ts'
import type { RecordingProxy } from './proxy.ts'

export type Visit = {
  /** Where the page was in the end, after all that sent it on. */
  readonly url: string
  readonly status: number
  readonly title: string
  readonly text: string
  readonly passwordFields: number
  readonly picture: Uint8Array
  readonly paper: Uint8Array
  readonly dom: string
  /** All of it in one file, as browsers save it. */
  readonly mhtml: string
  readonly cut: readonly ('time' | 'picture' | 'text')[]
  readonly refused: readonly ('window' | 'download' | 'question')[]
}
export type VisitFlaw = { readonly kind: 'not-captured'; readonly why: CaptureFlaw }

type Watched = {
  readonly refused: Set<'window' | 'download' | 'question'>
  crashed: boolean
  /** Of the answer that the page was built from last. */
  status: number
}

export async function visit(
  context: BrowserContext,
  proxy: RecordingProxy,
  { url, seconds, onLoad }: { readonly url: string; readonly seconds: number; readonly onLoad: () => void },
): Promise<Result<Visit, VisitFlaw>> {
  const page = context.pages()[0] ?? (await context.newPage())
  const watched = watchOver(context, page)
  const deadline = performance.now() + seconds * 1000
  const gone = await go(page, url, seconds * 1000)
  const why = whyNotGone(proxy, gone)
  if (why !== undefined) return refuse({ kind: 'not-captured', why })
  const taking = settle(page, proxy, deadline).then((settled) => {
    onLoad()
    return takeAll(page, settled ? [] : ['time'], watched)
  })
  // A page whose script never ends answers no question any more, and would be waited for for ever.
  const most = setTimeout(seconds * 1000 + readingMillis, 'too-slow' as const, { ref: false })
  const taken = await Promise.race([taking, most])
  if (taken === 'too-slow') {
    taking.catch(() => undefined)
    return refuse({ kind: 'not-captured', why: 'too-slow' })
  }
  return taken ?? refuse({ kind: 'not-captured', why: 'page-crashed' })
}

/** For picture, paper and text of a page that is there. */
const readingMillis = 30_000

/** What a page opens beside itself is shut, and told. */
function watchOver(context: BrowserContext, page: Page): Watched {
  const watched: Watched = { refused: new Set(), crashed: false, status: 0 }
  context.on('page', (other) => {
    if (other === page) return
    watched.refused.add('window')
    void other.close().catch(() => undefined)
  })
  page.on('download', (download) => {
    watched.refused.add('download')
    void download.cancel().catch(() => undefined)
  })
  page.on('dialog', (dialog) => {
    watched.refused.add('question')
    void dialog.dismiss().catch(() => undefined)
  })
  page.on('response', (answer) => {
    if (answer.request().isNavigationRequest() && answer.frame() === page.mainFrame())
      watched.status = answer.status()
  })
  page.on('crash', () => {
    watched.crashed = true
  })
  return watched
}

type Gone =
  | { readonly kind: 'there'; readonly url: string; readonly status: number }
  | { readonly kind: 'no-answer' | 'too-many-redirects' | 'no-page' | 'too-slow' }

async function go(page: Page, url: string, timeout: number): Promise<Gone> {
  try {
    const answer = await page.goto(url, { waitUntil: 'commit', timeout })
    return { kind: 'there', url: answer?.url() ?? url, status: answer?.status() ?? 0 }
  } catch (problem) {
    const said = problem instanceof Error ? problem.message : ''
    if (said.includes('ERR_TOO_MANY_REDIRECTS')) return { kind: 'too-many-redirects' }
    if (said.includes('Timeout')) return { kind: 'too-slow' }
    // A download is no page, and neither is an answer without a body.
    return { kind: /ERR_ABORTED|Download/.test(said) ? 'no-page' : 'no-answer' }
  }
}

function whyNotGone(proxy: RecordingProxy, gone: Gone): CaptureFlaw | undefined {
  if (gone.kind !== 'there' && gone.kind !== 'no-answer') return gone.kind
  if (gone.kind === 'there' && gone.status !== 502) return undefined
  const last = proxy.denied.findLast(({ why }) => why !== 'not-the-page')?.why
  const notOurs =
    last === undefined ||
    last === 'not-the-page' ||
    last === 'web-socket' ||
    last === 'method' ||
    last === 'limit'
  // A site may answer 502 itself: that is a page.
  if (gone.kind === 'there' && notOurs) return undefined
  return notOurs ? 'unreachable' : last
}

/** Waits for the page to be there and quiet, and reads it down to its end, so that what loads late has loaded. */
async function settle(page: Page, proxy: RecordingProxy, deadline: number): Promise<boolean> {
  const left = (): number => Math.max(1, deadline - performance.now())
  const loaded = await page.waitForLoadState('load', { timeout: left() }).then(
    () => true,
    () => false,
  )
  if (!loaded) return false
  await readDown(page, left())
  return quiet(proxy, Math.min(left(), 15_000))
}

async function readDown(page: Page, most: number): Promise<void> {
  const until = performance.now() + Math.min(most, 6000)
  try {
    const height = await page.evaluate('document.documentElement.scrollHeight')
    const steps = Math.min(20, Math.ceil(Number(height) / everybody.viewport.height))
    if (!(steps > 1)) return
    for (let step = 0; step < steps && performance.now() < until; step++) {
      await page.mouse.wheel(0, everybody.viewport.height)
      await setTimeout(60)
    }
    await page.evaluate('window.scrollTo(0, 0)')
  } catch {
    // A page that goes away under the wheel is taken as it then stands.
  }
}

async function quiet(proxy: RecordingProxy, most: number): Promise<boolean> {
  const until = performance.now() + most
  for (let calm = 0; calm < 4; ) {
    if (performance.now() > until) return false
    await setTimeout(100)
    calm = proxy.pending === 0 ? calm + 1 : 0
  }
  return true
}

async function takeAll(
  page: Page,
  cutBefore: readonly Visit['cut'][number][],
  watched: Watched,
): Promise<Result<Visit, VisitFlaw> | undefined> {
  try {
    const session = await page.context().newCDPSession(page)
    // The page's scripts stand still from here on, or the picture and the text would be of two moments.
    await session.send('Emulation.setScriptExecutionDisabled', { value: true })
    const text = await textOf(page)
    const passwordFields = await countPasswords(page)
    const { picture, isWhole } = await pictureOf(page)
    const dom = await page.content()
    const { data: mhtml } = await session.send('Page.captureSnapshot', { format: 'mhtml' })
    const paper = await page.pdf({ format: 'A4', printBackground: true })
    const cut = [
      ...cutBefore,
      ...(isWhole ? [] : (['picture'] as const)),
      ...(text.length > limits.text ? (['text'] as const) : []),
    ]
    const url = page.url().slice(0, limits.address)
    const title = (await page.title()).slice(0, limits.title)
    // The browser's own page of an error is no page of the site.
    const status = /^https?:/.test(url) ? watched.status : 0
    const seen = {
      url,
      status,
      title,
      text: text.slice(0, limits.text),
      passwordFields,
      picture,
      paper: new Uint8Array(paper),
    }
    return ok({ ...seen, dom, mhtml, cut, refused: [...watched.refused] })
  } catch (problem) {
    if (watched.crashed || (problem instanceof Error && /crash|closed/i.test(problem.message)))
      return undefined
    throw problem
  }
}

/** What a reader sees, frames included. Asked where scripts of the page cannot change the answer. */
async function textOf(page: Page): Promise<string> {
  const parts: string[] = []
  for (const frame of page.frames()) {
    const text = await inFrame(frame, async () => frame.locator('body').innerText({ timeout: 3000 }))
    if (text !== undefined && text.trim() !== '') parts.push(text)
  }
  return parts.join('\n\n')
}

async function countPasswords(page: Page): Promise<number> {
  let count = 0
  for (const frame of page.frames())
    count += (await inFrame(frame, () => frame.locator('input[type=password]:visible').count())) ?? 0
  return count
}

async function inFrame<T>(frame: Frame, ask: () => Promise<T>): Promise<T | undefined> {
  if (frame.isDetached()) return undefined
  return ask().catch(() => undefined)
}

async function pictureOf(page: Page): Promise<{ readonly picture: Uint8Array; readonly isWhole: boolean }> {
  const session = await page.context().newCDPSession(page)
  const { cssContentSize } = await session.send('Page.getLayoutMetrics')
  const width = everybody.viewport.width
  const height = Math.max(
    everybody.viewport.height,
    Math.min(limits.pictureHeight, Math.ceil(cssContentSize.height)),
  )
  const clip = { x: 0, y: 0, width, height, scale: 1 }
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
    clip,
  })
  const isWhole = cssContentSize.height <= limits.pictureHeight
  return { picture: Uint8Array.fromBase64(data), isWhole }
}

/**
 * The desk and its pages as a person has them: a real process, a real browser, nothing in between.
 *
 * A test opens a page with `openPage` and ends with `expectQuiet`: no report of the policy, no error in the
 * console and no request that left 127.0.0.1 may have happened while it worked.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { launchOptions, wholeBrowserOptions } from './chromium.ts'

const program = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions())
}

/** A browser with a profile of its own on disk, for looking afterwards at what it left there. */
export async function launchWithProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, wholeBrowserOptions())
}

/** Ends the browser of this profile as a raid does: it gets no time to tidy up. */
export async function killBrowser(profile: string): Promise<void> {
  // Chromium writes `host-pid` there for as long as it runs.
  const running = Number((await readlink(join(profile, 'SingletonLock'))).split('-').at(-1))
  process.kill(running, 'SIGKILL')
}

/** A folder of its own for one test, gone with it. */
export async function temporaryFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'safeconduct-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

export type RunningDesk = {
  /** The one-time address that it printed. */
  readonly address: string
  readonly process: ChildProcess
  /** Everything it wrote after the address, for looking that it wrote no content. */
  readonly written: () => string
  readonly stop: () => Promise<number>
} & AsyncDisposable

/** Starts `safeconduct desk` or `demo` with these arguments, and node with these flags, and waits until it answers. */
export async function startDesk(
  words: readonly string[],
  flags: readonly string[] = [],
): Promise<RunningDesk> {
  const child = spawn(process.execPath, [...flags, program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let written = ''
  const ended = new Promise<number>((done) => child.on('close', (code) => done(code ?? 1)))
  const address = new Promise<string>((found, failed) => {
    const look = (piece: Buffer): void => {
      written += piece.toString('utf8')
      const match = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(written)
      if (match) found(match[0])
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    void ended.then((code) => failed(new Error(`the desk ended with ${code} before it was open: ${written}`)))
  })
  const stop = async (): Promise<number> => {
    if (child.exitCode === null) child.kill('SIGTERM')
    return ended
  }
  return {
    address: await address,
    process: child,
    written: () => written,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop()
    },
  }
}

export type Watched = {
  readonly page: Page
  /** What should not have happened: reports of the policy, errors, requests to elsewhere. */
  readonly troubles: readonly string[]
}

export type Look = {
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

/** A page of a fresh, empty browser profile that writes down everything that should not happen. */
export async function openPage(browser: Browser, look: Look = {}): Promise<Watched> {
  const context = await browser.newContext({
    locale: look.locale ?? 'en',
    colorScheme: look.colorScheme ?? 'light',
    viewport: { width: look.width ?? 1280, height: look.height ?? 860 },
  })
  return watch(await context.newPage())
}

/** Watches a page that is already there. */
export function watch(page: Page): Watched {
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|Trusted Type/i.test(message.text())) {
      troubles.push(`console: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol !== 'blob:' && protocol !== 'about:' && hostname !== '127.0.0.1') {
      troubles.push(`request to ${request.url()}`)
    }
  })
  return { page, troubles }
}

/** Fails with everything that should not have happened. */
export function expectQuiet({ troubles }: Watched): void {
  if (troubles.length > 0) throw new Error(`the page was not quiet:\n${troubles.join('\n')}`)
}

/** Faults that axe finds against WCAG 2.2 AA, as `rule: where`; an empty list is what a test wants. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // A colour that is still fading is not the one that people read, and a desk may begin a new fade at any moment.
  await page.evaluate(async () => {
    const still = new CSSStyleSheet()
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }')
    document.adoptedStyleSheets = [still]
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
  // By the debugger, not by a script element: the policy of the pages would rightly refuse that. Once for a page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      // Every fault is told whole; of what passes nobody reads the list, and making it takes most of the time.
      resultTypes: ['violations'],
      preload: false,
    })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  })
}

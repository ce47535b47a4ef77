/**
 * The built files of ReplayWeb.page, fetched as a package and unpacked into the cache: somebody else's program, under
 * another licence, that shows our captures. Nothing of it is kept in the repository, and where it cannot be fetched its test says so.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright'
import { launchOptions } from './chromium.ts'
import { plainSite } from './web-stage.ts'

const cache = fileURLToPath(new URL('../../node_modules/.cache/replay', import.meta.url))
const run = promisify(execFile)

/** The folder with `ui.js` and `sw.js`, or undefined. */
export async function replayFiles(): Promise<string | undefined> {
  const folder = join(cache, 'package')
  if (existsSync(join(folder, 'ui.js'))) return folder
  const fresh = `${cache}-${process.pid}`
  try {
    mkdirSync(fresh, { recursive: true })
    await run('npm', ['pack', '--silent', '--ignore-scripts', 'replaywebpage@2.4.6'], {
      cwd: fresh,
      timeout: 30_000,
    })
    const tarball = readdirSync(fresh).find((name) => name.endsWith('.tgz'))
    if (tarball === undefined) return undefined
    await run('tar', ['-xzf', tarball, 'package/ui.js', 'package/sw.js'], { cwd: fresh })
    rmSync(cache, { recursive: true, force: true })
    renameSync(fresh, cache)
    return existsSync(join(folder, 'ui.js')) ? folder : undefined
  } catch {
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

type Part = readonly [type: string, content: string | Uint8Array]

/**
 * It opens its frame as soon as its worker is registered, and on a slow machine the worker is not active by then: the frame
 * stays empty. So it is opened again when the worker is active.
 */
async function workerActive(): Promise<void> {
  for (;;) {
    const held = await navigator.serviceWorker.getRegistration('/replay/')
    if (held?.active?.state === 'activated') return
    await new Promise((wake) => setTimeout(wake, 50))
  }
}

/** Opens a capture in it, in a browser of its own: `text` is what all its frames show now. */
export async function openReplay(
  folder: string,
  wacz: Uint8Array,
  url: string,
): Promise<{ readonly text: () => Promise<string>; readonly close: () => Promise<void> }> {
  const page = `<!doctype html><script src="/ui.js"></script>
    <replay-web-page source="/a.wacz" url="${url}" embed="replayonly" replayBase="/replay/"></replay-web-page>`
  const parts: { readonly [path: string]: Part } = {
    '/': ['text/html', page],
    '/a.wacz': ['application/wacz', wacz],
    '/ui.js': ['text/javascript', readFileSync(join(folder, 'ui.js'))],
    '/replay/sw.js': ['text/javascript', readFileSync(join(folder, 'sw.js'))],
  }
  const site = await plainSite((question, answer) => {
    answerPart(parts[(question.url ?? '').replace(/\?.*$/, '')] ?? ['text/plain', ''], question, answer)
  })
  const browser = await chromium.launch(launchOptions())
  const shown = await browser.newPage()
  await shown.goto(`http://localhost:${site.port}/`)
  await shown.evaluate(workerActive)
  await shown.reload()
  const text = async (): Promise<string> => {
    const asked = shown.frames().map((frame) => frame.locator('body').innerText({ timeout: 2000 }))
    return (await Promise.all(asked.map((one) => one.catch(() => '')))).join(' ')
  }
  const close = async (): Promise<void> => {
    await browser.close()
    await site.close()
  }
  return { text, close }
}

/** It reads an archive in parts. */
function answerPart([type, content]: Part, question: IncomingMessage, answer: ServerResponse): void {
  const all = Buffer.from(content)
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(question.headers.range ?? '') ?? []
  answer.setHeader('content-type', type).setHeader('accept-ranges', 'bytes')
  if (question.method === 'HEAD') return void answer.setHeader('content-length', all.length).end()
  if (from === undefined) return void answer.end(all)
  const last = to === undefined || to === '' ? all.length - 1 : Math.min(Number(to), all.length - 1)
  const range = `bytes ${from}-${last}/${all.length}`
  answer.writeHead(206, { 'content-range': range }).end(all.subarray(Number(from), last + 1))
}

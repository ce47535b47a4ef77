/**
 * Pages of a stranger's PDF, drawn by pdf.js inside Chromium, whose sandbox is the best there is for that.
 *
 * Nothing of the PDF runs: pdf.js draws and does no more, the page it draws on may load nothing but itself, and the
 * browser has no network: every request is answered here or refused, and what would get past that has no resolver
 * and no proxy that listens.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { object, oneOf, optional, text, whole } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { mostPixels } from '@safeconduct/core/evidence/redaction/tiles.ts'
import type { WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import { type Browser, chromium, type Page } from 'playwright-core'

export type DrawnPage = { readonly number: number; readonly png: Uint8Array<ArrayBuffer> }
export type DrawnPages = { readonly pages: number; readonly drawn: readonly DrawnPage[] }
export type WishedPages = {
  readonly dpi: number
  readonly first: number
  readonly count: number
  /** A longer paper is refused before a page is drawn. */
  readonly most?: number
}

const browsers: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

export async function drawPages(
  pdf: Uint8Array,
  wish: WishedPages,
): Promise<Result<DrawnPages, WorkbenchRefusal>> {
  const chosen = process.env['SAFECONDUCT_CHROMIUM']
  const program = [...(chosen === undefined ? [] : [chosen]), ...browsers].find((each) => existsSync(each))
  if (program === undefined) return refuse({ kind: 'tool-not-here' })
  // Its profile, thrown away; nothing of the PDF is written into it.
  const profile = mkdtempSync(join(tmpdir(), 'pages-'))
  let browser: Browser | undefined
  try {
    browser = await chromium.launch({
      executablePath: program,
      // Root has no user namespaces for the sandbox; nobody's desk runs as root.
      chromiumSandbox: process.getuid?.() !== 0,
      env: { HOME: profile, TMPDIR: profile },
      args: [
        '--proxy-server=127.0.0.1:9',
        '--proxy-bypass-list=<-loopback>',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        '--disable-background-networking',
        '--disable-component-update',
        '--disk-cache-size=1',
        '--force-color-profile=srgb',
      ],
    })
    const page = await emptyPage(browser, pdf)
    return await drawnOn(page, wish)
  } finally {
    await browser?.close().catch(() => {})
    rmSync(profile, { recursive: true, force: true })
  }
}

const site = 'http://pages.invalid'

/** A page that has pdf.js, the file, and nothing else in the world. */
async function emptyPage(browser: Browser, pdf: Uint8Array): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: false, serviceWorkers: 'block' })
  const page = await context.newPage()
  await context.route('**', (route) => {
    const name = new URL(route.request().url()).pathname
    const own = route.request().url().startsWith(`${site}/`) ? bodyOf(name, pdf) : undefined
    return own === undefined ? route.abort('blockedbyclient') : route.fulfill(own)
  })
  await page.goto(`${site}/`)
  return page
}

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src blob: data:; font-src data: blob:; style-src 'unsafe-inline'"

type Own = { readonly body: Buffer; readonly contentType: string; readonly headers?: Record<string, string> }

/** pdf.js's own files and the one that is drawn. */
function bodyOf(path: string, pdf: Uint8Array): Own | undefined {
  if (path === '/') {
    const headers = { 'content-security-policy': policy }
    const body = Buffer.from(
      '<!doctype html><meta charset="utf-8"><title>pages</title><script type="module" src="/own.js"></script>',
    )
    return { body, contentType: 'text/html', headers }
  }
  if (path === '/own.js') return { body: Buffer.from(ownScript), contentType: 'text/javascript' }
  if (path === '/file') return { body: Buffer.from(pdf), contentType: 'application/octet-stream' }
  const folders = /^\/(build|cmaps|standard_fonts|wasm|iccs)\/([A-Za-z0-9._-]+)$/.exec(path)
  if (folders === null) return undefined
  const file = join(pdfjs, folders[1] ?? '', folders[2] ?? '')
  if (!existsSync(file)) return undefined
  return {
    body: readFileSync(file),
    contentType: file.endsWith('js') ? 'text/javascript' : 'application/octet-stream',
  }
}

const pdfjs = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')))

/** Runs in the page: opens the file, and draws the page it is asked for. */
const ownScript = `
import * as pdf from '/build/pdf.mjs'
pdf.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.mjs'
const opened = pdf.getDocument({
  url: '/file', cMapUrl: '/cmaps/', standardFontDataUrl: '/standard_fonts/', wasmUrl: '/wasm/', iccUrl: '/iccs/',
  isEvalSupported: false, enableXfa: false, stopAtErrors: false, disableAutoFetch: true, disableStream: true,
}).promise
globalThis.count = async () => {
  try { return { state: 'open', pages: (await opened).numPages } }
  catch (problem) { return { state: problem?.name === 'PasswordException' ? 'locked' : 'damaged' } }
}
globalThis.draw = async (number, scale, most) => {
  const page = await (await opened).getPage(number)
  const viewport = page.getViewport({ scale })
  const width = Math.ceil(viewport.width), height = Math.ceil(viewport.height)
  if (!(width > 0 && height > 0 && width * height <= most)) return { state: 'too-large' }
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  await page.render({ canvas, viewport, background: '#ffffff', annotationMode: 1 }).promise
  page.cleanup()
  return { state: 'drawn', picture: canvas.toDataURL('image/png').slice(22) }
}
globalThis.ready = true
`

const counted = object({
  state: oneOf(['open', 'locked', 'damaged']),
  pages: optional(whole(1, 1_000_000)),
})
const drawnShape = object({
  state: oneOf(['drawn', 'too-large']),
  picture: optional(text({ max: 700_000_000 })),
})

async function drawnOn(page: Page, wish: WishedPages): Promise<Result<DrawnPages, WorkbenchRefusal>> {
  await page.waitForFunction('globalThis.ready === true', undefined, { timeout: 20_000 })
  const said = counted(await page.evaluate('globalThis.count()'), '')
  if (!said.ok || said.value.state === 'damaged') return refuse({ kind: 'damaged' })
  if (said.value.state === 'locked') return refuse({ kind: 'locked-with-a-password' })
  const pages = said.value.pages ?? 0
  if (pages > (wish.most ?? pages)) return refuse({ kind: 'too-many-pages' })
  const drawn: DrawnPage[] = []
  for (let number = wish.first; number <= Math.min(pages, wish.first + wish.count - 1); number++) {
    const asked = `globalThis.draw(${number}, ${wish.dpi / 72}, ${mostPixels})`
    const made = drawnShape(await page.evaluate(asked), '')
    if (!made.ok || made.value.picture === undefined) return refuse({ kind: 'too-many-pixels' })
    drawn.push({ number, png: Uint8Array.fromBase64(made.value.picture) })
  }
  return ok({ pages, drawn })
}

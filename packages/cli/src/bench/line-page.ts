/**
 * The line's page on a bad line: a browser held to 50 kbit/s and half a second, and the same with a slow processor
 * that compiles no scripts, as in Tor Browser's safer modes. The relay serves the page as anybody's relay does.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { signManifest } from '@safeconduct/core/line/manifest.ts'
import { signNotice } from '@safeconduct/core/line/notice.ts'
import { newRatchet, weekKeyOf, weekOf } from '@safeconduct/core/line/week-keys.ts'
import { encodeDeskAsk } from '@safeconduct/core/line/wire.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { type BuiltPage, buildLinePage } from '@safeconduct/line/build/build-line-page.ts'
import type { Browser, Page } from 'playwright'
import { launchChromium } from './chromium.ts'
import { type Figure, figure } from './figure.ts'
import { LineAsker } from './line-asker.ts'
import { type RelayProcess, startRelayProcess } from './relay-process.ts'

/** 50 kbit/s both ways, half a second there and back. */
const badLine = { offline: false, latency: 500, downloadThroughput: 6_250, uploadThroughput: 6_250 }
const runs = 3

export async function linePageFigures(): Promise<readonly Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'line-page-bench-'))
  const line = { id: random.bytes(16), root: await newSigningKey(random), folder: join(home, 'page') }
  const built = await made(line)
  const relay = built && (await startRelayProcess(join(home, 'relay'), ['--line', line.folder]))
  try {
    if (built === undefined || relay === undefined) return unmeasured
    await founded(relay, line)
    return [...weights(built), ...(await timed(relay.port))]
  } finally {
    await relay?.end()
    rmSync(home, { recursive: true, force: true })
  }
}

const sentWithin = { is: '≤', value: 6_000, trial: 'a page without the hybrid loaded in 4,300 ms' } as const
const openWithin = { is: '≤', value: 500 } as const
const names = {
  shown: 'line page at 50 kbit/s + 500 ms: what is stored can be read',
  ready: 'line page at 50 kbit/s + 500 ms: can be written on',
  send: 'line page at 50 kbit/s + 500 ms: from Send until it has come in',
  whole:
    'line page at 50 kbit/s + 500 ms: both, all that somebody waits who takes twenty seconds to write two sentences',
  open: 'line page: a code opens its thread, CPU ×6, no compiled scripts',
} as const
const unmeasured = Object.values(names).map((name) => figure(name, null, 'ms'))

type Line = { readonly id: Bytes; readonly root: SigningKey; readonly folder: string }

/** Undefined where the script was not built. */
async function made({ id, root, folder }: Line): Promise<BuiltPage | undefined> {
  const config = { line: toHex(id), root: toHex(publicKeyOf(root)), exitTo: 'https://example.org/' }
  const page = buildLinePage({ out: folder, config: { relayUrls: [], ...config } })
  if (!page.ok) return undefined
  const files = page.value.files.map(({ name, bytes, sha256: hash }) => ({
    path: name,
    bytes,
    sha256: certain(fromHex(hash), 'a hash in hex'),
  }))
  writeFileSync(
    join(folder, 'manifest.json'),
    await signManifest(root, { line: id, issued: machineNow(), files }),
  )
  return page.value
}

async function founded({ port, space }: RelayProcess, { id, root }: Line): Promise<void> {
  const asker = new LineAsker(port)
  const [token, now] = [random.bytes(32), machineNow()]
  const { publicKey } = weekKeyOf(newRatchet(random, weekOf(now)))
  const keys = [{ week: weekOf(now), key: publicKey }]
  const said = { line: id, issued: now, keys, state: 'open', otherWays: { en: '', ru: '', fr: '' } } as const
  const notice = await signNotice(root, said)
  await asker.want('done', encodeDeskAsk({ what: 'found', line: id, access: sha256(token), space }))
  await asker.want('done', encodeDeskAsk({ what: 'publish', line: id, token, notice }))
  asker.close()
}

function weights({ files, firstVisit }: BuiltPage): readonly Figure[] {
  const largest = files.filter(({ name }) => /^..\.html$/.test(name)).map(({ compressed }) => compressed)
  const scripts = files.filter(({ name }) => firstVisit.files.includes(name) && name.endsWith('.js'))
  const script = scripts.reduce((sum, { compressed }) => sum + compressed, 0)
  const heaviest = (Math.max(...largest) + script) / 1_000
  return [figure('line page: heaviest language, compressed', heaviest, 'kB', { is: '≤', value: 45 })]
}

async function timed(port: number): Promise<readonly Figure[]> {
  const [browser, slow] = [await launchChromium(), await launchChromium(['--js-flags=--jitless'])]
  if (browser === undefined || slow === undefined) return unmeasured
  const visits = [await visit(browser, port), await visit(browser, port), await visit(browser, port)]
  const opens = [await opened(slow, port), await opened(slow, port), await opened(slow, port)]
  await browser.close()
  await slow.close()
  const middle = (of: (one: Visit) => number): number => median(visits.map(of))
  return [
    figure(
      names.shown,
      middle(({ shown }) => shown),
      'ms',
    ),
    figure(
      names.ready,
      middle(({ ready }) => ready),
      'ms',
    ),
    figure(
      names.send,
      middle(({ sent }) => sent),
      'ms',
    ),
    figure(
      names.whole,
      middle(({ ready, sent }) => ready + sent),
      'ms',
      sentWithin,
    ),
    figure(names.open, median(opens), 'ms', openWithin),
  ]
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

type Visit = { readonly shown: number; readonly ready: number; readonly sent: number }

async function visit(browser: Browser, port: number): Promise<Visit> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const debug = await page.context().newCDPSession(page)
  await debug.send('Network.enable')
  await debug.send('Network.emulateNetworkConditions', badLine)
  const began = performance.now()
  const loading = page.goto(`http://127.0.0.1:${port}/ru.html`, { waitUntil: 'commit' })
  await page.locator('h1').waitFor()
  const shown = performance.now() - began
  await page.locator('[data-at=to-write]').waitFor()
  const ready = performance.now() - began
  await loading
  const sent = await writeAndSend(page)
  await page.context().close()
  return { shown, ready, sent }
}

/** From pressing Send until it has come in. */
async function writeAndSend(page: Page): Promise<number> {
  await page.locator('[data-at=to-write]').click()
  await page
    .locator('[data-at=text]')
    .fill('Вчера приходили к брату и спрашивали обо мне. Мне нужно уехать до пятницы.')
  // Nobody writes such a text and keeps such a code in less; what seals comes meanwhile.
  await page.waitForTimeout(20_000)
  await page.locator('[data-at=write-form] button[type=submit]').click()
  const last = await page.locator('[data-at=words-main] li').last().textContent()
  await page.locator('[data-at=confirm]').fill(last ?? '')
  const began = performance.now()
  await page.locator('[data-at=send]').click()
  await page.locator('[data-at=sent]').waitFor({ timeout: 120_000 })
  return performance.now() - began
}

/** A code that was never used takes the same way as any other. */
async function opened(browser: Browser, port: number): Promise<number> {
  const page = await (await browser.newContext()).newPage()
  const debug = await page.context().newCDPSession(page)
  await debug.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.goto(`http://127.0.0.1:${port}/en.html`)
  await page.locator('[data-at=to-write]').click()
  await page.locator('[data-at=text]').fill('x')
  await page.locator('[data-at=write-form] button[type=submit]').click()
  const code = await page.locator('[data-at=digits-main]').textContent()
  await page.goto(`http://127.0.0.1:${port}/en.html`)
  await page.locator('[data-at=to-back]').click()
  await page.locator('[data-at=typed]').fill(code ?? '')
  // In the page, so that the driver's own work is not counted.
  const took = await page.evaluate(timeOpening)
  await page.context().close()
  return took
}

// The bench is no page: of the page's world it names what it needs.
declare const document: {
  querySelector: (selector: string) => { readonly hidden: boolean; requestSubmit: () => void } | null
}

/** Runs in the page. */
function timeOpening(): Promise<number> {
  const thread = document.querySelector('[data-at=thread]')
  const form = document.querySelector('[data-at=back-form]')
  const began = performance.now()
  form?.requestSubmit()
  return new Promise((done) => {
    const look = (): void => {
      if (thread?.hidden === false) done(performance.now() - began)
      else setTimeout(look, 5)
    }
    look()
  })
}

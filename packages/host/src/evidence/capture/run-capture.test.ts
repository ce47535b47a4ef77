/** Pages taken by the real program with the real browser, from sites of this machine that behave badly. */
import { createSocket } from 'node:dgram'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certain } from '@safeconduct/core/base/result.ts'
import { checkWacz, type WaczVerdict } from '@safeconduct/core/evidence/wacz/check-wacz.ts'
import { parseMessage } from '@safeconduct/core/evidence/warc/http-message.ts'
import { entryBytes } from '@safeconduct/core/evidence/zip/open-entry.ts'
import { readZip } from '@safeconduct/core/evidence/zip/read-zip.ts'
import { sourceOf } from '@safeconduct/core/evidence/zip/zip.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { mayMakeCertificates } from '../../../../../test/support/certificate.ts'
import { findChromium } from '../../../../../test/support/chromium.ts'
import { openReplay, replayFiles } from '../../../../../test/support/replay.ts'
import { seededRandom } from '../../../../../test/support/seeded-random.ts'
import { plainSite, secureSite } from '../../../../../test/support/web-stage.ts'
import { exportCopy } from './export-copy.ts'
import { type CaptureWish, runCapture } from './run-capture.ts'
import { waczTools } from './unpacking.ts'

const folder = mkdtempSync(join(tmpdir(), 'capture-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const chromium = findChromium()
/** What the first test captured, for the last one to show. */
let captured: { readonly bytes: Uint8Array; readonly url: string } | undefined
const replay = await replayFiles()
const mayCapture = chromium !== undefined && mayMakeCertificates

function wish(url: string, ports: readonly number[], more: Partial<CaptureWish> = {}): CaptureWish {
  const found = chromium === undefined ? {} : { chromium }
  return {
    url,
    words: [],
    now: 1_617_269_400_000,
    software: 'safeconduct test',
    loopbackPorts: ports,
    ...found,
    ...more,
  }
}

async function sound(bytes: Uint8Array): Promise<WaczVerdict> {
  const verdict = await checkWacz(sourceOf(bytes), waczTools)
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.refusal))
  return verdict.value
}

async function fileIn(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const zip = await readZip(sourceOf(bytes))
  const entry = certain(zip.ok ? zip.value.entries.find((one) => one.name === name) : undefined, name)
  const content = await entryBytes(sourceOf(bytes), entry, waczTools.inflate, 1e8)
  return certain(content.ok ? content.value : undefined, name)
}

/** A page that tries every way out of the proxy, and every way to leave something behind. */
function hostilePage(ports: { readonly other: number; readonly udp: number }): string {
  return `<!doctype html><title>A report</title><h1>Report</h1><p>He was taken from his house on “Monday”.</p>
    <img src="/picture.svg"><iframe src="/frame"></iframe>
    <script>
      // What shows a capture follows a second window: here, it would leave the page.
      if (!self._wb_wombat) window.open('https://window.example/')
      new WebSocket('wss://' + location.host + '/socket').onopen = () => { document.title = 'left' }
      const quiet = () => {}
      fetch('http://127.0.0.1:${ports.other}/beside').catch(quiet)
      fetch('http://localhost:${ports.other}/beside').catch(quiet)
      fetch('http://169.254.169.254/latest/meta-data/').catch(quiet)
      navigator.sendBeacon('http://127.0.0.1:${ports.other}/beacon', 'x')
      navigator.serviceWorker?.register('/worker.js').catch(quiet)
      new Worker('/dedicated.js')
      const call = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${ports.udp}' }] })
      call.createDataChannel('x')
      call.createOffer().then((offer) => call.setLocalDescription(offer))
      try { new WebTransport('https://127.0.0.1:${ports.udp}/').ready.catch(quiet) } catch {}
      const link = document.createElement('a')
      link.href = '/file.bin'; link.download = 'file.bin'; link.click()
      for (let n = 0; n < 3; n++) setTimeout(() => alert('stay'), 10)
    </script>`
}

describe.skipIf(!mayCapture)('a page is taken', () => {
  it('[CP12] [CP31] [CP50] as it was shown, reaching nothing but the page, and leaves the house without what tells who asked', async () => {
    const other = await plainSite((_, answer) => answer.end('private'))
    let packets = 0
    const udp = createSocket('udp4', () => packets++)
    await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done))
    const page = hostilePage({ other: other.port, udp: udp.address().port })
    const site = await secureSite(folder, (question: IncomingMessage, answer: ServerResponse) => {
      answer.setHeader('set-cookie', ['session=secret-1', 'other=secret-2'])
      if (question.url === '/')
        return void answer.setHeader('content-type', 'text/html; charset=utf-8').end(page)
      if (question.url === '/frame')
        return void answer.setHeader('content-type', 'text/html').end('<p>and the words in a frame</p>')
      if (question.url === '/dedicated.js')
        return void answer.setHeader('content-type', 'text/javascript').end("fetch('/from-worker')")
      if (question.url === '/picture.svg')
        return void answer
          .setHeader('content-type', 'image/svg+xml')
          .end('<svg xmlns="http://www.w3.org/2000/svg"/>')
      answer.setHeader('content-type', 'application/octet-stream').end('x'.repeat(1000))
    })
    const words = ['taken from his house on "monday"', 'the words in a frame']
    const taken = await runCapture(
      wish(`https://127.0.0.1:${site.port}/`, [site.port], { words, roots: site.cert }),
    )
    for (const one of [site, other]) await one.close()
    udp.close()
    if (!taken.ok) throw new Error(taken.refusal.why)
    const { bytes, verdict, facts } = taken.value
    captured = { bytes, url: facts.reached }
    expect([verdict, facts.title, facts.missing]).toEqual(['held', 'A report', []])
    // Nothing of the house was asked, in any way that a page has.
    expect([other.asked, packets]).toEqual([[], 0])
    expect(site.asked).toEqual(
      expect.arrayContaining(['GET /', 'GET /frame', 'GET /picture.svg', 'GET /from-worker']),
    )
    const { records, signature, marks } = await sound(bytes)
    expect([signature, marks]).toEqual(['own-key', []])
    const kinds = new Set(records.map(({ type, uri }): string => /^urn:(\w+):/.exec(uri ?? '')?.[1] ?? type))
    expect([...kinds].toSorted()).toEqual([
      'capture',
      'dom',
      'mhtml',
      'pdf',
      'request',
      'response',
      'text',
      'view',
      'warcinfo',
    ])
    const record: {
      readonly notAsked: readonly { readonly why: string }[]
      readonly refusedToPage: readonly string[]
    } = JSON.parse(new TextDecoder().decode(await fileIn(bytes, 'capture/record.json')))
    const reasons = new Set(record.notAsked.map(({ why }) => why))
    expect([...reasons]).toEqual(expect.arrayContaining(['private-address', 'web-socket', 'not-the-page']))
    expect(record.refusedToPage).toEqual(expect.arrayContaining(['question']))
    expect([...(await fileIn(bytes, 'capture/page.png')).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
    expect(new TextDecoder().decode((await fileIn(bytes, 'capture/page.pdf')).subarray(0, 5))).toBe('%PDF-')
    const copy = await exportCopy(bytes, { random: seededRandom(3), software: 'safeconduct test' })
    if (!copy.ok) throw new Error(copy.refusal.kind)
    expect(copy.value.taken).toContain('set-cookie')
    const left = await sound(copy.value.bytes)
    const names = left.records.flatMap(
      ({ block }) => parseMessage(block)?.fields.map(([name]) => name.toLowerCase()) ?? [],
    )
    expect(names.filter((name) => /cookie|^sec-ch-|authorization/.test(name))).toEqual([])
    const spelt = left.records.map(({ block }) => Buffer.from(block).toString('latin1')).join('')
    expect(spelt).not.toContain('secret-')
    expect(records.map(({ block }) => Buffer.from(block).toString('latin1')).join('')).toContain('secret-1')
    // The body that was shown is the body that leaves.
    const bodyIn = (all: WaczVerdict['records']): string | undefined => {
      const block = all.find(({ type, uri }) => type === 'response' && uri === facts.reached)?.block
      return block === undefined ? undefined : Buffer.from(parseMessage(block)?.body ?? []).toString()
    }
    expect(bodyIn(left.records)).toBe(bodyIn(records))
  }, 90_000)

  it('[CP33] [CP62] not at all, where it leads into the house, or is stopped; and leaves nothing on the disk', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('safeconduct-capture-'))
    const site = await plainSite((question, answer) => {
      if (question.url === '/slow') return
      answer
        .writeHead(302, { location: question.url === '/loop' ? '/loop' : 'http://169.254.169.254/latest/' })
        .end()
    })
    const address = `http://127.0.0.1:${site.port}`
    const [house, loop] = await Promise.all([
      runCapture(wish(`${address}/house`, [site.port])),
      runCapture(wish(`${address}/loop`, [site.port])),
    ])
    expect([house, loop].map((one) => (one.ok ? 'taken' : one.refusal.why))).toEqual([
      'private-address',
      'too-many-redirects',
    ])
    const stop = new AbortController()
    const stopped = runCapture(wish(`${address}/slow`, [site.port]), {
      signal: stop.signal,
      onSaid: () => void setTimeout(() => stop.abort(), 1500),
    })
    const ended = await stopped
    expect(ended.ok ? 'taken' : ended.refusal.why).toBe('stopped')
    await site.close()
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('safeconduct-capture-'))
    expect(after.filter((name) => !before.includes(name))).toEqual([])
    expect(existsSync(folder)).toBe(true)
  }, 90_000)

  it.skipIf(replay === undefined)(
    '[CP20] is shown by ReplayWeb.page, which is somebody else’s, with its words and its frame',
    async () => {
      const { bytes, url } = certain(captured, 'the first test captured it')
      const shown = await openReplay(replay ?? '', bytes, url)
      try {
        await expect.poll(shown.text, { timeout: 60_000 }).toContain('taken from his house on “Monday”')
        await expect.poll(shown.text, { timeout: 20_000 }).toContain('the words in a frame')
      } finally {
        await shown.close()
      }
    },
    120_000,
  )
})

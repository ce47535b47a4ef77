/**
 * A line as callers meet it: the real relay, serving the page as it was built, and a desk that holds the keys.
 * Nothing in between is made up but the desk's habits: it collects, opens and answers with core alone.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, equalBytes, fromHex, toHex } from '../../packages/core/src/base/bytes.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { signManifest } from '../../packages/core/src/line/manifest.ts'
import type { FirstMessage, ToLine } from '../../packages/core/src/line/message.ts'
import { type LineState, signNotice } from '../../packages/core/src/line/notice.ts'
import { openBlob } from '../../packages/core/src/line/open-blob.ts'
import { type AttachHere, sealReplies } from '../../packages/core/src/line/replies.ts'
import { newRatchet, weekKeyOf, weekOf } from '../../packages/core/src/line/week-keys.ts'
import {
  type CallerAsk,
  type DeskAsk,
  encodeCallerAsk,
  encodeDeskAsk,
  lineFrame,
  payloadOf,
} from '../../packages/core/src/line/wire.ts'
import { type LineAnswer, parseLineAnswer } from '../../packages/core/src/line/wire-answers.ts'
import { sha256 } from '../../packages/core/src/sealed/hash.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../packages/core/src/sealed/sign.ts'
import { machineClock, machineNow } from '../../packages/host/src/home/machine-clock.ts'
import { type BuiltPage, buildLinePage } from '../../packages/line/src/build/build-line-page.ts'
import type { LineConfig } from '../../packages/line/src/build/config.ts'
import { Pages } from '../../packages/relay/src/line/pages.ts'
import { testRelay } from '../../packages/relay/src/relay.fixture.ts'
import { listen, type RunningRelay } from '../../packages/relay/src/server.ts'

type Answer<W> = Extract<LineAnswer, { readonly what: W }>
type Of<K> = Extract<ToLine, { readonly kind: K }>
const now = machineNow()

export class LineStage implements AsyncDisposable {
  readonly url: string
  /** Where "Leave" goes: a page about the weather. */
  readonly elsewhere: string
  readonly folder: string
  readonly built: BuiltPage
  readonly mine: { readonly line: Bytes; readonly token: Bytes }
  readonly #root: SigningKey
  readonly #key = weekKeyOf(newRatchet(random, weekOf(now)))
  readonly #config: LineConfig
  readonly #close: () => Promise<void>

  constructor(made: {
    readonly page: MadePage
    readonly relay: RunningRelay
    readonly token: Bytes
    readonly weather: Server
  }) {
    const { page, relay, weather } = made
    this.url = `http://127.0.0.1:${relay.port}`
    this.elsewhere = page.elsewhere
    this.folder = page.folder
    this.built = page.built
    this.mine = { line: page.line, token: made.token }
    this.#root = page.root
    this.#config = page.config
    this.#close = async () => {
      await relay.close()
      weather.close()
      await rm(page.folder, { recursive: true, force: true })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close()
  }

  /** Another page of the same line, such as one in a file that asks relays elsewhere. */
  pageIn(folder: string, config: Partial<LineConfig>): BuiltPage {
    const made = buildLinePage({ out: folder, config: { ...this.#config, ...config } })
    return certain(made.ok ? made.value : undefined, 'the same line has a page already')
  }

  async ask(ask: CallerAsk | DeskAsk): Promise<LineAnswer> {
    const encoded = isCallers(ask) ? encodeCallerAsk(ask) : encodeDeskAsk(ask)
    const response = await fetch(`${this.url}/line/v1`, { method: 'POST', body: lineFrame(encoded) })
    const payload = payloadOf(new Uint8Array(await response.arrayBuffer()))
    return certain(payload && parseLineAnswer(payload), 'the relay speaks the protocol')
  }

  async want<W extends LineAnswer['what']>(what: W, asked: DeskAsk): Promise<Answer<W>> {
    const said = await this.ask(asked)
    if (said.what !== what) throw new Error(`wanted ${what}: ${JSON.stringify(said).slice(0, 200)}`)
    return said as Answer<W>
  }

  async publish(state: LineState): Promise<void> {
    const ways = { en: 'Letters to box 7', ru: 'Письма в ящик 7', fr: 'Lettres à la boîte 7' }
    const keys = [{ week: weekOf(now), key: this.#key.publicKey }]
    const said = { line: this.mine.line, issued: now, keys, state, wait: 20, otherWays: ways }
    await this.want('done', { what: 'publish', ...this.mine, notice: await signNotice(this.#root, said) })
  }

  /** Everything that has come in so far, opened, in the order of the relay. */
  async arrived(): Promise<readonly ToLine[]> {
    const { blobs } = await this.want('blobs', { what: 'collect', ...this.mine, after: 0 })
    const opened = await Promise.all(blobs.map(({ sealed }) => openBlob(sealed, [this.#key], this.mine.line)))
    return opened.map((message) => certain(message.ok ? message.value : undefined, 'what callers seal opens'))
  }

  async all<K extends ToLine['kind']>(kind: K): Promise<readonly Of<K>[]> {
    return (await this.arrived()).filter((message): message is Of<K> => message.kind === kind)
  }

  /** The newest first message. */
  async newest(): Promise<FirstMessage> {
    return certain((await this.all('first')).at(-1), 'somebody has written')
  }

  /** Waits for a message of a kind, as a desk does that asks now and then. */
  async waitFor<K extends ToLine['kind']>(kind: K, count = 1): Promise<Of<K>> {
    for (let tries = 0; tries < 100; tries++) {
      const found = (await this.all(kind))[count - 1]
      if (found !== undefined) return found
      await new Promise((wake) => setTimeout(wake, 100))
    }
    throw new Error(`no ${kind} came in`)
  }

  /** Answers a first message in both of its boxes, under a lease. */
  async answer(
    first: FirstMessage,
    texts: { readonly real: string; readonly cover: string },
    attach?: AttachHere,
  ): Promise<void> {
    const { line } = this.mine
    const reply = { id: random.bytes(16), at: Math.floor(now / 3_600_000) }
    // As desks do: a place of the same size in the other box.
    const place = attach === undefined ? {} : { attach: { ...attach, slot: random.bytes(16) } }
    const sealed = await sealReplies(
      { reply: { ...reply, text: texts.real, ...(attach && { attach }) }, to: { line, ...first } },
      { reply: { ...reply, text: texts.cover, ...place }, to: { line, ...first.cover } },
      random,
    )
    const [real, cover] = certain(sealed.ok ? sealed.value : undefined, 'short answers')
    const lease = { ...this.mine, tag: sha256(first.thread).slice(0, 16), holder: random.bytes(16) }
    await this.want('lease', { what: 'lease', ...lease })
    const boxes = [
      { box: first.box, burnHash: first.burnHash, slots: real },
      { box: first.cover.box, burnHash: first.cover.burnHash, slots: cover },
    ] as const
    await this.want('done', { what: 'reply', ...lease, id: random.bytes(16), boxes })
    await this.want('done', { what: 'release', ...lease })
  }
}

export async function lineStage(config: Partial<LineConfig> = {}): Promise<LineStage> {
  const made = await testRelay({ clock: machineClock() })
  const weather = createServer((_, answer) =>
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Weather</title><p>Rain.'),
  )
  await new Promise<void>((listening) => weather.listen(0, '127.0.0.1', listening))
  const page = await madePage(`http://127.0.0.1:${(weather.address() as AddressInfo).port}/weather`, config)
  const pages = Pages.read(page.folder)
  if (!pages.ok) throw new Error(`the page is not served: ${pages.refusal.kind}`)
  const listening = { host: '127.0.0.1', port: 0, secured: { by: 'nothing' } } as const
  const running = await listen(made.relay, listening, { pages: pages.value })
  const relay = certain(running.ok ? running.value : undefined, 'a free port is to be had')
  const token = random.bytes(32)
  const stage = new LineStage({ page, relay, token, weather })
  await stage.want('done', { what: 'found', line: page.line, access: sha256(token), space: made.space })
  await stage.publish('open')
  return stage
}

type MadePage = Awaited<ReturnType<typeof madePage>>

/** The page in a folder of its own, with its manifest. */
async function madePage(elsewhere: string, config: Partial<LineConfig>) {
  const root = await newSigningKey(random)
  const [line, folder] = [random.bytes(16), await mkdtemp(join(tmpdir(), 'line-'))]
  const ours = { line: toHex(line), root: toHex(publicKeyOf(root)), exitTo: elsewhere }
  const whole: LineConfig = { relayUrls: [], ...ours, ...config }
  const built = buildLinePage({ out: folder, mirrored: true, config: whole })
  if (!built.ok) throw new Error(`the page was not built: ${built.refusal.kind}`)
  const files = built.value.files.map(({ name, bytes, sha256: hash }) => ({
    path: name,
    bytes,
    sha256: certain(fromHex(hash), 'the builder wrote hex'),
  }))
  await writeFile(join(folder, 'manifest.json'), await signManifest(root, { line, issued: now, files }))
  return { root, line, folder, elsewhere, config: whole, built: built.value }
}

function isCallers(ask: CallerAsk | DeskAsk): ask is CallerAsk {
  return ['about', 'send', 'piece', 'have', 'open', 'burn'].includes(ask.what)
}

/** Whether two messages are of one thread. */
export function sameThread(a: { readonly thread: Uint8Array }, b: { readonly thread: Uint8Array }): boolean {
  return equalBytes(a.thread, b.thread)
}

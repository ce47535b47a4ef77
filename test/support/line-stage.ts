/**
 * A line as callers meet it: the real relay, serving the page as it was built, and a desk that holds the keys.
 * Nothing in between is made up but the desk's habits: it collects, opens and answers with core alone.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equalBytes, fromHex, toHex } from '../../packages/core/src/base/bytes.ts'
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
import { newSigningKey, publicKeyOf } from '../../packages/core/src/sealed/sign.ts'
import { machineClock } from '../../packages/host/src/home/machine-clock.ts'
import { type BuiltPage, buildLinePage } from '../../packages/line/src/build/build-line-page.ts'
import type { LineConfig } from '../../packages/line/src/build/config.ts'
import { Pages } from '../../packages/relay/src/line/pages.ts'
import { testRelay } from '../../packages/relay/src/relay.fixture.ts'
import { listen, type RunningRelay } from '../../packages/relay/src/server.ts'

type Answer<W> = Extract<LineAnswer, { readonly what: W }>
export type Arrived = { readonly number: number; readonly message: ToLine }

export type LineStage = {
  readonly url: string
  /** Where "Leave" goes: a page about the weather. */
  readonly elsewhere: string
  readonly folder: string
  readonly built: BuiltPage
  /** Everything that has come in so far, opened, in the order of the relay. */
  readonly arrived: () => Promise<readonly Arrived[]>
  /** Waits for a message of a kind, as a desk does that asks now and then. */
  readonly waitFor: <K extends ToLine['kind']>(
    kind: K,
    count?: number,
  ) => Promise<Extract<ToLine, { readonly kind: K }>>
  /** Answers a first message in both of its boxes. */
  readonly answer: (
    first: FirstMessage,
    texts: { readonly real: string; readonly cover: string },
    attach?: AttachHere,
  ) => Promise<void>
  readonly ask: (ask: CallerAsk | DeskAsk) => Promise<LineAnswer>
  readonly mine: { readonly line: Uint8Array<ArrayBuffer>; readonly token: Uint8Array<ArrayBuffer> }
  readonly publish: (state: LineState) => Promise<void>
  readonly relay: RunningRelay
} & AsyncDisposable

export async function lineStage(config: Partial<LineConfig> = {}): Promise<LineStage> {
  const made = await testRelay({ clock: machineClock() })
  const root = await newSigningKey(random)
  const [line, token, folder] = [random.bytes(16), random.bytes(32), await mkdtemp(join(tmpdir(), 'line-'))]
  const weather = createServer((_, answer) =>
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Weather</title><p>Rain.'),
  )
  await new Promise<void>((listening) => weather.listen(0, '127.0.0.1', listening))
  const elsewhere = `http://127.0.0.1:${(weather.address() as AddressInfo).port}/weather`
  const page = buildLinePage({
    out: folder,
    mirrored: true,
    config: {
      relayUrls: [],
      line: toHex(line),
      root: toHex(publicKeyOf(root)),
      exitTo: elsewhere,
      ...config,
    },
  })
  if (!page.ok) throw new Error(`the page was not built: ${page.refusal.kind}`)
  const files = page.value.files.map(({ name, bytes, sha256: hash }) => ({
    path: name,
    bytes,
    sha256: certain(fromHex(hash), 'the builder wrote hex'),
  }))
  const now = machineClock().millis()
  await writeFile(join(folder, 'manifest.json'), await signManifest(root, { line, issued: now, files }))
  const pages = Pages.read(folder)
  if (!pages.ok) throw new Error(`the page is not served: ${pages.refusal.kind}`)
  const listening = { host: '127.0.0.1', port: 0, secured: { by: 'nothing' } } as const
  const running = await listen(made.relay, listening, { pages: pages.value })
  const relay = certain(running.ok ? running.value : undefined, 'a free port is to be had')
  const url = `http://127.0.0.1:${relay.port}`
  const key = weekKeyOf(newRatchet(random, weekOf(now)))
  const ask = (what: CallerAsk | DeskAsk): Promise<LineAnswer> => knock(url, what)
  const mine = { line, token }
  const want = async <W extends LineAnswer['what']>(what: W, asked: DeskAsk): Promise<Answer<W>> => {
    const said = await ask(asked)
    if (said.what !== what) throw new Error(`wanted ${what}: ${JSON.stringify(said).slice(0, 200)}`)
    return said as Answer<W>
  }
  const publish = async (state: LineState): Promise<void> => {
    const ways = { en: 'Letters to box 7', ru: 'Письма в ящик 7', fr: 'Lettres à la boîte 7' }
    const keys = [{ week: weekOf(now), key: key.publicKey }]
    const notice = await signNotice(root, { line, issued: now, keys, state, wait: 20, otherWays: ways })
    await want('done', { what: 'publish', ...mine, notice })
  }
  await want('done', { what: 'found', line, access: sha256(token), space: made.space })
  await publish('open')
  const arrived = async (): Promise<readonly Arrived[]> => {
    const { blobs } = await want('blobs', { what: 'collect', ...mine, after: 0 })
    return Promise.all(
      blobs.map(async ({ number, sealed }) => {
        const message = await openBlob(sealed, [key], line)
        if (!message.ok) throw new Error(`a blob does not open: ${message.refusal.kind}`)
        return { number, message: message.value }
      }),
    )
  }
  return {
    url,
    elsewhere,
    folder,
    built: page.value,
    arrived,
    waitFor: async (kind, count = 1) => {
      for (let tries = 0; tries < 100; tries++) {
        const found = (await arrived()).map(({ message }) => message).filter((one) => one.kind === kind)
        const last = found[count - 1]
        if (last !== undefined) return last as Extract<ToLine, { readonly kind: typeof kind }>
        await new Promise((wake) => setTimeout(wake, 100))
      }
      throw new Error(`no ${kind} came in`)
    },
    answer: async (first, texts, attach) => {
      const at = Math.floor(now / 3_600_000)
      const reply = { id: random.bytes(16), at }
      const sealed = await sealReplies(
        { reply: { ...reply, text: texts.real, ...(attach && { attach }) }, to: { line, ...first } },
        { reply: { ...reply, text: texts.cover }, to: { line, ...first.cover } },
        random,
      )
      const [real, cover] = certain(sealed.ok ? sealed.value : undefined, 'short answers')
      const lease = { ...mine, tag: sha256(first.thread).slice(0, 16), holder: random.bytes(16) }
      await want('lease', { what: 'lease', ...lease })
      const boxes = [
        { box: first.box, burnHash: first.burnHash, slots: real },
        { box: first.cover.box, burnHash: first.cover.burnHash, slots: cover },
      ] as const
      await want('done', { what: 'reply', ...lease, id: random.bytes(16), boxes })
      await want('done', { what: 'release', ...lease })
    },
    ask,
    mine,
    publish,
    relay,
    [Symbol.asyncDispose]: async () => {
      await relay.close()
      weather.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function knock(url: string, ask: CallerAsk | DeskAsk): Promise<LineAnswer> {
  const callers = ['about', 'send', 'piece', 'have', 'open', 'burn']
  const encoded = callers.includes(ask.what)
    ? encodeCallerAsk(ask as CallerAsk)
    : encodeDeskAsk(ask as DeskAsk)
  const response = await fetch(`${url}/line/v1`, { method: 'POST', body: lineFrame(encoded) })
  const payload = payloadOf(new Uint8Array(await response.arrayBuffer()))
  return certain(payload && parseLineAnswer(payload), 'the relay speaks the protocol')
}

/** Whether two messages are of one thread. */
export function sameThread(a: { readonly thread: Uint8Array }, b: { readonly thread: Uint8Array }): boolean {
  return equalBytes(a.thread, b.thread)
}

/** A line of a test: callers with a real code's worth of ids, desks with its token, asks through their binary form. */
import { type Bytes, concat, u8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { blobOverhead, blobVersion, keyIdOf } from '@safeconduct/core/line/message.ts'
import { signNotice } from '@safeconduct/core/line/notice.ts'
import { slotLength } from '@safeconduct/core/line/replies.ts'
import { type Stamp, solveStamp } from '@safeconduct/core/line/stamp.ts'
import { pieceLength } from '@safeconduct/core/line/voice.ts'
import { weekOf } from '@safeconduct/core/line/week-keys.ts'
import {
  type BoxedReply,
  type CallerAsk,
  type DeskAsk,
  encodeCallerAsk,
  encodeDeskAsk,
} from '@safeconduct/core/line/wire.ts'
import {
  encodeLineAnswer,
  type LineAnswer,
  type LineRefusal,
  parseLineAnswer,
} from '@safeconduct/core/line/wire-answers.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { TestRelay } from '../relay.fixture.ts'
import { answerOnLine } from './answering.ts'

type Answer<W> = Extract<LineAnswer, { readonly what: W }>
export type Ask = CallerAsk | DeskAsk

/** Few bits, so that tests do not work for their stamps; `stamps.test.ts` has the usual ones. */
export const easyStamps = {
  leastBits: 4,
  mostBits: 8,
  calmPerMinute: 100_000,
  bucketMillis: 600_000,
  buckets: 4,
  remembered: 1_000,
}

/** The key of every week that tests publish, unless they say another. */
export const lineKey = newEnvelopeKey(random)

export async function testNotice(line: Bytes, at: number, key = lineKey): Promise<Bytes> {
  return signNotice(await newSigningKey(random), {
    line,
    issued: at,
    keys: [{ week: weekOf(at), key: key.publicKey }],
    state: 'open',
    otherWays: { en: 'Ring', ru: 'Звоните', fr: 'Appelez' },
  })
}

/** The platform hands out 64 KiB at once and no more. */
const atOnce = 65_536
const noise = (length: number): Bytes =>
  concat(
    ...Array.from({ length: Math.ceil(length / atOnce) }, (_, at) =>
      random.bytes(Math.min(atOnce, length - at * atOnce)),
    ),
  )

/** Random bytes behind the name of the week's key: the relay must not care what is in it. */
export const blob = (size = 1_024, key = lineKey.publicKey): Bytes =>
  concat(u8(blobVersion), keyIdOf(key), noise(size + blobOverhead - 5))
export const pair = (size = 1_024, key = lineKey.publicKey): readonly [Bytes, Bytes] => [
  blob(size, key),
  blob(size, key),
]
export const voicePiece = (): Bytes => noise(pieceLength.voice)
export const filePiece = (): Bytes => noise(pieceLength.file)

export type TestBox = { readonly box: Bytes; readonly token: Bytes; readonly burnHash: Bytes }
export function testBox(): TestBox {
  const token = random.bytes(32)
  return { box: random.bytes(16), token, burnHash: sha256(token) }
}
export function boxed({ box, burnHash }: TestBox, slots = 1): BoxedReply {
  return { box, burnHash, slots: Array.from({ length: slots }, () => random.bytes(slotLength)) }
}

/** One desk and any number of callers of one line at a relay of this process. */
export class TestLine {
  readonly line = random.bytes(16)
  readonly token = random.bytes(32)
  readonly made: TestRelay

  constructor(made: TestRelay) {
    this.made = made
  }

  static async founded(made: TestRelay, at: number): Promise<TestLine> {
    const line = new TestLine(made)
    const { line: id, token } = line
    await line.want('done', { what: 'found', line: id, access: sha256(token), space: made.space })
    await line.want('done', { what: 'publish', line: id, token, notice: await testNotice(id, at) })
    return line
  }

  get mine(): { readonly line: Bytes; readonly token: Bytes } {
    return { line: this.line, token: this.token }
  }

  /** Both ways over the wire form, so that what a test says of this is true of HTTP. */
  async ask(ask: Ask): Promise<LineAnswer> {
    const said = await answerOnLine(this.made.relay.lines, encoded(ask))
    return certain(parseLineAnswer(encodeLineAnswer(said)), 'our own answer is readable')
  }

  async want<W extends LineAnswer['what']>(what: W, ask: Ask): Promise<Answer<W>> {
    const said = await this.ask(ask)
    if (isA(said, what)) return said
    throw new Error(`wanted ${what}, got ${JSON.stringify(said).slice(0, 200)}`)
  }

  async refusal(ask: Ask): Promise<LineRefusal['kind']> {
    return (await this.want('refused', ask)).refusal.kind
  }

  async stamp(bits?: number): Promise<Stamp> {
    const { about } = await this.want('about', { what: 'about', line: this.line })
    const work = { random, pause: async () => undefined }
    return certain(await solveStamp(about.challenge, bits ?? about.bits, work), 'few bits')
  }

  async send(size = 1_024): Promise<LineAnswer> {
    return this.ask({ what: 'send', line: this.line, stamp: await this.stamp(), blobs: pair(size) })
  }
}

function isA<W extends LineAnswer['what']>(said: LineAnswer, what: W): said is Answer<W> {
  return said.what === what
}

export function encoded(ask: Ask): Bytes {
  return isCallers(ask) ? encodeCallerAsk(ask) : encodeDeskAsk(ask)
}

function isCallers(ask: Ask): ask is CallerAsk {
  return ['about', 'send', 'piece', 'have', 'open', 'burn'].includes(ask.what)
}

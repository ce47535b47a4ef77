/**
 * The line at a relay: a thousand messages a minute beside fifty people who come back with their codes and a desk that
 * collects. The relay is a process of its own; whoever asks shares the machine with it, and works for its stamps.
 *
 * Also how much the relay's own time tells about a code: the same question for a box with answers and for none.
 */
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Bytes, concat, u8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { blobOverhead, blobVersion, keyIdOf } from '@safeconduct/core/line/message.ts'
import { signNotice } from '@safeconduct/core/line/notice.ts'
import { slotLength } from '@safeconduct/core/line/replies.ts'
import { isStamped, type Stamp } from '@safeconduct/core/line/stamp.ts'
import { weekOf } from '@safeconduct/core/line/week-keys.ts'
import { type CallerAsk, encodeCallerAsk, encodeDeskAsk } from '@safeconduct/core/line/wire.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey } from '@safeconduct/core/sealed/sign.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { type Figure, figure } from './figure.ts'
import { LineAsker } from './line-asker.ts'
import { toMiB } from './relay-entries.ts'
import { type RelayProcess, startRelayProcess } from './relay-process.ts'

const perMinute = 1_000
const readers = 50
/** A person looks, reads, and looks again. */
const readEvery = 1_500
const looks = 400

const weekKey = newEnvelopeKey(random)
/** Noise behind the name of the week's key: the relay looks no further. */
const sealedNoise = (): Bytes =>
  concat(u8(blobVersion), keyIdOf(weekKey.publicKey), random.bytes(1_024 + blobOverhead - 5))

type Line = { readonly line: Bytes; readonly token: Bytes }
type Told = { readonly accepted: number; readonly minutes: number; readonly times: readonly number[] }

/** `minutes`: one in the bench, ten in the long run (`npm run soak:line`). */
export async function lineServerFigures(minutes: number): Promise<readonly Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'line-bench-'))
  const relay = await startRelayProcess(home)
  try {
    const line = await founded(relay)
    const boxes = await answered(relay, line)
    const stop = new AbortController()
    const reading = Promise.all(
      Array.from({ length: readers }, (_, at) => read(relay, boxes, at, stop.signal)),
    )
    const collecting = collect(relay, line, stop.signal)
    const memory = watchMemory(relay, stop.signal)
    const before = relay.work()
    const { accepted, times, minutes: took } = await sendAll(relay, line, minutes)
    const after = relay.work()
    stop.abort()
    const share = before === undefined || after === undefined ? undefined : (after - before) / took / 60
    const reads = (await reading).reduce((sum, count) => sum + count, 0)
    const kept = await collecting
    const what = `line: ${minutes * perMinute} messages in ${minutes} min beside ${readers} readers`
    return [
      figure(`${what}: accepted`, accepted, '', { is: '≥', value: minutes * perMinute }),
      // Below a thousand where the machine was too busy to ask so often: whoever asks works for every stamp.
      figure(`${what}: accepted in a minute`, accepted / took, '', { is: '≥', value: perMinute * 0.98 }),
      figure(`${what}: lost of those`, accepted - kept / 2, '', { is: '≤', value: 0 }),
      figure(`${what}: p99 of a message`, times[Math.floor(times.length * 0.99)] ?? 0, 'ms'),
      figure(`${what}: boxes read`, reads / took / 60, '/s'),
      figure(`${what}: share of a processor`, share === undefined ? null : share * 100, '%'),
      figure(`${what}: most memory`, toMiB(await memory), 'MiB', { is: '≤', value: 300 }),
      ...(await told(relay, boxes)),
    ]
  } finally {
    await relay.end()
    rmSync(home, { recursive: true })
  }
}

async function founded(relay: RelayProcess): Promise<Line> {
  const asker = new LineAsker(relay.port)
  const [line, token, root] = [random.bytes(16), random.bytes(32), await newSigningKey(random)]
  const otherWays = { en: '', ru: '', fr: '' }
  const now = machineNow()
  const keys = [{ week: weekOf(now), key: weekKey.publicKey }]
  const notice = await signNotice(root, { line, issued: now, keys, state: 'open', otherWays })
  const access = sha256(token)
  await asker.want('done', encodeDeskAsk({ what: 'found', line, access, space: relay.space }))
  await asker.want('done', encodeDeskAsk({ what: 'publish', line, token, notice }))
  asker.close()
  return { line, token }
}

/** Twenty-five people who were answered, each in two boxes. */
async function answered(relay: RelayProcess, line: Line): Promise<readonly Bytes[]> {
  const asker = new LineAsker(relay.port)
  const boxes: Bytes[] = []
  while (boxes.length < readers) {
    const held = { ...line, tag: random.bytes(16), holder: random.bytes(16) }
    const half = (): { box: Bytes; burnHash: Bytes; slots: Bytes[] } => ({
      box: random.bytes(16),
      burnHash: random.bytes(32),
      slots: [random.bytes(slotLength), random.bytes(slotLength)],
    })
    const pair = [half(), half()] as const
    await asker.want('lease', encodeDeskAsk({ what: 'lease', ...held }))
    await asker.want('done', encodeDeskAsk({ what: 'reply', ...held, id: random.bytes(16), boxes: pair }))
    boxes.push(...pair.map(({ box }) => box))
  }
  asker.close()
  return boxes
}

/** Evenly over the time, eight lines at once, each message behind its own work. */
async function sendAll(relay: RelayProcess, { line }: Line, minutes: number): Promise<Told> {
  const [began, count, lines] = [performance.now(), minutes * perMinute, 8]
  const times: number[] = []
  let accepted = 0
  await Promise.all(
    Array.from({ length: lines }, async (_, lane) => {
      const asker = new LineAsker(relay.port)
      const { about } = await asker.want('about', encodeCallerAsk({ what: 'about', line }))
      let { challenge, bits } = about
      for (let at = lane; at < count; at += lines) {
        const due = began + (at * 60_000) / perMinute
        await sleep(Math.max(0, due - performance.now()))
        const blobs = [sealedNoise(), sealedNoise()] as const
        for (let isTaken = false; !isTaken; ) {
          const ask: CallerAsk = { what: 'send', line, stamp: worked(challenge, bits), blobs }
          const start = performance.now()
          const answer = await asker.ask(encodeCallerAsk(ask))
          times.push(performance.now() - start)
          isTaken = answer.what === 'day'
          if (isTaken) accepted++
          else if (answer.what === 'refused' && answer.refusal.kind === 'stamp')
            ({ challenge, bits } = answer.refusal)
          else throw new Error(`a message was answered with ${JSON.stringify(answer)}`)
        }
      }
      asker.close()
    }),
  )
  return { accepted, minutes: (performance.now() - began) / 60_000, times: times.toSorted((a, b) => a - b) }
}

/** One person who comes back again and again: with a code, or with one that is none. */
async function read(
  relay: RelayProcess,
  boxes: readonly Bytes[],
  at: number,
  signal: AbortSignal,
): Promise<number> {
  const asker = new LineAsker(relay.port)
  const box = at % 2 === 0 ? certain(boxes[at], 'a box for each') : random.bytes(16)
  await sleep((readEvery * at) / readers)
  let count = 0
  for (; !signal.aborted; count++) {
    await asker.want('slots', encodeCallerAsk({ what: 'open', box, page: 0 }))
    await sleep(readEvery)
  }
  asker.close()
  return count
}

/** A desk that looks every five seconds and drops what it has. How many it got, once each. */
async function collect(relay: RelayProcess, line: Line, signal: AbortSignal): Promise<number> {
  const asker = new LineAsker(relay.port)
  const seen = new Set<number>()
  for (let isLast = false; !isLast; ) {
    isLast = signal.aborted
    for (let [after, more] = [0, true]; more; ) {
      const part = await asker.want('blobs', encodeDeskAsk({ what: 'collect', ...line, after }))
      const numbers = part.blobs.map(({ number }) => number)
      for (const number of numbers) seen.add(number)
      // Half of it stays, as at a desk whose own relay is slow to answer.
      await asker.want(
        'done',
        encodeDeskAsk({ what: 'drop', ...line, numbers: numbers.filter((one) => one % 2) }),
      )
      after = numbers.at(-1) ?? after
      more = part.more
    }
    if (!isLast) await sleep(5_000, undefined, { signal }).catch(() => undefined)
  }
  asker.close()
  return seen.size
}

async function watchMemory(relay: RelayProcess, signal: AbortSignal): Promise<number | undefined> {
  let most = relay.memory()
  while (!signal.aborted) {
    await sleep(500)
    most = Math.max(most ?? 0, relay.memory() ?? 0) || undefined
  }
  return most
}

/** How long a box with answers takes beside one that is none, in turns, over one line. A report, no promise. */
async function told(relay: RelayProcess, boxes: readonly Bytes[]): Promise<readonly Figure[]> {
  const asker = new LineAsker(relay.port)
  const timeOf = async (box: Bytes): Promise<number> => {
    const start = performance.now()
    await asker.want('slots', encodeCallerAsk({ what: 'open', box, page: 0 }))
    return performance.now() - start
  }
  const [known, unknown]: [number[], number[]] = [[], []]
  for (let at = 0; at < looks; at++) {
    known.push(await timeOf(certain(boxes[at % boxes.length], 'there are boxes')))
    unknown.push(await timeOf(random.bytes(16)))
  }
  asker.close()
  const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[looks / 2] ?? 0
  return [
    figure('line: a box with answers opens in (median)', middle(known), 'ms'),
    figure(
      'line: time of a code that is none, by that of one that is (medians)',
      middle(unknown) / middle(known),
      '×',
    ),
  ]
}

/** The work of a stamp, by the platform's own SHA-256: a page does it while the person types. */
function worked(challenge: Bytes, bits: number): Stamp {
  const block = Buffer.from(concat(challenge, random.bytes(16)))
  const shift = 32 - bits
  for (;;) {
    if (hash('sha256', block, 'buffer').readUInt32BE() >>> shift === 0) break
    block.writeUInt32BE((block.readUInt32BE(28) + 1) >>> 0, 28)
  }
  const stamp = { challenge, nonce: new Uint8Array(block.subarray(16)) }
  if (!isStamped(stamp, bits)) throw new Error('work that counts for nothing')
  return stamp
}

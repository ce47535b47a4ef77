import { PassThrough } from 'node:stream'
import { concat, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import {
  array,
  assert,
  asyncProperty,
  constant,
  dictionary,
  integer,
  oneof,
  string,
  tuple,
  uint8Array,
} from 'fast-check'
import { expect, it } from 'vitest'
import { type Frame, framesIn, longestBody, longestHead, sendFrame } from './frames.ts'

const word = string({ unit: 'grapheme' })
const content = oneof(word, integer(), constant(null), array(word), dictionary(string(), word))

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const size of sizes) {
    yield bytes.slice(at, at + size)
    at += size
  }
  yield bytes.slice(at)
}

async function read(line: AsyncIterable<unknown>): Promise<readonly Frame[]> {
  const frames: Frame[] = []
  for await (const frame of framesIn(line)) frames.push(frame)
  return frames
}

/** The bytes that a message is on the line. */
function sent(head: unknown, body?: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const line = new PassThrough()
  sendFrame(line, head, body?.slice())
  const parts: Uint8Array[] = []
  for (let part: unknown = line.read(); part instanceof Uint8Array; part = line.read())
    parts.push(part.slice())
  return concat(...parts)
}

it('[C30] messages arrive whole and in order however the line cuts them', async () => {
  await assert(
    asyncProperty(
      array(tuple(content, uint8Array())),
      array(integer({ min: 0, max: 9 })),
      async (messages, sizes) => {
        const bytes = concat(...messages.map(([head, body]) => sent(head, new Uint8Array(body))))
        const frames = await read(inPieces(bytes, sizes))
        expect(frames.map(({ head, body }) => [head, [...body]])).toEqual(
          messages.map(([head, body]) => [head, [...body]]),
        )
      },
    ),
  )
})

it('[C30] a message that says it is too long, or whose head is no JSON, ends the line; what came before it counts', async () => {
  const good = sent({ hello: 'again' })
  for (const bad of [
    concat(u32(longestHead + 1), u32(0)),
    concat(u32(2), u32(longestBody + 1)),
    concat(u32(4), u32(0), utf8('{"a"')),
    concat(u32(2), u32(0), Uint8Array.of(0xff, 0xfe)),
    concat(u32(0), u32(0)),
  ]) {
    const frames = await read(inPieces(concat(good, bad, good), [3, 2]))
    expect(frames.map(({ head }) => head)).toEqual([{ hello: 'again' }])
  }
})

it('[C30] a line that is cut in the middle of a message ends quietly', async () => {
  const whole = concat(sent(1), sent({ name: 'records.save' }, utf8('half of this is lost')))
  expect((await read(inPieces(whole.subarray(0, whole.length - 3), []))).length).toBe(1)
  async function* cut(): AsyncGenerator<Uint8Array> {
    yield sent(1)
    throw new Error('the line was cut')
  }
  expect((await read(cut())).length).toBe(1)
})

it('[C28] a passphrase is overwritten where it was passed on, on both sides of the line', async () => {
  const body = utf8('lantern orchard velvet')
  const line = new PassThrough()
  sendFrame(line, { kind: 'ask' }, body)
  const part: unknown = line.read()
  const parts = part instanceof Uint8Array ? [part] : []
  line.end()
  for await (const more of line) if (more instanceof Uint8Array) parts.push(more)
  const arrived = concat(...parts)
  expect(body.every((byte) => byte === 0)).toBe(true)
  const incoming = [arrived.subarray(0, 20), arrived.subarray(20)]
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield* incoming
  }
  const [frame] = await read(pieces())
  expect(frame?.body.length).toBe(22)
  expect(arrived.every((byte) => byte === 0)).toBe(true)
})

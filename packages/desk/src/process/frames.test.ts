import { concat, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import { array, assert, asyncProperty, constant, dictionary, integer, oneof, string } from 'fast-check'
import { expect, it } from 'vitest'
import { frameOf, framesIn, longestFrame } from './frames.ts'

const word = string({ unit: 'grapheme' })
const content = oneof(word, integer(), constant(null), array(word), dictionary(string(), word))

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const size of sizes) {
    yield bytes.subarray(at, at + size)
    at += size
  }
  yield bytes.subarray(at)
}

async function read(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const messages: unknown[] = []
  for await (const message of framesIn(stream)) messages.push(message)
  return messages
}

it('[C30] messages arrive whole and in order however the line cuts them', async () => {
  await assert(
    asyncProperty(array(content), array(integer({ min: 0, max: 9 })), async (messages, sizes) => {
      const bytes = concat(...messages.map(frameOf))
      expect(await read(inPieces(bytes, sizes))).toEqual(messages)
    }),
  )
})

it('[C30] a message that says it is too long, or is no JSON, ends the line; what came before it counts', async () => {
  const good = frameOf({ hello: 'again' })
  for (const bad of [
    u32(longestFrame + 1),
    concat(u32(4), utf8('{"a"')),
    concat(u32(2), Uint8Array.of(0xff, 0xfe)),
    u32(0),
  ]) {
    expect(await read(inPieces(concat(good, bad, good), [3, 2]))).toEqual([{ hello: 'again' }])
  }
})

it('[C30] a line that is cut in the middle of a message ends quietly', async () => {
  const whole = concat(frameOf(1), frameOf({ words: 'half of this is lost' }))
  expect(await read(inPieces(whole.subarray(0, whole.length - 3), []))).toEqual([1])
  async function* cut(): AsyncGenerator<Uint8Array> {
    yield frameOf(1)
    throw new Error('the line was cut')
  }
  expect(await read(cut())).toEqual([1])
})

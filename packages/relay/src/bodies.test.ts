/** How much of strangers is held, and who is still heard in a flood. docs/formats/relay.md, L31 and L57. */
import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { Bodies, type BodyRules } from './bodies.ts'

const rules: BodyRules = {
  most: 100,
  unproven: 40,
  small: 10,
  head: 4,
  // A proof is a one before everything else.
  mayBeLarge: async (head) => head[0] === 1,
}

function sending(
  bodies: Bodies,
  length: number,
  { first = 0, ...more }: Partial<BodyRules> & { readonly first?: number; readonly said?: number } = {},
): Promise<string> {
  const stream = new PassThrough()
  const headers = more.said === undefined ? {} : { 'content-length': String(more.said) }
  const request = Object.assign(stream, { headers }) as unknown as IncomingMessage
  const read = bodies.read(request, { ...rules, ...more })
  const bytes = new Uint8Array(length).fill(7)
  bytes[0] = first
  // In parts, as a network brings it.
  for (let at = 0; at < length; at += 5) stream.write(bytes.subarray(at, at + 5))
  stream.end()
  return read.then((body) => ('kind' in body ? body.kind : `read ${body.length}`))
}

it('[L31] reads a long body to its end for whoever shows something, and no body beyond the most', async () => {
  const bodies = new Bodies(10_000)
  expect(await sending(bodies, 40)).toBe('read 40')
  expect(await sending(bodies, 41)).toBe('too-large')
  expect(await sending(bodies, 100, { first: 1 })).toBe('read 100')
  expect(await sending(bodies, 101, { first: 1 })).toBe('too-large')
  expect(await sending(bodies, 0, { said: 101 })).toBe('too-large')
  expect(await sending(bodies, 3)).toBe('read 3')
})

it('[L57] hears short asks and whoever shows a stamp beside a flood, and everybody when it is over', async () => {
  const bodies = new Bodies(200)
  for (const held of [40, 40, 20]) expect(await sending(bodies, held)).toBe(`read ${held}`)
  expect(await sending(bodies, 20)).toBe('slow-down')
  expect(await sending(bodies, 10)).toBe('read 10')
  expect(await sending(bodies, 50, { first: 1 })).toBe('read 50')
  expect(await sending(bodies, 45, { first: 1 })).toBe('slow-down')
  bodies.let(160)
  expect(await sending(bodies, 40)).toBe('read 40')
})

it('[L57] waits for a body as long as it was told, and holds nothing of one that was given up', async () => {
  const bodies = new Bodies(100)
  const request = Object.assign(new PassThrough(), { headers: {} }) as unknown as IncomingMessage &
    PassThrough
  const late = bodies.read(request, { ...rules, within: 30 })
  request.write(new Uint8Array(30))
  expect(await late).toEqual({ kind: 'unreadable' })
  const gone = Object.assign(new PassThrough(), { headers: {} }) as unknown as IncomingMessage & PassThrough
  const cut = bodies.read(gone, rules)
  gone.write(new Uint8Array(20))
  gone.destroy()
  expect(await cut).toEqual({ kind: 'unreadable' })
  expect(await sending(bodies, 25)).toBe('read 25')
})

/** The page and a relay that is silent, full, out of date, or lies: here the network is a script of what it answers. */

import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { keyIdOf } from '@safeconduct/core/line/message.ts'
import { signNotice } from '@safeconduct/core/line/notice.ts'
import { newRatchet, weekKeyOf, weekOf } from '@safeconduct/core/line/week-keys.ts'
import type { CallerAsk } from '@safeconduct/core/line/wire.ts'
import type { LineAnswer } from '@safeconduct/core/line/wire-answers.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import { describe, expect, it } from 'vitest'
import { Line, type Step } from './line.ts'
import type { Settings } from './settings.ts'

const weekMillis = 7 * 86_400_000
const week = 2_950
const lineId = random.bytes(16)
const root = await newSigningKey(random)
const keys = [week - 1, week, week + 1, week + 2].map((one) => ({
  week: one,
  key: weekKeyOf(newRatchet(random, one)).publicKey,
}))

async function about(signer: SigningKey = root, day = week * 7): Promise<LineAnswer> {
  const otherWays = { en: '', ru: '', fr: '' }
  const notice = await signNotice(signer, { line: lineId, issued: 0, keys, state: 'open', otherWays })
  return { what: 'about', about: { notice, challenge: random.bytes(16), bits: 2, day, full: false } }
}

type Sent = Extract<CallerAsk, { readonly what: 'send' }>

/** A page before a relay that gives these answers to what is sent, one after the other, then takes everything. */
function page(answers: readonly (LineAnswer | undefined)[], said: LineAnswer, now = week * weekMillis) {
  const clock = { now }
  const sends: Sent[] = []
  const waits: number[] = []
  const steps: Step['step'][] = []
  const left = [...answers]
  const door = {
    ask: async (ask: CallerAsk): Promise<LineAnswer | undefined> => {
      if (ask.what !== 'send') return said
      sends.push(ask)
      return left.length > 0 ? left.shift() : { what: 'day', day: 0 }
    },
  }
  const settings: Settings = {
    relays: [''],
    line: lineId,
    root: publicKeyOf(root),
    language: 'en',
    words: { language: 'en', words: [] },
    say: (name) => name,
  }
  const waiting = {
    wait: async (seconds: number, each: (left: number) => void): Promise<void> => {
      if (waits.push(seconds) > 9) throw new Error('waited long enough')
      each(seconds)
    },
    wake: () => {},
  }
  const line = new Line(settings, door, { millis: () => clock.now, offset: () => 0 }, waiting)
  const send = (): Promise<unknown> =>
    line.send(
      { kind: 'nothing' },
      { kind: 'cover', thread: random.bytes(16) },
      ({ step }) => void steps.push(step),
    )
  return { line, send, sends, waits, steps, clock }
}

const refused = (refusal: Extract<LineAnswer, { readonly what: 'refused' }>['refusal']): LineAnswer => ({
  what: 'refused',
  refusal,
})

describe('a pair of messages', () => {
  it('is offered again byte for byte, with the same stamp, until a relay answers', async () => {
    const { send, sends, waits } = page([undefined, undefined, undefined], await about())
    expect(await send()).toBe('sent')
    expect(sends).toHaveLength(4)
    expect(new Set(sends.map(({ blobs }) => blobs.map((one) => one.toHex()).join())).size).toBe(1)
    expect(new Set(sends.map(({ stamp }) => stamp.nonce.toHex())).size).toBe(1)
    expect(waits).toEqual([3, 6, 12])
  })

  it('gets another stamp when the relay wants one, and is otherwise the same', async () => {
    const challenge = random.bytes(16)
    const { send, sends, waits } = page([refused({ kind: 'stamp', challenge, bits: 4 })], await about())
    expect(await send()).toBe('sent')
    expect(sends[1]?.stamp.challenge).toEqual(challenge)
    expect(sends[1]?.blobs).toEqual(sends[0]?.blobs)
    expect(waits).toEqual([])
  })

  it('[N65] is sealed again to the key of a new notice when the relay names another', async () => {
    const { send, sends, waits } = page([refused({ kind: 'other-key' })], await about())
    expect(await send()).toBe('sent')
    expect(sends).toHaveLength(2)
    expect(sends[1]?.blobs[0]).not.toEqual(sends[0]?.blobs[0])
    expect(waits).toEqual([])
  })

  it('[N65] does not ask without a pause a relay that names no key of ours again and again', async () => {
    const { send, waits } = page(
      Array.from({ length: 4 }, () => refused({ kind: 'other-key' })),
      await about(),
    )
    expect(await send()).toBe('sent')
    expect(waits).toHaveLength(3)
  })

  it('waits when the line is full, and as long as the relay asks when it is told to slow down', async () => {
    const { send, waits, steps } = page(
      [refused({ kind: 'full' }), refused({ kind: 'slow-down', seconds: 41 })],
      await about(),
    )
    expect(await send()).toBe('sent')
    expect(waits).toEqual([3, 41])
    expect(steps).toContain('refused-full')
  })

  it('does not wait for another that is sent at the same time, nor shares its stamp', async () => {
    const { send, sends } = page([], await about())
    expect(await Promise.all([send(), send()])).toEqual(['sent', 'sent'])
    expect(sends[0]?.stamp.nonce).not.toEqual(sends[1]?.stamp.nonce)
  })

  it('is not made for a relay that wants more work than any honest one', async () => {
    const dear = await about()
    if (dear.what !== 'about') throw new Error('it was made just here')
    const { line, waits } = page([], { ...dear, about: { ...dear.about, bits: 60 } })
    await expect(line.stamp(() => {})).rejects.toThrow('waited long enough')
    expect(waits.every((seconds) => seconds >= 24)).toBe(true)
  })
})

describe('the week’s key', () => {
  const sealedTo = (sent: Sent | undefined): Bytes | undefined => sent?.blobs[0].slice(1, 5)
  const idOf = (of: number): Bytes => keyIdOf(keys[of]!.key)

  it('is the one of the phone’s own week, whatever day the relay says it is', async () => {
    const { send, sends } = page([], await about(root, (week - 1) * 7))
    await send()
    expect(sealedTo(sends[0])).toEqual(idOf(1))
  })

  it('is the one of the relay’s week for a phone whose clock is wrong', async () => {
    const { send, sends } = page([], await about(root, (week + 1) * 7), weekOf(0))
    await send()
    expect(sealedTo(sends[0])).toEqual(idOf(2))
  })

  it('is another one for what is written on a page that stayed open over the end of its week', async () => {
    const { send, sends, clock } = page([], await about())
    await send()
    clock.now += 2 * weekMillis
    await send()
    expect(sends.map(sealedTo)).toEqual([idOf(1), idOf(3)])
  })

  it('is not taken from anybody else: nothing is sealed and nothing sent', async () => {
    const { send, sends } = page([], await about(await newSigningKey(random)))
    expect(await send()).toEqual({ kind: 'wrong-signature' })
    expect(sends).toEqual([])
  })
})

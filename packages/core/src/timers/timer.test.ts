/** What a desk gives to a relay, and what it sees of it again. docs/formats/timers.md. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { certain } from '../base/result.ts'
import { newSigningKey } from '../sealed/sign.ts'
import { newCheckInLink } from './check-in.ts'
import { guardFrom } from './guard.ts'
import { isHeartbeatOf, signHeartbeat, timersDigest } from './heartbeat.ts'
import { dueMinuteOf, minute } from './minutes.ts'
import { openTimer, sealTimer, type TimerPlan, timerLimits, timerOf } from './timer.ts'
import { encodeTimerAsk, parseTimerAsk, type TimerAsk } from './wire.ts'
import { encodeTimerAnswer, parseTimerAnswer, type TimerAnswer } from './wire-answers.ts'

const random = seededRandom(11)
const made = guardFrom(random.bytes(32))
const guard = certain(made.ok ? made.value : undefined, 'a secret of 32 bytes')
const at = Date.UTC(2026, 2, 14, 13, 37, 21)
const timer = random.bytes(16)
const channels = [random.bytes(16), random.bytes(16)]
const sealed = random.bytes(timerLimits.sealed)

function plan(
  more: Partial<Parameters<typeof timerOf>[0]> = {},
  ladder = [{ wait: 0, channels }],
): TimerPlan {
  const timed = timerOf({ timer, dueAt: at, grace: 180, ...more }, { ladder, remind: channels, sealed })
  return certain(timed.ok ? timed.value : undefined, 'a timer')
}

describe('a timer', () => {
  it('[TI10] is due in steps of five minutes, never before what was agreed', () => {
    expect(plan().due * minute - at).toBeGreaterThanOrEqual(0)
    expect(plan().due * minute - at).toBeLessThan(5 * minute)
    expect(dueMinuteOf(at - (at % (5 * minute)))).toBe((at - (at % (5 * minute))) / minute)
    expect(plan({ every: 61 }).every).toBe(65)
  })

  it('[TI11] says what it is about to desks alone, always at one length', async () => {
    for (const length of [0, 16, timerLimits.content]) {
      const content = random.bytes(length)
      const bytes = certain(await sealTimer(guard.sealKey, timer, content, { random }), 'it fits')
      expect(bytes.length).toBe(1_024)
      expect(await openTimer(guard.sealKey, timer, bytes)).toEqual({ ok: true, value: content })
      // Put in the place of another timer it opens nothing.
      expect((await openTimer(guard.sealKey, random.bytes(16), bytes)).ok).toBe(false)
    }
    expect(
      await sealTimer(guard.sealKey, timer, random.bytes(timerLimits.content + 1), { random }),
    ).toBeUndefined()
  })

  it('[TI12] is refused with the field that is wrong', () => {
    const alarm = { ladder: [{ wait: 0, channels }], sealed }
    const check = { timer, dueAt: at, grace: 180 }
    const wrong = [
      ['id', timerOf({ ...check, timer: random.bytes(15) }, alarm)],
      ['due', timerOf({ ...check, dueAt: Date.UTC(19_000, 0) }, alarm)],
      ['due', timerOf({ ...check, dueAt: -1e12 }, alarm)],
      ['every', timerOf({ ...check, every: 400 * 24 * 60 }, alarm)],
      ['grace', timerOf({ ...check, grace: -1 }, alarm)],
      [
        'ladder',
        timerOf(check, { ...alarm, ladder: Array.from({ length: 7 }, () => ({ wait: 0, channels })) }),
      ],
      ['ladder', timerOf(check, { ...alarm, ladder: [{ wait: 0, channels: [random.bytes(4)] }] })],
      ['ladder', timerOf(check, { ...alarm, ladder: [{ wait: 0.5, channels }] })],
      ['sealed', timerOf(check, { ...alarm, sealed: random.bytes(10) })],
    ] as const
    for (const [field, refused] of wrong)
      expect(refused).toEqual({ ok: false, refusal: { kind: 'not-a-timer', field } })
  })

  it('[TI13] brings with it what is accepted for the next sixteen due times of a check that repeats', () => {
    const { slot, key } = newCheckInLink(random)
    const link = { slot, key, safe: random.bytes(32), duress: random.bytes(32) }
    const accepts = plan({ every: 1_440, link }).checkIn?.accepts ?? []
    expect(accepts.map(({ due }) => due - plan().due)).toEqual(
      Array.from({ length: 16 }, (_, day) => day * 1_440),
    )
    expect(plan({ link }).checkIn?.accepts).toHaveLength(1)
  })

  it('[TI13] has as many of them whatever the clocks do, and none that lies before its neighbour', () => {
    const { slot, key } = newCheckInLink(random)
    const link = { slot, key, safe: random.bytes(32), duress: random.bytes(32) }
    const days = [1_440, 2_820, 4_260].map((after) => plan().due * minute + after * minute)
    const short = plan({ every: 1_440, link, nextDues: days }).checkIn?.accepts ?? []
    expect(short.map(({ due }) => due - plan().due).slice(0, 6)).toEqual([
      0, 1_440, 2_820, 4_260, 5_700, 7_140,
    ])
    expect(short).toHaveLength(16)
    expect(plan({ link, nextDues: days }).checkIn?.accepts).toHaveLength(1)
    const back = timerOf(
      { timer, dueAt: at, grace: 0, every: 1_440, link, nextDues: days.toReversed() },
      { ladder: [], sealed },
    )
    expect(back).toEqual({ ok: false, refusal: { kind: 'not-a-timer', field: 'checkIn' } })
  })
})

describe('the wire of timers', () => {
  const { slot, key } = newCheckInLink(random)
  const link = { slot, key, safe: random.bytes(32), duress: random.bytes(32) }
  const id = timer
  const asks: readonly TimerAsk[] = [
    { what: 'found', access: random.bytes(32), space: random.bytes(16) },
    { what: 'put', timer: plan() },
    { what: 'put', timer: plan({ every: 60, link }, []) },
    { what: 'resolve', id, due: 5 },
    { what: 'acknowledge', id, due: 0xffff_fff0 },
    { what: 'drop', id },
    { what: 'open', id },
    { what: 'digest', id },
    { what: 'list', after: new Uint8Array(16) },
    { what: 'answers' },
    { what: 'channels' },
    { what: 'taken', answers: [{ id, due: 5 }] },
    {
      what: 'put-channel',
      id,
      channel: { kind: 'mail', address: 'a@b.org', host: 'https://relay.example.org' },
    },
    { what: 'put-channel', id, channel: { kind: 'push', address: 'https://ntfy.example.org/t', host: '' } },
    { what: 'drop-channel', id },
    { what: 'try-channel', id },
    { what: 'heartbeat', nonce: random.bytes(32) },
  ]
  const whole = asks.map((ask) => encodeTimerAsk({ guard: guard.guard, token: guard.token.reveal(), ask }))

  it('[TI53] reads back what was written', () => {
    for (const [at, ask] of asks.entries()) {
      const read = parseTimerAsk(certain(whole[at], 'it was written'))
      expect(read).toEqual({ ok: true, value: { guard: guard.guard, token: guard.token.reveal(), ask } })
    }
  })

  it('[TI54] reads nothing that is cut, longer, of another version, or no timer', () => {
    for (const bytes of whole) {
      for (let length = 0; length < Math.min(bytes.length, 120); length++)
        expect(parseTimerAsk(bytes.subarray(0, length)).ok).toBe(false)
      expect(parseTimerAsk(new Uint8Array([...bytes, 0])).ok).toBe(false)
      const other = bytes.slice()
      other[0] = 2
      expect(parseTimerAsk(other)).toEqual({ ok: false, refusal: { kind: 'other-version', version: 2 } })
    }
    const odd = encodeTimerAsk({
      guard: guard.guard,
      token: guard.token.reveal(),
      ask: { what: 'put', timer: { ...plan(), due: 7 } },
    })
    expect(parseTimerAsk(odd).ok).toBe(false)
    for (let count = 0; count < 500; count++) parseTimerAsk(random.bytes(count % 90))
  })

  it('[TI53] reads back every answer, and nothing else', async () => {
    const relay = await newSigningKey(random)
    const nonce = random.bytes(32)
    const said = { minute: 5, looked: 5, armed: 2, alarming: 1, failing: 0, digest: random.bytes(32) }
    const beat = { ...said, signature: await signHeartbeat(relay, { guard: guard.guard, nonce }, said) }
    const standing = { due: 5, every: 0, grace: 3, level: 2, next: 9, held: 0 }
    const flags = { reminded: true, late: false, resolved: true, hasLink: true }
    const answers: readonly TimerAnswer[] = [
      { what: 'done' },
      { what: 'refused', refusal: { kind: 'not-delivered' } },
      { what: 'refused', refusal: { kind: 'slow-down', seconds: 30 } },
      { what: 'refused', refusal: { kind: 'other-version', oldest: 1, newest: 1 } },
      { what: 'timers', timers: [{ id, ...standing, ...flags }], more: true },
      { what: 'sealed', sealed },
      { what: 'digest', digest: random.bytes(32) },
      { what: 'answers', answers: [{ id, due: 5, answer: random.bytes(32) }] },
      { what: 'channels', channels: [{ id, kind: 'push', failed: 3 }] },
      { what: 'heartbeat', beat },
    ]
    for (const answer of answers) {
      const bytes = encodeTimerAnswer(answer)
      expect(parseTimerAnswer(bytes)).toEqual(answer)
      for (let length = 0; length < Math.min(bytes.length, 150); length++)
        expect(parseTimerAnswer(bytes.subarray(0, length))).toBeUndefined()
    }
    expect(await isHeartbeatOf(relay.publicKey, { guard: guard.guard, nonce }, beat)).toBe(true)
    // Said again later, for another guard, or with other numbers it is no sign of life.
    expect(await isHeartbeatOf(relay.publicKey, { guard: guard.guard, nonce: random.bytes(32) }, beat)).toBe(
      false,
    )
    expect(await isHeartbeatOf(relay.publicKey, { guard: random.bytes(16), nonce }, beat)).toBe(false)
    expect(await isHeartbeatOf(relay.publicKey, { guard: guard.guard, nonce }, { ...beat, armed: 3 })).toBe(
      false,
    )
  })

  it('[TI42] sums up the timers that are watched, in whatever order they come', () => {
    const [one, other] = [
      { id: random.bytes(16), due: 5 },
      { id: random.bytes(16), due: 10 },
    ]
    expect(timersDigest([one, other])).toEqual(timersDigest([other, one]))
    expect(timersDigest([one])).not.toEqual(timersDigest([one, other]))
    expect(timersDigest([{ ...one, due: 10 }])).not.toEqual(timersDigest([one]))
  })

  it('[TI14] makes a guard whose parts say nothing of each other', () => {
    const again = guardFrom(random.bytes(32))
    expect(again.ok && again.value.guard).not.toEqual(guard.guard)
    expect(guardFrom(random.bytes(31))).toEqual({ ok: false, refusal: { kind: 'not-a-guard' } })
    expect(JSON.stringify(guard)).not.toContain(guard.token.reveal().toHex())
  })
})

/**
 * I13: one night of check-ins, after the schedule. Hosts and escorts answer or do not, laptops are opened and shut,
 * relays are started again, are off, have their clocks set, and lose timers or look too late where the seed says so.
 *
 * Whatever happens, a check that nobody answered is an alarm within an interval after its grace: somebody was told
 * through a channel, or a desk that is open says so itself, or it says that something is wrong with the relay. What
 * cannot be: every laptop shut, and no relay that keeps its word.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import {
  answerFor,
  type CheckInKeys,
  markOf,
  newCheckInLink,
  openAnswer,
} from '@safeconduct/core/timers/check-in.ts'
import { type Guard, guardFrom } from '@safeconduct/core/timers/guard.ts'
import {
  heartbeatInterval,
  isHeartbeatOf,
  relayTroubles,
  type SignedHeartbeat,
} from '@safeconduct/core/timers/heartbeat.ts'
import { minute } from '@safeconduct/core/timers/minutes.ts'
import { type TimerPlan, timerLimits, timerOf } from '@safeconduct/core/timers/timer.ts'
import type { Dice } from '../dice.ts'
import type { World } from '../world.ts'
import { GuardingRelay } from './guarding-relay.ts'

const length = 8 * 60
const interval = heartbeatInterval / minute
/** Desks ask a relay so often. */
const askedEvery = 5

type Check = {
  readonly plan: TimerPlan
  readonly link: CheckInKeys
  readonly marks: { readonly safe: Bytes; readonly duress: Bytes }
  readonly address: string
  /** When somebody answers, and with what; undefined: nobody does. */
  readonly answer: { readonly at: number; readonly word: string } | undefined
  /** Relays that took the right word. */
  readonly answered: Set<GuardingRelay>
  /** The first minute in which a desk that is open knew that it is overdue, or that its relay is in trouble. */
  noticed: number
}
type Desk = {
  /** Minutes in which it is open. */
  readonly open: readonly (readonly [from: number, to: number])[]
  readonly heard: Map<GuardingRelay, { at: number; beat: SignedHeartbeat | undefined }>
}

export async function watchNight(world: World): Promise<void> {
  const dice = world.dice.of('night')
  const from = Math.floor(world.agenda.now / minute)
  const guarded = guardFrom(dice.bytes(32))
  const guard = certain(guarded.ok ? guarded.value : undefined, 'thirty-two bytes')
  const relays = await relaysOf(world, dice, from)
  for (const relay of relays) await relay.timers.found(guard.guard, guard.access, dice.bytes(16))
  const desks = Array.from({ length: 1 + dice.below(3) }, () => deskOf(dice, from, relays))
  const checks = await Promise.all(
    Array.from({ length: 1 + dice.below(4) }, () => arm(dice, from, guard, relays)),
  )
  for (let at = from; at < from + length; at++) {
    for (const relay of relays) await machine(world, relay, dice, at)
    await answers(checks, relays, at)
    if (at % askedEvery === 0) for (const desk of desks) await ask(desk, { guard, checks, relays, dice, at })
  }
  for (const check of checks) judge(world, check, { relays, desks, until: from + length })
}

async function relaysOf(world: World, dice: Dice, at: number): Promise<readonly GuardingRelay[]> {
  const { faults } = world.schedule
  const [drop, late] = [faults.get('drop-timer') ?? 0, faults.get('late-timer') ?? 0]
  const relays: GuardingRelay[] = []
  for (let count = 1 + dice.below(2); relays.length < count; ) {
    const own = dice.of(`relay ${relays.length}`)
    const drops = own.chance(0.7) ? drop : 0
    const looksEvery = own.chance(0.7) ? 1 + Math.floor(late * 240) : 1
    relays.push(await GuardingRelay.start(own, at, { drops, looksEvery, lies: own.chance(0.5) }))
  }
  return relays
}

function deskOf(dice: Dice, from: number, relays: readonly GuardingRelay[]): Desk {
  const open = Array.from({ length: dice.below(3) }, () => {
    const begin = from + dice.below(length)
    return [begin, begin + dice.below(300)] as const
  })
  return { open, heard: new Map(relays.map((relay) => [relay, { at: from, beat: undefined }])) }
}

async function arm(dice: Dice, from: number, guard: Guard, relays: readonly GuardingRelay[]): Promise<Check> {
  const { slot, key } = newCheckInLink(dice)
  const mark = (word: string): Bytes => certain(markOf(key, word), 'a word')
  const marks = { safe: mark('kettle'), duress: mark('lantern') }
  const [timer, channel] = [dice.bytes(16), dice.bytes(16)]
  const address = `${channel.toHex()}@example.org`
  const due = from + 30 + dice.below(240)
  const grace = dice.below(60)
  const check = { timer, dueAt: due * minute, grace, link: { slot, key, ...marks }, early: length }
  const alarm = { ladder: [{ wait: 0, channels: [channel] }], sealed: dice.bytes(timerLimits.sealed) }
  const plan = timerOf(check, alarm)
  const made = certain(plan.ok ? plan.value : undefined, 'a timer')
  for (const relay of relays) {
    await relay.timers.putChannel(guard.guard, channel, { kind: 'mail', address, host: '' })
    await relay.put(guard.guard, made)
  }
  const word = dice.pick(['kettle', 'lantern', 'kettel']) ?? 'kettle'
  const answer = dice.chance(0.5) ? { at: from + 1 + dice.below(due + grace - from - 1), word } : undefined
  return { plan: made, link: { slot, key }, marks, address, answer, answered: new Set(), noticed: Infinity }
}

/** What happens to its machine in this minute. */
async function machine(world: World, relay: GuardingRelay, dice: Dice, at: number): Promise<void> {
  relay.clock.at = at
  if (dice.chance(0.005)) {
    relay.on = false
    if (dice.chance(0.5)) await relay.restart()
  } else if (!relay.on && dice.chance(0.05)) await relay.restart()
  if (world.schedule.faults.has('clock-jump') && dice.chance(0.03))
    relay.clock.off = dice.chance(0.3) ? 0 : -dice.below(20 * 60)
  await relay.live(at)
}

/** Somebody types a word on a phone: each relay that is on hears it. */
async function answers(
  checks: readonly Check[],
  relays: readonly GuardingRelay[],
  at: number,
): Promise<void> {
  for (const { answer, link, plan, answered } of checks) {
    if (answer?.at !== at) continue
    const mark = certain(markOf(link.key, answer.word), 'a word')
    const said = { what: 'answer', slot: link.slot, answer: answerFor(mark, plan.due) } as const
    for (const relay of relays) {
      if (!relay.on) continue
      const { shown } = await relay.timers.checkIns.answer(said)
      if (shown === 'taken' && answer.word !== 'kettel') answered.add(relay)
    }
  }
}

type Asked = {
  readonly guard: Guard
  readonly checks: readonly Check[]
  readonly relays: readonly GuardingRelay[]
  readonly dice: Dice
  readonly at: number
}

/** What an open desk does every five minutes: asks each relay, hears answers, and counts for itself. */
async function ask(desk: Desk, { guard, checks, relays, dice, at }: Asked): Promise<void> {
  if (!desk.open.some(([from, to]) => from <= at && at < to)) return
  const known = new Set<Check>()
  for (const relay of relays) {
    const nonce = dice.bytes(32)
    const beat = await relay.heartbeat(guard.guard, nonce)
    const isTrue =
      beat !== undefined && (await isHeartbeatOf(relay.key.publicKey, { guard: guard.guard, nonce }, beat))
    const heard = certain(desk.heard.get(relay), 'every relay is known')
    if (isTrue) desk.heard.set(relay, { at, beat })
    if (relay.on)
      for (const { id, due, answer } of await relay.timers.answers(guard.guard)) {
        const check = checks.find(({ plan }) => plan.id.toHex() === id.toHex())
        if (check !== undefined && openAnswer(answer, check.marks, due) !== 'other') known.add(check)
      }
    const expected = checks.filter(({ answered }) => !answered.has(relay)).length
    const [heardAt, last] = isTrue ? [at, beat] : [heard.at, heard.beat]
    const asked = { now: at * minute, heardAt: heardAt * minute, expected, ...(last && { beat: last }) }
    if (relayTroubles(asked).length === 0) continue
    for (const check of checks) check.noticed = Math.min(check.noticed, at)
  }
  for (const check of checks) {
    const { due, grace } = check.plan
    if (at >= due + grace && !known.has(check) && check.answered.size === 0)
      check.noticed = Math.min(check.noticed, at)
  }
}

function judge(
  world: World,
  { plan, address, answered, noticed }: Check,
  {
    relays,
    desks,
    until,
  }: { readonly relays: readonly GuardingRelay[]; readonly desks: readonly Desk[]; readonly until: number },
): void {
  const over = plan.due + plan.grace
  const last = over + interval
  if (last >= until) return
  const told = relays.flatMap((relay) => relay.told.get(address) ?? [])
  if (answered.size === 0) {
    if (noticed <= last || told.some((at) => at <= last)) return
    const isOpen = desks.some(({ open }) => open.some(([from, to]) => from <= over && to > over + askedEvery))
    const isKept = relays.some(
      (relay) => relay.isHonest && relay.on && relay.since <= last && !relay.lostTime,
    )
    if (isOpen || isKept)
      world.verdict.blame('I13', `a check that nobody answered is no alarm: ${address.slice(0, 6)}`)
    return
  }
  // Who answered is left in peace by every relay that heard it.
  for (const relay of answered)
    if (relay.told.has(address) && !world.schedule.faults.has('clock-jump'))
      world.verdict.blame('I13', `a check that was answered is an alarm: ${address.slice(0, 6)}`)
}

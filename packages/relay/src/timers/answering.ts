/**
 * One ask of a desk about timers, one answer: the same for HTTP and for a test in the same process. A full disk is an
 * answer too, and so is a database that is away.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Result } from '@safeconduct/core/base/result.ts'
import { type GuardAsk, parseTimerAsk, timerWireVersion } from '@safeconduct/core/timers/wire.ts'
import type { TimerAnswer, TimerRefusal } from '@safeconduct/core/timers/wire-answers.ts'
import { RelayFull } from '../store.ts'
import type { Timers } from './timers.ts'

export async function answerOnTimers(timers: Timers, payload: Bytes): Promise<TimerAnswer> {
  const ask = parseTimerAsk(payload)
  if (!ask.ok)
    return refused(
      ask.refusal.kind === 'other-version'
        ? { kind: 'other-version', oldest: timerWireVersion, newest: timerWireVersion }
        : ask.refusal,
    )
  try {
    return await answerTo(timers, ask.value)
  } catch (problem) {
    return refused(problem instanceof RelayFull ? { kind: 'full' } : { kind: 'slow-down', seconds: 30 })
  }
}

async function answerTo(timers: Timers, { guard, token, ask }: GuardAsk): Promise<TimerAnswer> {
  if (ask.what === 'found') return or(await timers.found(guard, ask.access, ask.space), done)
  const objection = await timers.objectionTo(guard, token)
  if (objection !== undefined) return refused(objection)
  switch (ask.what) {
    case 'put':
      return or(await timers.put(guard, ask.timer), done)
    case 'resolve':
      return or(await timers.resolve(guard, ask), done)
    case 'acknowledge':
      return or(await timers.acknowledge(guard, ask), done)
    case 'drop':
      return or(await timers.drop(guard, ask.id), done)
    case 'open':
      return or(await timers.open(guard, ask.id), (sealed) => ({ what: 'sealed', sealed }))
    case 'digest':
      return or(await timers.digest(guard, ask.id), (digest) => ({ what: 'digest', digest }))
    case 'list':
      return { what: 'timers', ...(await timers.list(guard, ask.after)) }
    case 'answers':
      return { what: 'answers', answers: await timers.answers(guard) }
    case 'taken':
      await timers.taken(guard, ask.answers)
      return done()
    case 'put-channel':
      return or(await timers.putChannel(guard, ask.id, ask.channel), done)
    case 'drop-channel':
      await timers.dropChannel(guard, ask.id)
      return done()
    case 'try-channel':
      return or(await timers.tryChannel(guard, ask.id), done)
    case 'channels':
      return { what: 'channels', channels: await timers.channels(guard) }
    case 'heartbeat':
      return { what: 'heartbeat', beat: await timers.heartbeat(guard, ask.nonce) }
  }
}

function done(): TimerAnswer {
  return { what: 'done' }
}

function refused(refusal: TimerRefusal): TimerAnswer {
  return { what: 'refused', refusal }
}

function or<T>(result: Result<T, TimerRefusal>, answer: (value: T) => TimerAnswer): TimerAnswer {
  return result.ok ? answer(result.value) : refused(result.refusal)
}

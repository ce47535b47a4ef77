/**
 * One ask of the line, one answer: the same for HTTP and for a test in the same process. A full disk is an answer
 * too, and so is a database that is away.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Result } from '@safeconduct/core/base/result.ts'
import {
  type CallerAsk,
  type DeskAsk,
  type LineAsk,
  lineWireVersion,
  parseLineAsk,
} from '@safeconduct/core/line/wire.ts'
import type { LineAnswer, LineRefusal } from '@safeconduct/core/line/wire-answers.ts'
import { RelayFull } from '../store.ts'
import type { Lines } from './lines.ts'

const callers = ['about', 'send', 'piece', 'have', 'open', 'burn'] as const

export async function answerOnLine(lines: Lines, payload: Bytes): Promise<LineAnswer> {
  const ask = parseLineAsk(payload)
  if (!ask.ok)
    return refused(
      ask.refusal.kind === 'other-version'
        ? { kind: 'other-version', oldest: lineWireVersion, newest: lineWireVersion }
        : ask.refusal,
    )
  try {
    return isCallers(ask.value) ? await toCaller(lines, ask.value) : await toDesk(lines, ask.value)
  } catch (problem) {
    return refused(problem instanceof RelayFull ? { kind: 'full' } : { kind: 'slow-down', seconds: 30 })
  }
}

function isCallers(ask: LineAsk): ask is CallerAsk {
  return callers.some((what) => what === ask.what)
}

async function toCaller(lines: Lines, ask: CallerAsk): Promise<LineAnswer> {
  switch (ask.what) {
    case 'about':
      return or(await lines.about(ask.line), (about) => ({ what: 'about', about }))
    case 'send':
      return or(await lines.send(ask), (day) => ({ what: 'day', day }))
    case 'piece':
      return or(await lines.slots.put(ask), done)
    case 'have':
      return { what: 'has', indices: await lines.slots.have(ask.slot) }
    case 'open':
      return { what: 'slots', slots: await lines.open(ask) }
    case 'burn':
      await lines.burn(ask)
      return done()
  }
}

async function toDesk(lines: Lines, ask: DeskAsk): Promise<LineAnswer> {
  if (ask.what === 'found') return or(await lines.found(ask), done)
  const objection = await lines.objectionTo(ask.line, ask.token)
  if (objection !== undefined) return refused(objection)
  switch (ask.what) {
    case 'publish':
      return or(await lines.publish(ask), done)
    case 'collect':
      return { what: 'blobs', ...(await lines.collect(ask)) }
    case 'drop':
      await lines.drop(ask)
      return done()
    case 'pieces':
      return or(await lines.slots.pieces(ask), (found) => ({ what: 'pieces', ...found }))
    case 'drop-slot':
      return or(await lines.slots.drop(ask), done)
    case 'open-slot':
      return or(await lines.slots.open(ask), done)
    case 'lease':
      return or(lines.lease(ask), (lease) => ({ what: 'lease', ...lease }))
    case 'release':
      lines.release(ask)
      return done()
    case 'leases':
      return { what: 'leases', leases: lines.leases(ask.line) }
    case 'reply':
      return or(await lines.reply(ask), done)
  }
}

function done(): LineAnswer {
  return { what: 'done' }
}

function refused(refusal: LineRefusal): LineAnswer {
  return { what: 'refused', refusal }
}

function or<T>(result: Result<T, LineRefusal>, answer: (value: T) => LineAnswer): LineAnswer {
  return result.ok ? answer(result.value) : refused(result.refusal)
}

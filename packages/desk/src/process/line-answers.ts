/** What the vault's process answers of the line: what is looked at. What is done: `line-acts.ts`. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { alarmHeard } from '@safeconduct/host/line/case-alarms.ts'
import type { LineWorld } from '@safeconduct/host/line/line-world.ts'
import { readLineFile } from '@safeconduct/host/line/reading-files.ts'
import { queueRows } from '@safeconduct/host/line/viewing.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { QueueRow } from '../calls/line.ts'
import type { LineCalls } from '../calls/line-calls.ts'
import { lineRequests } from '../calls/line-requests.ts'
import type { Request } from '../calls/requests.ts'
import { refusedBy } from './call-refusal.ts'
import { actOnLine } from './line-acts.ts'
import { cannedViews, dutyView, lineView, threadOf } from './line-views.ts'
import type { OpenVault } from './open-vault.ts'
import { namer } from './vault-rooms.ts'

type LineRequest = Request<keyof LineCalls>
type Answer = Result<unknown, CallRefusal>

export function isOfLine(request: Request): request is LineRequest {
  return Object.hasOwn(lineRequests, request.name)
}

export async function answerOfLine(
  open: OpenVault,
  write: <T>(work: Promise<T>) => Promise<T>,
  request: LineRequest,
): Promise<Answer> {
  const { work } = open.line
  const standing = work.standing()
  if (request.name === 'line.read') return ok(lineView(work))
  if (request.name === 'line.setUp') return actOnLine(open, write, request)
  if (request.name === 'line.alarmHeard') {
    await write(alarmHeard(open.vault, request.ask.id))
    return ok({})
  }
  if (standing.state === 'not-mine') return refuse({ kind: 'line-not-yours' })
  const { world } = standing
  switch (request.name) {
    case 'line.now':
      await open.line.now()
      return ok(lineView(work))
    case 'line.queue':
      return ok(queueOfLine(open, world, request.ask, request.ask.language))
    case 'line.thread':
      return threadOf(open, world, request.ask.id)
    case 'line.bytes':
      return bytesOf(world, request.ask)
    case 'line.canned':
      return ok({ replies: cannedViews(world) })
    case 'duty.read':
      return ok(dutyView(world))
    default:
      return actOnLine(open, write, request)
  }
}

function queueOfLine(
  { vault }: OpenVault,
  world: LineWorld,
  ask: LineCalls['line.queue']['ask'],
  language?: Language,
): { readonly total: number; readonly rows: readonly QueueRow[] } {
  const name = namer(vault, language)
  return queueRows(world, ask, (record) => name(record).title)
}

async function bytesOf(world: LineWorld, { id, file }: LineCalls['line.bytes']['ask']): Promise<Answer> {
  const read = await readLineFile(world, id, file)
  if (!read.ok) return refusedBy(read.refusal)
  const { bytes, type, truncated } = read.value
  return ok({ base64: Buffer.from(bytes).toString('base64'), type, truncated })
}

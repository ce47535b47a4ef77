/** What people do on the line: each act parsed at the door, done by `host`, answered with the thread as it then stands. */
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { codeDigits, codeWords } from '@safeconduct/core/line/return-code.ts'
import { priority as priorities } from '@safeconduct/core/records/vocabulary/priority.ts'
import { accept, enterByHand, makeCode } from '@safeconduct/host/line/by-hand.ts'
import { codeLists } from '@safeconduct/host/line/code-lists.ts'
import { handedOver } from '@safeconduct/host/line/codes-to-hand-over.ts'
import {
  dropShift,
  finishShift,
  keepCanned,
  planShift,
  reviewCanned,
  startShift,
} from '@safeconduct/host/line/duty.ts'
import { changeSetup } from '@safeconduct/host/line/line-setup.ts'
import type { LineWorld } from '@safeconduct/host/line/line-world.ts'
import { Operating } from '@safeconduct/host/line/operating.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { LineCalls } from '../calls/line-calls.ts'
import type { Request } from '../calls/requests.ts'
import { type Below, refusedBy } from './call-refusal.ts'
import { buildPage } from './line-page.ts'
import { cannedViews, dutyView, lineView, threadOf } from './line-views.ts'
import type { OpenVault } from './open-vault.ts'

type Answer = Result<unknown, CallRefusal>
type Looked =
  | 'line.read'
  | 'line.now'
  | 'line.queue'
  | 'line.thread'
  | 'line.bytes'
  | 'line.alarmHeard'
  | 'line.canned'
  | 'duty.read'
type Act = Request<Exclude<keyof LineCalls, Looked>>
type Write = <T>(work: Promise<T>) => Promise<T>
type OnThread = Extract<Act['name'], `line.${string}`>

export async function actOnLine(open: OpenVault, write: Write, request: Act): Promise<Answer> {
  const { line, copies } = open
  const done = await write(act(open, request))
  copies.saved()
  // What was said should leave now, and what waits for a lease that was let go.
  if (request.name === 'line.publish' || request.name === 'line.page') {
    line.work.changedSetup()
    await line.now()
    return done.ok && request.name === 'line.publish' ? ok(lineView(line.work)) : done
  }
  return done
}

async function act(open: OpenVault, request: Act): Promise<Answer> {
  const { work } = open.line
  if (request.name === 'line.setUp') {
    const { space, anew, ...wish } = request.ask
    const done = await work.setUp({ ...wish, organisationName: '' }, { space, anew: anew ?? false })
    return done.ok ? ok(lineView(work)) : refusedBy(done.refusal)
  }
  const standing = work.standing()
  if (standing.state === 'not-mine') return refuse({ kind: 'line-not-yours' })
  const { world } = standing
  switch (request.name) {
    case 'line.publish':
    case 'line.page':
      return standing.state === 'ready' ? setupAct(open, world, request) : refuse({ kind: 'line-not-set-up' })
    case 'line.saveCanned':
      return cannedAnswer(world, await keepCanned(world, cannedWish(request.ask)))
    case 'line.reviewCanned':
      return cannedAnswer(world, await reviewCanned(world, idOf(request.ask.id)))
    case 'duty.plan':
      return dutyAnswer(world, await planShift(world, shiftWish(world, request.ask)))
    case 'duty.drop':
      return dutyAnswer(world, await dropShift(world, idOf(request.ask.id)))
    case 'duty.start':
      return dutyAnswer(world, await startShift(world, idOf(request.ask.id)))
    case 'duty.end':
      return dutyAnswer(world, await finishShift(world, idOf(request.ask.id), request.ask.handOver))
    case 'line.enter':
      return enter(open, world, request.ask)
    default:
      return onThread(open, world, request)
  }
}

async function setupAct(
  open: OpenVault,
  world: LineWorld,
  request: Request<'line.publish' | 'line.page'>,
): Promise<Answer> {
  if (!open.line.work.hasRoot) return refuse({ kind: 'not-allowed' })
  if (request.name === 'line.page') return buildPage(world, request.ask.folder)
  const { line, waitMinutes, otherWays } = request.ask
  const saved = await changeSetup(world.vault, world.setup, {
    opening: line,
    waitMinutes: waitMinutes ?? null,
    ...(otherWays === undefined ? {} : { otherWays }),
  })
  return saved.ok ? ok({}) : refusedBy(saved.refusal)
}

type ThreadAct = Exclude<
  OnThread,
  'line.setUp' | 'line.publish' | 'line.page' | 'line.saveCanned' | 'line.reviewCanned' | 'line.enter'
>

async function onThread(open: OpenVault, world: LineWorld, request: Request<ThreadAct>): Promise<Answer> {
  const operating = new Operating(world, codeLists)
  const id = idOf(request.ask.id)
  switch (request.name) {
    case 'line.reply':
      return replied(open, world, id, await operating.reply({ ...request.ask, id }))
    case 'line.openSlot':
      return replied(open, world, id, await operating.openSlot(id, request.ask.room, request.ask.text))
    case 'line.accept': {
      const made = await accept(world, id, request.ask.code)
      return made.ok ? withThread(open, world, id, { caseId: made.value }) : refusedBy(made.refusal)
    }
    case 'line.code':
      return code(open, world, id, request.ask)
    case 'line.codeGiven':
      await handedOver(world, id)
      return threadOf(open, world, id)
    default: {
      const done = await plainAct(operating, id, request)
      return done.ok ? threadOf(open, world, id) : refusedBy(done.refusal)
    }
  }
}

type PlainAct = Exclude<
  ThreadAct,
  'line.reply' | 'line.openSlot' | 'line.accept' | 'line.code' | 'line.codeGiven'
>

function plainAct(
  operating: Operating,
  id: RecordId,
  request: Request<PlainAct>,
): Promise<Result<true, Below>> {
  switch (request.name) {
    case 'line.seen':
      return operating.seen(id)
    case 'line.duressSeen':
      return operating.duressSeen(id)
    case 'line.safeContact':
      return operating.safeContact(id, request.ask.safeContact)
    case 'line.phoneTaken':
      return operating.phoneTaken(id)
    case 'line.lease':
      return operating.lease(id)
    case 'line.release':
      return operating.release(id)
    case 'line.unsay':
      return operating.unsay(id, idOf(request.ask.message))
    case 'line.note':
      return operating.note(id, request.ask.text)
    case 'line.priority':
      return operating.priority(id, request.ask.priority)
    case 'line.move':
      return operating.move(id, request.ask.state, request.ask.reason)
    case 'line.promise': {
      const { at } = request.ask
      return operating.promise(id, at === 'none' ? undefined : Date.parse(at))
    }
    case 'line.link':
      return operating.link(id, idOf(request.ask.caseId))
    case 'line.trust':
      return operating.trust(id, request.ask.level, request.ask.why)
    case 'line.flag':
      return operating.flag(id, { ...request.ask, until: Date.parse(request.ask.until) })
    case 'line.unflag':
      return operating.unflag(id, request.ask.flag)
  }
}

function replied(
  open: OpenVault,
  world: LineWorld,
  id: RecordId,
  done: Awaited<ReturnType<Operating['reply']>>,
): Answer {
  if (done.ok) return withThread(open, world, id, done.value)
  const { refusal } = done
  if (refusal.kind === 'reply-place')
    return refuse({ kind: refusal.kind, field: 'text', reason: refusal.sign })
  return refusedBy({ ...refusal, ...(refusal.kind.startsWith('reply-') ? { field: 'text' } : {}) })
}

function withThread(open: OpenVault, world: LineWorld, id: RecordId, more: object): Answer {
  const thread = threadOf(open, world, id)
  return thread.ok ? ok({ ...more, thread: thread.value }) : thread
}

async function code(
  open: OpenVault,
  world: LineWorld,
  id: RecordId,
  { language }: LineCalls['line.code']['ask'],
): Promise<Answer> {
  const made = await makeCode(world, id)
  if (!made.ok) return refusedBy(made.refusal)
  const list = certain(
    codeLists.find((one) => one.language === language),
    'every language has its words',
  )
  const shown = { words: codeWords(made.value, list), digits: codeDigits(made.value), language }
  return withThread(open, world, id, { code: shown })
}

async function enter(
  open: OpenVault,
  world: LineWorld,
  ask: LineCalls['line.enter']['ask'],
): Promise<Answer> {
  const { priority, receivedAt, safeContact, ...rest } = ask
  const term = priorities.terms.find((one) => one.code === priority)?.code
  const made = await enterByHand(world, {
    ...rest,
    ...(receivedAt === undefined ? {} : { receivedAt: Date.parse(receivedAt) }),
    ...(term === undefined ? {} : { priority: term }),
    ...(safeContact === undefined ? {} : { safe: safeContact }),
  })
  return made.ok ? threadOf(open, world, made.value) : refusedBy(made.refusal)
}

function shiftWish(world: LineWorld, ask: LineCalls['duty.plan']['ask']) {
  const { member, from, to, ...rest } = ask
  return { ...rest, member: member ?? world.by, from: Date.parse(from), to: Date.parse(to) }
}

function cannedWish({ id, ...fields }: LineCalls['line.saveCanned']['ask']) {
  const old = idIn(id)
  return { ...fields, ...(old === undefined ? {} : { id: old }) }
}

function cannedAnswer(world: LineWorld, done: Result<true, Below>): Answer {
  return done.ok ? ok({ replies: cannedViews(world) }) : refusedBy(done.refusal)
}

function dutyAnswer(world: LineWorld, done: Result<true, Below>): Answer {
  return done.ok ? ok(dutyView(world)) : refusedBy(done.refusal)
}

/** The door has read it as an id. */
function idOf(text: string): RecordId {
  return certain(idIn(text), 'the request was parsed')
}

function idIn(text: string | undefined): RecordId | undefined {
  const id = recordId(text, '')
  return id.ok ? id.value : undefined
}

/**
 * Files from a page, in pieces. Each piece is sealed as it comes and nothing of a file is held whole; a file that never
 * ends is dropped by the next one that begins. docs/formats/desk-calls.md, C111.
 */
import { fromBase64 } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { givenFile } from '@safeconduct/host/evidence/intake/file-source.ts'
import { type IntakeWish, type TakenIn, takeIn } from '@safeconduct/host/evidence/intake/take-in.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { TakenView } from '../calls/evidence.ts'
import type { Request } from '../calls/requests.ts'
import { callRefusalOf } from './call-refusal.ts'
import { reportDefect } from './defect.ts'

const takes = ['evidence.takeBegin', 'evidence.takePiece', 'evidence.takeEnd', 'evidence.takeDrop'] as const
type Taking = Request<(typeof takes)[number]>

export function isTaking(request: Request): request is Taking {
  return takes.some((name) => name === request.name)
}

export async function takenFrom(cases: CasesWorld, request: Taking): Promise<Result<unknown, CallRefusal>> {
  const arrivals = arrivalsOf(cases.vault)
  switch (request.name) {
    case 'evidence.takeBegin':
      return begin(cases, arrivals, request.ask)
    case 'evidence.takePiece':
      return piece(arrivals, request.ask)
    case 'evidence.takeEnd':
      return end(arrivals, request.ask.id)
    case 'evidence.takeDrop':
      await drop(arrivals, request.ask.id)
      return ok({})
  }
}

type Arrival = {
  readonly to: WritableStreamDefaultWriter<Uint8Array>
  readonly stop: AbortController
  /** Undefined: the program met a defect, which was reported. */
  readonly taken: Promise<TakenIn | undefined>
  got: number
}
type Arrivals = Map<string, Arrival>

const ofVaults = new WeakMap<Vault, Arrivals>()
/** A page sends one after the other; a second window may too. */
const mostAtOnce = 2

function arrivalsOf(vault: Vault): Arrivals {
  const known = ofVaults.get(vault) ?? new Map<string, Arrival>()
  ofVaults.set(vault, known)
  return known
}

async function begin(
  cases: CasesWorld,
  arrivals: Arrivals,
  ask: Ask<'evidence.takeBegin'>,
): Promise<Result<{ readonly id: string }, CallRefusal>> {
  const room = await roomOf(cases.vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const [oldest] = arrivals.keys()
  if (oldest !== undefined && arrivals.size >= mostAtOnce) await drop(arrivals, oldest)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const stop = new AbortController()
  const watch = { signal: stop.signal }
  const taken = takeIn(room, givenFile(ask.name, readable), wishOf(cases, ask), watch).catch(
    (error: unknown) => {
      reportDefect(error)
      return undefined
    },
  )
  const id = newRecordId(cases.vault.random)
  arrivals.set(id, { to: writable.getWriter(), stop, taken, got: 0 })
  return ok({ id })
}

export function wishOf({ index }: CasesWorld, ask: Omit<Ask<'evidence.takeBegin'>, 'name'>): IntakeWish {
  const file = index.get(ask.caseId)
  const person = file === undefined || !ask.fromPerson ? undefined : textIn(file, 'personId')
  const held = person === undefined ? undefined : index.get(person)
  const code = held === undefined ? undefined : textIn(held, 'code')
  return {
    caseId: ask.caseId,
    receivedVia: ask.receivedVia,
    ...(person === undefined ? {} : { receivedFrom: person }),
    ...(code === undefined ? {} : { from: code }),
    ...(ask.provenance === undefined ? {} : { provenance: ask.provenance }),
  }
}

async function piece(
  arrivals: Arrivals,
  { id, at, base64 }: Ask<'evidence.takePiece'>,
): Promise<Result<{ readonly got: number }, CallRefusal>> {
  const one = arrivals.get(id)
  if (one === undefined) return refuse({ kind: 'no-such-job' })
  const bytes = fromBase64(base64)
  // A piece that is missing or comes twice would seal another file than the one that was given.
  if (bytes === undefined || at !== one.got) return refuse({ kind: 'unfit', field: 'at' })
  one.got += bytes.length
  // Whoever reads may have given up: then `takeEnd` says why.
  await Promise.race([one.to.write(bytes).catch(() => undefined), one.taken])
  return ok({ got: one.got })
}

async function end(arrivals: Arrivals, id: string): Promise<Result<TakenView, CallRefusal>> {
  const one = arrivals.get(id)
  if (one === undefined) return refuse({ kind: 'no-such-job' })
  void one.to.close().catch(() => undefined)
  const taken = await one.taken
  arrivals.delete(id)
  return taken === undefined ? refuse({ kind: 'defect' }) : ok(takenView(taken))
}

export function takenView(taken: TakenIn): TakenView {
  if (taken.state !== 'refused') return taken
  const { kind } = taken.refusal
  // An empty report is asked for again; an empty file may be all that somebody had.
  const refusal = kind === 'file-empty' ? { kind: 'file-is-empty' } : callRefusalOf(taken.refusal)
  return { name: taken.name, state: 'refused', refusal }
}

async function drop(arrivals: Arrivals, id: string): Promise<void> {
  const one = arrivals.get(id)
  arrivals.delete(id)
  if (one === undefined) return
  one.stop.abort()
  // The reader looks at the signal with each piece: an empty one wakes it, and what was begun is removed.
  void one.to.write(new Uint8Array(0)).catch(() => undefined)
  void one.to.close().catch(() => undefined)
  await one.taken
}

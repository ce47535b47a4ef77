/**
 * One ask, one answer: what HTTP and the direct link do with a relay. A full disk is an answer too, and so is a store
 * that does not answer: a device must not take a database that is away for a relay that lies.
 */
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'
import type { Ask } from '@safeconduct/core/vault/sync/wire.ts'
import type { Answer } from '@safeconduct/core/vault/sync/wire-answers.ts'
import type { Relay } from './relay.ts'
import { RelayFull } from './store.ts'

/** All but a pull, which has many answers, and what only a WebSocket can do. */
export type SingleAsk = Exclude<Ask, { readonly what: 'pull' | 'watch' | 'credit' }>

export async function answerTo(relay: Relay, ask: SingleAsk, line: Uint8Array<ArrayBuffer>): Promise<Answer> {
  try {
    return await answerOf(relay, ask, line)
  } catch (problem) {
    const isFull = problem instanceof RelayFull
    return { what: 'refused', refusal: isFull ? { kind: 'relay-full' } : { kind: 'slow-down', seconds: 30 } }
  }
}

async function answerOf(relay: Relay, ask: SingleAsk, line: Uint8Array<ArrayBuffer>): Promise<Answer> {
  switch (ask.what) {
    case 'about':
      return { what: 'about', about: await relay.about(ask.nonce, line) }
    case 'found':
      return done(await relay.found(ask.log, ask.access, ask.space))
    case 'move':
      return done(await relay.move(ask.log, ask.token, ask.access))
    case 'push':
      return answerOr(await relay.push(ask.log, ask.token, ask.entries), (receipts) => ({
        what: 'receipts',
        receipts,
      }))
    case 'strike':
      return done(await relay.strikes.strike(ask.log, ask.token, ask.strike))
    case 'post':
      return done(await postTo(relay, ask))
    case 'collect':
      return answerOr(await relay.boxes.collect(ask.box, ask.token), (items) => ({ what: 'mail', items }))
    case 'remove':
      return done(await relay.boxes.remove(ask.box, ask.token, ask.upTo))
    case 'has-pieces':
      return { what: 'pieces', has: await relay.pieces.has(ask.names) }
    case 'get-piece':
      return answerOr(await relay.pieces.get(ask.name), (bytes) => ({ what: 'bytes', bytes }))
    case 'get-share':
      return answerOr(await relay.shares.get(ask.id, ask.token), (bytes) => ({ what: 'bytes', bytes }))
    case 'set-share':
      return done(await relay.shares.set(ask.id, ask.token, ask.state))
    case 'drop-share':
      return done(await relay.shares.drop(ask.id, ask.token))
    default:
      return makingAnswer(relay, ask)
  }
}

/** What takes room needs the space code. */
async function makingAnswer(
  relay: Relay,
  ask: Extract<SingleAsk, { readonly what: 'open-box' | 'put-piece' | 'put-share' }>,
): Promise<Answer> {
  if (!relay.mayMake(ask.space)) return { what: 'refused', refusal: { kind: 'not-allowed' } }
  switch (ask.what) {
    case 'open-box':
      return done(await relay.boxes.open(ask.box, ask.access, relay.day))
    case 'put-piece':
      return done(await relay.pieces.put(ask.name, ask.piece, relay.day))
    case 'put-share': {
      const { id, share, access, lock } = ask
      return done(await relay.shares.put(id, { share, access, lock }, relay.day))
    }
  }
}

async function postTo(
  relay: Relay,
  { box, sealed }: Extract<Ask, { readonly what: 'post' }>,
): Promise<Result<true, LinkRefusal>> {
  const posted = await relay.boxes.post(box, sealed, relay.day)
  if (!posted.ok) return posted
  relay.watchers.boxHasNews(box)
  return ok(true)
}

function done(result: Result<true, LinkRefusal>): Answer {
  return answerOr(result, () => ({ what: 'done' }))
}

function answerOr<T>(result: Result<T, LinkRefusal>, answer: (value: T) => Answer): Answer {
  return result.ok ? answer(result.value) : { what: 'refused', refusal: result.refusal }
}

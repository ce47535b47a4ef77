/**
 * Asking the relays from a phone: where a link leads, and the answer. Two questions of one length each.
 *
 * The same timer may stand at two relays, and each is told, or the one that was not would wake people for nothing. One
 * that takes the answer is enough for the person; a relay that says nothing within a while is passed over.
 */

import { type Bytes } from '@safeconduct/core/base/bytes.ts'
import {
  answerFor,
  type CheckInAsk,
  type CheckInShown,
  checkInKeys,
  encodeCheckInAsk,
  markOf,
  parseCheckInShown,
} from '@safeconduct/core/timers/check-in.ts'

const patience = 30_000
const none: Bytes = new Uint8Array(32)

/** Where the link leads at each relay that answered. */
export type Found = {
  readonly shown: CheckInShown['shown']
  readonly at: readonly { readonly relay: string; readonly due: number }[]
}

/** `relays`: '' is where the page came from. Undefined: nobody answered. */
export async function look(secret: Bytes, relays: readonly string[]): Promise<Found | undefined> {
  const { slot } = checkInKeys(secret)
  const said = await Promise.all(relays.map((relay) => ask(relay, { what: 'look', slot, answer: none })))
  const heard = said.filter((one) => one !== undefined)
  if (heard.length === 0) return undefined
  const first = heard.find(({ shown }) => shown === 'word' || shown === 'button')
  if (first === undefined) return { shown: 'nothing', at: [] }
  const at = relays.flatMap((relay, place) => {
    const one = said[place]
    return one?.shown === first.shown ? [{ relay, due: one.due }] : []
  })
  return { shown: first.shown, at }
}

/** Whether any relay heard it. What it made of it is not told, here or anywhere. */
export async function answer(secret: Bytes, { at }: Found, word: string | undefined): Promise<boolean> {
  const { slot, key } = checkInKeys(secret)
  const mark = word === undefined ? none : (markOf(key, word) ?? none)
  const said = await Promise.all(
    at.map(({ relay, due }) => ask(relay, { what: 'answer', slot, answer: answerFor(mark, due) })),
  )
  return said.some((one) => one !== undefined)
}

async function ask(relay: string, said: CheckInAsk): Promise<CheckInShown | undefined> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  try {
    const response = await fetch(`${relay}/c`, {
      method: 'POST',
      body: encodeCheckInAsk(said),
      // A simple request: a preflight would be one more, and a second on a bad line.
      headers: { 'content-type': 'text/plain' },
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    })
    return response.ok ? parseCheckInShown(new Uint8Array(await response.arrayBuffer())) : undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

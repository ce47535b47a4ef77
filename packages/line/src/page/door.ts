/**
 * Asking the relays, in the order in which the page names them.
 *
 * Against silence, not lies: what a relay says is checked by whoever asked. A relay that does not answer within a
 * minute, answers with an error, or in another language than ours is passed over; the one that answered last is
 * asked first the next time. Nothing is sent along: no cookie, no address of the page, nothing for a cache.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { type CallerAsk, encodeCallerAsk, lineFrame, payloadOf } from '@safeconduct/core/line/wire.ts'
import { type LineAnswer, parseLineAnswer } from '@safeconduct/core/line/wire-answers.ts'

export type Door = { readonly ask: (ask: CallerAsk) => Promise<LineAnswer | undefined> }

/** A minute, and a second more for each kilobyte that goes out: the largest message takes a while on the worst line. */
const patience = (bytes: number): number => 60_000 + bytes

/**
 * Whom a page asks that came from this host. One that came over an onion service asks there first: somebody who took
 * the trouble must not be sent out of the Tor network by the page itself.
 */
export function relaysFrom(hostname: string, relays: readonly string[]): readonly string[] {
  return hostname.endsWith('.onion') ? ['', ...relays] : relays
}

export function doorOf(relays: readonly string[]): Door {
  let best = 0
  return {
    ask: async (ask) => {
      const body = lineFrame(encodeCallerAsk(ask))
      for (let i = 0; i < relays.length; i++) {
        const place = (best + i) % relays.length
        const answer = await knock(relays[place] ?? '', body)
        if (answer === undefined) continue
        best = place
        return answer
      }
      return undefined
    },
  }
}

async function knock(relay: string, body: Bytes): Promise<LineAnswer | undefined> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience(body.length))
  try {
    const response = await fetch(`${relay}/line/v1`, {
      method: 'POST',
      body,
      // A simple request: a preflight would cost a second on a bad line.
      headers: { 'content-type': 'text/plain' },
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    })
    // A refusal comes with a status of its own and says why; a machine that is broken says nothing of ours.
    if (response.status >= 500) return undefined
    const payload = payloadOf(new Uint8Array(await response.arrayBuffer()))
    return payload === undefined ? undefined : parseLineAnswer(payload)
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

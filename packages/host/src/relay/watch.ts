/**
 * Listening for news of a relay over WebSocket. What comes says only where there is something new; what it is comes by
 * a pull, which is checked. Rules L35–L38.
 */
import type { Random } from '@safeconduct/core/base/random.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import type { LinkRefusal } from '@safeconduct/core/vault/sync/link.ts'
import { type Ask, encodeAsk } from '@safeconduct/core/vault/sync/wire.ts'
import { parseAnswer } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { WebSocket } from 'ws'
import { type Address, openLine } from './line.ts'

/** News that may be on their way to us at once. */
const credit = 256
/** The relay knocks every 45 seconds; a line that has been still for longer than two of them is gone. */
const stillness = 100_000

/** Resolves when the line breaks or `signal` ends it. */
export async function watchRelay(
  relay: { readonly address: Address; readonly key: PublicKey; readonly random: Random },
  ask: Extract<Ask, { readonly what: 'watch' }>,
  news: (of: CompartmentId | 'box') => void,
  signal: AbortSignal,
): Promise<LinkRefusal> {
  const line = await openLine(relay.address, relay.key, relay)
  if (!line.ok) return line.refusal
  if (signal.aborted) {
    line.value.socket.destroy()
    return { kind: 'silent' }
  }
  const socket = new WebSocket('ws://relay/v1/watch', {
    createConnection: () => line.value.socket,
    perMessageDeflate: false,
    maxPayload: 4_096,
    handshakeTimeout: 30_000,
  })
  return listening(socket, ask, news, signal)
}

function listening(
  socket: WebSocket,
  ask: Extract<Ask, { readonly what: 'watch' }>,
  news: (of: CompartmentId | 'box') => void,
  signal: AbortSignal,
): Promise<LinkRefusal> {
  return new Promise((settle) => {
    let refusal: LinkRefusal = { kind: 'silent' }
    let left = credit
    const end = (): void => socket.terminate()
    let still = setTimeout(end, stillness)
    const heard = (): void => {
      clearTimeout(still)
      still = setTimeout(end, stillness)
    }
    signal.addEventListener('abort', end, { once: true })
    socket.on('error', end)
    socket.on('ping', heard)
    socket.once('open', () => {
      socket.send(encodeAsk(ask))
      socket.send(encodeAsk({ what: 'credit', more: credit }))
    })
    socket.on('message', (message) => {
      heard()
      const answer = message instanceof Uint8Array ? parseAnswer(message) : undefined
      if (answer?.what !== 'news') {
        refusal = answer?.what === 'refused' ? answer.refusal : { kind: 'unreadable' }
        return end()
      }
      if (--left <= credit / 2) {
        socket.send(encodeAsk({ what: 'credit', more: credit - left }))
        left = credit
      }
      news(answer.of)
    })
    socket.once('close', () => {
      clearTimeout(still)
      signal.removeEventListener('abort', end)
      settle(refusal)
    })
  })
}

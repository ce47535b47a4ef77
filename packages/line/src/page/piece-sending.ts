/** One sealed piece of a voice or a file on its way to the relay, for as long as it takes. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { type PieceKind, sealPiece } from '@safeconduct/core/line/voice.ts'
import type { SealKey } from '@safeconduct/core/sealed/seal.ts'
import type { Context } from './context.ts'
import { secondsBefore, waiting } from './pause.ts'

export type Place = { readonly slot: Bytes; readonly key: SealKey; readonly kind: PieceKind }
export type Piece = { readonly index: number; readonly last: boolean; readonly content: Uint8Array }

/** `full`: the relay has no room for it and will not have any. */
export type PieceSent = 'sent' | 'full' | 'stopped'

const tries = 3

/** Sends one piece for as long as it takes. The first of a voice message carries a stamp. */
export async function sendPiece(
  context: Context,
  { slot, key, kind }: Place,
  { index, last, content }: Piece,
  { signal, silent }: { readonly signal: AbortSignal; readonly silent: () => void },
): Promise<PieceSent> {
  const { line, settings } = context
  const sealed = await sealPiece(key, { slot, kind, index, last }, content, platformRandom)
  const { wait, wake } = waiting()
  signal.addEventListener('abort', wake)
  let stamp = index === 0 ? { stamp: await line.stamp(() => {}) } : {}
  for (let attempt = 0; !signal.aborted; attempt++) {
    const answer = await line.door.ask({ what: 'piece', line: settings.line, slot, index, sealed, ...stamp })
    if (answer?.what === 'done') return 'sent'
    const refusal = answer?.what === 'refused' ? answer.refusal : undefined
    if (refusal?.kind === 'stamp') {
      stamp = { stamp: await line.stampFor(refusal, () => {}) }
      if (attempt < tries) continue
    }
    if (refusal?.kind === 'full' && attempt >= tries) return 'full'
    // The place is closed: it was filled, or is too old. Another one is for the operator to open.
    if (refusal?.kind === 'not-allowed') return 'stopped'
    silent()
    await wait(
      refusal?.kind === 'slow-down' ? Math.min(60, refusal.seconds) : secondsBefore(attempt),
      () => {},
    )
  }
  return 'stopped'
}

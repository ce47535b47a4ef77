/** The unlock share over the line to a relay: fetched when a home opens, put there when it is turned on. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Secret } from '@safeconduct/core/base/secret.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import type { ShareAddress, ShareRefusal, ShareRelay } from '@safeconduct/core/sealed/unlock-share.ts'
import type { ShareLink } from '@safeconduct/core/vault/sync/share-link.ts'
import { httpLink } from '../relay/http-link.ts'
import type { KeeperAt } from './home.ts'

/** Asks the relay that a slot names, over a line of its own that is closed again. */
export const keeperAtRelay: KeeperAt = (relay: ShareRelay) => ({
  get: (id, token) => withLine(relay, async (link) => answerOf(await link.getShare(id, token))),
})

/** What whoever may withhold the share shows to the relay; it goes to colleagues inside the directory. */
export type ShareLock = { readonly lock: Bytes; readonly space: Bytes }

export function keepAtRelay(
  relay: ShareRelay,
  { lock, space }: ShareLock,
): (address: ShareAddress, share: Secret<Bytes>) => Promise<Result<true, ShareRefusal>> {
  return ({ id, token }, share) =>
    withLine(relay, async (link) => {
      const kept = { share: share.reveal(), access: sha256(token.reveal()), lock: sha256(lock) }
      return answerOf(await link.putShare(id, kept, space))
    })
}

async function withLine<T>(
  { url, key }: ShareRelay,
  work: (link: ShareLink) => Promise<Result<T, ShareRefusal>>,
): Promise<Result<T, ShareRefusal>> {
  const known = parsePublicKey(key)
  if (!known.ok) return refuse({ kind: 'share-not-reached' })
  const link = httpLink({ url, key: known.value })
  try {
    return await work(link)
  } finally {
    link.close()
  }
}

/** That the relay does not give it is its word; everything else is a line that did not hold. */
function answerOf<T>(answer: Result<T, { readonly kind: string }>): Result<T, ShareRefusal> {
  if (answer.ok) return ok(answer.value)
  return refuse({ kind: answer.refusal.kind === 'not-allowed' ? 'share-not-given' : 'share-not-reached' })
}

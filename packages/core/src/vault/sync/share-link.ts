/** What a device asks of a relay about unlock shares. Every refusal is one and the same. docs/formats/relay.md, rules L24–L27. */
import type { Bytes } from '../../base/bytes.ts'
import type { LinkAnswer } from './link.ts'
import type { ShareState } from './wire.ts'

export interface ShareLink {
  /** `access` and `lock` are the SHA-256 of two tokens: the owner's, and the one colleagues hold. */
  putShare(
    id: Bytes,
    kept: { readonly share: Bytes; readonly access: Bytes; readonly lock: Bytes },
    space: Bytes,
  ): LinkAnswer<true>
  getShare(id: Bytes, token: Bytes): LinkAnswer<Bytes>
  /** By the lock token: withheld, or given again. */
  setShare(id: Bytes, token: Bytes, state: ShareState): LinkAnswer<true>
  /** By the owner's token, while it is not withheld. */
  dropShare(id: Bytes, token: Bytes): LinkAnswer<true>
}

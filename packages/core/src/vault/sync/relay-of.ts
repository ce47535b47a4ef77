/** Which relay an organisation uses: its key from the roster, and the code by which members take room there. */
import { type Bytes, fromBase64Url } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import { deviceKey } from '../control/names.ts'
import { committerOf } from '../control/roster.ts'
import type { Replica } from '../replica/replica.ts'

export type KnownRelay = { readonly url: string; readonly key: PublicKey }

/** The relay that the roster names; undefined: none, a device of ours keeps the order. */
export function relayOf({ book }: Pick<Replica, 'book'>): KnownRelay | undefined {
  const committer = book.roster && committerOf(book.roster)
  return committer?.kind === 'relay' ? { url: committer.url, key: deviceKey(committer.key) } : undefined
}

/** The space code is the part of the address behind `#`, which no request carries: 16 bytes in base64url. */
export function spaceOf(url: string): Bytes | undefined {
  const code = fromBase64Url(url.slice(url.indexOf('#') + 1))
  return url.includes('#') && code?.length === 16 ? code : undefined
}

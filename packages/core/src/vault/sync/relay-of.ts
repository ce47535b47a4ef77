/** Which relay an organisation uses, as its roster says. */
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

/**
 * What a page wrote that is newer than this program: kept on this desk until it has a program that reads it.
 *
 * The week's key is destroyed after a fortnight, so what was sealed is kept opened, in the vault's own file, and the
 * blob stays at the relay as long as another desk may open it. Whoever has a line's public key can make such messages
 * by the thousand: so many are kept and no more.
 */
import { type Bytes, concat, fromHex, toHex, u8 } from '@safeconduct/core/base/bytes.ts'
import type { ToLine } from '@safeconduct/core/line/message.ts'
import { messageIn } from '@safeconduct/core/line/open-blob.ts'
import { keepNow } from '@safeconduct/core/vault/sync/turns.ts'
import type { LineWorld } from './line-world.ts'

export type AsideMessage = { readonly hash: Bytes; readonly message: ToLine }
type Aside = { readonly hash: Bytes; readonly content: Bytes | undefined }

const shelfName = 'line-newer'
const most = { count: 500, bytes: 8 * 1024 * 1024 } as const

/** False: there is no room for more of these. A message whose very form is newer is counted, and stays at the relay. */
export async function putAside({ vault, log }: LineWorld, { hash, content }: Aside): Promise<boolean> {
  const { shelf } = vault.store
  const key = `${log}/${toHex(hash)}`
  if (shelf.get(shelfName, key) !== undefined) return true
  const there = shelf.list(shelfName, `${log}/`)
  const bytes = there.reduce((sum, { value }) => sum + value.length, 0)
  if (there.length >= most.count || bytes + (content?.length ?? 0) > most.bytes) return false
  const value = content === undefined ? u8(0) : concat(u8(1), content)
  await keepNow(vault.replica, () => shelf.put(shelfName, key, value))
  return true
}

/** What this program reads of it, which an older one put there. */
export function readableAside({ vault, log }: LineWorld): readonly AsideMessage[] {
  return vault.store.shelf.list(shelfName, `${log}/`).flatMap(({ key, value }) => {
    const hash = fromHex(key.slice(log.length + 1))
    const read = value[0] === 1 ? messageIn(value.subarray(1)) : undefined
    return hash === undefined || read?.ok !== true ? [] : [{ hash, message: read.value }]
  })
}

export async function takeFromAside({ vault, log }: LineWorld, hash: Uint8Array): Promise<void> {
  const key = `${log}/${toHex(hash)}`
  if (vault.store.shelf.get(shelfName, key) === undefined) return
  await keepNow(vault.replica, () => vault.store.shelf.drop(shelfName, key))
}

/** How many wait for a newer program: an operator is told to fetch one. */
export function countAside({ vault, log }: LineWorld): number {
  return vault.store.shelf.list(shelfName, `${log}/`).length
}

/** The vault's process keeps no unlock share: the desk's process, which outlives a lock, does. sealed.md, U14. */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { ShareMemory } from '@safeconduct/host/home/remembered-shares.ts'
import type { FromVault } from './messages.ts'

/** `share` is overwritten when it has been sent. */
type Say = (message: FromVault, share?: Bytes) => void

export class SharesOverLine implements ShareMemory {
  readonly #say: Say
  readonly #wanted = new Map<string, (share: Bytes | undefined) => void>()

  constructor(say: Say) {
    this.#say = say
  }

  keep(id: Bytes, share: Bytes): void {
    this.#say({ kind: 'share-kept', id: toHex(id) }, share.slice())
  }

  find(id: Bytes): Promise<Bytes | undefined> {
    return new Promise((resolve) => {
      this.#wanted.set(toHex(id), resolve)
      this.#say({ kind: 'share-wanted', id: toHex(id) })
    })
  }

  drop(id: Bytes): void {
    this.#say({ kind: 'share-gone', id: toHex(id) })
  }

  answered(id: string, share: Bytes): void {
    this.#wanted.get(id)?.(share.length === 0 ? undefined : share)
    this.#wanted.delete(id)
  }
}

/**
 * Who really signed for the trust in a contact. docs/formats/line-work.md, LW18.
 *
 * Against an infiltrator among the operators: a statement names its signer in a field, and whoever may write on the
 * line may write any name there; two such statements would open a shelter. So a statement counts only where the device
 * that wrote it down, and signed the entry, is one of the named member's. One that names somebody else is as if it
 * were not there, to raise and to lower.
 */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Held } from '@safeconduct/core/line/contact.ts'
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import { decodePartState } from '@safeconduct/core/vault/part-state.ts'
import { codeOfDevice } from '@safeconduct/core/vault/replica/who.ts'
import { DamagedVault } from '../store/damage.ts'
import { rowsOf } from '../vault/key-ranges.ts'
import type { Vault } from '../vault/vault.ts'
import type { KeptRecord } from './kept-values.ts'

const lineName = { scope: { kind: 'line' }, part: 'whole' } as const
const field = 'trust'

export class Signers {
  readonly #vault: Pick<Vault, 'store' | 'replica'>
  readonly #parts: (low: number, high: number) => readonly string[]

  constructor(vault: Pick<Vault, 'store' | 'replica'>) {
    this.#vault = vault
    const parts = vault.store.database
      .prepare<[number, number], string>('select state from part where key between ? and ?')
      .pluck()
    this.#parts = (low, high) => parts.all(low, high)
  }

  /** A thread as contacts are read from it, without the statements that somebody wrote in another's name. */
  sound(thread: KeptRecord, held: Held): Held {
    if (!thread.fields.has(field) || this.#isAlone) return held
    return { ...held, fields: { ...held.fields, [field]: [this.#signed(thread.id)] } }
  }

  /** Who is alone in an organisation has nobody to deceive; the demonstration has many names and one device. */
  get #isAlone(): boolean {
    const { roster } = this.#vault.replica.book
    return roster === undefined || rosterAt(roster).sole !== undefined
  }

  #signed(id: RecordId): readonly unknown[] {
    const place = this.#vault.store.records.find(id)
    if (place === undefined) return []
    const writers = this.#writers()
    return this.#parts(...rowsOf([place.key, place.key]))
      .flatMap((text) => {
        const state = decodePartState(text)
        if (state === undefined) throw new DamagedVault('a part that is not as it was written')
        const list = state.get(field)
        if (list?.kind !== 'list') return []
        // The same statement may have been written down again by others: one of its writers must be the signer.
        return [...list.items.values()].flatMap((written) => {
          const [first] = written
          const by = isObject(first?.value) ? first.value['by'] : undefined
          const isOwn = written.some(({ dot }) => writers.get(dot.slice(0, dot.indexOf('.'))) === by)
          return isOwn && first !== undefined ? [first] : []
        })
      })
      .toSorted((a, b) => a.place - b.place)
      .map(({ value }) => value)
  }

  /** By the name of a feed: the code of the member whose device writes it. */
  #writers(): ReadonlyMap<string, string> {
    const { book } = this.#vault.replica
    const feeds = [...(book.byName(lineName)?.feeds.values() ?? [])]
    return new Map(
      feeds.flatMap(({ tag, device }) =>
        device === undefined ? [] : [[tag, codeOfDevice({ book }, device)]],
      ),
    )
  }
}

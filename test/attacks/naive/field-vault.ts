/**
 * A vault as several services have sold it: one key for everything, each field sealed alone, and beside it, in clear,
 * where it belongs and what may be done with it. The server keeps `rows` and may rearrange them.
 */
import { textOf, utf8 } from '../../../packages/core/src/base/bytes.ts'
import { openNaively, type Plain, randomBytes, sealNaively } from './gcm.ts'

export type Row = {
  readonly fields: Map<string, Plain>
  readonly about: { folder: string; fileName: string; consent: string }
}

export class FieldVault {
  readonly rows = new Map<string, Row>()
  readonly #key = randomBytes(32)

  async put(record: string, fields: Readonly<Record<string, string>>, about: Row['about']): Promise<void> {
    const sealed = new Map<string, Plain>()
    for (const [name, text] of Object.entries(fields))
      sealed.set(name, await sealNaively(this.#key, utf8(text)))
    this.rows.set(record, { fields: sealed, about })
  }

  /** The row whole, or undefined when anything of it was refused. */
  async read(record: string): Promise<Readonly<Record<string, string>> | undefined> {
    const row = this.rows.get(record)
    if (row === undefined) return undefined
    const read: Record<string, string> = { ...row.about }
    for (const [name, sealed] of row.fields) {
      const plain = await openNaively(this.#key, sealed)
      if (plain === undefined) return undefined
      read[name] = textOf(plain) ?? ''
    }
    return read
  }
}

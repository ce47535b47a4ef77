/** Where the ledger of a device holds an entry, and the proof of it: fields of whatever is sealed or signed there. */
import { optional, required, words } from '../field.ts'
import { line, text, whole } from '../kinds.ts'
import { fixed } from '../merge.ts'

const written = { computed: true, class: 'INT' } as const

/** The ledger by its name, the place of the entry in it, and what shows that it stands there. */
export const ledgerPlace = {
  log: required(line(), {
    ...written,
    merge: fixed,
    findable: 'never',
    label: words('Ledger', 'Журнал', 'Registre'),
  }),
  index: optional(whole(0, 2 ** 40), {
    ...written,
    label: words('Place in the ledger', 'Место в журнале', 'Place au registre'),
  }),
  proof: optional(text(100_000), {
    ...written,
    findable: 'never',
    label: words('Proof', 'Доказательство', 'Preuve'),
  }),
}

/**
 * That an item was sealed: the manifest that was signed, its salt, and its place in a device's ledger.
 *
 * What a colleague or a court needs for one item lies here, beside the item, so that a lost laptop takes no proof along.
 * Erasing empties manifest and salt; 32 bytes stay that match nothing (docs/formats/seal.md).
 */
import { optional, required, words } from '../field.ts'
import { bytesOf, hash, instant, line, many, member, ref, text } from '../kinds.ts'
import { fixed, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { ledgerPlace } from '../shapes/ledger-place.ts'

const written = { computed: true } as const
/** Of these nothing is shown and nothing found: whoever has both can tell what the ledger holds. */
const hidden = { class: 'CASE', computed: true, secret: true, findable: 'never' } as const

export const sealType = recordType({
  name: 'Seal',
  room: 'evidence',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'C2SP tlog-proof; RFC 6962; RFC 3161; Berkeley Protocol ¶153–167',
  meaning: words(
    'That an item was sealed: what was signed, when, and where it stands in the ledger.',
    'Что материал запечатан: что подписано, когда и где это стоит в журнале.',
    'Le scellement d’une pièce : ce qui fut signé, quand, et sa place au registre.',
  ),
  fields: {
    itemId: required(ref('EvidenceItem', 'Testimony'), {
      ...written,
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Item', 'Материал', 'Pièce'),
    }),
    sealedAt: required(instant, {
      ...written,
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Sealed', 'Запечатано', 'Scellé le'),
    }),
    by: required(member, {
      ...written,
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('Sealed by', 'Кто запечатал', 'Scellé par'),
    }),
    manifest: optional(text(16_000_000), { ...hidden, label: words('Manifest', 'Опись', 'Manifeste') }),
    salt: optional(bytesOf(32), { ...hidden, label: words('Salt', 'Соль', 'Sel') }),
    signature: optional(text(2000), { ...hidden, label: words('Signature', 'Подпись', 'Signature') }),
    report: optional(text(250_000), {
      // It says what the file says, so it lies under the key of the file.
      ...hidden,
      class: 'MED',
      label: words('Report made at intake', 'Отчёт при приёме', 'Rapport fait à la réception'),
    }),
    signer: required(line(), {
      ...written,
      class: 'INT',
      merge: fixed,
      findable: 'never',
      label: words('Key of the device', 'Ключ устройства', 'Clé de l’appareil'),
    }),
    commitment: required(hash, {
      ...written,
      class: 'INT',
      merge: fixed,
      label: words('Entry in the ledger', 'Запись в журнале', 'Entrée au registre'),
    }),
    ...ledgerPlace,
    tokens: optional(many(text(200_000), { max: 20 }), {
      ...written,
      class: 'INT',
      merge: setBy(),
      findable: 'never',
      label: words('Timestamps', 'Метки времени', 'Horodatages'),
    }),
    ots: optional(text(200_000), {
      ...written,
      class: 'INT',
      findable: 'never',
      label: words('Proof of OpenTimestamps', 'Доказательство OpenTimestamps', 'Preuve OpenTimestamps'),
    }),
  },
})

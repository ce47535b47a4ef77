/**
 * One handling of one item, as its device signed it. The body names people by codes of this item alone; who they are is
 * in the fields beside it, which leave the vault only in the sealed annex for a court (docs/formats/custody.md).
 */
import { custodyEventType } from '../choices/custody.ts'
import { optional, required, words } from '../field.ts'
import { bytesOf, hash, instant, line, member, ref, term, text } from '../kinds.ts'
import { fixed } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { ledgerPlace } from '../shapes/ledger-place.ts'

const written = { computed: true } as const
const hidden = { class: 'CASE', computed: true, secret: true, findable: 'never' } as const

export const custodyEventRecordType = recordType({
  name: 'CustodyEvent',
  room: 'evidence',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'PREMIS 3 event; Berkeley Protocol ¶167; ISO/IEC 27037',
  meaning: words(
    'One handling of an item: what was done, when, by whom.',
    'Одно действие с материалом: что сделано, когда, кем.',
    'Une manipulation d’une pièce : quoi, quand, par qui.',
  ),
  fields: {
    itemId: required(ref('EvidenceItem', 'Testimony'), {
      ...written,
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Item', 'Материал', 'Pièce'),
    }),
    type: required(term(custodyEventType), {
      ...written,
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('What was done', 'Что сделано', 'Ce qui fut fait'),
    }),
    at: required(instant, {
      ...written,
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('When', 'Когда', 'Quand'),
    }),
    by: required(member, {
      ...written,
      class: 'INT',
      merge: fixed,
      column: true,
      label: words('By', 'Кто', 'Par'),
    }),
    second: optional(member, {
      ...written,
      class: 'INT',
      merge: fixed,
      label: words('In the presence of', 'При ком', 'En présence de'),
    }),
    digest: required(hash, {
      ...written,
      class: 'INT',
      merge: fixed,
      label: words('SHA-256 of the event', 'SHA-256 события', 'SHA-256 de l’événement'),
    }),
    commitment: required(hash, {
      ...written,
      class: 'INT',
      merge: fixed,
      label: words('Entry in the ledger', 'Запись в журнале', 'Entrée au registre'),
    }),
    body: optional(text(200_000), { ...hidden, label: words('Event', 'Событие', 'Événement') }),
    salt: optional(bytesOf(32), { ...hidden, label: words('Salt', 'Соль', 'Sel') }),
    signature: optional(text(2000), { ...hidden, label: words('Signature', 'Подпись', 'Signature') }),
    itemKey: optional(bytesOf(32), {
      ...hidden,
      label: words('Key of the codes', 'Ключ кодов', 'Clé des codes'),
    }),
    signer: required(line(), {
      ...written,
      class: 'INT',
      merge: fixed,
      findable: 'never',
      label: words('Key of the device', 'Ключ устройства', 'Clé de l’appareil'),
    }),
    ...ledgerPlace,
  },
})

/** Support given to one person. */
import { supportState } from '../choices/moves.ts'
import { optional, required, words } from '../field.ts'
import { code, day, member, ref, term, text } from '../kinds.ts'
import { fixed, keepBoth, restrictive } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { money } from '../shapes/cases.ts'
import { assistanceType as kindOfHelp } from '../vocabulary/assistance-type.ts'

export const assistanceType = recordType({
  name: 'Assistance',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'Primero services; HURIDOCS MT20:0101–0103',
  meaning: words('Support given.', 'Оказанная поддержка.', 'Aide apportée.'),
  fields: {
    personId: required(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Person', 'Человек', 'Personne'),
    }),
    type: required(term(kindOfHelp), {
      class: 'CASE',
      column: true,
      label: words('Support', 'Вид помощи', 'Aide'),
    }),
    at: required(day, { class: 'CASE', column: true, label: words('On', 'Когда', 'Le') }),
    until: optional(day, { class: 'CASE', label: words('Until', 'По', 'Jusqu’au') }),
    amount: optional(money, {
      class: 'CASE',
      merge: keepBoth,
      column: true,
      label: words('Amount', 'Сумма', 'Montant'),
    }),
    providerCode: optional(code, {
      class: 'CASE',
      label: words('Provider (code)', 'Кто оказал (код)', 'Prestataire (code)'),
    }),
    receipt: optional(ref('EvidenceItem'), {
      class: 'CASE',
      label: words('Receipt', 'Расписка, чек', 'Reçu'),
    }),
    result: optional(text(5000), { class: 'CASE', label: words('Result', 'Что вышло', 'Résultat') }),
    state: optional(term(supportState), {
      class: 'CASE',
      // What was paid was paid, whatever a colleague noted at the same time.
      merge: restrictive('accounted', 'paid', 'approved', 'requested'),
      column: true,
      label: words('State', 'Состояние', 'État'),
    }),
    requestedBy: optional(member, {
      class: 'INT',
      merge: fixed,
      label: words('Requested by', 'Кто запросил', 'Demandée par'),
    }),
    approvedBy: optional(member, {
      class: 'INT',
      merge: keepBoth,
      label: words('Approved by', 'Кто одобрил', 'Approuvée par'),
      help: words('Never whoever requested it.', 'Никогда не тот, кто запросил.', 'Jamais qui l’a demandée.'),
    }),
    fund: optional(code, { class: 'CASE', label: words('Fund', 'Фонд', 'Fonds') }),
  },
})

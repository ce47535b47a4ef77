/**
 * Moves and stays of one coded person. Holds no name.
 *
 * The legs lie in the case and say the area; which shelter a stay uses lies with the shelters (`stays`).
 * So no compartment of a case holds a shelter, and a caseworker sees the area only (rule R07).
 */
import { journeyPurpose } from '../choices/moves.ts'
import { optional, required, words } from '../field.ts'
import { many, ref, term } from '../kinds.ts'
import { fixed, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { leg, legApproval, stay } from '../shapes/cases.ts'
import { machine } from '../states.ts'
import { legState } from '../vocabulary/leg-state.ts'

export const journeyType = recordType({
  name: 'Journey',
  room: 'cases',
  class: 'LOC',
  header: 'LOC',
  noteFindable: 'guarded',
  standard: 'Evacuation; UNHCR departure arrangements',
  meaning: words(
    'Moves and stays of one coded person. Holds no name.',
    'Переезды и пребывания одного человека под кодом. Имени здесь нет.',
    'Trajets et séjours d’une personne sous code. Aucun nom.',
  ),
  fields: {
    personId: required(ref('Person'), {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Person', 'Человек', 'Personne'),
    }),
    purpose: required(term(journeyPurpose), {
      class: 'LOC',
      column: true,
      label: words('Purpose', 'Цель', 'But'),
    }),
    legs: required(many(leg, { max: 99 }), {
      class: 'LOC',
      merge: setBy('n'),
      column: true,
      label: words('Legs', 'Этапы', 'Étapes'),
    }),
    // Apart from the legs: whoever approves second writes the whole leg anew, and with it the first one's code.
    approvedLegs: optional(many(legApproval, { max: 500 }), {
      class: 'LOC',
      merge: setBy('n', 'by'),
      computed: true,
      label: words('Approvals of legs', 'Одобрения этапов', 'Approbations des étapes'),
    }),
    stays: optional(many(stay, { max: 99 }), {
      class: 'LOC',
      // Two desks, two houses for one stay: both keep their bed until a person says which.
      merge: setBy('n', 'shelter'),
      apart: 'shelters',
      label: words('Shelters of the stays', 'Убежища на этапах', 'Refuges des séjours'),
      help: words(
        'The only link between a journey and a shelter. Coordinators read it.',
        'Единственная связь пути и убежища. Её видят координаторы.',
        'Le seul lien entre un trajet et un refuge. Lu par les coordinateurs.',
      ),
    }),
  },
  states: machine('legs.state', legState, 'planned', {
    planned: ['approved', 'aborted'],
    approved: ['underway', 'aborted'],
    underway: ['arrived', 'aborted'],
    arrived: ['ended'],
    aborted: [],
    ended: [],
  }),
})

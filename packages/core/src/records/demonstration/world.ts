/**
 * The fictional republic: its clock, its people in the network, its words.
 *
 * Entirely invented: federation, territory, States, people, outlets and events. Orrenian is rendered
 * as Russian, so that Cyrillic and transliteration are exercised.
 */
import type { Instant } from '../../base/date.ts'
import { parseInstant } from '../../base/date.ts'
import { certain } from '../../base/result.ts'
import type { Role } from '../roles.ts'

export const demonstrationClock: Instant = certain(
  parseInstant('2021-08-05T09:00:00Z'),
  'the clock is an instant',
)

/** The persecutors' words for the people they hunt: invented like all the rest. */
export const demonstrationTermList: readonly string[] = [
  'lamper',
  'lampers',
  'night reading',
  'night readings',
  'лампадник',
  'лампадники',
]

export const demonstrationMembers: readonly { readonly id: string; readonly role: Role }[] = [
  { id: 'M-01', role: 'line_operator' },
  { id: 'M-02', role: 'caseworker' },
  { id: 'M-03', role: 'caseworker' },
  { id: 'M-04', role: 'coordinator' },
  { id: 'M-05', role: 'identity_keeper' },
  { id: 'M-06', role: 'documenter' },
  { id: 'M-07', role: 'documenter' },
  { id: 'M-08', role: 'analyst' },
  { id: 'M-09', role: 'legal' },
  { id: 'M-10', role: 'press_officer' },
  { id: 'M-11', role: 'safety_officer' },
  { id: 'M-12', role: 'medical' },
]

export const demonstrationWorld = {
  federation: { code: 'XO', name: 'Orrenia', nameRu: 'Оррения' },
  territory: { name: 'Velmar Territory', nameRu: 'Вельмарский край', capital: 'Sarn', capitalRu: 'Сарн' },
  areas: ['Sarn', 'Lower Aksel', 'Upper Aksel', 'Port Ellan'],
  states: [
    { code: 'XH', name: 'Halvory' },
    { code: 'XB', name: 'Brenmark' },
    { code: 'XS', name: 'Sollande' },
    { code: 'XQ', name: 'Quiria' },
    { code: 'XT', name: 'Tessmark' },
  ],
  network: 'Lantern Network',
} as const

/** How long a consent for each purpose lasts when the person says nothing else. Shorter is always possible. */
import type { consentPurpose } from './vocabulary/consent-purpose.ts'
import type { CodeOf } from './vocabulary/vocabulary.ts'

export type Purpose = CodeOf<typeof consentPurpose>

export type Expiry =
  | { readonly kind: 'while-case-open'; readonly reviewMonths?: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'days'; readonly days: number; readonly perItem?: true }
  /** Until this has happened, and at the latest after so many months. */
  | { readonly kind: 'until'; readonly event: 'visa-decision' | 'proceedings-end'; readonly months: number }
  | { readonly kind: 'one-meeting' }
  | { readonly kind: 'as-chosen'; readonly reviewMonths: number }

export const consentExpiry: { readonly [P in Purpose]: Expiry } = {
  P01: { kind: 'while-case-open' },
  P02: { kind: 'while-case-open', reviewMonths: 12 },
  P03: { kind: 'months', months: 24 },
  P04: { kind: 'months', months: 24 },
  P05: { kind: 'days', days: 90 },
  P06: { kind: 'until', event: 'visa-decision', months: 12 },
  P07: { kind: 'months', months: 12 },
  P08: { kind: 'months', months: 12 },
  P09: { kind: 'months', months: 12 },
  P10: { kind: 'until', event: 'proceedings-end', months: 12 },
  P11: { kind: 'days', days: 90 },
  P12: { kind: 'days', days: 90, perItem: true },
  P13: { kind: 'one-meeting' },
  P14: { kind: 'days', days: 180 },
  P15: { kind: 'as-chosen', reviewMonths: 24 },
}

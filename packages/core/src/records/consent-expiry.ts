/** How long a consent for each purpose lasts when the person says nothing else. Shorter is always possible. */
import type { Words } from '../base/language.ts'
import { words } from './field.ts'
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

export const consentExpiryWords: { readonly [P in Purpose]: Words } = {
  P01: words('while the case is open', 'пока дело открыто', 'tant que le dossier est ouvert'),
  P02: words(
    'while the case is open, reviewed after 12 months',
    'пока дело открыто, пересмотр через 12 месяцев',
    'tant que le dossier est ouvert, réexamen après 12 mois',
  ),
  P03: words('24 months', '24 месяца', '24 mois'),
  P04: words('24 months', '24 месяца', '24 mois'),
  P05: words('90 days', '90 дней', '90 jours'),
  P06: words(
    'until the visa decision, at most 12 months',
    'до решения по визе, не дольше 12 месяцев',
    'jusqu’à la décision de visa, 12 mois au plus',
  ),
  P07: words('12 months', '12 месяцев', '12 mois'),
  P08: words('12 months', '12 месяцев', '12 mois'),
  P09: words('12 months', '12 месяцев', '12 mois'),
  P10: words(
    'until the proceedings end, reviewed every year',
    'до конца разбирательства, пересмотр раз в год',
    'jusqu’à la fin de la procédure, réexamen annuel',
  ),
  P11: words('90 days', '90 дней', '90 jours'),
  P12: words('90 days, for each item', '90 дней, на каждый снимок', '90 jours, par pièce'),
  P13: words('one meeting', 'одна встреча', 'une rencontre'),
  P14: words('180 days', '180 дней', '180 jours'),
  P15: words(
    'as chosen, reviewed every 24 months',
    'как выбрано, пересмотр каждые 24 месяца',
    'au choix, réexamen tous les 24 mois',
  ),
}

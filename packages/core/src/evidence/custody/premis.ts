/** Our events in the terms of PREMIS 3 (id.loc.gov/vocabulary/preservation/eventType), for archives and courts that read those. */
import type { CustodyType } from './event.ts'

const premisByType: { readonly [T in CustodyType]: string | undefined } = {
  received: 'ingestion',
  collected: 'capture',
  sealed: 'message digest calculation',
  timestamped: 'digital signature generation',
  fixity_checked: 'fixity check',
  opened: undefined,
  working_copy: 'replication',
  analysed: 'forensic feature analysis',
  translated: 'creation',
  transcribed: 'creation',
  redacted: 'redaction',
  consent_given: 'policy assignment',
  consent_changed: 'policy assignment',
  consent_withdrawn: 'policy assignment',
  released: 'dissemination',
  transferred_out: 'transfer',
  transferred_in: 'transfer',
  stored: 'transfer',
  key_changed: 'encryption',
  legal_hold: 'policy assignment',
  destroyed: 'deletion',
}

/** Undefined where PREMIS has no term: that somebody looked is no event there, and is one here. */
export function premisOf(type: CustodyType): string | undefined {
  return premisByType[type]
}

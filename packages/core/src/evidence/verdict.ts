/**
 * What a check found, as a value: who may say what about a folder after it was looked at.
 *
 * The words stand in `verdict-words.ts`. `file` in a finding is a name made printable, never the raw one:
 * a name from outside may hold control or right-to-left characters that rewrite a terminal.
 */
import type { Fingerprint } from './ssh-key.ts'

/** What makes a folder fail. */
export type FaultRule =
  | 'bagit-missing'
  | 'bagit-form'
  | 'bagit-version'
  | 'encoding'
  | 'payload-missing'
  | 'manifest-missing'
  | 'algorithm'
  | 'line-form'
  | 'out-of-scope'
  | 'unsafe-name'
  | 'listed-twice'
  | 'missing'
  | 'unlisted'
  | 'changed'
  | 'count'
  | 'not-a-file'
  | 'unreadable'
  | 'too-large'
  | 'signature-missing'
  | 'signature-form'
  | 'signature-wrong'
  | 'other-key'
  | 'contents-form'
  | 'contents-disagree'
  | 'spelling'
  | 'tool-unknown'
  | 'parts-form'
  | 'seal-wrong'
  | 'custody-wrong'
  | 'report-wrong'
  | 'time-wrong'

/** What a bag may have and still be whole. A dossier may have none of it. */
export type WarningRule =
  | 'weak-hash'
  | 'listed-again'
  | 'other-case'
  | 'other-spelling'
  | 'dot-slash'
  | 'star'
  | 'system-file'

export type Fault = { readonly file: string; readonly rule: FaultRule }
export type Warning = { readonly file: string; readonly rule: WarningRule }

/** What the signed contents say of themselves. Believed only as far as the key is. */
export type DossierFacts = {
  readonly title: string
  readonly organisation: string
  readonly signedAt: string
  readonly items: number
  readonly files: number
  readonly proofs: ProofFacts
}

/** What the proofs beside the items show. Everything counted here was checked; what was not there is not counted. */
export type ProofFacts = {
  /** Items whose seal names their very bytes and stands in the ledger. */
  readonly sealed: number
  /** Witnesses that signed a checkpoint under which an item stands. */
  readonly witnesses: readonly string[]
  /** Tokens of authorities over such checkpoints, with the time of each. */
  readonly times: readonly string[]
  /** Which authorities gave them, as their certificates name them. */
  readonly authorities: readonly string[]
  /** Tokens that lie there and that this check could not judge, for want of roots. */
  readonly unjudged: number
  /** Proofs of OpenTimestamps that are a calendar's promise so far: they prove no time. */
  readonly promised: number
  /** Blocks of Bitcoin that a proof leads to. */
  readonly blocks: readonly BlockFact[]
  /** Events in the chains of custody. */
  readonly handlings: number
  /** Reports of what files said of themselves, each the one that was sealed with its item when it was taken in. */
  readonly reports: number
  /** Reports that a seal names and that are not here. */
  readonly reportsAway: number
  /** Whether the page of a whole dossier says what its signed parts say; another version's words are not compared. */
  readonly page: 'none' | 'compared' | 'not-compared'
}

/** If the block at this height has this Merkle root, what stands under the proof was there before it. */
export type BlockFact = {
  readonly height: number
  /** As explorers of the chain show it. */
  readonly root: string
  /** Where whoever checks brought the header of a block with that root, and it was dear to make. */
  readonly mined?: { readonly block: string; readonly at: string }
}

export type Verdict =
  /** Every byte is as signed, and the key is one the person checking got by another way. */
  | { readonly kind: 'signed'; readonly by: string; readonly key: Fingerprint; readonly facts: DossierFacts }
  /** Every byte is as signed; whose key it is remains to be asked. */
  | { readonly kind: 'unchanged'; readonly key: Fingerprint; readonly facts: DossierFacts }
  /** An ordinary bag that agrees with its own lists. Nobody signed it. */
  | { readonly kind: 'bag'; readonly files: number; readonly warnings: readonly Warning[] }
  | { readonly kind: 'faulty'; readonly what: 'dossier' | 'bag'; readonly faults: readonly Fault[] }
  /** Nothing there that could be checked. */
  | { readonly kind: 'unchecked'; readonly why: UncheckedReason }

export type UncheckedReason =
  | 'missing'
  | 'not-a-folder'
  | 'not-a-bag'
  | 'denied'
  | 'device'
  | 'too-many-files'
  | 'too-large'
  | 'stopped'

/** Whether the command ends with 0. A bag without a signature passes only where no key was asked for. */
export function passes(verdict: Verdict): boolean {
  return verdict.kind === 'signed' || verdict.kind === 'unchanged' || verdict.kind === 'bag'
}

/**
 * Refusals of the parts below in the words of the contract (rule C15 of docs/formats/desk-calls.md): a kind
 * the pages have a sentence for, where in a form it belongs, and nothing of the content.
 */
import { refuse } from '@safeconduct/core/base/result.ts'
import type { CallRefusal } from '../calls/calls.ts'

/** `why` and `reason` are closed lists of words everywhere; a `field` is a name of ours. */
export type Below = {
  readonly kind: string
  readonly why?: string
  readonly reason?: string
  readonly field?: string
  /** Counts from 1. */
  readonly item?: number
}

/** Where a part below is more particular than a person can use, or calls the same thing by another name. */
const contractKinds: ReadonlyMap<string, string> = new Map([
  ['too-weak', 'passphrase-too-short'],
  ['not-a-passphrase', 'wrong-passphrase'],
  ['vault-not-opened', 'damaged'],
  ['slots-damaged', 'damaged'],
  ['file-empty', 'empty-file'],
  ['file-too-large', 'too-large'],
  ['file-not-text', 'not-text'],
  ['file-has-nul', 'not-text'],
  ['file-without-spaces', 'not-text'],
  ['no-such-record', 'not-found'],
  ['invitation-damaged', 'not-an-invitation'],
  ['invitation-of-another-organisation', 'other-organisation'],
  ['changed-meanwhile', 'newer-revision'],
  ['folder-not-empty', 'folder-exists'],
  ['no-parent-folder', 'folder-missing'],
  ['not-a-folder', 'folder-missing'],
])

export function callRefusalOf(below: Below): CallRefusal {
  const { kind, field, item } = below
  const reason = below.reason ?? below.why
  return {
    kind: contractKinds.get(kind) ?? kind,
    ...(field === undefined ? {} : { field }),
    ...(reason === undefined ? {} : { reason }),
    ...(item === undefined ? {} : { facts: { item } }),
  }
}

export function refusedBy(below: Below): { readonly ok: false; readonly refusal: CallRefusal } {
  return refuse(callRefusalOf(below))
}

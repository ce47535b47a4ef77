/**
 * One key, one purpose: keys derived from a random key by HKDF-Expand-SHA-256 (RFC 5869 §2.3), labelled.
 *
 * No extract step: the input is already uniformly random (RFC 5869 §3.3). A new purpose is a new label
 * here, so that two uses of one key cannot come about by accident.
 */
import { type Bytes, utf8 } from '../base/bytes.ts'
import { expand, expandByPlatform } from './hash.ts'

export type DerivedPurpose =
  | 'entry-body'
  // What is left of a body after a strike, from the epoch's key.
  | 'entry-rest'
  | 'blob'
  // The list of a file's pieces at the relay, from the file's key.
  | 'blob-list'
  // What shows the relay that a device may read and write a log; a new one with every epoch.
  | 'relay-access'
  // What empties the mailbox of a device.
  | 'box-token'
  // The earlier keys of a log, sealed under the newest.
  | 'keyring'
  // An invitation: its mailbox, and the seal of the answer.
  | 'invite-box'
  | 'invite-box-token'
  | 'invite-seal'
  // The paper device, from the words of a printed kit.
  | 'kit-device'
  | 'kit-envelope'
  | 'kit-box'
  // A bundle on a stick, from the directory's key: whoever belongs opens it.
  | 'bundle'
  // A home that waits to be let in: what it has made and answered.
  | 'joining'
  // A return code of the line: the name of its thread, its box, the seal of replies, what burns it.
  | 'line-thread'
  | 'line-box'
  | 'line-reply'
  | 'line-burn'
  // The line's keys: the next week's seed, and the key of a week.
  | 'line-ratchet'
  | 'line-week'
  // A guard over timers: its name, what the relay asks for, the seal of what a timer is about.
  | 'timer-guard'
  | 'timer-token'
  | 'timer-seal'
  // The guards at further relays, each with the key of its relay.
  | 'timer-beside'
  // A check-in link: where its answer lies, and what makes the answer.
  | 'check-in-slot'
  | 'check-in-key'
  // What the salts of a redaction grow from, from the key of the sealed original.
  | 'redaction'

export function deriveBytes(key: Uint8Array, purpose: DerivedPurpose): Bytes {
  return expand('SHA-256', key, labelOf(purpose), 32)
}

/** The same where the platform must do it: on a caller's phone. */
export function deriveOnPhone(key: Uint8Array, purpose: DerivedPurpose): Promise<Bytes> {
  return expandByPlatform('SHA-256', key, labelOf(purpose), 32)
}

function labelOf(purpose: DerivedPurpose): Bytes {
  return utf8(`safeconduct/v1/${purpose}`)
}

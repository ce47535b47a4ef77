/** What the acts of an organisation ask for and answer: to a person at a screen, and to whoever carries letters. */
import type { Bytes } from '../../base/bytes.ts'
import type { CompartmentId } from '../compartment.ts'
import type { AnswerRefusal, InvitationKind, InvitationRefusal } from '../control/invitation.ts'
import type { DeviceId, LogHex, MemberId, Right, Role } from '../control/names.ts'
import type { Committer, DeviceStateName } from '../control/roster.ts'
import type { DeadReason } from '../control/ruling.ts'
import type { Entry } from '../entry.ts'
import type { CompartmentName } from '../schema.ts'

/** What became of an act. `proposal`: where it waits, and how many must sign. */
export type ActOutcome =
  /** Committed: it counts for everybody. */
  | { readonly state: 'done' }
  /** Signed and kept; the relay or the keeper has still to mark it. */
  | { readonly state: 'waits-for-committer'; readonly proposal: string }
  | {
      readonly state: 'waits-for-approval'
      readonly proposal: string
      readonly have: number
      readonly need: number
      /** Who else could sign. */
      readonly by: readonly MemberId[]
    }

/** Why an act was not done, in terms that a screen has a sentence for. */
export type ActRefusal =
  /** This device has not read the roster yet, or is not active in it. */
  | { readonly kind: 'not-a-member' }
  /** The rules would make it dead: `why` says which. */
  | { readonly kind: 'not-allowed'; readonly why: DeadReason }
  | { readonly kind: 'no-such-member' }
  | { readonly kind: 'no-such-device' }
  | { readonly kind: 'no-such-log' }
  | { readonly kind: 'no-such-proposal' }
  /** Only a lead of the log gives and takes rights. */
  | { readonly kind: 'not-a-lead' }
  /** This member would hold names and shelters. */
  | { readonly kind: 'never-both'; readonly member: MemberId }
  /** You hold both since others came: hand one over first. */
  | { readonly kind: 'hand-over-first' }
  /** Nobody else could lead this log: make somebody else its lead first. */
  | { readonly kind: 'last-lead' }
  | { readonly kind: 'frozen' }
  /** The key of this log is not here. */
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'disk-full' }
  /** Some of your work is on this device alone: let it be copied before the keys leave. */
  | { readonly kind: 'not-copied' }
  /** Nobody else has the keys of these: give somebody a right in them first, or they are closed for good. */
  | { readonly kind: 'not-shared'; readonly logs: readonly CompartmentName[] }
  | { readonly kind: 'no-such-invitation' }
  /** Two devices answered one invitation: somebody else has read it. */
  | { readonly kind: 'answered-twice' }
  | { readonly kind: 'not-answered' }
  | InvitationRefusal
  | AnswerRefusal

export type OpenInvitation = {
  /** SHA-256 of its secret, hex. */
  readonly id: string
  readonly kind: InvitationKind
  readonly text: string
  readonly state: 'waiting' | 'answered' | 'confirmed' | 'refused' | 'expired' | 'answered-twice'
  /** Milliseconds since 1970. */
  readonly expires: number
  /** The mailbox for the answer, to be opened and emptied at the relay. */
  readonly box: Bytes
  readonly token: Bytes
  /** Six words, once there is an answer. */
  readonly words?: readonly string[]
  /** For a device that no relay serves: what it is handed, sealed to it. */
  readonly welcome?: string
}

/** A right to be given or taken. */
export type RightChange = { readonly log: LogHex; readonly member: MemberId; readonly right: Right | 'none' }

export type Proposal = {
  readonly id: string
  readonly log: LogHex
  /** Kind of the event. */
  readonly what: string
  readonly by: MemberId
  readonly about: string
  /** The role that somebody is to have; `lead` where nobody leads a log that is not read here. */
  readonly role?: Role | 'lead'
  readonly have: number
  readonly need: number
  /** `waits-for-another-desk`: of a journey, while nobody else's desk may open what `onlyHere` names. */
  readonly state:
    | 'asks-me'
    | 'waits-for-others'
    | 'waits-for-committer'
    | 'waits-for-another-desk'
    | 'overtaken'
  readonly onlyHere?: readonly CompartmentName[]
}

/** What a removal would do, told before it is done. */
export type RemovalPreview = {
  readonly member: MemberId
  readonly role: Role
  readonly devices: readonly { readonly device: DeviceId; readonly state: DeviceStateName }[]
  /** Logs that they read and that get a new key. What they read already stays with them. */
  readonly readable: readonly {
    readonly log: LogHex
    readonly name: CompartmentName
    readonly right: Right
  }[]
  /** Logs that nobody else could read, or lead: to be handed over before, or closed for good. */
  readonly onlyReader: readonly CompartmentName[]
  readonly onlyLead: readonly CompartmentName[]
  readonly kit: boolean
  readonly needs: { readonly have: number; readonly need: number; readonly by: readonly MemberId[] }
}

/** A letter on its way, for the round to post and to cross off. */
export type Letter = { readonly key: string; readonly box: Bytes; readonly sealed: Bytes }

/** A control entry that wants a mark: pushed like any other entry, then handed back with its receipt. */
export type EntryToCommit = { readonly log: CompartmentId; readonly proposal: string; readonly entry: Entry }

/** After a new epoch: the relay is told that only the new key opens the log. */
export type AccessMove = {
  readonly log: CompartmentId
  /** Tokens, derived from the keys. */
  readonly from: Bytes
  readonly to: Bytes
}

export type MailTaken = {
  readonly opened: number
  readonly refused: number
  /** Logs whose key came, or came anew. */
  readonly granted: number
  readonly asked: number
}

export type { Committer }

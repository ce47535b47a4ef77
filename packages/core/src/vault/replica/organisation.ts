/**
 * What members do with an organisation: invite, enrol, give and take rights, remove, travel, and what follows by itself.
 *
 * Every act writes a control event, keeps it as a proposal, and is done when the committer has marked it. The relay,
 * a stick or the simulator carries entries and letters; nothing here knows which.
 */

import type { Bytes } from '../../base/bytes.ts'
import type { Result } from '../../base/result.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { InvitationKind } from '../control/invitation.ts'
import type { DeviceId, LogHex, MemberId, Role } from '../control/names.ts'
import type { Holding } from '../control/never-both.ts'
import type { NewDevice } from '../control/roster-events.ts'
import type { CasePart } from '../schema.ts'
import type {
  AccessMove,
  ActOutcome,
  ActRefusal,
  EntryToCommit,
  Letter,
  MailTaken,
  OpenInvitation,
  Proposal,
  RemovalPreview,
  RightChange,
} from './organisation-words.ts'

export type Act = Promise<Result<ActOutcome, ActRefusal>>

/** The face of the acts, agreed first; `OrganisationActs` is the class behind it. */
export interface Acts {
  // What people do.
  invite(kind: InvitationKind): Promise<Result<OpenInvitation, ActRefusal>>
  invitations(): readonly OpenInvitation[]
  /** The answer as text, where no relay carries it. */
  answered(invitation: string, text: string): Promise<Result<OpenInvitation, ActRefusal>>
  /** After the six words were compared. */
  confirm(invitation: string, wishes?: { readonly role?: Role }): Act
  dropInvitation(invitation: string): Promise<Result<OpenInvitation, ActRefusal>>
  /** A kit of one's own, or a device that a kit brings in. */
  enrol(device: NewDevice): Act
  removal(member: MemberId): Result<RemovalPreview, ActRefusal>
  remove(member: MemberId): Act
  setRole(member: MemberId, role: Role): Act
  strike(device: DeviceId): Act
  suspend(device: DeviceId): Act
  restore(device: DeviceId): Act
  /** This device: the keys of cases leave it when the event is committed. */
  travel(): Act
  askBack(): Promise<Result<number, ActRefusal>>
  giveBack(device: DeviceId): Act
  changeRights(changes: readonly RightChange[]): Act
  /** All parts of a case that this member is to read; `work` is always among them. */
  assign(
    caseId: string,
    member: MemberId,
    parts: Readonly<Partial<Record<CasePart, RightChange['right']>>>,
  ): Act
  foundNames(caseId: string): Act
  /** The only member held both, and others came: `names` or `shelters` goes to this member and leaves here. */
  handOver(what: 'names' | 'shelters', to: MemberId): Act
  holding(): Holding
  setRelay(relay: { readonly url: string; readonly key: PublicKey }): Act
  setKeeper(device: DeviceId): Act
  rotateAll(why: 'suspicion' | 'age'): Act
  proposals(): readonly Proposal[]
  approve(proposal: string): Act
  dropProposal(proposal: string): Promise<Result<true, ActRefusal>>

  // What carries it: a round, a bundle, the simulator.
  /** Does what follows by itself: marks as keeper, makes overtaken proposals anew, rotates, grants, moves access. */
  settle(): Promise<void>
  toCommit(): readonly EntryToCommit[]
  /** Somebody else's entry took the place: it is made anew after the next pull. */
  lostRace(proposal: string): Promise<void>
  letters(): readonly Letter[]
  posted(key: string): Promise<void>
  takeMail(sealed: readonly Bytes[]): Promise<MailTaken>
  /** An answer from the box of an invitation. */
  takeAnswer(invitation: string, sealed: Bytes): Promise<Result<OpenInvitation, ActRefusal>>
  moves(): readonly AccessMove[]
  moved(log: CompartmentId): Promise<void>
  /** This device's mailbox and what empties it. */
  readonly box: { readonly id: Bytes; readonly token: Bytes }
  keyWanted(): readonly LogHex[]
}

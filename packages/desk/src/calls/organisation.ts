/**
 * What the pages may ask of the organisation: its members and devices, who can read what, and who comes and goes.
 *
 * Roster and rights are shown as this device knows them. A log this member may not read does not stand in any
 * answer: not its name, not a count (docs/formats/desk-calls.md, C50 to C59).
 */
import type { Language } from '@safeconduct/core/base/language.ts'
import type { Session } from './calls.ts'

export const roles = ['member', 'admin'] as const
export type MemberRole = (typeof roles)[number]
export const rights = ['reader', 'writer', 'lead'] as const
export type Right = (typeof rights)[number]
export const deviceStates = ['active', 'suspended', 'travelling', 'struck'] as const
export type DeviceState = (typeof deviceStates)[number]

/** A compartment by its name; a case by the id of its record. */
export type LogName = {
  readonly scope: 'case' | 'directory' | 'line' | 'press' | 'shelters' | 'events' | 'claims'
  readonly part: 'whole' | 'work' | 'names' | 'places' | 'medical' | 'allegations'
  readonly caseId?: string
  /** How staff call the case, for a member who may read its work part. */
  readonly title?: string
}

export type DeviceView = {
  /** Its public key. */
  readonly id: string
  /** `M-03 · 2`: the second device of this member. */
  readonly label: string
  readonly kind: 'desk' | 'paper'
  readonly state: DeviceState
  /** The day on which it got into this state. */
  readonly since?: string
  /** The device this page runs on. */
  readonly here: boolean
}

export type MemberView = {
  readonly id: string
  readonly code: string
  readonly role: MemberRole
  readonly state: 'active' | 'removed'
  /** The day of the last change of state or role. */
  readonly since?: string
  readonly me: boolean
  /** As far as this device knows: shelters are known to all, names of a case to those who may read them. */
  readonly holds: { readonly names: boolean; readonly shelters: boolean }
  readonly devices: readonly DeviceView[]
}

/** Something that happened to the organisation and that its people must know. */
export type NoticeView = {
  readonly id: string
  readonly kind: string
  /** Code of the member who did it. */
  readonly by: string
  /** The day, as the relay or the keeper's device has it. */
  readonly at?: string
  /** `who`: code of a member or label of a device. `as`: the role that they have since. */
  readonly facts: Readonly<Record<string, string | number>>
}

export type OrganisationView = {
  readonly name: string
  /** Eleven words of the organisation's fingerprint, the same on every screen and invitation. */
  readonly words: readonly string[]
  readonly me: {
    readonly member: string
    readonly code: string
    readonly role: MemberRole
    readonly device: string
    readonly state: DeviceState | 'removed'
  }
  readonly members: readonly MemberView[]
  /** `alone`: one member, who therefore holds names and shelters both. `hand-over`: others came; one of the two must go. */
  readonly holding: 'apart' | 'alone' | 'hand-over'
  /** A colleague has given this member the shelters, and this device refused the key, for it holds names. */
  readonly sheltersRefused: boolean
  /** Fewer than two: one admin suffices for changes among admins, and the screen says so. */
  readonly admins: number
  readonly committer:
    | { readonly kind: 'relay'; readonly url: string }
    | { readonly kind: 'keeper'; readonly device: string; readonly here: boolean }
  readonly notices: readonly NoticeView[]
  readonly counts: { readonly proposals: number; readonly alarms: number; readonly late: number }
}

/** What became of an act that others must agree to, or that the relay must take. */
export type ActOutcome =
  | { readonly state: 'done' }
  /** Signed, kept here, and done again on top of what others did once the relay (or the keeper's device) is heard. */
  | { readonly state: 'waits-for-relay' }
  /** Of a journey: nobody else's desk may open some of what is here. */
  | { readonly state: 'waits-for-another-desk' }
  /** Codes of those who may sign too. */
  | {
      readonly state: 'waits-for-approval'
      readonly have: number
      readonly need: number
      readonly by: readonly string[]
    }

export type AccessRow = {
  readonly log: string
  readonly name: LogName
  /** Whether this member may give and take rights here. */
  readonly mayChange: boolean
  readonly state: 'readable' | 'cut-off' | 'frozen'
  readonly rights: readonly {
    readonly member: string
    readonly code: string
    readonly right: Right
    /** Who gave it, when that is known. */
    readonly by?: string
  }[]
}

export type AccessView = {
  /** Cases without a place for names, where this member may make one. */
  readonly nameless: readonly string[]
  readonly members: readonly { readonly id: string; readonly code: string; readonly role: MemberRole }[]
  readonly rows: readonly AccessRow[]
}

export type AccessChange = {
  readonly log: string
  readonly member: string
  /** `none` takes it away: the compartment gets a new key at once. */
  readonly right: Right | 'none'
}

export type InvitationState =
  | 'waiting'
  | 'answered'
  | 'confirmed'
  | 'refused'
  | 'expired'
  /** Two devices answered one invitation: somebody else has read it. */
  | 'answered-twice'
export type InvitationView = {
  readonly id: string
  readonly kind: 'person' | 'device'
  readonly state: InvitationState
  /** What the invited person types or scans. Shown to the one who invites, and to nobody twice over a server. */
  readonly text: string
  readonly expiresAt: string
  /** Six words that must be the same on both screens, once an answer is there. */
  readonly words?: readonly string[]
  /** Without a relay: what the inviter hands back after confirming. */
  readonly welcome?: string
}

/** A device that has asked to be let in and knows nothing else yet. */
export type JoiningView = {
  /** `used`, `refused`, `answered-twice`: the other side's last word on this invitation. Nobody comes in by it. */
  readonly step: 'compare' | 'used' | 'refused' | 'answered-twice' | 'expired' | 'joined'
  readonly words: readonly string[]
  /** The organisation's eleven, from the invitation. */
  readonly organisation: readonly string[]
  readonly kind: 'person' | 'device'
  /** Without a relay: the answer, to be handed to the one who invited. */
  readonly answer?: string
  /** Whether the relay has the answer. */
  readonly sent: boolean
}

export type RemovalView = {
  readonly member: string
  readonly code: string
  readonly role: MemberRole
  readonly devices: number
  /** What they could read and will not read any more. */
  readonly readable: readonly { readonly name: LogName; readonly records: number; readonly lead: boolean }[]
  /** Compartments nobody else can read or lead: somebody must be given them first, or they are closed for good. */
  readonly onlyThey: readonly LogName[]
  /** What stays on paper with them. */
  readonly papers: { readonly kit: boolean }
  readonly needs: { readonly signatures: number; readonly by: readonly string[] }
}

export type ProposalView = {
  readonly id: string
  /** The kind of control event, as docs/formats/control.md names it. */
  readonly what: string
  readonly by: string
  /** `who`: whom or what it is about; `as`: the role that they are to have. */
  readonly facts: Readonly<Record<string, string | number>>
  /** Of rights, where. */
  readonly name?: LogName
  readonly have: number
  readonly need: number
  readonly state: 'asks-me' | 'waits-for-others' | 'waits-for-relay' | 'waits-for-another-desk' | 'overtaken'
  /** What a journey waits for: nobody else's desk may open these. */
  readonly onlyHere?: readonly LogName[]
}

type Nothing = Record<string, never>

export type OrganisationCalls = {
  'organisation.read': { readonly ask: Nothing; readonly answer: OrganisationView }
  /** Hides a notice that was read, on this device. */
  'organisation.noticed': { readonly ask: { readonly id: string }; readonly answer: OrganisationView }
  /** An empty home asks to be let in; it is sealed under `passphrase` from its first byte. */
  'organisation.join': {
    readonly ask: { readonly invitation: string; readonly passphrase: string; readonly language: Language }
    readonly answer: Session
  }
  /** How far the joining is; looks at the relay, or takes the welcome as pasted text. */
  'joining.read': { readonly ask: { readonly welcome?: string }; readonly answer: JoiningView }
  /** Gives the joining up: the home is empty again. */
  'joining.drop': { readonly ask: Nothing; readonly answer: Session }
  'access.read': { readonly ask: { readonly caseId?: string }; readonly answer: AccessView }
  'access.change': {
    readonly ask: { readonly changes: readonly AccessChange[]; readonly caseId?: string }
    readonly answer: { readonly outcome: ActOutcome; readonly access: AccessView }
  }
  /** One member holds names and shelters since others came: one of the two goes to somebody else, and leaves here. */
  'access.handOver': {
    readonly ask: { readonly what: 'names' | 'shelters'; readonly to: string }
    readonly answer: ActOutcome
  }
  /** A case that somebody opened who knows shelters has no place for names: another lead makes it. */
  'access.foundNames': { readonly ask: { readonly caseId: string }; readonly answer: ActOutcome }
  'member.invite': { readonly ask: Nothing; readonly answer: InvitationView }
  /** A further device of one's own. */
  'device.enrol': { readonly ask: Nothing; readonly answer: InvitationView }
  'invitation.list': {
    readonly ask: Nothing
    readonly answer: { readonly invitations: readonly InvitationView[] }
  }
  /** `answer`: the invited person's text, where no relay carries it. */
  'invitation.read': {
    readonly ask: { readonly id: string; readonly answer?: string }
    readonly answer: InvitationView
  }
  'invitation.confirm': {
    readonly ask: { readonly id: string; readonly role?: MemberRole }
    readonly answer: { readonly outcome: ActOutcome; readonly invitation: InvitationView }
  }
  'invitation.refuse': { readonly ask: { readonly id: string }; readonly answer: InvitationView }
  'member.removal': { readonly ask: { readonly member: string }; readonly answer: RemovalView }
  'member.remove': { readonly ask: { readonly member: string }; readonly answer: ActOutcome }
  'member.role': {
    readonly ask: { readonly member: string; readonly role: MemberRole }
    readonly answer: ActOutcome
  }
  'device.strike': { readonly ask: { readonly device: string }; readonly answer: ActOutcome }
  /** Remote lock: any colleague may, and it can be undone. */
  'device.suspend': { readonly ask: { readonly device: string }; readonly answer: ActOutcome }
  'device.restore': { readonly ask: { readonly device: string }; readonly answer: ActOutcome }
  /** This device: case keys leave it, and colleagues give them back. */
  'device.travel': { readonly ask: Nothing; readonly answer: ActOutcome }
  /** Back from a journey: colleagues are asked for the keys. Answers how many were asked. */
  'device.askBack': { readonly ask: Nothing; readonly answer: { readonly asked: number } }
  'device.return': { readonly ask: { readonly device: string }; readonly answer: ActOutcome }
  'proposals.read': {
    readonly ask: Nothing
    readonly answer: { readonly proposals: readonly ProposalView[] }
  }
  'proposals.approve': { readonly ask: { readonly id: string }; readonly answer: ActOutcome }
  'proposals.drop': { readonly ask: { readonly id: string }; readonly answer: ActOutcome }
  'relay.set': {
    /** `key`: the relay's signing key in hex, as the relay prints it when it starts. */
    readonly ask: { readonly url: string; readonly key: string }
    readonly answer: ActOutcome
  }
}

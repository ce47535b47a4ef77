/** What the pages are shown of shelters, journeys, visas, programmes and support: see `cases.ts`. */
import type { Hit } from './calls.ts'
import type { DueAt } from './cases.ts'

export type StayRow = {
  /** The journey, `#` and the leg's number. */
  readonly id: string
  readonly caseId?: string
  readonly code?: string
  readonly from: string
  readonly to?: string
  readonly state: 'reserved' | 'here' | 'left'
  readonly days: number
  /** Days over the longest stay; 0: within it. */
  readonly over: number
  /** "Anyone who must not meet this person?" */
  readonly apart: 'yes' | 'no' | 'not-asked'
}

export type ShelterRow = {
  readonly id: string
  readonly code: string
  /** `full` is computed. */
  readonly state: 'open' | 'full' | 'paused' | 'compromised' | 'closed'
  readonly capacity: number
  readonly occupied: number
  readonly reserved: number
  readonly free: number
  readonly suits: readonly string[]
  readonly maxStayDays: number
  /** How many stays are over the limit. */
  readonly over: number
  readonly leaseEnds?: DueAt
  readonly compromised?: { readonly at: string; readonly how: string }
}

export type SheltersView = {
  readonly now: string
  readonly shelters: readonly ShelterRow[]
  /** Placed here while another desk gave the last bed away: somebody must find another place. */
  readonly lost: readonly { readonly stay: StayRow; readonly shelter: string }[]
}

export type ShelterView = ShelterRow & {
  readonly now: string
  /** Only on the coordinator's device. */
  readonly address?: string
  readonly stays: readonly StayRow[]
  readonly moves: readonly string[]
}

export type RequiredItem = {
  readonly item: string
  readonly state: 'open' | 'done' | 'not_needed'
}

export type LegView = {
  readonly id: string
  readonly n: number
  readonly kind: 'move' | 'stay'
  readonly state: string
  readonly fromArea?: string
  readonly toArea?: string
  readonly toCountry?: string
  /** Of a stay, where this device may know it. */
  readonly shelter?: string
  /** Two desks chose two houses apart: somebody says which it is, with `cases.leg`. */
  readonly houses?: readonly Hit[]
  readonly planned?: string
  readonly arrival?: DueAt
  readonly from?: string
  readonly to?: string
  readonly means?: string
  readonly approvals: readonly string[]
  readonly required: readonly RequiredItem[]
  readonly planB?: string
  readonly abortWords?: string
  readonly check?: string
  /** What keeps it from starting, as codes: `approvals`, `required`, `best-interest`, `plan-b`… Empty: it may go. */
  readonly open: readonly string[]
  /** What may be done with it now. */
  readonly acts: readonly LegAct[]
}
export const legActs = ['approve', 'require', 'start', 'arrive', 'abort', 'end'] as const
export type LegAct = (typeof legActs)[number]

export type JourneyView = {
  readonly id: string
  readonly caseId: string
  readonly code: string
  readonly purpose: string
  readonly minor: boolean
  readonly legs: readonly LegView[]
}
export type JourneysView = { readonly now: string; readonly journeys: readonly JourneyView[] }

export type VisaRow = {
  readonly id: string
  readonly caseId?: string
  readonly code?: string
  readonly stateCode: string
  readonly kind: string
  readonly priority: string
  readonly category: readonly string[]
  /** `no_answer` is computed when the days that were agreed have passed. */
  readonly state: string
  readonly submittedAt?: string
  readonly interviewAt?: string
  /** The State's own stages: a term of `visaStage` with its day. Approved is not issued. */
  readonly stages: readonly { readonly stage: string; readonly at: string; readonly document?: Hit }[]
  readonly programme?: Hit
  /** Dated statements about the country, for a State that says there is another city to flee to. */
  readonly statements: readonly Hit[]
  readonly moves: readonly string[]
  /** `approved-not-issued`, `programme-shut`, `no-answer`, `expires`: what somebody should look at. */
  readonly warnings: readonly string[]
}
export type VisasView = {
  readonly now: string
  readonly visas: readonly VisaRow[]
  readonly dialogues: readonly DialogueRow[]
  /** Who needs which way out, by priority, then by age. */
  readonly pipeline: readonly {
    readonly caseId: string
    readonly code: string
    readonly priority: string
    readonly since: string
    readonly state: string
  }[]
}
export type DialogueRow = {
  readonly id: string
  readonly stateCode: string
  readonly state: string
  readonly since?: string
  readonly nameable: boolean
  readonly asks: readonly string[]
  /** Which way that leaves, so that nobody is sent to an embassy that cannot help. Silence is no refusal. */
  readonly route: 'visa' | 'talks' | 'no-answer' | 'refused' | 'other-channel' | 'paused'
  /** A term of `response`: what it answered. Declining to speak of single cases is a position, not a refusal. */
  readonly response?: string
}

export type ProgrammeRow = {
  readonly id: string
  readonly code: string
  readonly stateCode: string
  readonly legalBasis: string
  readonly office: string
  readonly status: string
  readonly since?: string
  readonly history: readonly { readonly status: string; readonly at: string; readonly source: string }[]
  /** The applications that hang on it, the stranded ones first. */
  readonly dependants: readonly VisaRow[]
}
export type ProgrammesView = { readonly now: string; readonly programmes: readonly ProgrammeRow[] }

/** Counts as of a day, each with what it counts. */
export type CountsView = {
  readonly asOf: string
  readonly statesInTalks: number
  readonly visasIssued: number
  readonly visasPending: number
  readonly visasRefused: number
  readonly visasNoAnswer: number
  readonly issuedByState: readonly { readonly stateCode: string; readonly n: number }[]
  readonly personsSupported: number
  readonly codesSupported: number
  /** A figure that was published, beside ours. */
  readonly compared?: {
    readonly value: number
    readonly ours: number
    readonly verdict: 'matches' | 'cannot-be-reconciled' | 'ours-is-higher'
  }
}

export type SupportRow = {
  readonly id: string
  readonly caseId?: string
  readonly code?: string
  readonly type: string
  readonly at: string
  readonly until?: string
  readonly amount?: { readonly value: number; readonly unit: string }
  readonly state: 'requested' | 'approved' | 'paid' | 'accounted'
  readonly requestedBy?: string
  readonly approvedBy?: string
  readonly fund?: string
  readonly receipt: boolean
  readonly acts: readonly SupportAct[]
  /** `no-receipt`, `over-cap`, `same-corridor`. */
  readonly warnings: readonly string[]
}
export const supportActs = ['approve', 'pay', 'account'] as const
export type SupportAct = (typeof supportActs)[number]

export type SupportView = {
  readonly now: string
  readonly asOf: string
  /** Distinct people, after merging; and codes, before. */
  readonly persons: number
  readonly codes: number
  readonly rows: readonly SupportRow[]
  /** Costs without names: by month, kind and currency. */
  readonly costs: readonly {
    readonly month: string
    readonly type: string
    readonly unit: string
    readonly value: number
    readonly n: number
  }[]
}

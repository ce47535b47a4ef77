/** The calls of cases, with what each asks and is answered: see `cases.ts`. */
import type {
  AskLanguage,
  BoardFilter,
  BoardView,
  CheckRow,
  StoryView,
  TaskRow,
  TonightView,
  WatchView,
} from './cases.ts'
import type {
  ConsentsView,
  ExportView,
  ExposureView,
  FilingsView,
  FilingView,
  RecipientView,
  ReleasesView,
  ReleaseView,
  SentView,
  TakenView,
  WithdrawnView,
} from './cases-leaving.ts'
import type {
  CountsView,
  JourneysView,
  JourneyView,
  ProgrammesView,
  SheltersView,
  ShelterView,
  SupportRow,
  SupportView,
  VisaRow,
  VisasView,
} from './cases-moves.ts'

type One = { readonly id: string }
/** Rules that only warn (R11), which the member has read and goes on despite. */
type Despite = { readonly despite?: readonly string[] }

/**
 * An act that a rule refuses is refused as `rule-broken`, with `breaks`; one that a rule warns of as `rule-warns`,
 * until it is asked again with the rule among `despite`. A race that another desk won: `lost-the-race`.
 */
export type CasesCalls = {
  'cases.tonight': { readonly ask: AskLanguage; readonly answer: TonightView }
  'cases.board': {
    readonly ask: AskLanguage & {
      readonly offset: number
      readonly limit: number
      readonly filter: BoardFilter
    }
    readonly answer: BoardView
  }
  'cases.story': { readonly ask: One & AskLanguage; readonly answer: StoryView }
  /** By the instrument (`core/cases/instrument.ts`): a question that is not answered is unknown, never no. */
  'cases.assess': {
    readonly ask: {
      /** The case. */
      readonly id: string
      readonly answers: Readonly<Record<string, 'yes' | 'no' | 'unknown' | 'not_asked'>>
      /** Absent: what the instrument gives. */
      readonly priority?: string
      readonly threatActors: readonly string[]
      readonly likelihood: number
      readonly impact: number
      readonly plan: string
      readonly capacities?: string
    }
    readonly answer: StoryView
  }
  /** The second person signs an assessment that lowers, or an emergency. */
  'cases.secondRead': {
    readonly ask: { readonly id: string; readonly assessment: string }
    readonly answer: StoryView
  }
  'cases.move': {
    readonly ask: { readonly id: string; readonly state: string; readonly reason?: string }
    readonly answer: StoryView
  }
  /** What was promised to the person next. `none` takes it back. */
  'cases.step': {
    readonly ask: { readonly id: string; readonly what: string; readonly at: string }
    readonly answer: StoryView
  }
  'cases.task': {
    readonly ask: {
      /** A task that is there; without one, a new one of `caseId`. */
      readonly id?: string
      readonly caseId?: string
      readonly what?: string
      readonly text?: string
      readonly due?: string
      readonly who?: string
      readonly state?: string
    }
    readonly answer: TaskRow
  }
  /** For a minor: written by one member, and by another in the same words. It counts from the second on. */
  'cases.bestInterest': {
    readonly ask: { readonly id: string; readonly decision: string }
    readonly answer: StoryView
  }
  'cases.occurrence': {
    readonly ask: {
      readonly caseId: string
      readonly kind: string
      readonly at: string
      /** What is known, and how. */
      readonly known: string
      readonly heldBy?: string
      readonly lastSeen?: string
    }
    readonly answer: StoryView
  }
  'cases.correction': {
    readonly ask: { readonly caseId: string; readonly record?: string; readonly text: string }
    readonly answer: StoryView
  }
  /** What somebody was told beyond what stays and journeys say: for the day on which they are taken. */
  'cases.told': {
    readonly ask: {
      readonly caseId: string
      readonly kind: string
      readonly shelter?: string
      /** A leg, a check, a request on the line. */
      readonly of?: string
      readonly words?: string
      readonly from: string
    }
    readonly answer: StoryView
  }

  'cases.shelters': { readonly ask: AskLanguage; readonly answer: SheltersView }
  'cases.shelter': { readonly ask: One & AskLanguage; readonly answer: ShelterView }
  'cases.place': {
    readonly ask: Despite & {
      readonly caseId: string
      readonly shelter: string
      readonly from: string
      readonly to?: string
      readonly apart: 'yes' | 'no'
    }
    readonly answer: ShelterView
  }
  'cases.shelterState': {
    readonly ask: { readonly id: string; readonly state: 'open' | 'paused' | 'closed' }
    readonly answer: ShelterView
  }
  /** At once: who lives there now, who knew of it, and where they may go. */
  'cases.compromise': {
    readonly ask: { readonly id: string; readonly how: string }
    readonly answer: { readonly shelter: ShelterView; readonly exposure: ExposureView }
  }
  /** One call from inside: everybody there is taken, the lawyer is called, the place is burnt. */
  'cases.raid': {
    readonly ask: { readonly shelter: string; readonly at: string; readonly known: string }
    readonly answer: {
      readonly shelter: ShelterView
      readonly exposure: ExposureView
      readonly taken: readonly TakenView[]
    }
  }

  'cases.journeys': { readonly ask: AskLanguage; readonly answer: JourneysView }
  'cases.leg': { readonly ask: LegAsk; readonly answer: JourneyView }
  'cases.visas': { readonly ask: AskLanguage; readonly answer: VisasView }
  'cases.visa': { readonly ask: VisaAsk; readonly answer: VisaRow }
  'cases.programmes': { readonly ask: AskLanguage; readonly answer: ProgrammesView }
  'cases.programme': { readonly ask: ProgrammeAsk; readonly answer: ProgrammesView }
  'cases.counts': {
    readonly ask: {
      readonly asOf: string
      readonly compare?: { readonly what: CountWhat; readonly value: number }
    }
    readonly answer: CountsView
  }
  'cases.support': { readonly ask: AskLanguage & { readonly asOf?: string }; readonly answer: SupportView }
  'cases.supportAct': { readonly ask: SupportAsk; readonly answer: SupportRow }

  'cases.checks': {
    readonly ask: AskLanguage & { readonly which: 'open' | 'all' }
    readonly answer: { readonly now: string; readonly checks: readonly CheckRow[] }
  }
  'cases.check': { readonly ask: CheckAsk; readonly answer: CheckAnswer }

  'cases.exposure': {
    /** A case, a shelter, or a member. */
    readonly ask: One & AskLanguage
    readonly answer: ExposureView
  }
  'cases.taken': {
    readonly ask: {
      readonly caseId: string
      readonly at: string
      readonly known: string
      readonly heldBy?: string
      readonly lastSeen?: string
    }
    readonly answer: TakenView
  }

  'cases.consents': {
    readonly ask: AskLanguage & { readonly caseId?: string }
    readonly answer: ConsentsView
  }
  'cases.consent': { readonly ask: ConsentAsk; readonly answer: ConsentsView }
  'cases.withdraw': {
    readonly ask: {
      readonly id: string
      readonly wish: 'stop' | 'stop_and_recall' | 'erase'
      readonly via: string
    }
    readonly answer: WithdrawnView
  }
  'cases.releases': {
    readonly ask: AskLanguage & { readonly caseId?: string }
    readonly answer: ReleasesView
  }
  'cases.releaseRead': { readonly ask: One & AskLanguage; readonly answer: ReleaseView }
  'cases.release': { readonly ask: ReleaseAsk; readonly answer: ReleaseView }
  /** A round with the relay first; then the rules, on what every device had sent by then. */
  'cases.send': { readonly ask: One & Despite; readonly answer: SentView }

  'cases.filings': { readonly ask: AskLanguage & { readonly caseId?: string }; readonly answer: FilingsView }
  'cases.filing': { readonly ask: FilingAsk; readonly answer: FilingView }

  /** What a member does in the network; rules that ask for a lawyer's signature look here. Admins set it. */
  'cases.setRole': {
    readonly ask: { readonly member: string; readonly role: string }
    readonly answer: WatchSettings
  }
  /** Where this member is told of an alarm: the address goes to the relay and is kept nowhere here. */
  'cases.channel': { readonly ask: ChannelAsk; readonly answer: WatchSettings }
  'cases.settings': { readonly ask: Record<string, never>; readonly answer: WatchSettings }

  /** Name, place and ground are typed or joined now, and kept nowhere. Needs a release that two members approved. */
  'cases.export': { readonly ask: ExportAsk; readonly answer: ExportView }
}

export const countWhats = ['states-in-talks', 'visas-issued', 'persons-supported'] as const
export type CountWhat = (typeof countWhats)[number]

export type LegAsk =
  | {
      readonly act: 'plan'
      readonly caseId: string
      /** Absent: a new journey. */
      readonly journey?: string
      readonly purpose?: string
      readonly fromArea?: string
      readonly toArea?: string
      readonly toCountry?: string
      readonly planned: string
      readonly arrival?: string
      readonly means?: string
      readonly required: readonly string[]
      readonly planB?: string
      readonly abortWords?: string
    }
  | {
      readonly act: 'require'
      readonly journey: string
      readonly n: number
      readonly item: string
      readonly state: 'open' | 'done' | 'not_needed'
    }
  | {
      readonly act: 'approve' | 'start' | 'arrive' | 'end'
      readonly journey: string
      readonly n: number
    }
  | { readonly act: 'abort'; readonly journey: string; readonly n: number; readonly why?: string }

export type VisaAsk =
  | {
      readonly act: 'open'
      readonly caseId: string
      readonly stateCode: string
      readonly kind: string
      readonly priority: string
      readonly category: readonly string[]
      readonly programme?: string
    }
  | { readonly act: 'move'; readonly id: string; readonly state: string; readonly at: string }
  | {
      readonly act: 'stage'
      readonly id: string
      readonly stage: string
      readonly at: string
      readonly document?: string
    }

export type ProgrammeAsk =
  | {
      readonly act: 'open'
      readonly code: string
      readonly stateCode: string
      readonly legalBasis: string
      readonly office: string
      readonly status: string
      readonly at: string
      readonly source: string
    }
  | {
      readonly act: 'status'
      readonly id: string
      readonly status: string
      readonly at: string
      readonly source: string
    }

export type SupportAsk =
  | {
      readonly act: 'request'
      readonly caseId: string
      readonly type: string
      readonly at: string
      readonly until?: string
      readonly amount?: { readonly value: number; readonly unit: string }
      readonly fund?: string
    }
  | { readonly act: 'approve' | 'pay'; readonly id: string }
  | { readonly act: 'account'; readonly id: string; readonly receipt?: string }

export type CheckAsk =
  | {
      readonly act: 'arm'
      readonly caseId: string
      readonly kind: string
      readonly dueAt: string
      readonly every?: string
      readonly zone?: string
      readonly graceHours: number
      readonly escalation: readonly string[]
      /** Said to the person, kept as a hash. */
      readonly safeWord?: string
      readonly duressWord?: string
    }
  /** What the person said, in their words, or what happened. Both words are answered alike (R14). */
  | { readonly act: 'answer'; readonly id: string; readonly word?: string; readonly outcome?: string }
  | { readonly act: 'acknowledge'; readonly id: string }
  /** The words are said anew: they are marked under the link's own key, which no earlier hash can give. */
  | { readonly act: 'link'; readonly id: string; readonly safeWord: string; readonly duressWord?: string }
  | { readonly act: 'drop'; readonly id: string }

export type CheckAnswer = {
  readonly check: CheckRow
  /** Shown once: to be given to whoever will answer. */
  readonly link?: { readonly url: string }
}

export type ConsentAsk =
  | {
      readonly act: 'ask'
      readonly caseId: string
      readonly purpose: string
      readonly scope: 'all' | readonly string[]
      readonly recipients: readonly RecipientView[]
      readonly identifiability: string
      readonly method: string
      readonly lang: string
      readonly interpreterUsed: boolean
      readonly explained: readonly string[]
      readonly expiresAt?: string
      readonly conditions?: string
      readonly givenBy?: string
      readonly onLost?: string
      readonly onDeath?: string
      readonly ifTaken?: {
        readonly recipients: readonly RecipientView[]
        readonly words: string
        readonly afterHours: number
      }
    }
  | { readonly act: 'give'; readonly id: string; readonly explained?: readonly string[] }
  | { readonly act: 'refuse' | 'confirmErase' | 'erase'; readonly id: string }
  | { readonly act: 'hold'; readonly id: string; readonly why: string }
  | { readonly act: 'unhold'; readonly id: string }

export type ReleaseAsk =
  | {
      readonly act: 'draft'
      readonly caseId?: string
      readonly to: RecipientView
      readonly purpose: string
      readonly identifiability: string
      readonly items: readonly {
        readonly item: string
        readonly derivative?: string
        readonly fields?: readonly string[]
      }[]
    }
  | { readonly act: 'approve' | 'cancel' | 'recall'; readonly id: string }
  | { readonly act: 'recalled'; readonly id: string; readonly answer?: string }

export type FilingAsk =
  | {
      readonly act: 'draft'
      readonly caseId: string
      readonly type: string
      readonly body: string
      readonly asks: readonly string[]
      readonly remedies?: { readonly tried: readonly string[]; readonly whyNone?: string }
    }
  | {
      readonly act: 'remedies'
      readonly id: string
      readonly tried: readonly string[]
      readonly whyNone?: string
    }
  | {
      readonly act: 'file'
      readonly id: string
      readonly at: string
      readonly reference?: string
      readonly replyDue?: string
    }
  | {
      readonly act: 'stage'
      readonly id: string
      readonly stage: string
      readonly at: string
      readonly item?: string
    }
  | { readonly act: 'response'; readonly id: string; readonly response: string }

export type WatchSettings = {
  readonly watch: WatchView
  readonly roles: readonly { readonly member: string; readonly role: string }[]
  /** Mine. */
  readonly channels: readonly { readonly id: string; readonly kind: 'mail' | 'push' }[]
}
export type ChannelAsk =
  | { readonly act: 'put'; readonly kind: 'mail' | 'push'; readonly address: string }
  | { readonly act: 'drop' | 'try'; readonly id: string }

export const exportKinds = ['resettlement', 'grant', 'medical', 'own-copy', 'correction', 'costs'] as const
export type ExportKind = (typeof exportKinds)[number]
export type ExportAsk = AskLanguage & {
  readonly kind: ExportKind
  readonly release: string
  /** Boxes that were typed for this one paper: name, place, ground. */
  readonly typed: Readonly<Record<string, string>>
  readonly more?: {
    /** Of a grant. */
    readonly fund?: 'EU' | 'PG' | 'other'
    /** Of an own copy: accounts that somebody has read for what they say of others. */
    readonly readForOthers?: readonly string[]
    readonly correction?: string
    /** Whoever receives it made this key (`safeconduct paper key`): the paper is also given sealed to it. */
    readonly recipientKey?: string
    /** Of costs: months, both included. */
    readonly from?: string
    readonly to?: string
  }
}

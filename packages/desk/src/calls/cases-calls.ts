/** The calls of cases, with what each asks and is answered: see `cases.ts`. */

import type {
  AskLanguage,
  BoardFilter,
  BoardView,
  CheckRow,
  StoryView,
  TaskRow,
  TonightView,
} from './cases.ts'
import type {
  ChannelAsk,
  CheckAnswer,
  CheckAsk,
  ConsentAsk,
  CountWhat,
  ExportAsk,
  FilingAsk,
  LegAsk,
  ProgrammeAsk,
  ReleaseAsk,
  SupportAsk,
  VisaAsk,
  WatchSettings,
} from './cases-asks.ts'
import type {
  ConsentsView,
  ExportView,
  ExposureView,
  FilingsView,
  FilingView,
  MeetingView,
  ReleasesView,
  ReleaseView,
  SealedView,
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
  /** The second member's word that somebody who stood here as a minor is of age (CA56). */
  'cases.ofAge': { readonly ask: One; readonly answer: StoryView }
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
    readonly ask: AskLanguage & { readonly shelter: string; readonly at: string; readonly known: string }
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
    readonly ask: AskLanguage & {
      readonly caseId: string
      readonly at: string
      readonly known: string
      readonly heldBy?: string
      readonly lastSeen?: string
    }
    readonly answer: TakenView
  }
  /** What a capture began, for whoever leads it now; of somebody who is not taken there is nothing. */
  'cases.takenRead': { readonly ask: One & AskLanguage; readonly answer: TakenView }
  /** What stands against a meeting with a journalist (R34). It is judged alone: the place is kept nowhere. */
  'cases.meeting': {
    readonly ask: { readonly caseId: string; readonly place: string }
    readonly answer: MeetingView
  }

  'cases.consents': {
    readonly ask: AskLanguage & { readonly caseId?: string }
    readonly answer: ConsentsView
  }
  'cases.consent': { readonly ask: ConsentAsk; readonly answer: ConsentsView }
  /** After both have said yes: the records as they stood, for this page and for nothing that is kept. */
  'cases.openSealed': { readonly ask: One; readonly answer: SealedView }
  /** One of two members says that somebody named is not in an item. */
  'cases.notShown': {
    readonly ask: One & { readonly person: string; readonly why: string }
    readonly answer: { readonly id: string; readonly stillNamed: boolean }
  }
  /** One of two members says that two codes are one person, or that they are not (R18). */
  'cases.merge': {
    readonly ask: One & { readonly into: string; readonly what: 'same' | 'apart' }
    readonly answer: { readonly id: string; readonly state: 'waiting' | 'merged' | 'apart' }
  }
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

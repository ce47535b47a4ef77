/**
 * What somebody is about to do, said so exactly that the rules can judge it.
 *
 * An action is judged with the world as it stands at that moment, after the desks' writings were merged: a draft
 * that was allowed yesterday is asked again when it leaves.
 */
import type { Purpose } from '../records/consent-expiry.ts'
import type { RecordTypeName } from '../records/record-types.ts'
import type { identifiability } from '../records/vocabulary/identifiability.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'

export type Identifiability = CodeOf<typeof identifiability>

/** From the least recognisable to the most. */
export const levels: readonly Identifiability[] = ['I0', 'I1', 'I2', 'I3', 'I4', 'I5']

export const recipientKinds = [
  'press',
  'state',
  'un_body',
  'court',
  'prosecutor',
  'partner',
  'public',
] as const
export type RecipientKind = (typeof recipientKinds)[number]
export type Recipient = { readonly kind: string; readonly name: string }

export type ReleaseItem = {
  readonly ref: string
  readonly derivative?: string
  readonly fields?: readonly string[]
}

export type ReleaseWish = {
  readonly to: Recipient
  readonly purpose: Purpose
  readonly items: readonly ReleaseItem[]
  readonly identifiability: Identifiability
  readonly approvals: readonly string[]
  readonly figures?: readonly FiguresWish[]
  /** The draft that is judged again, when there is one. */
  readonly releaseId?: string
}

export type FiguresWish = {
  readonly definition: string
  readonly asOf?: string
  /** Whether the cells are told apart by State. */
  readonly by?: string
  /** Without a number: suppressed. */
  readonly cells: Readonly<Record<string, number | null>>
  readonly k?: number
  /** What the cells add up to, if that is published beside them. */
  readonly total?: number
}

export type StatementWish = {
  readonly kind: string
  readonly wording: string
  readonly speakerId?: string
  readonly officeThen?: string
  readonly saidAt?: unknown
  readonly lang?: string
  readonly translationOf?: string
  readonly anchors: readonly StatementAnchor[]
  readonly denialType?: string
  readonly denies: readonly string[]
  readonly commitment?: CommitmentWish
}

export type StatementAnchor = {
  readonly publicationId?: string
  readonly itemId?: string
  readonly testimonyId?: string
  readonly quote: string
}

export type CommitmentWish = {
  readonly promisors: readonly string[]
  readonly what?: string
  readonly due?: string
  readonly every?: string
  readonly intervalAssumed?: boolean
}

export type FilingWish = {
  readonly type: string
  readonly body?: string
  readonly personIds: readonly string[]
  readonly remedies?: { readonly tried: readonly string[]; readonly whyNone?: string }
  readonly spAnswers?: {
    readonly consent?: boolean
    readonly knowsLetterToState?: boolean
    readonly knowsPublicReport?: boolean
    readonly nameOrInitials?: string
  }
}

export type PlaceWish = {
  readonly personId: string
  readonly shelterId: string
  readonly from?: string
  readonly to?: string
  /** Judges who would live together as if there were a bed. */
  readonly assumeFree?: boolean
  /** "Anyone who must not meet this person?" was asked about this shelter, and the answer was yes. */
  readonly mustNotMeet?: boolean
  /** The leg that is confirmed: its own reservation does not count against it. */
  readonly leg?: { readonly journeyId: string; readonly n: number }
}

type ActionWishes = {
  readonly release: ReleaseWish
  readonly export: {
    readonly classes: readonly string[]
    readonly personId?: string
    readonly recordIds?: readonly string[]
  }
  readonly startLeg: {
    readonly journeyId: string
    readonly n: number
    readonly approvals?: readonly string[]
  }
  readonly place: PlaceWish
  readonly answer: { readonly helpRequestId: string; readonly template: string; readonly text?: string }
  readonly grade: {
    readonly about: string
    readonly slot: string
    readonly value: string
    readonly credibility: string
    readonly subject?: string
  }
  readonly merge: { readonly a: string; readonly b: string; readonly approvals: readonly string[] }
  readonly publishStatement: { readonly statementId: string }
  readonly newStatement: StatementWish
  readonly setStage: {
    readonly interventionId: string
    readonly stage: string
    readonly publicationId?: string
    readonly itemId?: string
  }
  readonly file: FilingWish
  readonly dossier: { readonly items: readonly string[] }
  readonly publishFigures: FiguresWish
  readonly save: {
    readonly type: RecordTypeName
    readonly field: string
    readonly value: unknown
    readonly id?: string
  }
  readonly nameAccused: {
    readonly personId: string
    readonly to: Recipient
    readonly approvals: readonly string[]
  }
  readonly saveTranslation: {
    readonly testimonyId: string
    readonly original?: string
    readonly translation: string
    /** The translator's code; a record always has one. */
    readonly by?: string
  }
  readonly meetJournalist: {
    readonly personId: string
    readonly place: string
    readonly chosenBy?: string
    readonly recipient?: string
  }
  readonly checkAnswer: { readonly checkId: string; readonly word: 'safe' | 'duress' | 'none' }
  readonly withdraw: { readonly consentId: string; readonly wish: WithdrawalWish }
  readonly closeCase: { readonly caseId: string }
  readonly lowerPriority: {
    readonly caseId: string
    readonly to: string
    readonly approvals: readonly string[]
  }
}

export type WithdrawalWish = 'stop' | 'stop_and_recall' | 'erase'

export type ActionName = keyof ActionWishes
export type ActionOf<N extends ActionName> = { readonly do: N; readonly with: ActionWishes[N] }
export type Action = { readonly [N in ActionName]: ActionOf<N> }[ActionName]
export type Wish<N extends ActionName> = ActionWishes[N]

export const actionNames = [
  'release',
  'export',
  'startLeg',
  'place',
  'answer',
  'grade',
  'merge',
  'publishStatement',
  'newStatement',
  'setStage',
  'file',
  'dossier',
  'publishFigures',
  'save',
  'nameAccused',
  'saveTranslation',
  'meetJournalist',
  'checkAnswer',
  'withdraw',
  'closeCase',
  'lowerPriority',
] as const satisfies readonly ActionName[]

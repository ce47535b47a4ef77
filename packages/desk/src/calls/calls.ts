/**
 * What the pages may ask of the desk's process, and what it answers.
 *
 * One table, shared by both sides. The process parses every request (`requests.ts`); the pages show
 * answers. Everything the vault holds reaches a page only through here, a window at a time.
 */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import type { AttentionCalls } from './attention.ts'
import type { BreakView } from './cases.ts'
import type { CasesCalls } from './cases-calls.ts'
import type { EvidenceCalls } from './evidence.ts'
import type { LineCalls } from './line-calls.ts'
import type { DeviceState, MemberRole, OrganisationCalls } from './organisation.ts'
import type { PublicationCalls } from './publication.ts'
import type { ReadingView, SharesView } from './reading.ts'
import type { ChangeState, SyncCalls } from './sync.ts'

export type Room = 'line' | 'cases' | 'evidence' | 'press'

/** Why a call was not done: one `kind`, which the pages turn into a sentence that says what to do. */
export type CallRefusal = {
  readonly kind: string
  /** Where in a form it belongs, as in `base/parse.ts`. */
  readonly field?: string
  readonly reason?: string
  /** Plain facts for the sentence (a file's own name that the person just chose, a count); never content. */
  readonly facts?: Readonly<Record<string, string | number>>
  /** The rules of cases that would be broken (`rule-broken`), or that warn (`rule-warns`). */
  readonly breaks?: readonly BreakView[]
}

export type Session =
  | { readonly state: 'no-organisation' }
  | { readonly state: 'locked'; readonly session: number; readonly told?: LockedBy }
  /** This home has asked to be let into an organisation. */
  | { readonly state: 'joining'; readonly session: number; readonly autoLockAfter: number }
  | {
      readonly state: 'open'
      readonly session: number
      readonly organisation: string
      /** Of the key that signs dossiers: the one that a stranger compares. */
      readonly fingerprint: string
      readonly me: {
        readonly code: string
        readonly role: MemberRole
        /** How the organisation sees this device; anything but `active` reads nothing new. */
        readonly state: DeviceState | 'removed'
      }
      readonly demonstration: boolean
      /** Milliseconds without a call after which the vault locks itself. */
      readonly autoLockAfter: number
      readonly clock: { readonly now: string; readonly frozen: boolean }
      /** How many records two members erased, once this desk has looked: a page that shows one is drawn anew. */
      readonly erased?: number
    }

/** Who locked a desk that did not lock itself: said above the passphrase. */
export const lockedBy = ['suspended', 'struck', 'removed'] as const
export type LockedBy = (typeof lockedBy)[number]

/** A field as this member sees it. `withheld` is not empty: its part is under a key that is not here. */
export type FieldView =
  | { readonly state: 'value'; readonly value: Json }
  | { readonly state: 'side-by-side'; readonly values: readonly Json[] }
  | { readonly state: 'withheld' }

export type RecordView = {
  readonly id: string
  readonly type: string
  /** Grows by one with every change to the record; a save names the one it was made on. */
  readonly rev: number
  readonly createdAt: string
  readonly createdBy: string
  /** `press`, `events`… or `case`, then `caseId` names the case's record. */
  readonly scope: string
  readonly caseId?: string
  /** Where its last change stands. */
  readonly kept: ChangeState
  readonly fields: Readonly<Record<string, FieldView>>
}

export type HistoryStep = {
  readonly at: string
  readonly who: string
  readonly field: string
  readonly before: Json | null
  readonly after: Json | null
  /** It cannot have been written before this, whatever `at` says: the device's own order or the marks of the members say so. */
  readonly notBefore?: string
}

/** One line of a table: the column fields only, and the line that names the record to people. */
export type Row = {
  readonly id: string
  readonly type: string
  readonly title: string
  readonly columns: Readonly<Record<string, Json | null>>
}

export type Hit = { readonly id: string; readonly type: string; readonly title: string }

export type SearchAnswer =
  | { readonly state: 'found'; readonly count: number; readonly hits: readonly Hit[] }
  /** The words name the persecutors' ground; nobody is looked up by it. */
  | { readonly state: 'mission-term' }
  | { readonly state: 'nothing-asked' }

export type ImportedFile =
  | { readonly name: string; readonly state: 'imported'; readonly id: string }
  | { readonly name: string; readonly state: 'already-here'; readonly id: string }
  | { readonly name: string; readonly state: 'refused'; readonly refusal: CallRefusal }

export type Job = {
  readonly id: string
  readonly what:
    | 'dossier'
    | 'verify'
    | 'import'
    | 'check'
    | 'bundle-make'
    | 'bundle-take'
    | 'cover'
    | 'capture'
  readonly done: number
  readonly of: number
  readonly state: 'running' | 'finished' | 'stopped' | 'refused'
  readonly result?: Json
  readonly refusal?: CallRefusal
}

/** Each call: what is asked and what is answered. */
export type Calls = RecordCalls &
  OrganisationCalls &
  SyncCalls &
  LineCalls &
  CasesCalls &
  EvidenceCalls &
  AttentionCalls &
  PublicationCalls

type RecordCalls = {
  'session.read': { readonly ask: Record<string, never>; readonly answer: Session }
  'organisation.create': {
    readonly ask: { readonly name: string; readonly passphrase: string; readonly language: Language }
    readonly answer: Session
  }
  /** Six random words or more, to be offered when an organisation is created. */
  'passphrase.offer': {
    readonly ask: Record<string, never>
    readonly answer: { readonly passphrase: string }
  }
  'demonstration.open': { readonly ask: Record<string, never>; readonly answer: Session }
  'vault.unlock': { readonly ask: { readonly passphrase: string }; readonly answer: Session }
  'vault.lock': { readonly ask: Record<string, never>; readonly answer: Session }
  'records.table': {
    readonly ask: {
      readonly types: readonly string[]
      readonly filter: string
      readonly offset: number
      readonly limit: number
      /** Only the records of this case. */
      readonly caseId?: string
      /** Only the records with a reference to this one. */
      readonly about?: string
      /** In which language titles are made; without it, in the organisation's. */
      readonly language?: Language
    }
    readonly answer: { readonly total: number; readonly rows: readonly Row[] }
  }
  /** How references are shown: the titles of these records; one that this member may not read is left out, without a word. */
  'records.titles': {
    readonly ask: { readonly ids: readonly string[]; readonly language?: Language }
    readonly answer: { readonly records: readonly Hit[] }
  }
  'records.read': { readonly ask: { readonly id: string }; readonly answer: RecordView }
  'records.history': {
    readonly ask: { readonly id: string }
    readonly answer: { readonly steps: readonly HistoryStep[] }
  }
  'records.save': {
    readonly ask: {
      /** Absent: a new record. */
      readonly id?: string
      /** The revision the form was filled from; a newer one in the vault is kept beside, never overwritten unseen. */
      readonly rev?: number
      readonly type: string
      /** The case the record belongs to, for types that live in one. */
      readonly caseId?: string
      /** Only the fields that changed; null empties a field. */
      readonly fields: Readonly<Record<string, Json>>
    }
    readonly answer: RecordView
  }
  /**
   * What is being typed, kept at once and sealed like everything else. One draft at a time: those of names and
   * of places never meet in an answer. `name` is a record's id, or `new` and its type.
   */
  'draft.read': {
    readonly ask: { readonly name: string }
    readonly answer: { readonly fields: Readonly<Record<string, Json>> | null }
  }
  'draft.keep': {
    readonly ask: { readonly name: string; readonly fields: Readonly<Record<string, Json>> }
    readonly answer: Record<string, never>
  }
  'draft.drop': { readonly ask: { readonly name: string }; readonly answer: Record<string, never> }
  'search.find': {
    readonly ask: {
      readonly words: string
      readonly room?: Room | 'names' | 'places'
      readonly caseId?: string
      readonly language?: Language
    }
    readonly answer: SearchAnswer
  }
  /** The words the persecutors use for those they hunt: nobody is looked up by them, and no short field may hold one. */
  'terms.read': {
    readonly ask: Record<string, never>
    readonly answer: { readonly terms: readonly string[] }
  }
  'terms.save': {
    readonly ask: { readonly terms: readonly string[] }
    readonly answer: { readonly terms: readonly string[] }
  }
  'press.import': {
    readonly ask: { readonly files: readonly { readonly name: string; readonly base64: string }[] }
    readonly answer: { readonly files: readonly ImportedFile[] }
  }
  'press.reading': { readonly ask: { readonly id: string }; readonly answer: ReadingView }
  'press.shares': { readonly ask: Record<string, never>; readonly answer: SharesView }
  /** Writes into the exports folder of the home or the folder named; answers at once with a job to watch. */
  'dossier.make': {
    readonly ask: { readonly folder: string; readonly title?: string; readonly language?: Language }
    readonly answer: Job
  }
  /**
   * `key`: the fingerprint that the organisation told by another way; with it the verdict says who signed. `roots`: a file
   * of certificates that are trusted for times beside those of the program's platform. `headers`: a file of headers of blocks.
   */
  'dossier.verify': {
    readonly ask: {
      readonly folder: string
      readonly key?: string
      readonly roots?: string
      readonly headers?: string
    }
    readonly answer: Job
  }
  'vault.check': { readonly ask: Record<string, never>; readonly answer: Job }
  'job.read': { readonly ask: { readonly id: string }; readonly answer: Job }
  'job.stop': { readonly ask: { readonly id: string }; readonly answer: Job }
}

export type CallName = keyof Calls
export type Ask<N extends CallName> = Calls[N]['ask']
export type Answer<N extends CallName> = Calls[N]['answer']

/** Every answer carries the number of the session that gave it; a page that holds an older one drops all it shows. */
export type Reply<N extends CallName> =
  | { readonly ok: true; readonly session: number; readonly value: Answer<N> }
  | { readonly ok: false; readonly session: number; readonly refusal: CallRefusal }

/**
 * How a call travels. `POST callPath + name`, the JSON of the ask as body, with this header (a page of
 * another origin cannot set it) and the cookie; the answer is 200 with the JSON of a `Reply`, also for a refusal.
 */
export const callPath = '/call/'
/** `again`: the page asks by itself what it has asked before, because clocks run. That is no sign of a person (C24). */
export const callHeader = { name: 'x-desk', value: '1', again: 'again' } as const
/** The printed address is `http://127.0.0.1:PORT/#TOKEN`. The page POSTs `{"token": …}` from its fragment here, once, and gets the cookie (204; 403 when the token was used). */
export const enterPath = '/enter'

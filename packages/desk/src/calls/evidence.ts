/**
 * What the pages may ask of an item's papers: its seals, its chain of custody, the gaps in it and who could testify.
 * docs/formats/desk-calls.md, C108. Members are named by their codes; no salt, manifest or key is in an answer.
 */
import type { CustodyType } from '@safeconduct/core/evidence/custody/event.ts'

export type SealView = {
  readonly at: string
  readonly by: string
  /** `waiting` until the next step of the ledger of the device that sealed. */
  readonly state: 'waiting' | 'in-ledger'
  readonly witnesses: readonly string[]
  readonly timestamps: number
}

export type HandlingView = {
  readonly at: string
  readonly what: CustodyType
  readonly by: string
  readonly second?: string
  readonly purpose?: string
  readonly failed: boolean
}

export type GapView = {
  readonly kind:
    | 'before-reception'
    | 'unsealed'
    | 'in-transit'
    | 'alone'
    | 'missing-event'
    | 'erased-event'
    | 'unsure-clock'
  readonly from?: string
  readonly to?: string
  readonly by?: string
}

export type PapersView = {
  readonly seals: readonly SealView[]
  readonly handlings: readonly HandlingView[]
  readonly gaps: readonly GapView[]
  /** What each could speak about before a court; `making` and `source` are the person's own. */
  readonly could: readonly { readonly who: string; readonly to: readonly string[] }[]
}

export type EvidenceCalls = {
  'evidence.papers': { readonly ask: { readonly id: string }; readonly answer: PapersView }
}

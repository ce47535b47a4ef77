/** What a dossier is made of, and why one may not be written. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import type { Instant } from '@safeconduct/core/base/date.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import type { DossierItem } from '@safeconduct/core/evidence/dossier.ts'
import type { DossierPartsContent } from '@safeconduct/core/evidence/parts/parts.ts'
import type { Fingerprint } from '@safeconduct/core/evidence/ssh-key.ts'
import type { SigningKey } from '@safeconduct/core/sealed/sign.ts'

/** One item as the vault hands it over. `name` and `title` come from outside and never become a path as they are. */
export type DossierOriginal = {
  readonly name: string
  readonly title: string
  /** Where it was published or who handed it in, as it may be shown to the recipient. */
  readonly source?: string
  /** A year, month, day or instant: `2021`, `2021-08`, `2021-08-05`, `2021-08-05T09:00:00Z`. */
  readonly publishedAt?: string
  readonly receivedAt: Instant
  readonly mediaType: string
  /** The hash taken when it was sealed, in hex; other bytes now are refused. */
  readonly sha256?: string
  readonly content: Uint8Array | (() => AsyncIterable<Uint8Array>)
}

/** A file beside the items, under one of the names that the layout knows. */
export type DossierPaper = { readonly path: string; readonly bytes: Bytes }

/** What makes a dossier whole: its parts, and what lies beside the items. Asked for when the items are written. */
export type WholeParts = {
  readonly content: Omit<DossierPartsContent, 'format'>
  readonly papers: readonly DossierPaper[]
}

export type DossierRequest = {
  /** Must not exist, or be an empty folder. */
  readonly folder: string
  readonly title: string
  readonly organisation: string
  readonly language: Language
  /** Name and version of the program that wrote it. */
  readonly software: string
  readonly items: Iterable<DossierOriginal> | AsyncIterable<DossierOriginal>
  readonly signingKey: SigningKey
  readonly clock: Clock
  readonly random: Random
  /** Left out for a plain collection of items. The items have their numbers and hashes by then. */
  readonly parts?: (items: readonly DossierItem[]) => Promise<WholeParts>
  /** Called after each item with the number written so far. */
  readonly progress?: (items: number) => void
  readonly signal?: AbortSignal
}

export type WrittenDossier = {
  readonly folder: string
  readonly items: number
  readonly bytes: number
  readonly key: Fingerprint
}

export type DossierRefusal =
  | { readonly kind: 'folder-not-empty' }
  | { readonly kind: 'not-a-folder' }
  | { readonly kind: 'no-parent-folder' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'device' }
  | { readonly kind: 'stopped' }
  /** The head of the dossier (`title`, `organisation`…) cannot be written as it is. */
  | { readonly kind: 'head-unfit'; readonly field: string }
  /** `item` counts from 1 in the order given. */
  | { readonly kind: 'item-unfit'; readonly item: number; readonly field: string }
  /** The bytes are not those that were sealed. */
  | { readonly kind: 'item-changed'; readonly item: number }
  | { readonly kind: 'item-unreadable'; readonly item: number }
  | { readonly kind: 'too-many-items' }
  /** A part says something in a form that a dossier does not have. */
  | { readonly kind: 'parts-unfit'; readonly field: string }
  | { readonly kind: 'not-typeset' }

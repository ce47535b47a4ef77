/** Where a quotation stands, and the answer to who speaks it. */
import type { Mentions } from '../names/mentions.ts'
import type { Names } from '../names/names.ts'
import type { Basis } from '../report.ts'
import type { Token } from '../tokens.ts'

/** `name` is `null` where nobody may be named; `basis` says from what it is known, or why nobody is. */
export type Speaker = { readonly name: string | null; readonly basis: Basis }

/** Where a quotation, or a statement without marks, stands in the report. */
export type Scene = {
  readonly text: string
  readonly names: Names
  readonly mentions: Mentions
  /** Number of the passage in the article. */
  readonly passage: number
  readonly tokens: readonly Token[]
  /** Who says "I" here: the speaker of the quotation around it, or who signs the report. */
  readonly self: string | null
}

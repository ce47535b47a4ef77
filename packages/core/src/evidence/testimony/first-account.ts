/**
 * One detailed account only: whoever tells it again and again is hurt again, and each telling differs a little, which a
 * defence will read aloud (Eurojust and ICC-OTP guidelines of 2022; Murad Code). So before an account is taken, what
 * exists already is shown. It warns and does not forbid: sometimes there is a reason, and then it is written down.
 * Rules TY10 to TY13 of docs/formats/testimony.md.
 */
import { readAccount } from './account.ts'

export type KnownAccount = {
  readonly id: string
  readonly sourceId: string
  readonly takenAt: string
  readonly mode: string
  readonly state: string
  /** The words, where it is text that can be read here. */
  readonly original?: string
  readonly isRecording: boolean
  readonly priorTellings: readonly { readonly to: string; readonly when?: string }[]
}

export type AccountWarning =
  | {
      readonly kind: 'full-account-exists'
      readonly id: string
      readonly takenAt: string
      readonly paragraphs: number
    }
  /** One is begun and not sealed: finish that one. */
  | { readonly kind: 'account-unfinished'; readonly id: string; readonly takenAt: string }
  /** Others have heard it, some in public. */
  | { readonly kind: 'told-before'; readonly times: number; readonly last?: string }
  /** Taken by a partner in their own words: that one is no account of the person's. */
  | { readonly kind: 'only-a-summary'; readonly id: string }

const gone: readonly string[] = ['withdrawn']
const done: readonly string[] = ['sealed', 'amended']
/** A few lines are no account that was gone through in detail. */
const fullParagraphs = 3
const fullLength = 600

/** What to say before an account of this person is taken. `accounts` are all that can be read here. */
export function beforeAnAccount(
  sourceId: string,
  accounts: readonly KnownAccount[],
): readonly AccountWarning[] {
  const own = accounts
    .filter((account) => account.sourceId === sourceId && !gone.includes(account.state))
    .toSorted((a, b) => (a.takenAt < b.takenAt ? -1 : 1))
  const warnings: AccountWarning[] = []
  for (const account of own) {
    const { id, takenAt, state, mode } = account
    if (mode === 'partner_summary') warnings.push({ kind: 'only-a-summary', id })
    else if (!done.includes(state)) warnings.push({ kind: 'account-unfinished', id, takenAt })
    else if (isFull(account))
      warnings.push({ kind: 'full-account-exists', id, takenAt, paragraphs: paragraphsIn(account) })
  }
  const told = own.flatMap(({ priorTellings }) => priorTellings)
  const last = told
    .flatMap(({ when }) => when ?? [])
    .toSorted()
    .at(-1)
  if (told.length > 0)
    warnings.push({ kind: 'told-before', times: told.length, ...(last === undefined ? {} : { last }) })
  return warnings
}

function paragraphsIn({ original }: KnownAccount): number {
  return original === undefined ? 0 : readAccount(original).length
}

function isFull(account: KnownAccount): boolean {
  if (account.isRecording) return true
  return paragraphsIn(account) >= fullParagraphs || (account.original ?? '').length >= fullLength
}

export type SealReadiness =
  | 'not-read-back'
  | 'support-not-offered'
  | 'interpreter-without-code'
  | 'nobody-asked-how-known'
  | 'nothing-said'

/** What still stands in the way of sealing (`must`), and what a court will ask about (`should`). */
export function beforeSealing(account: {
  readonly readBack: boolean
  readonly supportOffered: boolean
  readonly interpreterUsed: boolean
  readonly interpreterCode?: string
  readonly original?: string
  readonly isRecording: boolean
}): { readonly must: readonly SealReadiness[]; readonly should: readonly SealReadiness[] } {
  const paragraphs = account.original === undefined ? [] : readAccount(account.original)
  const must: SealReadiness[] = []
  const should: SealReadiness[] = []
  if (paragraphs.length === 0 && !account.isRecording) must.push('nothing-said')
  if (!account.readBack) must.push('not-read-back')
  if (account.interpreterUsed && account.interpreterCode === undefined) must.push('interpreter-without-code')
  if (!account.supportOffered) should.push('support-not-offered')
  if (paragraphs.some(({ knowledge }) => knowledge === 'unknown')) should.push('nobody-asked-how-known')
  return { must, should }
}

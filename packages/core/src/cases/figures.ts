/**
 * A figure that was published, beside what our own records know on that day.
 *
 * A figure has a definition and a date, or it is no figure. Where others counted too, ours cannot be made to agree, and
 * to say so is the right answer: adding other groups' cases as ours would be the lie that discredits the rest.
 */
import type { Words } from '../base/language.ts'

export type ReconciledVerdict = 'matches' | 'cannot-be-reconciled' | 'ours-is-higher'

export type Reconciled = {
  readonly asOf: string
  readonly published: number
  readonly ours: number
  readonly verdict: ReconciledVerdict
}

export function reconcile(published: number, ours: number, asOf: string): Reconciled {
  const verdict: ReconciledVerdict =
    published === ours ? 'matches' : published > ours ? 'cannot-be-reconciled' : 'ours-is-higher'
  return { asOf, published, ours, verdict }
}

export const reconciledWords: { readonly [V in ReconciledVerdict]: Words } = {
  matches: { en: 'matches', ru: 'совпадает', fr: 'concorde' },
  'cannot-be-reconciled': {
    en: 'cannot be reconciled from our records; other organisations may be included',
    ru: 'по нашим записям не сходится; возможно, учтены и другие организации',
    fr: 'ne peut être rapproché de nos fiches ; d’autres organisations y sont peut-être comptées',
  },
  'ours-is-higher': {
    en: 'our records know of more than was published',
    ru: 'у нас записано больше, чем опубликовано',
    fr: 'nos fiches en connaissent plus que ce qui fut publié',
  },
}

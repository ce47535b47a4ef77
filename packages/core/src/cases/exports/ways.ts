/** What each paper is for and who may get it. A paper for somebody else is another paper. */
import type { recipientKind, releasePaper } from '../../records/choices/consent.ts'
import type { Purpose } from '../../records/consent-expiry.ts'
import type { CodeOf } from '../../records/vocabulary/vocabulary.ts'

export const exportKinds = [
  'resettlement',
  'grant',
  'medical',
  'own-copy',
  'correction',
  'costs',
] as const satisfies readonly CodeOf<typeof releasePaper>[]
export type ExportKind = CodeOf<typeof releasePaper>

export type RecipientKind = CodeOf<typeof recipientKind>

type Way = {
  readonly purposes: readonly Purpose[]
  readonly to: readonly RecipientKind[]
  /** Name, place and danger may be joined in it: two members must have signed. */
  readonly joins: boolean
}

export const ways: { readonly [K in ExportKind]: Way } = {
  resettlement: { purposes: ['P06', 'P07'], to: ['un_body', 'state'], joins: true },
  grant: { purposes: ['P05'], to: ['partner'], joins: true },
  medical: { purposes: ['P05'], to: ['partner'], joins: false },
  'own-copy': { purposes: ['P01'], to: ['subject'], joins: false },
  correction: {
    purposes: ['P05', 'P06', 'P07', 'P08', 'P10', 'P11'],
    to: ['un_body', 'state', 'partner', 'court', 'press'],
    joins: false,
  },
  costs: { purposes: ['P04', 'P05'], to: ['partner', 'internal'], joins: false },
}

/** The papers that a release with this purpose and this recipient may be. */
export function papersFor(purpose: string, to: string): readonly ExportKind[] {
  return exportKinds.filter((kind) => {
    const way = ways[kind]
    return way.purposes.some((one) => one === purpose) && way.to.some((one) => one === to)
  })
}

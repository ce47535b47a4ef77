/**
 * Who the codes of an item are, for the sealed annex that goes to a court alone, by another way than the dossier.
 * docs/formats/custody.md, CU19 and CU20.
 */
export type AnnexRow = { readonly item: string; readonly code: string; readonly is: string }

/** What one kept event knows: the member behind the code of its actor and of whoever stood beside. */
export type Handling = {
  readonly item: string
  readonly codes: readonly { readonly code: string; readonly is: string }[]
}

/** One row for each code of each item, in order; a code that stands for two people is a defect. */
export function custodyAnnex(handlings: readonly Handling[]): readonly AnnexRow[] {
  const rows = new Map<string, AnnexRow>()
  for (const { item, codes } of handlings) {
    for (const { code, is } of codes) {
      const known = rows.get(`${item} ${code}`)
      if (known !== undefined && known.is !== is)
        throw new Error('one code stands for two people in one item')
      rows.set(`${item} ${code}`, { item, code, is })
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

/**
 * Which marks that could identify a person a set of boxes leaves open (rule R27). A mark is words of a documenter ("scar
 * above the left eye"); whoever draws a box says which of them lie under it.
 */

export type Cover = { readonly why: string; readonly covers: readonly string[] }

export function marksLeft(marks: readonly string[], covers: readonly Cover[]): readonly string[] {
  const covered = new Set(covers.flatMap((each) => each.covers.map(plain)))
  return [...new Set(marks)].filter((mark) => !covered.has(plain(mark)))
}

/** Why a region was covered, in the words that rule R27 looks for. */
export function reasonOf({ why, covers }: Cover): string {
  return [why, ...covers]
    .filter((part) => part.trim() !== '')
    .join('; ')
    .slice(0, 300)
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

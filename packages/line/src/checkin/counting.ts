/** What the page does for whoever has no link: it counts. Rather a dull tool than a page that has something to hide. */
export type Count = { readonly words: number; readonly letters: number }

export function countOf(text: string): Count {
  return {
    words: text.split(/\s+/).filter((word) => word !== '').length,
    letters: text.match(/\S/gu)?.length ?? 0,
  }
}

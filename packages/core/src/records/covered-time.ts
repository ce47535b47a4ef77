/**
 * For how long something in a film is covered. A mark that could identify somebody is covered when the boxes that name it lie
 * there, taken together, from its first second to its last: for one frame beside a box a face is a face (rule R27).
 */

/** Of a film: open where nothing is said, at its beginning or its end. Both seconds belong to it. */
export type Span = { readonly from?: number; readonly to?: number }

/** Seconds are written down whole: what is seen in the ninth is seen until the tenth, and by nobody only backwards. */
export function seenSpan({ from, to }: { readonly from: number; readonly to: number }): Span {
  return { from: Math.min(from, to), to: Math.max(from, to) + 1 }
}

/** What of `needed` no cover lies over; needed all through where nobody said from when to when. */
export function uncovered(needed: readonly Span[], covers: readonly Span[]): readonly Span[] {
  return (needed.length === 0 ? [{}] : needed).flatMap((span) => gapsIn(span, covers))
}

function gapsIn(span: Span, covers: readonly Span[]): readonly Span[] {
  const end = endOf(span)
  const gaps: Span[] = []
  let at = startOf(span)
  let isTouched = false
  for (const cover of covers.toSorted((a, b) => startOf(a) - startOf(b))) {
    if (startOf(cover) > end || at === Number.POSITIVE_INFINITY) break
    if (startOf(cover) > at) gaps.push({ from: at, to: startOf(cover) })
    // A second that is over is covered as far as the box reached, and no further.
    if (endOf(cover) < at) continue
    at = endOf(cover)
    isTouched = true
  }
  return isTouched && at >= end
    ? gaps
    : [...gaps, end === Number.POSITIVE_INFINITY ? { from: at } : { from: at, to: end }]
}

function startOf({ from }: Span): number {
  return from ?? 0
}

function endOf({ to }: Span): number {
  return to ?? Number.POSITIVE_INFINITY
}

/** As a redaction's region has it: `1.5–9 s: 10,20 40x40`, `0–end s: …`; without seconds it lies there all through. */
export function spanText({ from, to }: Span): string {
  return from === undefined && to === undefined ? '' : `${from ?? 0}–${to ?? 'end'} s: `
}

export function spanIn(region: string): Span {
  const [, from, to] = /^(\d+(?:\.\d+)?)–(\d+(?:\.\d+)?|end) s: /.exec(region) ?? []
  if (from === undefined || to === undefined) return {}
  return { from: Number(from), ...(to === 'end' ? {} : { to: Number(to) }) }
}

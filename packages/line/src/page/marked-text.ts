/**
 * Text from elsewhere as it is shown: as text, with everything marked that could make it look like another one.
 *
 * Against whoever writes in an operator's name from a stolen desk, or hides a turn of direction, an invisible sign or
 * a Cyrillic "а" in a Latin name: nothing is taken away and nothing is believed, the person sees that it is there.
 */
export type Segment =
  | { readonly kind: 'plain'; readonly text: string }
  /** A sign that shows nothing by itself, or turns what stands beside it. */
  | { readonly kind: 'hidden'; readonly code: string }
  /** One word with letters of two alphabets that look alike. */
  | { readonly kind: 'mixed'; readonly text: string }

// Controls but for line ends and tabs, what turns directions, what has no width, fillers and tags.
const hidden =
  /[\p{Bidi_Control}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u115f\u1160\u180e\u200b\u2028\u2029\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f/u
const pieces = new RegExp(`(${hidden.source})|([\\p{L}\\p{M}]+)`, 'gu')
const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u]

export function segmentsOf(text: string): readonly Segment[] {
  const found: Segment[] = []
  let at = 0
  const plain = (until: number): void => {
    if (until > at) found.push({ kind: 'plain', text: text.slice(at, until) })
  }
  for (const match of text.matchAll(pieces)) {
    const [piece, sign] = match
    const isMixed = sign === undefined && alphabets.filter((alphabet) => alphabet.test(piece)).length > 1
    if (sign === undefined && !isMixed) continue
    plain(match.index)
    at = match.index + piece.length
    found.push(isMixed ? { kind: 'mixed', text: piece } : { kind: 'hidden', code: codeOf(piece) })
  }
  plain(text.length)
  return found
}

function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

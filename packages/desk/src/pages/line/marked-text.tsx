import parts from '../style/parts.module.css'
import css from './line.module.css'

/**
 * What a stranger wrote, as text and nothing else. Signs that hide, turn or imitate are shown as marks: a caller must
 * not be able to make an operator read what is not there.
 */
export function MarkedText({ text }: { readonly text: string }) {
  return (
    <div className={parts['said']} dir="auto">
      {piecesOf(text).map(({ shown, marked }, at) =>
        marked ? (
          // The text does not change under its key.
          <span key={`${at} ${shown}`} className={css['mark']}>
            {shown}
          </span>
        ) : (
          shown
        ),
      )}
    </div>
  )
}

export type Piece = { readonly shown: string; readonly marked: boolean }

// Beside those of `base/printable.ts`: line breaks and tabs are what people type, and joiners make emoji and scripts.
const hiding =
  /[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u
const usual = new Set(['\n', '\t'])

/** Runs of plain text, and each deceiving sign as `U+202E`. A Latin word with a Cyrillic letter in it is marked too. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const part of text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .split(/([\p{L}\p{M}]+)/u)) {
    if (isMixed(part)) pieces.push({ shown: part, marked: true })
    else pieces.push(...signsOf(part))
  }
  return joined(pieces)
}

function* signsOf(part: string): Generator<Piece> {
  for (const sign of part) {
    if (!hiding.test(sign) || usual.has(sign)) yield { shown: sign, marked: false }
    else {
      const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      yield { shown: `U+${code}`, marked: true }
    }
  }
}

/** A word of two alphabets whose letters look alike: almost always one that pretends to be another. */
function isMixed(word: string): boolean {
  const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]
  return alphabets.filter((alphabet) => alphabet.test(word)).length > 1
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last !== undefined && !last.marked && !piece.marked)
      out[out.length - 1] = { shown: last.shown + piece.shown, marked: false }
    else if (piece.shown !== '') out.push(piece)
  }
  return out
}

/**
 * Names from outside as a screen may show them.
 *
 * "photo\u{202e}gpj.exe" without its hex looks like a picture: whoever hands over a file chooses its name.
 */

// Control characters, and those that turn or hide what stands beside them.
const deceiving = /[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffb]/u

/** Whether a name could be mistaken on a screen, or break one. */
export function isDeceiving(path: string): boolean {
  return !path.isWellFormed() || deceiving.test(path)
}

/** A name from outside as it may be shown: what could deceive becomes `\u{…}`, and it is cut at 300 characters. */
export function printable(path: string): string {
  const shown = Array.from(path.toWellFormed(), (sign) =>
    deceiving.test(sign) ? `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}` : sign,
  )
  return shown.length > 300 ? `${shown.slice(0, 300).join('')}…` : shown.join('')
}

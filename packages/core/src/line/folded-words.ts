/**
 * Words as they are compared: without case, accents and invisible signs, digits of any script as 0 to 9. What an
 * operator types at night and what stands in a record are then the same word.
 */
export function foldedWords(text: string): readonly string[] {
  return plainDigits(text)
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Digits of every script as the ten that a phone dials. */
export function plainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
}

/** Unicode lays out every script's digits in rows of ten, beginning with zero. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return (code - zero) % 10
}

/** Every row of so many words on end, each as one text. */
export function runsOf(words: readonly string[], length: number): ReadonlySet<string> {
  const runs = new Set<string>()
  for (let at = 0; at + length <= words.length; at += 1) runs.add(words.slice(at, at + length).join(' '))
  return runs
}

export function holdsRun(words: readonly string[], run: readonly string[]): boolean {
  return run.length > 0 && runsOf(words, run.length).has(run.join(' '))
}

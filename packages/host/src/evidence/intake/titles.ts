/** What a file that was taken in is called: a name that somebody gave it may say more than it should, or turn a line around. */

/** A name as a title: no path, no marks that turn the line around. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .trim()
  return plain === '' ? 'File' : plain.slice(0, 200).toWellFormed()
}

/** Where the name is a word of the mission's list. */
export function plainTitle(family: string): string {
  return `File received (${family})`
}

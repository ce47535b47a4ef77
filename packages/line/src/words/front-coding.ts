/**
 * A list of words as the page carries it: each as the number of letters it shares with the one before, and the rest.
 * `abacus abalone` becomes `0abacus3lone`. A fifth less to wait for, on a line where each kilobyte takes its time.
 */
const mostShared = 9

export function packWords(words: readonly string[]): string {
  let before = ''
  return words
    .map((word) => {
      let shared = 0
      while (shared < mostShared && shared < word.length && word[shared] === before[shared]) shared++
      before = word
      return `${shared}${word.slice(shared)}`
    })
    .join('')
}

export function unpackWords(packed: string): readonly string[] {
  let before = ''
  return [...packed.matchAll(/(\d)(\D*)/g)].map(([, shared, rest = '']) => {
    before = before.slice(0, Number(shared)) + rest
    return before
  })
}

/** Which texts have eight words in a row with another, before anything of them is read: a number for each eight. */

/** As long as the shortest run that counts: its words are never fewer than these. */
const stretch = 8

/** Each eight words in a row as a number. Two may share one: what is found is compared word for word afterwards. */
export function stretchesIn(text: string): Int32Array {
  const words = Array.from(text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu), ([word]) => numberOf(word))
  return Int32Array.from({ length: Math.max(0, words.length - stretch + 1) }, (_, at) => {
    let number = 7
    for (let i = at; i < at + stretch; i++) number = (Math.imul(number, 31) + (words[i] ?? 0)) | 0
    return number
  })
}

function numberOf(word: string): number {
  let number = 0
  for (let i = 0; i < word.length; i++) number = (Math.imul(number, 31) + word.charCodeAt(i)) | 0
  return number
}

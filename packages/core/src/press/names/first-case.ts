/**
 * Russian names back in their first case: «по словам правозащитника Льва Сажина» is said by Лев Сажин.
 *
 * Only where the sentence itself asks for the second case; by its shape alone «Сажина» may be a woman.
 */
const irregular: ReadonlyMap<string, string> = new Map([
  ['Льва', 'Лев'],
  ['Павла', 'Павел'],
  ['Петра', 'Пётр'],
])

export function fromSecondCase(name: string): string {
  if (!/^\p{Script=Cyrillic}[\p{Script=Cyrillic}. -]+$/u.test(name)) return name
  const words = name.split(' ')
  const last = words.at(-1) ?? ''
  const isWoman =
    /(?:ой|ей)(?:$|-)/u.test(last) ||
    (words.length > 1 && /[ыи]$/u.test(words[0] ?? '') && !/(?:ов|ев|ёв|ин|ын|к)(?:а|ого)$/u.test(last))
  // «Айла Виннер»: a man's surname would have changed, and a woman's given name shows its case by itself.
  if (words.length > 1 && !isWoman && /[бвгджзклмнпрстфхцчшщ]$/u.test(last))
    return words
      .map((word, i) => (i < words.length - 1 && /[ыи]$/u.test(word) ? given(word) : word))
      .join(' ')
  return words
    .map((word, i) =>
      i === words.length - 1
        ? word
            .split('-')
            .map((part) => surname(part, isWoman))
            .join('-')
        : given(word),
    )
    .join(' ')
}

function surname(word: string, isWoman: boolean): string {
  if (isWoman)
    return word
      .replace(/(ов|ев|ёв|ин|ын)ой$/u, '$1а')
      .replace(/(с|ц)кой$/u, '$1кая')
      .replace(/ы$/u, 'а')
      .replace(/и$/u, 'я')
  return word
    .replace(/(ов|ев|ёв|ин|ын)а$/u, '$1')
    .replace(/(с|ц)кого$/u, '$1кий')
    .replace(/ого$/u, 'ый')
    .replace(/его$/u, 'ий')
    .replace(/([бвгджзклмнпрстфхцчшщ])а$/u, '$1')
    .replace(/([бвгджзклмнпрстфхцчшщ])я$/u, '$1ь')
}

function given(word: string): string {
  const known = irregular.get(word)
  if (known !== undefined || word.endsWith('.')) return known ?? word
  return word
    .replace(/(ич)а$/u, '$1')
    .replace(/(овн|евн|ичн)ы$/u, '$1а')
    .replace(/ии$/u, 'ия')
    .replace(/([гкхжшщч])и$/u, '$1а')
    .replace(/и$/u, 'я')
    .replace(/ы$/u, 'а')
    .replace(/([еиао])я$/u, '$1й')
    .replace(/я$/u, 'ь')
    .replace(/([бвгджзклмнпрстфхцчшщ])а$/u, '$1')
}
